import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { EmulatorOptions, Snapshot } from "../../../emulator";
import { unverified } from "../../../emulator/refusal";
import type { Reason } from "../../../provider/api/facts";
import { factsOf } from "../../../provider/api/tables";
import { knownCodesOnly } from "../conformance";
import { byHand, type Carrier, type Desk, openDesk } from "../desk";
import type { Key } from "../wire";

// biome-ignore lint/suspicious/noExplicitAny: answers are read by field in assertions, which is the check of their type.
export type Answered = any;
export type Given = Readonly<Record<string, unknown>>;

export const accountId = "1000000000000000";
export const domain = `${accountId}.onaliyun.com`;
export const upn = (name: string) => `${name}@${domain}`;
export const password = "First-Secret-1";
const otherAccount = "1000000000000001";

/** An account in which there is at least one of everything, and two of whatever is listed in pages. */
export interface Company {
  readonly desk: Desk;
  ims(action: string, parameters?: Given): Promise<Answered>;
  /** Picked from the answer, or the code when the call is refused. */
  peek(action: string, parameters?: Given, pick?: (answer: Answered) => unknown): Promise<unknown>;
  /** Another administrator, whom no signature binds to the clock. */
  console(action: string, parameters?: Given): Promise<Answered>;
  /** A call signed by a key of its own. */
  by(key: Key, action: string, parameters?: Given): Promise<Answered>;
  readonly ids: Ids;
  /** Everything as it was when the company was founded; options and clock too. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

interface Ids {
  readonly alice: string;
  readonly bob: string;
  readonly carol: string;
  readonly dave: string;
  /** Alice's, and used by her. */
  readonly key: Key;
  readonly recycledKey: string;
  readonly carolsKey: string;
  readonly boundDevice: string;
  readonly spareDevice: string;
  readonly spareSeed: string;
  readonly passkey: string;
  readonly credential: string;
  readonly web: string;
  readonly secret: string;
  readonly server: string;
  readonly installedServer: string;
  readonly modern: string;
  readonly foreign: string;
  readonly installedForeign: string;
}

export async function foundCompany(options: EmulatorOptions = {}, carry: Carrier = byHand): Promise<Company> {
  const desk = await openDesk(
    { taskDurationMs: 0, roles: [{ roleName: "admin", accountId: otherAccount }], ...options },
    undefined,
    carry,
  );
  const { emulator } = desk;
  const by = async (key: Key, action: string, parameters: Given = {}): Promise<Answered> =>
    (await carry({ url: emulator.url, key, service: "ims", action, parameters })).json;
  const ids = await furnish(desk, by);
  const founded = structuredClone(await emulator.control.snapshot()) as Snapshot;
  return {
    desk,
    ids,
    by,
    ims: desk.ims,
    async peek(action, parameters, pick = (answer) => answer) {
      const { status, json } = await desk.answer("ims", action, parameters);
      return status === 200 ? pick(json) : json.Code;
    },
    console: (action, parameters) => emulator.control.perform("ims", action, parameters),
    async restore() {
      listedReasonsOnly(desk);
      await emulator.control.reset();
      await emulator.control.restore(founded);
    },
    async close() {
      listedReasonsOnly(desk);
      await desk.close();
    },
  };
}

/** A refusal whose code is not known must at least be for a reason that the facts table names, and codes must be listed. */
function listedReasonsOnly({ emulator }: Desk): void {
  // The one code that an option brings in although the table has it as unknown.
  const others = emulator.calls.filter(({ action }) => action !== "GetUserMFAInfo");
  knownCodesOnly({ calls: others });
  for (const { service, action, code } of others) {
    const operation = factsOf("ims").operations.find((each) => each.action === action);
    if (service !== "ims" || operation === undefined || code?.startsWith("Unverified.") !== true) continue;
    const reason = reasons.find((each) => code.startsWith(`${unverified(each, "", "").code}`));
    const known = operation.errors.some((error) => error.code === null && error.reason === reason);
    assert.ok(known, `${action} was refused with ${code}`);
  }
}

const reasons: readonly Reason[] = [
  "taken",
  "already",
  "missing",
  "quota",
  "invalid",
  "in-use",
  "synchronized",
  "state",
  "caller",
];

