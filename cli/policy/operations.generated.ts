// Written by npm run docs from what verbs and functions call. Not to be edited.

type Operations = { readonly [name: string]: readonly string[] };

/** By kind of resource. */
export const OPERATIONS_OF_KINDS: Operations = {
  "cloudsso:AccessAssignment": [
    "cloudsso:CreateAccessAssignment",
    "cloudsso:DeleteAccessAssignment",
    "cloudsso:GetDirectory",
    "cloudsso:GetGroup",
    "cloudsso:GetTaskStatus",
    "cloudsso:GetUser",
    "cloudsso:ListAccessAssignments",
    "cloudsso:ListDirectories",
    "cloudsso:ListTasks"
  ],
  "cloudsso:AccessAssignmentSet": [
    "cloudsso:CreateAccessAssignment",
    "cloudsso:DeleteAccessAssignment",
    "cloudsso:GetAccessConfiguration",
    "cloudsso:GetDirectory",
    "cloudsso:GetGroup",
    "cloudsso:GetTaskStatus",
    "cloudsso:GetUser",
    "cloudsso:ListAccessAssignments",
    "cloudsso:ListAccessConfigurationProvisionings",
    "cloudsso:ListPermissionPoliciesInAccessConfiguration",
    "cloudsso:ListTasks",
    "resourceDirectory:GetFolder",
    "resourceDirectory:GetResourceDirectory",
    "resourceDirectory:ListAccounts"
  ],
  "cloudsso:AccessConfiguration": [
    "cloudsso:AddPermissionPolicyToAccessConfiguration",
    "cloudsso:CreateAccessConfiguration",
    "cloudsso:DeleteAccessConfiguration",
    "cloudsso:DeprovisionAccessConfiguration",
    "cloudsso:GetAccessConfiguration",
    "cloudsso:GetDirectory",
    "cloudsso:GetDirectoryStatistics",
    "cloudsso:GetTaskStatus",
    "cloudsso:ListAccessAssignments",
    "cloudsso:ListAccessConfigurationProvisionings",
    "cloudsso:ListAccessConfigurations",
    "cloudsso:ListDirectories",
    "cloudsso:ListPermissionPoliciesInAccessConfiguration",
    "cloudsso:ListTasks",
    "cloudsso:ProvisionAccessConfiguration",
    "cloudsso:RemovePermissionPolicyFromAccessConfiguration",
    "cloudsso:TagResources",
    "cloudsso:UntagResources",
    "cloudsso:UpdateAccessConfiguration",
    "cloudsso:UpdateInlinePolicyForAccessConfiguration"
  ],
  "cloudsso:AccessConfigurationProvisioning": [
    "cloudsso:AddPermissionPolicyToAccessConfiguration",
    "cloudsso:CreateAccessConfiguration",
    "cloudsso:DeleteAccessConfiguration",
    "cloudsso:DeprovisionAccessConfiguration",
    "cloudsso:GetAccessConfiguration",
    "cloudsso:GetDirectory",
    "cloudsso:GetDirectoryStatistics",
    "cloudsso:GetTaskStatus",
    "cloudsso:ListAccessAssignments",
    "cloudsso:ListAccessConfigurationProvisionings",
    "cloudsso:ListAccessConfigurations",
    "cloudsso:ListDirectories",
    "cloudsso:ListPermissionPoliciesInAccessConfiguration",
    "cloudsso:ListTasks",
    "cloudsso:ProvisionAccessConfiguration",
    "cloudsso:RemovePermissionPolicyFromAccessConfiguration",
    "cloudsso:TagResources",
    "cloudsso:UntagResources",
    "cloudsso:UpdateAccessConfiguration",
    "cloudsso:UpdateInlinePolicyForAccessConfiguration"
  ],
  "cloudsso:AccessConfigurationProvisioningSet": [
    "cloudsso:DeprovisionAccessConfiguration",
    "cloudsso:GetAccessConfiguration",
    "cloudsso:GetDirectory",
    "cloudsso:GetTaskStatus",
    "cloudsso:ListAccessAssignments",
    "cloudsso:ListAccessConfigurationProvisionings",
    "cloudsso:ListPermissionPoliciesInAccessConfiguration",
    "cloudsso:ListTasks",
    "cloudsso:ProvisionAccessConfiguration",
    "resourceDirectory:GetFolder",
    "resourceDirectory:GetResourceDirectory",
    "resourceDirectory:ListAccounts"
  ],
  "cloudsso:AttributePassing": [
    "cloudsso:GetAttributePassingSetting",
    "cloudsso:GetDirectory",
    "cloudsso:ListDirectories",
    "cloudsso:UpdateAttributePassingSetting"
  ],
  "cloudsso:DelegateAccount": [
    "cloudsso:DisableDelegateAccount",
    "cloudsso:EnableDelegateAccount",
    "cloudsso:GetDelegateAccount",
    "resourceDirectory:ListDelegatedAdministrators"
  ],
  "cloudsso:Directory": [
    "cloudsso:CreateDirectory",
    "cloudsso:DeleteDirectory",
    "cloudsso:GetDirectory",
    "cloudsso:GetDirectoryStatistics",
    "cloudsso:GetServiceStatus",
    "cloudsso:ListDirectories",
    "cloudsso:UpdateDirectory"
  ],
  "cloudsso:GlobalAccess": [
    "cloudsso:GetDirectory",
    "cloudsso:GetDirectoryGlobalAccessStatus",
    "cloudsso:ListDirectories",
    "cloudsso:UpdateDirectoryGlobalAccessStatus"
  ],
  "cloudsso:Group": [
    "cloudsso:CreateGroup",
    "cloudsso:DeleteGroup",
    "cloudsso:GetDirectory",
    "cloudsso:GetDirectoryStatistics",
    "cloudsso:GetGroup",
    "cloudsso:GetSCIMSynchronizationStatus",
    "cloudsso:ListAccessAssignments",
    "cloudsso:ListDirectories",
    "cloudsso:ListGroupMembers",
    "cloudsso:ListGroups",
    "cloudsso:ListUserProvisionings",
    "cloudsso:RemoveUserFromGroup",
    "cloudsso:UpdateGroup"
  ],
  "cloudsso:GroupMembers": [
    "cloudsso:AddUserToGroup",
    "cloudsso:GetDirectory",
    "cloudsso:GetGroup",
    "cloudsso:GetSCIMSynchronizationStatus",
    "cloudsso:ListDirectories",
    "cloudsso:ListGroupMembers",
    "cloudsso:ListGroups",
    "cloudsso:RemoveUserFromGroup"
  ],
  "cloudsso:LoginPreference": [
    "cloudsso:GetDirectory",
    "cloudsso:GetLoginPreference",
    "cloudsso:ListDirectories",
    "cloudsso:SetLoginPreference"
  ],
  "cloudsso:MfaSettings": [
    "cloudsso:GetDirectory",
    "cloudsso:GetMFAAuthenticationSettingInfo",
    "cloudsso:ListDirectories",
    "cloudsso:UpdateMFAAuthenticationSettings"
  ],
  "cloudsso:PasswordPolicy": [
    "cloudsso:GetDirectory",
    "cloudsso:GetPasswordPolicy",
    "cloudsso:ListDirectories",
    "cloudsso:SetPasswordPolicy"
  ],
  "cloudsso:SamlIdentityProvider": [
    "cloudsso:AddExternalSAMLIdPCertificate",
    "cloudsso:ClearExternalSAMLIdentityProvider",
    "cloudsso:GetDirectory",
    "cloudsso:GetExternalSAMLIdentityProvider",
    "cloudsso:ListDirectories",
    "cloudsso:ListExternalSAMLIdPCertificates",
    "cloudsso:RemoveExternalSAMLIdPCertificate",
    "cloudsso:SetExternalSAMLIdentityProvider"
  ],
  "cloudsso:SamlServiceProvider": [
    "cloudsso:GetDirectory",
    "cloudsso:GetDirectorySAMLServiceProviderInfo",
    "cloudsso:ListDirectories",
    "cloudsso:SetDirectorySAMLServiceProviderInfo"
  ],
  "cloudsso:ScimServerCredential": [
    "cloudsso:CreateSCIMServerCredential",
    "cloudsso:DeleteSCIMServerCredential",
    "cloudsso:GetDirectory",
    "cloudsso:ListDirectories",
    "cloudsso:ListSCIMServerCredentials",
    "cloudsso:UpdateSCIMServerCredentialStatus"
  ],
  "cloudsso:ScimSynchronization": [
    "cloudsso:GetDirectory",
    "cloudsso:GetSCIMSynchronizationStatus",
    "cloudsso:ListDirectories",
    "cloudsso:ListGroups",
    "cloudsso:ListUsers",
    "cloudsso:SetSCIMSynchronizationStatus"
  ],
  "cloudsso:User": [
    "cloudsso:CreateUser",
    "cloudsso:DeleteMFADeviceForUser",
    "cloudsso:DeleteUser",
    "cloudsso:GetDirectory",
    "cloudsso:GetDirectoryStatistics",
    "cloudsso:GetPasswordPolicy",
    "cloudsso:GetSCIMSynchronizationStatus",
    "cloudsso:GetUser",
    "cloudsso:GetUserMFAAuthenticationSettings",
    "cloudsso:ListAccessAssignments",
    "cloudsso:ListDirectories",
    "cloudsso:ListJoinedGroupsForUser",
    "cloudsso:ListMFADevicesForUser",
    "cloudsso:ListUserProvisionings",
    "cloudsso:ListUsers",
    "cloudsso:RemoveUserFromGroup",
    "cloudsso:ResetUserPassword",
    "cloudsso:TagResources",
    "cloudsso:UntagResources",
    "cloudsso:UpdateUser",
    "cloudsso:UpdateUserMFAAuthenticationSettings",
    "cloudsso:UpdateUserStatus"
  ],
  "cloudsso:UserAttachment": [
    "cloudsso:AddUserToGroup",
    "cloudsso:GetDirectory",
    "cloudsso:GetGroup",
    "cloudsso:GetSCIMSynchronizationStatus",
    "cloudsso:ListDirectories",
    "cloudsso:ListGroupMembers",
    "cloudsso:ListGroups",
    "cloudsso:RemoveUserFromGroup"
  ],
  "cloudsso:UserProvisioning": [
    "cloudsso:CreateUserProvisioning",
    "cloudsso:DeleteUserProvisioning",
    "cloudsso:GetDirectory",
    "cloudsso:GetUserProvisioning",
    "cloudsso:ListDirectories",
    "cloudsso:ListUserProvisioningEvents",
    "cloudsso:ListUserProvisionings",
    "cloudsso:RetryUserProvisioningEvent",
    "cloudsso:UpdateUserProvisioning"
  ],
  "cloudsso:UserProvisioningConfiguration": [
    "cloudsso:GetDirectory",
    "cloudsso:GetUserProvisioningConfiguration",
    "cloudsso:ListDirectories",
    "cloudsso:UpdateUserProvisioningConfiguration"
  ],
  "ims:AccessKey": [
    "ims:CreateAccessKey",
    "ims:DeleteAccessKey",
    "ims:GetUser",
    "ims:ListAccessKeys",
    "ims:ListUserBasicInfos",
    "ims:ListUsers",
    "ims:UpdateAccessKey"
  ],
  "ims:AccessKeyPolicy": [
    "ims:GetAccessKeyPolicy",
    "ims:GetUser",
    "ims:ListAccessKeys",
    "ims:ListUsers",
    "ims:SetAccessKeyPolicy"
  ],
  "ims:AccountAccessKeyPolicy": [
    "ims:GetAccessKeyPolicyForAccount",
    "ims:SetAccessKeyPolicyForAccount"
  ],
  "ims:AppSecret": [
    "ims:CreateAppSecret",
    "ims:DeleteAppSecret",
    "ims:ListAppSecretIds",
    "ims:ListApplications"
  ],
  "ims:Application": [
    "ims:CreateApplication",
    "ims:DeleteApplication",
    "ims:GetApplication",
    "ims:ListAppSecretIds",
    "ims:ListApplications",
    "ims:UpdateApplication"
  ],
  "ims:ApplicationProvisioning": [
    "ims:DeprovisionApplication",
    "ims:ListApplicationProvisionInfos",
    "ims:ProvisionApplication"
  ],
  "ims:DefaultDomain": [
    "ims:GetAccountSummary",
    "ims:GetDefaultDomain",
    "ims:SetDefaultDomain"
  ],
  "ims:ExternalApplication": [
    "ims:DeprovisionExternalApplication",
    "ims:ListExternalApplications",
    "ims:ProvisionExternalApplication"
  ],
  "ims:Group": [
    "ims:CreateGroup",
    "ims:DeleteGroup",
    "ims:GetGroup",
    "ims:ListGroups",
    "ims:ListUsersForGroup",
    "ims:RemoveUserFromGroup",
    "ims:UpdateGroup"
  ],
  "ims:GroupMembers": [
    "ims:AddUserToGroup",
    "ims:GetGroup",
    "ims:GetUser",
    "ims:ListGroups",
    "ims:ListUserBasicInfos",
    "ims:ListUsersForGroup",
    "ims:RemoveUserFromGroup"
  ],
  "ims:GroupMembership": [
    "ims:AddUserToGroup",
    "ims:GetGroup",
    "ims:GetUser",
    "ims:ListGroups",
    "ims:ListGroupsForUser",
    "ims:ListUserBasicInfos",
    "ims:ListUsersForGroup",
    "ims:RemoveUserFromGroup"
  ],
  "ims:LoginProfile": [
    "ims:CreateLoginProfile",
    "ims:DeleteLoginProfile",
    "ims:GetLoginProfile",
    "ims:GetPasswordPolicy",
    "ims:GetUser",
    "ims:ListUserBasicInfos",
    "ims:ListUsers",
    "ims:UpdateLoginProfile"
  ],
  "ims:OidcProvider": [
    "ims:AddFingerprintToOIDCProvider",
    "ims:CreateOIDCProvider",
    "ims:DeleteOIDCProvider",
    "ims:GetOIDCProvider",
    "ims:ListOIDCProviders",
    "ims:RemoveClientIdFromOIDCProvider",
    "ims:RemoveFingerprintFromOIDCProvider",
    "ims:UpdateOIDCProvider"
  ],
  "ims:PasswordPolicy": [
    "ims:GetPasswordPolicy",
    "ims:SetPasswordPolicy"
  ],
  "ims:RotatedAccessKey": [
    "ims:CreateAccessKey",
    "ims:DeleteAccessKey",
    "ims:GetAccessKeyLastUsed",
    "ims:GetUser",
    "ims:ListAccessKeys",
    "ims:ListUserBasicInfos",
    "ims:UpdateAccessKey"
  ],
  "ims:SamlProvider": [
    "ims:CreateSAMLProvider",
    "ims:DeleteSAMLProvider",
    "ims:GetSAMLProvider",
    "ims:ListSAMLProviders",
    "ims:UpdateSAMLProvider"
  ],
  "ims:SecurityPreference": [
    "ims:GetSecurityPreference",
    "ims:SetSecurityPreference"
  ],
  "ims:ServiceCredential": [
    "ims:CreateServiceCredential",
    "ims:DeleteServiceCredential",
    "ims:GetUser",
    "ims:ListServiceCredentials",
    "ims:ListUserBasicInfos",
    "ims:UpdateServiceCredential"
  ],
  "ims:User": [
    "ims:CreateUser",
    "ims:DeleteAccessKey",
    "ims:DeleteLoginProfile",
    "ims:DeleteServiceCredential",
    "ims:DeleteUser",
    "ims:DeleteUserInRecycleBin",
    "ims:GetDefaultDomain",
    "ims:GetLoginProfile",
    "ims:GetUser",
    "ims:GetUserMFAInfo",
    "ims:ListAccessKeys",
    "ims:ListGroupsForUser",
    "ims:ListServiceCredentials",
    "ims:ListUsers",
    "ims:ListUsersInRecycleBin",
    "ims:RemoveUserFromGroup",
    "ims:RestoreUserFromRecycleBin",
    "ims:TagResources",
    "ims:UnbindMFADevice",
    "ims:UntagResources",
    "ims:UpdateAccessKey",
    "ims:UpdateUser",
    "ram:DetachPolicyFromUser",
    "ram:ListPoliciesForUser"
  ],
  "ims:UserGroups": [
    "ims:AddUserToGroup",
    "ims:GetGroup",
    "ims:GetUser",
    "ims:ListGroups",
    "ims:ListGroupsForUser",
    "ims:ListUserBasicInfos",
    "ims:ListUsers",
    "ims:RemoveUserFromGroup"
  ],
  "ims:UserSsoSettings": [
    "ims:GetUserSsoSettings",
    "ims:SetUserSsoSettings"
  ],
  "ims:VirtualMfaDevice": [
    "ims:CreateVirtualMFADevice",
    "ims:DeleteVirtualMFADevice",
    "ims:ListVirtualMFADevices"
  ],
  "ram:GroupPolicies": [
    "ims:GetGroup",
    "ims:ListGroups",
    "ram:AttachPolicyToGroup",
    "ram:DetachPolicyFromGroup",
    "ram:ListPoliciesForGroup"
  ],
  "ram:GroupPolicyAttachment": [
    "ims:GetGroup",
    "ims:ListGroups",
    "ram:AttachPolicyToGroup",
    "ram:DetachPolicyFromGroup",
    "ram:ListEntitiesForPolicy",
    "ram:ListPolicies",
    "ram:ListPoliciesForGroup"
  ],
  "ram:Policy": [
    "ram:CreatePolicy",
    "ram:CreatePolicyVersion",
    "ram:DeletePolicy",
    "ram:DetachPolicyFromGroup",
    "ram:DetachPolicyFromRole",
    "ram:DetachPolicyFromUser",
    "ram:GetPolicy",
    "ram:ListEntitiesForPolicy",
    "ram:ListPolicies",
    "ram:ListTagResources",
    "ram:TagResources",
    "ram:UntagResources",
    "ram:UpdatePolicyDescription"
  ],
  "ram:Role": [
    "ram:CreateRole",
    "ram:DeleteRole",
    "ram:DetachPolicyFromRole",
    "ram:GetRole",
    "ram:ListPoliciesForRole",
    "ram:ListRoles",
    "ram:ListTagResources",
    "ram:TagResources",
    "ram:UntagResources",
    "ram:UpdateRole"
  ],
  "ram:RolePolicies": [
    "ram:AttachPolicyToRole",
    "ram:DetachPolicyFromRole",
    "ram:ListPoliciesForRole",
    "ram:ListRoles"
  ],
  "ram:RolePolicyAttachment": [
    "ram:AttachPolicyToRole",
    "ram:DetachPolicyFromRole",
    "ram:ListEntitiesForPolicy",
    "ram:ListPolicies",
    "ram:ListPoliciesForRole"
  ],
  "ram:UserPolicies": [
    "ims:GetUser",
    "ims:ListUserBasicInfos",
    "ims:ListUsers",
    "ram:AttachPolicyToUser",
    "ram:DetachPolicyFromUser",
    "ram:ListPoliciesForUser"
  ],
  "ram:UserPolicyAttachment": [
    "ims:GetUser",
    "ims:ListUserBasicInfos",
    "ram:AttachPolicyToUser",
    "ram:DetachPolicyFromUser",
    "ram:ListEntitiesForPolicy",
    "ram:ListPolicies",
    "ram:ListPoliciesForUser"
  ]
};

