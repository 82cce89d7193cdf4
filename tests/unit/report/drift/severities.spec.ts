import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NewFinding } from "../../../../report/drift/findings";
import { SEVERITIES } from "../../../../report/drift/rules";
import { foundIn, step } from "../../cli/drift/findings";

type Given = { readonly [name: string]: unknown };

/** `high policy-widened`, of the worst. */
function worst(found: readonly NewFinding[]): string {
  const [first] = [...found].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return first === undefined ? "nothing" : `${first.severity} ${first.rule}`;
}

const changed = (kind: string, old: Given, now: Given) => worst(foundIn(step(kind, "one", old, now)));

const allow = (Action: unknown, more: Given = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });
const deny = (Action: unknown, more: Given = {}) => ({ ...allow(Action, more), Effect: "Deny" });
const text = (...Statement: readonly object[]) => JSON.stringify({ Version: "1", Statement });
const MFA = { Condition: { Bool: { "acs:MFAPresent": "true" } } };
const from = (...ranges: readonly string[]) => ({ Condition: { IpAddress: { "acs:SourceIp": ranges } } });

describe("how bad it is that a policy's statements changed", () => {
  const cases: readonly (readonly [what: string, old: readonly object[], now: readonly object[], is: string])[] = [
    ["an action more", [allow("ecs:Describe*")], [allow("ecs:*")], "high policy-widened"],
    ["everything", [allow("ecs:Describe*")], [allow("*")], "critical policy-administers"],
    ["an action less", [allow("ecs:*")], [allow("ecs:Describe*")], "medium policy-narrowed"],
    ["a statement less", [allow("ecs:*"), allow("oss:*")], [allow("ecs:*")], "medium policy-narrowed"],
    ["a denial gone", [allow("*"), deny("ram:*")], [allow("*")], "high policy-widened"],
    ["a denial of less", [allow("*"), deny("ram:*")], [allow("*"), deny("ram:Create*")], "high policy-widened"],
    ["a denial more", [allow("*")], [allow("*"), deny("ram:*")], "medium policy-narrowed"],
    ["a denial of more", [deny("ram:Create*")], [deny("ram:*")], "medium policy-narrowed"],
    ["a denial turned round", [deny("ecs:*")], [allow("ecs:*")], "high policy-widened"],
    ["a condition gone", [allow("ecs:*", MFA)], [allow("ecs:*")], "high policy-widened"],
    ["a condition more", [allow("ecs:*")], [allow("ecs:*", MFA)], "medium policy-narrowed"],
    ["another condition", [allow("ecs:*", from("10.0.0.0/8"))], [allow("ecs:*", MFA)], "high policy-widened"],
    [
      "a range more",
      [allow("a:*", from("1.1.1.1"))],
      [allow("a:*", from("1.1.1.1", "2.2.2.2"))],
      "high policy-widened",
    ],
    [
      "one range for two",
      [allow("a:*", from("1.1.1.1,2.2.2.2"))],
      [allow("a:*", from("1.1.1.1", "2.2.2.2"))],
      "high policy-widened",
    ],
    ["a denial with a condition now", [deny("ram:*")], [deny("ram:*", MFA)], "high policy-widened"],
    ["a denial without one now", [deny("ram:*", MFA)], [deny("ram:*")], "medium policy-narrowed"],
    [
      "all but something, less of it",
      [{ Effect: "Allow", NotAction: ["ram:*", "ims:*"], Resource: "*" }],
      [{ Effect: "Allow", NotAction: ["ram:*"], Resource: "*" }],
      "high policy-widened",
    ],
    [
      "all but something, more of it",
      [{ Effect: "Allow", NotAction: ["ram:*"], Resource: "acs:ecs:*:*:*" }],
      [{ Effect: "Allow", NotAction: ["ram:*", "ims:*"], Resource: "acs:ecs:*:*:*" }],
      "medium policy-narrowed",
    ],
    [
      "actions for all but some",
      [allow("ecs:*")],
      [{ Effect: "Allow", NotAction: "ram:*", Resource: "acs:ecs:*:*:*" }],
      "high policy-widened",
    ],
    [
      "a resource more",
      [allow("oss:*", { Resource: "acs:oss:*:*:a" })],
      [allow("oss:*", { Resource: "acs:oss:*:*:*" })],
      "high policy-widened",
    ],
    ["a resource less", [allow("oss:*")], [allow("oss:*", { Resource: "acs:oss:*:*:a" })], "medium policy-narrowed"],
    [
      "all resources but some, less of them",
      [{ Effect: "Allow", Action: "oss:*", NotResource: ["acs:oss:*:*:a", "acs:oss:*:*:b"] }],
      [{ Effect: "Allow", Action: "oss:*", NotResource: ["acs:oss:*:*:a"] }],
      "high policy-widened",
    ],
    [
      "a denial of all resources but some, more of them",
      [{ Effect: "Deny", Action: "oss:*", NotResource: ["acs:oss:*:*:a"] }],
      [{ Effect: "Deny", Action: "oss:*", NotResource: ["acs:oss:*:*:a", "acs:oss:*:*:b"] }],
      "high policy-widened",
    ],
  ];
  for (const [what, old, now, is] of cases) {
    it(`is ${is}: ${what}`, () => {
      assert.equal(changed("ram:Policy", { policyDocument: text(...old) }, { policyDocument: text(...now) }), is);
      const inline = (statements: readonly object[]) => ({
        permissionPolicies: [
          {
            permissionPolicyType: "Inline",
            permissionPolicyName: "dev",
            permissionPolicyDocument: text(...statements),
          },
        ],
      });
      assert.equal(changed("cloudsso:AccessConfiguration", inline(old), inline(now)), is);
    });
  }
});