async function furnish(desk: Desk, by: Company["by"]): Promise<Ids> {
  const { ims, emulator } = desk;
  const user = async (name: string, more: Given = {}): Promise<string> =>
    (await ims("CreateUser", { UserPrincipalName: upn(name), DisplayName: name, ...more })).User.UserId;
  const key = async (name: string): Promise<Key> => {
    const { AccessKey } = await ims("CreateAccessKey", { UserPrincipalName: upn(name) });
    return { accessKeyId: AccessKey.AccessKeyId, accessKeySecret: AccessKey.AccessKeySecret };
  };
  const drop = (name: string, { accessKeyId }: Key) =>
    ims("DeleteAccessKey", { UserPrincipalName: upn(name), UserAccessKeyId: accessKeyId });

  const Tag = [
    { Key: "team", Value: "blue" },
    { Key: "site", Value: "here" },
  ];
  const alice = await user("alice", { Comments: "first", Email: "a@example.com", MobilePhone: "86-18600000000", Tag });
  const bob = await user("bob");
  const recycledKey = await key("alice");
  await drop("alice", recycledKey);
  const alicesKey = await key("alice");
  for (const name of ["alice", "bob"]) {
    await ims("CreateLoginProfile", { UserPrincipalName: upn(name), Password: password });
  }
  const carol = await user("carol");
  const dave = await user("dave");
  const carolsKey = await key("carol");
  await drop("carol", carolsKey);
  await ims("DeleteUser", { UserId: carol });
  await ims("DeleteUser", { UserId: dave });

  for (const GroupName of ["developers", "operators", "empty"]) {
    await ims("CreateGroup", { GroupName, DisplayName: `The ${GroupName}`, Comments: "c" });
  }
  await ims("AddUserToGroup", { UserPrincipalName: upn("alice"), GroupName: "developers" });
  await ims("AddUserToGroup", { UserPrincipalName: upn("bob"), GroupName: "developers" });

  const bound = (await ims("CreateVirtualMFADevice", { VirtualMFADeviceName: "bound" })).VirtualMFADevice;
  const spare = (await ims("CreateVirtualMFADevice", { VirtualMFADeviceName: "spare" })).VirtualMFADevice;
  await ims("BindMFADevice", {
    UserPrincipalName: upn("alice"),
    SerialNumber: bound.SerialNumber,
    ...codesOf(bound.Base32StringSeed),
  });
  await ims("SetVerificationInfo", {
    UserPrincipalName: upn("alice"),
    VerifyType: "sms",
    MobilePhone: "86-18600000000",
  });
  await ims("SetVerificationInfo", { UserPrincipalName: upn("alice"), VerifyType: "email", Email: "a@example.com" });

  const owner = { UserPrincipalName: upn("alice") };
  const { ServiceCredential } = await ims("CreateServiceCredential", {
    ...owner,
    ServiceName: "a.aliyuncs.com",
    ServiceCredentialName: "one",
    CredentialAgeDays: 30,
  });
  await ims("CreateServiceCredential", { ...owner, ServiceName: "b.aliyuncs.com", ServiceCredentialName: "two" });

  for (const SAMLProviderName of ["idp", "idp2"]) {
    await ims("CreateSAMLProvider", { SAMLProviderName, Description: "d", EncodedSAMLMetadataDocument: metadata() });
  }
  for (const name of ["github", "gitlab"]) {
    await ims("CreateOIDCProvider", {
      OIDCProviderName: name,
      IssuerUrl: `https://${name}.example.com`,
      Description: "d",
      ClientIds: "one,two",
      Fingerprints: "aa11,bb22",
    });
  }

  const application = async (AppName: string, AppType: string, more: Given = {}): Promise<string> =>
    (await ims("CreateApplication", { AppName, AppType, DisplayName: AppName, ...more })).Application.AppId;
  const web = await application("web", "WebApp", {
    PredefinedScopes: "profile;aliuid",
    RequiredScopes: "profile",
    RedirectUris: "https://example.com/old",
  });
  const secret = (await ims("CreateAppSecret", { AppId: web })).AppSecret.AppSecretId;
  const server = await application("server", "ServerApp", { PredefinedScopes: "/acs/scim" });
  const installedServer = await application("server2", "ServerApp", { PredefinedScopes: "/acs/scim" });
  const modern = await application("modern", "NativeApp", { ProtocolVersion: "2.1" });
  await ims("ProvisionApplication", { AppId: installedServer });

  const session = await memberSession(desk);
  const offer = async (AppName: string): Promise<string> =>
    (await by(session, "CreateApplication", { AppName, AppType: "NativeApp", DisplayName: AppName })).Application.AppId;
  const foreign = await offer("foreign");
  const installedForeign = await offer("foreign2");
  await ims("ProvisionExternalApplication", { AppId: installedForeign });

  // What only people can do: they make a passkey, sign in, and use a key.
  const passkey = "PASSKEY-aaaaaaaaaaaaaaaaaaaa";
  const state = emulator.state.ims[accountId]?.users[alice];
  assert.ok(state);
  state.lastLoginDate = Date.now();
  state.passkeys = {
    [passkey]: {
      passkeyId: passkey,
      passkeyName: "laptop",
      createDate: 1_700_000_000_000,
      lastUseDate: 1_700_000_100_000,
    },
  };
  const used = state.accessKeys[alicesKey.accessKeyId];
  assert.ok(used);
  used.lastUsed = { date: Date.UTC(2026, 0, 2), serviceName: "Ims" };

  return {
    alice,
    bob,
    carol,
    dave,
    key: alicesKey,
    recycledKey: recycledKey.accessKeyId,
    carolsKey: carolsKey.accessKeyId,
    boundDevice: bound.SerialNumber,
    spareDevice: spare.SerialNumber,
    spareSeed: spare.Base32StringSeed,
    passkey,
    credential: ServiceCredential.ServiceCredentialId,
    web,
    secret,
    server,
    installedServer,
    modern,
    foreign,
    installedForeign,
  };
}

