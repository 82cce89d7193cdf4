import assert from "node:assert/strict";
import fc from "fast-check";
import { foundIn, step } from "../../cli/drift/findings";

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: { readonly Bool: { readonly "acs:MFAPresent": "true" } };
}

const ACTIONS = ["a:Get", "a:Put", "b:Get", "b:Put"];
const RESOURCES = ["acs:a:::x", "acs:a:::y"];
/** Each thing that somebody may try: what, on what, and whether with MFA. */
const TRIES = ACTIONS.flatMap((action) =>
  RESOURCES.flatMap((resource) => [true, false].map((mfa) => ({ action, resource, mfa }))),
);

const isLike = (pattern: string, text: string) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(text);
const isAmong = (patterns: readonly string[], text: string) => patterns.some((pattern) => isLike(pattern, text));

function isAbout({ Action, NotAction, Resource, NotResource, Condition }: Statement, one: (typeof TRIES)[number]) {
  const action = Action === undefined ? !isAmong(NotAction ?? [], one.action) : isAmong(Action, one.action);
  const resource = Resource === undefined ? !isAmong(NotResource ?? [], one.resource) : isAmong(Resource, one.resource);
  return action && resource && (Condition === undefined || one.mfa);
}

/** What RAM lets somebody do: what is allowed and not denied. */
function permitted(statements: readonly Statement[]): Set<string> {
  const by = (effect: string) => statements.filter(({ Effect }) => Effect === effect);
  const allowed = TRIES.filter((one) => by("Allow").some((statement) => isAbout(statement, one)));
  const kept = allowed.filter((one) => !by("Deny").some((statement) => isAbout(statement, one)));
  return new Set(kept.map((one) => JSON.stringify(one)));
}

const some = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
const actions = some([...ACTIONS, "a:*", "b:*", "*:Get", "*"]);
const resources = some([...RESOURCES, "acs:a:::*", "*"]);
const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom("Allow" as const, "Deny" as const),
    about: fc.oneof(
      actions.map((Action) => ({ Action })),
      actions.map((NotAction) => ({ NotAction })),
    ),
    on: fc.oneof(
      resources.map((Resource) => ({ Resource })),
      resources.map((NotResource) => ({ NotResource })),
    ),
    when: fc.constantFrom({}, { Condition: { Bool: { "acs:MFAPresent": "true" as const } } }),
  })
  .map(({ Effect, about, on, when }) => ({ Effect, ...about, ...on, ...when }));
const policy = fc.record({ name: fc.constantFrom("p", "q", "r"), statements: fc.array(statement, { maxLength: 3 }) });
const policies = fc.uniqueArray(policy, { maxLength: 3, selector: ({ name }) => name });

const inputs = (list: readonly { readonly name: string; readonly statements: readonly Statement[] }[]) => ({
  permissionPolicies: list.map(({ name, statements }) => ({
    permissionPolicyType: "Inline",
    permissionPolicyName: name,
    permissionPolicyDocument: JSON.stringify({ Version: "1", Statement: statements }),
  })),
});

describe("a change of policies by which somebody can do more", () => {
  it("is never told as one by which nobody can", () => {
    let wider = 0;
    fc.assert(
      fc.property(policies, policies, (old, now) => {
        const [before, after] = [old, now].map((list) => permitted(list.flatMap(({ statements }) => statements)));
        if ([...(after ?? [])].every((one) => before?.has(one))) return;
        wider++;
        const rules = foundIn(step("cloudsso:AccessConfiguration", "one", inputs(old), inputs(now))).map(
          ({ rule }) => rule,
        );
        assert.ok(
          rules.some((rule) => rule !== "policy-narrowed"),
          JSON.stringify({ old, now, rules }),
        );
      }),
      { numRuns: 500 },
    );
    assert.ok(wider > 50, String(wider));
  });
});
