import assert from "node:assert/strict";
import { factsOf } from "../conformance";
import { onAccount, systemPolicy } from "../desk";
import { Ledger } from "../ledger";
import { type Furnished, furnish, type Given } from "./furnished";
import { writeRows } from "./write-rows";

describe("emulator: CloudSSO, parameters and fields of the facts table", () => {
  const ledger = new Ledger("cloudsso");
  let on: Furnished;
  before(async () => {
    on = await furnish(ledger);
  });
  after(() => on.desk.close());

  it("are all taken and all answered, each in its type", async () => {
    for (const [action, rowOf] of writeRows) {
      await on.restore();
      const row = rowOf(on);
      await row.first?.();
      await row.read();
      await on.call(action, row.send);
      await on.finish();
      await row.read();
    }
    await on.restore();
    await readEverything(on);
    assert.deepEqual(
      ledger.missing().filter((entry) => !neverAnswered.some((form) => form.test(entry))),
      [],
    );
  });
});

const neverAnswered: readonly RegExp[] = [
  // Taken, and explained nowhere.
  /: .*OriginTargetId$/,
  // A new access configuration is provisioned nowhere: its list is empty.
  /^CreateAccessConfiguration: .*StatusNotifications\[\]$/,
];

describe("emulator: CloudSSO, lists", () => {
  let on: Furnished;
  before(async () => {
    on = await furnish();
  });
  beforeEach(() => on.restore());
  after(() => on.desk.close());

  const scopes: Readonly<Record<string, (on: Furnished) => Given>> = {
    ListGroupMembers: ({ ids }) => ({ GroupId: ids.developers }),
    ListJoinedGroupsForUser: ({ ids }) => ({ UserId: ids.alice }),
    ListTagResources: () => ({ ResourceType: "user" }),
  };

  for (const { action, paging } of factsOf("cloudsso").operations) {
    if (paging === undefined) continue;
    it(`${action} goes from page to page`, async () => {
      if (action === "ListUserProvisioningEvents") await moreEvents(on);
      const scope = scopes[action]?.(on) ?? {};
      if (paging.size === undefined) {
        await manyTags(on);
        const first = await on.call(action, scope);
        const rest = await on.call(action, { ...scope, NextToken: first.NextToken });
        assert.deepEqual([first[paging.items].length, rest[paging.items].length, rest.NextToken], [100, 5, undefined]);
        return;
      }
      const whole = await on.call(action, scope);
      const all: unknown[] = whole[paging.items];
      assert.ok(all.length >= 3, `${all.length} are too few to tell`);
      assert.deepEqual(await walk(on, action, { ...scope, [paging.size]: 2 }, paging.items), all);
      assert.equal(whole.MaxResults, paging.initial);
      for (const size of [0, (paging.maximum ?? 0) + 1]) {
        const code = await on.desk.refused("cloudsso", action, { ...scope, [paging.size]: size });
        assert.equal(code, `InvalidParameter.${paging.size}`);
      }
    });
  }
});

/** All pages after one another; each but the last is full and says that there is more. */
async function walk(on: Furnished, action: string, send: Given, items: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let NextToken: string | undefined = ""; NextToken !== undefined; ) {
    const page: Given = await on.call(action, { ...send, NextToken });
    const rows = page[items] as unknown[];
    found.push(...rows);
    NextToken = page["NextToken"] as string | undefined;
    assert.equal(page["IsTruncated"], NextToken !== undefined);
    assert.ok(NextToken === undefined || rows.length === 2);
  }
  return found;
}

/** A hundred and five tags, on six people. */
async function manyTags(on: Furnished): Promise<void> {
  await on.plant((directory) => {
    const [alice, ...others] = Object.values(directory.users);
    const tags = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, "v"]));
    if (alice === undefined) return;
    for (const [index, user] of others.entries())
      user.tags = index === 0 ? { a: "1", b: "2", c: "3", d: "4", e: "5" } : {};
    alice.tags = tags;
    for (let copy = 0; copy < 4; copy += 1) {
      directory.users[`u-${copy}`] = { ...alice, userId: `u-${copy}`, sequence: 10_000 + copy, tags };
    }
  });
}

/** Two more pieces of work that fail: for a group whose members' names are taken twice over. */
async function moreEvents(on: Furnished): Promise<void> {
  for (const name of ["alice", "alice_sso", "bob", "bob_sso"]) {
    const UserPrincipalName = `${name}@${on.ids.management}.onaliyun.com`;
    await on.desk.ims("CreateUser", { UserPrincipalName, DisplayName: name });
  }
  await on.call("CreateUserProvisioning", {
    ...{ PrincipalType: "Group", PrincipalId: on.ids.developers, ...onAccount(on.ids.management) },
    ...{ DeletionStrategy: "Keep", DuplicationStrategy: "KeepBoth" },
  });
}

