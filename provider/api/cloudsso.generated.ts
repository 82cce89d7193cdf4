// Generated from facts/cloudsso.json by `npm run generate`. Edit the table, not this file.
// The types of CloudSSO 2021-05-15 in wire names. Any field of an answer may be missing.

export type RequestTag = { readonly Key: string; readonly Value?: string | undefined };

export interface AccessAssignment {
  readonly AccessConfigurationId?: string;
  readonly AccessConfigurationName?: string;
  readonly CreateTime?: string;
  readonly PrincipalId?: string;
  readonly PrincipalName?: string;
  readonly PrincipalType?: string;
  readonly TargetId?: string;
  readonly TargetName?: string;
  readonly TargetPath?: string;
  readonly TargetPathName?: string;
  readonly TargetType?: string;
  readonly OriginTargetId?: string;
}

export interface AccessConfiguration {
  readonly AccessConfigurationId?: string;
  readonly AccessConfigurationName?: string;
  readonly CreateTime?: string;
  readonly Description?: string;
  readonly RelayState?: string;
  readonly SessionDuration?: number;
  readonly StatusNotifications?: readonly string[];
  /** Not from UpdateAccessConfiguration. */
  readonly Tags?: readonly Tag[];
  readonly UpdateTime?: string;
}

export interface AccessConfigurationProvisioning {
  readonly AccessConfigurationId?: string;
  readonly AccessConfigurationName?: string;
  readonly CreateTime?: string;
  readonly RAMPolicyNames?: readonly string[];
  readonly RAMRoleName?: string;
  readonly SAMLProviderName?: string;
  readonly Status?: string;
  readonly TargetId?: string;
  readonly TargetName?: string;
  readonly TargetPath?: string;
  readonly TargetPathName?: string;
  readonly TargetType?: string;
  readonly UpdateTime?: string;
  readonly OriginTargetId?: string;
}

export interface AttributePassingSetting {
  readonly SourceIdentityPassing?: string;
}

export interface DelegateAccount {
  readonly AccountId?: string;
  readonly DelegateStatus?: string;
}

export interface Directory {
  readonly CreateTime?: string;
  readonly DirectoryId?: string;
  readonly DirectoryName?: string;
  readonly Region?: string;
  readonly UpdateTime?: string;
}

export interface DirectoryStatistics {
  readonly AccessAssignmentCount?: number;
  readonly AccessConfigurationCount?: number;
  readonly AccessConfigurationQuota?: number;
  readonly DirectoryId?: string;
  readonly DirectoryName?: string;
  readonly GroupCount?: number;
  readonly GroupQuota?: number;
  readonly InProgressTaskCount?: number;
  readonly InlinePolicyPerAccessConfigurationQuota?: number;
  readonly Region?: string;
  readonly SCIMServerCredentialCount?: number;
  readonly SCIMSyncEnabled?: boolean;
  readonly SSOEnabled?: boolean;
  readonly SystemPolicyPerAccessConfigurationQuota?: number;
  readonly UserCount?: number;
  readonly UserQuota?: number;
}

export interface ExternalId {
  readonly Id?: string;
  readonly Issuer?: string;
}

export interface GlobalAccessStatus {
  readonly status?: string;
}

export interface Group {
  readonly CreateTime?: string;
  readonly Description?: string;
  readonly GroupId?: string;
  readonly GroupName?: string;
  readonly ProvisionType?: string;
  readonly UpdateTime?: string;
}

export interface GroupMember {
  readonly Description?: string;
  readonly DisplayName?: string;
  readonly Email?: string;
  readonly GroupId?: string;
  readonly JoinTime?: string;
  readonly ProvisionType?: string;
  readonly Status?: string;
  readonly UserId?: string;
  readonly UserName?: string;
}

export interface JoinedGroup {
  readonly Description?: string;
  readonly GroupId?: string;
  readonly GroupName?: string;
  readonly JoinTime?: string;
  readonly ProvisionType?: string;
  readonly UserId?: string;
}

export interface LoginPreference {
  readonly AllowUserToGetCredentials?: boolean;
  readonly LoginNetworkMasks?: string;
}

export interface MFAAuthenticationSettingInfo {
  readonly MfaAuthenticationAdvanceSettings?: string;
  readonly OperationForRiskLogin?: string;
  readonly AllowedVerificationTypes?: readonly string[];
}

export interface MFADevice {
  readonly DeviceId?: string;
  readonly DeviceName?: string;
  readonly DeviceType?: string;
  readonly EffectiveTime?: string;
  readonly UserId?: string;
  readonly LastUseTime?: string;
}

export interface PasswordPolicy {
  readonly HardExpire?: boolean;
  readonly MaxLoginAttempts?: number;
  readonly MaxPasswordAge?: number;
  readonly MaxPasswordLength?: number;
  readonly MinPasswordDifferentChars?: number;
  readonly MinPasswordLength?: number;
  readonly PasswordNotContainUsername?: boolean;
  readonly PasswordReusePrevention?: number;
  readonly RequireLowerCaseChars?: boolean;
  readonly RequireNumbers?: boolean;
  readonly RequireSymbols?: boolean;
  readonly RequireUpperCaseChars?: boolean;
}

export interface PermissionPolicy {
  readonly AddTime?: string;
  readonly PermissionPolicyDocument?: string;
  readonly PermissionPolicyName?: string;
  readonly PermissionPolicyType?: string;
}

export interface SAMLIdPCertificate {
  readonly CertificateId?: string;
  readonly Issuer?: string;
  readonly NotAfter?: string;
  readonly NotBefore?: string;
  readonly PublicKey?: string;
  readonly SerialNumber?: string;
  readonly SignatureAlgorithm?: string;
  readonly Subject?: string;
  readonly Version?: number;
  readonly X509Certificate?: string;
}

export interface SAMLIdentityProviderConfiguration {
  readonly BindingType?: string;
  readonly CertificateIds?: readonly string[];
  readonly CreateTime?: string;
  readonly DirectoryId?: string;
  readonly EncodedMetadataDocument?: string;
  readonly EntityId?: string;
  readonly LoginUrl?: string;
  readonly SSOStatus?: string;
  readonly UpdateTime?: string;
  readonly WantRequestSigned?: boolean;
}

export interface SAMLServiceProvider {
  readonly AcsUrl?: string;
  readonly AuthnSignAlgo?: string;
  readonly CertificateType?: string;
  readonly DirectoryId?: string;
  readonly EncodedMetadataDocument?: string;
  readonly EntityId?: string;
  readonly SupportEncryptedAssertion?: boolean;
}

export interface SCIMServerCredential {
  readonly CreateTime?: string;
  readonly CredentialId?: string;
  /** Only from CreateSCIMServerCredential. */
  readonly CredentialSecret?: string;
  readonly CredentialType?: string;
  readonly DirectoryId?: string;
  readonly ExpireTime?: string;
  readonly Status?: string;
}

export interface ServiceStatus {
  readonly AccountId?: string;
  readonly PrerequisiteCheckResult?: string;
  readonly RegionsInUse?: readonly string[];
  readonly Status?: string;
}

export interface Tag {
  readonly Key?: string;
  readonly Value?: string;
}

export interface TagResource {
  readonly ResourceId?: string;
  readonly ResourceType?: string;
  readonly TagKey?: string;
  readonly TagValue?: string;
}

