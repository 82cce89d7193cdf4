import assert from "node:assert/strict";
import { certificates, metadata } from "../emulator/cloudsso/certificates";
import { failureOf } from "../support/failures";
import { foreignApplication } from "../support/foreign-application";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { document, trust } from "../support/programs";
import type { Values } from "../support/provider";
import { ramPolicies, ramRoles } from "../support/ram-view";
import { applications, oidcProviders, ramOf, ramUsers, samlProviders } from "../support/view";
import { INSIDE, OFFICE } from "./key-policy";
import { keepsTexts, type Option, playedOf } from "./open-answers";

/** A resource of a story: the program of it, and what an edit changes. */
interface Part {
  readonly kind: string;
  /** @param of the resource of another kind that was made before. */
  program(of: (kind: string) => Managed, here: Lifecycle): Values;
  /** @param cleared what stands where a text is cleared: nothing, unless the service does not clear. */
  edit?(cleared: string | undefined): Values;
}

/** Resources that are made, looked at, edited and deleted under each answer to each question that they can run into. */
interface Story {
  readonly options: readonly Option[];
  /** The first call of it is throttled. */
  readonly throttled: string;
  readonly parts: readonly Part[];
  /** What is to be seen in the account: with edits, and in the end nothing of it. */
  held(here: Lifecycle): readonly unknown[];
  readonly edited: (cleared: string) => readonly unknown[];
  /** A resource that cannot be deleted before those that were made after it, and why. */
  readonly inUse?: { readonly kind: string; readonly why: RegExp };
}

const FORMS = ["missingParameterCode", "throttlingStatus", "pageSizeOutOfRange", "listOrder"] as const;

const user = (name: string): Part => ({
  kind: "ims:User",
  program: (_of, { cloud }) => ({ userPrincipalName: `${name}@${ramOf(cloud).defaultDomain}`, displayName: name }),
});

const CUSTOM = { policyType: "Custom", policyName: "readers" };
const LONG = { encodedSamlMetadataDocument: metadata(certificates.second) };

