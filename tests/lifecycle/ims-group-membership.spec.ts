import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Values } from "../support/provider";
import { newRamGroup, newRamUser, type RamUser, ramMemberships } from "../support/ram-people";
import { ramOf } from "../support/view";
import { edgeContract } from "./edge-contract";

const KIND = "ims:GroupMembership";

/** By the names of today. */
function wire({ cloud }: Lifecycle, { groupId, userId }: Values): object {
  const { groups, users } = ramOf(cloud);
  return {
    GroupName: groups[String(groupId)]?.groupName,
    UserPrincipalName: users[String(userId)]?.userPrincipalName,
  };
}

edgeContract(KIND, {
  id: ["groupId", "userId"],
  async siblings(here) {
    const groupId = await newRamGroup(here, "operators");
    const programs: Values[] = [];
    for (const name of ["ann", "ben", "cas"]) programs.push({ groupId, userId: (await newRamUser(here, name)).UserId });
    return programs;
  },
  held: ramMemberships,
  list: "ListUsersForGroup",
  attach: (here, program) => here.console("AddUserToGroup", wire(here, program), "ims"),
  detach: (here, program) => here.console("RemoveUserFromGroup", wire(here, program), "ims"),
  vanish: (here) => here.console("DeleteGroup", { GroupName: "operators" }, "ims"),
});