export interface Task {
  readonly AccessConfigurationId?: string;
  readonly AccessConfigurationName?: string;
  /** Not from DeprovisionAccessConfiguration, ProvisionAccessConfiguration. */
  readonly PrincipalId?: string;
  /** Not from DeprovisionAccessConfiguration, ProvisionAccessConfiguration. */
  readonly PrincipalName?: string;
  /** Not from DeprovisionAccessConfiguration, ProvisionAccessConfiguration. */
  readonly PrincipalType?: string;
  readonly Status?: string;
  readonly TargetId?: string;
  readonly TargetName?: string;
  readonly TargetPath?: string;
  readonly TargetPathName?: string;
  readonly TargetType?: string;
  readonly TaskId?: string;
  readonly TaskType?: string;
  readonly OriginTargetId?: string;
  /** Only from GetTask, ListTasks. */
  readonly EndTime?: string;
  /** Only from GetTask, ListTasks. */
  readonly FailureReason?: string;
  /** Only from GetTask, ListTasks. */
  readonly StartTime?: string;
}

export interface TaskStatus {
  readonly EndTime?: string;
  readonly FailureReason?: string;
  readonly StartTime?: string;
  readonly Status?: string;
  readonly TaskId?: string;
  readonly TaskType?: string;
}

export interface User {
  readonly CreateTime?: string;
  readonly Description?: string;
  readonly DisplayName?: string;
  readonly Email?: string;
  readonly FirstName?: string;
  readonly LastName?: string;
  readonly ProvisionType?: string;
  readonly Status?: string;
  /** Not from UpdateUser. */
  readonly Tags?: readonly Tag[];
  readonly UpdateTime?: string;
  readonly UserId?: string;
  readonly UserName?: string;
  /** Only from GetUser, ListUsers. */
  readonly ExternalId?: ExternalId;
}

export interface UserProvisioning {
  readonly CreateTime?: string;
  readonly DeletionStrategy?: string;
  readonly Description?: string;
  readonly DirectoryId?: string;
  readonly DuplicationStrategy?: string;
  readonly OwnerPk?: string;
  readonly PrincipalId?: string;
  readonly PrincipalName?: string;
  readonly PrincipalType?: string;
  readonly Status?: string;
  readonly TargetId?: string;
  readonly TargetName?: string;
  readonly TargetPath?: string;
  readonly TargetType?: string;
  readonly UpdateTime?: string;
  readonly UserProvisioningId?: string;
}

export interface UserProvisioningConfiguration {
  readonly CreateTime?: string;
  readonly DefaultLandingPage?: string;
  readonly DirectoryId?: string;
  readonly SessionDuration?: number;
  readonly UpdateTime?: string;
}

export interface UserProvisioningEvent {
  readonly CreateTime?: string;
  readonly DeletionStrategy?: string;
  readonly DirectoryId?: string;
  readonly DuplicationStrategy?: string;
  readonly ErrorCount?: number;
  readonly ErrorInfo?: string;
  readonly EventId?: string;
  readonly LatestAsyncTime?: string;
  readonly PrincipalId?: string;
  readonly PrincipalName?: string;
  readonly PrincipalType?: string;
  readonly SourceType?: string;
  readonly TargetId?: string;
  readonly TargetName?: string;
  readonly TargetPath?: string;
  readonly TargetType?: string;
  readonly UpdateTime?: string;
  readonly UserProvisioningId?: string;
}

export interface UserProvisioningStatistics {
  readonly DirectoryId?: string;
  readonly EntityId?: string;
  readonly FailedEventCount?: number;
  readonly LatestAsyncTime?: string;
  readonly OwnerPk?: string;
  readonly Type?: string;
}

export type AddExternalSAMLIdPCertificateRequest = {
  readonly DirectoryId: string;
  readonly X509Certificate: string;
};

export interface AddExternalSAMLIdPCertificateResponse {
  readonly CertificateId?: string;
  readonly RequestId?: string;
}

export type AddPermissionPolicyToAccessConfigurationRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
  /** JSON text; at most 6144 characters. */
  readonly InlinePolicyDocument?: string | undefined;
  readonly PermissionPolicyName: string;
  /** One of `System`, `Inline`. */
  readonly PermissionPolicyType: "System" | "Inline";
};

export interface AddPermissionPolicyToAccessConfigurationResponse {
  readonly RequestId?: string;
}

export type AddUserToGroupRequest = {
  readonly DirectoryId: string;
  readonly GroupId: string;
  readonly UserId: string;
};

export interface AddUserToGroupResponse {
  readonly RequestId?: string;
}

export type ClearExternalSAMLIdentityProviderRequest = {
  readonly DirectoryId: string;
};

export interface ClearExternalSAMLIdentityProviderResponse {
  readonly RequestId?: string;
}

export type CreateAccessAssignmentRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
  readonly PrincipalId: string;
  /** One of `User`, `Group`. */
  readonly PrincipalType: "User" | "Group";
  readonly TargetId: string;
  /** One of `RD-Account`. */
  readonly TargetType: "RD-Account";
  /** Unknown to older official SDKs. */
  readonly OriginTargetId?: string | undefined;
};

export interface CreateAccessAssignmentResponse {
  readonly RequestId?: string;
  readonly Task?: Task;
}

export type CreateAccessConfigurationRequest = {
  /** 1 to 32 characters. */
  readonly AccessConfigurationName: string;
  /** At most 1024 characters. */
  readonly Description?: string | undefined;
  readonly DirectoryId: string;
  readonly RelayState?: string | undefined;
  /** 900 to 43200 seconds; without it `3600`. */
  readonly SessionDuration?: number | undefined;
  /** At most 20 items. */
  readonly Tags?: readonly RequestTag[] | undefined;
};

export interface CreateAccessConfigurationResponse {
  readonly AccessConfiguration?: AccessConfiguration;
  readonly RequestId?: string;
}

export type CreateDirectoryRequest = {
  /** 2 to 64 characters. */
  readonly DirectoryName?: string | undefined;
};

export interface CreateDirectoryResponse {
  readonly Directory?: Directory;
  readonly RequestId?: string;
}

export type CreateGroupRequest = {
  /** At most 1024 characters. */
  readonly Description?: string | undefined;
  readonly DirectoryId: string;
  /** 1 to 128 characters. */
  readonly GroupName: string;
};

export interface CreateGroupResponse {
  readonly Group?: Group;
  readonly RequestId?: string;
}

export type CreateSCIMServerCredentialRequest = {
  readonly DirectoryId: string;
};

export interface CreateSCIMServerCredentialResponse {
  readonly RequestId?: string;
  readonly SCIMServerCredential?: SCIMServerCredential;
}

export type CreateUserRequest = {
  /** At most 1024 characters. */
  readonly Description?: string | undefined;
  readonly DirectoryId: string;
  /** At most 256 characters. */
  readonly DisplayName?: string | undefined;
  /** At most 128 characters. */
  readonly Email?: string | undefined;
  /** At most 64 characters. */
  readonly FirstName?: string | undefined;
  /** At most 64 characters. */
  readonly LastName?: string | undefined;
  /** One of `Enabled`, `Disabled`; without it `Enabled`. */
  readonly Status?: "Enabled" | "Disabled" | undefined;
  /** At most 20 items. */
  readonly Tags?: readonly RequestTag[] | undefined;
  /** 1 to 64 characters. */
  readonly UserName: string;
};

export interface CreateUserResponse {
  readonly RequestId?: string;
  readonly User?: User;
}

export type CreateUserProvisioningRequest = {
  /** One of `Delete`, `Keep`. */
  readonly DeletionStrategy: "Delete" | "Keep";
  /** At most 1024 characters. */
  readonly Description?: string | undefined;
  readonly DirectoryId: string;
  /** One of `KeepBoth`, `TakeOver`. */
  readonly DuplicationStrategy: "KeepBoth" | "TakeOver";
  readonly PrincipalId: string;
  /** One of `User`, `Group`. */
  readonly PrincipalType: "User" | "Group";
  readonly TargetId: string;
  /** One of `RD-Account`. */
  readonly TargetType: "RD-Account";
};

