import assert from "node:assert/strict";
import fc from "fast-check";
import {
  asRecorded,
  documentText,
  type PermissionPolicy,
  policyKey,
  policyRevision,
  samePolicy,
} from "../../../provider/resources/cloudsso/policies";
import type { PolicyDocument } from "../../../provider/resources/policy-document";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const readOnly: PermissionPolicy = { permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" };
const inline = (document: string | object, name = "own"): PermissionPolicy => ({
  permissionPolicyType: "Inline",
  permissionPolicyName: name,
  permissionPolicyDocument: document as PolicyDocument,
});
const statement = { Effect: "Allow", Action: ["oss:Get*", "oss:List*"], Resource: "*" };
const document = { Version: "1", Statement: [statement] };
const revision = (one: string | object) => policyRevision([inline(one)]);

describe("resources/policies", () => {
  describe("policyRevision", () => {
    /**
     * States hold these texts: a change of one of them makes every provisioning of every user look stale. They were
     * worked out by hand: SHA-256, 16 digits, of a line a policy in ascending order, such as
     * `["Inline","own",{"Statement":{"Action":["oss:Get*","oss:List*"],"Effect":"Allow","Resource":"*"},"Version":"1"}]`
     * and `["System","ReadOnlyAccess",null]`.
     */
    const golden: readonly (readonly [readonly PermissionPolicy[], string])[] = [
      [[], "r1:e3b0c44298fc1c14"],
      [[readOnly], "r1:1fad1fb1460d8658"],
      [[inline(document)], "r1:ed8ee2bd371199d8"],
      [[readOnly, inline(document)], "r1:614a18119a80f1f1"],
      [[inline("no JSON")], "r1:0bd5c790f9f6e59b"],
    ];
    for (const [policies, expected] of golden) {
      it(`of ${policies.map(policyKey).join(" and ") || "nothing"} is ${expected} for ever`, () => {
        assert.equal(policyRevision(policies), expected);
      });
    }

    it("is the same for every order of the policies", () => {
      const all = [readOnly, inline(document), { ...readOnly, permissionPolicyName: "AliyunOSSFullAccess" }];
      fc.assert(
        fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
          assert.equal(policyRevision(shuffled), policyRevision(all));
        }),
      );
    });

    it("is the same for every spelling of a document", () => {
      fc.assert(
        fc.property(documents(), fc.infiniteStream(fc.nat()), (one, choices) => {
          const choose = (many: number) => (choices.next().value ?? 0) % many;
          const other = respelled(one, choose) as object;
          const text = JSON.stringify(other, null, choose(3));
          assert.equal(revision(text), revision(one));
          assert.equal(revision(other), revision(one));
          assert.ok(samePolicy(inline(text), inline(one)));
        }),
      );
    });

    const same: readonly (readonly [string, object])[] = [
      ["one statement instead of a list", { ...document, Statement: statement }],
      [
        "the same action twice",
        { ...document, Statement: { ...statement, Action: ["oss:List*", "oss:Get*", "oss:List*"] } },
      ],
      ["a list of one resource", { ...document, Statement: { ...statement, Resource: ["*"] } }],
    ];
    for (const [what, other] of same) {
      it(`is the same for ${what}`, () => assert.equal(revision(other), revision(document)));
    }

    it("takes a condition's boolean and its text for the same", () => {
      const when = (value: unknown) => ({
        ...document,
        Statement: { ...statement, Condition: { Bool: { "acs:MFAPresent": value } } },
      });
      assert.equal(revision(when(true)), revision(when("true")));
      assert.equal(revision(when(["true"])), revision(when("true")));
      assert.notEqual(revision(when(true)), revision(when(false)));
    });

    it("does so too where the boolean is in a list", () => {
      const when = (value: unknown) => ({
        ...document,
        Statement: { ...statement, Condition: { Bool: { "acs:MFAPresent": value } } },
      });
      assert.equal(revision(when([true])), revision(when("true")));
    });

    const other: readonly (readonly [string, object])[] = [
      ["the other effect", { ...document, Statement: { ...statement, Effect: "Deny" } }],
      ["an action less", { ...document, Statement: { ...statement, Action: "oss:Get*" } }],
      ["an action of another case", { ...document, Statement: { ...statement, Action: ["oss:get*", "oss:List*"] } }],
      ["NotAction", { ...document, Statement: { Effect: "Allow", NotAction: statement.Action, Resource: "*" } }],
      ["a narrower resource", { ...document, Statement: { ...statement, Resource: "acs:oss:*:*:bucket" } }],
      ["a condition", { ...document, Statement: { ...statement, Condition: { Bool: { "acs:MFAPresent": "true" } } } }],
      ["a second statement", { ...document, Statement: [statement, { ...statement, Effect: "Deny" }] }],
      ["another version", { ...document, Version: "2" }],
    ];
    for (const [what, changed] of other) {
      it(`is another one for ${what}`, () => assert.notEqual(revision(changed), revision(document)));
    }

    it("is another one for another name, another type, and a policy more", () => {
      const all = [
        [readOnly],
        [{ ...readOnly, permissionPolicyName: "readonlyaccess" }],
        [inline(document)],
        [inline(document, "other")],
        [readOnly, inline(document)],
      ];
      assert.equal(new Set(all.map((policies) => policyRevision(policies))).size, all.length);
    });

    it("changes with every action and every effect", () => {
      fc.assert(
        fc.property(documents(), fc.nat(), fc.nat(), (one, which, action) => {
          const changed = structuredClone(one);
          const chosen = changed.Statement[which % changed.Statement.length];
          assert.ok(chosen);
          const at = action % (chosen.Action.length + 1);
          if (at === chosen.Action.length) chosen.Effect = chosen.Effect === "Allow" ? "Deny" : "Allow";
          else chosen.Action[at] = "other:Action";
          fc.pre(!alike(one, changed));
          assert.notEqual(revision(changed), revision(one));
        }),
      );
    });
  });

  describe("asRecorded", () => {
    it("keeps the recorded spelling where both mean the same", () => {
      const recorded = inline(JSON.stringify(document, null, 2));
      assert.equal(asRecorded(recorded, inline(JSON.stringify({ ...document, Statement: statement }))), recorded);
    });

    const edited = { Version: "1", Statement: { ...statement, Effect: "Deny" } };
    it("gives what was edited elsewhere as an object where the program gave an object", () => {
      assert.deepEqual(asRecorded(inline(document), inline(JSON.stringify(edited))), inline(edited));
    });

    it("gives it as text where the program gave text, and where it is no JSON", () => {
      const live = inline(JSON.stringify(edited));
      assert.deepEqual(asRecorded(inline(JSON.stringify(document)), live), live);
      assert.deepEqual(asRecorded(inline(document), inline("no JSON")), inline("no JSON"));
    });
  });

  it("sends an object as JSON text, and text as it is", () => {
    assert.equal(documentText(inline({ a: 1 })), '{"a":1}');
    assert.equal(documentText(inline('{ "a": 1 }')), '{ "a": 1 }');
    assert.equal(documentText(readOnly), undefined);
  });

  it("leaves out a byte order mark and the blanks around a document, and means the same", () => {
    const text = JSON.stringify(document);
    assert.equal(documentText(inline(`\uFEFF${text}\n\n `)), text);
    assert.ok(samePolicy(inline(`\uFEFF${text} `), inline(document)));
    assert.equal(revision(`\uFEFF${text}\n`), revision(document));
  });

  it('compares 5 and "5" in a condition as they are written: they differ, as the revision always had it', () => {
    const when = (value: unknown) => ({
      ...document,
      Statement: [{ ...statement, Condition: { NumericLessThan: { "acs:Example": value } } }],
    });
    assert.equal(samePolicy(inline(when(5)), inline(when("5"))), false);
    assert.notEqual(revision(when(5)), revision(when("5")));
  });
});

