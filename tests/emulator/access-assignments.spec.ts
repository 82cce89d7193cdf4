import assert from "node:assert/strict";
import { type Desk, newConfiguration, onAccount, openDesk, provision } from "./desk";

describe("emulator: access assignments", () => {
  let desk: Desk;
  let AccessConfigurationId: string;
  let alice: string;
  let bob: string;
  const account = (index: number) => desk.emulator.accountIds[index];
  const grant = (PrincipalId: string, index = 0) => ({
    AccessConfigurationId,
    ...onAccount(account(index)),
    PrincipalType: PrincipalId.startsWith("g-") ? "Group" : "User",
    PrincipalId,
  });
  const assign = async (principal: string, index = 0) => {
    const { Task } = await desk.cloudsso("CreateAccessAssignment", grant(principal, index));
    await desk.emulator.control.finishTasks();
    return Task;
  };
  const provisioned = async () =>
    (await desk.cloudsso("ListAccessConfigurationProvisionings", { AccessConfigurationId })).TotalCounts;

  beforeEach(async () => {
    desk = await openDesk({ taskDurationMs: 60_000 });
    AccessConfigurationId = await newConfiguration(desk, "Admin");
    alice = (await desk.cloudsso("CreateUser", { UserName: "alice" })).User.UserId;
    bob = (await desk.cloudsso("CreateUser", { UserName: "bob" })).User.UserId;
  });
  afterEach(() => desk.close());

  it("provision the configuration where it is not yet, and are listed once their task has ended", async () => {
    const { Task } = await desk.cloudsso("CreateAccessAssignment", grant(alice));
    assert.deepEqual(
      [Task.TaskType, Task.Status, Task.PrincipalName],
      ["CreateAccessAssignment", "InProgress", "alice"],
    );
    assert.equal((await desk.cloudsso("ListAccessAssignments")).TotalCounts, 0);
    await desk.emulator.control.finishTasks();
    const [row] = (await desk.cloudsso("ListAccessAssignments")).AccessAssignments;
    assert.deepEqual(
      [row.PrincipalId, row.PrincipalName, row.TargetName, row.AccessConfigurationName],
      [alice, "alice", "account-1", "Admin"],
    );
    assert.equal(await provisioned(), 1);
  });

  it("of two principals on one account wait for each other", async () => {
    await desk.cloudsso("CreateAccessAssignment", grant(alice));
    assert.equal(await desk.refused("cloudsso", "CreateAccessAssignment", grant(bob)), "OperationConflict.Task");
    await desk.cloudsso("CreateAccessAssignment", grant(bob, 1));
  });

  it("of two principals on one account run side by side where only the same one is in the way", async () => {
    await desk.emulator.control.setOptions({ conflictScope: "assignment" });
    await desk.cloudsso("CreateAccessAssignment", grant(alice));
    await desk.cloudsso("CreateAccessAssignment", grant(bob));
    for (const [action, request] of [
      ["CreateAccessAssignment", grant(bob)],
      ["DeleteAccessAssignment", grant(alice)],
      ["ProvisionAccessConfiguration", { AccessConfigurationId, ...onAccount(account(0)) }],
    ] as const) {
      assert.equal(await desk.refused("cloudsso", action, request), "OperationConflict.Task");
    }
    await desk.emulator.control.finishTasks();
    assert.equal((await desk.cloudsso("ListAccessAssignments")).TotalCounts, 2);
  });

  it("are refused, fail in their task or are accepted when they exist already, as the option says", async () => {
    await assign(alice);
    assert.equal(
      await desk.refused("cloudsso", "CreateAccessAssignment", grant(alice)),
      "Unverified.AlreadySo.AccessAssignment",
    );
    const status = async () => {
      const { TaskId } = await assign(alice);
      return (await desk.cloudsso("GetTaskStatus", { TaskId })).TaskStatus.Status;
    };
    await desk.emulator.control.setOptions({ repeatedGrant: "task fails" });
    assert.equal(await status(), "Failed");
    await desk.emulator.control.setOptions({ repeatedGrant: "accept" });
    assert.equal(await status(), "Success");
    assert.equal((await desk.cloudsso("ListAccessAssignments")).TotalCounts, 1);
  });

  it("take the role out of the account with the last of them, only when asked to", async () => {
    const last = { DeprovisionStrategy: "DeprovisionForLastAccessAssignmentOnAccount" };
    await assign(alice);
    await assign(bob);
    const remove = async (principal: string, strategy: object) => {
      await desk.cloudsso("DeleteAccessAssignment", { ...grant(principal), ...strategy });
      await desk.emulator.control.finishTasks();
    };
    await remove(alice, last);
    assert.equal(await provisioned(), 1);
    await remove(bob, {});
    assert.equal(await provisioned(), 1);
    await assign(bob);
    await remove(bob, last);
    assert.equal(await provisioned(), 0);
    assert.equal(
      await desk.refused("cloudsso", "DeleteAccessAssignment", grant(bob)),
      "EntityNotExists.AccessAssignment",
    );
  });

  it("are found by whole pairs; half a pair filters nothing, or is refused", async () => {
    await assign(alice);
    await assign(bob, 1);
    const count = async (filter: object) => (await desk.cloudsso("ListAccessAssignments", { ...filter })).TotalCounts;
    assert.equal(await count({ PrincipalType: "User", PrincipalId: bob }), 1);
    assert.equal(await count({ ...onAccount(account(0)) }), 1);
    assert.equal(await count({ TargetId: account(0) }), 2);
    await desk.emulator.control.setOptions({ halfFilterPair: "refuse" });
    assert.equal(await desk.refused("cloudsso", "ListAccessAssignments", { TargetId: account(0) }), "MissingParameter");
  });

  it("refuse what is not there", async () => {
    const refused = (change: object) =>
      desk.refused("cloudsso", "CreateAccessAssignment", { ...grant(alice), ...change });
    assert.equal(await refused({ PrincipalId: "u-none" }), "EntityNotExists.User");
    assert.equal(await refused({ PrincipalType: "Group", PrincipalId: "g-none" }), "EntityNotExists.Group");
    assert.equal(await refused({ AccessConfigurationId: "ac-none" }), "EntityNotExists.AccessConfiguration");
    assert.equal(await refused({ TargetId: "42" }), "Unverified.NotThere.Target");
    assert.equal(await refused({ DirectoryId: "d-none" }), "EntityNotExists.Directory");
  });

  it("fail in their task when the principal or the account has gone meanwhile", async () => {
    const first = await desk.cloudsso("CreateAccessAssignment", grant(alice));
    const second = await desk.cloudsso("CreateAccessAssignment", grant(bob, 1));
    await desk.cloudsso("DeleteUser", { UserId: alice });
    await desk.emulator.control.removeAccount(account(1) ?? "");
    await desk.emulator.control.finishTasks();
    for (const { Task } of [first, second]) {
      const { TaskStatus } = await desk.cloudsso("GetTaskStatus", { TaskId: Task.TaskId });
      assert.deepEqual([TaskStatus.Status, typeof TaskStatus.FailureReason], ["Failed", "string"]);
    }
    assert.equal((await desk.cloudsso("ListAccessAssignments")).TotalCounts, 0);
    assert.equal(await provisioned(), 0);
  });

  it("reach the management account too, by its id alone", async () => {
    const TargetId = desk.emulator.managementAccountId;
    await desk.cloudsso("CreateAccessAssignment", { ...grant(alice), TargetId });
    await desk.emulator.control.finishTasks();
    assert.equal((await desk.cloudsso("ListAccessAssignments")).AccessAssignments[0].TargetId, TargetId);
  });

  it("hold their principals: users and groups go after them, and after memberships", async () => {
    const { Group } = await desk.cloudsso("CreateGroup", { GroupName: "developers" });
    const { GroupId } = Group;
    await desk.cloudsso("AddUserToGroup", { GroupId, UserId: alice });
    await assign(GroupId);
    await assign(bob, 1);
    assert.equal(
      await desk.refused("cloudsso", "DeleteUser", { UserId: bob }),
      "DeletionConflict.User.AccessAssigment",
    );
    assert.equal(await desk.refused("cloudsso", "DeleteGroup", { GroupId }), "DeletionConflict.Group.AccessAssigment");
    assert.equal(await desk.refused("cloudsso", "DeleteUser", { UserId: alice }), "Unverified.InUse.User.Group");
    await desk.cloudsso("DeleteAccessAssignment", grant(GroupId));
    await desk.emulator.control.finishTasks();
    assert.equal(await desk.refused("cloudsso", "DeleteGroup", { GroupId }), "Unverified.InUse.Group.User");
    await desk.cloudsso("RemoveUserFromGroup", { GroupId, UserId: alice });
    await desk.cloudsso("DeleteGroup", { GroupId });
    await desk.cloudsso("DeleteUser", { UserId: alice });
  });

  it("vanish with an account that leaves the resource directory, provisionings included", async () => {
    await assign(alice);
    await provision(desk, AccessConfigurationId, account(1));
    await desk.emulator.control.removeAccount(account(0) ?? "");
    assert.equal((await desk.cloudsso("ListAccessAssignments")).TotalCounts, 0);
    assert.equal(await provisioned(), 1);
  });
});
