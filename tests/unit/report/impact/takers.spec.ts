import assert from "node:assert/strict";
import type { Estate, EstateObject, Values } from "../../../../estate/model";
import { impactOf } from "../../../../report/impact/report";
import { type Directory, estateOf } from "../../../support/directory";

/** RAM user ann of account 1000 and her group ops; dan of CloudSSO; the role deploy administers. */
interface Company {
  /** Whom deploy trusts. */
  readonly trust?: readonly string[];
  /** Of the role step, which has what `step` says. */
  readonly stepTrust?: readonly string[];
  /** Statements of ann, of her group, of the role step, and of the configuration Build, which dan has on shop, 1001. */
  readonly ann?: readonly Values[];
  readonly ops?: readonly Values[];
  readonly step?: readonly Values[];
  readonly build?: readonly Values[];
  readonly isMember?: boolean;
  readonly hasBuild?: boolean;
  /** What deploy has. */
  readonly policy?: string;
  readonly key?: boolean;
  readonly status?: string;
}

const ROOT = "acs:ram::1000:root";
const ROLE = "acs:ram:*:1000:role/deploy";
const allow = (Resource: string, more: Values = {}): Values => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Resource,
  ...more,
});
const harmless = [{ Effect: "Allow", Action: "ecs:Describe*", Resource: "*" }];
const text = (Statement: readonly Values[]) => JSON.stringify({ Version: "1", Statement });
const trusting = (names: readonly string[]) =>
  text([{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: names } }]);
const object = (id: string, name: string, inputs: Values): EstateObject => ({ id, name, inputs, outputs: {} });

const directory: Directory = {
  folders: {},
  accounts: { shop: "" },
  people: ["dan"],
  groups: {},
  configurations: ["Build"],
  assignments: [],
};

function companyOf({ trust = [ROOT], stepTrust = [], hasBuild = true, isMember = true, ...company }: Company): Estate {
  const { ann, ops, step, build = harmless, policy = "AdministratorAccess", key = false, status = "Enabled" } = company;
  const base = estateOf({ ...directory, assignments: hasBuild ? [["shop", "Build", "dan"]] : [] });
  const policies = Object.entries({ ann, ops, step }).flatMap(([name, statements]) =>
    statements === undefined ? [] : [object(name, name, { policyDocument: text(statements) })],
  );
  const attached = (kind: string, holder: Values, name: string) =>
    policies.some((one) => one.name === name)
      ? [object(`${kind}:${name}`, "", { policyName: name, policyType: "Custom", ...holder })]
      : [];
  const inline = {
    permissionPolicyType: "Inline",
    permissionPolicyName: "build",
    permissionPolicyDocument: text(build),
  };
  return {
    ...base,
    objects: {
      ...base.objects,
      "cloudsso:User": (base.objects["cloudsso:User"] ?? []).map((one) => ({
        ...one,
        inputs: { ...one.inputs, status },
      })),
      "cloudsso:AccessConfiguration": (base.objects["cloudsso:AccessConfiguration"] ?? []).map((one) => ({
        ...one,
        inputs: { ...one.inputs, permissionPolicies: [inline] },
      })),
      "ims:User": [object("u-1", "ann@1000.onaliyun.com", {})],
      "ims:AccessKey": key ? [object("LTAI1", "LTAI1", { userId: "u-1", status: "Active" })] : [],
      "ims:Group": [object("g-1", "ops", {})],
      "ims:GroupMembership": isMember ? [object("g-1:u-1", "", { groupId: "g-1", userId: "u-1" })] : [],
      "ram:Policy": policies,
      "ram:UserPolicyAttachment": attached("user", { userId: "u-1" }, "ann"),
      "ram:GroupPolicyAttachment": attached("group", { groupId: "g-1" }, "ops"),
      "ram:RolePolicyAttachment": [
        object("deploy", "", { policyName: policy, policyType: "System", roleName: "deploy" }),
        ...attached("role", { roleName: "step" }, "step"),
      ],
      "ram:Role": [
        object("deploy", "deploy", { assumeRolePolicyDocument: trusting(trust) }),
        object("step", "step", { assumeRolePolicyDocument: trusting(stepTrust) }),
      ],
    },
  };
}

/** Who would get AdministratorAccess, or nothing. */
function getters(before: Company, after: Company): string {
  const { gates } = impactOf(companyOf(before), companyOf(after), {
    time: new Date(0),
    isProduction: () => false,
    gates: { protect: [], never: ["AdministratorAccess"] },
    provisioned: [],
  });
  const [gate] = gates;
  assert.equal(gate?.isKnown, true);
  return gate.isHit ? gate.reason.replace(/^Nobody may get AdministratorAccess, and (.*) would\.$/, "$1") : "";
}

interface Truth {
  readonly what: string;
  readonly before: Company;
  readonly after: Company;
  readonly getters: string;
}

