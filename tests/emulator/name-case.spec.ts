import assert from "node:assert/strict";
import { type Desk, openDesk } from "./desk";
import { metadata } from "./ims/company";

const domain = "1000000000000000.onaliyun.com";
const policy = (more: object) => JSON.stringify({ Version: "1", Statement: [{ Effect: "Allow", ...more }] });
const document = policy({ Action: "oss:Get*", Resource: "*" });
const trust = policy({ Action: "sts:AssumeRole", Principal: { Service: ["ecs.aliyuncs.com"] } });

type Make = (name: string, other: string) => Parameters<Desk["refused"]>;

/** What has a name of its own, how one is made, and the words that refuse the next one of the name. */
const kinds: readonly (readonly [kind: string, make: Make, code: string])[] = [
  ["CloudSSO users", (UserName) => ["cloudsso", "CreateUser", { UserName }], "Unverified.AlreadyExists.User"],
  ["CloudSSO groups", (GroupName) => ["cloudsso", "CreateGroup", { GroupName }], "Unverified.AlreadyExists.Group"],
  [
    "access configurations",
    (AccessConfigurationName) => ["cloudsso", "CreateAccessConfiguration", { AccessConfigurationName }],
    "Unverified.AlreadyExists.AccessConfiguration",
  ],
  [
    "e-mail addresses of CloudSSO users",
    (name, UserName) => ["cloudsso", "CreateUser", { UserName, Email: `${name}@example.com` }],
    "Unverified.AlreadyExists.User.Email",
  ],
  [
    "RAM users",
    (name) => ["ims", "CreateUser", { UserPrincipalName: `${name}@${domain}`, DisplayName: "x" }],
    "EntityAlreadyExists.User",
  ],
  ["RAM groups", (GroupName) => ["ims", "CreateGroup", { GroupName }], "EntityAlreadyExists.Group"],
  [
    "SAML providers",
    (SAMLProviderName) => ["ims", "CreateSAMLProvider", { SAMLProviderName, EncodedSAMLMetadataDocument: metadata() }],
    "Unverified.AlreadyExists.SAMLProvider",
  ],
  [
    "OIDC providers",
    (OIDCProviderName, other) => [
      "ims",
      "CreateOIDCProvider",
      { OIDCProviderName, IssuerUrl: `https://${other}.example.com` },
    ],
    "Unverified.AlreadyExists.OIDCProvider",
  ],
  [
    "issuers of OIDC providers",
    (name, OIDCProviderName) => [
      "ims",
      "CreateOIDCProvider",
      { OIDCProviderName, IssuerUrl: `https://${name}.example.com` },
    ],
    "EntityAlreadyExists.OIDCProvider.Url",
  ],
  [
    "virtual MFA devices",
    (VirtualMFADeviceName) => ["ims", "CreateVirtualMFADevice", { VirtualMFADeviceName }],
    "EntityAlreadyExists.VirtualMFADevice",
  ],
  [
    "applications",
    (AppName) => ["ims", "CreateApplication", { AppName, AppType: "ServerApp", DisplayName: "x" }],
    "Unverified.AlreadyExists.Application",
  ],
  [
    "policies",
    (PolicyName) => ["ram", "CreatePolicy", { PolicyName, PolicyDocument: document }],
    "EntityAlreadyExists.Policy",
  ],
  [
    "roles",
    (RoleName) => ["ram", "CreateRole", { RoleName, AssumeRolePolicyDocument: trust }],
    "EntityAlreadyExists.Role",
  ],
  [
    "folders",
    (FolderName) => ["resourceDirectory", "CreateFolder", { FolderName }],
    "InvalidParameter.Folder.Name.AlreadyUsed",
  ],
];

describe("emulator: names that differ in case alone", () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
  });
  beforeEach(() => desk.emulator.control.reset());
  after(() => desk.close());

  for (const [kind, make, code] of kinds) {
    it(`of ${kind} are one name, refused with ${code}`, async () => {
      await desk.call(...make("Finance", "first"));
      assert.equal(await desk.refused(...make("finance", "second")), code);
    });
  }

  it("are two where the emulator is told so", async () => {
    await desk.emulator.control.setOptions({ nameCase: "sensitive" });
    await desk.cloudsso("CreateGroup", { GroupName: "Finance" });
    await desk.cloudsso("CreateGroup", { GroupName: "finance" });
  });
});
