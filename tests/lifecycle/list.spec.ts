import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { bindServices } from "../../provider/api/services";
import { createSend } from "../../provider/client/send";
import { readSettings } from "../../provider/config";
import type { Listed } from "../../provider/kernel/definition";
import { definitions } from "../../provider/registry";
import type { Context } from "../../provider/resources/context";
import { SharedLists } from "../../provider/rollout/shared-lists";
import { certificates, metadata } from "../emulator/cloudsso/certificates";
import { foreignApplication } from "../support/foreign-application";
import { document, trust } from "../support/programs";

type Lists = { readonly kind: string; list(context: Context): AsyncIterable<Listed> };

/** What a directory has once. */
const SETTINGS = [
  "cloudsso:AttributePassing",
  "cloudsso:GlobalAccess",
  "cloudsso:LoginPreference",
  "cloudsso:MfaSettings",
  "cloudsso:PasswordPolicy",
  "cloudsso:SamlIdentityProvider",
  "cloudsso:SamlServiceProvider",
  "cloudsso:ScimSynchronization",
  "cloudsso:UserProvisioningConfiguration",
];

/** What an account has once. */
const OF_ACCOUNT = [
  "ims:AccountAccessKeyPolicy",
  "ims:DefaultDomain",
  "ims:PasswordPolicy",
  "ims:SecurityPreference",
  "ims:UserSsoSettings",
];

/** What nothing in the cloud tells from others: a key that is rotated is a key, a set is many provisionings. */
const UNTOLD = ["cloudsso:AccessAssignmentSet", "cloudsso:AccessConfigurationProvisioningSet", "ims:RotatedAccessKey"];

/** More of each than a page holds. */
const MANY = 25;
/** As many as a directory may have. */
const SECRETS = 2;

