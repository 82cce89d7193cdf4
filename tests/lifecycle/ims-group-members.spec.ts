import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Values } from "../support/provider";
import { newRamGroup, newRamUser, type RamUser, ramMemberships } from "../support/ram-people";
import { ramOf } from "../support/view";
import { exclusiveListContract } from "./exclusive-list-contract";

const KIND = "ims:GroupMembers";

/** By the names of today. */
function wire({ cloud }: Lifecycle, groupId: unknown, userId: unknown): object {
  const { groups, users } = ramOf(cloud);
  return {
    GroupName: groups[String(groupId)]?.groupName,
    UserPrincipalName: users[String(userId)]?.userPrincipalName,
  };
}

exclusiveListContract(KIND, {
  id: ["groupId"],
  list: "userIds",
  foreign: "foreignUserIds",
  item: "member",
  items: "members",
  async furnish(here) {
    const groupId = await newRamGroup(here, "operators");
    const items = [];
    for (const name of ["ann", "ben", "cas", "dan"]) {
      const { UserId, UserPrincipalName } = await newRamUser(here, name);
      items.push({ value: UserId, label: `operators: ${name}`, shown: `${UserPrincipalName} (${UserId})` });
    }
    return { whose: { groupId }, named: `group ${groupId}`, items };
  },
  held: ramMemberships,
  actions: { list: "ListUsersForGroup", add: "AddUserToGroup", remove: "RemoveUserFromGroup" },
  add: (here, { groupId }, user) => here.console("AddUserToGroup", wire(here, groupId, user), "ims"),
  remove: (here, { groupId }, user) => here.console("RemoveUserFromGroup", wire(here, groupId, user), "ims"),
  vanish: (here) => here.console("DeleteGroup", { GroupName: "operators" }, "ims"),
  nobody: "200000000000000000",
  part: { kind: "ims:GroupMembership", of: ({ groupId }, userId) => ({ groupId, userId }) },
});

