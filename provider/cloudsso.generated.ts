/** CloudSSO 2021-05-15, under the names that `@pulumi/alicloud` uses. */
// Generated from provider/resources and provider/functions by `npm run generate`. Edit those, not this file.
export { AccessAssignment, AccessAssignment as AccessManagement, type AccessAssignmentArgs, type AccessAssignmentArgs as AccessManagementArgs, type AccessAssignmentState, type AccessAssignmentState as AccessManagementState } from "./dynamic/cloudsso/access-assignment.generated";
export { AccessConfiguration, type AccessConfigurationArgs, type AccessConfigurationState } from "./dynamic/cloudsso/access-configuration.generated";
export { AccessConfigurationProvisioning, type AccessConfigurationProvisioningArgs, type AccessConfigurationProvisioningState } from "./dynamic/cloudsso/access-configuration-provisioning.generated";
export { AttributePassing, type AttributePassingArgs, type AttributePassingState } from "./dynamic/cloudsso/attribute-passing.generated";
export { DelegateAccount, type DelegateAccountArgs, type DelegateAccountState } from "./dynamic/cloudsso/delegate-account.generated";
export { Directory, type DirectoryArgs, type DirectoryState } from "./dynamic/cloudsso/directory.generated";
export { GlobalAccess, type GlobalAccessArgs, type GlobalAccessState } from "./dynamic/cloudsso/global-access.generated";
export { Group, type GroupArgs, type GroupState } from "./dynamic/cloudsso/group.generated";
export { GroupMembers, type GroupMembersArgs, type GroupMembersState } from "./dynamic/cloudsso/group-members.generated";
export { LoginPreference, type LoginPreferenceArgs, type LoginPreferenceState } from "./dynamic/cloudsso/login-preference.generated";
export { MfaSettings, type MfaSettingsArgs, type MfaSettingsState } from "./dynamic/cloudsso/mfa-settings.generated";
export { PasswordPolicy, type PasswordPolicyArgs, type PasswordPolicyState } from "./dynamic/cloudsso/password-policy.generated";
export { SamlServiceProvider, type SamlServiceProviderArgs, type SamlServiceProviderState } from "./dynamic/cloudsso/saml-service-provider.generated";
export { ScimServerCredential, type ScimServerCredentialArgs, type ScimServerCredentialState } from "./dynamic/cloudsso/scim-server-credential.generated";
export { ScimSynchronization, type ScimSynchronizationArgs, type ScimSynchronizationState } from "./dynamic/cloudsso/scim-synchronization.generated";
export { User, type UserArgs, type UserState } from "./dynamic/cloudsso/user.generated";
export { UserAttachment, type UserAttachmentArgs, type UserAttachmentState } from "./dynamic/cloudsso/user-attachment.generated";
export { UserProvisioning, type UserProvisioningArgs, type UserProvisioningState } from "./dynamic/cloudsso/user-provisioning.generated";
export { UserProvisioningConfiguration, type UserProvisioningConfigurationArgs, type UserProvisioningConfigurationState } from "./dynamic/cloudsso/user-provisioning-configuration.generated";
export { type GetDirectoriesArgs, type GetDirectoriesResult, getDirectories, getDirectoriesOutput } from "./functions/cloudsso/get-directories";
export { type GetDirectoryArgs, type GetDirectoryResult, getDirectory, getDirectoryOutput } from "./functions/cloudsso/get-directory";
export { type GetGroupMembersArgs, type GetGroupMembersResult, type GroupMember, getGroupMembers, getGroupMembersOutput } from "./functions/cloudsso/get-group-members";
export { type GetServiceStatusResult, getServiceStatus, getServiceStatusOutput } from "./functions/cloudsso/get-service-status";
export type { Timeouts } from "./resources/timeouts";
export type { PermissionPolicy, PolicyDocument, PolicyStatement } from "./resources/cloudsso/policies";