/** Of all functions of a module. */
export const OPERATIONS_OF_FUNCTIONS: Operations = {
  "cloudsso": [
    "cloudsso:GetAccessConfiguration",
    "cloudsso:GetDirectory",
    "cloudsso:GetDirectorySAMLServiceProviderInfo",
    "cloudsso:GetDirectoryStatistics",
    "cloudsso:GetGroup",
    "cloudsso:GetServiceStatus",
    "cloudsso:GetUser",
    "cloudsso:GetUserId",
    "cloudsso:ListAccessAssignments",
    "cloudsso:ListAccessConfigurationProvisionings",
    "cloudsso:ListAccessConfigurations",
    "cloudsso:ListDirectories",
    "cloudsso:ListGroupMembers",
    "cloudsso:ListGroups",
    "cloudsso:ListMFADevicesForUser",
    "cloudsso:ListPermissionPoliciesInAccessConfiguration",
    "cloudsso:ListSCIMServerCredentials",
    "cloudsso:ListTasks",
    "cloudsso:ListUserProvisioningEvents",
    "cloudsso:ListUserProvisionings",
    "cloudsso:ListUsers"
  ],
  "ims": [
    "ims:GenerateCredentialReport",
    "ims:GenerateGovernanceReport",
    "ims:GetAccessKeyLastUsed",
    "ims:GetAccountMFAInfo",
    "ims:GetAccountSecurityPracticeReport",
    "ims:GetAccountSummary",
    "ims:GetCredentialReport",
    "ims:GetDefaultDomain",
    "ims:GetGovernanceItemReport",
    "ims:GetGovernanceReportStatus",
    "ims:GetGroup",
    "ims:GetLoginProfile",
    "ims:GetPasswordPolicy",
    "ims:GetSecurityPreference",
    "ims:GetUser",
    "ims:GetUserMFAInfo",
    "ims:GetVerificationInfo",
    "ims:ListAccessKeys",
    "ims:ListAccessKeysInRecycleBin",
    "ims:ListApplications",
    "ims:ListExternalApplications",
    "ims:ListGroups",
    "ims:ListGroupsForUser",
    "ims:ListOIDCProviders",
    "ims:ListPasskeys",
    "ims:ListPredefinedScopes",
    "ims:ListRecentGovernanceMetrics",
    "ims:ListSAMLProviders",
    "ims:ListServiceCredentials",
    "ims:ListUsers",
    "ims:ListUsersForGroup",
    "ims:ListUsersInRecycleBin",
    "ims:ListVirtualMFADevices"
  ],
  "ram": [
    "ram:GetPolicy",
    "ram:GetRole",
    "ram:ListEntitiesForPolicy",
    "ram:ListPolicies",
    "ram:ListRoles",
    "ram:ListTagResources"
  ],
  "resourcedirectory": [
    "resourceDirectory:GetFolder",
    "resourceDirectory:GetResourceDirectory",
    "resourceDirectory:ListAccounts",
    "resourceDirectory:ListFoldersForParent"
  ]
};
