import assert from "node:assert/strict";
import { lint } from "../../../provider/lint/lint";
import { documentProblems, trustProblems } from "../../../provider/resources/document-problems";
import { type Policy, type Sample, type Statement, samples } from "./corpus";

const idsOf = ({ kind }: Sample, policy: Policy) => [...new Set(lint(policy, kind).map(({ rule }) => rule))].sort();

/** A change of a policy that somebody could make, and what the rules have to find after it. */
interface Mutation {
  readonly rule: string;
  readonly what: string;
  /** `undefined`: of this policy there is nothing to change like that. */
  change(policy: Policy): Policy | undefined;
}

const RIGHTS_IN_RAM = ["escalation", "pass-any-role", "identity-tampering"];

/** Where the policy denies all of RAM, another right in it is none. */
function expected({ rule }: Mutation, { Statement: all }: Policy): string {
  const denies = all.some(({ Effect, Action }) => Effect === "Deny" && listOf(Action).includes("ram:*"));
  return denies && RIGHTS_IN_RAM.includes(rule) ? "shadowed-statement" : rule;
}

const added =
  (statement: Statement) =>
  ({ Version, Statement: all }: Policy): Policy => ({
    Version,
    Statement: [...all, statement],
  });

/** Another first statement, of those that are an Allow. */
const edited =
  (edit: (statement: Statement) => Statement) =>
  ({ Version, Statement: all }: Policy): Policy | undefined => {
    const place = all.findIndex(({ Effect, Action }) => Effect === "Allow" && Action !== undefined);
    return place < 0 ? undefined : { Version, Statement: all.map((one, index) => (index === place ? edit(one) : one)) };
  };

const listOf = (value: unknown) => [value].flat() as string[];
const allow = (Action: unknown, Resource: unknown = "*"): Statement => ({ Effect: "Allow", Action, Resource });
const when = (condition: object) => edited((one) => ({ ...one, Condition: condition }));

const OF_POLICIES: readonly Mutation[] = [
  { rule: "administrator", what: "everything allowed", change: added(allow("*")) },
  { rule: "administrator", what: "everything allowed, as a list", change: added(allow(["ecs:Get*", "*:*"], ["*"])) },
  { rule: "escalation", what: "keys of others", change: added(allow("ram:CreateAccessKey")) },
  { rule: "escalation", what: "policies of others, by a pattern", change: added(allow(["ram:Attach*"])) },
  { rule: "log-tampering", what: "an end to the trail", change: added(allow("actiontrail:*Trail*")) },
  {
    rule: "allow-not-action",
    what: "all but something",
    change: added({ Effect: "Allow", NotAction: "cloudsso:*", Resource: "*" }),
  },
  { rule: "wildcard-service", what: "reading everywhere", change: added(allow("*:Describe*")) },
  { rule: "pass-any-role", what: "any role passed", change: added(allow("ram:Pass*")) },
  { rule: "assume-any-role", what: "any role taken on", change: added(allow(["sts:AssumeRole"])) },
  { rule: "identity-tampering", what: "MFA taken off", change: added(allow("ram:UnbindMFADevice")) },
  { rule: "unknown-action", what: "a letter missing", change: added(allow("ram:GetUsr")) },
  { rule: "unknown-service", what: "a service misspelt", change: added(allow("osss:GetObject")) },
  {
    rule: "placeholder",
    what: "a placeholder left",
    change: added(allow("oss:GetObject", "acs:oss:*:<account-id>:x/*")),
  },
  {
    rule: "variable",
    what: "a variable left open",
    change: added(allow("oss:GetObject", `acs:oss:*:*:\${acs:SourceArn`)),
  },
  {
    rule: "action-form",
    what: "a service forgotten",
    change: edited((one) => ({
      ...one,
      Action: listOf(one["Action"]).map((name) => name.replace(/^.*:/, "").replace("*", "All")),
    })),
  },
  {
    rule: "resource-form",
    what: "another cloud's ARN",
    change: edited((one) => ({ ...one, Resource: [...listOf(one["Resource"]), "arn:aws:s3:::x"] })),
  },
  {
    rule: "covered-action",
    what: "an action beside its pattern",
    change: edited((one) => ({ ...one, Action: [...listOf(one["Action"]), "oss:Put*", "oss:PutObject"] })),
  },
  {
    rule: "duplicate-statement",
    what: "a statement pasted twice",
    change: (policy) => added(JSON.parse(JSON.stringify(policy.Statement[0])) as Statement)(policy),
  },
  {
    rule: "shadowed-statement",
    what: "a Deny of the same",
    change: (policy) => {
      const first = policy.Statement.find(({ Effect, Action }) => Effect === "Allow" && Action !== undefined);
      return first && added({ Effect: "Deny", Action: first["Action"], Resource: "*" })(policy);
    },
  },
  { rule: "condition-operator", what: "an operator misspelt", change: when({ StringsEquals: { "acs:Service": "x" } }) },
  { rule: "condition-key", what: "a key without acs:", change: when({ Bool: { MFAPresent: "true" } }) },
  { rule: "unknown-condition-key", what: "a key misspelt", change: when({ Bool: { "acs:MFAPresence": "true" } }) },
  {
    rule: "condition-value",
    what: "a network too narrow",
    change: when({ IpAddress: { "acs:SourceIp": ["10.0.0.0/8", "10.0.0/8"] } }),
  },
  {
    rule: "condition-value",
    what: "MFA compared as text",
    change: when({ StringEquals: { "acs:MFAPresent": "true" } }),
  },
  {
    rule: "open-network",
    what: "every address",
    change: when({ IpAddress: { "acs:SourceIp": ["10.0.0.0/8", "::/0"] } }),
  },
];

