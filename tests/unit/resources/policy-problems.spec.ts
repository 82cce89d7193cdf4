import assert from "node:assert/strict";
import { UNKNOWN } from "../../../provider/kernel/unknowns";
import type { PermissionPolicy } from "../../../provider/resources/cloudsso/policies";
import { policyProblems } from "../../../provider/resources/cloudsso/policy-problems";
import type { PolicyDocument } from "../../../provider/resources/policy-document";

const readOnly: PermissionPolicy = { permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" };
const inline = (document: string | object, name = "own"): PermissionPolicy => ({
  permissionPolicyType: "Inline",
  permissionPolicyName: name,
  permissionPolicyDocument: document as PolicyDocument,
});
const statement = { Effect: "Allow", Action: ["oss:Get*", "oss:List*"], Resource: "*" };
const document = { Version: "1", Statement: [statement] };
const AT = "permissionPolicies[0].permissionPolicyDocument";

const sentences = (...policies: unknown[]) => policyProblems(policies).map(({ path, reason }) => `${path} ${reason}`);
const where = (...statements: unknown[]) => inline({ Version: "1", Statement: statements });

describe("resources/policy-problems", () => {
  const wrong: readonly (readonly [what: string, policy: PermissionPolicy, ...sentences: string[]])[] = [
    [
      "a document with a System policy",
      { ...readOnly, permissionPolicyDocument: "{}" },
      `${AT} belongs to Inline policies only: a System policy has RAM's own document`,
    ],
    [
      "an Inline policy without a document",
      { permissionPolicyType: "Inline", permissionPolicyName: "own" },
      `${AT} is required for an Inline policy`,
    ],
    [
      "a long name",
      inline(document, "x".repeat(33)),
      "permissionPolicies[0].permissionPolicyName must have 1 to 32 characters for an Inline policy, not 33",
    ],
    ["a list", inline("[]"), `${AT} must be a JSON object such as {"Version":"1","Statement":[...]}`],
    ["no text", inline(""), `${AT} must be a JSON object such as {"Version":"1","Statement":[...]}`],
    [
      "an end too early",
      inline("{"),
      `${AT} must be JSON, which it is not at line 1, column 2: a closing brace is missing`,
    ],
    [
      "a name without quotes",
      inline('{\n  "Version": "1",\n  Statement: []\n}'),
      `${AT} must be JSON, which it is not at line 3, column 3: only a text in double quotes, a number, true, false or null may stand here`,
    ],
    [
      "a comma too many",
      inline('{"Version": "1",}'),
      `${AT} must be JSON, which it is not at line 1, column 17: the name of a property, in double quotes, is missing`,
    ],
    [
      "a comment",
      inline('{"Version": "1" // one\n}'),
      `${AT} must be JSON, which it is not at line 1, column 17: JSON has no comments`,
    ],
    [
      "a key given twice",
      inline('{"Version":"1","Statement":[\n{"Effect":"Allow","Action":"a:B","Resource":"*","Action":"*"}]}'),
      `${AT}.Statement[0].Action is given twice, the second time at line 2, column 49; give it once`,
    ],
    [
      "another version",
      inline({ ...document, Version: "2012-10-17" }),
      `${AT}.Version must be "1", the only version that RAM knows`,
    ],
    [
      "a version that is a number",
      inline({ ...document, Version: 1 }),
      `${AT}.Version must be "1", the only version that RAM knows`,
    ],
    ["no statements", inline({ Version: "1" }), `${AT}.Statement must be a list of at least one statement`],
    [
      "a statement that is not in a list",
      inline({ ...document, Statement: statement }),
      `${AT}.Statement must be a list of at least one statement`,
    ],
    ["an empty list of statements", where(), `${AT}.Statement must be a list of at least one statement`],
    ["a statement that is a text", where("x"), `${AT}.Statement[0] must be an object`],
    ["no effect", where({ Action: "*", Resource: "*" }), `${AT}.Statement[0].Effect must be "Allow" or "Deny"`],
    [
      "an effect in small letters",
      where(statement, { ...statement, Effect: "allow" }),
      `${AT}.Statement[1].Effect must be "Allow" or "Deny"`,
    ],
    ["no action", where({ Effect: "Allow", Resource: "*" }), `${AT}.Statement[0] must have either Action or NotAction`],
    [
      "Action and NotAction",
      where({ ...statement, NotAction: "x" }),
      `${AT}.Statement[0] must have either Action or NotAction`,
    ],
    [
      "no resource",
      where({ Effect: "Deny", Action: "*" }),
      `${AT}.Statement[0] must have either Resource or NotResource`,
    ],
    [
      "an action that is a number",
      where({ ...statement, Action: 5 }),
      `${AT}.Statement[0].Action must be a string or a list of at least one string`,
    ],
    [
      "an empty list of resources",
      where({ ...statement, Resource: [] }),
      `${AT}.Statement[0].Resource must be a string or a list of at least one string`,
    ],
    [
      "a condition without an operator",
      where({ ...statement, Condition: { "acs:SourceIp": "203.0.113.0/24" } }),
      `${AT}.Statement[0].Condition must be a map of operators such as {"IpAddress":{"acs:SourceIp":["203.0.113.0/24"]}}`,
    ],
    [
      "misspelt elements, each with the name that was probably meant, and what is missing for it",
      inline({ Version: "1", Statment: [], Statement: [{ Efect: "Allow", Action: "*", Resource: "*" }] }),
      `${AT}.Statment is not an element of a RAM policy; did you mean Statement?`,
      `${AT}.Statement[0].Efect is not an element of a RAM statement; did you mean Effect?`,
      `${AT}.Statement[0].Effect must be "Allow" or "Deny"`,
    ],
    [
      "an element of another cloud's policies",
      where({ ...statement, Sid: "one" }),
      `${AT}.Statement[0].Sid is not an element of a RAM statement; there are Effect, Action, NotAction, Resource, NotResource, Condition`,
    ],
    [
      "a principal",
      where({ ...statement, Principal: { RAM: "*" } }),
      `${AT}.Statement[0].Principal is not an element of a RAM statement; only the trust policy of a role has one`,
    ],
    [
      "a long document",
      where({ ...statement, Action: "x".repeat(6144) }),
      `${AT} must have at most 6,144 characters as JSON, not 6,219`,
    ],
  ];
  for (const [what, policy, ...expected] of wrong) {
    it(`refuses ${what}`, () => assert.deepEqual(sentences(policy), expected));
  }

  it("tells of every policy what is wrong with it", () => {
    assert.deepEqual(sentences({ ...readOnly, permissionPolicyDocument: {} }, readOnly, inline("{"), where({})), [
      `${AT} belongs to Inline policies only: a System policy has RAM's own document`,
      `permissionPolicies[2].permissionPolicyDocument must be JSON, which it is not at line 1, column 2: a closing brace is missing`,
      'permissionPolicies[3].permissionPolicyDocument.Statement[0].Effect must be "Allow" or "Deny"',
      "permissionPolicies[3].permissionPolicyDocument.Statement[0] must have either Action or NotAction",
      "permissionPolicies[3].permissionPolicyDocument.Statement[0] must have either Resource or NotResource",
    ]);
  });

  const good: readonly (readonly [what: string, policy: unknown])[] = [
    ["a System policy", readOnly],
    ["an object", inline(document)],
    ["a text", inline(JSON.stringify(document))],
    ["a text of 6,144 characters with a byte order mark before and blanks behind", inline(`\uFEFF${long(6144)}\n\n`)],
    ["NotAction and NotResource", where({ Effect: "Deny", NotAction: "ram:*", NotResource: ["acs:oss:*:*:bucket"] })],
    [
      "conditions with one value and with several, of every type",
      where({
        ...statement,
        Condition: {
          Bool: { "acs:MFAPresent": true },
          IpAddress: { "acs:SourceIp": ["203.0.113.0/24"] },
          NumericEquals: { x: 5 },
        },
      }),
    ],
    ["a type that is not known yet", { permissionPolicyType: UNKNOWN, permissionPolicyName: "a" }],
    ["a document that is not known yet", inline(UNKNOWN)],
    ["a name that is not known yet", inline(document, UNKNOWN)],
    ["a statement that is not known yet", where(UNKNOWN, statement)],
    ["parts that are not known yet", where({ ...statement, Resource: UNKNOWN, Condition: { IpAddress: UNKNOWN } })],
    ["a policy that is not known yet", UNKNOWN],
    ["what the schema tells: another type", { permissionPolicyType: "Custom", permissionPolicyName: 5 }],
    ["what the schema tells: another form of document", { ...inline(document), permissionPolicyDocument: 5 }],
  ];
  for (const [what, policy] of good) {
    it(`has nothing to say about ${what}`, () => assert.deepEqual(sentences(policy), []));
  }

  it("has nothing to say about a list that is none, or not known yet", () => {
    assert.deepEqual([UNKNOWN, "x", undefined, 5].flatMap(policyProblems), []);
  });

  it("refuses a misspelt element beside a value that is not known yet", () => {
    assert.deepEqual(sentences(where({ ...statement, Resource: UNKNOWN, Efect: "x" })), [
      `${AT}.Statement[0].Efect is not an element of a RAM statement; did you mean Effect?`,
    ]);
  });

  it("has a sentence without the value for everything that quotes a part of a secret document", () => {
    const quoting = [
      inline('{"hunter2":1'),
      inline(`{"Version":"1","Statement":${JSON.stringify([statement])},"hunter2":1,"hunter2":2}`),
      where({ ...statement, hunter2: 1 }),
      where({ ...statement, Action: "hunter2".repeat(1000) }),
    ];
    const discreet = quoting.flatMap((policy) =>
      policyProblems([policy]).map((problem) => problem.ifSecret ?? problem),
    );
    assert.ok(discreet.length >= quoting.length);
    for (const { path, reason } of discreet) {
      assert.ok(!`${path} ${reason}`.includes("hunter2"), reason);
      assert.ok(!/line \d|not \d/.test(reason), reason);
    }
  });
});

/** A document of so many characters. */
function long(length: number): string {
  const shortest = JSON.stringify({ Version: "1", Statement: [{ ...statement, Action: "" }] });
  return JSON.stringify({ Version: "1", Statement: [{ ...statement, Action: "x".repeat(length - shortest.length) }] });
}
