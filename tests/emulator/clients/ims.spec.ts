import assert from "node:assert/strict";
import ImsClient, * as ims from "@alicloud/ims20190815";
import { $OpenApiUtil } from "@alicloud/openapi-core";
import { type Emulator, startEmulator } from "../../../emulator";
import { factsOf } from "../conformance";
import { accountId, codesOf, domain, memberSession, metadata, password, upn } from "../ims/company";
import type { Key } from "../wire";
import { lackingOf } from "./coverage";

/**
 * A company's life, told through the official SDK's own methods and read from its own types: what the SDK cannot map to
 * a field is not there for it, whatever the wire said.
 */
describe("emulator: the official IMS SDK", () => {
  let emulator: Emulator;
  let operator: ImsClient;
  before(async () => {
    emulator = await startEmulator({
      taskDurationMs: 0,
      roles: [{ roleName: "admin", accountId: "1000000000000001" }],
    });
    operator = clientOf(emulator);
  });
  after(() => emulator.close());

  const userPrincipalName = upn("alice");
  let userId = "";
  let accessKeyId = "";
  let alice: ImsClient;

  it("makes a user who signs calls with a key of her own", async () => {
    const made = await operator.createUser(
      new ims.CreateUserRequest({ userPrincipalName, displayName: "Alice", email: "a@example.com" }),
    );
    userId = required(made.body?.user?.userId);
    const { body } = await operator.createAccessKey(new ims.CreateAccessKeyRequest({ userPrincipalName }));
    accessKeyId = required(body?.accessKey?.accessKeyId);
    alice = clientOf(emulator, { accessKeyId, accessKeySecret: required(body?.accessKey?.accessKeySecret) });
    const own = await alice.listAccessKeys(new ims.ListAccessKeysRequest({}));
    assert.deepEqual(
      own.body?.accessKeys?.accessKey?.map((key) => [key.accessKeyId, key.status]),
      [[accessKeyId, "Active"]],
    );
    const used = new ims.GetAccessKeyLastUsedRequest({ userPrincipalName, userAccessKeyId: accessKeyId });
    assert.ok((await operator.getAccessKeyLastUsed(used)).body?.accessKeyLastUsed);
  });

  it("changes and finds the user", async () => {
    await operator.updateUser(new ims.UpdateUserRequest({ userId, newComments: "first" }));
    const { body } = await alice.getUser(new ims.GetUserRequest({ userAccessKeyId: accessKeyId }));
    assert.deepEqual([body?.user?.userName, body?.user?.comments], ["alice", "first"]);
    const all = await operator.listUsers(new ims.ListUsersRequest({}));
    const basic = await operator.listUserBasicInfos(new ims.ListUserBasicInfosRequest({}));
    assert.equal(all.body?.users?.user?.[0]?.userId, userId);
    assert.equal(basic.body?.userBasicInfos?.userBasicInfo?.[0]?.status, "active");
  });

  it("tags the user", async () => {
    const user = { resourceType: "user", resourceId: [userId] };
    await operator.tagResources(
      new ims.TagResourcesRequest({ ...user, tag: [{ key: "a", value: "1" }, { key: "b" }] }),
    );
    await operator.untagResources(new ims.UntagResourcesRequest({ ...user, tagKey: ["b"] }));
    const { body } = await operator.listTagResources(new ims.ListTagResourcesRequest(user));
    assert.deepEqual(
      body?.tagResources?.tagResource?.map((tag) => [tag.resourceId, tag.tagKey, tag.tagValue]),
      [[userId, "a", "1"]],
    );
  });

  it("lets the user log on, and change the password", async () => {
    await operator.setPasswordPolicy(
      new ims.SetPasswordPolicyRequest({ minimumPasswordLength: 10, requireNumbers: true }),
    );
    const { body: policy } = await operator.getPasswordPolicy();
    assert.deepEqual([policy?.passwordPolicy?.minimumPasswordLength, policy?.passwordPolicy?.hardExpire], [10, false]);
    const weak = new ims.CreateLoginProfileRequest({ userPrincipalName, password: "no-digits-here" });
    await rejects(operator.createLoginProfile(weak), "InvalidParameter.Password.TooWeak", 400);
    await operator.createLoginProfile(new ims.CreateLoginProfileRequest({ userPrincipalName, password }));
    await alice.changePassword(new ims.ChangePasswordRequest({ oldPassword: password, newPassword: "Other-Secret-2" }));
    const update = { userPrincipalName, status: "Inactive", MFABindRequired: true };
    await operator.updateLoginProfile(new ims.UpdateLoginProfileRequest(update));
    const { body } = await operator.getLoginProfile(new ims.GetLoginProfileRequest({ userPrincipalName }));
    assert.deepEqual([body?.loginProfile?.status, body?.loginProfile?.MFABindRequired], ["Inactive", true]);
    await operator.deleteLoginProfile(new ims.DeleteLoginProfileRequest({ userPrincipalName }));
  });

  it("binds second factors, phone and address, and renames a passkey", async () => {
    const { body } = await operator.createVirtualMFADevice(
      new ims.CreateVirtualMFADeviceRequest({ virtualMFADeviceName: "phone" }),
    );
    const serialNumber = required(body?.virtualMFADevice?.serialNumber);
    const { AuthenticationCode1, AuthenticationCode2 } = codesOf(required(body?.virtualMFADevice?.base32StringSeed));
    const bind = new ims.BindMFADeviceRequest({
      userPrincipalName,
      serialNumber,
      authenticationCode1: AuthenticationCode1,
      authenticationCode2: AuthenticationCode2,
    });
    const info = new ims.GetUserMFAInfoRequest({ userPrincipalName });
    await operator.bindMFADevice(bind);
    assert.equal((await operator.getUserMFAInfo(info)).body?.MFADevice?.serialNumber, serialNumber);
    await operator.unbindMFADevice(new ims.UnbindMFADeviceRequest({ userPrincipalName }));
    await operator.bindMFADevice(bind);
    await operator.disableVirtualMFA(new ims.DisableVirtualMFARequest({ userPrincipalName }));
    await operator.createVirtualMFADevice(new ims.CreateVirtualMFADeviceRequest({ virtualMFADeviceName: "spare" }));
    const devices = await operator.listVirtualMFADevices(new ims.ListVirtualMFADevicesRequest({}));
    assert.deepEqual(
      devices.body?.virtualMFADevices?.virtualMFADevice?.map((device) => device.serialNumber),
      [`acs:ram::${accountId}:mfa/spare`],
    );
    const spare = new ims.DeleteVirtualMFADeviceRequest({ serialNumber: `acs:ram::${accountId}:mfa/spare` });
    await operator.deleteVirtualMFADevice(spare);
    assert.equal((await operator.getAccountMFAInfo()).body?.isMFAEnable, false);

    const phone = { userPrincipalName, verifyType: "sms", mobilePhone: "86-13900001234" };
    await operator.setVerificationInfo(new ims.SetVerificationInfoRequest(phone));
    const asked = new ims.GetVerificationInfoRequest({ userPrincipalName });
    const { securityPhoneDevice } = (await operator.getVerificationInfo(asked)).body ?? {};
    assert.deepEqual([securityPhoneDevice?.areaCode, securityPhoneDevice?.status], ["86", "pending"]);
    await operator.unbindVerification(new ims.UnbindVerificationRequest(phone));

    const passkeyId = "PASSKEY-made-in-a-browser000";
    const user = required(emulator.state.ims[accountId]?.users[userId]);
    user.passkeys = { [passkeyId]: { passkeyId, passkeyName: "old", createDate: Date.now() } };
    await operator.updatePasskey(new ims.UpdatePasskeyRequest({ userPrincipalName, passkeyId, passkeyName: "new" }));
    const { body: keys } = await operator.listPasskeys(new ims.ListPasskeysRequest({ userPrincipalName }));
    assert.deepEqual(
      keys?.passkeys?.map(({ passkeyName }) => passkeyName),
      ["new"],
    );
    await operator.deletePasskey(new ims.DeletePasskeyRequest({ userPrincipalName, passkeyId }));
  });

  it("keeps groups", async () => {
    await operator.createGroup(new ims.CreateGroupRequest({ groupName: "ops", displayName: "Ops" }));
    await operator.updateGroup(new ims.UpdateGroupRequest({ groupName: "ops", newGroupName: "operators" }));
    const groupName = "operators";
    await operator.addUserToGroup(new ims.AddUserToGroupRequest({ userPrincipalName, groupName }));
    assert.equal((await operator.getGroup(new ims.GetGroupRequest({ groupName }))).body?.group?.displayName, "Ops");
    assert.equal((await operator.listGroups(new ims.ListGroupsRequest({}))).body?.groups?.group?.length, 1);
    const members = await operator.listUsersForGroup(new ims.ListUsersForGroupRequest({ groupName }));
    assert.equal(members.body?.users?.user?.[0]?.userId, userId);
    const mine = await operator.listGroupsForUser(new ims.ListGroupsForUserRequest({ userPrincipalName }));
    assert.equal(mine.body?.groups?.group?.[0]?.groupName, groupName);
    await rejects(operator.deleteGroup(new ims.DeleteGroupRequest({ groupName })), "DeleteConflict.Group.User", 409);
    await operator.removeUserFromGroup(new ims.RemoveUserFromGroupRequest({ userPrincipalName, groupName }));
    await operator.deleteGroup(new ims.DeleteGroupRequest({ groupName }));
  });

  it("keeps providers and user SSO", async () => {
    const saml = { SAMLProviderName: "idp" };
    await operator.createSAMLProvider(
      new ims.CreateSAMLProviderRequest({ ...saml, encodedSAMLMetadataDocument: metadata() }),
    );
    await operator.updateSAMLProvider(new ims.UpdateSAMLProviderRequest({ ...saml, newDescription: "d" }));
    const { SAMLProvider: read } = (await operator.getSAMLProvider(new ims.GetSAMLProviderRequest(saml))).body ?? {};
    assert.equal(read?.encodedSAMLMetadataDocument?.replaceAll("\n", ""), metadata());
    const listed = await operator.listSAMLProviders(new ims.ListSAMLProvidersRequest({}));
    assert.equal(listed.body?.SAMLProviders?.SAMLProvider?.[0]?.description, "d");
    await operator.deleteSAMLProvider(new ims.DeleteSAMLProviderRequest(saml));

    const oidc = { OIDCProviderName: "github" };
    const create = { ...oidc, issuerUrl: "https://idp.example.com", clientIds: "one", fingerprints: "aa" };
    await operator.createOIDCProvider(new ims.CreateOIDCProviderRequest(create));
    await operator.addClientIdToOIDCProvider(new ims.AddClientIdToOIDCProviderRequest({ ...oidc, clientId: "two" }));
    await operator.removeClientIdFromOIDCProvider(
      new ims.RemoveClientIdFromOIDCProviderRequest({ ...oidc, clientId: "one" }),
    );
    await operator.addFingerprintToOIDCProvider(
      new ims.AddFingerprintToOIDCProviderRequest({ ...oidc, fingerprint: "bb" }),
    );
    await operator.removeFingerprintFromOIDCProvider(
      new ims.RemoveFingerprintFromOIDCProviderRequest({ ...oidc, fingerprint: "aa" }),
    );
    await operator.updateOIDCProvider(new ims.UpdateOIDCProviderRequest({ ...oidc, issuanceLimitTime: 1 }));
    const { OIDCProvider: now } = (await operator.getOIDCProvider(new ims.GetOIDCProviderRequest(oidc))).body ?? {};
    assert.deepEqual([now?.clientIds, now?.fingerprints, now?.issuanceLimitTime], ["two", "bb", 1]);
    const all = await operator.listOIDCProviders(new ims.ListOIDCProvidersRequest({}));
    assert.equal(all.body?.OIDCProviders?.OIDCProvider?.length, 1);
    await operator.deleteOIDCProvider(new ims.DeleteOIDCProviderRequest(oidc));

    await operator.setUserSsoSettings(
      new ims.SetUserSsoSettingsRequest({ ssoEnabled: true, metadataDocument: metadata() }),
    );
    assert.equal((await operator.getUserSsoSettings()).body?.userSsoSettings?.ssoEnabled, true);
  });

  it("keeps applications, its own and those of another account", async () => {
    const { body } = await operator.createApplication(
      new ims.CreateApplicationRequest({
        appName: "app",
        displayName: "App",
        appType: "ServerApp",
        predefinedScopes: "/acs/scim",
      }),
    );
    const appId = required(body?.application?.appId);
    await operator.updateApplication(new ims.UpdateApplicationRequest({ appId, newAccessTokenValidity: 1000 }));
    const read = await operator.getApplication(new ims.GetApplicationRequest({ appId }));
    assert.equal(read.body?.application?.accessTokenValidity, 1000);
    assert.deepEqual(
      read.body?.application?.delegatedScope?.predefinedScopes?.predefinedScope?.map(({ name }) => name),
      ["openid", "/acs/scim"],
    );
    assert.equal((await operator.listApplications()).body?.applications?.application?.length, 1);
    const scopes = await operator.listPredefinedScopes(new ims.ListPredefinedScopesRequest({ appType: "ServerApp" }));
    assert.ok((scopes.body?.predefinedScopes?.predefinedScope?.length ?? 0) > 1);

    const { body: made } = await operator.createAppSecret(new ims.CreateAppSecretRequest({ appId }));
    const appSecretId = required(made?.appSecret?.appSecretId);
    assert.equal(made?.appSecret?.appSecretValue?.length, 64);
    const secret = await operator.getAppSecret(new ims.GetAppSecretRequest({ appId, appSecretId }));
    assert.equal(secret.body?.appSecret?.appSecretValue, undefined);
    const ids = await operator.listAppSecretIds(new ims.ListAppSecretIdsRequest({ appId }));
    assert.equal(ids.body?.appSecrets?.appSecret?.length, 1);
    await operator.deleteAppSecret(new ims.DeleteAppSecretRequest({ appId, appSecretId }));

    await operator.provisionApplication(new ims.ProvisionApplicationRequest({ appId }));
    const info = await operator.getApplicationProvisionInfo(new ims.GetApplicationProvisionInfoRequest({ appId }));
    assert.equal(info.body?.applicationProvisionInfo?.appName, "app");
    const inner = new ims.ListApplicationProvisionInfosRequest({ sourceType: "inner" });
    const infos = await operator.listApplicationProvisionInfos(inner);
    assert.equal(infos.body?.applicationProvisionInfos?.applicationProvisionInfo?.length, 1);
    await operator.deprovisionApplication(new ims.DeprovisionApplicationRequest({ appId }));
    await operator.deleteApplication(new ims.DeleteApplicationRequest({ appId }));

    const member = clientOf(emulator, await memberSession({ emulator }));
    const offer = new ims.CreateApplicationRequest({ appName: "saas", displayName: "S", appType: "NativeApp" });
    const foreign = { appId: required((await member.createApplication(offer)).body?.application?.appId) };
    await operator.provisionExternalApplication(new ims.ProvisionExternalApplicationRequest(foreign));
    const one = await operator.getExternalApplication(new ims.GetExternalApplicationRequest(foreign));
    assert.equal(one.body?.externalApplication?.appPrincipalName, `saas@app.${domain}`);
    const others = await operator.listExternalApplications();
    assert.equal(others.body?.externalApplications?.externalApplication?.[0]?.foreignAppId, foreign.appId);
    await operator.deprovisionExternalApplication(new ims.DeprovisionExternalApplicationRequest(foreign));
  });

  it("keeps what counts for the whole account", async () => {
    await operator.setSecurityPreference(
      new ims.SetSecurityPreferenceRequest({ loginSessionDuration: 8, verificationTypes: ["sms", "email"] }),
    );
    const { securityPreference } = (await operator.getSecurityPreference()).body ?? {};
    assert.equal(securityPreference?.loginProfilePreference?.loginSessionDuration, 8);
    assert.deepEqual(securityPreference?.verificationPreference?.verificationTypes, ["sms", "email"]);
    const { summaryMap } = (await operator.getAccountSummary()).body ?? {};
    assert.deepEqual([summaryMap?.users, summaryMap?.usersQuota, summaryMap?.MFADevices], [1, 5000, 0]);
    const defaultDomainName = "company.onaliyun.com";
    await operator.setDefaultDomain(new ims.SetDefaultDomainRequest({ defaultDomainName }));
    assert.equal((await operator.getDefaultDomain()).body?.defaultDomainName, defaultDomainName);
    await operator.setDefaultDomain(new ims.SetDefaultDomainRequest({ defaultDomainName: domain }));
  });

  it("reports", async () => {
    assert.equal((await operator.generateCredentialReport()).body?.state, "STARTED");
    assert.equal((await operator.generateCredentialReport()).body?.state, "COMPLETED");
    const report = await operator.getCredentialReport(new ims.GetCredentialReportRequest({}));
    assert.match(Buffer.from(required(report.body?.content), "base64").toString(), /^user,.*\n<root>,.*\nalice,/);
    const practice = (await operator.getAccountSecurityPracticeReport()).body?.accountSecurityPracticeInfo;
    assert.equal(practice?.accountSecurityPracticeUserInfo?.subUser, 1);
    assert.equal((await operator.generateGovernanceReport()).body?.state, "Started");
    assert.equal((await operator.getGovernanceReportStatus()).body?.wholeReportStatus, "Completed");
    const item = new ims.GetGovernanceItemReportRequest({ governanceItemType: "SSOLoginEnabled" });
    assert.equal((await operator.getGovernanceItemReport(item)).body?.metricValue, true);
    const metrics = (await operator.listRecentGovernanceMetrics()).body?.governanceMetrics?.governanceMetric;
    assert.deepEqual([metrics?.[0]?.governanceItem, metrics?.[0]?.metricValue], ["SSOLoginEnabled", true]);
  });

  it("deletes, restores and purges", async () => {
    const key = { userPrincipalName, userAccessKeyId: accessKeyId };
    await operator.updateAccessKey(new ims.UpdateAccessKeyRequest({ ...key, status: "Inactive" }));
    await operator.deleteAccessKey(new ims.DeleteAccessKeyRequest(key));
    const recycled = { userId, userAccessKeyId: accessKeyId };
    const info = new ims.GetAccessKeyInfoInRecycleBinRequest({ userAccessKeyId: accessKeyId });
    assert.equal((await operator.getAccessKeyInfoInRecycleBin(info)).body?.accessKey?.userId, userId);
    await operator.restoreAccessKeyFromRecycleBin(new ims.RestoreAccessKeyFromRecycleBinRequest(recycled));
    assert.equal((await alice.getDefaultDomain()).body?.defaultDomainName, domain);
    await operator.deleteAccessKey(new ims.DeleteAccessKeyRequest(key));
    const keys = await operator.listAccessKeysInRecycleBin(new ims.ListAccessKeysInRecycleBinRequest({ userId }));
    assert.equal(keys.body?.accessKeys?.accessKey?.length, 1);
    await operator.deleteAccessKeyInRecycleBin(new ims.DeleteAccessKeyInRecycleBinRequest(recycled));

    await operator.deleteUser(new ims.DeleteUserRequest({ userId }));
    await rejects(operator.getUser(new ims.GetUserRequest({ userId })), "EntityNotExist.User", 404);
    const bin = await operator.listUsersInRecycleBin(new ims.ListUsersInRecycleBinRequest({}));
    assert.equal(bin.body?.users?.user?.[0]?.userId, userId);
    await operator.restoreUserFromRecycleBin(new ims.RestoreUserFromRecycleBinRequest({ userId }));
    await operator.deleteUser(new ims.DeleteUserRequest({ userId }));
    const asked = new ims.GetUserInRecycleBinRequest({ userId });
    assert.equal((await operator.getUserInRecycleBin(asked)).body?.user?.displayName, "Alice");
    await operator.deleteUserInRecycleBin(new ims.DeleteUserInRecycleBinRequest({ userId }));
    await rejects(operator.getUserInRecycleBin(asked), "Unverified.NotThere.RecycledUser", 404);
  });

  it("has been called by every method that it has", () => {
    const methods = Object.getOwnPropertyNames(ImsClient.prototype).flatMap(
      (name) => /^(.+)WithOptions$/.exec(name)?.[1]?.toLowerCase() ?? [],
    );
    const called = new Set(
      emulator.calls.flatMap(({ action, status }) => (status === 200 ? action.toLowerCase() : [])),
    );
    assert.equal(methods.length, 98);
    assert.deepEqual(
      methods.filter((method) => !called.has(method)),
      [],
    );
    const lacking = factsOf("ims").operations.flatMap(({ action }) =>
      called.has(action.toLowerCase()) ? [] : [action],
    );
    assert.deepEqual(lacking, lackingOf("@alicloud/ims20190815", "V3, JSON, POST, parameters in the query", "ims"));
  });
});

function clientOf(emulator: Emulator, key: Key = emulator): ImsClient {
  const { accessKeyId, accessKeySecret, securityToken } = key;
  const config = new $OpenApiUtil.Config({
    accessKeyId,
    accessKeySecret,
    ...(securityToken === undefined ? {} : { securityToken }),
    endpoint: `127.0.0.1:${emulator.port}`,
    protocol: "http",
  });
  return new ImsClient(config as never);
}

function required<Value>(value: Value | undefined): Value {
  assert.ok(value !== undefined && value !== "");
  return value;
}

async function rejects(call: Promise<unknown>, code: string, statusCode: number): Promise<void> {
  await assert.rejects(call, { code, statusCode });
}
