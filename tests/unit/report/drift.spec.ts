import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import type { DriftReport } from "../../../report/drift/model";
import { reportOf } from "../../../report/drift/report";
import { RULE_IDS } from "../../../report/drift/rules";
import { UNMANAGED_KINDS, unmanagedIn } from "../../../report/drift/unmanaged";
import { managedIn } from "../../../report/managed";
import { estateOf } from "../../support/directory";
import { foundIn, step } from "../cli/drift/findings";

const statement = (Action: string, Effect = "Allow", Resource = "*") => ({ Effect, Action, Resource });
const document = (...Statement: object[]) => ({ Version: "1", Statement });
const inline = (permissionPolicyDocument: object) => ({
  permissionPolicies: [{ permissionPolicyType: "Inline", permissionPolicyName: "dev", permissionPolicyDocument }],
});
const system = (...names: string[]) => ({
  permissionPolicies: names.map((permissionPolicyName) => ({ permissionPolicyType: "System", permissionPolicyName })),
});

const CONFIGURATION = "cloudsso:AccessConfiguration";
const PROVISIONING = "cloudsso:AccessConfigurationProvisioning";

describe("drift of a resource", () => {
  const cases: readonly (readonly [
    what: string,
    kind: string,
    old: object,
    now: object | undefined,
    rules: readonly string[],
  ])[] = [
    ["a system policy more", CONFIGURATION, system("A"), system("A", "B"), ["policy-added"]],
    ["a system policy less", CONFIGURATION, system("A", "B"), system("A"), ["policy-narrowed"]],
    ["one policy for another", CONFIGURATION, system("A"), system("B"), ["policy-narrowed", "policy-added"]],
    [
      "an action more",
      CONFIGURATION,
      inline(document(statement("oss:Get*"))),
      inline(document(statement("oss:*"))),
      ["policy-widened"],
    ],
    [
      "an action less",
      CONFIGURATION,
      inline(document(statement("oss:*"))),
      inline(document(statement("oss:Get*"))),
      ["policy-narrowed"],
    ],
    [
      "a denial gone",
      "ram:Policy",
      { policyDocument: document(statement("*"), statement("kms:*", "Deny")) },
      { policyDocument: document(statement("*")) },
      ["policy-widened"],
    ],
    [
      "a denial more",
      "ram:Policy",
      { policyDocument: document(statement("*")) },
      { policyDocument: document(statement("*"), statement("kms:*", "Deny")) },
      ["policy-narrowed"],
    ],
    [
      "a document that is none any longer",
      "ram:Policy",
      { policyDocument: document(statement("*")) },
      { policyDocument: "{" },
      ["policy-widened"],
    ],
    [
      "documents as text",
      "ram:Policy",
      { policyDocument: JSON.stringify(document(statement("oss:*"))) },
      { policyDocument: JSON.stringify(document(statement("*"))) },
      ["policy-administers"],
    ],
    ["a longer session", CONFIGURATION, { sessionDuration: 3600 }, { sessionDuration: 7200 }, ["session-longer"]],
    ["a shorter session", CONFIGURATION, { sessionDuration: 7200 }, { sessionDuration: 3600 }, ["setting-changed"]],
    [
      "a role's longer session",
      "ram:Role",
      { maxSessionDuration: 3600 },
      { maxSessionDuration: 43_200 },
      ["session-longer"],
    ],
    [
      "a role's trust",
      "ram:Role",
      { assumeRolePolicyDocument: document() },
      { assumeRolePolicyDocument: document({ Effect: "Allow" }) },
      ["trust-changed"],
    ],
    [
      "an issuer's fingerprint",
      "ims:OidcProvider",
      { fingerprints: ["a"] },
      { fingerprints: ["a", "b"] },
      ["trust-changed"],
    ],
    ["a client of an issuer", "ims:OidcProvider", { clientIds: ["a"] }, { clientIds: ["b"] }, ["trust-changed"]],
    [
      "the logon at an identity provider",
      "cloudsso:SamlIdentityProvider",
      { ssoStatus: "Enabled" },
      { ssoStatus: "Disabled" },
      ["trust-changed"],
    ],
    [
      "a stale account",
      PROVISIONING,
      { status: "Provisioned", policyRevision: "r1" },
      { status: "ReprovisionRequired", policyRevision: "r2" },
      ["reprovision-required"],
    ],
    [
      "a failed deprovisioning",
      PROVISIONING,
      { status: "Provisioned" },
      { status: "DeprovisionFailed" },
      ["deprovision-failed"],
    ],
    [
      "a foreign grant in a set",
      "cloudsso:AccessAssignmentSet",
      {},
      { deviations: { "1/u-1": "foreign" } },
      ["grant-added"],
    ],
    [
      "a grant of a set that is gone",
      "cloudsso:AccessAssignmentSet",
      {},
      { deviations: { "1/u-1": "missing" } },
      ["missing"],
    ],
    [
      "a stale account of a set",
      "cloudsso:AccessConfigurationProvisioningSet",
      {},
      { deviations: { "1": "ReprovisionRequired" } },
      ["reprovision-required"],
    ],
    [
      "a failure in a set",
      "cloudsso:AccessConfigurationProvisioningSet",
      {},
      { deviations: { "1": "DeprovisionFailed" } },
      ["deprovision-failed"],
    ],
    [
      "a member more",
      "cloudsso:GroupMembers",
      { userIds: ["u-1"] },
      { userIds: ["u-1", "u-2"], foreignUserIds: ["u-2"] },
      ["member-added"],
    ],
    ["a membership gone", "cloudsso:UserAttachment", { userId: "u-1" }, undefined, ["membership"]],
    [
      "a policy more of a user",
      "ram:UserPolicies",
      { policies: [] },
      { policies: [{ policyType: "System", policyName: "A" }] },
      ["grant-added"],
    ],
    ["a key in use again", "ims:AccessKey", { status: "Inactive" }, { status: "Active" }, ["credential-added"]],
    [
      "a weaker password",
      "ims:PasswordPolicy",
      { minimumPasswordLength: 12 },
      { minimumPasswordLength: 8 },
      ["safeguard-changed"],
    ],
    ["a user gone", "ims:User", { displayName: "a" }, undefined, ["missing"]],
    ["a text", "ims:User", { comments: "a" }, { comments: "b" }, ["text-changed"]],
    ["a tag", CONFIGURATION, { tags: { a: "1" } }, { tags: { a: "2" } }, ["text-changed"]],
    ["a property that nobody knows", "aws:iam/Role", { path: "/" }, { path: "/x" }, ["setting-changed"]],
  ];
  for (const [what, kind, old, now, rules] of cases) {
    it(`is of ${rules.join(" and ")}: ${what}`, () => {
      const found = foundIn(step(kind, "one", { ...old }, now === undefined ? undefined : { ...now }));
      assert.deepEqual(new Set(found.map(({ rule }) => rule)), new Set(rules));
    });
  }

  it("is said where the engine sees a difference that has the same meaning here", () => {
    const same = {
      ...step(CONFIGURATION, "one", { description: "a" }, { description: "a" }),
      diffReasons: ["description"],
    };
    assert.deepEqual(
      foundIn(same).map(({ path, rule }) => [path, rule]),
      [["description", "text-changed"]],
    );
  });

  it("is nothing where the engine sees none", () => {
    for (const op of ["same", "refresh", "read"]) {
      assert.deepEqual(foundIn({ ...step("ims:User", "one", { comments: "a" }, { comments: "b" }), op }), []);
    }
  });

  it("shows no secret: by its kind, by the program, or by the engine", () => {
    const shown = (old: object, now: object) =>
      foundIn(step("cloudsso:User", "one", { ...old }, { ...now })).map(({ path, old: was, new: is }) => [
        path,
        was,
        is,
      ]);
    assert.deepEqual(shown({ password: "hunter2" }, { password: "hunter3" }), [["password", "[secret]", "[secret]"]]);
    const marked = { __secrets: ["email"] };
    assert.deepEqual(shown({ ...marked, email: "a@b.c" }, { ...marked, email: "d@e.f" }), [
      ["email", "[secret]", "[secret]"],
    ]);
    assert.deepEqual(shown({ tags: { a: "[secret]" } }, { tags: { a: "plain" } }), [
      ["tags.a", "[secret]", "[secret]"],
    ]);
  });

  it("has a command that a shell takes as it is meant, whatever the names", () => {
    const [found] = foundIn(step("ims:User", "it's $(touch /tmp/x) `id`", { comments: "a" }));
    const urn = "urn:pulumi:dev::program::pulumi-nodejs:dynamic/ims:User::it'\\''s $(touch /tmp/x) `id`";
    assert.equal(found?.repair, `pulumi up --refresh --stack dev --target '${urn}'`);
  });
});

