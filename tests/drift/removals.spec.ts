import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import type { Estate } from "../../estate/model";
import { readEstate } from "../../estate/read";
import { createSend } from "../../provider/client/send";
import { readSettings } from "../../provider/config";
import { UNMANAGED_KINDS, unmanagedIn } from "../../report/drift/unmanaged";

const root = join(__dirname, "..", "..");
const QUICKLY = { ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000" };
const TRUST = JSON.stringify({
  Version: "1",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: ["acs:ram::1000000000000000:root"] } }],
});
const ALL = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

describe("what repairs say of what is in no stack", function () {
  this.timeout(300_000);
  let cloud: Emulator;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "removals-"));
    const command = join(folder, "alicloud-identity");
    writeFileSync(command, `#!/bin/sh\nexec ${process.execPath} ${join(root, "entry/cli.js")} "$@"\n`);
    chmodSync(command, 0o755);
    cloud = await startEmulator({ accounts: 1, taskDurationMs: 0 });
    await cloud.control.perform("ram", "ListPolicies");
  });
  after(async () => {
    await cloud.close();
    rmSync(folder, { recursive: true });
  });

  // biome-ignore lint/suspicious/noExplicitAny: answers are read by field, to be given to the next call.
  const ims = (action: string, parameters: object): Promise<any> =>
    cloud.control.perform("ims", action, { ...parameters });
  const ram = (action: string, parameters: object) => cloud.control.perform("ram", action, { ...parameters });
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const sso = (action: string, parameters: object): Promise<any> =>
    cloud.control.perform("cloudsso", action, { DirectoryId: cloud.directoryId, ...parameters });

  async function estateOf(): Promise<Estate> {
    const settings = readSettings(() => undefined, { ...cloud.environment(), ...QUICKLY });
    return readEstate(createSend(settings), { region: settings.region });
  }
  const found = (estate: Estate) => unmanagedIn(estate, new Map(), UNMANAGED_KINDS);

  /** As somebody at a shell would. */
  const run = (line: string, more: { readonly [name: string]: string } = {}) =>
    new Promise<{ readonly code: number | null; readonly err: string }>((resolve) => {
      const env = { ...cloud.environment(), ...QUICKLY, PATH: `${folder}:/bin:/usr/bin`, HOME: folder, ...more };
      const child = spawn("/bin/sh", ["-c", line], { env, cwd: folder });
      let err = "";
      child.stdout.resume();
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        err += text;
      });
      child.once("close", (code) => resolve({ code, err }));
    });

  async function intrude(): Promise<void> {
    const domain = (await ims("GetDefaultDomain", {})).DefaultDomainName;
    const at = { UserPrincipalName: `mallory@${domain}` };
    await ims("CreateUser", { ...at, DisplayName: "it's $(me)" });
    await ims("CreateAccessKey", at);
    await ims("CreateLoginProfile", { ...at, Password: "Aa1!-of-a-test-alone", Status: "Active" });
    await ims("CreateServiceCredential", { ...at, ServiceName: "gpdb.aliyuncs.com", ServiceCredentialName: "sc" });
    await ims("CreateGroup", { GroupName: "backdoor" });
    await ims("AddUserToGroup", { ...at, GroupName: "backdoor" });
    const everything = { PolicyType: "System", PolicyName: "AdministratorAccess" };
    await ram("CreatePolicy", { PolicyName: "own", PolicyDocument: ALL });
    await ram("AttachPolicyToUser", { ...everything, UserName: "mallory" });
    await ram("AttachPolicyToGroup", { PolicyType: "Custom", PolicyName: "own", GroupName: "backdoor" });
    await ram("CreateRole", { RoleName: "door", AssumeRolePolicyDocument: TRUST });
    await ram("AttachPolicyToRole", { ...everything, RoleName: "door" });
    await ims("CreateOIDCProvider", {
      OIDCProviderName: "elsewhere",
      IssuerUrl: "https://oidc.example.com",
      ClientIds: "a",
      Fingerprints: "902ef2deeb3c5b13ea4c3d5193629309e231ae55",
    });
    const { UserId } = (await sso("CreateUser", { UserName: "eve" })).User;
    const { GroupId } = (await sso("CreateGroup", { GroupName: "night" })).Group;
    await sso("AddUserToGroup", { UserId, GroupId });
    const made = await sso("CreateAccessConfiguration", { AccessConfigurationName: "all" });
    const { AccessConfigurationId } = made.AccessConfiguration;
    await sso("CreateAccessAssignment", {
      AccessConfigurationId,
      TargetType: "RD-Account",
      TargetId: cloud.accountIds[0],
      PrincipalType: "User",
      PrincipalId: UserId,
    });
    await sso("CreateSCIMServerCredential", {});
    await cloud.control.finishTasks();
  }

  it("takes away what an intruder left behind, by the lines as they stand, and nothing is left", async () => {
    await intrude();
    const kinds = new Set<string>();
    // What others hang on is free once they are gone.
    for (let left = found(await estateOf()); left.length > 0; left = found(await estateOf())) {
      const lines = left.flatMap(({ kind, repair }) => {
        const line = /(?:^|: )((?:ALIBABA_CLOUD_ACCOUNT_ID=\d+ )?alicloud-identity .*)$/s.exec(repair)?.[1];
        if (line !== undefined) kinds.add(kind);
        return line ?? [];
      });
      assert.notEqual(lines.length, 0, left.map(({ kind, repair }) => `${kind}: ${repair}`).join("\n"));
      const { code, err } = await run(lines.join(" &&\n"));
      assert.equal(code, 0, err);
      await cloud.control.finishTasks();
    }
    for (const kind of [
      "cloudsso:AccessAssignment",
      "cloudsso:AccessConfiguration",
      "cloudsso:Group",
      "cloudsso:ScimServerCredential",
      "cloudsso:User",
      "cloudsso:UserAttachment",
      "ims:AccessKey",
      "ims:Group",
      "ims:GroupMembership",
      "ims:LoginProfile",
      "ims:OidcProvider",
      "ims:ServiceCredential",
      "ims:User",
      "ram:GroupPolicyAttachment",
      "ram:Policy",
      "ram:Role",
      "ram:RolePolicyAttachment",
      "ram:UserPolicyAttachment",
    ]) {
      assert.ok(kinds.has(kind), kind);
    }
  });

  it("stops a key before it deletes it, and calls nothing with the credentials of another account", async () => {
    const domain = (await ims("GetDefaultDomain", {})).DefaultDomainName;
    await ims("CreateUser", { UserPrincipalName: `trent@${domain}`, DisplayName: "trent" });
    await ims("CreateAccessKey", { UserPrincipalName: `trent@${domain}` });
    const key = found(await estateOf()).find(({ kind }) => kind === "ims:AccessKey");
    assert.equal(key?.severity, "critical");
    const repair = key?.repair ?? "";
    assert.deepEqual(
      [...repair.matchAll(/call ims (\w+)/g)].map(([, action]) => action),
      ["UpdateAccessKey", "DeleteAccessKey"],
    );
    await cloud.control.clearCalls();
    const { code, err } = await run(repair.replaceAll(/ACCOUNT_ID=\d+/g, "ACCOUNT_ID=1999999999999999"));
    assert.equal(code, 1);
    assert.match(err, /Nothing was called: .* belong to account/);
    assert.deepEqual(
      cloud.calls.map(({ action }) => action),
      ["GetCallerIdentity"],
    );
  });
});
