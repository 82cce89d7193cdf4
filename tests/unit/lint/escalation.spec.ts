import assert from "node:assert/strict";
import { lint } from "../../../provider/lint/lint";

const documentOf = (statements: readonly object[]) => ({ Version: "1", Statement: statements });
const idsOf = (statements: readonly object[]) => lint(documentOf(statements), "policy").map(({ rule }) => rule);

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

  const directory = "acs:cloudsso:cn-shanghai:1234567890123456:directory";

  for (const [action, resource] of [
    ["cloudsso:CreateAccessAssignment", `${directory}/d-1`],
    ["cloudsso:CreateAccessAssignment", `${directory}/d-1/user/*`],
    ["cloudsso:CreateAccessAssignment", `${directory}/*`],
    ["cloudsso:AddUserToGroup", `${directory}/d-*`],
    ["cloudsso:AddUserToGroup", `${directory}/d-1/*`],
    ["cloudsso:ResetUserPassword", `${directory}/d-1/user/*`],
    ["cloudsso:ResetUserPassword", "acs:cloudsso:*:*:*"],
    ["ram:CreateAccessKey", "acs:ram:*:*:user/?*"],
    ["ram:CreateAccessKey", "acs:ram::1234567890123456:us*"],
    ["ims:CreateAccessKey", "acs:ram:*:*:user/**"],
    ["ram:UpdateSAMLProvider", "acs:ram:*:*:saml-provider/*"],
    ["ram:CreateAccessKey", "acs:*:*:*:*"],
    ["ram:AttachPolicyToUser", "acs:ram:*:*:policy/*"],
  ] as const) {
    it(`is ${action} on ${resource}, which are all of them`, () => {
      assert.equal(ways(allow(action, resource)).length, 1);
    });
  }

  for (const [action, resources] of [
    ["cloudsso:CreateAccessAssignment", [`${directory}/d-1/access-configuration/ac-1`, `${directory}/d-1/user/*`]],
    ["cloudsso:AddUserToGroup", [`${directory}/d-1/group/g-1`, `${directory}/d-1/user/*`]],
    ["cloudsso:ResetUserPassword", [`${directory}/d-1/user/u-1`]],
    ["cloudsso:ResetUserPassword", [`${directory}/d-1/user-provisioning/*`]],
    ["ram:AttachPolicyToUser", ["acs:ram:*:*:user/*", "acs:ram:*:system:policy/AliyunECSReadOnlyAccess"]],
    ["ram:CreateAccessKey", ["acs:ecs:*:*:*"]],
    ["ram:*", ["acs:ram:*:*:mfa/*"]],
  ] as const) {
    it(`is not ${action} on ${resources.join(" and ")}`, () => {
      assert.deepEqual(ways(allow(action, [...resources])), []);
    });
  }

  it("needs all of the roles, and of what runs with one only a single thing", () => {
    const instances = allow("ecs:RunInstances", "acs:ecs:*:*:instance/*");
    assert.equal(ways(allow("ram:PassRole"), instances).length, 1);
    assert.deepEqual(ways(allow("ram:PassRole", "acs:ram:*:*:role/app"), instances), []);
  });

  it("changes nothing by a condition that everybody meets", () => {
    for (const condition of [
      { IpAddress: { "acs:SourceIp": "0.0.0.0/0" } },
      { IpAddress: { "acs:SourceIp": ["203.0.113.0/24", "::/0"] } },
      { IpAddress: { "acs:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } },
      { StringLike: { "acs:PrincipalARN": "*" } },
      { Bool: { "acs:SecureTransport": "true" } },
      { DateGreaterThan: { "acs:CurrentTime": "2020-01-01T00:00:00Z" } },
      { Bool: { "acs:SecureTransport": "true" }, DateNotEquals: { "acs:CurrentTime": "2020-01-01T00:00:00Z" } },
      { StringEquals: {} },
    ]) {
      const statement = { ...allow("ram:AttachPolicyToUser"), Condition: condition };
      assert.equal(ways(statement).length, 1, JSON.stringify(condition));
      assert.ok(idsOf([{ ...allow("*"), Condition: condition }]).includes("administrator"));
    }
  });

  it("is of medium severity under a condition that keeps somebody out", () => {
    for (const condition of [
      { IpAddress: { "acs:SourceIp": "203.0.113.0/24" } },
      { IpAddress: { "acs:SourceIp": ["10.0.0.0/8", "0.0.0.0/1", "0.0.0.0/1"] } },
      { IpAddress: { "acs:VpcSourceIp": "0.0.0.0/0" } },
      { Bool: { "acs:MFAPresent": "true" } },
      { DateLessThan: { "acs:CurrentTime": "2027-01-01T00:00:00Z" } },
      { Bool: { "acs:SecureTransport": "true", "acs:MFAPresent": "true" } },
    ]) {
      const statement = { ...allow("ram:AttachPolicyToUser"), Condition: condition };
      const found = lint(documentOf([statement]), "policy", "medium").filter(({ rule }) => rule.includes("escalation"));
      assert.deepEqual(
        found.map(({ rule, severity }) => [rule, severity]),
        [["conditional-escalation", "medium"]],
      );
      assert.match(
        found[0]?.what ?? "",
        /^is "ram:AttachPolicyToUser", which under its condition leads to administrator/,
      );
    }
  });

  it("is told once, without its condition, where there is a way without", () => {
    const mfa = { ...allow("ram:AttachPolicyToUser"), Condition: { Bool: { "acs:MFAPresent": "true" } } };
    assert.deepEqual(idsOf([mfa, allow("ram:AttachPolicyToUser")]).slice(0, 1), ["escalation"]);
    assert.ok(!idsOf([mfa, allow("ram:AttachPolicyToUser")]).includes("conditional-escalation"));
  });

  it("takes a role that is passed to one service only to that service", () => {
    const pass = { ...allow("ram:PassRole"), Condition: { StringEquals: { "acs:Service": "fc.aliyuncs.com" } } };
    assert.deepEqual(idsOf([pass, allow("ecs:RunInstances")]), []);
    assert.deepEqual(idsOf([pass, allow("fc:CreateFunction")]), ["conditional-escalation"]);
  });

  it("is none where the resources are named", () => {
    assert.deepEqual(ways(allow("ram:CreateAccessKey", "acs:ram:*:*:user/app-*")), []);
    assert.equal(ways(allow("ram:CreateAccessKey", "acs:ram:*:*:user/*")).length, 1);
  });
});