describe("how bad it is that a policy's document has another form", () => {
  const document = (Statement: unknown) => JSON.stringify({ Version: "1", Statement });
  const [little, much] = [allow("ecs:Describe*"), allow("ecs:*")];
  const cases: readonly (readonly [what: string, old: string, now: string, is: string])[] = [
    ["one statement without a list, of less", text(much), document(little), "medium policy-narrowed"],
    ["one statement without a list, of more", text(little), document(much), "high policy-widened"],
    ["a list, of more than the one statement", document(little), text(little, much), "high policy-widened"],
    ["a statement that is none", text(much), document([little, "allow"]), "high policy-widened"],
    ["no statement at all", text(much), document("allow"), "high policy-widened"],
    ["no JSON", text(much), "allow", "high policy-widened"],
  ];
  for (const [what, old, now, is] of cases) {
    it(`is ${is}: ${what}`, () => {
      assert.equal(changed("ram:Policy", { policyDocument: old }, { policyDocument: now }), is);
    });
  }
});

describe("how bad it is that an access configuration has other policies", () => {
  const system = (name: string) => ({ permissionPolicyType: "System", permissionPolicyName: name });
  const inline = (name: string, ...statements: readonly object[]) => ({
    permissionPolicyType: "Inline",
    permissionPolicyName: name,
    permissionPolicyDocument: text(...statements),
  });
  const [admin, guard] = [system("AdministratorAccess"), inline("guard", deny("ram:*"))];
  const cases: readonly (readonly [what: string, old: unknown, now: unknown, is: string])[] = [
    ["one that only denies is gone", [admin, guard], [admin], "high policy-widened"],
    ["one that also denies is gone", [inline("a", allow("ecs:*"), deny("ram:*"))], [], "high policy-widened"],
    ["one that only allows is gone", [admin, inline("dev", allow("ecs:*"))], [admin], "medium policy-narrowed"],
    ["a system policy is gone", [admin, guard], [guard], "medium policy-narrowed"],
    ["one that only denies is new", [admin], [admin, guard], "medium policy-narrowed"],
    [
      "one that also allows is new",
      [admin],
      [admin, inline("a", deny("ram:*"), allow("a:b"))],
      "critical policy-added",
    ],
    ["a system policy is new", [guard], [guard, admin], "critical policy-added"],
    ["the denial has another name", [admin, guard], [admin, inline("other", deny("ram:*"))], "medium policy-narrowed"],
    ["two that deny the same are gone", [admin, guard, inline("other", deny("ram:*"))], [admin], "high policy-widened"],
    [
      "one of two that deny the same is gone",
      [admin, guard, inline("b", deny("ram:*"))],
      [admin, guard],
      "medium policy-narrowed",
    ],
    ["it had none", undefined, [admin], "critical policy-added"],
    ["it has none", [admin, guard], undefined, "high policy-widened"],
    ["they are secret", "[secret]", [admin], "high policy-widened"],
  ];
  for (const [what, old, now, is] of cases) {
    it(`is ${is}: ${what}`, () => {
      const given = (permissionPolicies: unknown) => (permissionPolicies === undefined ? {} : { permissionPolicies });
      assert.equal(changed("cloudsso:AccessConfiguration", given(old), given(now)), is);
    });
  }
});