const STORIES: { readonly [what: string]: Story } = {
  "policies and roles of RAM": {
    options: [...FORMS, "nameCase", "emptyNewValue", "policyOnRoleCode", "roleSessionOnUpdate", "readLagMs"],
    throttled: "CreatePolicy",
    parts: [
      {
        kind: "ram:Role",
        program: () => ({
          roleName: "deploy",
          assumeRolePolicyDocument: trust(),
          description: "deploys",
          maxSessionDuration: 7200,
          tags: { team: "x" },
        }),
        edit: (cleared) => ({ description: cleared }),
      },
      {
        kind: "ram:Policy",
        program: () => ({ policyName: "readers", policyDocument: document("oss:Get*"), description: "may read" }),
        edit: (cleared) => ({ policyDocument: document("oss:List*"), description: cleared, tags: { team: "y" } }),
      },
      { kind: "ram:RolePolicyAttachment", program: (of) => ({ ...CUSTOM, roleName: of("ram:Role").id }) },
      { kind: "ims:Group", program: () => ({ groupName: "operators" }) },
      {
        kind: "ram:GroupPolicies",
        program: (of) => ({ groupId: of("ims:Group").id, policies: [CUSTOM] }),
        edit: () => ({ policies: [CUSTOM, { policyType: "System", policyName: "ReadOnlyAccess" }] }),
      },
      user("ann"),
      { kind: "ram:UserPolicyAttachment", program: (of) => ({ ...CUSTOM, userId: of("ims:User").id }) },
    ],
    held: ({ cloud }) => [
      ...ramRoles(cloud).map(({ description, maxSessionDuration: seconds }) => [description, seconds]),
      ...ramPolicies(cloud).map(({ description, policyDocument }) => [description, policyDocument]),
    ],
    edited: (cleared) => [
      [cleared, 7200],
      [cleared, document("oss:List*")],
    ],
    inUse: {
      kind: "ram:Policy",
      why: /^policy readers cannot be deleted: it still has .*user ann.*group operators.*role deploy;/,
    },
  },
  "keys and their policies": {
    options: [...FORMS, "userNameCodes", "userDeletion", "accessKeyPolicyNeverSet", "unusedKey", "readLagMs"],
    throttled: "CreateAccessKey",
    parts: [
      user("robot"),
      {
        kind: "ims:AccessKey",
        program: (of) => ({ userId: of("ims:User").id }),
        edit: () => ({ status: "Inactive" }),
      },
      {
        kind: "ims:RotatedAccessKey",
        program: (of) => ({ userId: of("ims:User").id, rotateAfterDays: 30 }),
        edit: () => ({ overlapHours: 48 }),
      },
      {
        kind: "ims:AccessKeyPolicy",
        program: (of) => ({ accessKeyId: of("ims:AccessKey").id, status: "Active", statements: [OFFICE] }),
        edit: () => ({ statements: [OFFICE, INSIDE] }),
      },
      {
        kind: "ims:AccountAccessKeyPolicy",
        program: () => ({ status: "Inactive", statements: [OFFICE], onDestroy: "reset" }),
        edit: () => ({ statements: [INSIDE] }),
      },
    ],
    held: ({ cloud }) =>
      Object.values(ramOf(cloud).users).flatMap(({ accessKeys }) =>
        Object.values(accessKeys ?? {}).map(({ status }) => status),
      ),
    edited: () => ["Inactive", "Active"],
    inUse: { kind: "ims:User", why: /^user robot@.* cannot be deleted: it still has access key LTAI\w+, access key / },
  },
  "logons, devices and credentials of users": {
    options: [
      ...FORMS,
      "nameCase",
      "userNameCodes",
      "userDeletion",
      "loginProfileWithoutPassword",
      "mfaInfoWithoutDevice",
      "readLagMs",
    ],
    throttled: "CreateLoginProfile",
    parts: [
      user("ann"),
      {
        kind: "ims:LoginProfile",
        program: (of) => ({ userId: of("ims:User").id, password: "Correct-horse-7", mfaBindRequired: true }),
        edit: () => ({ status: "Inactive" }),
      },
      {
        kind: "ims:ServiceCredential",
        program: (of) => ({
          userId: of("ims:User").id,
          serviceName: "dlf.aliyuncs.com",
          serviceCredentialName: "robot",
        }),
        edit: () => ({ status: "Inactive" }),
      },
      { kind: "ims:VirtualMfaDevice", program: () => ({ virtualMfaDeviceName: "ann-phone" }) },
    ],
    held: ({ cloud }) => [
      ...Object.values(ramOf(cloud).users).flatMap(({ loginProfile }) => (loginProfile ? [loginProfile.status] : [])),
      ...Object.keys(ramOf(cloud).virtualMfaDevices).map(() => "a device"),
    ],
    edited: () => ["Inactive", "a device"],
    inUse: {
      kind: "ims:User",
      why: /^user ann@.* cannot be deleted: it still has service credential \S+, a console logon;/,
    },
  },
  applications: {
    options: [...FORMS, "emptyNewValue", "requiredScopesAlone", "scopesByType", "secretOfOAuth21", "appSecretValue"],
    throttled: "CreateApplication",
    parts: [
      {
        kind: "ims:Application",
        program: () => ({
          appName: "portal",
          appType: "ServerApp", // the only one that is installed from where it was made
          displayName: "Portal",
          predefinedScopes: ["/acs/alidns", "/acs/scim"],
          requiredScopes: ["/acs/scim"],
        }),
        edit: (cleared) => ({
          displayName: "Gate",
          predefinedScopes: ["/acs/scim"],
          requiredScopes: cleared === undefined ? undefined : ["/acs/scim"],
        }),
      },
      { kind: "ims:AppSecret", program: (of) => ({ appId: of("ims:Application").id }) },
      { kind: "ims:ApplicationProvisioning", program: (of) => ({ appId: of("ims:Application").id }) },
      {
        kind: "ims:ExternalApplication",
        program: (_of, { cloud }) => ({ appId: foreignApplication(cloud), scopes: ["/acs/alidns"] }),
        edit: () => ({ scopes: ["/acs/scim"] }),
      },
    ],
    held: ({ cloud }) => [
      ...applications(cloud).map(({ displayName, requiredScopes }) => [displayName, requiredScopes]),
      ...Object.values(ramOf(cloud).installedApplications).map(({ scopes }) => scopes),
    ],
    edited: (cleared) => [
      ["Gate", cleared === "" ? ["openid"] : ["openid", "/acs/scim"]],
      ["openid", "/acs/alidns", "/acs/scim"], // as it was installed
      ["openid", "/acs/scim"],
    ],
  },
  "identity providers": {
    options: [
      ...FORMS,
      "nameCase",
      "emptyNewValue",
      "encodedLineBreaks",
      "samlAlgorithmAlone",
      "oidcWithoutFingerprint",
      "lastFingerprint",
      "repeatedEntry",
      "fingerprintOrder",
      "fingerprintCase",
    ],
    throttled: "CreateOIDCProvider",
    parts: [
      {
        kind: "ims:SamlProvider",
        program: () => ({
          samlProviderName: "company",
          encodedSamlMetadataDocument: metadata(certificates.first),
          authnSignAlgo: "rsa-sha256",
          description: "people",
        }),
        edit: (cleared) => ({ ...LONG, authnSignAlgo: "rsa-sha1", description: cleared }),
      },
      {
        kind: "ims:OidcProvider",
        program: () => ({
          oidcProviderName: "ci",
          issuerUrl: "https://ci.example.com",
          fingerprints: ["C3", "a1", "b2"],
          clientIds: ["sts.example.com", "b"],
          description: "builds",
        }),
        edit: (cleared) => ({ fingerprints: ["D4", "e5"], clientIds: ["b", "a"], description: cleared }),
      },
    ],
    held: ({ cloud }) => [
      ...samlProviders(cloud).map(({ description }) => description),
      ...oidcProviders(cloud).map(({ description, clientIds }) => [description, clientIds]),
    ],
    edited: (cleared) => [cleared, [cleared, ["a", "b"]]],
  },
};