describe("the list of", () => {
  let cloud: Emulator;
  let context: Context;
  const expected = new Map<string, string[]>();

  before(async () => {
    cloud = await startEmulator({ accounts: MANY, taskDurationMs: 0 });
    const send = createSend(
      readSettings(() => undefined, { ...cloud.environment(), ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000" }),
    );
    const lists = new SharedLists(() => Date.now());
    context = { ...bindServices(send), accountId: async () => cloud.managementAccountId, lists } as unknown as Context;
    const at = { DirectoryId: cloud.directoryId };
    let first: string | undefined;
    const ids = (kind: string, id: string) => expected.set(kind, [...(expected.get(kind) ?? []), id]);
    for (const kind of ["cloudsso:Directory", ...SETTINGS]) ids(kind, cloud.directoryId);
    // Neither CloudSSO's roles nor those of services are anybody's to manage.
    for (const RoleName of ["AliyunReservedSSO-readers", "AliyunServiceRoleForLogs"]) {
      await cloud.control.perform("ram", "CreateRole", { RoleName, AssumeRolePolicyDocument: trust() });
    }
    for (const kind of OF_ACCOUNT) ids(kind, cloud.managementAccountId);
    for (const [index, AccountId] of cloud.accountIds.slice(0, 2).entries()) {
      const registered = { AccountId, ServicePrincipal: "cloudsso.aliyuncs.com" };
      await cloud.control.perform("resourceDirectory", "RegisterDelegatedAdministrator", registered);
      if (index > 0) continue; // one that was never switched on is none
      await cloud.control.perform("cloudsso", "EnableDelegateAccount", { AccountId });
      ids("cloudsso:DelegateAccount", AccountId);
    }
    for (const kind of UNTOLD) expected.set(kind, []);
    for (let index = 0; index < SECRETS; index++) {
      const { SCIMServerCredential: made } = await cloud.control.perform("cloudsso", "CreateSCIMServerCredential", at);
      const id = String((made as { CredentialId: string }).CredentialId);
      ids("cloudsso:ScimServerCredential", `${cloud.directoryId}:${id}`);
    }
    for (let index = 0; index < MANY; index++) {
      const { AccessConfiguration } = await cloud.control.perform("cloudsso", "CreateAccessConfiguration", {
        ...at,
        AccessConfigurationName: `configuration-${index}`,
      });
      const configuration = String((AccessConfiguration as { AccessConfigurationId: string }).AccessConfigurationId);
      ids("cloudsso:AccessConfiguration", `${cloud.directoryId}:${configuration}`);
      await cloud.control.perform("cloudsso", "ProvisionAccessConfiguration", {
        ...at,
        AccessConfigurationId: configuration,
        TargetType: "RD-Account",
        TargetId: cloud.accountIds[index],
      });
      const path = `${cloud.directoryId}:${configuration}:RD-Account:${cloud.accountIds[index]}`;
      ids("cloudsso:AccessConfigurationProvisioning", path);
      const ramUser = { UserPrincipalName: `user-${index}@${cloud.managementAccountId}.onaliyun.com` };
      const { User } = await cloud.control.perform("ims", "CreateUser", { ...ramUser, DisplayName: `user ${index}` });
      ids("ims:User", String((User as { UserId: string }).UserId));
      ids("ims:UserGroups", String((User as { UserId: string }).UserId));
      if (index % 2 === 0) {
        await cloud.control.perform("ims", "CreateLoginProfile", { ...ramUser, Password: "Correct-horse-7" });
        ids("ims:LoginProfile", String((User as { UserId: string }).UserId));
      }
      const { AccessKey } = await cloud.control.perform("ims", "CreateAccessKey", ramUser);
      const { ServiceCredential } = await cloud.control.perform("ims", "CreateServiceCredential", {
        ...ramUser,
        ServiceName: "dlf.aliyuncs.com",
        ServiceCredentialName: "robot",
      });
      const credential = (ServiceCredential as { ServiceCredentialId: string }).ServiceCredentialId;
      ids("ims:ServiceCredential", `${(User as { UserId: string }).UserId}:${credential}`);
      const { VirtualMFADevice } = await cloud.control.perform("ims", "CreateVirtualMFADevice", {
        VirtualMFADeviceName: `phone-${index}`,
      });
      ids("ims:VirtualMfaDevice", (VirtualMFADevice as { SerialNumber: string }).SerialNumber);
      const { AccessKeyId } = AccessKey as { AccessKeyId: string };
      for (const kind of ["ims:AccessKey", "ims:AccessKeyPolicy"]) ids(kind, AccessKeyId);
      const { Application } = await cloud.control.perform("ims", "CreateApplication", {
        AppName: `app-${index}`,
        AppType: "ServerApp",
        DisplayName: `app ${index}`,
      });
      const { AppId } = Application as { AppId: string };
      ids("ims:Application", AppId);
      await cloud.control.perform("ims", "ProvisionApplication", { AppId });
      ids("ims:ApplicationProvisioning", AppId);
      const external = foreignApplication(cloud, `external-${index}`);
      await cloud.control.perform("ims", "ProvisionExternalApplication", { AppId: external });
      ids("ims:ExternalApplication", external);
      const { AppSecret } = await cloud.control.perform("ims", "CreateAppSecret", { AppId });
      ids("ims:AppSecret", `${AppId}:${(AppSecret as { AppSecretId: string }).AppSecretId}`);
      const PolicyName = `policy-${index}`;
      await cloud.control.perform("ram", "CreatePolicy", { PolicyName, PolicyDocument: document("oss:Get*") });
      ids("ram:Policy", PolicyName);
      const RoleName = `role-${index}`;
      await cloud.control.perform("ram", "CreateRole", { RoleName, AssumeRolePolicyDocument: trust() });
      ids("ram:Role", RoleName);
      const ramGroup = await cloud.control.perform("ims", "CreateGroup", { GroupName: `group-${index}` });
      const ramGroupId = String((ramGroup["Group"] as { GroupId: string }).GroupId);
      ids("ims:Group", ramGroupId);
      ids("ims:GroupMembers", ramGroupId);
      const attached = { PolicyType: "System", PolicyName: "ReadOnlyAccess" };
      const userName = `user-${index}`;
      await cloud.control.perform("ram", "AttachPolicyToUser", { ...attached, UserName: userName });
      await cloud.control.perform("ram", "AttachPolicyToGroup", { ...attached, GroupName: `group-${index}` });
      await cloud.control.perform("ram", "AttachPolicyToRole", { ...attached, RoleName });
      for (const [kind, id] of [
        ["User", String((User as { UserId: string }).UserId)],
        ["Group", ramGroupId],
        ["Role", RoleName],
      ]) {
        ids(`ram:${kind}Policies`, String(id));
        ids(`ram:${kind}PolicyAttachment`, `ReadOnlyAccess:System:${id}`);
      }
      await cloud.control.perform("ims", "AddUserToGroup", {
        GroupName: `group-${index}`,
        UserPrincipalName: ramUser.UserPrincipalName,
      });
      ids("ims:GroupMembership", `${ramGroupId}:${(User as { UserId: string }).UserId}`);
      await cloud.control.perform("ims", "CreateSAMLProvider", {
        SAMLProviderName: `provider-${index}`,
        EncodedSAMLMetadataDocument: metadata(certificates.first),
      });
      ids("ims:SamlProvider", `provider-${index}`);
      const issuer = { OIDCProviderName: `provider-${index}`, IssuerUrl: `https://${index}.example.com` };
      await cloud.control.perform("ims", "CreateOIDCProvider", issuer);
      ids("ims:OidcProvider", `provider-${index}`);
      const { Group } = await cloud.control.perform("cloudsso", "CreateGroup", { ...at, GroupName: `group-${index}` });
      const group = String((Group as { GroupId: string }).GroupId);
      ids("cloudsso:Group", `${cloud.directoryId}:${group}`);
      ids("cloudsso:GroupMembers", `${cloud.directoryId}:${group}`);
      const member = await cloud.control.perform("cloudsso", "CreateUser", { ...at, UserName: `member-${index}` });
      const userId = String((member["User"] as { UserId: string }).UserId);
      ids("cloudsso:User", `${cloud.directoryId}:${userId}`);
      first ??= group;
      await cloud.control.perform("cloudsso", "AddUserToGroup", { ...at, GroupId: first, UserId: userId });
      ids("cloudsso:UserAttachment", `${cloud.directoryId}:${first}:${userId}`);
      const { UserProvisioning } = await cloud.control.perform("cloudsso", "CreateUserProvisioning", {
        ...at,
        PrincipalType: "User",
        PrincipalId: userId,
        TargetType: "RD-Account",
        TargetId: cloud.accountIds[index],
        DuplicationStrategy: "KeepBoth",
        DeletionStrategy: "Delete",
      });
      const provisioning = String((UserProvisioning as { UserProvisioningId: string }).UserProvisioningId);
      ids("cloudsso:UserProvisioning", `${cloud.directoryId}:${provisioning}`);
      await cloud.control.perform("cloudsso", "CreateAccessAssignment", {
        ...at,
        AccessConfigurationId: configuration,
        TargetType: "RD-Account",
        TargetId: cloud.accountIds[index],
        PrincipalType: "Group",
        PrincipalId: group,
      });
      ids("cloudsso:AccessAssignment", `${path}:Group:${group}`);
    }
  });
  after(() => cloud.close());

  for (const definition of definitions as readonly Lists[]) {
    it(`${definition.kind} holds every one, once, with a name`, async () => {
      const ids = expected.get(definition.kind);
      assert.ok(ids !== undefined, `make ${MANY} of ${definition.kind} above`);
      const listed: Listed[] = [];
      for await (const one of definition.list(context)) listed.push(one);
      assert.deepEqual(listed.map(({ id }) => id).sort(), ids.sort());
      assert.deepEqual(
        listed.filter(({ name }) => name === ""),
        [],
      );
    });

    it(`${definition.kind} is read in full pages`, async () => {
      await cloud.control.clearCalls();
      for await (const _ of definition.list(context));
      const pages = new Map<string, number>();
      for (const { by, action, parameters } of cloud.calls) {
        // What hangs below many parents is one list of each.
        const list = JSON.stringify({ action, ...parameters, NextToken: undefined });
        if (by === "api" && action !== "ListDirectories") pages.set(list, (pages.get(list) ?? 0) + 1);
      }
      for (const [list, count] of pages) assert.ok(count <= Math.ceil(MANY / 20), `${count} pages of ${MANY}: ${list}`);
    });
  }
});