describe("ims.GroupMembership", () => {
  let here: Lifecycle;
  let group: string;
  let ann: RamUser;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(async () => {
    await here.reset();
    group = await newRamGroup(here, "operators");
    ann = await newRamUser(here, "ann");
  });

  const program = (changes: Values = {}): Values => ({ groupId: group, userId: ann.UserId, ...changes });
  const rename = {
    group: () => here.console("UpdateGroup", { GroupName: "operators", NewGroupName: "admins" }, "ims"),
    user: () => {
      const NewUserPrincipalName = ann.UserPrincipalName.replace("ann", "anna");
      return here.console("UpdateUser", { UserId: ann.UserId, NewUserPrincipalName }, "ims");
    },
  };

  it("stays as it is when the group and the user get other names", async () => {
    const one = here.resource(KIND);
    await one.up(program());
    await rename.group();
    await rename.user();
    await here.later();
    assert.equal(await one.refresh(), "there");
    assert.equal(await one.up(program()), "same");
    await here.later();
    await one.destroy();
    assert.deepEqual(ramMemberships(here), []);
  });

  for (const [what, by] of Object.entries(rename)) {
    it(`is made and taken away although the ${what} was renamed after the names were listed`, async () => {
      for (const verb of ["up", "destroy"] as const) {
        const one = here.resource(KIND);
        if (verb === "destroy") {
          await here.reset();
          group = await newRamGroup(here, "operators");
          ann = await newRamUser(here, "ann");
          await one.up(program());
          await here.later();
        }
        const action = verb === "up" ? "AddUserToGroup" : "RemoveUserFromGroup";
        const held = await here.cloud.control.pause({ at: "before", action });
        const done = verb === "up" ? one.up(program()) : one.destroy();
        await held.reached();
        await by();
        await held.release();
        await done;
        assert.equal(ramMemberships(here).length, verb === "up" ? 1 : 0);
      }
    });
  }

  it("knows the new name of a user whom the same run renamed, and of a group", async () => {
    const [user, operators] = [here.resource("ims:User"), here.resource("ims:Group")];
    const { defaultDomain } = ramOf(here.cloud);
    const alice = { userPrincipalName: `alice@${defaultDomain}`, displayName: "Alice" };
    await user.up(alice);
    await operators.up({ groupName: "auditors" });
    await here.later();
    await here.resource(KIND).up(program());
    await user.up({ ...alice, userPrincipalName: `alicia@${defaultDomain}` });
    await operators.up({ groupName: "controllers" });
    await here.cloud.control.clearCalls();
    await here.resource(KIND).up({ groupId: operators.id, userId: user.id });
    assert.deepEqual(ramMemberships(here), ["controllers: alicia", "operators: ann"]);
    assert.equal(here.calls("AddUserToGroup").length, 1);
  });

  it("is made in a group and of a user that the same run made", async () => {
    await here.resource(KIND).up(program());
    const [user, operators] = [here.resource("ims:User"), here.resource("ims:Group")];
    await user.up({ userPrincipalName: `alice@${ramOf(here.cloud).defaultDomain}`, displayName: "Alice" });
    await operators.up({ groupName: "auditors" });
    await here.resource(KIND).up({ groupId: operators.id, userId: user.id });
    assert.deepEqual(ramMemberships(here), ["auditors: alice", "operators: ann"]);
  });

  it("lists the names once for all of a run", async () => {
    const all: Values[] = [];
    for (let index = 0; index < 5; index++)
      all.push(program({ userId: (await newRamUser(here, `user-${index}`)).UserId }));
    await here.cloud.control.clearCalls();
    await Promise.all(all.map((one) => here.resource(KIND).up(one)));
    const counts = ["ListUserBasicInfos", "ListGroups", "ListUsersForGroup", "GetUser", "AddUserToGroup"];
    assert.deepEqual(
      counts.map((action) => here.calls(action).length),
      [1, 1, 1, 0, 5],
    );
  });

  it("says of a group or a user that is not there what was looked for", async () => {
    const noGroup = await failureOf(here.resource(KIND).up(program({ groupId: "1000000000000000000" })));
    assert.match(noGroup.message, /there is no group 1000000000000000000 in the account; declare it in this program/);
    const noUser = await failureOf(here.resource(KIND).up(program({ userId: "200000000000000000" })));
    assert.match(noUser.message, /^there is no user 200000000000000000; declare it in this program/);
  });

  it("leaves the other members alone", async () => {
    const { UserPrincipalName } = await newRamUser(here, "ben");
    await here.console("AddUserToGroup", { GroupName: "operators", UserPrincipalName }, "ims");
    const one = here.resource(KIND);
    await one.up(program());
    await here.later();
    await one.destroy();
    assert.deepEqual(ramMemberships(here), ["operators: ben"]);
  });

  it("says why a user cannot be in one more group", async () => {
    await here.cloud.control.setOptions({ groupsPerUserQuota: 1 });
    await here.resource(KIND).up(program());
    const { message } = await failureOf(here.resource(KIND).up(program({ groupId: await newRamGroup(here, "more") })));
    assert.match(message, /^user \d+ in group \d+ could not be added: .*LimitExceeded\.User\.Group/);
  });

  it("is so although a membership of somebody else's cannot be seen yet", async () => {
    await here.later();
    await here.cloud.control.setOptions({ readLagMs: 2000 });
    await here.console("AddUserToGroup", wire(here, program()), "ims");
    await here.resource(KIND).up(program());
    assert.deepEqual(ramMemberships(here), ["operators: ann"]);
  });

  it("takes names for numbers, and is no other one under another name", async () => {
    const one = here.resource(KIND);
    const named = { groupId: "OPERATORS", userId: ann.UserPrincipalName };
    await one.up(named);
    assert.equal(one.id, `${group}:${ann.UserId}`);
    await here.later();
    await one.refresh();
    assert.equal(await one.up(named), "same");
    const wanted = { ...named, userId: ann.UserPrincipalName.replace("ann", "anna") };
    assert.equal(await one.preview(wanted), "update", "nobody has the name yet, so who gets it is not known");
    await here.later();
    await rename.user();
    assert.equal(await one.up(wanted), "same");
    const ben = await newRamUser(here, "ben");
    await here.later();
    assert.equal(await one.up({ ...named, userId: ben.UserPrincipalName }), "replace");
    assert.deepEqual(ramMemberships(here), ["operators: ben"]);
  });

  it("says in an update whom it does not find", async () => {
    const one = here.resource(KIND);
    await one.up(program());
    await here.later();
    const { message } = await failureOf(one.up(program({ userId: "nobody@example.com" })));
    assert.equal(
      message,
      "there is no user nobody@example.com; declare it in this program and use its output, or correct userId",
    );
    assert.deepEqual(ramMemberships(here), ["operators: ann"]);
  });

  it("refuses in the preview what is neither number nor name", async () => {
    const wrong = program({ groupId: "operators!", userId: "ann" });
    assert.deepEqual((await failureOf(here.resource(KIND).preview(wrong))).message.split("\n"), [
      'groupId must be the number of a group, digits in quotes, as the id of an ims.Group, or its name, not "operators!"',
      "userId must be the number of a RAM user, digits in quotes, as the id of an ims.User, or a logon name with its " +
        'domain, not "ann"',
    ]);
    assert.deepEqual(here.calls(), []);
  });
});
