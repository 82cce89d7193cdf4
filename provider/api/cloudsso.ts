import type { Send } from "../client/call";
import type { CloudSsoOperations } from "./cloudsso.generated";
import { type Bound, bind, list, once, read, type Table, write } from "./operation";

const by100 = { token: "NextToken", size: "MaxResults", maximum: 100 };
const by20 = { token: "NextToken", size: "MaxResults", maximum: 20 };
const unsized = { token: "NextToken" };

/** Every operation of CloudSSO 2021-05-15, one a line: what it is to the pipeline; its types are generated. */
export const cloudSsoOperations = {
  // The service, and who administers it
  getServiceStatus: read("GetServiceStatus"),
  enableService: write("EnableService"),
  disableService: write("DisableService"),
  getDelegateAccount: read("GetDelegateAccount"),
  enableDelegateAccount: write("EnableDelegateAccount"),
  disableDelegateAccount: write("DisableDelegateAccount"),

  // Directory and its settings
  createDirectory: once("CreateDirectory"),
  getDirectory: read("GetDirectory"),
  updateDirectory: write("UpdateDirectory"),
  deleteDirectory: write("DeleteDirectory"),
  listDirectories: read("ListDirectories"),
  getDirectoryStatistics: read("GetDirectoryStatistics"),
  getDirectoryGlobalAccessStatus: read("GetDirectoryGlobalAccessStatus"),
  updateDirectoryGlobalAccessStatus: write("UpdateDirectoryGlobalAccessStatus"),
  getLoginPreference: read("GetLoginPreference"),
  setLoginPreference: write("SetLoginPreference"),
  getPasswordPolicy: read("GetPasswordPolicy"),
  setPasswordPolicy: write("SetPasswordPolicy"),
  getMFAAuthenticationSettingInfo: read("GetMFAAuthenticationSettingInfo"),
  getMFAAuthenticationSettings: read("GetMFAAuthenticationSettings"),
  updateMFAAuthenticationSettings: write("UpdateMFAAuthenticationSettings"),
  getMFAAuthenticationStatus: read("GetMFAAuthenticationStatus"),
  setMFAAuthenticationStatus: write("SetMFAAuthenticationStatus"),
  getAttributePassingSetting: read("GetAttributePassingSetting"),
  updateAttributePassingSetting: write("UpdateAttributePassingSetting"),

  // Single sign-on (SAML)
  getDirectorySAMLServiceProviderInfo: read("GetDirectorySAMLServiceProviderInfo"),
  setDirectorySAMLServiceProviderInfo: write("SetDirectorySAMLServiceProviderInfo"),
  getExternalSAMLIdentityProvider: read("GetExternalSAMLIdentityProvider"),
  setExternalSAMLIdentityProvider: write("SetExternalSAMLIdentityProvider"),
  clearExternalSAMLIdentityProvider: write("ClearExternalSAMLIdentityProvider"),
  addExternalSAMLIdPCertificate: once("AddExternalSAMLIdPCertificate"),
  removeExternalSAMLIdPCertificate: write("RemoveExternalSAMLIdPCertificate"),
  listExternalSAMLIdPCertificates: read("ListExternalSAMLIdPCertificates"),

  // Synchronization (SCIM)
  getSCIMSynchronizationStatus: read("GetSCIMSynchronizationStatus"),
  setSCIMSynchronizationStatus: write("SetSCIMSynchronizationStatus"),
  createSCIMServerCredential: once("CreateSCIMServerCredential"),
  updateSCIMServerCredentialStatus: write("UpdateSCIMServerCredentialStatus"),
  deleteSCIMServerCredential: write("DeleteSCIMServerCredential"),
  listSCIMServerCredentials: read("ListSCIMServerCredentials"),

  // Users
  createUser: once("CreateUser"),
  getUser: read("GetUser"),
  getUserId: read("GetUserId"),
  updateUser: write("UpdateUser"),
  updateUserStatus: write("UpdateUserStatus"),
  deleteUser: write("DeleteUser"),
  listUsers: list("ListUsers", "Users", by100),
  resetUserPassword: once("ResetUserPassword"),
  getUserMFAAuthenticationSettings: read("GetUserMFAAuthenticationSettings"),
  updateUserMFAAuthenticationSettings: write("UpdateUserMFAAuthenticationSettings"),
  listMFADevicesForUser: read("ListMFADevicesForUser"),
  deleteMFADeviceForUser: write("DeleteMFADeviceForUser"),

  // Groups
  createGroup: once("CreateGroup"),
  getGroup: read("GetGroup"),
  updateGroup: write("UpdateGroup"),
  deleteGroup: write("DeleteGroup"),
  listGroups: list("ListGroups", "Groups", by100),
  addUserToGroup: write("AddUserToGroup"),
  removeUserFromGroup: write("RemoveUserFromGroup"),
  listGroupMembers: list("ListGroupMembers", "GroupMembers", by100),
  listJoinedGroupsForUser: list("ListJoinedGroupsForUser", "JoinedGroups", by100),

  // Access configurations
  createAccessConfiguration: once("CreateAccessConfiguration"),
  getAccessConfiguration: read("GetAccessConfiguration"),
  updateAccessConfiguration: write("UpdateAccessConfiguration"),
  deleteAccessConfiguration: write("DeleteAccessConfiguration"),
  listAccessConfigurations: list("ListAccessConfigurations", "AccessConfigurations", by100),
  addPermissionPolicyToAccessConfiguration: write("AddPermissionPolicyToAccessConfiguration"),
  updateInlinePolicyForAccessConfiguration: write("UpdateInlinePolicyForAccessConfiguration"),
  removePermissionPolicyFromAccessConfiguration: write("RemovePermissionPolicyFromAccessConfiguration"),
  listPermissionPoliciesInAccessConfiguration: read("ListPermissionPoliciesInAccessConfiguration"),

  // Provisionings, assignments and their tasks
  provisionAccessConfiguration: once("ProvisionAccessConfiguration"),
  deprovisionAccessConfiguration: once("DeprovisionAccessConfiguration"),
  listAccessConfigurationProvisionings: list(
    "ListAccessConfigurationProvisionings",
    "AccessConfigurationProvisionings",
    by20,
  ),
  createAccessAssignment: once("CreateAccessAssignment"),
  deleteAccessAssignment: once("DeleteAccessAssignment"),
  listAccessAssignments: list("ListAccessAssignments", "AccessAssignments", by20),
  getTask: read("GetTask"),
  getTaskStatus: read("GetTaskStatus"),
  listTasks: list("ListTasks", "Tasks", by20),

  // RAM users made from CloudSSO users
  createUserProvisioning: once("CreateUserProvisioning"),
  getUserProvisioning: read("GetUserProvisioning"),
  updateUserProvisioning: write("UpdateUserProvisioning"),
  deleteUserProvisioning: write("DeleteUserProvisioning"),
  listUserProvisionings: list("ListUserProvisionings", "UserProvisionings", by100),
  getUserProvisioningConfiguration: read("GetUserProvisioningConfiguration"),
  updateUserProvisioningConfiguration: write("UpdateUserProvisioningConfiguration"),
  getUserProvisioningStatistics: read("GetUserProvisioningStatistics"),
  getUserProvisioningRdAccountStatistics: read("GetUserProvisioningRdAccountStatistics"),
  getUserProvisioningEvent: read("GetUserProvisioningEvent"),
  listUserProvisioningEvents: list("ListUserProvisioningEvents", "UserProvisioningEvents", by100),
  retryUserProvisioningEvent: once("RetryUserProvisioningEvent"),
  deleteUserProvisioningEvent: write("DeleteUserProvisioningEvent"),

  // Tags
  tagResources: write("TagResources"),
  untagResources: write("UntagResources"),
  listTagResources: list("ListTagResources", "TagResources", unsized),
} satisfies Table<CloudSsoOperations>;

/** CloudSSO, ready to be called: `await api.getUser({ ... })`, `for await (const user of api.listUsers.items({ ... }))`. */
export type CloudSso = Bound<CloudSsoOperations>;

export function bindCloudsso(send: Send): CloudSso {
  return bind<CloudSsoOperations>("cloudsso", cloudSsoOperations, send);
}
