import assert from "node:assert/strict";
import { type Desk, openDesk } from "./desk";

describe("emulator: CloudSSO users and groups", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  const refused = (action: string, parameters: object) => desk.refused("cloudsso", action, { ...parameters });
  const newUser = async (UserName: string, more: object = {}): Promise<string> =>
    (await desk.cloudsso("CreateUser", { UserName, ...more })).User.UserId;

  it("make a user with what was given, enabled and by hand", async () => {
    const given = {
      UserName: "alice@example.com",
      DisplayName: "Alice",
      FirstName: "A",
      LastName: "L",
      Email: "a@example.com",
      Description: "first",
    };
    const { User } = await desk.cloudsso("CreateUser", { ...given, Tags: [{ Key: "team", Value: "a" }] });
    const { UserId, CreateTime, UpdateTime, ...rest } = User;
    assert.match(UserId, /^u-[a-z0-9]{20}$/);
    assert.deepEqual(rest, {
      ...given,
      Status: "Enabled",
      ProvisionType: "Manual",
      Tags: [{ Key: "team", Value: "a" }],
    });
    assert.deepEqual((await desk.cloudsso("GetUser", { UserId })).User, User);
  });

  it("keep user names, e-mail addresses and group names unique", async () => {
    await newUser("alice", { Email: "a@example.com" });
    const bob = await newUser("bob");
    await desk.cloudsso("CreateGroup", { GroupName: "Developers" });
    const { Group } = await desk.cloudsso("CreateGroup", { GroupName: "operators" });
    assert.equal(await refused("CreateUser", { UserName: "Alice" }), "Unverified.AlreadyExists.User");
    assert.equal(
      await refused("CreateUser", { UserName: "carol", Email: "A@example.com" }),
      "Unverified.AlreadyExists.User.Email",
    );
    assert.equal(
      await refused("UpdateUser", { UserId: bob, NewEmail: "a@example.com" }),
      "Unverified.AlreadyExists.User.Email",
    );
    assert.equal(await refused("CreateGroup", { GroupName: "developers" }), "Unverified.AlreadyExists.Group");
    const rename = { GroupId: Group.GroupId, NewGroupName: "developers" };
    assert.equal(await refused("UpdateGroup", rename), "Unverified.AlreadyExists.Group");
    await desk.cloudsso("UpdateGroup", { GroupId: Group.GroupId, NewGroupName: "Operators" });
  });

  it("change a user's status by its own operation, and leave its tags out of updates", async () => {
    const UserId = await newUser("alice", { Description: "first", Tags: [{ Key: "team", Value: "a" }] });
    const updated = (await desk.cloudsso("UpdateUser", { UserId, NewDisplayName: "Alice", NewDescription: "" })).User;
    assert.deepEqual([updated.DisplayName, updated.Description, "Tags" in updated], ["Alice", "", false]);
    await desk.cloudsso("UpdateUserStatus", { UserId, NewStatus: "Disabled" });
    assert.equal((await desk.cloudsso("ListUsers", { Status: "Disabled" })).TotalCounts, 1);
    assert.equal((await desk.cloudsso("ListUsers", { Status: "Enabled" })).TotalCounts, 0);
  });

  it("list memberships from both ends", async () => {
    const alice = await newUser("alice", { DisplayName: "Alice" });
    const { GroupId } = (await desk.cloudsso("CreateGroup", { GroupName: "developers" })).Group;
    await desk.cloudsso("AddUserToGroup", { GroupId, UserId: alice });
    const [member] = (await desk.cloudsso("ListGroupMembers", { GroupId })).GroupMembers;
    assert.deepEqual([member.UserId, member.DisplayName, member.Status], [alice, "Alice", "Enabled"]);
    const [joined] = (await desk.cloudsso("ListJoinedGroupsForUser", { UserId: alice })).JoinedGroups;
    assert.deepEqual([joined.GroupId, joined.GroupName, joined.UserId], [GroupId, "developers", alice]);
    assert.match(joined.JoinTime, /Z$/);
  });

  it("refuse repeated memberships, or accept them when told so", async () => {
    const pair = {
      UserId: await newUser("alice"),
      GroupId: (await desk.cloudsso("CreateGroup", { GroupName: "developers" })).Group.GroupId,
    };
    assert.equal(await refused("RemoveUserFromGroup", pair), "Unverified.NotThere.Group.User");
    await desk.cloudsso("AddUserToGroup", pair);
    assert.equal(await refused("AddUserToGroup", pair), "Unverified.AlreadySo.Group.User");
    await desk.emulator.control.setOptions({ repeatedMembership: "accept" });
    await desk.cloudsso("AddUserToGroup", pair);
    await desk.cloudsso("RemoveUserFromGroup", pair);
    await desk.cloudsso("RemoveUserFromGroup", pair);
  });

  it("tag by id, with or without the directory, and untag by key or all", async () => {
    const UserId = await newUser("alice");
    const tags = async () => (await desk.cloudsso("GetUser", { UserId })).User.Tags;
    const user = { ResourceType: "user" };
    const bare = { DirectoryId: undefined, ResourceId: [`${desk.emulator.directoryId}_${UserId}`] };
    await desk.cloudsso("TagResources", { ...user, ResourceId: [UserId], Tag: [{ Key: "a", Value: "1" }] });
    await desk.cloudsso("TagResources", {
      ...user,
      ...bare,
      Tag: [
        { Key: "a", Value: "2" },
        { Key: "b", Value: "3" },
      ],
    });
    assert.deepEqual(await tags(), [
      { Key: "a", Value: "2" },
      { Key: "b", Value: "3" },
    ]);
    await desk.cloudsso("UntagResources", { ...user, ResourceId: [UserId], TagKey: ["a"], All: true });
    assert.deepEqual(await tags(), [{ Key: "b", Value: "3" }]);
    await desk.cloudsso("UntagResources", { ...user, ResourceId: [UserId], All: true });
    assert.deepEqual(await tags(), []);
    const tagged = { ...user, ResourceId: [UserId], Tag: [{ Key: "c", Value: "4" }] };
    await desk.cloudsso("TagResources", tagged);
    const { TagResources } = await desk.cloudsso("ListTagResources", user);
    assert.deepEqual(TagResources, [{ ...user, ResourceId: UserId, TagKey: "c", TagValue: "4" }]);
    const reserved = { ...user, ResourceId: [UserId], Tag: [{ Key: "acs:x", Value: "" }] };
    assert.equal(await refused("TagResources", reserved), "InvalidParameter.TagKey");
  });

  it("are frozen while SCIM synchronization is on, when it brought them", async () => {
    const UserId = await newUser("alice");
    const snapshot = await desk.emulator.control.snapshot();
    const directory = snapshot.cloudsso.directory;
    assert.ok(directory);
    Object.assign(directory.users[UserId] ?? {}, { provisionType: "Synchronized" });
    directory.settings.scimSynchronization = "Enabled";
    await desk.emulator.control.restore(snapshot);
    assert.equal(await refused("UpdateUser", { UserId, NewDisplayName: "x" }), "Unverified.Synchronized.Principal");
    assert.equal(await refused("DeleteUser", { UserId }), "Unverified.Synchronized.Principal");
    await desk.cloudsso("UpdateUserStatus", { UserId, NewStatus: "Disabled" });
  });
});

