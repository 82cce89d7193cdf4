import assert from "node:assert/strict";
import { lint } from "../../../provider/lint/lint";

const documentOf = (statements: readonly object[]) => ({ Version: "1", Statement: statements });
const idsOf = (statements: readonly object[]) => lint(documentOf(statements), "trust").map(({ rule }) => rule);

describe("conditions of a trust policy", () => {
  const trust = (condition: object) =>
    idsOf([
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Federated: "acs:ram::123456789012:oidc-provider/ci" },
        Condition: condition,
      },
    ]);

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
    for (const open of ["*", "https://*", "https://sign*"]) assert.deepEqual(idsOf([saml(open)]), ["saml-recipient"]);
    assert.deepEqual(idsOf([saml("https://signin.aliyun.com/saml-role/*")]), []);
  });

  it("ask for nothing by saying what it must not be", () => {
    assert.deepEqual(trust({ StringEquals: { "OIDC:aud": "a" }, StringNotEquals: { "oidc:sub": "stranger" } }), [
      "oidc-subject",
    ]);
  });
});

describe("trust in everybody", () => {
  const trust = (condition: object) =>
    idsOf([{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "*" }, Condition: condition }]);

  it("is trust in a resource directory where a condition names it", () => {
    for (const condition of [
      { StringEquals: { "acs:PrincipalRDId": "rd-3G1q2r" } },
      { StringLike: { "acs:PrincipalRDPath": "rd-3G1q2r/r-1/fd-1/*" } },
      { StringLike: { "acs:PrincipalARN": "acs:ram::123456789012:role/*" } },
    ])
      assert.deepEqual(trust(condition), ["trust-account"], JSON.stringify(condition));
  });

  it("is trust in everybody whatever else a condition says", () => {
    for (const condition of [
      { StringLike: { "acs:PrincipalRDId": "rd-*" } },
      { StringLike: { "acs:PrincipalRDPath": "rd-3G*" } },
      { StringNotEquals: { "acs:PrincipalRDId": "rd-3G1q2r" } },
      { StringLike: { "acs:PrincipalARN": ["acs:ram::123456789012:*", "*"] } },
      { StringEquals: { "sts:ExternalId": "a" } },
    ])
      assert.deepEqual(trust(condition), ["trust-everybody"], JSON.stringify(condition));
  });

  it("waits for a condition that a preview does not know yet", () => {
    assert.deepEqual(trust({ StringEquals: { "acs:PrincipalRDId": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } }), []);
  });
});
