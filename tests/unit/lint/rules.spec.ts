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

  const audience = { StringEquals: { "oidc:aud": "sts.aliyuncs.com" } };

  /** Where the owner is not whole before the first wildcard. */
  const OPEN = [
    ..."* ?* repo:* r* re?o:company/* repo:*/* repo:comp* repo:comp?ny/* repo:*:ref:refs/heads/main *:ref:x".split(" "),
    ..."project_path:* project_path:comp* system:serviceaccount:* system:serviceaccount:*:* system:serviceaccount:prod*".split(
      " ",
    ),
    ..."system:serviceaccount:*:deploy pulumi:* pulumi:deploy:org:comp* pulumi:environments:org:*:env:prod".split(" "),
    ..."https://* https://jenkins* organization:* organization:comp* org/* repository_owner:comp*".split(" "),
    ..."environment:production:* ref:refs/heads/main:repo:*".split(" "),
  ];

  for (const subject of OPEN) {
    it(`ask nobody in particular by ${subject}`, () => {
      assert.deepEqual(trust({ ...audience, StringLike: { "oidc:sub": subject } }), ["oidc-subject"]);
      const beside = ["repo:company/infra:pull_request", subject];
      assert.deepEqual(trust({ ...audience, StringLike: { "oidc:sub": beside } }), ["oidc-subject"]);
    });
  }

  const NAMED = [
    ..."repo:company/* repo:company@1/infra@2:* repo:company/infra:ref:refs/heads/* project_path:company/*".split(" "),
    ..."project_path:company/identity:ref_type:branch:ref:* system:serviceaccount:apps:*".split(" "),
    ..."pulumi:deploy:org:company:* pulumi:environments:pulumi.organization.login:company:*".split(" "),
    ..."https://jenkins.example.com/job/* organization:company:project:* org/0af3/project/*".split(" "),
    ..."repository_owner:company:* environment:production:repo:company/* robot-* {0af3}:*".split(" "),
  ];

  for (const subject of NAMED) {
    it(`ask for somebody by ${subject}`, () => {
      assert.deepEqual(trust({ ...audience, StringLike: { "oidc:sub": subject } }), []);
    });
  }

  it("ask for whom a token is for by its exact subject, unless any repository can have it", () => {
    for (const subject of ["repo:company/infra:pull_request", "system:serviceaccount:apps:web", "1234"])
      assert.deepEqual(trust({ StringEquals: { "oidc:aud": "a", "oidc:sub": subject } }), []);
    for (const subject of ["environment:production", "ref:refs/heads/main"])
      assert.deepEqual(trust({ StringEquals: { "oidc:aud": "a", "oidc:sub": subject } }), ["oidc-subject"]);
  });

  it("say which part of a subject is left open, at its place", () => {
    const statement = {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Federated: "acs:ram::123456789012:oidc-provider/ci" },
      Condition: { ...audience, StringLike: { "oidc:sub": ["repo:company/*", "repo:comp*"] } },
    };
    const [finding] = lint(documentOf([statement]), "trust");
    assert.deepEqual(finding?.path, ["Statement", 0, "Condition", "StringLike", "oidc:sub", 1]);
    assert.equal(finding?.what, 'is "repo:comp*", which leaves open whose repository it is');
  });

  it("limit by one of several conditions", () => {
    const both = { StringLike: { "oidc:sub": "repo:company/*" }, "ForAnyValue:StringLike": { "oidc:sub": "*" } };
    assert.deepEqual(trust({ ...audience, ...both }), []);
  });

  it("ask for no audience and no recipient by a pattern that begins with a wildcard", () => {
    const subject = { StringEquals: { "oidc:sub": "repo:company/infra:pull_request" } };
    for (const open of ["*", "?*", "*.com"])
      assert.deepEqual(trust({ ...subject, StringLike: { "oidc:aud": open } }), ["oidc-audience"]);
    const saml = (recipient: string) => ({
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Federated: "acs:ram::123456789012:saml-provider/company" },
      Condition: { StringLike: { "saml:recipient": recipient } },
    });
    for (const open of ["*", "https://*", "https://sign*"])
      assert.deepEqual(idsOf([saml(open)], "trust"), ["saml-recipient"]);
    assert.deepEqual(idsOf([saml("https://signin.aliyun.com/saml-role/*")], "trust"), []);
  });

  it("ask for nothing by saying what it must not be", () => {
    assert.deepEqual(trust({ StringEquals: { "OIDC:aud": "a" }, StringNotEquals: { "oidc:sub": "stranger" } }), [
      "oidc-subject",
    ]);
  });
});
