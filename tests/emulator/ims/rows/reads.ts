import { type Company, type Given, keyPolicy, upn } from "../company";

type Reads = readonly (readonly [
  action: string,
  send: (on: Company) => Given,
  first?: (on: Company) => Promise<unknown>,
])[];

const alice = { UserPrincipalName: upn("alice") };
const tagFilter = { Tag: [{ Key: "team", Value: "blue" }] };

const reports = async (on: Company) => {
  await on.ims("GenerateCredentialReport");
  await on.ims("GenerateGovernanceReport");
};

/** Every read operation of IMS, so that each parameter is sent and each field is there. */
export const readRows: Reads = [
  ["GetUser", () => alice],
  ["GetUser", (on) => ({ UserId: on.ids.alice })],
  ["GetUser", (on) => ({ UserAccessKeyId: on.ids.key.accessKeyId })],
  ["ListUsers", () => ({ Status: "active,freeze" })],
  ["ListUsers", () => tagFilter],
  ["ListUserBasicInfos", () => ({ Status: "active" })],
  ["ListUserBasicInfos", () => tagFilter],
  ["GetAccountSummary", () => ({})],
  ["GetLoginProfile", () => alice],
  ["GetAccessKeyLastUsed", (on) => ({ ...alice, UserAccessKeyId: on.ids.key.accessKeyId })],
  ["ListAccessKeys", () => alice],
  ["GetVerificationInfo", () => alice],
  ["ListVirtualMFADevices", () => ({})],
  ["GetAccountMFAInfo", () => ({})],
  ["GetUserMFAInfo", () => alice],
  ["ListTagResources", (on) => ({ ResourceType: "user", ResourceId: [on.ids.alice], ...tagFilter })],
  ["ListTagResources", () => ({ ResourceType: "user", ResourcePrincipalName: [upn("alice")] })],
  ["ListPasskeys", () => alice],
  ["ListUsersInRecycleBin", () => ({ Filter: `UserPrincipalName eq ${upn("carol")}` })],
  ["GetUserInRecycleBin", (on) => ({ UserId: on.ids.carol })],
  ["GetUserInRecycleBin", (on) => ({ UserAccessKeyId: on.ids.carolsKey })],
  ["ListAccessKeysInRecycleBin", (on) => ({ UserId: on.ids.alice })],
  ["GetAccessKeyInfoInRecycleBin", (on) => ({ UserAccessKeyId: on.ids.recycledKey })],
  ["GetGroup", () => ({ GroupName: "developers" })],
  ["ListGroups", () => ({})],
  ["ListUsersForGroup", () => ({ GroupName: "developers" })],
  ["ListGroupsForUser", () => alice],
  ["GetUserSsoSettings", () => ({})],
  ["GetSAMLProvider", () => ({ SAMLProviderName: "idp" })],
  ["ListSAMLProviders", () => ({})],
  ["GetOIDCProvider", () => ({ OIDCProviderName: "github" })],
  ["ListOIDCProviders", () => ({})],
  ["GetApplication", (on) => ({ AppId: on.ids.web })],
  ["ListApplications", () => ({})],
  ["ListPredefinedScopes", () => ({ AppType: "WebApp" })],
  [
    "GetAppSecret",
    (on) => ({ AppId: on.ids.web, AppSecretId: on.ids.secret }),
    (on) => on.desk.emulator.control.setOptions({ appSecretValue: "readable" }),
  ],
  ["ListAppSecretIds", (on) => ({ AppId: on.ids.web })],
  ["ListApplicationProvisionInfos", () => ({ SourceType: "inner" })],
  ["GetApplicationProvisionInfo", (on) => ({ AppId: on.ids.installedServer })],
  ["ListExternalApplications", () => ({})],
  ["GetExternalApplication", (on) => ({ AppId: on.ids.installedForeign })],
  ["GetPasswordPolicy", () => ({})],
  ["GetSecurityPreference", () => ({}), (on) => on.ims("SetSecurityPreference", { VerificationTypes: '["sms"]' })],
  ["GetDefaultDomain", () => ({})],
  ["GetCredentialReport", () => ({ MaxItems: 1 }), reports],
  ["GetAccountSecurityPracticeReport", () => ({})],
  ["GetGovernanceReportStatus", () => ({}), reports],
  ["GetGovernanceItemReport", () => ({ GovernanceItemType: "SSOLoginEnabled" }), reports],
  ["ListRecentGovernanceMetrics", () => ({}), reports],
  ["GetAccessKeyPolicy", (on) => ({ ...alice, UserAccessKeyId: on.ids.key.accessKeyId })],
  [
    "GetAccessKeyPolicyForAccount",
    () => ({}),
    (on) => on.ims("SetAccessKeyPolicyForAccount", { AccessKeyPolicy: keyPolicy() }),
  ],
  ["GetServiceCredential", (on) => ({ ...alice, ServiceCredentialId: on.ids.credential })],
  ["ListServiceCredentials", () => ({ ...alice, ServiceName: "a.aliyuncs.com" })],
  ["ListServiceCredentials", () => ({ AllUsers: true })],
];
