import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../emulator";
import type { Answer } from "../../../provider/client/call";
import { isGone } from "../../../provider/client/error-codes";
import { everyItem } from "../../../provider/client/paginate";
import { type Client, createSend } from "../../../provider/client/send";
import { readSettings } from "../../../provider/config";
import { read, write } from "./fixtures";

/** The emulator's verifier was proven with the official clients; here it judges ours. */
describe("client on the emulator", () => {
  const account = "acs:ram::1000000000000000";
  const assumes = (Principal: object) => ({ Effect: "Allow", Action: "sts:AssumeRole", Principal });
  const trustPolicy = {
    Version: "1",
    Statement: [assumes({ RAM: [`${account}:root`] }), assumes({ Federated: [`${account}:oidc-provider/ci`] })],
  };

  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ accounts: 1, roles: [{ roleName: "ci", trustPolicy }] });
  });
  afterEach(() => emulator.close());

  function client(environment: { readonly [name: string]: string } = {}): Client {
    return createSend(readSettings(() => undefined, { ...emulator.environment(), ...environment }));
  }

  const createUser = (send: Client, name: string): Promise<Answer> =>
    send(
      write("CreateUser", "never", { DirectoryId: emulator.directoryId, UserName: name, Description: "!'()*~ é\n+" }),
    );

  it("is accepted by the strict verifier, in the query and in the form body", async () => {
    const send = client();
    await createUser(send, "ada");
    const DirectoryId = emulator.directoryId;
    const created = await send(
      write("CreateAccessConfiguration", "never", { DirectoryId, AccessConfigurationName: "long" }),
    );
    const { AccessConfigurationId } = created["AccessConfiguration"] as { AccessConfigurationId: string };
    const document = {
      Version: "1",
      Statement: [{ Effect: "Allow", Action: "oss:*", Resource: `acs:oss:*:*:${"名".repeat(2000)}` }],
    };
    await send(
      write("AddPermissionPolicyToAccessConfiguration", "safe", {
        DirectoryId,
        AccessConfigurationId,
        PermissionPolicyType: "Inline",
        PermissionPolicyName: "long",
        InlinePolicyDocument: JSON.stringify(document),
      }),
    );
    const users = await everyItem<{ UserName: string; Description: string }>(
      send,
      read("ListUsers", { DirectoryId: emulator.directoryId }),
      {
        token: "NextToken",
        items: "Users",
      },
    );
    assert.deepEqual(
      users.map((user) => [user.UserName, user.Description]),
      [["ada", "!'()*~ é\n+"]],
    );
  });

  it("knows what is not there", async () => {
    await assert.rejects(client()(read("GetUser", { DirectoryId: emulator.directoryId, UserId: "u-nobody" })), isGone);
  });

  it("works as an assumed role, and sees who it is", async () => {
    const send = client({ ALICLOUD_ASSUME_ROLE_ARN: `acs:ram::${emulator.managementAccountId}:role/ci` });
    await createUser(send, "ada");
    const { accountId, arn } = await send.callerIdentity();
    assert.equal(accountId, emulator.managementAccountId);
    assert.match(arn, /assumed-role\/ci\/pulumi-alicloud-identity$/);
    assert.equal(emulator.calls.filter((call) => call.action === "AssumeRole").length, 1);
  });

  it("works with an OIDC token", async () => {
    const provider = { OIDCProviderName: "ci", IssuerUrl: "https://ci", ClientIds: "x" };
    await emulator.control.perform("ims", "CreateOIDCProvider", provider);
    const folder = await mkdtemp(join(tmpdir(), "oidc-"));
    try {
      const file = join(folder, "token");
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
      await writeFile(
        file,
        `${part({ alg: "none" })}.${part({ iss: "https://ci", sub: "job", aud: "x" })}.signature\n`,
      );
      const account = emulator.managementAccountId;
      const {
        ALIBABA_CLOUD_ACCESS_KEY_ID: _id,
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: _secret,
        ...environment
      } = emulator.environment();
      const send = createSend(
        readSettings(() => undefined, {
          ...environment,
          ALIBABA_CLOUD_ROLE_ARN: `acs:ram::${account}:role/ci`,
          ALIBABA_CLOUD_OIDC_PROVIDER_ARN: `acs:ram::${account}:oidc-provider/ci`,
          ALIBABA_CLOUD_OIDC_TOKEN_FILE: file,
        }),
      );
      assert.match((await send.callerIdentity()).arn, /assumed-role\/ci\//);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("corrects its clock when the cloud's runs an hour ahead", async () => {
    await emulator.control.advanceClock(3_600_000);
    const send = client();
    await createUser(send, "ada");
    assert.equal(emulator.calls.filter((call) => call.action === "CreateUser").length, 2);
  });

  it("takes a session for what it is when the clock of this machine is hours ahead of the cloud's", async () => {
    await emulator.control.advanceClock(-5 * 3_600_000);
    const send = client({ ALICLOUD_ASSUME_ROLE_ARN: `acs:ram::${emulator.managementAccountId}:role/ci` });
    await createUser(send, "ada");
    await createUser(send, "bob");
    assert.equal(emulator.calls.filter((call) => call.action === "AssumeRole" && call.status === 200).length, 1);
  });

  it("gets a new session when the old one is over on the cloud's clock", async () => {
    const send = client({ ALICLOUD_ASSUME_ROLE_ARN: `acs:ram::${emulator.managementAccountId}:role/ci` });
    await createUser(send, "ada");
    await emulator.control.advanceClock(2 * 3_600_000);
    await createUser(send, "bob");
    assert.equal(emulator.calls.filter((call) => call.action === "AssumeRole" && call.status === 200).length, 2);
  });

  it("writes nothing into an account that is not the expected one", async () => {
    const send = client({ ALIBABA_CLOUD_ACCOUNT_ID: "9990000000000000" });
    await assert.rejects(
      createUser(send, "ada"),
      /ALIBABA_CLOUD_ACCOUNT_ID is 9990000000000000, but .* belong to account/,
    );
    assert.ok(!emulator.calls.some((call) => call.action === "CreateUser"));
  });
});
