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
            { operator: "IpAddress", variable: "acs:SourceIp", values: ["203.0.113.0/24", "198.51.100.0/24"] },
            { operator: "Bool", variable: "acs:MFAPresent", values: ["true"] },
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
          Condition: {
            IpAddress: { "acs:SourceIp": ["203.0.113.0/24", "198.51.100.0/24"] },
            Bool: { "acs:MFAPresent": ["true"] },
          },
        },
      ],
    });
    const principals = [{ entity: "Service", identifiers: ["ecs.aliyuncs.com"] } as const];
    const trusting = await ram.getPolicyDocument({ statements: [{ actions: ["sts:AssumeRole"], principals }] });
    assert.deepEqual(JSON.parse(trusting.document).Statement[0].Principal, { Service: ["ecs.aliyuncs.com"] });
    assert.deepEqual(sent(), []);
  });

  const refusal = async (args: object) =>
    (await failureOf(ram.getPolicyDocument(args as ram.GetPolicyDocumentArgs))).message;

  it("getPolicyDocument refuses what RAM would not take", async () => {
    assert.equal(
      await refusal({ statements: [{ actions: [], effect: "Deny" }] }),
      "statements[0].actions must not be empty",
    );
    assert.equal(
      await refusal({ statements: [{ actions: ["oss:Get*"], effect: "Deny" }] }),
      "statements[0] must have either resources or notResources",
    );
    const resources = Array.from({ length: 700 }, (_, index) => `acs:oss:*:*:${index}`);
    assert.match(
      await refusal({ statements: [{ actions: ["oss:Get*"], resources }] }),
      /^document must have at most 6,144 characters as JSON, not /,
    );
  });

  it("bug: getPolicyDocument failed with a TypeError where there were no statements", async () => {
    assert.equal(await refusal({}), "statements is required");
    assert.equal(
      await refusal({ statement: [] }),
      "statement is not an argument; did you mean statements?; statements is required",
    );
  });

  it("bug: getPolicyDocument made 'or' of two conditions that ask for the same, and so allowed more", async () => {
    const from = (network: string) => ({ operator: "IpAddress", variable: "acs:SourceIp", values: [network] });
    const conditions = [from("203.0.113.0/24"), { ...from("198.51.100.0/24"), variable: "acs:sourceip" }];
    assert.equal(
      await refusal({ statements: [{ actions: ["oss:Get*"], resources: ["*"], conditions }] }),
      "statements[0].conditions[1] asks IpAddress of acs:sourceip as conditions[0] does, and no policy can ask for both; " +
        "where one of the values is enough, put them into one condition",
    );
  });

  it("bug: getPolicyDocument passed over a condition whose name was misspelt, and so allowed more", async () => {
    const condition = [{ operator: "IpAddress", variable: "acs:SourceIp", values: ["203.0.113.0/24"] }];
    assert.equal(
      await refusal({ statements: [{ actions: ["oss:Get*"], resources: ["*"], condition }] }),
      "statements[0] has no property condition; did you mean conditions?",
    );
  });

  it("bug: getPolicyDocument took a text for a list of letters, and told of names that no program gives", async () => {
    const conditions = [{ operator: "IpAddress", variable: "acs:SourceIp", values: "203.0.113.0/24" }];
    assert.equal(
      await refusal({ statements: [{ actions: "oss:Get*", resources: ["*"], conditions }] }),
      'statements[0].actions must be a list, not "oss:Get*"; ' +
        'statements[0].conditions[0].values must be a list, not "203.0.113.0/24"',
    );
  });

  it("getPolicyDocument says of each statement what a trust policy lacks, and what it has none of", async () => {
    const principals = [{ entity: "Service", identifiers: ["ecs.aliyuncs.com"] }];
    assert.equal(
      await refusal({ statements: [{ resources: ["*"], principals }, { actions: ["sts:AssumeRole"] }] }),
      "statements[0].actions is required in a trust policy, which principals make; " +
        "statements[0].resources is not in a trust policy, which principals make; " +
        "statements[1].principals is required in a trust policy, which principals make",
    );
  });
});
