import assert from "node:assert/strict";
import { ruleOfUnmanaged } from "../../../../report/drift/classify";
import { RULES } from "../../../../report/drift/rules";
import { foundIn, step } from "../../cli/drift/findings";

type Given = { readonly [name: string]: unknown };

const policy = (policyName: string, Effect: string) => {
  const policyDocument = JSON.stringify({ Version: "1", Statement: [{ Effect, Action: "ram:*", Resource: "*" }] });
  return step("ram:Policy", policyName, { policyName, policyDocument }, { policyName, policyDocument });
};
const unchanged = (kind: string, inputs: Given) => ({ ...step(kind, "beside", inputs, inputs), op: "refresh" });
/** What the stack has beside: a policy that denies, one that allows, and a group that has the first. */
const BESIDE = [
  { ...policy("guard", "Deny"), op: "refresh" },
  { ...policy("dev", "Allow"), op: "refresh" },
  unchanged("ram:GroupPolicyAttachment", { groupId: "g-denied", policyType: "Custom", policyName: "Guard" }),
  unchanged("ram:GroupPolicies", { groupId: "g-list", policies: [{ policyType: "Custom", policyName: "guard" }] }),
  unchanged("ram:GroupPolicyAttachment", { groupId: "g-allowed", policyType: "Custom", policyName: "dev" }),
];
const found = (kind: string, old: Given, now?: Given) =>
  foundIn(...BESIDE, step(kind, "one", old, now)).map(({ severity, rule }) => `${severity} ${rule}`);

const custom = (policyName: string) => ({ policyType: "Custom", policyName });
const system = (policyName: string) => ({ policyType: "System", policyName });

describe("how bad it is that a policy was detached or attached", () => {
  for (const kind of ["ram:UserPolicyAttachment", "ram:GroupPolicyAttachment", "ram:RolePolicyAttachment"]) {
    for (const [what, given, is] of [
      ["denies", custom("guard"), "high policy-widened"],
      ["denies, in another case", custom("GUARD"), "high policy-widened"],
      ["allows", custom("dev"), "medium missing"],
      ["is the platform's", system("AliyunECSFullAccess"), "medium missing"],
      ["is in another stack, so that nobody knows what it denies", custom("elsewhere"), "high policy-widened"],
    ] as const) {
      it(`is ${is} that it was detached: ${kind} of one that ${what}`, () => {
        assert.deepEqual(found(kind, given), [is]);
      });
    }
  }

  for (const kind of ["ram:UserPolicies", "ram:GroupPolicies", "ram:RolePolicies"]) {
    it(`tells each of a list: ${kind}`, () => {
      const change = (old: readonly Given[], now: readonly Given[]) =>
        found(kind, { policies: old }, { policies: now });
      const [guard, dev, admin] = [custom("guard"), custom("dev"), system("AdministratorAccess")];
      assert.deepEqual(change([dev, guard], [dev]), ["high policy-widened"]);
      assert.deepEqual(change([dev, guard], [guard]), ["medium policy-narrowed"]);
      assert.deepEqual(change([dev], [dev, guard]), ["medium policy-narrowed"]);
      assert.deepEqual(change([dev], [dev, admin]), ["critical grant-added"]);
      assert.deepEqual(change([dev], [dev, custom("elsewhere")]), ["critical grant-added"]);
    });
  }

  it("is high that a policy which denies is gone, and medium of one that allows", () => {
    const gone = (effect: string) => ({ ...policy("one", effect), op: "delete", newState: undefined });
    const rules = (effect: string) => foundIn(gone(effect) as never).map(({ severity, rule }) => `${severity} ${rule}`);
    assert.deepEqual(rules("Deny"), ["high policy-widened"]);
    assert.deepEqual(rules("Allow"), ["medium missing"]);
  });
});

describe("how bad it is that a group has other members", () => {
  const cases: readonly (readonly [what: string, kind: string, old: Given, now: Given | undefined, is: string])[] = [
    [
      "one more",
      "ims:GroupMembers",
      { groupId: "g", userIds: ["1"] },
      { groupId: "g", userIds: ["1", "2"] },
      "critical member-added",
    ],
    ["one more", "cloudsso:GroupMembers", { userIds: ["1"] }, { userIds: ["1", "2"] }, "critical member-added"],
    ["one for another", "ims:GroupMembers", { userIds: ["1"] }, { userIds: ["2"] }, "critical member-added"],
    [
      "one less",
      "ims:GroupMembers",
      { groupId: "g-allowed", userIds: ["1", "2"] },
      { groupId: "g-allowed", userIds: ["1"] },
      "medium membership",
    ],
    [
      "one less that is denied by it",
      "ims:GroupMembers",
      { groupId: "g-denied", userIds: ["1"] },
      { groupId: "g-denied", userIds: [] },
      "high policy-widened",
    ],
    ["a group more", "ims:UserGroups", { groupIds: ["a"] }, { groupIds: ["a", "b"] }, "critical member-added"],
    ["a group less", "ims:UserGroups", { groupIds: ["a", "b"] }, { groupIds: ["a"] }, "medium membership"],
    [
      "a group less that denies",
      "ims:UserGroups",
      { groupIds: ["a", "g-list"] },
      { groupIds: ["a"] },
      "high policy-widened",
    ],
    ["one out", "ims:GroupMembership", { groupId: "g-allowed", userId: "1" }, undefined, "medium membership"],
    [
      "one out that is denied by it",
      "ims:GroupMembership",
      { groupId: "g-denied", userId: "1" },
      undefined,
      "high policy-widened",
    ],
    ["one out", "cloudsso:UserAttachment", { groupId: "g-denied", userId: "1" }, undefined, "medium membership"],
  ];
  for (const [what, kind, old, now, is] of cases) {
    it(`is ${is}: ${kind}, ${what}`, () => assert.deepEqual(found(kind, old, now), [is]));
  }

  it("is critical of a member in no stack", () => {
    for (const kind of ["cloudsso:UserAttachment", "ims:GroupMembership"]) {
      assert.equal(RULES[ruleOfUnmanaged(kind)].severity, "critical", kind);
    }
  });
});

describe("how bad it is that something is gone", () => {
  for (const [kind, is] of [
    ["cloudsso:User", "medium missing"],
    ["cloudsso:AccessAssignment", "medium missing"],
    ["ims:VirtualMfaDevice", "high safeguard-changed"],
    ["ims:AccessKeyPolicy", "high safeguard-changed"],
    ["cloudsso:MfaSettings", "high safeguard-changed"],
    ["cloudsso:SamlIdentityProvider", "critical trust-changed"],
    ["ims:UserSsoSettings", "critical trust-changed"],
  ] as const) {
    it(`is ${is}: ${kind}`, () => assert.deepEqual(found(kind, {}), [is]));
  }
});