export interface CreateUserProvisioningResponse {
  readonly RequestId?: string;
  readonly UserProvisioning?: UserProvisioning;
}

export type DeleteAccessAssignmentRequest = {
  readonly AccessConfigurationId: string;
  /** One of `DeprovisionForLastAccessAssignmentOnAccount`, `None`; without it `None`. */
  readonly DeprovisionStrategy?: "DeprovisionForLastAccessAssignmentOnAccount" | "None" | undefined;
  readonly DirectoryId: string;
  readonly PrincipalId: string;
  /** One of `User`, `Group`. */
  readonly PrincipalType: "User" | "Group";
  readonly TargetId: string;
  /** One of `RD-Account`. */
  readonly TargetType: "RD-Account";
  /** Unknown to older official SDKs. */
  readonly OriginTargetId?: string | undefined;
};

export interface DeleteAccessAssignmentResponse {
  readonly RequestId?: string;
  readonly Task?: Task;
}

export type DeleteAccessConfigurationRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
  /** Without it `false`. */
  readonly ForceRemovePermissionPolicies?: boolean | undefined;
};

export interface DeleteAccessConfigurationResponse {
  readonly RequestId?: string;
}

export type DeleteDirectoryRequest = {
  readonly DirectoryId: string;
};

export interface DeleteDirectoryResponse {
  readonly RequestId?: string;
}

export type DeleteGroupRequest = {
  readonly DirectoryId: string;
  readonly GroupId: string;
};

export interface DeleteGroupResponse {
  readonly RequestId?: string;
}

export type DeleteMFADeviceForUserRequest = {
  readonly DirectoryId: string;
  readonly MFADeviceId: string;
  readonly UserId: string;
  /** Unknown to older official SDKs. */
  readonly MfaType?: string | undefined;
};

export interface DeleteMFADeviceForUserResponse {
  readonly RequestId?: string;
}

export type DeleteSCIMServerCredentialRequest = {
  readonly CredentialId: string;
  readonly DirectoryId: string;
};

export interface DeleteSCIMServerCredentialResponse {
  readonly RequestId?: string;
}

export type DeleteUserRequest = {
  readonly DirectoryId: string;
  readonly UserId: string;
};

export interface DeleteUserResponse {
  readonly RequestId?: string;
}

export type DeleteUserProvisioningRequest = {
  /** One of `Delete`, `Keep`. */
  readonly DeletionStrategy?: "Delete" | "Keep" | undefined;
  readonly DirectoryId: string;
  readonly UserProvisioningId: string;
};

export interface DeleteUserProvisioningResponse {
  readonly RequestId?: string;
}

export type DeleteUserProvisioningEventRequest = {
  readonly DirectoryId: string;
  readonly EventId: string;
  readonly UserProvisioningId: string;
};

export interface DeleteUserProvisioningEventResponse {
  readonly RequestId?: string;
}

export type DeprovisionAccessConfigurationRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
  readonly TargetId: string;
  /** One of `RD-Account`. */
  readonly TargetType: "RD-Account";
  /** Unknown to older official SDKs. */
  readonly OriginTargetId?: string | undefined;
};

export interface DeprovisionAccessConfigurationResponse {
  readonly RequestId?: string;
  readonly Tasks?: readonly Task[];
}

export type DisableDelegateAccountRequest = {
  readonly AccountId: string;
};

export interface DisableDelegateAccountResponse {
  readonly RequestId?: string;
}

export type DisableServiceRequest = Readonly<Record<string, never>>;

export interface DisableServiceResponse {
  readonly RequestId?: string;
}

export type EnableDelegateAccountRequest = {
  readonly AccountId: string;
};

export interface EnableDelegateAccountResponse {
  readonly RequestId?: string;
}

export type EnableServiceRequest = Readonly<Record<string, never>>;

export interface EnableServiceResponse {
  readonly RequestId?: string;
}

export type GetAccessConfigurationRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
};

export interface GetAccessConfigurationResponse {
  readonly AccessConfiguration?: AccessConfiguration;
  readonly RequestId?: string;
}

export type GetAttributePassingSettingRequest = {
  readonly DirectoryId: string;
};

export interface GetAttributePassingSettingResponse {
  readonly AttributePassingSetting?: AttributePassingSetting;
  readonly RequestId?: string;
}

export type GetDelegateAccountRequest = {
  readonly AccountId: string;
};

export interface GetDelegateAccountResponse {
  readonly DelegateAccount?: DelegateAccount;
  readonly RequestId?: string;
}

export type GetDirectoryRequest = {
  readonly DirectoryId: string;
};

export interface GetDirectoryResponse {
  readonly Directory?: Directory;
  readonly RequestId?: string;
}

export type GetDirectoryGlobalAccessStatusRequest = {
  readonly DirectoryId: string;
};

export interface GetDirectoryGlobalAccessStatusResponse {
  readonly GlobalAccessStatus?: GlobalAccessStatus;
  readonly RequestId?: string;
}

export type GetDirectorySAMLServiceProviderInfoRequest = {
  readonly DirectoryId: string;
};

export interface GetDirectorySAMLServiceProviderInfoResponse {
  readonly RequestId?: string;
  readonly SAMLServiceProvider?: SAMLServiceProvider;
}

export type GetDirectoryStatisticsRequest = {
  readonly DirectoryId: string;
};

export interface GetDirectoryStatisticsResponse {
  readonly DirectoryStatistics?: DirectoryStatistics;
  readonly RequestId?: string;
}

export type GetExternalSAMLIdentityProviderRequest = {
  readonly DirectoryId: string;
};

export interface GetExternalSAMLIdentityProviderResponse {
  readonly RequestId?: string;
  readonly SAMLIdentityProviderConfiguration?: SAMLIdentityProviderConfiguration;
}

export type GetGroupRequest = {
  readonly DirectoryId: string;
  readonly GroupId: string;
};

export interface GetGroupResponse {
  readonly Group?: Group;
  readonly RequestId?: string;
}

export type GetLoginPreferenceRequest = {
  readonly DirectoryId: string;
};

export interface GetLoginPreferenceResponse {
  readonly LoginPreference?: LoginPreference;
  readonly RequestId?: string;
}

export type GetMFAAuthenticationSettingInfoRequest = {
  readonly DirectoryId: string;
};

export interface GetMFAAuthenticationSettingInfoResponse {
  readonly MFAAuthenticationSettingInfo?: MFAAuthenticationSettingInfo;
  readonly RequestId?: string;
}

export type GetMFAAuthenticationSettingsRequest = {
  readonly DirectoryId: string;
};

export interface GetMFAAuthenticationSettingsResponse {
  readonly MFAAuthenticationAdvanceSettings?: string;
  readonly RequestId?: string;
}

export type GetMFAAuthenticationStatusRequest = {
  readonly DirectoryId: string;
};

export interface GetMFAAuthenticationStatusResponse {
  readonly MFAAuthenticationStatus?: string;
  readonly RequestId?: string;
}

export type GetPasswordPolicyRequest = {
  readonly DirectoryId: string;
};

export interface GetPasswordPolicyResponse {
  readonly PasswordPolicy?: PasswordPolicy;
  readonly RequestId?: string;
}

export type GetSCIMSynchronizationStatusRequest = {
  readonly DirectoryId: string;
};

export interface GetSCIMSynchronizationStatusResponse {
  readonly RequestId?: string;
  readonly SCIMSynchronizationStatus?: string;
}

