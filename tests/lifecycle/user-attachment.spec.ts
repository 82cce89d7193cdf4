import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { memberships, newGroup, newUser, synchronize } from "../support/people";
import type { Values } from "../support/provider";
import { edgeContract } from "./edge-contract";

const KIND = "cloudsso:UserAttachment";

function wire({ directoryId, groupId, userId }: Values): object {
  return { DirectoryId: directoryId, GroupId: groupId, UserId: userId };
}

edgeContract(KIND, {
  id: ["directoryId", "groupId", "userId"],
  async siblings(here) {
    const groupId = await newGroup(here, "operators");
    const { directoryId } = here.cloud;
    const programs: Values[] = [];
    for (const name of ["ann", "ben", "cas"])
      programs.push({ directoryId, groupId, userId: await newUser(here, name) });
    return programs;
  },
  joined: ({ directoryId, groupId, userId }) => ({
    directoryId,
    groupId: `${directoryId}:${groupId}`,
    userId: `${directoryId}:${userId}`,
  }),
  held: memberships,
  list: "ListGroupMembers",
  attach: (here, program) => here.console("AddUserToGroup", wire(program)),
  detach: (here, program) => here.console("RemoveUserFromGroup", wire(program)),
  vanish: (here, { directoryId, groupId }) =>
    here.console("DeleteGroup", { DirectoryId: directoryId, GroupId: groupId }),
});

describe("cloudsso.UserAttachment", () => {
  let here: Lifecycle;
  let group: string;
  let ann: string;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(async () => {
    await here.reset();
    group = await newGroup(here, "operators");
    ann = await newUser(here, "ann");
  });

  const program = (changes: Values = {}): Values => ({
    directoryId: here.cloud.directoryId,
    groupId: group,
    userId: ann,
    ...changes,
  });

  it("is found gone with the group that somebody deleted, and says that there is none when it is made anew", async () => {
    const one = here.resource(KIND);
    await one.up(program());
    await here.console("RemoveUserFromGroup", wire(program()));
    await here.console("DeleteGroup", { DirectoryId: here.cloud.directoryId, GroupId: group });
    await here.later();
    assert.equal(await one.refresh(), "gone");
    const { message } = await failureOf(one.up(program()));
    const where = `in directory ${here.cloud.directoryId}`;
    assert.ok(message.startsWith(`there is no group ${group} ${where}; declare it in this program`), message);
  });

  it("says of a user that is not there what was looked for, and where", async () => {
    const { message } = await failureOf(here.resource(KIND).up(program({ userId: "u-nobody" })));
    const where = `in directory ${here.cloud.directoryId}`;
    assert.ok(message.startsWith(`there is no user u-nobody ${where}; declare it in this program`), message);
  });

  it("leaves the other members alone", async () => {
    const ben = await newUser(here, "ben");
    await here.console("AddUserToGroup", wire(program({ userId: ben })));
    const one = here.resource(KIND);
    await one.up(program());
    await here.later();
    assert.equal(await one.refresh(), "there");
    await one.destroy();
    assert.deepEqual(memberships(here), ["operators: ben"]);
  });

  for (const repeatedMembership of ["refuse", "accept"] as const) {
    it(`does not mind that somebody was faster, where the service would ${repeatedMembership} it`, async () => {
      await here.cloud.control.setOptions({ repeatedMembership });
      const held = await here.cloud.control.pause({ at: "before", action: "AddUserToGroup" });
      const up = here.resource(KIND).up(program());
      await held.reached();
      await here.console("AddUserToGroup", wire(program()));
      await held.release();
      assert.equal(await up, "create");
      assert.deepEqual(memberships(here), ["operators: ann"]);
    });
  }

  describe("in a group that the identity provider synchronized", () => {
    const frozen = (done: string) =>
      new RegExp(
        `^user ${ann} in group ${group} could not be ${done}: group ${group} was synchronized by the identity provider, and ` +
          "its members are frozen while SCIM synchronization is enabled; change them at the identity provider, or disable " +
          "the synchronization first \\(CloudSSO (Add|Remove)User\\w+ was refused with ",
      );

    it("says that members are frozen while the synchronization is enabled", async () => {
      synchronize(here, { group });
      await here.console("SetSCIMSynchronizationStatus", scim(here, "Enabled"));
      const { message } = await failureOf(here.resource(KIND).up(program()));
      assert.match(message, frozen("added"));
      assert.deepEqual(memberships(here), []);
    });

    it("says the same of a delete, and keeps the membership in the state", async () => {
      const one = here.resource(KIND);
      await one.up(program());
      synchronize(here, { group });
      await here.console("SetSCIMSynchronizationStatus", scim(here, "Enabled"));
      await here.later();
      const { message } = await failureOf(one.destroy());
      assert.match(message, frozen("removed"));
      assert.deepEqual(memberships(here), ["operators: ann"]);
    });

    it("works once the synchronization is disabled", async () => {
      synchronize(here, { group });
      await here.resource(KIND).up(program());
      assert.deepEqual(memberships(here), ["operators: ann"]);
    });
  });

  it("refuses in the preview what is no id of a group or a user", async () => {
    const { message } = await failureOf(here.resource(KIND).preview(program({ groupId: "operators", userId: group })));
    assert.deepEqual(message.split("\n"), [
      'groupId must be the id of a group (g-...), not "operators"',
      `userId must be the id of a user (u-...), not "${group}"`,
    ]);
    assert.deepEqual(here.calls(), []);
  });
});

function scim({ cloud }: Lifecycle, status: "Enabled" | "Disabled"): object {
  return { DirectoryId: cloud.directoryId, SCIMSynchronizationStatus: status };
}
