// Generated from facts/ims.json by `npm run generate`. Edit the table, not this file.
// The types of Ims 2019-08-15 in wire names. Any field of an answer may be missing.

export type RequestTag = { readonly Key: string; readonly Value?: string | undefined };

export interface AccessKey {
  readonly AccessKeyId?: string;
  /** Only from CreateAccessKey. */
  readonly AccessKeySecret?: string;
  readonly CreateDate?: string;
  /** Only from CreateAccessKey, ListAccessKeys. */
  readonly Status?: string;
  /** Only from GetAccessKeyInfoInRecycleBin, ListAccessKeysInRecycleBin. */
  readonly DeleteDate?: string;
  /** Only from GetAccessKeyInfoInRecycleBin, ListAccessKeysInRecycleBin. */
  readonly RecycleDate?: string;
  /** Only from GetAccessKeyInfoInRecycleBin. */
  readonly UserId?: string;
  /** Only from GetAccessKeyInfoInRecycleBin. */
  readonly UserPrincipalName?: string;
  /** Only from GetAccessKeyInfoInRecycleBin. */
  readonly UserRecycled?: boolean;
  /** Only from ListAccessKeys. */
  readonly UpdateDate?: string;
}

export interface AccessKeyLastUsed {
  readonly LastUsedDate?: string;
  readonly ServiceName?: string;
}

export interface AccessKeyPreference {
  readonly AllowUserToManageAccessKeys?: boolean;
  readonly AllowUserToManageServiceCredentials?: boolean;
}

export interface AccountSecurityPracticeInfo {
  readonly AccountSecurityPracticeUserInfo?: AccountSecurityPracticeUserInfo;
  readonly Score?: number;
}

export interface AccountSecurityPracticeUserInfo {
  readonly BindMfa?: boolean;
  readonly OldAkNum?: number;
  readonly RootWithAccessKey?: number;
  readonly SubUser?: number;
  readonly SubUserBindMfa?: number;
  readonly SubUserPwdLevel?: string;
  readonly SubUserWithOldAccessKey?: number;
  readonly SubUserWithUnusedAccessKey?: number;
  readonly UnusedAkNum?: number;
}

export interface AppSecret {
  readonly AppId?: string;
  readonly AppSecretId?: string;
  /** Not from ListAppSecretIds. */
  readonly AppSecretValue?: string;
  readonly CreateDate?: string;
}

export interface Application {
  readonly AccessTokenValidity?: number;
  readonly AccountId?: string;
  readonly AppId?: string;
  readonly AppName?: string;
  readonly AppType?: string;
  readonly CreateDate?: string;
  readonly DelegatedScope?: DelegatedScope;
  readonly DisplayName?: string;
  readonly IsMultiTenant?: boolean;
  readonly ProtocolVersion?: string;
  readonly RedirectUris?: { readonly RedirectUri?: readonly string[] };
  readonly RefreshTokenValidity?: number;
  readonly SecretRequired?: boolean;
  readonly UpdateDate?: string;
}

export interface ApplicationProvisionInfo {
  readonly AccountId?: string;
  readonly AppId?: string;
  readonly AppName?: string;
  readonly CreateDate?: string;
  readonly DelegatedScope?: DelegatedScope;
  readonly DisplayName?: string;
  readonly UpdateDate?: string;
  /** Not from ProvisionApplication. */
  readonly AppCategory?: string;
  /** Not from ProvisionApplication. */
  readonly AssignmentType?: string;
  /** Not from ProvisionApplication. */
  readonly NeedPrincipalConsent?: boolean;
  /** Only from ProvisionApplication. */
  readonly AppPrincipalName?: string;
  /** Only from ProvisionApplication. */
  readonly TenantId?: string;
}

export interface ColumnRow {
  readonly ColumnValue?: readonly unknown[];
}

export interface ColumnSchema {
  readonly ColumnName?: string;
  readonly ColumnType?: string;
}

export interface DelegatedScope {
  readonly PredefinedScopes?: { readonly PredefinedScope?: readonly PredefinedScope[] };
}

export interface ExternalApplication {
  readonly AppPrincipalName?: string;
  readonly CreateDate?: string;
  readonly DelegatedScope?: DelegatedScope;
  readonly DisplayName?: string;
  readonly ForeignAppId?: string;
  readonly TenantId?: string;
  readonly UpdateDate?: string;
}

export interface GovernanceItemStatus {
  readonly GovernanceItem?: string;
  readonly Status?: string;
}

export interface GovernanceMetric {
  readonly GovernanceItem?: string;
  readonly MetricType?: string;
  readonly MetricValue?: unknown;
}

export interface Group {
  readonly Comments?: string;
  /** Not from ListGroupsForUser. */
  readonly CreateDate?: string;
  readonly DisplayName?: string;
  readonly GroupId?: string;
  readonly GroupName?: string;
  /** Not from ListGroupsForUser. */
  readonly UpdateDate?: string;
  /** Only from ListGroupsForUser. */
  readonly JoinDate?: string;
}

export interface LoginProfile {
  readonly MFABindRequired?: boolean;
  readonly PasswordResetRequired?: boolean;
  readonly PasswordStatus?: string;
  readonly Status?: string;
  readonly UpdateDate?: string;
  readonly UserPrincipalName?: string;
  /** Not from CreateLoginProfile. */
  readonly AutoDisableLoginStatus?: string;
  /** Only from GetLoginProfile. */
  readonly LastLoginTime?: string;
}

export interface LoginProfilePreference {
  readonly AllowUserToChangePassword?: boolean;
  readonly AllowUserToLoginWithPasskey?: boolean;
  readonly EnableSaveMFATicket?: boolean;
  readonly LoginNetworkMasks?: string;
  readonly LoginSessionDuration?: number;
  readonly MFAOperationForLogin?: string;
  readonly OperationForRiskLogin?: string;
}

export interface MFADevice {
  readonly SerialNumber?: string;
  /** Only from GetUserMFAInfo. */
  readonly Type?: string;
}

export interface MFAPreference {
  readonly AllowUserToManageMFADevices?: boolean;
}

export interface MaxIdleDays {
  readonly MaxIdleDaysForAccessKeys?: number;
  readonly MaxIdleDaysForUsers?: number;
}

export interface OIDCProvider {
  readonly Arn?: string;
  readonly ClientIds?: string;
  readonly CreateDate?: string;
  readonly Description?: string;
  readonly Fingerprints?: string;
  readonly GmtCreate?: string;
  readonly GmtModified?: string;
  readonly IssuanceLimitTime?: number;
  readonly IssuerUrl?: string;
  readonly OIDCProviderName?: string;
  readonly UpdateDate?: string;
}

export interface Passkey {
  readonly CreateDate?: string;
  readonly LastUseDate?: string;
  readonly PasskeyId?: string;
  readonly PasskeyName?: string;
}

export interface PasswordPolicy {
  readonly HardExpire?: boolean;
  readonly InitialPasswordAge?: number;
  readonly InterceptRiskPasswordOnApi?: boolean;
  readonly MaxLoginAttemps?: number;
  readonly MaxPasswordAge?: number;
  readonly MinimumPasswordDifferentCharacter?: number;
  readonly MinimumPasswordLength?: number;
  readonly PasswordNotContainUserName?: boolean;
  readonly PasswordReusePrevention?: number;
  readonly RequireLowercaseCharacters?: boolean;
  readonly RequireNumbers?: boolean;
  readonly RequireSymbols?: boolean;
  readonly RequireUppercaseCharacters?: boolean;
}

export interface PersonalInfoPreference {
  readonly AllowUserToManagePersonalDingTalk?: boolean;
}

export interface PredefinedScope {
  readonly Description?: string;
  readonly Name?: string;
  /** Only from CreateApplication, GetApplication, ListApplications, UpdateApplication. */
  readonly Required?: boolean;
}

export interface SAMLProvider {
  readonly Arn?: string;
  /** Not from ListSAMLProviders. */
  readonly AuthnSignAlgo?: string;
  readonly CreateDate?: string;
  readonly Description?: string;
  readonly SAMLProviderName?: string;
  readonly UpdateDate?: string;
  /** Only from GetSAMLProvider. */
  readonly EncodedSAMLMetadataDocument?: string;
}

export interface SecurityEmailDevice {
  readonly Email?: string;
  readonly Status?: string;
}

export interface SecurityPhoneDevice {
  readonly AreaCode?: string;
  readonly PhoneNumber?: string;
  readonly Status?: string;
}