describe("emulator: the directory", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk({ directory: false });
  });
  afterEach(() => desk.close());

  it("comes after the service, once, and goes before it", async () => {
    const status = async () => (await desk.cloudsso("GetServiceStatus")).ServiceStatus;
    assert.deepEqual(await status(), {
      Status: "Disabled",
      AccountId: "1000000000000000",
      RegionsInUse: [],
      PrerequisiteCheckResult: "Success",
    });
    assert.equal(await desk.refused("cloudsso", "CreateDirectory"), "Unverified.WrongState.Service");
    await desk.cloudsso("EnableService");
    const { Directory } = await desk.cloudsso("CreateDirectory", { DirectoryName: "my-company" });
    assert.match(Directory.DirectoryId, /^d-[a-z0-9]{12}$/);
    assert.equal(await desk.refused("cloudsso", "CreateDirectory"), "Unverified.QuotaReached.Directory");
    assert.deepEqual((await status()).RegionsInUse, ["cn-shanghai"]);
    assert.equal((await desk.cloudsso("ListDirectories")).TotalCounts, 1);
    assert.equal(await desk.refused("cloudsso", "DisableService"), "Unverified.InUse.Service.Directory");
    await desk.cloudsso("DeleteDirectory");
    assert.equal(await desk.refused("cloudsso", "GetDirectory", Directory), "EmulatorUnknownParameter");
    await desk.cloudsso("DisableService");
  });

  it("has the names that the rules allow", async () => {
    await desk.cloudsso("EnableService");
    const create = (DirectoryName: string) => desk.refused("cloudsso", "CreateDirectory", { DirectoryName });
    for (const name of ["a", "Upper", "-a", "a-", "a--b", "d-company", "x".repeat(65)]) {
      assert.equal(await create(name), "InvalidParameter.DirectoryName", name);
    }
    const { DirectoryId, DirectoryName } = (await desk.cloudsso("CreateDirectory")).Directory;
    assert.notEqual(DirectoryName, "");
    const rename = (NewDirectoryName: string) => desk.answer("cloudsso", "UpdateDirectory", { NewDirectoryName });
    assert.equal((await rename("d-other")).json.Code, "InvalidParameter.NewDirectoryName");
    assert.equal((await rename(DirectoryId)).json.Directory.DirectoryName, DirectoryId);
    assert.equal((await rename("my-company")).json.Directory.DirectoryName, "my-company");
  });

  it("is not deleted while something is in it, and counts what is", async () => {
    await desk.cloudsso("EnableService");
    await desk.cloudsso("CreateDirectory");
    const { GroupId } = (await desk.cloudsso("CreateGroup", { GroupName: "developers" })).Group;
    assert.equal(await desk.refused("cloudsso", "DeleteDirectory"), "Unverified.InUse.Directory");
    const { DirectoryStatistics } = await desk.cloudsso("GetDirectoryStatistics");
    const { GroupCount, UserCount, UserQuota, SSOEnabled } = DirectoryStatistics;
    assert.deepEqual([GroupCount, UserCount, UserQuota, SSOEnabled], [1, 0, 1000, false]);
    await desk.cloudsso("DeleteGroup", { GroupId });
    await desk.cloudsso("DeleteDirectory");
  });
});