export type GetServiceStatusRequest = Readonly<Record<string, never>>;

export interface GetServiceStatusResponse {
  readonly RequestId?: string;
  readonly ServiceStatus?: ServiceStatus;
}

export type GetTaskRequest = {
  readonly DirectoryId: string;
  readonly TaskId: string;
};

export interface GetTaskResponse {
  readonly RequestId?: string;
  readonly Task?: Task;
}

export type GetTaskStatusRequest = {
  readonly DirectoryId: string;
  readonly TaskId: string;
};

export interface GetTaskStatusResponse {
  readonly RequestId?: string;
  readonly TaskStatus?: TaskStatus;
}

export type GetUserRequest = {
  readonly DirectoryId: string;
  readonly UserId: string;
};

export interface GetUserResponse {
  readonly RequestId?: string;
  readonly User?: User;
}

export type GetUserIdRequest = {
  readonly DirectoryId: string;
  /** JSON text. */
  readonly ExternalId: string;
};

export interface GetUserIdResponse {
  readonly RequestId?: string;
  readonly UserId?: string;
}

export type GetUserMFAAuthenticationSettingsRequest = {
  readonly DirectoryId: string;
  readonly UserId: string;
};

export interface GetUserMFAAuthenticationSettingsResponse {
  readonly RequestId?: string;
  readonly UserMFAAuthenticationSettings?: string;
}

export type GetUserProvisioningRequest = {
  readonly DirectoryId: string;
  readonly UserProvisioningId: string;
};

export interface GetUserProvisioningResponse {
  readonly RequestId?: string;
  readonly UserProvisioning?: UserProvisioning;
}

export type GetUserProvisioningConfigurationRequest = {
  readonly DirectoryId: string;
};

export interface GetUserProvisioningConfigurationResponse {
  readonly RequestId?: string;
  readonly UserProvisioningConfiguration?: UserProvisioningConfiguration;
}

export type GetUserProvisioningEventRequest = {
  readonly DirectoryId: string;
  readonly EventId: string;
};

export interface GetUserProvisioningEventResponse {
  readonly RequestId?: string;
  readonly UserProvisioningEvent?: UserProvisioningEvent;
}

export type GetUserProvisioningRdAccountStatisticsRequest = {
  readonly DirectoryId: string;
  readonly RdMemberId: string;
};

export interface GetUserProvisioningRdAccountStatisticsResponse {
  readonly RequestId?: string;
  readonly UserProvisioningStatistics?: UserProvisioningStatistics;
}

export type GetUserProvisioningStatisticsRequest = {
  readonly DirectoryId: string;
  readonly UserProvisioningId: string;
};

export interface GetUserProvisioningStatisticsResponse {
  readonly RequestId?: string;
  readonly UserProvisioningStatistics?: UserProvisioningStatistics;
}

export type ListAccessAssignmentsRequest = {
  readonly AccessConfigurationId?: string | undefined;
  readonly DirectoryId: string;
  /** 1 to 20; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** Only together with PrincipalType. */
  readonly PrincipalId?: string | undefined;
  /** One of `User`, `Group`; only together with PrincipalId. */
  readonly PrincipalType?: "User" | "Group" | undefined;
  /** Only together with TargetType. */
  readonly TargetId?: string | undefined;
  /** One of `RD-Account`; only together with TargetId. */
  readonly TargetType?: "RD-Account" | undefined;
  /** Unknown to older official SDKs. */
  readonly OriginTargetId?: string | undefined;
};

export interface ListAccessAssignmentsResponse {
  readonly AccessAssignments?: readonly AccessAssignment[];
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCounts?: number;
}

export type ListAccessAssignmentsItem = AccessAssignment;

export type ListAccessConfigurationProvisioningsRequest = {
  readonly AccessConfigurationId?: string | undefined;
  readonly DirectoryId: string;
  /** 1 to 20; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** One of `Provisioned`, `ReprovisionRequired`, `DeprovisionFailed`. */
  readonly ProvisioningStatus?: "Provisioned" | "ReprovisionRequired" | "DeprovisionFailed" | undefined;
  /** Only together with TargetType. */
  readonly TargetId?: string | undefined;
  /** One of `RD-Account`; only together with TargetId. */
  readonly TargetType?: "RD-Account" | undefined;
  /** Unknown to older official SDKs. */
  readonly OriginTargetId?: string | undefined;
};

export interface ListAccessConfigurationProvisioningsResponse {
  readonly AccessConfigurationProvisionings?: readonly AccessConfigurationProvisioning[];
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCounts?: number;
}

export type ListAccessConfigurationProvisioningsItem = AccessConfigurationProvisioning;

export type ListAccessConfigurationsRequest = {
  readonly DirectoryId: string;
  /** `AccessConfigurationName eq|sw <value>`. */
  readonly Filter?: string | undefined;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** One of `ReprovisionRequired`. */
  readonly StatusNotifications?: "ReprovisionRequired" | undefined;
  readonly Tags?: readonly RequestTag[] | undefined;
};

export interface ListAccessConfigurationsResponse {
  readonly AccessConfigurations?: readonly AccessConfiguration[];
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCounts?: number;
}

export type ListAccessConfigurationsItem = AccessConfiguration;

export type ListDirectoriesRequest = Readonly<Record<string, never>>;

export interface ListDirectoriesResponse {
  readonly Directories?: readonly Directory[];
  readonly RequestId?: string;
  readonly TotalCounts?: number;
}

export type ListDirectoriesItem = Directory;

export type ListExternalSAMLIdPCertificatesRequest = {
  readonly DirectoryId: string;
};

export interface ListExternalSAMLIdPCertificatesResponse {
  readonly RequestId?: string;
  readonly SAMLIdPCertificates?: readonly SAMLIdPCertificate[];
  readonly TotalCounts?: number;
}

export type ListExternalSAMLIdPCertificatesItem = SAMLIdPCertificate;

export type ListGroupMembersRequest = {
  readonly DirectoryId: string;
  readonly GroupId: string;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
};

export interface ListGroupMembersResponse {
  readonly GroupMembers?: readonly GroupMember[];
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCounts?: number;
}

export type ListGroupMembersItem = GroupMember;

export type ListGroupsRequest = {
  readonly DirectoryId: string;
  /** `GroupName eq|sw <value>`. */
  readonly Filter?: string | undefined;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** One of `Manual`, `Synchronized`. */
  readonly ProvisionType?: "Manual" | "Synchronized" | undefined;
};

export interface ListGroupsResponse {
  readonly Groups?: readonly Group[];
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCounts?: number;
}

export type ListGroupsItem = Group;

export type ListJoinedGroupsForUserRequest = {
  readonly DirectoryId: string;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly UserId: string;
};

export interface ListJoinedGroupsForUserResponse {
  readonly IsTruncated?: boolean;
  readonly JoinedGroups?: readonly JoinedGroup[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCounts?: number;
}

export type ListJoinedGroupsForUserItem = JoinedGroup;

export type ListMFADevicesForUserRequest = {
  readonly DirectoryId: string;
  readonly UserId: string;
};

export interface ListMFADevicesForUserResponse {
  readonly MFADevices?: readonly MFADevice[];
  readonly RequestId?: string;
  readonly TotalCounts?: number;
}

export type ListMFADevicesForUserItem = MFADevice;

export type ListPermissionPoliciesInAccessConfigurationRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
  /** One of `System`, `Inline`. */
  readonly PermissionPolicyType?: "System" | "Inline" | undefined;
};

export interface ListPermissionPoliciesInAccessConfigurationResponse {
  readonly PermissionPolicies?: readonly PermissionPolicy[];
  readonly RequestId?: string;
  readonly TotalCounts?: number;
}

