import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { memberships, newGroup, newUser, synchronize } from "../support/people";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { directoryOf } from "../support/view";
import { exclusiveListContract } from "./exclusive-list-contract";

const KIND = "cloudsso:GroupMembers";
const ATTACHMENT = "cloudsso:UserAttachment";

function wire({ directoryId, groupId }: Values, userId: unknown): object {
  return { DirectoryId: directoryId, GroupId: groupId, UserId: userId };
}

exclusiveListContract(KIND, {
  id: ["directoryId", "groupId"],
  list: "userIds",
  foreign: "foreignUserIds",
  item: "member",
  items: "members",
  async furnish(here) {
    const groupId = await newGroup(here, "operators");
    const items = [];
    for (const name of ["ann", "ben", "cas", "dan"]) {
      const value = await newUser(here, name);
      items.push({ value, label: `operators: ${name}`, shown: `${name} (${value})` });
    }
    return { whose: { directoryId: here.cloud.directoryId, groupId }, named: `group ${groupId}`, items };
  },
  held: memberships,
  actions: { list: "ListGroupMembers", add: "AddUserToGroup", remove: "RemoveUserFromGroup" },
  add: (here, whose, user) => here.console("AddUserToGroup", wire(whose, user)),
  remove: (here, whose, user) => here.console("RemoveUserFromGroup", wire(whose, user)),
  vanish: (here, { directoryId, groupId }) =>
    here.console("DeleteGroup", { DirectoryId: directoryId, GroupId: groupId }),
  nobody: "u-nobody",
  part: { kind: ATTACHMENT, of: (whose, userId) => ({ ...whose, userId }) },
});

describe("cloudsso.GroupMembers", () => {
  let here: Lifecycle<ProviderHere>;
  let group: string;
  let ann: string;
  let ben: string;
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
    [ann = "", ben = "", dan = ""] = await Promise.all(["ann", "ben", "dan"].map((name) => newUser(here, name)));
    await here.cloud.control.clearCalls();
  }

  const program = (...userIds: string[]): Values => ({ directoryId: here.cloud.directoryId, groupId: group, userIds });
  const add = (userId: string) => here.console("AddUserToGroup", wire(program(), userId));
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

  describe("a half failure", () => {
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
});
