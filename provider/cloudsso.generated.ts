/** CloudSSO 2021-05-15, under the names that `@pulumi/alicloud` uses. */
// Generated from provider/resources and provider/functions by `npm run generate`. Edit those, not this file.
export { AccessConfiguration, type AccessConfigurationArgs, type AccessConfigurationState } from "./dynamic/cloudsso/access-configuration.generated";
export { AccessConfigurationProvisioning, type AccessConfigurationProvisioningArgs, type AccessConfigurationProvisioningState } from "./dynamic/cloudsso/access-configuration-provisioning.generated";
export { Directory, type DirectoryArgs, type DirectoryState } from "./dynamic/cloudsso/directory.generated";
export { GroupMembers, type GroupMembersArgs, type GroupMembersState } from "./dynamic/cloudsso/group-members.generated";
export { SamlServiceProvider, type SamlServiceProviderArgs, type SamlServiceProviderState } from "./dynamic/cloudsso/saml-service-provider.generated";
export { UserAttachment, type UserAttachmentArgs, type UserAttachmentState } from "./dynamic/cloudsso/user-attachment.generated";
export { type GetDirectoryArgs, type GetDirectoryResult, getDirectory, getDirectoryOutput } from "./functions/cloudsso/get-directory";
export { type GetServiceStatusResult, getServiceStatus, getServiceStatusOutput } from "./functions/cloudsso/get-service-status";
export type { PermissionPolicy, PolicyDocument, PolicyStatement } from "./resources/cloudsso/policies";
export type { Timeouts } from "./resources/timeouts";
