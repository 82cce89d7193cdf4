import assert from "node:assert/strict";
import { type Desk, onAccount, openDesk } from "../desk";

describe("emulator: RAM user provisioning", () => {
  let desk: Desk;
  let account: string;
  beforeEach(async () => {
    desk = await openDesk();
    account = desk.emulator.accountIds[0] ?? "";
  });
  afterEach(() => desk.close());

  const user = async (UserName: string) => (await desk.cloudsso("CreateUser", { UserName })).User.UserId as string;
  const group = async (GroupName: string) =>
    (await desk.cloudsso("CreateGroup", { GroupName })).Group.GroupId as string;
  const into = async (PrincipalType: "User" | "Group", PrincipalId: string, more: object = {}) => {
    const strategies = { DeletionStrategy: "Delete", DuplicationStrategy: "KeepBoth", ...more };
    const target = onAccount(account);
    const made = await desk.cloudsso("CreateUserProvisioning", {
      PrincipalType,
      PrincipalId,
      ...target,
      ...strategies,
    });
    return made.UserProvisioning;
  };
  const events = async (parameters: object = {}) =>
    (await desk.cloudsso("ListUserProvisioningEvents", { ...parameters })).UserProvisioningEvents;
  const ramUsers = () =>
    Object.values(desk.emulator.state.ims[account]?.users ?? {}).map((each) => [
      each.userPrincipalName.split("@")[0],
      each.provisionType,
    ]);
  /** Somebody of that name is in the account already. */
  const present = async (name: string) => {
    account = desk.emulator.managementAccountId;
    const UserPrincipalName = `${name}@${account}.onaliyun.com`;
    return (await desk.ims("CreateUser", { UserPrincipalName, DisplayName: name })).User.UserId as string;
  };

  it("makes a RAM user in the account, and takes it away or leaves it", async () => {
    const alice = await user("alice@example.com");
    const { UserProvisioningId, Status, TargetPath, OwnerPk } = await into("User", alice);
    assert.deepEqual([Status, TargetPath, OwnerPk], ["Enabled", "rd-Em1D1r/root/account-1", "1000000000000000"]);
    assert.deepEqual(ramUsers(), [["alice", "CloudSSO"]]);
    assert.deepEqual(await events(), []);
    await desk.cloudsso("DeleteUserProvisioning", { UserProvisioningId });
    assert.deepEqual(ramUsers(), []);
    const again = await into("User", alice, { DeletionStrategy: "Keep" });
    await desk.cloudsso("DeleteUserProvisioning", { UserProvisioningId: again.UserProvisioningId });
    assert.deepEqual(ramUsers(), [["alice", "Manual"]]);
  });

  it("keeps both of a name, or takes the present one over", async () => {
    const own = await present("alice");
    const alice = await user("alice");
    const { UserProvisioningId } = await into("User", alice);
    assert.deepEqual(ramUsers(), [
      ["alice", "Manual"],
      ["alice_sso", "CloudSSO"],
    ]);
    await desk.cloudsso("DeleteUserProvisioning", { UserProvisioningId });
    await into("User", alice, { DuplicationStrategy: "TakeOver" });
    assert.deepEqual(ramUsers(), [["alice", "CloudSSO"]]);
    assert.deepEqual(Object.keys(desk.emulator.state.ims[account]?.users ?? {}), [own]);
  });

  it("takes a strategy in another case, and keeps it so; or not", async () => {
    await present("alice");
    const alice = await user("alice");
    const { DuplicationStrategy } = await into("User", alice, { DuplicationStrategy: "Takeover" });
    assert.equal(DuplicationStrategy, "Takeover");
    assert.deepEqual(ramUsers(), [["alice", "CloudSSO"]]);
    await desk.emulator.control.setOptions({ strategyCase: "exact" });
    const sent = { UserProvisioningId: "up-x", NewDuplicationStrategy: "Takeover" };
    assert.match(await desk.refused("cloudsso", "UpdateUserProvisioning", sent), /NewDuplicationStrategy/);
  });

  it("has an event for what failed, which counts until a retry succeeds", async () => {
    await present("alice");
    await present("alice_sso");
    const { UserProvisioningId } = await into("User", await user("alice"));
    const [event] = await events({ UserProvisioningId });
    assert.deepEqual(
      [event.SourceType, event.ErrorCount, event.ErrorInfo, event.PrincipalName],
      ["StartProvisioning", 1, "OperationConflict.UserProvisioning.Process.fail.ImsUserExists", "alice"],
    );
    const failed = async (action: string, parameters: object) =>
      (await desk.cloudsso(action, { ...parameters })).UserProvisioningStatistics;
    const own = await failed("GetUserProvisioningStatistics", { UserProvisioningId });
    const all = await failed("GetUserProvisioningRdAccountStatistics", { RdMemberId: account });
    assert.deepEqual([own.Type, own.EntityId, own.FailedEventCount], ["User Provisioning", UserProvisioningId, 1]);
    assert.deepEqual([all.Type, all.EntityId, all.FailedEventCount], ["RD Account", account, 1]);
    const retry = (DuplicationStrategy: string) =>
      desk.cloudsso("RetryUserProvisioningEvent", { EventId: event.EventId, DuplicationStrategy });
    await retry("KeepBoth");
    assert.equal((await events())[0].ErrorCount, 2);
    await retry("TakeOver");
    assert.deepEqual(await events(), []);
    assert.deepEqual(ramUsers()[0], ["alice", "CloudSSO"]);
    const gone = { EventId: event.EventId, UserProvisioningId };
    const code = await desk.refused("cloudsso", "DeleteUserProvisioningEvent", gone);
    assert.equal(code, "Unverified.NotThere.UserProvisioningEvent");
  });

  it("does its work while it answers, or a while after", async () => {
    await desk.emulator.control.setOptions({ userProvisioningWorkMs: 2000 });
    const later = () => desk.emulator.control.advanceClock(2000);
    await present("alice");
    await present("alice_sso");
    const { UserProvisioningId } = await into("User", await user("alice"));
    assert.deepEqual(await events(), []);
    await later();
    const [{ EventId }] = await events();
    await desk.cloudsso("RetryUserProvisioningEvent", { EventId, DuplicationStrategy: "KeepBoth" });
    assert.equal((await events())[0].ErrorCount, 1);
    await later();
    assert.equal((await events())[0].ErrorCount, 2);
    await desk.cloudsso("DeleteUserProvisioning", { UserProvisioningId });
    await desk.cloudsso("GetUserProvisioning", { UserProvisioningId });
    await later();
    const code = await desk.refused("cloudsso", "GetUserProvisioning", { UserProvisioningId });
    assert.equal(code, "EntityNotExists.UserProvisioning");
    assert.deepEqual(await events(), []);
  });

  it("can keep the events that succeeded, and show ids in paths", async () => {
    await desk.emulator.control.setOptions({ successfulEvents: "listed", userProvisioningPath: "ids" });
    const GroupId = await group("developers");
    const UserId = await user("alice");
    await into("Group", GroupId);
    await desk.cloudsso("AddUserToGroup", { GroupId, UserId });
    await desk.cloudsso("RemoveUserFromGroup", { GroupId, UserId });
    const found = await events();
    assert.deepEqual(
      found.map(({ SourceType, ErrorCount, TargetPath }: Record<string, unknown>) => [
        SourceType,
        ErrorCount,
        TargetPath,
      ]),
      ["AddUserToGroup", "RemoveUserFromGroup"].map((source) => [source, 0, `rd-Em1D1r/r-Ro0T01/${account}`]),
    );
  });

  it("follows a group's members, and shares a RAM user with another provisioning", async () => {
    const GroupId = await group("developers");
    const [alice, bob] = [await user("alice"), await user("bob")];
    await desk.cloudsso("AddUserToGroup", { GroupId, UserId: alice });
    await into("Group", GroupId);
    await desk.cloudsso("AddUserToGroup", { GroupId, UserId: bob });
    assert.deepEqual(ramUsers(), [
      ["alice", "CloudSSO"],
      ["bob", "CloudSSO"],
    ]);
    await into("User", bob, { DuplicationStrategy: "TakeOver" });
    for (const UserId of [alice, bob]) await desk.cloudsso("RemoveUserFromGroup", { GroupId, UserId });
    assert.deepEqual(ramUsers(), [["bob", "CloudSSO"]]);
  });

  it("is one a principal and account, stands in the way of deletion or goes along, and vanishes with the account", async () => {
    const UserId = await user("alice");
    const { UserProvisioningId } = await into("User", UserId);
    const twice = { PrincipalType: "User", PrincipalId: UserId, ...onAccount(account) };
    const strategies = { DeletionStrategy: "Keep", DuplicationStrategy: "KeepBoth" };
    const code = await desk.refused("cloudsso", "CreateUserProvisioning", { ...twice, ...strategies });
    assert.equal(code, "Unverified.AlreadySo.UserProvisioning");
    assert.equal(
      await desk.refused("cloudsso", "DeleteUser", { UserId }),
      "Unverified.InUse.Principal.UserProvisioning",
    );
    await desk.emulator.control.setOptions({ provisionedPrincipalDeletion: "clear" });
    await desk.cloudsso("DeleteUser", { UserId });
    assert.deepEqual(ramUsers(), []);
    const gone = await desk.refused("cloudsso", "GetUserProvisioning", { UserProvisioningId });
    assert.equal(gone, "EntityNotExists.UserProvisioning");
    await into("User", await user("bob"));
    await desk.emulator.control.removeAccount(account);
    assert.equal((await desk.cloudsso("ListUserProvisionings")).TotalCounts, 0);
  });

  it("has settings for all, in hours", async () => {
    const set = (parameters: object) =>
      desk.answer("cloudsso", "UpdateUserProvisioningConfiguration", { ...parameters });
    assert.equal((await set({ NewSessionDuration: 25 })).json.Code, "InvalidParameter.NewSessionDuration");
    assert.equal((await set({ NewDefaultLandingPage: "home" })).json.Code, "InvalidParameter.NewDefaultLandingPage");
    const { UserProvisioningConfiguration } = (await set({ NewSessionDuration: 24 })).json;
    assert.equal(UserProvisioningConfiguration.SessionDuration, 24);
    assert.equal(UserProvisioningConfiguration.DefaultLandingPage, "https://homenew.console.aliyun.com");
  });
});