export interface SecurityPreference {
  readonly AccessKeyPreference?: AccessKeyPreference;
  readonly LoginProfilePreference?: LoginProfilePreference;
  readonly MFAPreference?: MFAPreference;
  readonly MaxIdleDays?: MaxIdleDays;
  readonly PersonalInfoPreference?: PersonalInfoPreference;
  readonly VerificationPreference?: { readonly VerificationTypes?: readonly string[] };
}

export interface ServiceCredential {
  readonly CreateTime?: string;
  readonly ExpirationTime?: string;
  readonly ServiceCredentialId?: string;
  readonly ServiceCredentialName?: string;
  /** Only from CreateServiceCredential. */
  readonly ServiceCredentialSecret?: string;
  readonly ServiceName?: string;
  readonly Status?: string;
  readonly UserPrincipalName?: string;
}

export interface SummaryMap {
  readonly AccessKeysPerUserQuota?: number;
  readonly AccountAccessKeysPerAccountQuota?: number;
  readonly AttachedPoliciesPerGroupQuota?: number;
  readonly AttachedPoliciesPerRoleQuota?: number;
  readonly AttachedPoliciesPerUserQuota?: number;
  readonly AttachedSystemPoliciesPerGroupQuota?: number;
  readonly AttachedSystemPoliciesPerRoleQuota?: number;
  readonly AttachedSystemPoliciesPerUserQuota?: number;
  readonly AuthorizedClientPerUserQuota?: number;
  readonly ConditionsPerAKPolicyQuota?: number;
  readonly Groups?: number;
  readonly GroupsPerUserQuota?: number;
  readonly GroupsQuota?: number;
  readonly IPItemsPerAKPolicyQuota?: number;
  readonly MFADevices?: number;
  readonly MFADevicesInUse?: number;
  readonly Policies?: number;
  readonly PoliciesQuota?: number;
  readonly PolicySizeQuota?: number;
  readonly Roles?: number;
  readonly RolesQuota?: number;
  readonly ServiceCredentialsPerUserPerServiceQuota?: number;
  readonly Users?: number;
  readonly UsersQuota?: number;
  readonly VersionsPerPolicyQuota?: number;
  readonly VirtualMFADevicesQuota?: number;
}

export interface Tag {
  readonly TagKey?: string;
  readonly TagValue?: string;
}

export interface TagResource {
  readonly ResourceId?: string;
  readonly ResourceType?: string;
  readonly TagKey?: string;
  readonly TagValue?: string;
}

export interface User {
  /** Only from CreateUser, GetUser, ListUsers, UpdateUser. */
  readonly Comments?: string;
  /** Not from ListUsersForGroup, ListVirtualMFADevices. */
  readonly CreateDate?: string;
  readonly DisplayName?: string;
  /** Only from CreateUser, GetUser, ListUsers, UpdateUser. */
  readonly Email?: string;
  /** Only from CreateUser, GetUser, ListUsers, UpdateUser. */
  readonly LastLoginDate?: string;
  /** Only from CreateUser, GetUser, ListUsers, UpdateUser. */
  readonly MobilePhone?: string;
  /** Only from CreateUser, GetUser, ListUsers, UpdateUser. */
  readonly ProvisionType?: string;
  /** Only from CreateUser, GetUser, ListUsers. */
  readonly Tags?: { readonly Tag?: readonly Tag[] };
  /** Only from CreateUser, GetUser, ListUsers, UpdateUser. */
  readonly UpdateDate?: string;
  readonly UserId?: string;
  readonly UserPrincipalName?: string;
  /** Only from GetUser. */
  readonly UserName?: string;
  /** Only from GetUserInRecycleBin, ListUsersInRecycleBin. */
  readonly DeleteDate?: string;
  /** Only from GetUserInRecycleBin, ListUsersInRecycleBin. */
  readonly RecycleDate?: string;
  /** Only from ListUsers. */
  readonly Status?: string;
  /** Only from ListUsersForGroup. */
  readonly JoinDate?: string;
}

export interface UserBasicInfo {
  readonly DisplayName?: string;
  readonly Status?: string;
  readonly UserId?: string;
  readonly UserPrincipalName?: string;
}

export interface UserSsoSettings {
  readonly AuthnSignAlgo?: string;
  readonly AuxiliaryDomain?: string;
  readonly MetadataDocument?: string;
  readonly SsoEnabled?: boolean;
  readonly SsoLoginWithDomain?: boolean;
}

export interface VirtualMFADevice {
  /** Only from CreateVirtualMFADevice. */
  readonly Base32StringSeed?: string;
  /** Only from CreateVirtualMFADevice. */
  readonly QRCodePNG?: string;
  readonly SerialNumber?: string;
  /** Only from ListVirtualMFADevices. */
  readonly ActivateDate?: string;
  /** Only from ListVirtualMFADevices. */
  readonly User?: User;
}

export type AddClientIdToOIDCProviderRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly ClientId: string;
  /** Officially optional, yet needed. */
  readonly OIDCProviderName: string;
};

export interface AddClientIdToOIDCProviderResponse {
  readonly OIDCProvider?: OIDCProvider;
  readonly RequestId?: string;
}

export type AddFingerprintToOIDCProviderRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly Fingerprint: string;
  /** Officially optional, yet needed. */
  readonly OIDCProviderName: string;
};

export interface AddFingerprintToOIDCProviderResponse {
  readonly OIDCProvider?: OIDCProvider;
  readonly RequestId?: string;
}

export type AddUserToGroupRequest = {
  /** Officially optional, yet needed. */
  readonly GroupName: string;
  readonly UserPrincipalName: string;
};

export interface AddUserToGroupResponse {
  readonly RequestId?: string;
}

export type BindMFADeviceRequest = {
  /** Officially optional, yet needed. */
  readonly AuthenticationCode1: string;
  /** Officially optional, yet needed. */
  readonly AuthenticationCode2: string;
  /** Officially optional, yet needed. */
  readonly SerialNumber: string;
  readonly UserPrincipalName: string;
};

export interface BindMFADeviceResponse {
  readonly RequestId?: string;
}

export type ChangePasswordRequest = {
  readonly NewPassword: string;
  readonly OldPassword: string;
};

export interface ChangePasswordResponse {
  readonly RequestId?: string;
}

