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

describe("escalation", () => {
  const ways = (...statements: object[]) =>
    lint(documentOf(statements), "policy")
      .filter(({ rule }) => rule === "escalation")
      .map(({ what }) => what);
  const allow = (Action: string | string[], Resource: string | string[] = "*") => ({
    Effect: "Allow",
    Action,
    Resource,
  });

  it("names the way, and each action that it takes", () => {
    assert.deepEqual(ways(allow(["ram:PassRole", "ecs:RunInstances"])), [
      'is "ram:PassRole", which leads to administrator: run code with the role of an administrator (ram:PassRole and ecs:RunInstances)',
    ]);
  });

  it("adds up statements", () => {
    assert.equal(ways(allow("ram:PassRole"), allow("fc:*")).length, 1);
    assert.deepEqual(ways(allow("fc:*")), []);
  });

  it("finds what a pattern lets through, whatever its case, once for each entry", () => {
    const [what = "", ...more] = ways(allow("RAM:*"));
    assert.deepEqual(more, []);
    assert.match(
      what,
      /^is "RAM:\*", which leads to administrator: give itself AdministratorAccess .*; and 5 other ways$/,
    );
  });

  it("is ended by a Deny on everything, and by none that has a condition or names resources", () => {
    const deny = (more: object) => ({ Effect: "Deny", Action: "ram:Create*", Resource: "*", ...more });
    const key = allow("ram:CreateAccessKey");
    assert.deepEqual(ways(key, deny({})), []);
    assert.equal(ways(key, deny({ Resource: "acs:ram:*:*:user/root" })).length, 1);
    assert.equal(ways(key, deny({ Condition: { Bool: { "acs:MFAPresent": "false" } } })).length, 1);
  });

  it("is none where the resources are named", () => {
    assert.deepEqual(ways(allow("ram:CreateAccessKey", "acs:ram:*:*:user/app-*")), []);
    assert.equal(ways(allow("ram:CreateAccessKey", "acs:ram:*:*:user/*")).length, 1);
  });
});

describe("conditions of a trust policy", () => {
  const trust = (condition: object) =>
    idsOf(
      [
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Federated: "acs:ram::123456789012:oidc-provider/ci" },
          Condition: condition,
        },
      ],
      "trust",
    );

  it("ask for a subject by a pattern that names one", () => {
    const audience = { StringEquals: { "oidc:aud": "sts.aliyuncs.com" } };
    for (const open of ["*", "repo:*"])
      assert.deepEqual(trust({ ...audience, StringLike: { "oidc:sub": open } }), ["oidc-subject"]);
    assert.deepEqual(trust({ ...audience, StringLike: { "oidc:sub": ["repo:company/infra:*", "repo:*"] } }), [
      "oidc-subject",
    ]);
    assert.deepEqual(trust({ ...audience, StringLike: { "oidc:sub": "repo:company/*" } }), []);
  });

  it("ask for nothing by saying what it must not be", () => {
    assert.deepEqual(trust({ StringEquals: { "OIDC:aud": "a" }, StringNotEquals: { "oidc:sub": "stranger" } }), [
      "oidc-subject",
    ]);
  });
});
