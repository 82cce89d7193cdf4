import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { newRamGroup, newRamUser, type RamUser, ramMemberships } from "../support/ram-people";
import { ramOf } from "../support/view";
import { exclusiveListContract } from "./exclusive-list-contract";

const KIND = "ims:UserGroups";

/** By the names of today. */
function wire({ cloud }: Lifecycle, groupId: unknown, userId: unknown): object {
  const { groups, users } = ramOf(cloud);
  return {
    GroupName: groups[String(groupId)]?.groupName,
    UserPrincipalName: users[String(userId)]?.userPrincipalName,
  };
}

exclusiveListContract(KIND, {
  id: ["userId"],
  list: "groupIds",
  foreign: "foreignGroupIds",
  item: "membership",
  items: "memberships",
  async furnish(here) {
    const { UserId } = await newRamUser(here, "ann");
    const items = [];
    for (const name of ["admins", "buyers", "cooks", "drivers"]) {
      const groupId = await newRamGroup(here, name);
      items.push({ value: groupId, label: `${name}: ann`, shown: `${name} (${groupId})` });
    }
    return { whose: { userId: UserId }, named: `user ${UserId}`, items };
  },
  held: ramMemberships,
  actions: { list: "ListGroupsForUser", add: "AddUserToGroup", remove: "RemoveUserFromGroup" },
  add: (here, { userId }, group) => here.console("AddUserToGroup", wire(here, group, userId), "ims"),
  remove: (here, { userId }, group) => here.console("RemoveUserFromGroup", wire(here, group, userId), "ims"),
  vanish: (here, { userId }) => {
    const { userPrincipalName: UserPrincipalName } = ramOf(here.cloud).users[String(userId)] ?? {};
    return here.console("DeleteUser", { UserPrincipalName }, "ims");
  },
  nobody: "1000000000000000000",
  part: { kind: "ims:GroupMembership", of: ({ userId }, groupId) => ({ groupId, userId }) },
});

describe("ims.UserGroups", () => {
  let here: Lifecycle;
  let ann: RamUser;
  let admins: string;
  let buyers: string;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(async () => {
    await here.reset();
    ann = await newRamUser(here, "ann");
    admins = await newRamGroup(here, "admins");
    buyers = await newRamGroup(here, "buyers");
    await here.cloud.control.clearCalls();
  });

  it("takes names for numbers, and stays as it is when they change", async () => {
    const one = here.resource(KIND);
    await one.up({ userId: ann.UserPrincipalName, groupIds: ["Admins", buyers] });
    assert.deepEqual([one.id, one.outputs["groupIds"]], [ann.UserId, [admins, buyers]]);
    const NewUserPrincipalName = ann.UserPrincipalName.replace("ann", "anna");
    await here.console("UpdateUser", { UserId: ann.UserId, NewUserPrincipalName }, "ims");
    await here.console("UpdateGroup", { GroupName: "admins", NewGroupName: "chiefs" }, "ims");
    await here.later();
    await here.cloud.control.clearCalls();
    await one.refresh();
    assert.equal(await one.up({ userId: NewUserPrincipalName, groupIds: [buyers, "chiefs"] }), "same");
    assert.deepEqual(here.writes(), []);
  });

  it("makes room where the user is in as many groups as the service allows, and no more than needed", async () => {
    await here.cloud.control.setOptions({ groupsPerUserQuota: 2 });
    const cooks = await newRamGroup(here, "cooks");
    const one = here.resource(KIND);
    await one.up({ userId: ann.UserId, groupIds: [admins, buyers] });
    await here.later();
    await here.cloud.control.clearCalls();
    await one.up({ userId: ann.UserId, groupIds: [buyers, cooks] });
    assert.deepEqual(ramMemberships(here), ["buyers: ann", "cooks: ann"]);
    assert.deepEqual(here.writes(), ["AddUserToGroup", "RemoveUserFromGroup", "AddUserToGroup"]);
  });

  it("says that there is no room where it wants more than the service allows", async () => {
    await here.cloud.control.setOptions({ groupsPerUserQuota: 1 });
    const { message } = await failureOf(here.resource(KIND).up({ userId: ann.UserId, groupIds: [admins, buyers] }));
    assert.match(message, /^1 membership could not be added to user \d+: \d+: .*LimitExceeded\.User\.Group/);
    assert.equal(ramMemberships(here).length, 1);
  });
});
