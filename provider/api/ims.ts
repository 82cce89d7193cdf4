import type { Send } from "../client/call";
import type { ImsOperations } from "./ims.generated";
import { type Bound, bind, list, once, read, type Table, write } from "./operation";

const by1000 = { token: "Marker", size: "MaxItems", maximum: 1000 };
const results100 = { token: "NextToken", size: "MaxResults", maximum: 100 };
const by100 = { token: "Marker", size: "MaxItems", maximum: 100 };
const tags100 = { token: "NextToken", size: "PageSize", maximum: 100 };

/** Every operation of IMS 2019-08-15, one a line: what it is to the pipeline; its types are generated. */
export const imsOperations = {
  // Users
  createUser: once("CreateUser"),
  getUser: read("GetUser"),
  updateUser: write("UpdateUser"),
  deleteUser: write("DeleteUser"),
  listUsers: list("ListUsers", "Users.User", by1000),
  listUserBasicInfos: list("ListUserBasicInfos", "UserBasicInfos.UserBasicInfo", by1000),
  getAccountSummary: read("GetAccountSummary"),

  // Console logon
  createLoginProfile: once("CreateLoginProfile"),
  getLoginProfile: read("GetLoginProfile"),
  updateLoginProfile: write("UpdateLoginProfile"),
  deleteLoginProfile: write("DeleteLoginProfile"),
  changePassword: once("ChangePassword"),

  // Access keys
  createAccessKey: once("CreateAccessKey"),
  updateAccessKey: write("UpdateAccessKey"),
  deleteAccessKey: write("DeleteAccessKey"),
  listAccessKeys: read("ListAccessKeys"),
  getAccessKeyLastUsed: read("GetAccessKeyLastUsed"),
  getAccessKeyPolicy: read("GetAccessKeyPolicy"),
  setAccessKeyPolicy: write("SetAccessKeyPolicy"),
  getAccessKeyPolicyForAccount: read("GetAccessKeyPolicyForAccount"),
  setAccessKeyPolicyForAccount: write("SetAccessKeyPolicyForAccount"),

  // Service credentials
  createServiceCredential: once("CreateServiceCredential"),
  getServiceCredential: read("GetServiceCredential"),
  updateServiceCredential: write("UpdateServiceCredential"),
  deleteServiceCredential: write("DeleteServiceCredential"),
  listServiceCredentials: list("ListServiceCredentials", "ServiceCredentials", results100),

  // Second factors
  createVirtualMFADevice: once("CreateVirtualMFADevice"),
  deleteVirtualMFADevice: write("DeleteVirtualMFADevice"),
  disableVirtualMFA: write("DisableVirtualMFA"),
  listVirtualMFADevices: list("ListVirtualMFADevices", "VirtualMFADevices.VirtualMFADevice", by100),
  bindMFADevice: once("BindMFADevice"),
  unbindMFADevice: write("UnbindMFADevice"),
  getUserMFAInfo: read("GetUserMFAInfo"),
  getAccountMFAInfo: read("GetAccountMFAInfo"),
  getVerificationInfo: read("GetVerificationInfo"),
  setVerificationInfo: once("SetVerificationInfo"),
  unbindVerification: write("UnbindVerification"),
  updatePasskey: write("UpdatePasskey"),
  deletePasskey: write("DeletePasskey"),
  listPasskeys: read("ListPasskeys"),

  // Recycle bin
  getUserInRecycleBin: read("GetUserInRecycleBin"),
  listUsersInRecycleBin: list("ListUsersInRecycleBin", "Users.User", by100),
  restoreUserFromRecycleBin: once("RestoreUserFromRecycleBin"),
  deleteUserInRecycleBin: write("DeleteUserInRecycleBin"),
  getAccessKeyInfoInRecycleBin: read("GetAccessKeyInfoInRecycleBin"),
  listAccessKeysInRecycleBin: read("ListAccessKeysInRecycleBin"),
  restoreAccessKeyFromRecycleBin: once("RestoreAccessKeyFromRecycleBin"),
  deleteAccessKeyInRecycleBin: write("DeleteAccessKeyInRecycleBin"),

  // Groups
  createGroup: once("CreateGroup"),
  getGroup: read("GetGroup"),
  updateGroup: once("UpdateGroup"),
  deleteGroup: write("DeleteGroup"),
  listGroups: list("ListGroups", "Groups.Group", by100),
  addUserToGroup: write("AddUserToGroup"),
  removeUserFromGroup: write("RemoveUserFromGroup"),
  listUsersForGroup: list("ListUsersForGroup", "Users.User", by100),
  listGroupsForUser: read("ListGroupsForUser"),

  // Tags
  tagResources: write("TagResources"),
  untagResources: write("UntagResources"),
  listTagResources: list("ListTagResources", "TagResources.TagResource", tags100),

  // Single sign-on: users, SAML, OIDC
  getUserSsoSettings: read("GetUserSsoSettings"),
  setUserSsoSettings: write("SetUserSsoSettings"),
  createSAMLProvider: once("CreateSAMLProvider"),
  getSAMLProvider: read("GetSAMLProvider"),
  updateSAMLProvider: write("UpdateSAMLProvider"),
  deleteSAMLProvider: write("DeleteSAMLProvider"),
  listSAMLProviders: list("ListSAMLProviders", "SAMLProviders.SAMLProvider", by100),
  createOIDCProvider: once("CreateOIDCProvider"),
  getOIDCProvider: read("GetOIDCProvider"),
  updateOIDCProvider: write("UpdateOIDCProvider"),
  deleteOIDCProvider: write("DeleteOIDCProvider"),
  listOIDCProviders: list("ListOIDCProviders", "OIDCProviders.OIDCProvider", by100),
  addClientIdToOIDCProvider: once("AddClientIdToOIDCProvider"),
  removeClientIdFromOIDCProvider: once("RemoveClientIdFromOIDCProvider"),
  addFingerprintToOIDCProvider: once("AddFingerprintToOIDCProvider"),
  removeFingerprintFromOIDCProvider: once("RemoveFingerprintFromOIDCProvider"),

  // Applications (OAuth)
  createApplication: once("CreateApplication"),
  getApplication: read("GetApplication"),
  updateApplication: write("UpdateApplication"),
  deleteApplication: write("DeleteApplication"),
  listApplications: read("ListApplications"),
  listPredefinedScopes: read("ListPredefinedScopes"),
  createAppSecret: once("CreateAppSecret"),
  getAppSecret: read("GetAppSecret"),
  deleteAppSecret: write("DeleteAppSecret"),
  listAppSecretIds: read("ListAppSecretIds"),
  provisionApplication: once("ProvisionApplication"),
  getApplicationProvisionInfo: read("GetApplicationProvisionInfo"),
  deprovisionApplication: write("DeprovisionApplication"),
  listApplicationProvisionInfos: read("ListApplicationProvisionInfos"),
  provisionExternalApplication: once("ProvisionExternalApplication"),
  getExternalApplication: read("GetExternalApplication"),
  deprovisionExternalApplication: write("DeprovisionExternalApplication"),
  listExternalApplications: read("ListExternalApplications"),

  // Settings of the account
  getPasswordPolicy: read("GetPasswordPolicy"),
  setPasswordPolicy: write("SetPasswordPolicy"),
  getSecurityPreference: read("GetSecurityPreference"),
  setSecurityPreference: write("SetSecurityPreference"),
  getDefaultDomain: read("GetDefaultDomain"),
  setDefaultDomain: write("SetDefaultDomain"),

  // Reports
  generateCredentialReport: write("GenerateCredentialReport"),
  getCredentialReport: read("GetCredentialReport"),
  getAccountSecurityPracticeReport: read("GetAccountSecurityPracticeReport"),
  generateGovernanceReport: once("GenerateGovernanceReport"),
  getGovernanceReportStatus: read("GetGovernanceReportStatus"),
  getGovernanceItemReport: list("GetGovernanceItemReport", "ColumnsValue.ColumnRow", by1000),
  listRecentGovernanceMetrics: read("ListRecentGovernanceMetrics"),
} satisfies Table<ImsOperations>;

/** IMS, ready to be called: `await api.getUser({ ... })`, `for await (const user of api.listUsers.items({ ... }))`. */
export type Ims = Bound<ImsOperations>;

export function bindIms(send: Send): Ims {
  return bind<ImsOperations>("ims", imsOperations, send);
}