export type ListPermissionPoliciesInAccessConfigurationItem = PermissionPolicy;

export type ListSCIMServerCredentialsRequest = {
  readonly DirectoryId: string;
};

export interface ListSCIMServerCredentialsResponse {
  readonly RequestId?: string;
  readonly SCIMServerCredentials?: readonly SCIMServerCredential[];
  readonly TotalCounts?: number;
}

export type ListSCIMServerCredentialsItem = SCIMServerCredential;

export type ListTagResourcesRequest = {
  readonly DirectoryId?: string | undefined;
  readonly ResourceId?: readonly string[] | undefined;
  /** One of `user`, `accessConfiguration`. */
  readonly ResourceType: "user" | "accessConfiguration";
  /** At most 20 items. */
  readonly Tag?: readonly RequestTag[] | undefined;
  readonly NextToken?: string | undefined;
};

export interface ListTagResourcesResponse {
  readonly TagResources?: readonly TagResource[];
  readonly NextToken?: string;
  readonly RequestId?: string;
}

export type ListTagResourcesItem = TagResource;

export type ListTasksRequest = {
  readonly AccessConfigurationId?: string | undefined;
  readonly DirectoryId: string;
  /** `StartTime ge <value>`. */
  readonly Filter?: string | undefined;
  /** 1 to 20; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** Only together with PrincipalType. */
  readonly PrincipalId?: string | undefined;
  /** One of `User`, `Group`; only together with PrincipalId. */
  readonly PrincipalType?: "User" | "Group" | undefined;
  /** One of `InProgress`, `Success`, `Failed`. */
  readonly Status?: "InProgress" | "Success" | "Failed" | undefined;
  /** Only together with TargetType. */
  readonly TargetId?: string | undefined;
  /** One of `RD-Account`; only together with TargetId. */
  readonly TargetType?: "RD-Account" | undefined;
  /** One of `ProvisionAccessConfiguration`, `DeprovisionAccessConfiguration`, `CreateAccessAssignment`, `DeleteAccessAssignment`. */
  readonly TaskType?: "ProvisionAccessConfiguration" | "DeprovisionAccessConfiguration" | "CreateAccessAssignment" | "DeleteAccessAssignment" | undefined;
};

export interface ListTasksResponse {
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly Tasks?: readonly Task[];
  readonly TotalCounts?: number;
}

export type ListTasksItem = Task;

export type ListUserProvisioningEventsRequest = {
  readonly DirectoryId: string;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly UserProvisioningId?: string | undefined;
};

export interface ListUserProvisioningEventsResponse {
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCounts?: number;
  readonly UserProvisioningEvents?: readonly UserProvisioningEvent[];
}

export type ListUserProvisioningEventsItem = UserProvisioningEvent;

export type ListUserProvisioningsRequest = {
  readonly DirectoryId: string;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly PrincipalId?: string | undefined;
  /** One of `User`, `Group`. */
  readonly PrincipalType?: "User" | "Group" | undefined;
  readonly TargetId?: string | undefined;
  /** One of `RD-Account`. */
  readonly TargetType?: "RD-Account" | undefined;
};

export interface ListUserProvisioningsResponse {
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCounts?: number;
  readonly UserProvisionings?: readonly UserProvisioning[];
}

export type ListUserProvisioningsItem = UserProvisioning;

export type ListUsersRequest = {
  readonly DirectoryId: string;
  /** `UserName eq|sw <value>`. */
  readonly Filter?: string | undefined;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** One of `Manual`, `Synchronized`. */
  readonly ProvisionType?: "Manual" | "Synchronized" | undefined;
  /** One of `Enabled`, `Disabled`. */
  readonly Status?: "Enabled" | "Disabled" | undefined;
  readonly Tags?: readonly RequestTag[] | undefined;
};

export interface ListUsersResponse {
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCounts?: number;
  readonly Users?: readonly User[];
}

export type ListUsersItem = User;

export type ProvisionAccessConfigurationRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
  readonly TargetId: string;
  /** One of `RD-Account`. */
  readonly TargetType: "RD-Account";
  /** Unknown to older official SDKs. */
  readonly OriginTargetId?: string | undefined;
};

export interface ProvisionAccessConfigurationResponse {
  readonly RequestId?: string;
  readonly Tasks?: readonly Task[];
}

export type RemoveExternalSAMLIdPCertificateRequest = {
  readonly CertificateId: string;
  readonly DirectoryId: string;
};

export interface RemoveExternalSAMLIdPCertificateResponse {
  readonly RequestId?: string;
}

export type RemovePermissionPolicyFromAccessConfigurationRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
  /** Officially optional, yet needed. */
  readonly PermissionPolicyName: string;
  /** One of `System`, `Inline`. */
  readonly PermissionPolicyType: "System" | "Inline";
};

export interface RemovePermissionPolicyFromAccessConfigurationResponse {
  readonly RequestId?: string;
}

export type RemoveUserFromGroupRequest = {
  readonly DirectoryId: string;
  readonly GroupId: string;
  readonly UserId: string;
};

export interface RemoveUserFromGroupResponse {
  readonly RequestId?: string;
}

export type ResetUserPasswordRequest = {
  readonly DirectoryId: string;
  /** Without it `false`. */
  readonly GenerateRandomPassword?: boolean | undefined;
  /** 8 to 32 characters. */
  readonly Password?: string | undefined;
  /** Without it `false`. */
  readonly RequirePasswordResetForNextLogin?: boolean | undefined;
  readonly UserId: string;
};

export interface ResetUserPasswordResponse {
  readonly NewPassword?: string;
  readonly RequestId?: string;
}

export type RetryUserProvisioningEventRequest = {
  readonly DirectoryId: string;
  /** One of `KeepBoth`, `TakeOver`. */
  readonly DuplicationStrategy: "KeepBoth" | "TakeOver";
  readonly EventId: string;
};

export interface RetryUserProvisioningEventResponse {
  readonly RequestId?: string;
}

export type SetDirectorySAMLServiceProviderInfoRequest = {
  readonly DirectoryId: string;
  /** One of `rsa-sha256`, `rsa-sha1`. */
  readonly AuthnSignAlgo?: "rsa-sha256" | "rsa-sha1" | undefined;
  /** One of `self-signed`, `public`. */
  readonly CertificateType?: "self-signed" | "public" | undefined;
  readonly SupportEncryptedAssertion?: boolean | undefined;
};

export interface SetDirectorySAMLServiceProviderInfoResponse {
  readonly RequestId?: string;
}

export type SetExternalSAMLIdentityProviderRequest = {
  /** One of `Post`, `Redirect`; without it nothing changes. */
  readonly BindingType?: "Post" | "Redirect" | undefined;
  readonly DirectoryId: string;
  readonly EncodedMetadataDocument?: string | undefined;
  /** Without it nothing changes. */
  readonly EntityId?: string | undefined;
  /** Without it nothing changes. */
  readonly LoginUrl?: string | undefined;
  /** One of `Enabled`, `Disabled`; without it nothing changes. */
  readonly SSOStatus?: "Enabled" | "Disabled" | undefined;
  /** Without it nothing changes. */
  readonly WantRequestSigned?: boolean | undefined;
  /** Without it nothing changes. */
  readonly X509Certificate?: string | undefined;
};

export interface SetExternalSAMLIdentityProviderResponse {
  readonly RequestId?: string;
  readonly SAMLIdentityProviderConfiguration?: SAMLIdentityProviderConfiguration;
}