describe("what is in no stack", () => {
  const estate = estateOf({
    folders: {},
    accounts: { ledger: "" },
    people: ["ann", "ben"],
    groups: { ops: ["ann", "ben"] },
    configurations: ["Admin"],
    assignments: [
      ["ledger", "Admin", "ops"],
      ["ledger", "Admin", "ben"],
    ],
  });
  const idOf = (kind: string, index: number) => estate.objects[kind]?.[index]?.id ?? "";
  const state = (...held: readonly (readonly [kind: string, id: string])[]) =>
    managedIn(
      JSON.stringify({
        version: 3,
        deployment: {
          resources: held.map(([kind, id]) => ({
            urn: `urn:pulumi:p::p::t::${id}`,
            type: `pulumi-nodejs:dynamic/${kind}`,
            id,
          })),
        },
      }),
      "the export",
    );
  const all = [
    ["cloudsso:AccessAssignment", idOf("cloudsso:AccessAssignment", 0)],
    ["cloudsso:AccessConfiguration", idOf(CONFIGURATION, 0)],
    ["cloudsso:Group", idOf("cloudsso:Group", 0)],
    ["cloudsso:User", idOf("cloudsso:User", 0)],
    ["cloudsso:User", idOf("cloudsso:User", 1)],
    ["cloudsso:UserAttachment", idOf("cloudsso:UserAttachment", 0)],
    ["cloudsso:UserAttachment", idOf("cloudsso:UserAttachment", 1)],
  ] as const;
  const found = (...held: readonly (readonly [kind: string, id: string])[]) =>
    unmanagedIn(estate, state(...held), UNMANAGED_KINDS).map(({ rule, kind, object }) => [rule, kind, object]);

  it("is a grant that nobody declared, with the call that takes it away", () => {
    const id = idOf("cloudsso:AccessAssignment", 1);
    assert.deepEqual(found(...all), [["grant-added", "cloudsso:AccessAssignment", id]]);
    const [one] = unmanagedIn(estate, state(...all), UNMANAGED_KINDS);
    const [directory, configuration, type, target, principalType, principal] = id.split(":");
    assert.equal(
      one?.repair,
      `alicloud-identity call cloudsso DeleteAccessAssignment --DirectoryId ${directory} --AccessConfigurationId ${configuration} ` +
        `--TargetType ${type} --TargetId ${target} --PrincipalType ${principalType} --PrincipalId ${principal}`,
    );
  });

  it("is no member of a group whose members one resource has as a list, since a refresh of that tells", () => {
    const list = ["cloudsso:GroupMembers", idOf("cloudsso:Group", 0)] as const;
    assert.deepEqual(
      found(...all.filter(([kind]) => kind !== "cloudsso:UserAttachment"), list).map(([rule]) => rule),
      ["grant-added"],
    );
  });

  it("is nothing that an identity provider synchronizes", () => {
    const synchronized = {
      ...estate,
      objects: {
        ...estate.objects,
        "cloudsso:Group": (estate.objects["cloudsso:Group"] ?? []).map((one) => ({
          ...one,
          outputs: { provisionType: "Synchronized" },
        })),
      },
    };
    const rules = unmanagedIn(synchronized, state(), UNMANAGED_KINDS).map(({ kind }) => kind);
    assert.deepEqual([...new Set(rules)].sort(), ["cloudsso:AccessAssignment", CONFIGURATION, "cloudsso:User"]);
  });

  it("is a provisioning that no grant explains", () => {
    const left = { ...estate, objects: { ...estate.objects, "cloudsso:AccessAssignment": [] } };
    const kinds = unmanagedIn(left, state(...all), UNMANAGED_KINDS).map(({ rule, kind }) => [rule, kind]);
    assert.deepEqual(kinds, [["unmanaged", PROVISIONING]]);
  });
});

describe("a report of drift", () => {
  it("has the published form", () => {
    const schema = JSON.parse(readFileSync(join(__dirname, "../../../docs/drift.schema.json"), "utf8")) as object;
    const validate = new Ajv({ strict: false, formats: { "date-time": true } }).compile(schema);
    const stacks = [
      { stack: "dev", resources: 1 },
      { stack: "prod", resources: 0, failure: "it is gone" },
    ];
    const findings = foundIn(
      step("ims:User", "one", { comments: "a" }, { comments: "b" }),
      step("ims:User", "two", {}),
    );
    const report: DriftReport = reportOf({
      time: new Date(0),
      stacks,
      findings,
      unmanaged: {
        kinds: ["ims:User"],
        objects: 1,
        clouds: [{ account: "1000", region: "cn-shanghai", objects: 1, stacks: ["dev"] }],
        failures: [],
      },
    });
    assert.ok(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors));
    assert.ok(!validate({ ...report, outcome: "fine" }));
    assert.equal(new Set(RULE_IDS).size, RULE_IDS.length);
  });
});