const trusting = (Principal: object, more: object = {}): Statement => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal,
  ...more,
});
const oidc = { Federated: "acs:ram::123456789012:oidc-provider/github" };

const OF_TRUST: readonly Mutation[] = [
  { rule: "trust-everybody", what: "everybody", change: added(trusting({ RAM: ["acs:ram::*:root"] })) },
  {
    rule: "trust-account",
    what: "another account",
    change: added(trusting({ RAM: "acs:ram::9876543210123456:root" })),
  },
  { rule: "principal-form", what: "an account by its number", change: added(trusting({ RAM: "123456789012" })) },
  { rule: "principal-form", what: "a service without its domain", change: added(trusting({ Service: "ecs" })) },
  { rule: "oidc-subject", what: "every job of a provider", change: added(trusting(oidc)) },
  {
    rule: "oidc-audience",
    what: "a token for whatever",
    change: added(trusting(oidc, { Condition: { StringEquals: { "oidc:sub": "x" } } })),
  },
  {
    rule: "saml-recipient",
    what: "an answer for whatever",
    change: added(trusting({ Federated: "acs:ram::1:saml-provider/x" })),
  },
  { rule: "trust-action", what: "every action", change: edited((one) => ({ ...one, Action: "sts:*" })) },
];

describe("lint of policies that people wrote", () => {
  let all: readonly Sample[];

  before(async () => {
    all = await samples();
  });

  it("knows policies of pages, of the examples, of the README and of the company", () => {
    const company = all.filter(({ name }) => name.startsWith("company:"));
    assert.deepEqual([all.length >= 20, company.length], [true, 5]);
    const names = all.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
  });

  it("finds in each what is there, and nothing else", () => {
    for (const sample of all) {
      const problems = (sample.kind === "trust" ? trustProblems : documentProblems)(sample.policy, "");
      assert.deepEqual([sample.name, problems.map(({ reason }) => reason)], [sample.name, sample.refused ?? []]);
      assert.deepEqual([sample.name, ...idsOf(sample, sample.policy)], [sample.name, ...sample.finds]);
    }
  });

  it("finds what a change of any of them breaks, more than 100 times", () => {
    let count = 0;
    for (const sample of all) {
      for (const mutation of sample.kind === "trust" ? OF_TRUST : OF_POLICIES) {
        const rule = expected(mutation, sample.policy);
        const changed = sample.finds.includes(rule) ? undefined : mutation.change(sample.policy);
        if (changed === undefined) continue;
        count++;
        const [before, after] = [idsOf(sample, sample.policy), idsOf(sample, changed)];
        assert.ok(after.includes(rule), `${sample.name}, ${mutation.what}: ${after} lacks ${rule}`);
        assert.ok(!before.includes(rule), `${sample.name} had ${rule} before`);
      }
    }
    assert.ok(count > 100, `${count}`);
  });

  it("finds in none of them anything else when their parts are turned around", () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned).reverse();
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, inner]) => [name, turned(inner)]),
      );
    };
    for (const sample of all)
      assert.deepEqual(idsOf(sample, turned(sample.policy) as Policy), [...sample.finds], sample.name);
  });
});
