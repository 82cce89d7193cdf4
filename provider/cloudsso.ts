/** CloudSSO 2021-05-15, under the names that `@pulumi/alicloud` uses. */
export { AccessConfiguration, type AccessConfigurationArgs } from "./dynamic/cloudsso/access-configuration";
export {
  AccessConfigurationProvisioning,
  type AccessConfigurationProvisioningArgs,
} from "./dynamic/cloudsso/access-configuration-provisioning";
export { Directory, type DirectoryArgs } from "./dynamic/cloudsso/directory";
export {
  type GetDirectoryArgs,
  type GetDirectoryResult,
  getDirectory,
  getDirectoryOutput,
} from "./functions/cloudsso/get-directory";
export {
  type GetServiceStatusResult,
  getServiceStatus,
  getServiceStatusOutput,
} from "./functions/cloudsso/get-service-status";
export type { PermissionPolicy, PolicyDocument, PolicyStatement } from "./resources/cloudsso/policies";
