import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LogRecord } from "../../cli/emulator/log-file";
import { startEmulator } from "../../emulator";
import { certificates, metadata } from "./cloudsso/certificates";
import { type Running, startCommand } from "./command";
import { callV1, callV3, type WireCall } from "./wire";

const secrets = {
  firstPassword: "Planted-First-1",
  newPassword: "Planted-Second-2",
  oneTimeCode: "918273",
  token: "CAISplantedtoken",
  wrongSecret: "plantedwrongsecret000000000000",
  privateKey: "MIIEplantedprivatekeyMIIEplantedprivatekeyMIIEplantedprivatekey",
  assertion: "plantedassertion",
  unknown: "plantedunknown",
};

describe("emulator: the log of a command", () => {
  let folder: string;
  let running: Running;
  let file: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "emulator-log-"));
    file = join(folder, "calls.jsonl");
    running = await startCommand("--seed", "small", "--log", file);
  });
  after(async () => {
    await running.stop("SIGTERM");
    rmSync(folder, { recursive: true });
  });

  const records = (): LogRecord[] =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as LogRecord);

  async function call(service: WireCall["service"], action: string, parameters: Readonly<Record<string, string>> = {}) {
    return callV3({ url: running.url, key: running.key, service, action, parameters });
  }

  it("has one object a call, with what was asked, by whom, and how it ended", async () => {
    const { json } = await call("ims", "ListUsers");
    await call("ims", "GetUser", { UserPrincipalName: "nobody@1000000000000000.onaliyun.com" });
    await running.control.fault({ kind: "resetAfter", action: "CreateGroup" });
    await assert.rejects(call("ims", "CreateGroup", { GroupName: "made" }));
    await running.control.perform("ims", "CreateGroup", { GroupName: "by-hand" });
    const [answered, refused, cut, byHand] = records().slice(-4);
    assert.equal(answered?.requestId, json.RequestId);
    assert.deepEqual(
      [answered?.service, answered?.action, answered?.outcome, answered?.status, answered?.carriedOut],
      ["ims", "ListUsers", "ok", 200, true],
    );
    assert.equal(answered?.accessKeyId, running.key.accessKeyId);
    assert.match(answered?.time ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.deepEqual([refused?.outcome, refused?.status, refused?.code], ["refused", 404, "EntityNotExist.User"]);
    assert.deepEqual(
      [cut?.outcome, cut?.faults, cut?.carriedOut, cut?.parameters],
      ["no answer", ["resetAfter"], true, { GroupName: "made" }],
    );
    assert.deepEqual([byHand?.by, byHand?.outcome, byHand?.accessKeyId], ["console", "ok", undefined]);
  });

  it("can be read by its owner only", () => {
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it("holds no secret, wherever it was sent and whether or not it was accepted", async () => {
    const { Users } = (await call("ims", "ListUsers")).json;
    const UserPrincipalName: string = Users.User[0].UserPrincipalName;
    const { firstPassword, newPassword, oneTimeCode, token, wrongSecret, privateKey, assertion, unknown } = secrets;
    await call("ims", "CreateLoginProfile", { UserPrincipalName, Password: firstPassword });
    await call("ims", "UpdateLoginProfile", { UserPrincipalName, Password: newPassword });
    await call("ims", "ChangePassword", { OldPassword: firstPassword, NewPassword: newPassword });
    const { VirtualMFADevice } = (await call("ims", "CreateVirtualMFADevice", { VirtualMFADeviceName: "phone" })).json;
    const codes = { AuthenticationCode1: oneTimeCode, AuthenticationCode2: oneTimeCode };
    await call("ims", "BindMFADevice", { UserPrincipalName, SerialNumber: VirtualMFADevice.SerialNumber, ...codes });
    const { AccessKey } = (await call("ims", "CreateAccessKey", { UserPrincipalName })).json;
    const pem = `-----BEGIN PRIVATE KEY-----${privateKey}-----END PRIVATE KEY-----`;
    const document = Buffer.from(
      Buffer.from(metadata(certificates.first), "base64").toString("utf8").replace("</", `<!-- ${pem} --></`),
    ).toString("base64");
    const sent = { SAMLProviderName: "office", EncodedSAMLMetadataDocument: document };
    await call("ims", "CreateSAMLProvider", sent);
    await call("ims", "SetUserSsoSettings", { MetadataDocument: document });
    const SAMLAssertion = Buffer.from(assertion).toString("base64");
    const roles = { SAMLProviderArn: "acs:ram::1:saml-provider/x", RoleArn: "acs:ram::1:role/x", SAMLAssertion };
    const anonymous = { url: running.url, service: "sts" } as const;
    await callV3({ ...anonymous, key: running.key, action: "AssumeRoleWithSAML", parameters: roles });
    const { RoleArn, ...oidc } = { ...roles, OIDCToken: assertion, RoleSessionName: "x" };
    await callV3({ ...anonymous, key: running.key, action: "AssumeRoleWithOIDC", parameters: { RoleArn, ...oidc } });
    const Principal = { RAM: ["acs:ram::1000000000000000:root"] };
    const trust = { Version: "1", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }] };
    const role = { RoleName: "deployer", AssumeRolePolicyDocument: JSON.stringify(trust) };
    await running.control.perform("ram", "CreateRole", role);
    const assumed = await callV3({
      ...anonymous,
      key: running.key,
      action: "AssumeRole",
      parameters: { RoleArn: "acs:ram::1000000000000000:role/deployer", RoleSessionName: "planted" },
    });
    const session = assumed.json.Credentials;
    const temporary = {
      accessKeyId: session.AccessKeyId,
      accessKeySecret: session.AccessKeySecret,
      securityToken: session.SecurityToken,
    };
    const list = { url: running.url, service: "ims", action: "ListUsers" } as const;
    assert.equal((await callV3({ ...list, key: temporary })).status, 200);
    assert.equal((await callV1({ ...list, key: temporary })).status, 200);
    await callV3({ ...list, key: { ...running.key, securityToken: token } });
    await callV1({ ...list, key: { ...running.key, securityToken: token } });
    await callV3({ ...list, key: { ...running.key, accessKeySecret: wrongSecret } });
    await callV1({ ...list, key: { ...running.key, accessKeySecret: wrongSecret } });
    const strangers = { ClientSecret: unknown, newpassword: unknown, "Password.1": unknown, PrivateKey: unknown };
    await callV3({ ...list, key: running.key, action: "NoSuchAction", parameters: strangers });
    await callV3({ ...list, key: running.key, parameters: strangers, place: "form" });

    const planted = [
      ...Object.values(secrets),
      SAMLAssertion,
      document,
      running.key.accessKeySecret,
      AccessKey.AccessKeySecret,
      VirtualMFADevice.Base32StringSeed,
      temporary.accessKeySecret,
      temporary.securityToken,
    ];
    const places = {
      file: readFileSync(file, "utf8"),
      records: JSON.stringify(await running.control.calls()),
      errors: running.lines.join("\n"),
    };
    for (const [place, text] of Object.entries(places)) {
      for (const secret of planted) assert.ok(!text.includes(secret), `${secret} is in the ${place}`);
    }
    const last = (action: string) => records().findLast((record) => record.action === action);
    assert.equal(last("UpdateLoginProfile")?.parameters["Password"], "***");
    assert.equal(last("UpdateLoginProfile")?.parameters["UserPrincipalName"], UserPrincipalName);
    assert.equal(last("CreateSAMLProvider")?.parameters["EncodedSAMLMetadataDocument"], "***");
    assert.equal(records().length, (await running.control.calls()).length);
  });
});

describe("emulator: the record of calls", () => {
  it("holds the latest, numbered from the start, when told how many", async () => {
    const emulator = await startEmulator({ keptCalls: 8 });
    try {
      for (let call = 0; call < 30; call += 1) await emulator.control.perform("ims", "ListUsers");
      const indices = emulator.calls.map(({ index }) => index);
      assert.ok(indices.length >= 8 && indices.length <= 10, `${indices.length} are held`);
      assert.deepEqual(
        indices,
        indices.map((_, place) => 31 - indices.length + place),
      );
    } finally {
      await emulator.close();
    }
  });
});
