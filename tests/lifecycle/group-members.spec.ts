import assert from "node:assert/strict";
import { systemClock } from "../../provider/client/wait";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import { memberships, newGroup, newUser, synchronize } from "../support/people";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { directoryOf } from "../support/view";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, upOf } from "./disturbed";

const KIND = "cloudsso:GroupMembers";
const ATTACHMENT = "cloudsso:UserAttachment";

describe("cloudsso.GroupMembers", () => {
  let here: Lifecycle<ProviderHere>;
  let group: string;
  let ann: string;
  let ben: string;
  let cas: string;
  let dan: string;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => begin());

  async function begin(): Promise<void> {
    await here.reset();
    await people();
  }

  async function people(): Promise<void> {
    group = await newGroup(here, "operators");
    [ann = "", ben = "", cas = "", dan = ""] = await Promise.all(
      ["ann", "ben", "cas", "dan"].map((name) => newUser(here, name)),
    );
    await here.cloud.control.clearCalls();
  }

  const program = (...userIds: string[]): Values => ({ directoryId: here.cloud.directoryId, groupId: group, userIds });
  const wire = (userId: string) => ({ DirectoryId: here.cloud.directoryId, GroupId: group, UserId: userId });
  const add = (userId: string) => here.console("AddUserToGroup", wire(userId));
  const remove = (userId: string) => here.console("RemoveUserFromGroup", wire(userId));
  const members = () => memberships(here).map((text) => text.replace("operators: ", ""));

  async function existing(...userIds: string[]): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(...userIds)), "create");
    await nextCommand();
    return one;
  }

  async function nextCommand(): Promise<void> {
    await here.later();
    await here.cloud.control.clearCalls();
  }

  /** Nothing is left to do, before a refresh and after it. */
  async function assertSettled(one: Managed, wanted: Values): Promise<void> {
    assert.equal(await one.preview(wanted), "same");
    await nextCommand();
    assert.equal(await one.refresh(), "there");
    assert.deepEqual(await one.drift(wanted), []);
    assert.equal(await one.up(wanted), "same");
    assert.deepEqual(here.writes(), []);
  }

  it("is made so, and the same program changes nothing, in whatever order", async () => {
    const one = await existing(cas, ann);
    assert.deepEqual(members(), ["ann", "cas"]);
    assert.equal(one.id, `${here.cloud.directoryId}:${group}`);
    await assertSettled(one, program(cas, ann));
    assert.equal(await one.preview(program(ann, cas)), "same");
  });

  it("adds before it takes out, and sends only what changed", async () => {
    const one = await existing(ann, ben);
    assert.equal(await one.up(program(ben, cas, dan)), "update");
    assert.deepEqual(members(), ["ben", "cas", "dan"]);
    assert.deepEqual(here.writes(), ["AddUserToGroup", "AddUserToGroup", "RemoveUserFromGroup"]);
    await assertSettled(one, program(ben, cas, dan));
  });

  it("takes out whom it finds at its creation, and names them in the preview", async () => {
    await add(dan);
    await add(ann);
    const one = here.resource(KIND);
    await one.preview(program(ann, ben));
    const warning = `warning: removes 1 member from group ${group} that the list lacks: dan (${dan})`;
    assert.deepEqual(here.provider.said, [warning]);
    await nextCommand();
    await one.up(program(ann, ben));
    assert.deepEqual(here.provider.said, [warning]);
    assert.deepEqual(members(), ["ann", "ben"]);
    await assertSettled(one, program(ann, ben));
  });

  it("says whom it takes out that no preview could show", async () => {
    const one = await existing(ann);
    await add(dan);
    await one.up(program(ann, ben));
    assert.deepEqual(here.provider.said, [`removed 1 member from group ${group} that the list lacks: dan (${dan})`]);
    assert.deepEqual(members(), ["ann", "ben"]);
  });

  it("adopts in silence what is so, and sends nothing", async () => {
    await add(ann);
    const one = here.resource(KIND);
    await one.up(program(ann));
    assert.deepEqual([here.writes(), here.provider.said], [[], []]);
    await assertSettled(one, program(ann));
  });

  it("empties the group with an empty list", async () => {
    const one = await existing(ann, ben);
    assert.equal(await one.up(program()), "update");
    assert.deepEqual(members(), []);
    await assertSettled(one, program());
  });

  it("takes joined ids for bare ones, and refuses one that is there twice", async () => {
    const one = here.resource(KIND);
    const joined = (id: string) => `${here.cloud.directoryId}:${id}`;
    const wanted = { ...program(joined(ann), ben), groupId: joined(group) };
    await one.up(wanted);
    assert.deepEqual(members(), ["ann", "ben"]);
    await assertSettled(one, wanted);
    assert.equal(await one.preview(program(ben, ann)), "same");
    const { message } = await failureOf(one.preview(program(ann, joined(ann))));
    assert.equal(message, "userIds[1] is there already as userIds[0]");
  });

  it("refuses in the preview what is no id of a user", async () => {
    const { message } = await failureOf(here.resource(KIND).preview(program(ann, "ben")));
    assert.equal(message, 'userIds[1] must be the id of a user (u-...), not "ben"');
    assert.deepEqual(here.calls(), []);
  });

  describe("drift", () => {
    it("shows whom somebody added behind those of the program, and takes them out", async () => {
      const one = await existing(cas, ann);
      await add(dan);
      await one.refresh();
      assert.deepEqual(await one.drift(program(cas, ann)), ["foreignUserIds", "userIds"]);
      assert.deepEqual([one.inputs["userIds"], one.inputs["foreignUserIds"]], [[cas, ann, dan], [dan]]);
      assert.equal(await one.up(program(cas, ann)), "update");
      assert.deepEqual(members(), ["ann", "cas"]);
      assert.deepEqual(here.provider.said, [], "the preview has shown it");
      await assertSettled(one, program(cas, ann));
    });

    it("shows whom somebody took out, and adds them again", async () => {
      const one = await existing(cas, ann);
      await remove(cas);
      await one.refresh();
      assert.deepEqual(one.inputs["userIds"], [ann]);
      assert.equal(await one.up(program(cas, ann)), "update");
      assert.deepEqual(members(), ["ann", "cas"]);
      await assertSettled(one, program(cas, ann));
    });

    it("finds it gone with the group that somebody deleted", async () => {
      const one = await existing(ann);
      const { recorded } = one;
      await remove(ann);
      await here.console("DeleteGroup", { DirectoryId: here.cloud.directoryId, GroupId: group });
      assert.equal(await one.refresh(), "gone");
      const { message } = await failureOf(one.up(program(ann)));
      assert.ok(message.startsWith(`there is no group ${group} in directory`), message);
      one.recorded = recorded;
      await nextCommand();
      await one.destroy();
      assert.deepEqual(here.writes(), []);
    });
  });

  describe("delete", () => {
    it("takes out whom the list names, and leaves others", async () => {
      const one = await existing(ann, ben);
      await add(dan);
      await one.destroy();
      assert.deepEqual(members(), ["dan"]);
    });

    it("takes out whom somebody added and the program has listed since", async () => {
      const one = await existing(ann, ben);
      await add(dan);
      await one.refresh();
      await nextCommand();
      await one.up(program(ann, ben, dan));
      assert.deepEqual(here.writes(), []);
      await nextCommand();
      await one.destroy();
      assert.deepEqual(members(), []);
    });

    it("leaves others that a refresh has shown, too", async () => {
      const one = await existing(ann, ben);
      await add(dan);
      await one.refresh();
      await here.later();
      await one.destroy();
      assert.deepEqual(members(), ["dan"]);
    });
  });

  describe("a half failure", () => {
    it("leaves in the state who is a member, and the next up goes on", async () => {
      const one = here.resource(KIND);
      await here.cloud.control.fault({ kind: "refuse", code: "Busy", status: 400, action: "AddUserToGroup", times: 2 });
      const { message } = await failureOf(one.up(program(ann, ben, cas)));
      assert.match(message, new RegExp(`^2 members could not be added to group ${group}: u-\\w+: .* Busy.*, u-\\w+: `));
      assert.equal(members().length, 1);
      assert.equal((one.outputs["userIds"] as string[]).length, 1);
      await nextCommand();
      assert.equal(await one.up(program(ann, ben, cas)), "update");
      assert.deepEqual(members(), ["ann", "ben", "cas"]);
      assert.equal(here.writes().length, 2);
    });

    it("takes nobody out while somebody cannot be added", async () => {
      const one = await existing(ann);
      const { message } = await failureOf(one.up(program("u-nobody")));
      assert.match(
        message,
        /^1 member could not be added to group g-\w+: u-nobody: CloudSSO AddUserToGroup .*; nothing is removed before all are added$/,
      );
      assert.deepEqual(members(), ["ann"]);
      assert.deepEqual([one.outputs["userIds"], one.outputs["foreignUserIds"]], [[ann], [ann]]);
    });

    it("tries no other user after a denial", async () => {
      const users: string[] = [];
      for (let index = 0; index < 20; index++) users.push(await newUser(here, `user-${index}`));
      await here.cloud.control.fault({
        kind: "refuse",
        code: "NoPermission",
        status: 403,
        action: "AddUserToGroup",
        times: 20,
      });
      const { message } = await failureOf(here.resource(KIND).up(program(...users)));
      assert.match(message, /^20 members could not be added to group .*NoPermission/);
      assert.ok(here.writes().length <= 8, `${here.writes().length} writes`);
    });
  });

  describe("in a group that the identity provider synchronized", () => {
    beforeEach(async () => {
      await add(dan);
      synchronize(here, { group });
      synchronize(here, { user: dan });
    });

    it("leaves alone whom it put there, and calls them no drift", async () => {
      const one = await existing(ann);
      assert.deepEqual(members(), ["ann", "dan"]);
      await assertSettled(one, program(ann));
      await nextCommand();
      await one.destroy();
      assert.deepEqual(members(), ["dan"]);
    });

    it("takes out whom somebody added by hand", async () => {
      const one = await existing(ann);
      await add(ben);
      await one.refresh();
      assert.deepEqual(one.inputs["userIds"], [ann, ben]);
      await one.up(program(ann));
      assert.deepEqual(members(), ["ann", "dan"]);
    });

    it("says that members are frozen while the synchronization is enabled", async () => {
      const status = { DirectoryId: here.cloud.directoryId, SCIMSynchronizationStatus: "Enabled" };
      await here.console("SetSCIMSynchronizationStatus", status);
      const { message } = await failureOf(here.resource(KIND).up(program(ann)));
      assert.match(
        message,
        /^1 member could not be added to group g-\w+: group g-\w+ was synchronized by the identity provider, and its members are frozen/,
      );
      assert.deepEqual(members(), ["dan"]);
    });
  });

  it("takes out of a group of its own a synchronized user whom somebody added by hand", async () => {
    const one = await existing(ann);
    await add(dan);
    synchronize(here, { user: dan });
    await one.refresh();
    assert.deepEqual(one.inputs["userIds"], [ann, dan]);
    await one.up(program(ann));
    assert.deepEqual(members(), ["ann"]);
  });

  describe("beside attachments of the same program", () => {
    const attachment = (userId: string) => ({ directoryId: here.cloud.directoryId, groupId: group, userId });

    it("is refused in the preview, as they are, by name", async () => {
      const list = here.resource(KIND, "operators");
      const one = here.resource(ATTACHMENT, "ann-operators");
      await list.preview(program(ann));
      assert.equal(
        (await failureOf(one.preview(attachment(ann)))).message,
        "groupId has all its members in the resource operators of this program, which would take this one out again; " +
          "put it into userIds of operators, or declare every one by itself and no operators",
      );
      await nextCommand();
      await one.preview(attachment(ann));
      assert.equal(
        (await failureOf(list.preview(program(ben)))).message,
        "groupId has one of its members in the resource ann-operators of this program, which this list would take out " +
          "again; put it into userIds here, or declare every one by itself, as ann-operators is",
      );
      assert.deepEqual(here.calls(), []);
    });

    it("is welcome in another group", async () => {
      const other = await newGroup(here, "auditors");
      await here.resource(KIND).preview(program(ann));
      assert.equal(await here.resource(ATTACHMENT).preview({ ...attachment(ann), groupId: other }), "create");
    });

    it("takes their place without taking anybody out in between", async () => {
      const one = here.resource(ATTACHMENT);
      await one.up(attachment(ann));
      const { id } = one;
      await nextCommand();
      await here.resource(KIND, "operators").up(program(ann));
      await one.destroy();
      assert.deepEqual(members(), ["ann"]);
      assert.deepEqual(here.writes(), []);
      assert.deepEqual(here.provider.said, [`${id} stays: operators decides on it now`]);
    });

    it("gives its place to them without taking those out whom they name", async () => {
      const list = await existing(ann, ben);
      await here.resource(ATTACHMENT).up(attachment(ann));
      await list.destroy();
      assert.deepEqual(members(), ["ann"]);
    });
  });

  it("reads a thousand members in ten pages", async () => {
    const { users, memberships: all } = directoryOf(here.cloud);
    const like = users[ann];
    assert.ok(like !== undefined);
    const userIds = Array.from({ length: 1000 }, (_, index) => `u-${String(index).padStart(20, "0")}`);
    for (const [sequence, userId] of userIds.entries()) {
      users[userId] = { ...like, userId, userName: userId };
      all[`${group}/${userId}`] = { sequence, groupId: group, userId, joinTime: 0 };
    }
    const one = here.resource(KIND);
    await one.up(program(...userIds));
    assert.deepEqual(
      here.calls().map(({ action }) => action),
      Array(10).fill("ListGroupMembers"),
    );
    await nextCommand();
    assert.equal(await one.refresh(), "there");
    assert.deepEqual(await one.drift(program(...userIds)), []);
    assert.equal(await one.up(program(...userIds)), "same");
    assert.equal(here.calls().length, 10);
  });

  it("is neither gone nor changed for the keys of another account", async () => {
    const { id, outputs } = await existing(ann);
    const other = await otherAccount(here.cloud);
    const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
    await assert.rejects(provider.read(KIND, id, outputs), /account/);
    await assert.rejects(provider.delete(KIND, id, outputs), /account/);
    assert.deepEqual(members(), ["ann"]);
  });

  it("is read by get, and that of no group is an error", async () => {
    const { id } = await existing(ann, ben);
    const found = await here.provider.read(KIND, id, {});
    assert.deepEqual([found.id, found.inputs["userIds"]], [id, [ann, ben]]);
    assert.equal(found.properties["foreignUserIds"], undefined);
    const absent = `${here.cloud.directoryId}:g-nobody`;
    await assert.rejects(here.provider.read(KIND, absent, {}), {
      message: `there is no ${KIND} with the id ${absent}`,
    });
  });

  const stories: readonly Story[] = [
    {
      what: "a create",
      async prepare() {
        await people();
        await add(dan);
        return upOf(here.resource(KIND), program(ann, ben));
      },
    },
    {
      what: "an update",
      async prepare() {
        await people();
        return upOf(await existing(ann, ben), program(cas, dan));
      },
    },
    {
      what: "a read",
      async prepare() {
        await people();
        return refreshOf(await existing(ann, ben), program(ann, ben));
      },
    },
    {
      what: "a delete",
      async prepare() {
        await people();
        return destroyOf(await existing(ann, ben));
      },
    },
  ];
  for (const story of stories) {
    const seen = { ...story, look: members };
    unlessBroken(() => here, seen);
    unlessKilled(() => here, seen);
  }
});
