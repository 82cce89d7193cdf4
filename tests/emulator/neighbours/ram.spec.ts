import assert from "node:assert/strict";
import { Heard } from "../clients/heard";
import { openApiCore } from "../clients/official";
import { factsOf } from "../conformance";
import { type Desk, openDesk } from "../desk";
import { Ledger } from "../ledger";
import { type Answered, document, domain, furnishRam, type Given, own, ramWrites, tag, trust } from "./ram-rows";
import { spoilt } from "./requests";

const service = "ram";
const system = { PolicyName: "ReadOnlyAccess", PolicyType: "System" };
const [alice, developers, deployer] = [{ UserName: "alice" }, { GroupName: "developers" }, { RoleName: "Deployer" }];

describe("emulator: RAM beside IMS", () => {
  const ledger = new Ledger(service);
  const heard = new Heard(openApiCore({ signs: "V3", place: "query", format: "JSON" }), service);
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk({}, ledger.note, heard.carry);
    await furnishRam(desk);
  });
  afterEach(() => desk.close());

  const call = (action: string, send: Given = {}): Promise<Answered> => desk.call(service, action, send);
  const refused = (action: string, send: Given = {}) => desk.refused(service, action, send);
  const options = (chosen: Parameters<Desk["emulator"]["control"]["setOptions"]>[0]) =>
    desk.emulator.control.setOptions(chosen);
  const writes = ramWrites(() => desk);

  it("has a row for each write of its table", () => {
    const listed = factsOf(service).operations.flatMap(({ action, kind }) => (kind === "write" ? [action] : []));
    assert.deepEqual(writes.map(([action]) => action).sort(), [...listed].sort());
  });

  for (const [action, rowOf] of writes) {
    it(`does what ${action} says`, async () => {
      const row = rowOf();
      await row.first?.();
      assert.deepEqual(await row.read(), row.before, "before");
      await call(action, row.send);
      assert.deepEqual(await row.read(), row.after, "after");
    });
  }

  it("empties a policy's description by an empty text, or does as its option says", async () => {
    const describedAs = async (NewDescription: string) => {
      await call("UpdatePolicyDescription", { PolicyName: "own", NewDescription });
      return (await call("GetPolicy", own)).Policy.Description;
    };
    assert.equal(await describedAs("x"), "x");
    await options({ emptyNewValue: "ignore" });
    assert.equal(await describedAs(""), "x");
    await options({ emptyNewValue: "clear" });
    assert.equal(await describedAs(""), "");
  });

  describe("refuses", () => {
    const right = {
      ...{ PolicyName: "own", PolicyType: "Custom", PolicyDocument: document("*"), VersionId: "v2" },
      ...{ ...alice, ...developers, ...deployer, AssumeRolePolicyDocument: trust("ecs.aliyuncs.com") },
      ...{ NewAssumeRolePolicyDocument: trust("ecs.aliyuncs.com"), NewDescription: "x", AccountAlias: "company" },
      ...{ ResourceType: "policy", ResourceNames: '["own"]', Tag: tag("k", "v") },
    };
    const names = {
      Policy: ["PolicyName"],
      "Policy.Version": ["VersionId"],
      User: ["UserName"],
      Group: ["GroupName"],
      Role: ["RoleName"],
    };
    const holders = { User: alice, Group: developers, Role: deployer };
    const attached = async (kind: keyof typeof holders) => {
      await call(`AttachPolicyTo${kind}`, { ...own, ...holders[kind] });
      return { ...own, ...holders[kind] };
    };
    const full = async (kind: keyof typeof holders) => {
      for (let count = 1; count <= 20; count += 1) {
        await call(`AttachPolicyTo${kind}`, { PolicyName: `S${count}Access`, PolicyType: "System", ...holders[kind] });
      }
      return { ...system, ...holders[kind] };
    };
    const deletion = async (kind: keyof typeof holders) => {
      await attached(kind);
      return { PolicyName: "own" };
    };
    const special: Readonly<Record<string, () => Promise<Given>>> = {
      "CreatePolicy EntityAlreadyExists.Policy": async () => ({ PolicyName: "OWN", PolicyDocument: document("*") }),
      "CreatePolicy MalformedPolicyDocument": async () => ({ PolicyName: "x", PolicyDocument: '{"Version":"2"}' }),
      "CreatePolicy LimitExceeded.Policy": async () => {
        const state = await desk.emulator.control.snapshot();
        const policies = state.ram["1000000000000000"]?.policies ?? {};
        const [one] = Object.values(policies);
        for (let count = 1; count < 1500; count += 1)
          if (one) policies[`p${count}`] = { ...one, policyName: `p${count}` };
        await desk.emulator.control.restore(state);
        return { PolicyName: "one-more", PolicyDocument: document("*") };
      },
      "CreatePolicyVersion MalformedPolicyDocument": async () => ({ PolicyName: "own", PolicyDocument: "nonsense" }),
      "CreatePolicyVersion LimitExceeded.Policy.Version": async () => {
        for (let count = 3; count <= 5; count += 1)
          await call("CreatePolicyVersion", { PolicyName: "own", PolicyDocument: document("*") });
        return { PolicyName: "own", PolicyDocument: document("*") };
      },
      "DeletePolicy DeleteConflict.Policy.User": () => deletion("User"),
      "DeletePolicy DeleteConflict.Policy.Group": () => deletion("Group"),
      "DeletePolicy DeleteConflict.Role.Policy": () => deletion("Role"),
      "DeletePolicy DeleteConflict.Policy.Version": async () => ({ PolicyName: "own" }),
      "DeletePolicyVersion DeleteConflict.Policy.Version.Default": async () => ({ PolicyName: "own", VersionId: "v1" }),
      "CreateRole EntityAlreadyExists.Role": async () => ({
        RoleName: "deployer",
        AssumeRolePolicyDocument: trust("x"),
      }),
      "CreateRole MalformedPolicyDocument": async () => ({ RoleName: "x", AssumeRolePolicyDocument: document("*") }),
      "CreateRole LimitExceeded.Role": async () => {
        const state = await desk.emulator.control.snapshot();
        const roles = state.ram["1000000000000000"]?.roles ?? {};
        const [one] = Object.values(roles);
        for (let count = 1; count < 1000; count += 1) if (one) roles[`${count}`] = { ...one, roleName: `r${count}` };
        await desk.emulator.control.restore(state);
        return { RoleName: "one-more", AssumeRolePolicyDocument: trust("x") };
      },
      "CreateRole invalid": async () => ({
        RoleName: "x",
        AssumeRolePolicyDocument: trust("x"),
        MaxSessionDuration: 60,
      }),
      "UpdateRole MalformedPolicyDocument": async () => ({ ...deployer, NewAssumeRolePolicyDocument: "nonsense" }),
      "DeleteRole DeleteConflict.Role.Policy": async () => {
        await attached("Role");
        return deployer;
      },
      "ListPolicies invalid": async () => ({ MaxItems: 1001 }),
      "ListRoles invalid": async () => ({ MaxItems: 0 }),
      "TagResources missing": async () => ({ ResourceType: "role", ResourceNames: '["none"]', Tag: tag("k", "v") }),
      "TagResources quota": async () => {
        const many = Array.from({ length: 21 }, (_, index) => ({ Key: `k${index}`, Value: "v" }));
        return { ResourceType: "role", ResourceNames: '["Deployer"]', Tag: JSON.stringify(many) };
      },
      "UntagResources missing": async () => ({ ResourceType: "role", ResourceNames: '["none"]', All: true }),
      "ListTagResources missing": async () => ({ ResourceType: "role", ResourceNames: '["none"]' }),
      "SetAccountAlias InvalidParameter.AccountAlias.Length": async () => ({ AccountAlias: "ab" }),
      "SetAccountAlias EntityAlreadyExists.AccountAlias": async () => {
        const state = await desk.emulator.control.snapshot();
        const ours = state.ims["1000000000000000"];
        if (ours) state.ims["1"] = { ...ours, accountId: "1", defaultDomain: "theirs.onaliyun.com" };
        await desk.emulator.control.restore(state);
        return { AccountAlias: "theirs" };
      },
    };
    for (const kind of ["User", "Group", "Role"] as const) {
      Object.assign(special, {
        [`AttachPolicyTo${kind} EntityAlreadyExists.${kind}.Policy`]: () => attached(kind),
        [`AttachPolicyTo${kind} LimitExceeded.${kind}.Policy`]: () => full(kind),
        [`DetachPolicyFrom${kind} EntityNotExist.${kind}.Policy`]: async () => ({ ...own, ...holders[kind] }),
      });
    }
    /** No document says how long a trust policy may be. */
    const unprovokable = /AssumeRolePolicyDocument\.Length$/;
    const forms = {
      missing: /^Unverified\.NotThere\./,
      quota: /^Unverified\.QuotaReached\./,
      invalid: /^InvalidParameter\./,
    };

    for (const operation of factsOf(service).operations) {
      for (const { code, reason } of operation.errors) {
        const row = `${operation.action} ${code ?? reason}`;
        if (unprovokable.test(row)) continue;
        it(row, async () => {
          const provoke = special[row];
          const send = provoke === undefined ? spoilt(operation, code ?? "", right, names) : await provoke();
          assert.ok(send, "there is a way to provoke it");
          const answered = await refused(operation.action, send);
          if (code !== null) assert.equal(answered, code);
          else assert.match(answered, forms[reason as keyof typeof forms]);
        });
      }
    }
  });

  it("stands in the way of IMS deletions by what it has attached, in whichever of the two it is looked at", async () => {
    await call("AttachPolicyToUser", { ...own, ...alice });
    await call("AttachPolicyToGroup", { ...system, ...developers });
    const user = { UserPrincipalName: `alice@${domain}` };
    assert.equal(await desk.refused("ims", "DeleteUser", user), "DeleteConflict.User.Policy");
    assert.equal(await desk.refused("ims", "DeleteGroup", developers), "DeleteConflict.Group.Policy");
    const { Users, Groups, Roles } = await call("ListEntitiesForPolicy", own);
    assert.deepEqual([Users.User[0].UserName, Groups.Group, Roles.Role], ["alice", [], []]);
    assert.equal((await call("GetPolicy", own)).Policy.AttachmentCount, 1);
    await call("DetachPolicyFromUser", { ...own, ...alice });
    await call("DetachPolicyFromGroup", { ...system, ...developers });
    await desk.ims("DeleteUser", user);
    await desk.ims("DeleteGroup", developers);
    assert.equal(await refused("ListPoliciesForUser", alice), "EntityNotExist.User");
  });

  it("follows a rename of the logon name, and takes no logon name itself", async () => {
    await call("AttachPolicyToUser", { ...system, ...alice });
    await desk.ims("UpdateUser", { UserPrincipalName: `alice@${domain}`, NewUserPrincipalName: `alicia@${domain}` });
    assert.equal(await refused("ListPoliciesForUser", alice), "EntityNotExist.User");
    assert.equal((await call("ListPoliciesForUser", { UserName: "alicia" })).Policies.Policy.length, 1);
    const logon = { ...system, UserName: `alicia@${domain}` };
    assert.equal(await refused("DetachPolicyFromUser", logon), "InvalidParameter.UserName.InvalidChars");
  });

  it("keeps grants of a resource group apart from those of the account", async () => {
    const scoped = { ...own, ...alice, ResourceGroupId: "rg-1" };
    await call("AttachPolicyToUser", scoped);
    assert.equal(await refused("AttachPolicyToUser", scoped), "EntityAlreadyExists.User.Policy");
    assert.deepEqual((await call("ListPoliciesForUser", alice)).Policies.Policy, []);
    await call("AttachPolicyToUser", { ...own, ...alice });
    await call("DetachPolicyFromUser", scoped);
    assert.equal(await refused("DetachPolicyFromUser", scoped), "EntityNotExist.User.Policy");
    assert.equal((await call("ListPoliciesForUser", alice)).Policies.Policy.length, 1);
  });

  it("rotates versions only when asked to, the oldest that is not the default, and uses no number twice", async () => {
    const add = (more: Given = {}) =>
      call("CreatePolicyVersion", { PolicyName: "own", PolicyDocument: document("*"), ...more });
    for (let count = 3; count <= 5; count += 1) await add();
    const RotateStrategy = "DeleteOldestNonDefaultVersionWhenLimitExceeded";
    const { PolicyVersion } = await add({ RotateStrategy, SetAsDefault: true });
    assert.deepEqual([PolicyVersion.VersionId, PolicyVersion.IsDefaultVersion], ["v6", true]);
    const { PolicyVersions } = await call("ListPolicyVersions", own);
    const ids = PolicyVersions.PolicyVersion.map(({ VersionId }: Answered) => VersionId);
    assert.deepEqual(ids, ["v1", "v3", "v4", "v5", "v6"]);
    await call("DeletePolicyVersion", { PolicyName: "own", VersionId: "v5" });
    assert.equal((await add()).PolicyVersion.VersionId, "v7");
    const long = (length: number) => document("x".repeat(length - document("").length));
    await add({ PolicyDocument: long(6144), RotateStrategy });
    assert.equal(
      await refused("CreatePolicyVersion", { PolicyName: "own", PolicyDocument: long(6145) }),
      "InvalidParameter.PolicyDocument.Length",
    );
  });

  it("gives both answers to what the documents leave open", async () => {
    const length = async () => (await call("GetRole", deployer)).Role.MaxSessionDuration;
    await call("UpdateRole", { ...deployer, NewDescription: "x" });
    assert.equal(await length(), 3600);
    await call("UpdateRole", { ...deployer, NewMaxSessionDuration: 7200 });
    await options({ roleSessionOnUpdate: "keep" });
    await call("UpdateRole", { ...deployer, NewDescription: "y" });
    assert.equal(await length(), 7200);
    await call("AttachPolicyToRole", { ...own, ...deployer });
    await options({ policyOnRoleCode: "DeleteConflict.Policy.Role" });
    const perform = desk.emulator.control.perform("ram", "DeletePolicy", { PolicyName: "own", CascadingDelete: true });
    await assert.rejects(perform, { code: "DeleteConflict.Policy.Role" });
    // The table lists the other code only.
    await desk.emulator.control.clearCalls();
  });

  it("lets a policy just detached stand in the way for the read lag", async () => {
    await options({ readLagMs: 2000 });
    await desk.emulator.control.advanceClock(3000);
    await call("AttachPolicyToUser", { ...own, ...alice });
    await call("DetachPolicyFromUser", { ...own, ...alice });
    const deletion = { PolicyName: "own", CascadingDelete: true };
    assert.equal(await refused("DeletePolicy", deletion), "DeleteConflict.Policy.User");
    await desk.emulator.control.advanceClock(3000);
    await call("DeletePolicy", deletion);
  });

  it("shows a role's ARN in lower case and its name as it was given", async () => {
    const { Role } = await call("GetRole", deployer);
    assert.deepEqual([Role.RoleName, Role.Arn], ["Deployer", "acs:ram::1000000000000000:role/deployer"]);
  });

  for (const [action, items, scope] of [
    ["ListPolicies", "Policies.Policy", {}],
    ["ListRoles", "Roles.Role", {}],
    ["ListTagResources", "TagResources", { ResourceType: "role" }],
  ] as const) {
    it(`${action} goes from page to page`, async () => {
      for (const name of ["A", "B"]) {
        await call("CreateRole", { RoleName: name, AssumeRolePolicyDocument: trust("x"), Tag: tag("k", name) });
      }
      await call("TagResources", { ResourceType: "role", ResourceNames: '["Deployer"]', Tag: tag("k", "d") });
      const list = (answer: Answered): Answered[] => items.split(".").reduce((inner, name) => inner[name], answer);
      const paging = factsOf(service).operations.find((each) => each.action === action)?.paging;
      assert.ok(paging?.size);
      const all = list(await call(action, scope));
      const found: Answered[] = [];
      for (let token: string | undefined = ""; token !== undefined; ) {
        const page: Answered = await call(action, { ...scope, [paging.size]: 2, [paging.token]: token });
        found.push(...list(page));
        token = page[paging.token];
      }
      assert.ok(all.length >= 3);
      assert.deepEqual(found, all);
    });
  }

  it("takes each parameter and answers each field of its table", async () => {
    for (const [action, rowOf] of writes) {
      await desk.emulator.control.reset();
      await furnishRam(desk);
      const row = rowOf();
      await row.first?.();
      await call(action, row.send);
    }
    await desk.emulator.control.reset();
    await furnishRam(desk);
    for (const [kind, holder] of [
      ["User", alice],
      ["Group", developers],
      ["Role", deployer],
    ] as const) {
      await call(`AttachPolicyTo${kind}`, { ...own, ...holder });
      await call(`ListPoliciesFor${kind}`, holder);
      const scoped = { ...system, ...holder, ResourceGroupId: "rg-1" };
      await call(`AttachPolicyTo${kind}`, scoped);
      await call(`DetachPolicyFrom${kind}`, scoped);
    }
    const Tag = tag("team", "red");
    for (const [ResourceType, name] of [
      ["policy", "own"],
      ["role", "Deployer"],
    ]) {
      await call("TagResources", { ResourceType, ResourceNames: JSON.stringify([name]), Tag });
    }
    await call("TagResources", { ResourceType: "policy", ResourceNames: '["own"]', Tag: tag("k", "v") });
    await call("ListTagResources", {
      ResourceType: "policy",
      ResourceNames: '["own"]',
      Tag,
      PageSize: 1,
      NextToken: "",
    });
    await call("GetPolicy", own);
    await call("GetPolicyVersion", { ...own, VersionId: "v1" });
    await call("ListPolicyVersions", own);
    await call("ListEntitiesForPolicy", own);
    await call("ListPolicies", { PolicyType: "Custom", Tag, MaxItems: 1, Marker: "" });
    await call("ListPolicies", { MaxItems: 1 });
    await call("CreateRole", { RoleName: "Second", AssumeRolePolicyDocument: trust("x"), Tag });
    await call("ListRoles", { Tag, MaxItems: 1, Marker: "" });
    await call("GetRole", deployer);
    await call("GetAccountAlias");
    assert.deepEqual(ledger.missing(), []);
    heard.judge(desk.emulator);
  });
});