interface Statement {
  Effect: string;
  Action: string[];
  Resource: string[];
  Condition?: { [operator: string]: { [key: string]: string[] } };
}

function documents() {
  const name = fc.constantFrom("ecs:Describe*", "oss:*", "ram:ListUsers", "ram:listusers", "*", "ü:Ä", 'a"b\\');
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 4 });
  const condition = fc.dictionary(
    fc.constantFrom("StringEquals", "IpAddress"),
    fc.dictionary(name, names, { minKeys: 1 }),
  );
  const one: fc.Arbitrary<Statement> = fc.record(
    { Effect: fc.constantFrom("Allow", "Deny"), Action: names, Resource: names, Condition: condition },
    { requiredKeys: ["Effect", "Action", "Resource"] },
  );
  return fc.record({ Version: fc.constant("1"), Statement: fc.array(one, { minLength: 1, maxLength: 3 }) });
}

/** The same document as somebody else may write it: keys and lists in another order, one value bare or in a list. */
function respelled(value: Json | object, choose: (many: number) => number): unknown {
  if (Array.isArray(value)) {
    const items = shuffled(value, choose).map((item) => respelled(item, choose));
    if (items.length === 1 && choose(2) === 0) return items[0];
    return choose(3) === 0 ? [...items, items[0]] : items;
  }
  if (value === null || typeof value !== "object") return value;
  const entries = shuffled(Object.entries(value), choose);
  return Object.fromEntries(entries.map(([key, inner]) => [key, respelled(inner as Json, choose)]));
}

function shuffled<T>(items: readonly T[], choose: (many: number) => number): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(choose(left.length), 1));
}

/** The same sets of statements, by the plainest means: what the test itself holds for equal. */
function alike(a: { Statement: Statement[] }, b: { Statement: Statement[] }): boolean {
  const forms = [a, b].map(({ Statement }) =>
    [...new Set(Statement.map((one) => JSON.stringify({ ...one, Action: [...new Set(one.Action)].sort() })))].sort(),
  );
  return JSON.stringify(forms[0]) === JSON.stringify(forms[1]);
}
