import assert from "node:assert/strict";
import { ram } from "../../provider";
import { failureOf } from "../support/failures";
import { type Program, resultOf, startProgram } from "../support/program";
import { document, trust } from "../support/programs";

describe("functions about policies and roles", () => {
  let program: Program;

  const byConsole = (action: string, parameters: object) =>
    program.cloud.control.perform("ram", action, { ...parameters });
  const sent = () => program.calls().map(({ action }) => action);
  const Tag = JSON.stringify([{ Key: "team", Value: "audit" }]);

  before(async () => {
    program = await startProgram({ options: { listOrder: "newest first" } });
    await byConsole("CreatePolicy", { PolicyName: "writers", PolicyDocument: document("oss:Put*") });
    await byConsole("CreatePolicy", { PolicyName: "readers", PolicyDocument: document("oss:Get*"), Tag });
    await byConsole("CreatePolicy", { PolicyName: "ReadOnlyAccess", PolicyDocument: document("oss:Get*") });
    await byConsole("CreateRole", { RoleName: "Deploy", AssumeRolePolicyDocument: trust(), Tag });
    await byConsole("CreateRole", { RoleName: "Audit", AssumeRolePolicyDocument: trust() });
    await byConsole("AttachPolicyToRole", { PolicyName: "readers", PolicyType: "Custom", RoleName: "Deploy" });
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  it("getPolicies gives those of a type, of names, of tags, by name", async () => {
    const { ids, policies } = await ram.getPolicies({ policyType: "Custom" });
    assert.deepEqual(ids, ["ReadOnlyAccess", "readers", "writers"]);
    assert.deepEqual(
      policies.map(({ attachmentCount, tags }) => [attachmentCount, tags]),
      [
        [0, {}],
        [1, { team: "audit" }],
        [0, {}],
      ],
    );
    assert.deepEqual((await ram.getPolicies({ tags: { team: "audit" } })).ids, ["readers"]);
    assert.deepEqual((await ram.getPolicies({ policyNames: ["WRITERS", "nobody"] })).ids, ["writers"]);
    assert.deepEqual(sent(), ["ListPolicies", "ListPolicies", "ListPolicies"]);
    assert.deepEqual((await resultOf(ram.getPoliciesOutput({ policyType: "Custom" }))).ids, ids);
  });

  it("takes an empty list of names for a filter, which nothing passes, without a call", async () => {
    assert.deepEqual(await ram.getPolicies({ policyNames: [] }), { ids: [], policies: [] });
    assert.deepEqual(await ram.getRoles({ roleNames: [] }), { ids: [], roles: [] });
    assert.deepEqual(sent(), []);
  });

  it("getPolicy gives one with its document, and fails for none and for two", async () => {
    const found = await ram.getPolicy({ policyName: "readers" });
    assert.deepEqual([found.policyDocument, found.tags], [document("oss:Get*"), { team: "audit" }]);
    assert.equal((await ram.getPolicy({ policyName: "ReadOnlyAccess", policyType: "System" })).policyType, "System");
    assert.equal(
      (await failureOf(ram.getPolicy({ policyName: "ReadOnlyAccess" }))).message,
      "a custom and a system policy are called ReadOnlyAccess; say which by policyType",
    );
    assert.equal((await failureOf(ram.getPolicy({ policyName: "nobody" }))).message, "there is no policy nobody");
  });

  it("getRoles and getRole give roles, with a trust policy where it is one", async () => {
    assert.deepEqual((await ram.getRoles()).ids, ["Audit", "Deploy"]);
    assert.deepEqual((await ram.getRoles({ tags: { team: "audit" }, roleNames: ["deploy"] })).ids, ["Deploy"]);
    const { arn, assumeRolePolicyDocument, tags, maxSessionDuration } = await ram.getRole({ roleName: "Deploy" });
    assert.match(arn, /:role\/deploy$/);
    assert.deepEqual([assumeRolePolicyDocument, tags, maxSessionDuration], [trust(), { team: "audit" }, 3600]);
    const none = await failureOf(ram.getRole({ roleName: "nobody" }));
    assert.equal(none.message, "there is no role nobody in the account");
  });

  it("getEntitiesForPolicy says who has one", async () => {
    const { users, groups, roles } = await ram.getEntitiesForPolicy({ policyName: "readers" });
    assert.deepEqual([users, groups, roles.map(({ roleName }) => roleName)], [[], [], ["Deploy"]]);
  });

  it("getPolicyDocument makes JSON of statements, and calls nothing", async () => {
    const permissions = await ram.getPolicyDocument({
      statements: [
        {
          actions: ["oss:Get*"],
          resources: ["*"],
          conditions: [
            { operator: "IpAddress", variable: "acs:SourceIp", values: ["203.0.113.0/24"] },
            { operator: "IpAddress", variable: "acs:SourceIp", values: ["198.51.100.0/24"] },
          ],
        },
      ],
    });
    assert.deepEqual(JSON.parse(permissions.document), {
      Version: "1",
      Statement: [
        {
          Effect: "Allow",
          Action: ["oss:Get*"],
          Resource: ["*"],
          Condition: { IpAddress: { "acs:SourceIp": ["203.0.113.0/24", "198.51.100.0/24"] } },
        },
      ],
    });
    const principals = [{ entity: "Service", identifiers: ["ecs.aliyuncs.com"] } as const];
    const trusting = await ram.getPolicyDocument({ statements: [{ actions: ["sts:AssumeRole"], principals }] });
    assert.deepEqual(JSON.parse(trusting.document).Statement[0].Principal, { Service: ["ecs.aliyuncs.com"] });
    assert.deepEqual(sent(), []);
  });

  it("getPolicyDocument refuses what RAM would not take", async () => {
    const { message } = await failureOf(ram.getPolicyDocument({ statements: [{ actions: [], effect: "Deny" }] }));
    assert.equal(
      message,
      "document.Statement[0].Action must be a string or a list of at least one string; " +
        "document.Statement[0] must have either Resource or NotResource",
    );
  });
});