describe("RAM and IMS, whatever they answer to", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  for (const [what, story] of Object.entries(STORIES)) {
    for (const option of story.options) {
      for (const answer of playedOf(option, what)) {
        it(`${option}: ${answer}, ${what}`, async () => {
          await here.reset({ [option]: answer });
          await play(story, keepsTexts(answer) ? "off" : undefined);
        });
      }
    }
  }

  async function play(story: Story, cleared: string | undefined): Promise<void> {
    await here.cloud.control.fault({ kind: "throttle", action: story.throttled, retryAfterMs: 1 });
    const made = new Map<string, Managed>();
    const of = (kind: string) => made.get(kind) ?? here.resource(kind);
    const settled = async (programOf: (part: Part) => Values) => {
      for (const part of story.parts) {
        const one = of(part.kind);
        made.set(part.kind, one);
        await one.up(programOf(part));
      }
      await here.later();
      for (const [kind, one] of made) assert.equal(await one.refresh(), "there", kind);
      for (const part of story.parts) assert.equal(await of(part.kind).up(programOf(part)), "same", part.kind);
    };
    await settled((part) => part.program(of, here));
    await settled((part) => ({ ...part.program(of, here), ...part.edit?.(cleared) }));
    assert.deepEqual(story.held(here), story.edited(cleared ?? ""));

    await here.later();
    if (story.inUse !== undefined) {
      const refused = await failureOf(of(story.inUse.kind).destroy());
      assert.match(refused.message, story.inUse.why);
    }
    for (const one of [...made.values()].reverse()) await one.destroy();
    assert.deepEqual([...story.held(here), ...ramUsers(here.cloud)], []);
  }
});