export type SetLoginPreferenceRequest = {
  /** Without it nothing changes. */
  readonly AllowUserToGetCredentials?: boolean | undefined;
  readonly DirectoryId: string;
  /** Entries joined by `;`, at most 100; without it nothing changes; ";" clears it. */
  readonly LoginNetworkMasks?: string | undefined;
};

export interface SetLoginPreferenceResponse {
  readonly RequestId?: string;
}

export type SetMFAAuthenticationStatusRequest = {
  readonly DirectoryId: string;
  /** One of `Enabled`, `Disabled`; officially optional, yet needed. */
  readonly MFAAuthenticationStatus: "Enabled" | "Disabled";
};

export interface SetMFAAuthenticationStatusResponse {
  readonly RequestId?: string;
}

export type SetPasswordPolicyRequest = {
  readonly DirectoryId: string;
  /** 0 to 32. */
  readonly MaxLoginAttempts?: number | undefined;
  /** 1 to 120 days. */
  readonly MaxPasswordAge?: number | undefined;
  /** 0 to 32. */
  readonly MinPasswordDifferentChars?: number | undefined;
  /** 8 to 32. */
  readonly MinPasswordLength?: number | undefined;
  readonly PasswordNotContainUsername?: boolean | undefined;
  /** 0 to 24. */
  readonly PasswordReusePrevention?: number | undefined;
};

export interface SetPasswordPolicyResponse {
  readonly RequestId?: string;
}

export type SetSCIMSynchronizationStatusRequest = {
  readonly DirectoryId: string;
  /** One of `Enabled`, `Disabled`; officially optional, yet needed. */
  readonly SCIMSynchronizationStatus: "Enabled" | "Disabled";
};

export interface SetSCIMSynchronizationStatusResponse {
  readonly RequestId?: string;
}

export type TagResourcesRequest = {
  readonly DirectoryId?: string | undefined;
  /** 1 to 50 items. */
  readonly ResourceId: readonly string[];
  /** One of `user`, `accessConfiguration`. */
  readonly ResourceType: "user" | "accessConfiguration";
  /** 1 to 20 items. */
  readonly Tag: readonly RequestTag[];
};

export interface TagResourcesResponse {
  readonly RequestId?: string;
}

export type UntagResourcesRequest = {
  readonly DirectoryId?: string | undefined;
  /** 1 to 50 items. */
  readonly ResourceId: readonly string[];
  /** One of `user`, `accessConfiguration`. */
  readonly ResourceType: "user" | "accessConfiguration";
  /** At most 20 items. */
  readonly TagKey?: readonly string[] | undefined;
  readonly All?: boolean | undefined;
};

export interface UntagResourcesResponse {
  readonly RequestId?: string;
}

export type UpdateAccessConfigurationRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
  /** At most 1024 characters. */
  readonly NewDescription?: string | undefined;
  readonly NewRelayState?: string | undefined;
  /** 900 to 43200 seconds. */
  readonly NewSessionDuration?: number | undefined;
};

export interface UpdateAccessConfigurationResponse {
  readonly AccessConfiguration?: AccessConfiguration;
  readonly RequestId?: string;
}

export type UpdateAttributePassingSettingRequest = {
  readonly DirectoryId: string;
  /** One of `IdP`, `UserName`, `Disabled`; without it nothing changes. */
  readonly SourceIdentityPassing?: "IdP" | "UserName" | "Disabled" | undefined;
};

export interface UpdateAttributePassingSettingResponse {
  readonly RequestId?: string;
}

export type UpdateDirectoryRequest = {
  readonly DirectoryId: string;
  /** 2 to 64 characters; officially optional, yet needed. */
  readonly NewDirectoryName: string;
};

export interface UpdateDirectoryResponse {
  readonly Directory?: Directory;
  readonly RequestId?: string;
}

export type UpdateDirectoryGlobalAccessStatusRequest = {
  readonly DirectoryId: string;
  /** One of `Enabled`, `Disabled`; officially optional, yet needed. */
  readonly GlobalAccessStatus: "Enabled" | "Disabled";
};

export interface UpdateDirectoryGlobalAccessStatusResponse {
  readonly RequestId?: string;
}

export type UpdateGroupRequest = {
  readonly DirectoryId: string;
  readonly GroupId: string;
  /** At most 1024 characters. */
  readonly NewDescription?: string | undefined;
  /** 1 to 128 characters. */
  readonly NewGroupName?: string | undefined;
};

export interface UpdateGroupResponse {
  readonly Group?: Group;
  readonly RequestId?: string;
}

export type UpdateInlinePolicyForAccessConfigurationRequest = {
  readonly AccessConfigurationId: string;
  readonly DirectoryId: string;
  readonly InlinePolicyName: string;
  /** JSON text; at most 6144 characters; officially optional, yet needed. */
  readonly NewInlinePolicyDocument: string;
};

export interface UpdateInlinePolicyForAccessConfigurationResponse {
  readonly RequestId?: string;
}

export type UpdateMFAAuthenticationSettingsRequest = {
  readonly DirectoryId: string;
  /** One of `Enabled`, `Byuser`, `Disabled`, `OnlyRiskyLogin`. */
  readonly MFAAuthenticationSettings: "Enabled" | "Byuser" | "Disabled" | "OnlyRiskyLogin";
  /** One of `Autonomous`, `EnforceVerify`. */
  readonly OperationForRiskLogin?: "Autonomous" | "EnforceVerify" | undefined;
  /** JSON text; unknown to older official SDKs. */
  readonly AllowedVerificationTypes?: string | undefined;
};

export interface UpdateMFAAuthenticationSettingsResponse {
  readonly RequestId?: string;
}

export type UpdateSCIMServerCredentialStatusRequest = {
  readonly CredentialId: string;
  readonly DirectoryId: string;
  /** One of `Enabled`, `Disabled`; officially optional, yet needed. */
  readonly NewStatus: "Enabled" | "Disabled";
};

export interface UpdateSCIMServerCredentialStatusResponse {
  readonly RequestId?: string;
  readonly SCIMServerCredential?: SCIMServerCredential;
}

export type UpdateUserRequest = {
  readonly DirectoryId: string;
  /** At most 1024 characters. */
  readonly NewDescription?: string | undefined;
  /** At most 256 characters. */
  readonly NewDisplayName?: string | undefined;
  /** At most 128 characters. */
  readonly NewEmail?: string | undefined;
  /** At most 64 characters. */
  readonly NewFirstName?: string | undefined;
  /** At most 64 characters. */
  readonly NewLastName?: string | undefined;
  readonly UserId: string;
};

export interface UpdateUserResponse {
  readonly RequestId?: string;
  readonly User?: User;
}

export type UpdateUserMFAAuthenticationSettingsRequest = {
  readonly DirectoryId: string;
  readonly UserId: string;
  /** One of `Enabled`, `Disabled`. */
  readonly UserMFAAuthenticationSettings: "Enabled" | "Disabled";
};

export interface UpdateUserMFAAuthenticationSettingsResponse {
  readonly RequestId?: string;
}

export type UpdateUserProvisioningRequest = {
  readonly DirectoryId: string;
  /** One of `Delete`, `Keep`. */
  readonly NewDeletionStrategy?: "Delete" | "Keep" | undefined;
  /** At most 1024 characters. */
  readonly NewDescription?: string | undefined;
  /** One of `KeepBoth`, `TakeOver`. */
  readonly NewDuplicationStrategy?: "KeepBoth" | "TakeOver" | undefined;
  readonly UserProvisioningId: string;
};

export interface UpdateUserProvisioningResponse {
  readonly RequestId?: string;
  readonly UserProvisioning?: UserProvisioning;
}

