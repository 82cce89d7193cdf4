import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { callV3, type Key } from "./wire";

const account = "acs:ram::1000000000000000";
const member = "acs:ram::1000000000000001";
const operator = `${account}:user/emulator-operator`;
const provider = `${account}:oidc-provider/github`;

type Statement = Readonly<Record<string, unknown>>;
const statement = (Principal: object, more: object = {}): Statement => ({
  ...{ Effect: "Allow", Action: "sts:AssumeRole", Principal },
  ...more,
});
const trusting = (...Statement: readonly Statement[]) => JSON.stringify({ Version: "1", Statement });

describe("emulator: roles under their trust policies", () => {
  let emulator: Emulator;
  let key: Key;
  before(async () => {
    emulator = await startEmulator();
    key = { accessKeyId: emulator.accessKeyId, accessKeySecret: emulator.accessKeySecret };
  });
  beforeEach(() => emulator.control.reset());
  after(() => emulator.close());

  const newRole = (RoleName: string, AssumeRolePolicyDocument: string) =>
    emulator.control.perform("ram", "CreateRole", { RoleName, AssumeRolePolicyDocument });
  const assume = async (name: string, by = key, more: Readonly<Record<string, string>> = {}) => {
    const parameters = { RoleArn: `${account}:role/${name}`, RoleSessionName: "ci", ...more };
    return (await callV3({ url: emulator.url, key: by, service: "sts", action: "AssumeRole", parameters })).json;
  };

  const cases: readonly (readonly [title: string, document: string, code: string | undefined])[] = [
    ["the whole account", trusting(statement({ RAM: [`${account}:root`] })), undefined],
    ["the caller by its name", trusting(statement({ RAM: operator })), undefined],
    ["another user", trusting(statement({ RAM: `${account}:user/somebody` })), "NoPermission"],
    ["another account", trusting(statement({ RAM: `${member}:root` })), "NoPermission"],
    ["a service", trusting(statement({ Service: ["ecs.aliyuncs.com"] })), "NoPermission"],
    ["the caller for another action", trusting(statement({ RAM: operator }, { Action: "sts:Tag*" })), "NoPermission"],
    [
      "the caller for all actions of the service",
      trusting(statement({ RAM: operator }, { Action: ["sts:*"] })),
      undefined,
    ],
    [
      "the account and denies the caller",
      trusting(statement({ RAM: `${account}:root` }), statement({ RAM: operator }, { Effect: "Deny" })),
      "NoPermission",
    ],
    [
      "the caller under a condition that the call has nothing for",
      trusting(statement({ RAM: operator }, { Condition: { StringEquals: { "sts:ExternalId": ["e-1"] } } })),
      "NoPermission",
    ],
    [
      "the caller under a condition that the emulator does not judge",
      trusting(statement({ RAM: operator }, { Condition: { IpAddress: { "acs:SourceIp": "10.0.0.0/8" } } })),
      "EmulatorUnknownCondition",
    ],
    [
      "the caller under a condition on what the emulator does not know",
      trusting(statement({ RAM: operator }, { Condition: { StringLike: { "acs:SourceVpc": "vpc-*" } } })),
      "EmulatorUnknownCondition",
    ],
  ];
  for (const [title, document, code] of cases) {
    it(`that trust ${title} are ${code === undefined ? "assumed" : `refused with ${code}`}`, async () => {
      await newRole("Deployer", document);
      assert.equal((await assume("deployer")).Code, code);
    });
  }

  it("that ask for an external id are assumed with it alone", async () => {
    const Condition = { StringEquals: { "sts:ExternalId": ["e-1", "e-2"] } };
    await newRole("partner", trusting(statement({ RAM: operator }, { Condition })));
    assert.equal((await assume("partner", key, { ExternalId: "e-2" })).Code, undefined);
    assert.equal((await assume("partner", key, { ExternalId: "e-3" })).Code, "NoPermission");
  });

  it("that trust a role are assumed by its sessions", async () => {
    await newRole("first", trusting(statement({ RAM: operator })));
    await newRole("second", trusting(statement({ RAM: `${account}:role/first` })));
    assert.equal((await assume("second")).Code, "NoPermission");
    const {
      AccessKeyId: accessKeyId,
      AccessKeySecret: accessKeySecret,
      SecurityToken,
    } = (await assume("first")).Credentials;
    const session = { accessKeyId, accessKeySecret, securityToken: SecurityToken };
    const { AssumedRoleUser } = await assume("second", session);
    assert.equal(AssumedRoleUser.Arn, `${account}:role/second/ci`);
  });

  describe("and OIDC providers", () => {
    const issuer = "https://token.example";
    beforeEach(async () => {
      const parameters = { OIDCProviderName: "github", IssuerUrl: issuer, ClientIds: "sts,other" };
      await emulator.control.perform("ims", "CreateOIDCProvider", parameters);
    });

    const soon = () => Math.floor(Date.now() / 1000) + 600;
    const token = (claims: object = {}) => {
      const told = { iss: issuer, sub: "repo:main", aud: "sts", iat: soon() - 3600, exp: soon(), ...claims };
      return ["e30", Buffer.from(JSON.stringify(told)).toString("base64url"), "x"].join(".");
    };
    const ask = async (
      parameters: object = {},
      action = "AssumeRoleWithOIDC",
      headers: Record<string, string> = {},
    ) => {
      const RoleArn = `${account}:role/deployer`;
      const common = { RoleArn, RoleSessionName: "ci", OIDCProviderArn: provider, OIDCToken: token() };
      const body = new URLSearchParams({ ...common, ...parameters });
      const Timestamp = new Date().toISOString();
      const query = new URLSearchParams({ Action: action, Version: "2015-04-01", Format: "JSON", Timestamp });
      const response = await fetch(`${emulator.url}/?${query}`, { method: "POST", body, headers });
      return (await response.json()) as {
        readonly Code?: string;
        readonly OIDCTokenInfo?: object;
        readonly Credentials?: {
          readonly AccessKeyId: string;
          readonly AccessKeySecret: string;
          readonly SecurityToken: string;
        };
      };
    };
    const conditions = (sub: string) => ({
      Condition: { StringEquals: { "oidc:iss": issuer, "oidc:aud": ["sts"] }, StringLike: { "oidc:sub": sub } },
    });

    it("let their tokens in without a signature, by that one operation alone", async () => {
      await newRole("deployer", trusting(statement({ Federated: [provider] }, conditions("repo:*"))));
      const { Credentials } = await ask();
      assert.ok(Credentials);
      const { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken: securityToken } = Credentials;
      const session = { accessKeyId, accessKeySecret, securityToken };
      const status = { url: emulator.url, service: "cloudsso", action: "GetServiceStatus" } as const;
      assert.equal((await callV3({ ...status, key: session })).status, 200);
      assert.equal((await ask({}, "AssumeRole")).Code, "MissingAccessKeyId");
      // As the Python client does, which sends the headers of the other protocol as well.
      const both = { "x-acs-action": "AssumeRoleWithOIDC", "x-acs-version": "2015-04-01" };
      const dated = token({ iat: 1_900_000_000 - 3600, exp: 1_900_000_000 });
      assert.deepEqual((await ask({ OIDCToken: dated }, "AssumeRoleWithOIDC", both)).OIDCTokenInfo, {
        Issuer: issuer,
        Subject: "repo:main",
        ClientIds: "sts",
        IssuanceTime: "2030-03-17T16:46:40Z",
        ExpirationTime: "2030-03-17T17:46:40Z",
        VerificationInfo: "Success",
      });
      assert.equal((await ask({}, "AssumeRole", both)).Code, "MissingAccessKeyId");
      assert.doesNotMatch(JSON.stringify(emulator.calls), new RegExp(dated.split(".")[1] ?? "none"));
    });

    const refused: readonly (readonly [title: string, given: () => object, code: string])[] = [
      ["that is over", () => ({ OIDCToken: token({ exp: soon() - 1200 }) }), "AuthenticationFail.OIDCToken.Expired"],
      ["that cannot be read", () => ({ OIDCToken: "nonsense" }), "AuthenticationFail.OIDCToken.Invalid"],
      [
        "of another issuer",
        () => ({ OIDCToken: token({ iss: "https://other.example" }) }),
        "AuthenticationFail.OIDCToken.IssuerNotMatch",
      ],
      [
        "for somebody else",
        () => ({ OIDCToken: token({ aud: ["nobody"] }) }),
        "AuthenticationFail.OIDCToken.AudienceNotMatch",
      ],
      [
        "for a provider that is not there",
        () => ({ OIDCProviderArn: `${account}:oidc-provider/gitlab` }),
        "AuthenticationFail.NoPermission",
      ],
      [
        "for a provider of an account that is not there",
        () => ({ OIDCProviderArn: "acs:ram::42:oidc-provider/github" }),
        "AuthenticationFail.NoPermission",
      ],
      ["for a role that is not there", () => ({ RoleArn: `${account}:role/nobody` }), "EntityNotExist.Role"],
      [
        "of a subject that the role does not trust",
        () => ({ OIDCToken: token({ sub: "fork:main" }) }),
        "AuthenticationFail.NoPermission",
      ],
      [
        "for a role that trusts no provider",
        () => ({ RoleArn: `${account}:role/closed` }),
        "AuthenticationFail.NoPermission",
      ],
    ];
    for (const [title, given, code] of refused) {
      it(`refuse a token ${title} with ${code}`, async () => {
        await newRole("deployer", trusting(statement({ Federated: [provider] }, conditions("repo:*"))));
        await newRole("closed", trusting(statement({ RAM: [`${account}:root`] })));
        assert.equal((await ask(given())).Code, code);
      });
    }
  });
});
