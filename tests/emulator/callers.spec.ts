import assert from "node:assert/strict";
import Credential, { Config } from "@alicloud/credentials";
import { type Emulator, startEmulator } from "../../emulator";
import { callV1, callV3, type Key } from "./wire";

describe("emulator: callers", () => {
  let emulator: Emulator;
  let key: Key;
  const root = { accessKeyId: "LTAIroot", accessKeySecret: "root-secret", root: true };
  const reader = {
    accessKeyId: "LTAIreader",
    accessKeySecret: "reader-secret",
    permissions: [
      { Effect: "Allow", Action: ["cloudsso:Get*", "cloudsso:List*"] },
      { Effect: "Deny", Action: "cloudsso:ListUsers" },
    ] as const,
  };
  const role = (account: string) => ({
    RoleArn: `acs:ram::${account}:role/deployer`,
    RoleSessionName: "ci",
  });

  beforeEach(async () => {
    emulator = await startEmulator({
      callers: [root, reader],
      roles: ["deployer", { roleName: "deployer", accountId: "1000000000000001" }],
    });
    key = { accessKeyId: emulator.accessKeyId, accessKeySecret: emulator.accessKeySecret };
  });
  afterEach(() => emulator.close());

  const sts = (action: string, caller: Key, parameters: Record<string, string> = {}) =>
    callV3({ url: emulator.url, key: caller, service: "sts", action, parameters });
  const cloudsso = (action: string, caller: Key, parameters: Record<string, string> = {}) =>
    callV3({ url: emulator.url, key: caller, service: "cloudsso", action, parameters });
  const assume = async (account = emulator.managementAccountId, more: Record<string, string> = {}): Promise<Key> => {
    const { json } = await sts("AssumeRole", key, { ...role(account), ...more });
    const { AccessKeyId, AccessKeySecret, SecurityToken } = json.Credentials;
    return { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken };
  };

  it("are told who they are", async () => {
    const own = (await sts("GetCallerIdentity", key)).json;
    assert.deepEqual([own.IdentityType, own.AccountId], ["RAMUser", "1000000000000000"]);
    const ofRoot = (await sts("GetCallerIdentity", root)).json;
    assert.deepEqual([ofRoot.IdentityType, ofRoot.Arn], ["Account", "acs:ram::1000000000000000:root"]);
    const session = (await sts("GetCallerIdentity", await assume())).json;
    assert.deepEqual(
      [session.IdentityType, session.Arn, "UserId" in session],
      ["AssumedRoleUser", "acs:ram::1000000000000000:assumed-role/deployer/ci", false],
    );
  });

  it("need no permission to be told so", async () => {
    assert.equal((await sts("GetCallerIdentity", reader)).status, 200);
    assert.equal((await sts("AssumeRole", reader, role(emulator.managementAccountId))).json.Code, "NoPermission");
  });

  it("may do what their permissions allow, a Deny first", async () => {
    const DirectoryId = emulator.directoryId;
    assert.equal((await cloudsso("GetDirectory", reader, { DirectoryId })).status, 200);
    const denied = await cloudsso("ListUsers", reader, { DirectoryId });
    assert.deepEqual([denied.status, denied.json.Code], [403, "NoPermission"]);
    const implied = await cloudsso("CreateGroup", reader, { DirectoryId, GroupName: "g" });
    assert.equal(implied.json.Code, "NoPermission");
  });

  it("with a session sign with its token, in both protocols, until it expires", async () => {
    const session = await assume(undefined, { DurationSeconds: "900" });
    const { accessKeyId, accessKeySecret } = session;
    const v1 = { url: emulator.url, key: session, service: "cloudsso", action: "GetServiceStatus" } as const;
    assert.equal((await cloudsso("GetServiceStatus", session)).status, 200);
    assert.equal((await callV1(v1)).status, 200);
    assert.equal(
      (await cloudsso("GetServiceStatus", { accessKeyId, accessKeySecret })).json.Code,
      "MissingSecurityToken",
    );
    const other = await assume();
    const mixed = { ...session, securityToken: other.securityToken ?? "" };
    assert.equal((await cloudsso("GetServiceStatus", mixed)).json.Code, "InvalidSecurityToken.MismatchWithAccessKey");
    const nonsense = { ...session, securityToken: "nonsense" };
    assert.equal((await cloudsso("GetServiceStatus", nonsense)).json.Code, "InvalidSecurityToken.Malformed");

    await emulator.control.fault({ kind: "tokenExpiry" });
    assert.equal((await cloudsso("GetServiceStatus", session)).json.Code, "InvalidSecurityToken.Expired");
    assert.equal((await cloudsso("GetServiceStatus", session)).status, 200);
    await emulator.control.advanceClock(900_000);
    const date = new Date(Date.now() + 900_000);
    const late = await callV3({ ...v1, date });
    assert.equal(late.json.Code, "InvalidSecurityToken.Expired");
  });

  it("are told the source identity that they set, and none that they did not", async () => {
    const named = (await sts("AssumeRole", key, { ...role(emulator.managementAccountId), SourceIdentity: "alice" }))
      .json;
    assert.equal(named.SourceIdentity, "alice");
    const session = await assume(undefined, { SourceIdentity: "alice" });
    const chained = (await sts("AssumeRole", session, role(emulator.managementAccountId))).json;
    assert.equal(chained.SourceIdentity, "alice", "through a chain of roles");
    const plain = (await sts("AssumeRole", key, role(emulator.managementAccountId))).json;
    assert.deepEqual(Object.keys(plain).sort(), ["AssumedRoleUser", "Credentials", "RequestId"]);
  });

  it("assume no role that is not there", async () => {
    const unknown = { RoleArn: "acs:ram::1000000000000000:role/nobody", RoleSessionName: "ci" };
    const { status, json } = await sts("AssumeRole", key, unknown);
    assert.deepEqual([status, json.Code], [404, "EntityNotExist.Role"]);
    await emulator.control.perform("ram", "DeleteRole", { RoleName: "deployer" });
    assert.equal((await sts("AssumeRole", key, role(emulator.managementAccountId))).json.Code, "EntityNotExist.Role");
  });

  it("assume roles only as somebody, of known accounts, for as long as is allowed", async () => {
    const refused = async (caller: Key, parameters: Record<string, string>) =>
      (await sts("AssumeRole", caller, parameters)).json.Code;
    const long = { ...role(emulator.managementAccountId), DurationSeconds: "3601" };
    assert.equal(await refused(key, long), "InvalidParameter.DurationSeconds");
    const longer = { RoleName: "deployer", NewMaxSessionDuration: 7200 };
    await emulator.control.perform("ram", "UpdateRole", longer);
    assert.equal(await refused(key, long), undefined);
    assert.equal(await refused(root, role(emulator.managementAccountId)), "NoPermission");
    assert.equal(await refused(key, role("42")), "EntityNotExist.Role");
    const short = { ...role(emulator.managementAccountId), DurationSeconds: "899" };
    assert.equal(await refused(key, short), "InvalidParameter.DurationSeconds");
    assert.equal(await refused(key, { ...role("1"), RoleArn: "role/x" }), "InvalidParameter.RoleArn");
  });

  it("of a member account have their own RAM, and no CloudSSO", async () => {
    const member = await assume(emulator.accountIds[0]);
    const domain = await callV3({ url: emulator.url, key: member, service: "ims", action: "GetDefaultDomain" });
    assert.equal(domain.json.DefaultDomainName, "1000000000000001.onaliyun.com");
    assert.equal((await cloudsso("GetServiceStatus", member)).json.Code, "Unverified.WrongCaller.Account");
  });

  it("fetch a session from the credentials address, as the official library does", async () => {
    const config = new Config({ type: "credentials_uri", credentialsURI: `${emulator.url}/_emulator/credentials` });
    const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = await new Credential(config).getCredential();
    const session = { accessKeyId, accessKeySecret, securityToken };
    assert.match(accessKeyId, /^STS\./);
    assert.equal((await cloudsso("GetServiceStatus", session)).status, 200);
  });
});