describe("ims.GroupMembers", () => {
  let here: Lifecycle;
  let group: string;
  let ann: RamUser;
  let ben: RamUser;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(async () => {
    await here.reset();
    group = await newRamGroup(here, "operators");
    ann = await newRamUser(here, "ann");
    ben = await newRamUser(here, "ben");
    await here.cloud.control.clearCalls();
  });

  const program = (...userIds: string[]): Values => ({ groupId: group, userIds });
  const renamed = (user: RamUser, name: string) => user.UserPrincipalName.replace(/^[^@]*/, name);
  const rename = (user: RamUser, name: string) =>
    here.console("UpdateUser", { UserId: user.UserId, NewUserPrincipalName: renamed(user, name) }, "ims");

  it("takes names for numbers, in whatever case, and records numbers", async () => {
    const one = here.resource(KIND);
    const named = { groupId: "Operators", userIds: [ann.UserPrincipalName.toUpperCase(), ben.UserId] };
    assert.equal(await one.up(named), "create");
    assert.equal(one.id, group);
    assert.deepEqual([one.outputs["groupId"], one.outputs["userIds"]], [group, [ann.UserId, ben.UserId]]);
    await here.later();
    await one.refresh();
    assert.deepEqual(await one.drift(named), []);
    assert.equal(await one.up(named), "same");
    assert.equal(await one.preview(program(ben.UserId, ann.UserId)), "same");
  });

  it("refuses one member by its number and by its name", async () => {
    const { message } = await failureOf(here.resource(KIND).preview(program(ann.UserId, ann.UserPrincipalName)));
    assert.equal(message, "userIds[1] is there already as userIds[0]");
  });

  it("stays as it is when the group and a member get other names, and program the new ones", async () => {
    const one = here.resource(KIND);
    await one.up(program(ann.UserPrincipalName));
    await here.later();
    await rename(ann, "anna");
    await here.console("UpdateGroup", { GroupName: "operators", NewGroupName: "admins" }, "ims");
    await here.cloud.control.clearCalls();
    assert.equal(await one.refresh(), "there");
    assert.equal(await one.up({ groupId: "admins", userIds: [renamed(ann, "anna")] }), "same");
    assert.deepEqual(here.writes(), []);
    await here.later();
    await one.destroy();
    assert.deepEqual(ramMemberships(here), []);
  });

  it("shows a member as changed, and replaces nothing, where the program's name is yet to be given to it", async () => {
    const one = here.resource(KIND);
    await one.up(program(ann.UserPrincipalName));
    await here.later();
    const wanted = { groupId: "admins", userIds: [renamed(ann, "anna")] };
    assert.equal(await one.preview(wanted), "update");
    await here.later();
    await rename(ann, "anna");
    await here.console("UpdateGroup", { GroupName: "operators", NewGroupName: "admins" }, "ims");
    assert.equal(await one.up(wanted), "same");
  });

  it("names whom it does not find, and writes nothing", async () => {
    const one = here.resource(KIND);
    await one.up(program(ann.UserId));
    await here.later();
    await here.cloud.control.clearCalls();
    const nobody = renamed(ann, "nobody");
    const { message } = await failureOf(one.up(program(ben.UserId, nobody)));
    const sentence = `there is no user ${nobody}; declare it in this program and use its output, or correct userIds[1]`;
    assert.equal(message, sentence);
    assert.deepEqual(here.writes(), []);
    const { message: created } = await failureOf(here.resource(KIND).up({ ...program(), groupId: "nothing" }));
    assert.equal(
      created,
      "there is no group nothing; declare it in this program and use its output, or correct groupId",
    );
  });

  it("asks for the names once for all lists of a run", async () => {
    const other = await newRamGroup(here, "auditors");
    await here.cloud.control.clearCalls();
    await here.resource(KIND).up(program(ann.UserPrincipalName, ben.UserPrincipalName));
    await here.resource(KIND).up({ groupId: other, userIds: [ann.UserPrincipalName] });
    const counts = ["ListUserBasicInfos", "ListGroups", "GetUser", "ListUsersForGroup"];
    assert.deepEqual(
      counts.map((action) => here.calls(action).length),
      [1, 1, 0, 2],
    );
  });

  it("refuses in the preview what is neither number nor logon name", async () => {
    const { message } = await failureOf(here.resource(KIND).preview(program("ann")));
    assert.equal(
      message,
      "userIds[0] must be the number of a RAM user, digits in quotes, as the id of an ims.User, or a logon name with its " +
        'domain, not "ann"',
    );
    assert.deepEqual(here.calls(), []);
  });

  describe("beside a list of a user's groups in the same program", () => {
    it("is refused where either names the membership, and welcome where neither does", async () => {
      const [members, groups] = [here.resource(KIND, "operators"), here.resource("ims:UserGroups", "ann-groups")];
      await members.preview(program(ann.UserId));
      assert.equal(
        (await failureOf(groups.preview({ userId: ann.UserId, groupIds: [] }))).message,
        "userId has one of its groups in the list operators of this program, and nothing can be in two lists; keep one " +
          "of the two",
      );
      await here.later();
      await groups.preview({ userId: ann.UserId, groupIds: [group] });
      assert.equal(
        (await failureOf(members.preview(program(ben.UserId)))).message,
        "groupId has one of its members in the list ann-groups of this program, and nothing can be in two lists; keep one " +
          "of the two",
      );
      await here.later();
      await groups.preview({ userId: ann.UserId, groupIds: [] });
      assert.equal(await members.preview(program(ben.UserId)), "create");
    });

    it("gives a membership to it without taking anybody out", async () => {
      const members = here.resource(KIND);
      await members.up(program(ann.UserId, ben.UserId));
      await here.later();
      await here.resource("ims:UserGroups", "ann-groups").up({ userId: ann.UserId, groupIds: [group] });
      await members.destroy();
      assert.deepEqual(ramMemberships(here), ["operators: ann"]);
    });
  });
});
