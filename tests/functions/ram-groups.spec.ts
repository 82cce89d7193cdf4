import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ims } from "../../provider";
import { type Program, resultOf, startProgram } from "../support/program";

/** More than one page. */
const MANY = 101;

describe("functions about groups of RAM users", () => {
  let program: Program;
  const groups = new Map<string, string>();
  const users = new Map<string, string>();

  const byConsole = (action: string, parameters: { readonly [name: string]: string }) =>
    program.cloud.control.perform("ims", action, parameters);
  const logon = (name: string) => `${name}@${program.cloud.managementAccountId}.onaliyun.com`;
  const sent = () => program.calls().map(({ action }) => action);

  before(async () => {
    program = await startProgram({ options: { listOrder: "newest first" } });
    for (let index = 0; index < MANY; index++) {
      const { Group } = await byConsole("CreateGroup", { GroupName: `team-${index}` });
      groups.set(`team-${index}`, (Group as { GroupId: string }).GroupId);
      const { User } = await byConsole("CreateUser", { UserPrincipalName: logon(`u-${index}`), DisplayName: "U" });
      users.set(logon(`u-${index}`), (User as { UserId: string }).UserId);
      await byConsole("AddUserToGroup", { GroupName: "team-0", UserPrincipalName: logon(`u-${index}`) });
    }
    await byConsole("UpdateGroup", { GroupName: "team-7", NewDisplayName: "Seven", NewComments: "on call" });
    await byConsole("AddUserToGroup", { GroupName: "team-7", UserPrincipalName: logon("u-0") });
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  it("getGroups gives all of them, in full pages, by name", async () => {
    const found = await ims.getGroups();
    assert.deepEqual(sent(), ["ListGroups", "ListGroups"]);
    const names = [...groups.keys()].sort();
    assert.deepEqual(
      found.groups.map(({ groupName }) => groupName),
      names,
    );
    assert.deepEqual(
      found.ids,
      names.map((name) => groups.get(name)),
    );
    assert.deepEqual(await resultOf(ims.getGroupsOutput()), found);
  });

  it("getGroup gives one by its name or its number, the same", async () => {
    const groupId = groups.get("team-7") ?? "";
    const { createDate, updateDate, ...named } = await ims.getGroup({ groupName: "team-7" });
    assert.match(`${createDate} ${updateDate}`, /^\d{4}-\d\d-\d\dT\S+Z \d{4}-\d\d-\d\dT\S+Z$/);
    assert.deepEqual(named, {
      id: groupId,
      groupId,
      groupName: "team-7",
      displayName: "Seven",
      comments: "on call",
    });
    assert.deepEqual(await ims.getGroup({ groupId }), { ...named, createDate, updateDate });
    const asOutput = await resultOf(ims.getGroupOutput({ groupName: pulumi.output("team-7") }));
    assert.equal(asOutput.id, groupId);
  });

  it("getGroup fails for none, and for a look-up by both or neither before anything is sent", async () => {
    await assert.rejects(ims.getGroup({ groupName: "team-x" }), /EntityNotExist\.Group/);
    await assert.rejects(ims.getGroup({ groupId: "1" }), { message: "there is no group 1 in the account" });
    await program.forget();
    const message = "exactly one of groupId and groupName must be given";
    for (const args of [{}, { groupId: "1", groupName: "team-1" }])
      await assert.rejects(ims.getGroup(args), { message });
    assert.deepEqual(sent(), []);
  });

  it("getGroupMembers gives the members in the order of their names, in full pages", async () => {
    const { ids, members } = await ims.getGroupMembers({ groupName: "team-0" });
    assert.deepEqual(sent(), ["ListUsersForGroup", "ListUsersForGroup"]);
    const names = [...users.keys()].sort();
    assert.deepEqual(
      ids,
      names.map((name) => users.get(name)),
    );
    const [{ joinDate, ...first } = { joinDate: "" }] = members;
    assert.match(joinDate, /^\d{4}-\d\d-\d\dT\S+Z$/);
    const [name = ""] = names;
    assert.deepEqual(first, {
      id: users.get(name),
      userId: users.get(name),
      userPrincipalName: name,
      displayName: "U",
    });
    const asOutput = await resultOf(ims.getGroupMembersOutput({ groupName: pulumi.output("team-7") }));
    assert.deepEqual(asOutput.ids, [users.get(logon("u-0"))]);
    assert.deepEqual(await ims.getGroupMembers({ groupName: "team-1" }), { ids: [], members: [] });
    await assert.rejects(ims.getGroupMembers({ groupName: "team-x" }), /EntityNotExist\.Group/);
  });

  it("getUserGroups gives the groups of a user by name or number", async () => {
    const found = await ims.getUserGroups({ userPrincipalName: logon("u-0") });
    assert.deepEqual(
      found.groups.map(({ groupName, displayName, comments }) => [groupName, displayName, comments]),
      [
        ["team-0", undefined, undefined],
        ["team-7", "Seven", "on call"],
      ],
    );
    assert.deepEqual(found.ids, [groups.get("team-0"), groups.get("team-7")]);
    const userId = users.get(logon("u-0")) ?? "";
    assert.deepEqual(await ims.getUserGroups({ userId }), found);
    assert.deepEqual(await resultOf(ims.getUserGroupsOutput({ userId: pulumi.output(userId) })), found);
    await assert.rejects(ims.getUserGroups({ userId: "200000000000000000" }), /EntityNotExist\.User/);
    await program.forget();
    const message = "exactly one of userId and userPrincipalName must be given";
    await assert.rejects(ims.getUserGroups({}), { message });
    assert.deepEqual(sent(), []);
  });
});