export type UpdateUserProvisioningConfigurationRequest = {
  readonly DirectoryId: string;
  readonly NewDefaultLandingPage?: string | undefined;
  /** 1 to 24 hours. */
  readonly NewSessionDuration?: number | undefined;
};

export interface UpdateUserProvisioningConfigurationResponse {
  readonly RequestId?: string;
  readonly UserProvisioningConfiguration?: UserProvisioningConfiguration;
}

export type UpdateUserStatusRequest = {
  readonly DirectoryId: string;
  /** One of `Enabled`, `Disabled`; officially optional, yet needed. */
  readonly NewStatus: "Enabled" | "Disabled";
  readonly UserId: string;
};

export interface UpdateUserStatusResponse {
  readonly RequestId?: string;
}

/** Every operation with its types; `item` is what a paged list holds. */
export interface CloudSsoOperations {
  readonly AddExternalSAMLIdPCertificate: { readonly request: AddExternalSAMLIdPCertificateRequest; readonly response: AddExternalSAMLIdPCertificateResponse };
  readonly AddPermissionPolicyToAccessConfiguration: { readonly request: AddPermissionPolicyToAccessConfigurationRequest; readonly response: AddPermissionPolicyToAccessConfigurationResponse };
  readonly AddUserToGroup: { readonly request: AddUserToGroupRequest; readonly response: AddUserToGroupResponse };
  readonly ClearExternalSAMLIdentityProvider: { readonly request: ClearExternalSAMLIdentityProviderRequest; readonly response: ClearExternalSAMLIdentityProviderResponse };
  readonly CreateAccessAssignment: { readonly request: CreateAccessAssignmentRequest; readonly response: CreateAccessAssignmentResponse };
  readonly CreateAccessConfiguration: { readonly request: CreateAccessConfigurationRequest; readonly response: CreateAccessConfigurationResponse };
  readonly CreateDirectory: { readonly request: CreateDirectoryRequest; readonly response: CreateDirectoryResponse };
  readonly CreateGroup: { readonly request: CreateGroupRequest; readonly response: CreateGroupResponse };
  readonly CreateSCIMServerCredential: { readonly request: CreateSCIMServerCredentialRequest; readonly response: CreateSCIMServerCredentialResponse };
  readonly CreateUser: { readonly request: CreateUserRequest; readonly response: CreateUserResponse };
  readonly CreateUserProvisioning: { readonly request: CreateUserProvisioningRequest; readonly response: CreateUserProvisioningResponse };
  readonly DeleteAccessAssignment: { readonly request: DeleteAccessAssignmentRequest; readonly response: DeleteAccessAssignmentResponse };
  readonly DeleteAccessConfiguration: { readonly request: DeleteAccessConfigurationRequest; readonly response: DeleteAccessConfigurationResponse };
  readonly DeleteDirectory: { readonly request: DeleteDirectoryRequest; readonly response: DeleteDirectoryResponse };
  readonly DeleteGroup: { readonly request: DeleteGroupRequest; readonly response: DeleteGroupResponse };
  readonly DeleteMFADeviceForUser: { readonly request: DeleteMFADeviceForUserRequest; readonly response: DeleteMFADeviceForUserResponse };
  readonly DeleteSCIMServerCredential: { readonly request: DeleteSCIMServerCredentialRequest; readonly response: DeleteSCIMServerCredentialResponse };
  readonly DeleteUser: { readonly request: DeleteUserRequest; readonly response: DeleteUserResponse };
  readonly DeleteUserProvisioning: { readonly request: DeleteUserProvisioningRequest; readonly response: DeleteUserProvisioningResponse };
  readonly DeleteUserProvisioningEvent: { readonly request: DeleteUserProvisioningEventRequest; readonly response: DeleteUserProvisioningEventResponse };
  readonly DeprovisionAccessConfiguration: { readonly request: DeprovisionAccessConfigurationRequest; readonly response: DeprovisionAccessConfigurationResponse };
  readonly DisableDelegateAccount: { readonly request: DisableDelegateAccountRequest; readonly response: DisableDelegateAccountResponse };
  readonly DisableService: { readonly request: DisableServiceRequest; readonly response: DisableServiceResponse };
  readonly EnableDelegateAccount: { readonly request: EnableDelegateAccountRequest; readonly response: EnableDelegateAccountResponse };
  readonly EnableService: { readonly request: EnableServiceRequest; readonly response: EnableServiceResponse };
  readonly GetAccessConfiguration: { readonly request: GetAccessConfigurationRequest; readonly response: GetAccessConfigurationResponse };
  readonly GetAttributePassingSetting: { readonly request: GetAttributePassingSettingRequest; readonly response: GetAttributePassingSettingResponse };
  readonly GetDelegateAccount: { readonly request: GetDelegateAccountRequest; readonly response: GetDelegateAccountResponse };
  readonly GetDirectory: { readonly request: GetDirectoryRequest; readonly response: GetDirectoryResponse };
  readonly GetDirectoryGlobalAccessStatus: { readonly request: GetDirectoryGlobalAccessStatusRequest; readonly response: GetDirectoryGlobalAccessStatusResponse };
  readonly GetDirectorySAMLServiceProviderInfo: { readonly request: GetDirectorySAMLServiceProviderInfoRequest; readonly response: GetDirectorySAMLServiceProviderInfoResponse };
  readonly GetDirectoryStatistics: { readonly request: GetDirectoryStatisticsRequest; readonly response: GetDirectoryStatisticsResponse };
  readonly GetExternalSAMLIdentityProvider: { readonly request: GetExternalSAMLIdentityProviderRequest; readonly response: GetExternalSAMLIdentityProviderResponse };
  readonly GetGroup: { readonly request: GetGroupRequest; readonly response: GetGroupResponse };
  readonly GetLoginPreference: { readonly request: GetLoginPreferenceRequest; readonly response: GetLoginPreferenceResponse };
  readonly GetMFAAuthenticationSettingInfo: { readonly request: GetMFAAuthenticationSettingInfoRequest; readonly response: GetMFAAuthenticationSettingInfoResponse };
  readonly GetMFAAuthenticationSettings: { readonly request: GetMFAAuthenticationSettingsRequest; readonly response: GetMFAAuthenticationSettingsResponse };
  readonly GetMFAAuthenticationStatus: { readonly request: GetMFAAuthenticationStatusRequest; readonly response: GetMFAAuthenticationStatusResponse };
  readonly GetPasswordPolicy: { readonly request: GetPasswordPolicyRequest; readonly response: GetPasswordPolicyResponse };
  readonly GetSCIMSynchronizationStatus: { readonly request: GetSCIMSynchronizationStatusRequest; readonly response: GetSCIMSynchronizationStatusResponse };
  readonly GetServiceStatus: { readonly request: GetServiceStatusRequest; readonly response: GetServiceStatusResponse };
  readonly GetTask: { readonly request: GetTaskRequest; readonly response: GetTaskResponse };
  readonly GetTaskStatus: { readonly request: GetTaskStatusRequest; readonly response: GetTaskStatusResponse };
  readonly GetUser: { readonly request: GetUserRequest; readonly response: GetUserResponse };
  readonly GetUserId: { readonly request: GetUserIdRequest; readonly response: GetUserIdResponse };
  readonly GetUserMFAAuthenticationSettings: { readonly request: GetUserMFAAuthenticationSettingsRequest; readonly response: GetUserMFAAuthenticationSettingsResponse };
  readonly GetUserProvisioning: { readonly request: GetUserProvisioningRequest; readonly response: GetUserProvisioningResponse };
  readonly GetUserProvisioningConfiguration: { readonly request: GetUserProvisioningConfigurationRequest; readonly response: GetUserProvisioningConfigurationResponse };
  readonly GetUserProvisioningEvent: { readonly request: GetUserProvisioningEventRequest; readonly response: GetUserProvisioningEventResponse };
  readonly GetUserProvisioningRdAccountStatistics: { readonly request: GetUserProvisioningRdAccountStatisticsRequest; readonly response: GetUserProvisioningRdAccountStatisticsResponse };
  readonly GetUserProvisioningStatistics: { readonly request: GetUserProvisioningStatisticsRequest; readonly response: GetUserProvisioningStatisticsResponse };
  readonly ListAccessAssignments: { readonly request: ListAccessAssignmentsRequest; readonly response: ListAccessAssignmentsResponse; readonly item: ListAccessAssignmentsItem };
  readonly ListAccessConfigurationProvisionings: { readonly request: ListAccessConfigurationProvisioningsRequest; readonly response: ListAccessConfigurationProvisioningsResponse; readonly item: ListAccessConfigurationProvisioningsItem };
  readonly ListAccessConfigurations: { readonly request: ListAccessConfigurationsRequest; readonly response: ListAccessConfigurationsResponse; readonly item: ListAccessConfigurationsItem };
  readonly ListDirectories: { readonly request: ListDirectoriesRequest; readonly response: ListDirectoriesResponse };
  readonly ListExternalSAMLIdPCertificates: { readonly request: ListExternalSAMLIdPCertificatesRequest; readonly response: ListExternalSAMLIdPCertificatesResponse };
  readonly ListGroupMembers: { readonly request: ListGroupMembersRequest; readonly response: ListGroupMembersResponse; readonly item: ListGroupMembersItem };
  readonly ListGroups: { readonly request: ListGroupsRequest; readonly response: ListGroupsResponse; readonly item: ListGroupsItem };
  readonly ListJoinedGroupsForUser: { readonly request: ListJoinedGroupsForUserRequest; readonly response: ListJoinedGroupsForUserResponse; readonly item: ListJoinedGroupsForUserItem };
  readonly ListMFADevicesForUser: { readonly request: ListMFADevicesForUserRequest; readonly response: ListMFADevicesForUserResponse };
  readonly ListPermissionPoliciesInAccessConfiguration: { readonly request: ListPermissionPoliciesInAccessConfigurationRequest; readonly response: ListPermissionPoliciesInAccessConfigurationResponse };
  readonly ListSCIMServerCredentials: { readonly request: ListSCIMServerCredentialsRequest; readonly response: ListSCIMServerCredentialsResponse };
  readonly ListTagResources: { readonly request: ListTagResourcesRequest; readonly response: ListTagResourcesResponse; readonly item: ListTagResourcesItem };
  readonly ListTasks: { readonly request: ListTasksRequest; readonly response: ListTasksResponse; readonly item: ListTasksItem };
  readonly ListUserProvisioningEvents: { readonly request: ListUserProvisioningEventsRequest; readonly response: ListUserProvisioningEventsResponse; readonly item: ListUserProvisioningEventsItem };
  readonly ListUserProvisionings: { readonly request: ListUserProvisioningsRequest; readonly response: ListUserProvisioningsResponse; readonly item: ListUserProvisioningsItem };
  readonly ListUsers: { readonly request: ListUsersRequest; readonly response: ListUsersResponse; readonly item: ListUsersItem };
  readonly ProvisionAccessConfiguration: { readonly request: ProvisionAccessConfigurationRequest; readonly response: ProvisionAccessConfigurationResponse };
  readonly RemoveExternalSAMLIdPCertificate: { readonly request: RemoveExternalSAMLIdPCertificateRequest; readonly response: RemoveExternalSAMLIdPCertificateResponse };
  readonly RemovePermissionPolicyFromAccessConfiguration: { readonly request: RemovePermissionPolicyFromAccessConfigurationRequest; readonly response: RemovePermissionPolicyFromAccessConfigurationResponse };
  readonly RemoveUserFromGroup: { readonly request: RemoveUserFromGroupRequest; readonly response: RemoveUserFromGroupResponse };
  readonly ResetUserPassword: { readonly request: ResetUserPasswordRequest; readonly response: ResetUserPasswordResponse };
  readonly RetryUserProvisioningEvent: { readonly request: RetryUserProvisioningEventRequest; readonly response: RetryUserProvisioningEventResponse };
  readonly SetDirectorySAMLServiceProviderInfo: { readonly request: SetDirectorySAMLServiceProviderInfoRequest; readonly response: SetDirectorySAMLServiceProviderInfoResponse };
  readonly SetExternalSAMLIdentityProvider: { readonly request: SetExternalSAMLIdentityProviderRequest; readonly response: SetExternalSAMLIdentityProviderResponse };
  readonly SetLoginPreference: { readonly request: SetLoginPreferenceRequest; readonly response: SetLoginPreferenceResponse };
  readonly SetMFAAuthenticationStatus: { readonly request: SetMFAAuthenticationStatusRequest; readonly response: SetMFAAuthenticationStatusResponse };
  readonly SetPasswordPolicy: { readonly request: SetPasswordPolicyRequest; readonly response: SetPasswordPolicyResponse };
  readonly SetSCIMSynchronizationStatus: { readonly request: SetSCIMSynchronizationStatusRequest; readonly response: SetSCIMSynchronizationStatusResponse };
  readonly TagResources: { readonly request: TagResourcesRequest; readonly response: TagResourcesResponse };
  readonly UntagResources: { readonly request: UntagResourcesRequest; readonly response: UntagResourcesResponse };
  readonly UpdateAccessConfiguration: { readonly request: UpdateAccessConfigurationRequest; readonly response: UpdateAccessConfigurationResponse };
  readonly UpdateAttributePassingSetting: { readonly request: UpdateAttributePassingSettingRequest; readonly response: UpdateAttributePassingSettingResponse };
  readonly UpdateDirectory: { readonly request: UpdateDirectoryRequest; readonly response: UpdateDirectoryResponse };
  readonly UpdateDirectoryGlobalAccessStatus: { readonly request: UpdateDirectoryGlobalAccessStatusRequest; readonly response: UpdateDirectoryGlobalAccessStatusResponse };
  readonly UpdateGroup: { readonly request: UpdateGroupRequest; readonly response: UpdateGroupResponse };
  readonly UpdateInlinePolicyForAccessConfiguration: { readonly request: UpdateInlinePolicyForAccessConfigurationRequest; readonly response: UpdateInlinePolicyForAccessConfigurationResponse };
  readonly UpdateMFAAuthenticationSettings: { readonly request: UpdateMFAAuthenticationSettingsRequest; readonly response: UpdateMFAAuthenticationSettingsResponse };
  readonly UpdateSCIMServerCredentialStatus: { readonly request: UpdateSCIMServerCredentialStatusRequest; readonly response: UpdateSCIMServerCredentialStatusResponse };
  readonly UpdateUser: { readonly request: UpdateUserRequest; readonly response: UpdateUserResponse };
  readonly UpdateUserMFAAuthenticationSettings: { readonly request: UpdateUserMFAAuthenticationSettingsRequest; readonly response: UpdateUserMFAAuthenticationSettingsResponse };
  readonly UpdateUserProvisioning: { readonly request: UpdateUserProvisioningRequest; readonly response: UpdateUserProvisioningResponse };
  readonly UpdateUserProvisioningConfiguration: { readonly request: UpdateUserProvisioningConfigurationRequest; readonly response: UpdateUserProvisioningConfigurationResponse };
  readonly UpdateUserStatus: { readonly request: UpdateUserStatusRequest; readonly response: UpdateUserStatusResponse };
}
