import assert from "node:assert/strict";
import { startEmulator } from "../../emulator";
import { consistent, withinLimits } from "./consistent";
import { type Desk, openDesk } from "./desk";

// biome-ignore lint/suspicious/noExplicitAny: answers are read by field in assertions, which is the check of their type.
type Item = any;

describe("emulator: the seeded company", () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk({ seed: "company" });
  });
  after(() => desk.close());

  /** All pages of a CloudSSO list. */
  async function all(action: string, items: string, parameters: object = {}): Promise<Item[]> {
    const found: Item[] = [];
    let page: Item;
    do {
      const token = page?.NextToken === undefined ? {} : { NextToken: page.NextToken };
      page = await desk.cloudsso(action, { MaxResults: 20, ...parameters, ...token });
      found.push(...page[items]);
    } while (page.IsTruncated);
    assert.equal(found.length, page.TotalCounts ?? found.length, `all of ${action} was paged through`);
    return found;
  }

  it("breaks none of the rules that calls are held to", () => {
    consistent(desk.emulator);
    withinLimits(desk.emulator);
  });

  it("has 250 tagged accounts in folders of three levels, each answered with its place", async () => {
    assert.equal(desk.emulator.accountIds.length, 250);
    const names = new Set<string>();
    for (let PageNumber = 1; PageNumber <= 3; PageNumber += 1) {
      const { Accounts } = await desk.call("resourceDirectory", "ListAccounts", {
        PageNumber,
        PageSize: 100,
        IncludeTags: true,
      });
      for (const account of Accounts.Account) {
        names.add(account.DisplayName);
        assert.ok(
          account.Tags.Tag.some(({ Key }: Item) => Key === "cost-center"),
          account.DisplayName,
        );
      }
    }
    assert.equal(names.size, 250);
    const [accountId] = Object.values(desk.emulator.state.resourceDirectory.accounts)
      .filter(({ displayName }) => displayName === "payments-ledger-staging")
      .map((account) => account.accountId);
    const { Account } = await desk.call("resourceDirectory", "GetAccount", { AccountId: accountId });
    assert.equal(Account.Location, "root/workloads/payments/staging/payments-ledger-staging");
  });

  it("has people in groups, and a dozen access configurations with policies in many accounts", async () => {
    assert.equal((await all("ListUsers", "Users")).length, 180);
    const groups = await all("ListGroups", "Groups");
    assert.equal(groups.length, 22);
    for (const { GroupId, GroupName } of groups) {
      const { TotalCounts } = await desk.cloudsso("ListGroupMembers", { GroupId });
      assert.ok(TotalCounts > 0, `${GroupName} has members`);
    }
    const configurations = await all("ListAccessConfigurations", "AccessConfigurations");
    assert.equal(configurations.length, 12);
    const kinds = new Set<string>();
    for (const { AccessConfigurationId } of configurations) {
      const parameters = { AccessConfigurationId };
      const { PermissionPolicies } = await desk.cloudsso("ListPermissionPoliciesInAccessConfiguration", parameters);
      for (const { PermissionPolicyType } of PermissionPolicies) kinds.add(PermissionPolicyType);
      assert.ok(PermissionPolicies.length > 0);
    }
    assert.deepEqual([...kinds].sort(), ["Inline", "System"]);
    const grants = await all("ListAccessAssignments", "AccessAssignments");
    assert.ok(grants.length > 900);
    assert.deepEqual([...new Set(grants.map(({ PrincipalType }) => PrincipalType))].sort(), ["Group", "User"]);
  });

  it("has drift that can be read: stale accounts, a failed de-provisioning, a failed task, a foreign policy", async () => {
    const list = "ListAccessConfigurationProvisionings";
    const having = (ProvisioningStatus: string) =>
      all(list, "AccessConfigurationProvisionings", { ProvisioningStatus });
    const stale = (await having("ReprovisionRequired")).map((each) => each.AccessConfigurationName).sort();
    const [data, support] = ["DataEngineer", "Support"];
    assert.deepEqual(stale, [data, data, data, support, support, support]);
    const [stuck, ...others] = await having("DeprovisionFailed");
    assert.deepEqual([stuck.AccessConfigurationName, stuck.TargetName, others], ["BreakGlass", "sandbox-001", []]);
    const failed = await all("ListTasks", "Tasks", { Status: "Failed" });
    assert.deepEqual(failed.map(({ TaskType }) => TaskType).sort(), [
      "DeprovisionAccessConfiguration",
      "ProvisionAccessConfiguration",
    ]);
    for (const { FailureReason } of failed) assert.match(FailureReason, /AliyunReservedSSO-/);
    const { AccessConfigurationId } = (await all("ListAccessConfigurations", "AccessConfigurations")).find(
      ({ AccessConfigurationName }) => AccessConfigurationName === support,
    );
    const held = await desk.cloudsso("ListPermissionPoliciesInAccessConfiguration", { AccessConfigurationId });
    assert.ok(held.PermissionPolicies.some((policy: Item) => policy.PermissionPolicyName === "AliyunOSSFullAccess"));
  });

  it("has RAM users: programs with keys, people with logon profiles, groups with policies", async () => {
    const { Users } = await desk.ims("ListUsers", { MaxItems: 100 });
    assert.equal(Users.User.length, 26);
    const named = (name: string) =>
      Users.User.find((user: Item) => user.UserPrincipalName.startsWith(`${name}@`)).UserPrincipalName;
    const keys = await desk.ims("ListAccessKeys", { UserPrincipalName: named("terraform") });
    assert.equal(keys.AccessKeys.AccessKey.length, 2);
    const { LoginProfile } = await desk.ims("GetLoginProfile", { UserPrincipalName: named("break-glass-1") });
    assert.equal(LoginProfile.MFABindRequired, true);
    const { Policies } = await desk.call("ram", "ListPoliciesForGroup", { GroupName: "auditors" });
    assert.equal(Policies.Policy.length, 2);
  });

  it("is the same each time, and stays itself with other accounts or without a directory", async () => {
    const again = await startEmulator({ seed: "company" });
    const timeless = (state: unknown) => JSON.stringify(state).replace(/:\d{13}\b/g, ":time");
    assert.equal(timeless(again.state), timeless(desk.emulator.state));
    await again.close();
    for (const accounts of [0, 1, 40, 300]) {
      const other = await startEmulator({ seed: "company", accounts });
      consistent(other);
      assert.equal(other.accountIds.length, accounts);
      await other.close();
    }
    const bare = await startEmulator({ seed: "company", directory: false });
    assert.equal(bare.state.cloudsso.directory, null);
    assert.equal(Object.keys(Object.values(bare.state.ims)[0]?.users ?? {}).length, 26);
    await bare.close();
  });
});
