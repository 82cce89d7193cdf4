import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../../../emulator";
import type { Given } from "./clients";
import type { Turn, Turns } from "./turn";

const root = { accessKeyId: "LTAIrootAccessKey0000000", accessKeySecret: "root-secret-is-no-secret000000" };
const hour = 3600;
const account = "acs:ram::1000000000000000";
const assumes = (Principal: object) => ({ Effect: "Allow", Action: "sts:AssumeRole", Principal });
const deployer = {
  roleName: "deployer",
  trustPolicy: {
    Version: "1",
    Statement: [assumes({ RAM: `${account}:root` }), assumes({ Federated: `${account}:oidc-provider/github` })],
  },
};

export interface Counter {
  readonly emulator: Emulator;
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function openSts(): Promise<Counter> {
  const emulator = await startEmulator({ callers: [{ ...root, root: true }], roles: [deployer] });
  const restore = async () => {
    await emulator.control.reset();
    const github = { OIDCProviderName: "github", IssuerUrl: "https://token.example", ClientIds: "sts" };
    await emulator.control.perform("ims", "CreateOIDCProvider", github);
  };
  await restore();
  return { emulator, restore, close: () => emulator.close() };
}

const role = { RoleArn: "acs:ram::1000000000000000:role/deployer", RoleSessionName: "ci" };
const session = { DurationSeconds: 900, Policy: '{"Version":"1","Statement":[]}' };
const provider = (account: string) => `acs:ram::${account}:oidc-provider/github`;

export const stsTurns: readonly Turns<Counter>[] = [
  {
    action: "AssumeRole",
    answered: [
      async ({ emulator }, stage) => {
        const { body } = await stage.succeed(emulator, "AssumeRole", {
          ...{ ...role, ...session, SourceIdentity: "alice", ExternalId: "e-1" },
        });
        const found = (body?.["Credentials"] ?? {}) as Readonly<Record<string, string>>;
        const { AccessKeyId = "", AccessKeySecret = "", SecurityToken = "" } = found;
        const key = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken };
        const own = await stage.succeed(emulator, "GetCallerIdentity", {}, key);
        assert.equal(own.body?.["Arn"], "acs:ram::1000000000000000:assumed-role/deployer/ci");
      },
    ],
    refused: [
      async ({ emulator }, stage) => {
        const { code, status } = await stage.play(emulator, "AssumeRole", role, root);
        assert.deepEqual([status, code], [403, "NoPermission"]);
      },
      refusal("AssumeRole", { ...role, RoleArn: "acs:ram::42:role/x" }, 404, "EntityNotExist.Role"),
      refusal("AssumeRole", { ...role, DurationSeconds: 899 }, 400, "InvalidParameter.DurationSeconds"),
      refusal("AssumeRole", { ...role, RoleSessionName: "a b" }, 400, "InvalidParameter.RoleSessionName"),
    ],
  },
  {
    action: "AssumeRoleWithOIDC",
    answered: [
      async ({ emulator }, stage) => {
        const given = { ...role, OIDCProviderArn: provider("1000000000000000"), OIDCToken: token(hour), ...session };
        const { body } = await stage.succeed(emulator, "AssumeRoleWithOIDC", given);
        const { Issuer, Subject, ClientIds, VerificationInfo } = (body?.["OIDCTokenInfo"] ?? {}) as Given;
        assert.deepEqual(
          [Issuer, Subject, ClientIds, VerificationInfo],
          ["https://token.example", "repo", "sts", "Success"],
        );
      },
    ],
    refused: [
      refusal(
        "AssumeRoleWithOIDC",
        { ...role, OIDCProviderArn: provider("1000000000000000"), OIDCToken: token(-hour) },
        400,
        "AuthenticationFail.OIDCToken.Expired",
      ),
      refusal(
        "AssumeRoleWithOIDC",
        { ...role, OIDCProviderArn: provider("1000000000000000"), OIDCToken: "nothing.like.it" },
        400,
        "AuthenticationFail.OIDCToken.Invalid",
      ),
      refusal(
        "AssumeRoleWithOIDC",
        { ...role, OIDCProviderArn: provider("42"), OIDCToken: token(hour) },
        403,
        "AuthenticationFail.NoPermission",
      ),
    ],
  },
  {
    // Nothing of the product or of CloudSSO's neighbours needs it: the emulator says that it has no such action.
    action: "AssumeRoleWithSAML",
    answered: [],
    refused: [
      refusal(
        "AssumeRoleWithSAML",
        {
          RoleArn: role.RoleArn,
          SAMLProviderArn: "acs:ram::1000000000000000:saml-provider/idp",
          SAMLAssertion: "PHNhbWwvPg==",
        },
        404,
        "InvalidAction.NotFound",
      ),
    ],
  },
  {
    action: "GetCallerIdentity",
    answered: [
      async ({ emulator }, stage) => {
        const { body } = await stage.succeed(emulator, "GetCallerIdentity", {});
        assert.deepEqual([body?.["IdentityType"], body?.["AccountId"]], ["RAMUser", "1000000000000000"]);
      },
    ],
    refused: [
      async ({ emulator }, stage) => {
        const unknown = { accessKeyId: "LTAInone", accessKeySecret: "none" };
        const { code, status } = await stage.play(emulator, "GetCallerIdentity", {}, unknown);
        assert.deepEqual([status, code], [404, "InvalidAccessKeyId.NotFound"]);
      },
      async ({ emulator }, stage) => {
        const forged = { accessKeyId: emulator.accessKeyId, accessKeySecret: "another" };
        const { code, status } = await stage.play(emulator, "GetCallerIdentity", {}, forged);
        assert.deepEqual([status, code], [400, "SignatureDoesNotMatch"]);
      },
    ],
  },
];

function refusal(action: string, given: Given, wantedStatus: number, wanted: string): Turn<Counter> {
  return async ({ emulator }, stage) => {
    const { code, status } = await stage.play(emulator, action, given);
    assert.deepEqual([status, code], [wantedStatus, wanted]);
  };
}

/** Signed by nobody; the emulator reads tokens without verifying them. */
function token(secondsLeft: number): string {
  const exp = Math.floor(Date.now() / 1000) + secondsLeft;
  const claims = JSON.stringify({ iss: "https://token.example", sub: "repo", aud: "sts", iat: exp - hour, exp });
  return ["e30", Buffer.from(claims).toString("base64url"), "x"].join(".");
}