/** What no row of a write reads or sends. */
async function readEverything(on: Furnished): Promise<void> {
  const { ids, call } = on;
  const paged = { MaxResults: 1, NextToken: "" };
  const target = onAccount(ids.accounts[0]);
  const grantee = { PrincipalType: "Group", PrincipalId: ids.developers };
  const reader = { AccessConfigurationId: ids.reader };
  const red = [{ Key: "team", Value: "red" }];
  await call("GetServiceStatus");
  await call("GetDirectoryStatistics");
  await call("GetMFAAuthenticationStatus");
  await call("GetSCIMSynchronizationStatus");
  await call("ResetUserPassword", { UserId: ids.alice, GenerateRandomPassword: true });
  await call("GetUserId", { ExternalId: '{"Id":"alice-outside","Issuer":"SCIM"}' });
  await call("GetUser", { UserId: ids.alice });
  await call("ListUsers", { ...paged, Filter: "UserName sw a", ProvisionType: "Manual", Status: "Enabled", Tags: red });
  await call("ListUsers", paged);
  await call("ListGroups", { ...paged, ProvisionType: "Manual" });
  await call("ListGroupMembers", { ...paged, GroupId: ids.developers });
  await call("ListJoinedGroupsForUser", { ...paged, UserId: ids.alice });
  await call("TagResources", { ResourceType: "accessConfiguration", ResourceId: [ids.reader], Tag: red });
  await call("UntagResources", { ResourceType: "accessConfiguration", ResourceId: [ids.writer], All: true });
  await call("GetAccessConfiguration", reader);
  await call("ListTagResources", { ResourceType: "user", ResourceId: [ids.alice, ids.carol], Tag: red, NextToken: "" });
  await call("ListAccessConfigurations", { ...paged, Tags: red });
  await call("ListAccessConfigurations", paged);
  await call("ListPermissionPoliciesInAccessConfiguration", { ...reader, PermissionPolicyType: "System" });
  await call("ListAccessAssignments", { ...paged, ...reader, ...target, ...grantee, OriginTargetId: "" });
  await call("ListAccessAssignments", paged);
  await call("ListAccessConfigurationProvisionings", {
    ...paged,
    ...reader,
    ...target,
    ProvisioningStatus: "Provisioned",
    OriginTargetId: "",
  });
  await call("ListAccessConfigurationProvisionings", paged);
  await call("ListUserProvisionings", { ...paged, ...target, PrincipalType: "User", PrincipalId: ids.bob });
  await call("ListUserProvisionings", paged);
  await call("GetUserProvisioningStatistics", { UserProvisioningId: ids.failing });
  await call("ListUserProvisioningEvents", { ...paged, UserProvisioningId: ids.failing });
  await moreEvents(on);
  await call("ListUserProvisioningEvents", paged);

  await on.desk.emulator.control.fault({
    kind: "taskFailure",
    reason: "No permission.",
    action: "CreateAccessAssignment",
  });
  const grant = { ...reader, ...target, PrincipalType: "User", PrincipalId: ids.alice };
  const { Task } = await call("CreateAccessAssignment", grant);
  await on.finish();
  await call("GetTask", { TaskId: Task.TaskId });
  await call("GetTaskStatus", { TaskId: Task.TaskId });
  const Filter = `StartTime ge ${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}Z`;
  const ended = { TaskType: "CreateAccessAssignment", Status: "Failed", Filter };
  await call("ListTasks", { ...paged, ...grant, ...ended });
  await call("ListTasks", paged);

  await call("AddPermissionPolicyToAccessConfiguration", { ...reader, ...systemPolicy("AdministratorAccess") });
  await call("ListAccessConfigurations", { ...paged, StatusNotifications: "ReprovisionRequired" });
  await call("UpdateAccessConfiguration", { ...reader, NewDescription: "stale" });
  await call("GetAccessConfiguration", reader);
  const place = { AccessConfigurationId: ids.writer, ...target, OriginTargetId: "" };
  await call("ProvisionAccessConfiguration", place);
  await on.finish();
  await call("ListAccessConfigurationProvisionings", { AccessConfigurationId: ids.writer });
  await call("DeprovisionAccessConfiguration", place);
  await manyTags(on);
  await call("ListTagResources", { ResourceType: "user" });
}