describe("how bad it is that a role trusts others", () => {
  const trust = (Principal: unknown, more: Given = {}) => ({
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal,
    ...more,
  });
  const [own, foreign] = ["acs:ram::1:root", "acs:ram::9:root"];
  const cases: readonly (readonly [what: string, old: object, now: object, is: string])[] = [
    ["somebody more", trust({ RAM: own }), trust({ RAM: [own, foreign] }), "critical trust-changed"],
    ["somebody else", trust({ RAM: own }), trust({ RAM: foreign }), "critical trust-changed"],
    ["everybody", trust({ RAM: own }), trust({ RAM: "*" }), "critical trust-changed"],
    ["a service", trust({ RAM: own }), trust({ RAM: own, Service: "ecs.aliyuncs.com" }), "critical trust-changed"],
    ["without a condition", trust({ RAM: own }, MFA), trust({ RAM: own }), "critical trust-changed"],
    [
      "all but somebody",
      trust({ RAM: own }),
      trust(undefined, { NotPrincipal: { RAM: own } }),
      "critical trust-changed",
    ],
    ["no longer denied", { ...trust({ RAM: own }), Effect: "Deny" }, trust({ RAM: own }), "critical trust-changed"],
    ["somebody less", trust({ RAM: [own, foreign] }), trust({ RAM: own }), "medium policy-narrowed"],
    ["with a condition", trust({ RAM: own }), trust({ RAM: own }, MFA), "medium policy-narrowed"],
    ["somebody instead of everybody", trust({ RAM: "*" }), trust({ RAM: own }), "medium policy-narrowed"],
  ];
  for (const [what, old, now, is] of cases) {
    it(`is ${is}: ${what}`, () => {
      const given = (statement: object) => ({ assumeRolePolicyDocument: text(statement) });
      assert.equal(changed("ram:Role", given(old), given(now)), is);
    });
  }
});

describe("how bad it is that a setting of a kind changed", () => {
  const { resources, types } = JSON.parse(
    readFileSync(join(__dirname, "../../../../provider/schema.generated.json"), "utf8"),
  ) as {
    readonly resources: {
      readonly [token: string]: { readonly inputProperties: { readonly [name: string]: { readonly $ref?: string } } };
    };
    readonly types: { readonly [token: string]: { readonly enum?: readonly { readonly value: string }[] } };
  };
  const switches = Object.entries(resources).flatMap(([token, { inputProperties }]) =>
    Object.entries(inputProperties).flatMap(([name, { $ref = "" }]) => {
      const values = types[$ref.replace("#/types/", "")]?.enum?.map(({ value }) => value) ?? [];
      const on = values.find((value) => /^(Active|Enabled)$/.test(value));
      const off = values.find((value) => /^(Inactive|Disabled)$/.test(value));
      const kind = token.replace("alicloud-identity:", "");
      return on === undefined || off === undefined ? [] : [[kind, name, on, off] as const];
    }),
  );

  it("knows what can be switched on and off", () => {
    assert.ok(switches.length >= 12, String(switches.length));
    for (const kind of ["cloudsso:ScimServerCredential", "cloudsso:User", "ims:AccessKey", "ims:LoginProfile"]) {
      assert.ok(
        switches.some(([one]) => one === kind),
        kind,
      );
    }
  });
  for (const [kind, name, on, off] of switches) {
    it(`is critical or high that ${name} of ${kind} goes from ${off} to ${on}`, () => {
      assert.match(changed(kind, { [name]: off }, { [name]: on }), /^(critical|high) /);
    });
  }

  const cases: readonly (readonly [kind: string, old: Given, now: Given, is: string])[] = [
    ["cloudsso:ScimServerCredential", { status: "Disabled" }, { status: "Enabled" }, "critical credential-added"],
    ["cloudsso:ScimServerCredential", { status: "Enabled" }, { status: "Disabled" }, "medium setting-changed"],
    ["cloudsso:User", { status: "Disabled" }, { status: "Enabled" }, "critical grant-added"],
    ["cloudsso:User", { status: "Disabled" }, {}, "critical grant-added"],
    ["cloudsso:User", { status: "Enabled" }, { status: "Disabled" }, "medium setting-changed"],
    ["cloudsso:User", { email: "a@b.c" }, { email: "d@e.f" }, "medium setting-changed"],
    ["ims:LoginProfile", { passwordResetRequired: true }, { passwordResetRequired: false }, "high safeguard-changed"],
    ["ims:Application", { secretRequired: true }, { secretRequired: false }, "high safeguard-changed"],
    ["ims:Application", { accessTokenValidity: 900 }, { accessTokenValidity: 10_800 }, "high session-longer"],
    ["ims:Application", { redirectUris: ["a"] }, { redirectUris: ["a", "b"] }, "critical trust-changed"],
    ["ims:Application", { redirectUris: ["a", "b"] }, { redirectUris: ["a"] }, "medium setting-changed"],
    ["ims:OidcProvider", { fingerprints: ["a", "b"] }, { fingerprints: ["a"] }, "medium setting-changed"],
    ["ims:User", { userPrincipalName: "a@x" }, { userPrincipalName: "b@x" }, "critical trust-changed"],
    ["ram:Role", { maxSessionDuration: 3600 }, { maxSessionDuration: 3601 }, "high session-longer"],
    ["ram:Role", { maxSessionDuration: 3600 }, {}, "high session-longer"],
    ["ram:Role", { maxSessionDuration: 7200 }, { maxSessionDuration: 3600 }, "medium setting-changed"],
  ];
  for (const [kind, old, now, is] of cases) {
    it(`is ${is}: ${kind} ${JSON.stringify(old)} to ${JSON.stringify(now)}`, () => {
      assert.equal(changed(kind, old, now), is);
    });
  }
});