export type CreateAccessKeyRequest = {
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface CreateAccessKeyResponse {
  readonly AccessKey?: AccessKey;
  readonly RequestId?: string;
}

export type CreateAppSecretRequest = {
  readonly AppId: string;
};

export interface CreateAppSecretResponse {
  readonly AppSecret?: AppSecret;
  readonly RequestId?: string;
}

export type CreateApplicationRequest = {
  /** 900 to 10800 seconds; without it `3600`. */
  readonly AccessTokenValidity?: number | undefined;
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly AppName: string;
  /** One of `WebApp`, `NativeApp`, `ServerApp`. */
  readonly AppType: "WebApp" | "NativeApp" | "ServerApp";
  /** At most 24 characters. */
  readonly DisplayName: string;
  readonly IsMultiTenant?: boolean | undefined;
  /** Entries joined by `;`. */
  readonly PredefinedScopes?: string | undefined;
  /** One of `2.0`, `2.1`; without it `2.0`. */
  readonly ProtocolVersion?: "2.0" | "2.1" | undefined;
  /** Entries joined by `;`. */
  readonly RedirectUris?: string | undefined;
  /** 7200 to 31536000 seconds. */
  readonly RefreshTokenValidity?: number | undefined;
  /** Entries joined by `;`. */
  readonly RequiredScopes?: string | undefined;
  readonly SecretRequired?: boolean | undefined;
};

export interface CreateApplicationResponse {
  readonly Application?: Application;
  readonly RequestId?: string;
}

export type CreateGroupRequest = {
  /** At most 128 characters. */
  readonly Comments?: string | undefined;
  /** At most 24 characters. */
  readonly DisplayName?: string | undefined;
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly GroupName: string;
};

export interface CreateGroupResponse {
  readonly Group?: Group;
  readonly RequestId?: string;
}

export type CreateLoginProfileRequest = {
  /** Without it `false`. */
  readonly MFABindRequired?: boolean | undefined;
  readonly Password?: string | undefined;
  /** Without it `false`. */
  readonly PasswordResetRequired?: boolean | undefined;
  /** One of `Active`, `Inactive`; without it `Active`. */
  readonly Status?: "Active" | "Inactive" | undefined;
  readonly UserPrincipalName: string;
};

export interface CreateLoginProfileResponse {
  readonly LoginProfile?: LoginProfile;
  readonly RequestId?: string;
}

export type CreateOIDCProviderRequest = {
  /** Entries joined by `,`, at most 50. */
  readonly ClientIds?: string | undefined;
  /** At most 256 characters. */
  readonly Description?: string | undefined;
  /** Entries joined by `,`, at most 5. */
  readonly Fingerprints?: string | undefined;
  /** 1 to 168 hours; without it `12`. */
  readonly IssuanceLimitTime?: number | undefined;
  /** At most 255 characters; officially optional, yet needed. */
  readonly IssuerUrl: string;
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly OIDCProviderName: string;
};

export interface CreateOIDCProviderResponse {
  readonly OIDCProvider?: OIDCProvider;
  readonly RequestId?: string;
}

export type CreateSAMLProviderRequest = {
  /** One of `rsa-sha256`, `rsa-sha1`; without it `rsa-sha1`. */
  readonly AuthnSignAlgo?: "rsa-sha256" | "rsa-sha1" | undefined;
  readonly Description?: string | undefined;
  /** Officially optional, yet needed. */
  readonly EncodedSAMLMetadataDocument: string;
  /** 1 to 128 characters. */
  readonly SAMLProviderName: string;
};

export interface CreateSAMLProviderResponse {
  readonly RequestId?: string;
  readonly SAMLProvider?: SAMLProvider;
}

export type CreateServiceCredentialRequest = {
  /** 1 to 36600 days. */
  readonly CredentialAgeDays?: number | undefined;
  /** 1 to 128 characters. */
  readonly ServiceCredentialName: string;
  readonly ServiceName: string;
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface CreateServiceCredentialResponse {
  readonly RequestId?: string;
  readonly ServiceCredential?: ServiceCredential;
}

export type CreateUserRequest = {
  /** 1 to 128 characters. */
  readonly Comments?: string | undefined;
  /** 1 to 24 characters. */
  readonly DisplayName: string;
  readonly Email?: string | undefined;
  readonly MobilePhone?: string | undefined;
  /** At most 20 items. */
  readonly Tag?: readonly RequestTag[] | undefined;
  /** 1 to 128 characters. */
  readonly UserPrincipalName: string;
};

export interface CreateUserResponse {
  readonly RequestId?: string;
  readonly User?: User;
}

export type CreateVirtualMFADeviceRequest = {
  /** 1 to 64 characters. */
  readonly VirtualMFADeviceName: string;
};

export interface CreateVirtualMFADeviceResponse {
  readonly RequestId?: string;
  readonly VirtualMFADevice?: VirtualMFADevice;
}

export type DeleteAccessKeyRequest = {
  readonly UserAccessKeyId: string;
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface DeleteAccessKeyResponse {
  readonly RequestId?: string;
}

export type DeleteAccessKeyInRecycleBinRequest = {
  /** Officially optional, yet needed. */
  readonly UserAccessKeyId: string;
  /** Without it the caller's own. */
  readonly UserId?: string | undefined;
};

export interface DeleteAccessKeyInRecycleBinResponse {
  readonly RequestId?: string;
}

export type DeleteAppSecretRequest = {
  readonly AppId: string;
  readonly AppSecretId: string;
};

export interface DeleteAppSecretResponse {
  readonly RequestId?: string;
}

export type DeleteApplicationRequest = {
  readonly AppId: string;
};

export interface DeleteApplicationResponse {
  readonly RequestId?: string;
}

export type DeleteGroupRequest = {
  /** Officially optional, yet needed. */
  readonly GroupName: string;
};

export interface DeleteGroupResponse {
  readonly RequestId?: string;
}

export type DeleteLoginProfileRequest = {
  readonly UserPrincipalName: string;
};

export interface DeleteLoginProfileResponse {
  readonly RequestId?: string;
}

export type DeleteOIDCProviderRequest = {
  /** Officially optional, yet needed. */
  readonly OIDCProviderName: string;
};

export interface DeleteOIDCProviderResponse {
  readonly RequestId?: string;
}

export type DeletePasskeyRequest = {
  /** Officially optional, yet needed. */
  readonly PasskeyId: string;
  /** Officially optional, yet needed. */
  readonly UserPrincipalName: string;
};

export interface DeletePasskeyResponse {
  readonly RequestId?: string;
}

export type DeleteSAMLProviderRequest = {
  readonly SAMLProviderName: string;
};

export interface DeleteSAMLProviderResponse {
  readonly RequestId?: string;
}

export type DeleteServiceCredentialRequest = {
  readonly ServiceCredentialId: string;
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface DeleteServiceCredentialResponse {
  readonly RequestId?: string;
}

export type DeleteUserRequest = {
  /** Either this or UserPrincipalName. */
  readonly UserId?: string | undefined;
  /** Either this or UserId. */
  readonly UserPrincipalName?: string | undefined;
};

export interface DeleteUserResponse {
  readonly RequestId?: string;
}

export type DeleteUserInRecycleBinRequest = {
  /** Officially optional, yet needed. */
  readonly UserId: string;
};

export interface DeleteUserInRecycleBinResponse {
  readonly RequestId?: string;
}

export type DeleteVirtualMFADeviceRequest = {
  readonly SerialNumber: string;
};

export interface DeleteVirtualMFADeviceResponse {
  readonly RequestId?: string;
}

export type DeprovisionApplicationRequest = {
  readonly AppId: string;
};

export interface DeprovisionApplicationResponse {
  readonly RequestId?: string;
}

export type DeprovisionExternalApplicationRequest = {
  readonly AppId: string;
};

export interface DeprovisionExternalApplicationResponse {
  readonly RequestId?: string;
}

export type DisableVirtualMFARequest = {
  readonly UserPrincipalName: string;
};

export interface DisableVirtualMFAResponse {
  readonly RequestId?: string;
}

export type GenerateCredentialReportRequest = Readonly<Record<string, never>>;

export interface GenerateCredentialReportResponse {
  readonly RequestId?: string;
  readonly State?: string;
}

export type GenerateGovernanceReportRequest = Readonly<Record<string, never>>;

export interface GenerateGovernanceReportResponse {
  readonly RequestId?: string;
  readonly State?: string;
}

export type GetAccessKeyInfoInRecycleBinRequest = {
  readonly UserAccessKeyId: string;
};

export interface GetAccessKeyInfoInRecycleBinResponse {
  readonly AccessKey?: AccessKey;
  readonly RequestId?: string;
}

export type GetAccessKeyLastUsedRequest = {
  readonly UserAccessKeyId: string;
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface GetAccessKeyLastUsedResponse {
  readonly AccessKeyLastUsed?: AccessKeyLastUsed;
  readonly RequestId?: string;
}

export type GetAccessKeyPolicyRequest = {
  readonly UserAccessKeyId: string;
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface GetAccessKeyPolicyResponse {
  readonly AccessKeyId?: string;
  readonly AccessKeyPolicy?: string;
  readonly RequestId?: string;
}

export type GetAccessKeyPolicyForAccountRequest = Readonly<Record<string, never>>;

export interface GetAccessKeyPolicyForAccountResponse {
  readonly AccessKeyPolicy?: string;
  readonly RequestId?: string;
}

export type GetAccountMFAInfoRequest = Readonly<Record<string, never>>;

export interface GetAccountMFAInfoResponse {
  readonly IsMFAEnable?: boolean;
  readonly RequestId?: string;
}

export type GetAccountSecurityPracticeReportRequest = Readonly<Record<string, never>>;

export interface GetAccountSecurityPracticeReportResponse {
  readonly AccountSecurityPracticeInfo?: AccountSecurityPracticeInfo;
  readonly RequestId?: string;
}

export type GetAccountSummaryRequest = Readonly<Record<string, never>>;

export interface GetAccountSummaryResponse {
  readonly RequestId?: string;
  readonly SummaryMap?: SummaryMap;
}

export type GetAppSecretRequest = {
  readonly AppId: string;
  readonly AppSecretId: string;
};

export interface GetAppSecretResponse {
  readonly AppSecret?: AppSecret;
  readonly RequestId?: string;
}

export type GetApplicationRequest = {
  readonly AppId: string;
};

export interface GetApplicationResponse {
  readonly Application?: Application;
  readonly RequestId?: string;
}

export type GetApplicationProvisionInfoRequest = {
  readonly AppId: string;
};

export interface GetApplicationProvisionInfoResponse {
  readonly ApplicationProvisionInfo?: ApplicationProvisionInfo;
  readonly RequestId?: string;
}

export type GetCredentialReportRequest = {
  /** 1 to 3501; without it `3501`. */
  readonly MaxItems?: number | undefined;
  readonly NextToken?: string | undefined;
};

export interface GetCredentialReportResponse {
  readonly Content?: string;
  readonly GeneratedTime?: string;
  readonly IsTruncated?: string;
  readonly NextToken?: string;
  readonly RequestId?: string;
}

export type GetDefaultDomainRequest = Readonly<Record<string, never>>;

export interface GetDefaultDomainResponse {
  readonly DefaultDomainName?: string;
  readonly RequestId?: string;
}

export type GetExternalApplicationRequest = {
  readonly AppId: string;
};

export interface GetExternalApplicationResponse {
  readonly ExternalApplication?: ExternalApplication;
  readonly RequestId?: string;
}

export type GetGovernanceItemReportRequest = {
  /** Officially optional, yet needed. */
  readonly GovernanceItemType: string;
  readonly Marker?: string | undefined;
  /** 1 to 1000; without it `1000`. */
  readonly MaxItems?: number | undefined;
};

export interface GetGovernanceItemReportResponse {
  readonly ColumnsSchema?: { readonly ColumnSchema?: readonly ColumnSchema[] };
  readonly ColumnsValue?: { readonly ColumnRow?: readonly { readonly ColumnValue?: readonly unknown[] }[] };
  readonly GenerateTime?: string;
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly MetricType?: string;
  readonly MetricValue?: unknown;
  readonly RequestId?: string;
}

export type GetGovernanceItemReportItem = { readonly ColumnValue?: readonly unknown[] };

export type GetGovernanceReportStatusRequest = Readonly<Record<string, never>>;

export interface GetGovernanceReportStatusResponse {
  readonly GovernanceItemsStatus?: { readonly GovernanceItemStatus?: readonly GovernanceItemStatus[] };
  readonly RequestId?: string;
  readonly WholeReportStatus?: string;
}

export type GetGroupRequest = {
  /** Officially optional, yet needed. */
  readonly GroupName: string;
};

export interface GetGroupResponse {
  readonly Group?: Group;
  readonly RequestId?: string;
}

export type GetLoginProfileRequest = {
  readonly UserPrincipalName: string;
};

export interface GetLoginProfileResponse {
  readonly LoginProfile?: LoginProfile;
  readonly RequestId?: string;
}

export type GetOIDCProviderRequest = {
  /** Officially optional, yet needed. */
  readonly OIDCProviderName: string;
};

export interface GetOIDCProviderResponse {
  readonly OIDCProvider?: OIDCProvider;
  readonly RequestId?: string;
}

export type GetPasswordPolicyRequest = Readonly<Record<string, never>>;

export interface GetPasswordPolicyResponse {
  readonly PasswordPolicy?: PasswordPolicy;
  readonly RequestId?: string;
}

export type GetSAMLProviderRequest = {
  readonly SAMLProviderName: string;
};

export interface GetSAMLProviderResponse {
  readonly RequestId?: string;
  readonly SAMLProvider?: SAMLProvider;
}

export type GetSecurityPreferenceRequest = Readonly<Record<string, never>>;

export interface GetSecurityPreferenceResponse {
  readonly RequestId?: string;
  readonly SecurityPreference?: SecurityPreference;
}

export type GetServiceCredentialRequest = {
  readonly ServiceCredentialId: string;
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface GetServiceCredentialResponse {
  readonly RequestId?: string;
  readonly ServiceCredential?: ServiceCredential;
}

export type GetUserRequest = {
  /** Either this or UserId or UserPrincipalName. */
  readonly UserAccessKeyId?: string | undefined;
  /** Either this or UserAccessKeyId or UserPrincipalName. */
  readonly UserId?: string | undefined;
  /** Either this or UserAccessKeyId or UserId. */
  readonly UserPrincipalName?: string | undefined;
};

export interface GetUserResponse {
  readonly RequestId?: string;
  readonly User?: User;
}

export type GetUserInRecycleBinRequest = {
  /** Either this or UserId. */
  readonly UserAccessKeyId?: string | undefined;
  /** Either this or UserAccessKeyId. */
  readonly UserId?: string | undefined;
};

export interface GetUserInRecycleBinResponse {
  readonly RequestId?: string;
  readonly User?: User;
}

export type GetUserMFAInfoRequest = {
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface GetUserMFAInfoResponse {
  readonly IsMFAEnable?: boolean;
  readonly MFADevice?: MFADevice;
  readonly RequestId?: string;
}

export type GetUserSsoSettingsRequest = Readonly<Record<string, never>>;

export interface GetUserSsoSettingsResponse {
  readonly RequestId?: string;
  readonly UserSsoSettings?: UserSsoSettings;
}

export type GetVerificationInfoRequest = {
  readonly UserPrincipalName?: string | undefined;
};

export interface GetVerificationInfoResponse {
  readonly RequestId?: string;
  readonly SecurityEmailDevice?: SecurityEmailDevice;
  readonly SecurityPhoneDevice?: SecurityPhoneDevice;
}

export type ListAccessKeysRequest = {
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface ListAccessKeysResponse {
  readonly AccessKeys?: { readonly AccessKey?: readonly AccessKey[] };
  readonly RequestId?: string;
}

export type ListAccessKeysItem = AccessKey;

export type ListAccessKeysInRecycleBinRequest = {
  /** Officially optional, yet needed. */
  readonly UserId: string;
};

export interface ListAccessKeysInRecycleBinResponse {
  readonly AccessKeys?: { readonly AccessKey?: readonly AccessKey[] };
  readonly RequestId?: string;
}

export type ListAccessKeysInRecycleBinItem = AccessKey;

export type ListAppSecretIdsRequest = {
  readonly AppId: string;
};

export interface ListAppSecretIdsResponse {
  readonly AppSecrets?: { readonly AppSecret?: readonly AppSecret[] };
  readonly RequestId?: string;
}

export type ListAppSecretIdsItem = AppSecret;

export type ListApplicationProvisionInfosRequest = {
  /** One of `inner`, `external`. */
  readonly SourceType?: "inner" | "external" | undefined;
};

export interface ListApplicationProvisionInfosResponse {
  readonly ApplicationProvisionInfos?: { readonly ApplicationProvisionInfo?: readonly ApplicationProvisionInfo[] };
  readonly RequestId?: string;
}

export type ListApplicationProvisionInfosItem = ApplicationProvisionInfo;

export type ListApplicationsRequest = Readonly<Record<string, never>>;

export interface ListApplicationsResponse {
  readonly Applications?: { readonly Application?: readonly Application[] };
  readonly RequestId?: string;
}

export type ListApplicationsItem = Application;

export type ListExternalApplicationsRequest = Readonly<Record<string, never>>;

export interface ListExternalApplicationsResponse {
  readonly ExternalApplications?: { readonly ExternalApplication?: readonly ExternalApplication[] };
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly RequestId?: string;
}

export type ListExternalApplicationsItem = ExternalApplication;

export type ListGroupsRequest = {
  readonly Marker?: string | undefined;
  /** 1 to 100; without it `100`. */
  readonly MaxItems?: number | undefined;
};

export interface ListGroupsResponse {
  readonly Groups?: { readonly Group?: readonly Group[] };
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly RequestId?: string;
}

export type ListGroupsItem = Group;

export type ListGroupsForUserRequest = {
  readonly UserPrincipalName: string;
};

export interface ListGroupsForUserResponse {
  readonly Groups?: { readonly Group?: readonly Group[] };
  readonly RequestId?: string;
}

export type ListGroupsForUserItem = Group;

export type ListOIDCProvidersRequest = {
  readonly Marker?: string | undefined;
  /** 1 to 100; without it `100`. */
  readonly MaxItems?: number | undefined;
};

export interface ListOIDCProvidersResponse {
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly OIDCProviders?: { readonly OIDCProvider?: readonly OIDCProvider[] };
  readonly RequestId?: string;
}

export type ListOIDCProvidersItem = OIDCProvider;

export type ListPasskeysRequest = {
  readonly UserPrincipalName?: string | undefined;
};

export interface ListPasskeysResponse {
  readonly Passkeys?: readonly Passkey[];
  readonly RequestId?: string;
}

export type ListPasskeysItem = Passkey;

export type ListPredefinedScopesRequest = {
  /** One of `WebApp`, `NativeApp`, `ServerApp`. */
  readonly AppType?: "WebApp" | "NativeApp" | "ServerApp" | undefined;
};

export interface ListPredefinedScopesResponse {
  readonly PredefinedScopes?: { readonly PredefinedScope?: readonly PredefinedScope[] };
  readonly RequestId?: string;
}

export type ListPredefinedScopesItem = PredefinedScope;

export type ListRecentGovernanceMetricsRequest = Readonly<Record<string, never>>;

export interface ListRecentGovernanceMetricsResponse {
  readonly GenerateTime?: string;
  readonly GovernanceMetrics?: { readonly GovernanceMetric?: readonly GovernanceMetric[] };
  readonly RequestId?: string;
}

export type ListRecentGovernanceMetricsItem = GovernanceMetric;

export type ListSAMLProvidersRequest = {
  readonly Marker?: string | undefined;
  /** 1 to 100; without it `100`. */
  readonly MaxItems?: number | undefined;
};

export interface ListSAMLProvidersResponse {
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly RequestId?: string;
  readonly SAMLProviders?: { readonly SAMLProvider?: readonly SAMLProvider[] };
}

export type ListSAMLProvidersItem = SAMLProvider;

export type ListServiceCredentialsRequest = {
  /** Not together with UserPrincipalName. */
  readonly AllUsers?: boolean | undefined;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ServiceName?: string | undefined;
  /** Not together with AllUsers. */
  readonly UserPrincipalName?: string | undefined;
};

export interface ListServiceCredentialsResponse {
  readonly IsTruncated?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly ServiceCredentials?: readonly ServiceCredential[];
}

export type ListServiceCredentialsItem = ServiceCredential;

export type ListTagResourcesRequest = {
  readonly NextToken?: string | undefined;
  /** 1 to 100; without it `100`. */
  readonly PageSize?: number | undefined;
  /** 1 to 50 items; not together with ResourcePrincipalName. */
  readonly ResourceId?: readonly string[] | undefined;
  /** 1 to 50 items; not together with ResourceId. */
  readonly ResourcePrincipalName?: readonly string[] | undefined;
  /** One of `user`; officially optional, yet needed. */
  readonly ResourceType: "user";
  /** At most 20 items. */
  readonly Tag?: readonly RequestTag[] | undefined;
};

export interface ListTagResourcesResponse {
  readonly IsTruncated?: boolean;
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TagResources?: { readonly TagResource?: readonly TagResource[] };
}

export type ListTagResourcesItem = TagResource;

export type ListUserBasicInfosRequest = {
  readonly Marker?: string | undefined;
  /** 1 to 1000; without it `100`. */
  readonly MaxItems?: number | undefined;
  /** One of `active`, `freeze`, `active,freeze`; not together with Tag; without it `active`. */
  readonly Status?: "active" | "freeze" | "active,freeze" | undefined;
  /** At most 20 items; not together with Status. */
  readonly Tag?: readonly RequestTag[] | undefined;
};

export interface ListUserBasicInfosResponse {
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly RequestId?: string;
  readonly UserBasicInfos?: { readonly UserBasicInfo?: readonly UserBasicInfo[] };
}

export type ListUserBasicInfosItem = UserBasicInfo;

export type ListUsersRequest = {
  readonly Marker?: string | undefined;
  /** 1 to 1000; without it `1000`. */
  readonly MaxItems?: number | undefined;
  /** One of `active`, `freeze`, `active,freeze`; without it `active`. */
  readonly Status?: "active" | "freeze" | "active,freeze" | undefined;
  /** At most 20 items. */
  readonly Tag?: readonly RequestTag[] | undefined;
};

export interface ListUsersResponse {
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly RequestId?: string;
  readonly Users?: { readonly User?: readonly User[] };
}

export type ListUsersItem = User;

export type ListUsersForGroupRequest = {
  /** Officially optional, yet needed. */
  readonly GroupName: string;
  readonly Marker?: string | undefined;
  /** 1 to 100; without it `100`. */
  readonly MaxItems?: number | undefined;
};

export interface ListUsersForGroupResponse {
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly RequestId?: string;
  readonly Users?: { readonly User?: readonly User[] };
}

export type ListUsersForGroupItem = User;

export type ListUsersInRecycleBinRequest = {
  /** `UserPrincipalName eq <value>`. */
  readonly Filter?: string | undefined;
  readonly Marker?: string | undefined;
  /** 1 to 100; without it `100`. */
  readonly MaxItems?: number | undefined;
};

export interface ListUsersInRecycleBinResponse {
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly RequestId?: string;
  readonly Users?: { readonly User?: readonly User[] };
}

export type ListUsersInRecycleBinItem = User;

export type ListVirtualMFADevicesRequest = {
  readonly Marker?: string | undefined;
  /** 1 to 100; without it `100`. */
  readonly MaxItems?: number | undefined;
};

export interface ListVirtualMFADevicesResponse {
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly RequestId?: string;
  readonly VirtualMFADevices?: { readonly VirtualMFADevice?: readonly VirtualMFADevice[] };
}

export type ListVirtualMFADevicesItem = VirtualMFADevice;

export type ProvisionApplicationRequest = {
  readonly AppId: string;
  /** Entries joined by `;`. */
  readonly Scopes?: string | undefined;
};

export interface ProvisionApplicationResponse {
  readonly ApplicationProvisionInfo?: ApplicationProvisionInfo;
  readonly RequestId?: string;
}

export type ProvisionExternalApplicationRequest = {
  readonly AppId: string;
  /** Entries joined by `;`. */
  readonly Scopes?: string | undefined;
};

export interface ProvisionExternalApplicationResponse {
  readonly ExternalApplication?: ExternalApplication;
  readonly RequestId?: string;
}

export type RemoveClientIdFromOIDCProviderRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly ClientId: string;
  /** Officially optional, yet needed. */
  readonly OIDCProviderName: string;
};

export interface RemoveClientIdFromOIDCProviderResponse {
  readonly OIDCProvider?: OIDCProvider;
  readonly RequestId?: string;
}

export type RemoveFingerprintFromOIDCProviderRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly Fingerprint: string;
  /** Officially optional, yet needed. */
  readonly OIDCProviderName: string;
};

export interface RemoveFingerprintFromOIDCProviderResponse {
  readonly OIDCProvider?: OIDCProvider;
  readonly RequestId?: string;
}

export type RemoveUserFromGroupRequest = {
  /** Officially optional, yet needed. */
  readonly GroupName: string;
  readonly UserPrincipalName: string;
};

export interface RemoveUserFromGroupResponse {
  readonly RequestId?: string;
}

export type RestoreAccessKeyFromRecycleBinRequest = {
  /** Officially optional, yet needed. */
  readonly UserAccessKeyId: string;
  /** Officially optional, yet needed. */
  readonly UserId: string;
};

export interface RestoreAccessKeyFromRecycleBinResponse {
  readonly RequestId?: string;
}

export type RestoreUserFromRecycleBinRequest = {
  /** Officially optional, yet needed. */
  readonly UserId: string;
};

export interface RestoreUserFromRecycleBinResponse {
  readonly RequestId?: string;
}

export type SetAccessKeyPolicyRequest = {
  /** JSON text. */
  readonly AccessKeyPolicy: string;
  readonly UserAccessKeyId: string;
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface SetAccessKeyPolicyResponse {
  readonly AccessKeyId?: string;
  readonly AccessKeyPolicy?: string;
  readonly RequestId?: string;
}

export type SetAccessKeyPolicyForAccountRequest = {
  /** JSON text. */
  readonly AccessKeyPolicy: string;
};

export interface SetAccessKeyPolicyForAccountResponse {
  readonly AccessKeyPolicy?: string;
  readonly RequestId?: string;
}

export type SetDefaultDomainRequest = {
  /** At most 64 characters. */
  readonly DefaultDomainName: string;
};

export interface SetDefaultDomainResponse {
  readonly DefaultDomainName?: string;
  readonly RequestId?: string;
}

export type SetPasswordPolicyRequest = {
  /** Without it nothing changes. */
  readonly HardExpire?: boolean | undefined;
  /** 0 to 90 days; without it nothing changes; unknown to older official SDKs. */
  readonly InitialPasswordAge?: number | undefined;
  /** Without it nothing changes; unknown to older official SDKs. */
  readonly InterceptRiskPasswordOnApi?: boolean | undefined;
  /** 0 to 32; without it nothing changes. */
  readonly MaxLoginAttemps?: number | undefined;
  /** 0 to 1095 days; without it nothing changes. */
  readonly MaxPasswordAge?: number | undefined;
  /** 0 to 8; without it nothing changes. */
  readonly MinimumPasswordDifferentCharacter?: number | undefined;
  /** 8 to 32; without it nothing changes. */
  readonly MinimumPasswordLength?: number | undefined;
  /** Without it nothing changes. */
  readonly PasswordNotContainUserName?: boolean | undefined;
  /** 0 to 24; without it nothing changes. */
  readonly PasswordReusePrevention?: number | undefined;
  /** Without it nothing changes. */
  readonly RequireLowercaseCharacters?: boolean | undefined;
  /** Without it nothing changes. */
  readonly RequireNumbers?: boolean | undefined;
  /** Without it nothing changes. */
  readonly RequireSymbols?: boolean | undefined;
  /** Without it nothing changes. */
  readonly RequireUppercaseCharacters?: boolean | undefined;
};

export interface SetPasswordPolicyResponse {
  readonly PasswordPolicy?: PasswordPolicy;
  readonly RequestId?: string;
}

export type SetSecurityPreferenceRequest = {
  /** Without it nothing changes. */
  readonly AllowUserToChangePassword?: boolean | undefined;
  /** Without it nothing changes. */
  readonly AllowUserToLoginWithPasskey?: boolean | undefined;
  /** Without it nothing changes. */
  readonly AllowUserToManageAccessKeys?: boolean | undefined;
  /** Without it nothing changes. */
  readonly AllowUserToManageMFADevices?: boolean | undefined;
  /** Without it nothing changes. */
  readonly AllowUserToManagePersonalDingTalk?: boolean | undefined;
  /** Without it nothing changes. */
  readonly EnableSaveMFATicket?: boolean | undefined;
  /** Entries joined by `;`, at most 40; at most 512 characters; without it set back to empty; "" clears it. */
  readonly LoginNetworkMasks?: string | undefined;
  /** 1 to 24 hours; without it set back to 6. */
  readonly LoginSessionDuration?: number | undefined;
  /** One of `mandatory`, `independent`, `adaptive`; without it nothing changes. */
  readonly MFAOperationForLogin?: "mandatory" | "independent" | "adaptive" | undefined;
  /** One of `90`, `180`, `365`, `730`; without it nothing changes; unknown to older official SDKs. */
  readonly MaxIdleDaysForAccessKeys?: 90 | 180 | 365 | 730 | undefined;
  /** One of `90`, `180`, `365`, `730`; without it nothing changes; unknown to older official SDKs. */
  readonly MaxIdleDaysForUsers?: 90 | 180 | 365 | 730 | undefined;
  /** One of `autonomous`, `enforceVerify`; without it nothing changes; deprecated. */
  readonly OperationForRiskLogin?: "autonomous" | "enforceVerify" | undefined;
  /** JSON text; without it nothing changes; "[]" clears it. */
  readonly VerificationTypes?: string | undefined;
  /** Without it nothing changes; unknown to older official SDKs. */
  readonly AllowUserToManageServiceCredentials?: boolean | undefined;
};

export interface SetSecurityPreferenceResponse {
  readonly RequestId?: string;
  readonly SecurityPreference?: SecurityPreference;
}

export type SetUserSsoSettingsRequest = {
  /** One of `rsa-sha256`, `rsa-sha1`; without it nothing changes. */
  readonly AuthnSignAlgo?: "rsa-sha256" | "rsa-sha1" | undefined;
  /** Without it nothing changes. */
  readonly AuxiliaryDomain?: string | undefined;
  /** Without it nothing changes. */
  readonly MetadataDocument?: string | undefined;
  /** Without it nothing changes. */
  readonly SsoEnabled?: boolean | undefined;
  /** Without it nothing changes. */
  readonly SsoLoginWithDomain?: boolean | undefined;
};

export interface SetUserSsoSettingsResponse {
  readonly RequestId?: string;
  readonly UserSsoSettings?: UserSsoSettings;
}

export type SetVerificationInfoRequest = {
  readonly Email?: string | undefined;
  readonly MobilePhone?: string | undefined;
  /** Officially optional, yet needed. */
  readonly UserPrincipalName: string;
  /** One of `sms`, `email`; officially optional, yet needed. */
  readonly VerifyType: "sms" | "email";
};

export interface SetVerificationInfoResponse {
  readonly RequestId?: string;
}

export type TagResourcesRequest = {
  /** 1 to 50 items; either this or ResourcePrincipalName. */
  readonly ResourceId?: readonly string[] | undefined;
  /** 1 to 50 items; either this or ResourceId. */
  readonly ResourcePrincipalName?: readonly string[] | undefined;
  /** One of `user`; officially optional, yet needed. */
  readonly ResourceType: "user";
  /** 1 to 20 items; officially optional, yet needed. */
  readonly Tag: readonly RequestTag[];
};

export interface TagResourcesResponse {
  readonly RequestId?: string;
}

export type UnbindMFADeviceRequest = {
  readonly UserPrincipalName: string;
};

export interface UnbindMFADeviceResponse {
  readonly MFADevice?: MFADevice;
  readonly RequestId?: string;
}

export type UnbindVerificationRequest = {
  readonly Email?: string | undefined;
  readonly MobilePhone?: string | undefined;
  /** Officially optional, yet needed. */
  readonly UserPrincipalName: string;
  /** One of `sms`, `email`; officially optional, yet needed. */
  readonly VerifyType: "sms" | "email";
};

export interface UnbindVerificationResponse {
  readonly RequestId?: string;
}

export type UntagResourcesRequest = {
  /** Without it `false`. */
  readonly All?: boolean | undefined;
  /** 1 to 50 items; either this or ResourcePrincipalName. */
  readonly ResourceId?: readonly string[] | undefined;
  /** 1 to 50 items; either this or ResourceId. */
  readonly ResourcePrincipalName?: readonly string[] | undefined;
  /** One of `user`; officially optional, yet needed. */
  readonly ResourceType: "user";
  /** 1 to 20 items. */
  readonly TagKey?: readonly string[] | undefined;
};

export interface UntagResourcesResponse {
  readonly RequestId?: string;
}

export type UpdateAccessKeyRequest = {
  /** One of `Active`, `Inactive`. */
  readonly Status: "Active" | "Inactive";
  readonly UserAccessKeyId: string;
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface UpdateAccessKeyResponse {
  readonly RequestId?: string;
}

export type UpdateApplicationRequest = {
  readonly AppId: string;
  /** 900 to 10800 seconds. */
  readonly NewAccessTokenValidity?: number | undefined;
  /** At most 24 characters. */
  readonly NewDisplayName?: string | undefined;
  readonly NewIsMultiTenant?: boolean | undefined;
  /** Entries joined by `;`. */
  readonly NewPredefinedScopes?: string | undefined;
  /** Entries joined by `;`. */
  readonly NewRedirectUris?: string | undefined;
  /** 7200 to 31536000 seconds. */
  readonly NewRefreshTokenValidity?: number | undefined;
  /** Entries joined by `;`. */
  readonly NewRequiredScopes?: string | undefined;
  readonly NewSecretRequired?: boolean | undefined;
};

export interface UpdateApplicationResponse {
  readonly Application?: Application;
  readonly RequestId?: string;
}

export type UpdateGroupRequest = {
  /** Officially optional, yet needed. */
  readonly GroupName: string;
  /** At most 128 characters. */
  readonly NewComments?: string | undefined;
  /** At most 24 characters. */
  readonly NewDisplayName?: string | undefined;
  /** 1 to 64 characters. */
  readonly NewGroupName?: string | undefined;
};

export interface UpdateGroupResponse {
  readonly Group?: Group;
  readonly RequestId?: string;
}

export type UpdateLoginProfileRequest = {
  readonly MFABindRequired?: boolean | undefined;
  readonly Password?: string | undefined;
  readonly PasswordResetRequired?: boolean | undefined;
  /** One of `Active`, `Inactive`. */
  readonly Status?: "Active" | "Inactive" | undefined;
  readonly UserPrincipalName: string;
};

export interface UpdateLoginProfileResponse {
  readonly LoginProfile?: LoginProfile;
  readonly RequestId?: string;
}

export type UpdateOIDCProviderRequest = {
  /** Entries joined by `,`, at most 50. */
  readonly ClientIds?: string | undefined;
  /** 1 to 168 hours. */
  readonly IssuanceLimitTime?: number | undefined;
  /** At most 256 characters. */
  readonly NewDescription?: string | undefined;
  /** Officially optional, yet needed. */
  readonly OIDCProviderName: string;
};

export interface UpdateOIDCProviderResponse {
  readonly OIDCProvider?: OIDCProvider;
  readonly RequestId?: string;
}

export type UpdatePasskeyRequest = {
  /** Officially optional, yet needed. */
  readonly PasskeyId: string;
  /** Officially optional, yet needed. */
  readonly PasskeyName: string;
  /** Officially optional, yet needed. */
  readonly UserPrincipalName: string;
};

export interface UpdatePasskeyResponse {
  readonly RequestId?: string;
}

export type UpdateSAMLProviderRequest = {
  /** One of `rsa-sha256`, `rsa-sha1`. */
  readonly AuthnSignAlgo?: "rsa-sha256" | "rsa-sha1" | undefined;
  readonly NewDescription?: string | undefined;
  readonly NewEncodedSAMLMetadataDocument?: string | undefined;
  readonly SAMLProviderName: string;
};

export interface UpdateSAMLProviderResponse {
  readonly RequestId?: string;
  readonly SAMLProvider?: SAMLProvider;
}

export type UpdateServiceCredentialRequest = {
  readonly ServiceCredentialId: string;
  /** 1 to 128 characters. */
  readonly ServiceCredentialName?: string | undefined;
  /** One of `Active`, `Inactive`. */
  readonly Status?: "Active" | "Inactive" | undefined;
  /** Without it the caller's own. */
  readonly UserPrincipalName?: string | undefined;
};

export interface UpdateServiceCredentialResponse {
  readonly RequestId?: string;
}

export type UpdateUserRequest = {
  /** 1 to 128 characters; "" clears it. */
  readonly NewComments?: string | undefined;
  /** 1 to 24 characters. */
  readonly NewDisplayName?: string | undefined;
  /** "" clears it. */
  readonly NewEmail?: string | undefined;
  /** "" clears it. */
  readonly NewMobilePhone?: string | undefined;
  /** 1 to 128 characters. */
  readonly NewUserPrincipalName?: string | undefined;
  /** Either this or UserPrincipalName. */
  readonly UserId?: string | undefined;
  /** Either this or UserId. */
  readonly UserPrincipalName?: string | undefined;
};

export interface UpdateUserResponse {
  readonly RequestId?: string;
  readonly User?: User;
}

/** Every operation with its types; `item` is what a paged list holds. */
export interface ImsOperations {
  readonly AddClientIdToOIDCProvider: { readonly request: AddClientIdToOIDCProviderRequest; readonly response: AddClientIdToOIDCProviderResponse };
  readonly AddFingerprintToOIDCProvider: { readonly request: AddFingerprintToOIDCProviderRequest; readonly response: AddFingerprintToOIDCProviderResponse };
  readonly AddUserToGroup: { readonly request: AddUserToGroupRequest; readonly response: AddUserToGroupResponse };
  readonly BindMFADevice: { readonly request: BindMFADeviceRequest; readonly response: BindMFADeviceResponse };
  readonly ChangePassword: { readonly request: ChangePasswordRequest; readonly response: ChangePasswordResponse };
  readonly CreateAccessKey: { readonly request: CreateAccessKeyRequest; readonly response: CreateAccessKeyResponse };
  readonly CreateAppSecret: { readonly request: CreateAppSecretRequest; readonly response: CreateAppSecretResponse };
  readonly CreateApplication: { readonly request: CreateApplicationRequest; readonly response: CreateApplicationResponse };
  readonly CreateGroup: { readonly request: CreateGroupRequest; readonly response: CreateGroupResponse };
  readonly CreateLoginProfile: { readonly request: CreateLoginProfileRequest; readonly response: CreateLoginProfileResponse };
  readonly CreateOIDCProvider: { readonly request: CreateOIDCProviderRequest; readonly response: CreateOIDCProviderResponse };
  readonly CreateSAMLProvider: { readonly request: CreateSAMLProviderRequest; readonly response: CreateSAMLProviderResponse };
  readonly CreateServiceCredential: { readonly request: CreateServiceCredentialRequest; readonly response: CreateServiceCredentialResponse };
  readonly CreateUser: { readonly request: CreateUserRequest; readonly response: CreateUserResponse };
  readonly CreateVirtualMFADevice: { readonly request: CreateVirtualMFADeviceRequest; readonly response: CreateVirtualMFADeviceResponse };
  readonly DeleteAccessKey: { readonly request: DeleteAccessKeyRequest; readonly response: DeleteAccessKeyResponse };
  readonly DeleteAccessKeyInRecycleBin: { readonly request: DeleteAccessKeyInRecycleBinRequest; readonly response: DeleteAccessKeyInRecycleBinResponse };
  readonly DeleteAppSecret: { readonly request: DeleteAppSecretRequest; readonly response: DeleteAppSecretResponse };
  readonly DeleteApplication: { readonly request: DeleteApplicationRequest; readonly response: DeleteApplicationResponse };
  readonly DeleteGroup: { readonly request: DeleteGroupRequest; readonly response: DeleteGroupResponse };
  readonly DeleteLoginProfile: { readonly request: DeleteLoginProfileRequest; readonly response: DeleteLoginProfileResponse };
  readonly DeleteOIDCProvider: { readonly request: DeleteOIDCProviderRequest; readonly response: DeleteOIDCProviderResponse };
  readonly DeletePasskey: { readonly request: DeletePasskeyRequest; readonly response: DeletePasskeyResponse };
  readonly DeleteSAMLProvider: { readonly request: DeleteSAMLProviderRequest; readonly response: DeleteSAMLProviderResponse };
  readonly DeleteServiceCredential: { readonly request: DeleteServiceCredentialRequest; readonly response: DeleteServiceCredentialResponse };
  readonly DeleteUser: { readonly request: DeleteUserRequest; readonly response: DeleteUserResponse };
  readonly DeleteUserInRecycleBin: { readonly request: DeleteUserInRecycleBinRequest; readonly response: DeleteUserInRecycleBinResponse };
  readonly DeleteVirtualMFADevice: { readonly request: DeleteVirtualMFADeviceRequest; readonly response: DeleteVirtualMFADeviceResponse };
  readonly DeprovisionApplication: { readonly request: DeprovisionApplicationRequest; readonly response: DeprovisionApplicationResponse };
  readonly DeprovisionExternalApplication: { readonly request: DeprovisionExternalApplicationRequest; readonly response: DeprovisionExternalApplicationResponse };
  readonly DisableVirtualMFA: { readonly request: DisableVirtualMFARequest; readonly response: DisableVirtualMFAResponse };
  readonly GenerateCredentialReport: { readonly request: GenerateCredentialReportRequest; readonly response: GenerateCredentialReportResponse };
  readonly GenerateGovernanceReport: { readonly request: GenerateGovernanceReportRequest; readonly response: GenerateGovernanceReportResponse };
  readonly GetAccessKeyInfoInRecycleBin: { readonly request: GetAccessKeyInfoInRecycleBinRequest; readonly response: GetAccessKeyInfoInRecycleBinResponse };
  readonly GetAccessKeyLastUsed: { readonly request: GetAccessKeyLastUsedRequest; readonly response: GetAccessKeyLastUsedResponse };
  readonly GetAccessKeyPolicy: { readonly request: GetAccessKeyPolicyRequest; readonly response: GetAccessKeyPolicyResponse };
  readonly GetAccessKeyPolicyForAccount: { readonly request: GetAccessKeyPolicyForAccountRequest; readonly response: GetAccessKeyPolicyForAccountResponse };
  readonly GetAccountMFAInfo: { readonly request: GetAccountMFAInfoRequest; readonly response: GetAccountMFAInfoResponse };
  readonly GetAccountSecurityPracticeReport: { readonly request: GetAccountSecurityPracticeReportRequest; readonly response: GetAccountSecurityPracticeReportResponse };
  readonly GetAccountSummary: { readonly request: GetAccountSummaryRequest; readonly response: GetAccountSummaryResponse };
  readonly GetAppSecret: { readonly request: GetAppSecretRequest; readonly response: GetAppSecretResponse };
  readonly GetApplication: { readonly request: GetApplicationRequest; readonly response: GetApplicationResponse };
  readonly GetApplicationProvisionInfo: { readonly request: GetApplicationProvisionInfoRequest; readonly response: GetApplicationProvisionInfoResponse };
  readonly GetCredentialReport: { readonly request: GetCredentialReportRequest; readonly response: GetCredentialReportResponse };
  readonly GetDefaultDomain: { readonly request: GetDefaultDomainRequest; readonly response: GetDefaultDomainResponse };
  readonly GetExternalApplication: { readonly request: GetExternalApplicationRequest; readonly response: GetExternalApplicationResponse };
  readonly GetGovernanceItemReport: { readonly request: GetGovernanceItemReportRequest; readonly response: GetGovernanceItemReportResponse; readonly item: GetGovernanceItemReportItem };
  readonly GetGovernanceReportStatus: { readonly request: GetGovernanceReportStatusRequest; readonly response: GetGovernanceReportStatusResponse };
  readonly GetGroup: { readonly request: GetGroupRequest; readonly response: GetGroupResponse };
  readonly GetLoginProfile: { readonly request: GetLoginProfileRequest; readonly response: GetLoginProfileResponse };
  readonly GetOIDCProvider: { readonly request: GetOIDCProviderRequest; readonly response: GetOIDCProviderResponse };
  readonly GetPasswordPolicy: { readonly request: GetPasswordPolicyRequest; readonly response: GetPasswordPolicyResponse };
  readonly GetSAMLProvider: { readonly request: GetSAMLProviderRequest; readonly response: GetSAMLProviderResponse };
  readonly GetSecurityPreference: { readonly request: GetSecurityPreferenceRequest; readonly response: GetSecurityPreferenceResponse };
  readonly GetServiceCredential: { readonly request: GetServiceCredentialRequest; readonly response: GetServiceCredentialResponse };
  readonly GetUser: { readonly request: GetUserRequest; readonly response: GetUserResponse };
  readonly GetUserInRecycleBin: { readonly request: GetUserInRecycleBinRequest; readonly response: GetUserInRecycleBinResponse };
  readonly GetUserMFAInfo: { readonly request: GetUserMFAInfoRequest; readonly response: GetUserMFAInfoResponse };
  readonly GetUserSsoSettings: { readonly request: GetUserSsoSettingsRequest; readonly response: GetUserSsoSettingsResponse };
  readonly GetVerificationInfo: { readonly request: GetVerificationInfoRequest; readonly response: GetVerificationInfoResponse };
  readonly ListAccessKeys: { readonly request: ListAccessKeysRequest; readonly response: ListAccessKeysResponse };
  readonly ListAccessKeysInRecycleBin: { readonly request: ListAccessKeysInRecycleBinRequest; readonly response: ListAccessKeysInRecycleBinResponse };
  readonly ListAppSecretIds: { readonly request: ListAppSecretIdsRequest; readonly response: ListAppSecretIdsResponse };
  readonly ListApplicationProvisionInfos: { readonly request: ListApplicationProvisionInfosRequest; readonly response: ListApplicationProvisionInfosResponse };
  readonly ListApplications: { readonly request: ListApplicationsRequest; readonly response: ListApplicationsResponse };
  readonly ListExternalApplications: { readonly request: ListExternalApplicationsRequest; readonly response: ListExternalApplicationsResponse };
  readonly ListGroups: { readonly request: ListGroupsRequest; readonly response: ListGroupsResponse; readonly item: ListGroupsItem };
  readonly ListGroupsForUser: { readonly request: ListGroupsForUserRequest; readonly response: ListGroupsForUserResponse };
  readonly ListOIDCProviders: { readonly request: ListOIDCProvidersRequest; readonly response: ListOIDCProvidersResponse; readonly item: ListOIDCProvidersItem };
  readonly ListPasskeys: { readonly request: ListPasskeysRequest; readonly response: ListPasskeysResponse };
  readonly ListPredefinedScopes: { readonly request: ListPredefinedScopesRequest; readonly response: ListPredefinedScopesResponse };
  readonly ListRecentGovernanceMetrics: { readonly request: ListRecentGovernanceMetricsRequest; readonly response: ListRecentGovernanceMetricsResponse };
  readonly ListSAMLProviders: { readonly request: ListSAMLProvidersRequest; readonly response: ListSAMLProvidersResponse; readonly item: ListSAMLProvidersItem };
  readonly ListServiceCredentials: { readonly request: ListServiceCredentialsRequest; readonly response: ListServiceCredentialsResponse; readonly item: ListServiceCredentialsItem };
  readonly ListTagResources: { readonly request: ListTagResourcesRequest; readonly response: ListTagResourcesResponse; readonly item: ListTagResourcesItem };
  readonly ListUserBasicInfos: { readonly request: ListUserBasicInfosRequest; readonly response: ListUserBasicInfosResponse; readonly item: ListUserBasicInfosItem };
  readonly ListUsers: { readonly request: ListUsersRequest; readonly response: ListUsersResponse; readonly item: ListUsersItem };
  readonly ListUsersForGroup: { readonly request: ListUsersForGroupRequest; readonly response: ListUsersForGroupResponse; readonly item: ListUsersForGroupItem };
  readonly ListUsersInRecycleBin: { readonly request: ListUsersInRecycleBinRequest; readonly response: ListUsersInRecycleBinResponse; readonly item: ListUsersInRecycleBinItem };
  readonly ListVirtualMFADevices: { readonly request: ListVirtualMFADevicesRequest; readonly response: ListVirtualMFADevicesResponse; readonly item: ListVirtualMFADevicesItem };
  readonly ProvisionApplication: { readonly request: ProvisionApplicationRequest; readonly response: ProvisionApplicationResponse };
  readonly ProvisionExternalApplication: { readonly request: ProvisionExternalApplicationRequest; readonly response: ProvisionExternalApplicationResponse };
  readonly RemoveClientIdFromOIDCProvider: { readonly request: RemoveClientIdFromOIDCProviderRequest; readonly response: RemoveClientIdFromOIDCProviderResponse };
  readonly RemoveFingerprintFromOIDCProvider: { readonly request: RemoveFingerprintFromOIDCProviderRequest; readonly response: RemoveFingerprintFromOIDCProviderResponse };
  readonly RemoveUserFromGroup: { readonly request: RemoveUserFromGroupRequest; readonly response: RemoveUserFromGroupResponse };
  readonly RestoreAccessKeyFromRecycleBin: { readonly request: RestoreAccessKeyFromRecycleBinRequest; readonly response: RestoreAccessKeyFromRecycleBinResponse };
  readonly RestoreUserFromRecycleBin: { readonly request: RestoreUserFromRecycleBinRequest; readonly response: RestoreUserFromRecycleBinResponse };
  readonly SetAccessKeyPolicy: { readonly request: SetAccessKeyPolicyRequest; readonly response: SetAccessKeyPolicyResponse };
  readonly SetAccessKeyPolicyForAccount: { readonly request: SetAccessKeyPolicyForAccountRequest; readonly response: SetAccessKeyPolicyForAccountResponse };
  readonly SetDefaultDomain: { readonly request: SetDefaultDomainRequest; readonly response: SetDefaultDomainResponse };
  readonly SetPasswordPolicy: { readonly request: SetPasswordPolicyRequest; readonly response: SetPasswordPolicyResponse };
  readonly SetSecurityPreference: { readonly request: SetSecurityPreferenceRequest; readonly response: SetSecurityPreferenceResponse };
  readonly SetUserSsoSettings: { readonly request: SetUserSsoSettingsRequest; readonly response: SetUserSsoSettingsResponse };
  readonly SetVerificationInfo: { readonly request: SetVerificationInfoRequest; readonly response: SetVerificationInfoResponse };
  readonly TagResources: { readonly request: TagResourcesRequest; readonly response: TagResourcesResponse };
  readonly UnbindMFADevice: { readonly request: UnbindMFADeviceRequest; readonly response: UnbindMFADeviceResponse };
  readonly UnbindVerification: { readonly request: UnbindVerificationRequest; readonly response: UnbindVerificationResponse };
  readonly UntagResources: { readonly request: UntagResourcesRequest; readonly response: UntagResourcesResponse };
  readonly UpdateAccessKey: { readonly request: UpdateAccessKeyRequest; readonly response: UpdateAccessKeyResponse };
  readonly UpdateApplication: { readonly request: UpdateApplicationRequest; readonly response: UpdateApplicationResponse };
  readonly UpdateGroup: { readonly request: UpdateGroupRequest; readonly response: UpdateGroupResponse };
  readonly UpdateLoginProfile: { readonly request: UpdateLoginProfileRequest; readonly response: UpdateLoginProfileResponse };
  readonly UpdateOIDCProvider: { readonly request: UpdateOIDCProviderRequest; readonly response: UpdateOIDCProviderResponse };
  readonly UpdatePasskey: { readonly request: UpdatePasskeyRequest; readonly response: UpdatePasskeyResponse };
  readonly UpdateSAMLProvider: { readonly request: UpdateSAMLProviderRequest; readonly response: UpdateSAMLProviderResponse };
  readonly UpdateServiceCredential: { readonly request: UpdateServiceCredentialRequest; readonly response: UpdateServiceCredentialResponse };
  readonly UpdateUser: { readonly request: UpdateUserRequest; readonly response: UpdateUserResponse };
}
