import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Kind } from "../../../provider/lint/document";
import { GRAMMAR } from "../../../provider/lint/grammar";
import { lint } from "../../../provider/lint/lint";
import type { RuleText } from "../../../provider/lint/rule";
import { RULES } from "../../../provider/lint/rules";
import { documentProblems, trustProblems } from "../../../provider/resources/document-problems";

const documentOf = (statements: readonly object[]) => ({ Version: "1", Statement: statements });
const kindOf = ({ kinds }: RuleText): Kind => kinds[0] ?? "policy";
const idsOf = (statements: readonly object[], kind: Kind) => lint(documentOf(statements), kind).map(({ rule }) => rule);

describe("the rules about policies", () => {
  it("are all the files of their folder, each under its own name", () => {
    const files = readdirSync(join(__dirname, "../../../provider/lint/rules")).map((file) => file.replace(".ts", ""));
    assert.deepEqual(RULES.map(({ id }) => id).sort(), files.sort());
  });

  for (const rule of RULES) {
    it(`${rule.id} finds something in its bad example, and neither it nor what is worse in its good one`, () => {
      const kind = kindOf(rule);
      const bad = lint(documentOf(rule.example.bad), kind).filter((finding) => finding.rule === rule.id);
      assert.equal(bad.length > 0, true);
      const better = lint(documentOf(rule.example.good), kind);
      assert.deepEqual(
        better.filter((finding) => finding.rule === rule.id || finding.severity === "high"),
        [],
      );
    });

    it(`${rule.id} has examples that RAM would take, and that say the same as text`, () => {
      const check = kindOf(rule) === "trust" ? trustProblems : documentProblems;
      for (const statements of [rule.example.bad, rule.example.good]) {
        const document = documentOf(statements);
        assert.deepEqual(check(document, "document"), []);
        assert.deepEqual(lint(`\uFEFF${JSON.stringify(document)}\n`, kindOf(rule)), lint(document, kindOf(rule)));
      }
    });
  }

  it("leave to the check what RAM would refuse as no policy", () => {
    assert.notDeepEqual(documentProblems(documentOf(GRAMMAR.example.bad), "document"), []);
    assert.deepEqual(lint(documentOf(GRAMMAR.example.bad), "policy"), []);
    for (const odd of [undefined, null, 7, "", "{", "[]", [], { Statement: {} }, { Statement: [null, 7, []] }])
      assert.deepEqual(lint(odd, "policy"), []);
  });

  it("say nothing about what a preview does not know yet", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    assert.deepEqual(lint(unknown, "policy"), []);
    assert.deepEqual(idsOf([{ Effect: "Allow", Action: unknown, Resource: unknown }], "policy"), []);
    assert.deepEqual(idsOf([{ Effect: "Allow", Action: "*", Resource: unknown }], "policy"), ["wildcard-service"]);
    const federated = { Federated: "acs:ram::123456789012:oidc-provider/ci" };
    const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: federated };
    assert.deepEqual(idsOf([{ ...statement, Condition: unknown }], "trust"), []);
  });

  it("do not compare a long document's statements for minutes, and say so", () => {
    const actions = Array.from({ length: 4000 }, (_, index) => `ecs:Describe*${index}*x`);
    const [finding, ...more] = lint(documentOf([{ Effect: "Allow", Action: actions, Resource: "*" }]), "trust");
    assert.deepEqual([finding?.rule, more], ["grammar", []]);
    assert.match(
      finding?.what ?? "",
      /^has \d\d,\d{3} characters as JSON, more than any policy; no rule looked at it$/,
    );
  });
});