/** Credentials of another account of the resource directory. */
export async function memberSession(desk: Pick<Desk, "emulator">): Promise<Key> {
  const { Credentials }: Answered = await desk.emulator.control.perform("sts", "AssumeRole", {
    RoleArn: `acs:ram::${otherAccount}:role/admin`,
    RoleSessionName: "test",
  });
  return {
    accessKeyId: Credentials.AccessKeyId,
    accessKeySecret: Credentials.AccessKeySecret,
    securityToken: Credentials.SecurityToken,
  };
}

/** Metadata of an identity provider, in Base64. */
export function metadata(body = '<IDPSSODescriptor protocolSupportEnumeration="p"/>'): string {
  const xml = `<?xml version="1.0"?><EntityDescriptor entityID="https://idp.example.com">${body}</EntityDescriptor>`;
  return Buffer.from(xml).toString("base64");
}

/** The codes of the last window and of this one, as an authenticator shows them (RFC 6238). */
export function codesOf(seed: string, now = Date.now()) {
  const window = Math.floor(now / 30_000);
  return { AuthenticationCode1: totp(seed, window - 1), AuthenticationCode2: totp(seed, window) };
}

function totp(seed: string, counter: number): string {
  let bits = 0n;
  for (const char of seed) bits = bits * 32n + BigInt("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(char));
  const secret = Buffer.from(bits.toString(16).padStart((seed.length * 5) / 4, "0"), "hex");
  const message = Buffer.from(counter.toString(16).padStart(16, "0"), "hex");
  const digest = createHmac("sha1", secret).update(message).digest();
  const start = (digest[19] ?? 0) % 16;
  return String((digest.readUInt32BE(start) % 2 ** 31) % 1_000_000).padStart(6, "0");
}

/** The rows of a credential report. */
export function csv(content: string): string[][] {
  const lines = Buffer.from(content, "base64").toString("utf8").trim().split("\n");
  return lines.map((line) => line.split(","));
}

export function keyPolicy(addresses = ["203.0.113.1", "2001:db8::/32"]): string {
  return JSON.stringify({ Status: "Active", Statements: [{ Type: "ClassicWhiteList", IPList: addresses }] });
}