const ANN = "RAM user ann@1000.onaliyun.com by RAM role deploy";
const DAN = "dan by RAM role deploy";
const condition = { Condition: { Bool: { "acs:MFAPresent": "true" } } };

/** Worked out by hand. */
const truths: readonly Truth[] = [
  { what: "a user gains it on the role", before: {}, after: { ann: [allow(ROLE)] }, getters: ANN },
  { what: "a user gains it on every role", before: {}, after: { ann: [allow("*")] }, getters: ANN },
  {
    what: "a user gains all actions but some",
    before: {},
    after: { ann: [{ Effect: "Allow", NotAction: "ecs:*", Resource: "acs:ram:*:*:role/*" }] },
    getters: ANN,
  },
  {
    what: "a user gains it on another role",
    before: {},
    after: { ann: [allow("acs:ram:*:1000:role/x")] },
    getters: "",
  },
  { what: "a user's group gains it", before: {}, after: { ops: [allow(ROLE)] }, getters: ANN },
  {
    what: "a group gains it in which nobody is",
    before: { isMember: false },
    after: { isMember: false, ops: [allow(ROLE)] },
    getters: "RAM group ops by RAM role deploy",
  },
  {
    what: "a user joins the group that has it",
    before: { isMember: false, ops: [allow(ROLE)] },
    after: { ops: [allow(ROLE)] },
    getters: ANN,
  },
  {
    what: "the last user leaves the group that has it",
    before: { ops: [allow(ROLE)] },
    after: { isMember: false, ops: [allow(ROLE)] },
    getters: "",
  },
  { what: "a policy of a user is edited", before: { ann: harmless }, after: { ann: [allow(ROLE)] }, getters: ANN },
  { what: "it was so before", before: { ann: [allow(ROLE)] }, after: { ann: [allow("*")] }, getters: "" },
  {
    what: "a condition falls away",
    before: { ann: [allow(ROLE, condition)] },
    after: { ann: [allow(ROLE)] },
    getters: ANN,
  },
  {
    what: "a condition stays",
    before: { ann: [allow(ROLE, condition)] },
    after: { ann: [allow("*", condition)] },
    getters: "",
  },
  {
    what: "it is denied beside",
    before: {},
    after: { ann: [allow("*"), { ...allow(ROLE), Effect: "Deny" }] },
    getters: "",
  },
  {
    what: "the role trusts nobody of the account",
    before: { trust: [] },
    after: { trust: [], ann: [allow("*")] },
    getters: "",
  },
  {
    what: "the role trusts the user by her name",
    before: { trust: ["acs:ram::1000:user/ann"] },
    after: { trust: ["acs:ram::1000:user/ann"], ann: [allow(ROLE)] },
    getters: ANN,
  },
  {
    what: "the role has another policy",
    before: { policy: "ReadOnlyAccess" },
    after: { policy: "ReadOnlyAccess", ann: [allow(ROLE)] },
    getters: "",
  },
  {
    what: "the role is reached by way of another",
    before: { step: [allow(ROLE)], stepTrust: [ROOT] },
    after: { step: [allow(ROLE)], stepTrust: [ROOT], ann: [allow("acs:ram:*:1000:role/step")] },
    getters: "RAM user ann@1000.onaliyun.com by RAM role step",
  },
  {
    what: "somebody gets a configuration on an account that the role trusts",
    before: { trust: ["acs:ram::1001:root"], hasBuild: false, build: [allow(ROLE)] },
    after: { trust: ["acs:ram::1001:root"], build: [allow(ROLE)] },
    getters: DAN,
  },
  {
    what: "the configuration of somebody is edited",
    before: { trust: ["acs:ram::1001:role/AliyunReservedSSO-Build"] },
    after: { trust: ["acs:ram::1001:role/AliyunReservedSSO-Build"], build: [allow(ROLE)] },
    getters: DAN,
  },
  {
    what: "somebody can log on again who has it",
    before: { trust: ["acs:ram::1001:root"], build: [allow(ROLE)], status: "Disabled" },
    after: { trust: ["acs:ram::1001:root"], build: [allow(ROLE)] },
    getters: DAN,
  },
  {
    what: "the configuration is on an account that the role does not trust",
    before: { hasBuild: false, build: [allow(ROLE)] },
    after: { build: [allow(ROLE)] },
    getters: "",
  },
  {
    what: "a user who can gets a key",
    before: { ann: [allow(ROLE)] },
    after: { ann: [allow(ROLE)], key: true },
    getters: "whoever logs on as ann@1000.onaliyun.com by ims:AccessKey",
  },
];

describe("impact by roles that somebody may take on", () => {
  for (const { what, before, after, ...truth } of truths) {
    it(`hits --never or not where ${what}`, () => {
      assert.equal(getters(before, after), truth.getters);
      assert.equal(getters(after, after), "", "of no change");
    });
  }
});
