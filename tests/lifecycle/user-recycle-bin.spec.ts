import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { newRamUser } from "../support/ram-people";
import { ramOf, ramUsers } from "../support/view";
import { destroyOf, unlessBroken, unlessKilled, upOf } from "./disturbed";

const KIND = "ims:User";

describe("ims.User and the recycle bin", () => {
  let here: Lifecycle<ProviderHere>;
  let domain: string;

  before(async () => {
    here = await sharedLifecycle();
    domain = ramOf(here.cloud).defaultDomain;
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({
    userPrincipalName: `alice@${domain}`,
    displayName: "Alice",
    comments: "on call",
    tags: { team: "platform" },
    ...changes,
  });
  const recycled = () => Object.keys(ramOf(here.cloud).recycledUsers);

  async function existing(changes: Values = {}): Promise<Managed> {
    const alice = here.resource(KIND);
    await alice.up(program(changes));
    await here.later();
    await here.cloud.control.clearCalls();
    return alice;
  }

  /** Made and deleted at the console. @returns its number. */
  async function deleted(name = "alice"): Promise<string> {
    const { UserId } = await newRamUser(here, name);
    await here.console("DeleteUser", { UserId }, "ims");
    await here.cloud.control.clearCalls();
    return UserId;
  }

  it("leaves a deleted user in the bin", async () => {
    const alice = await existing();
    const { id } = alice;
    await alice.destroy();
    assert.deepEqual(recycled(), [id]);
  });

  describe("with purgeOnDestroy: true", () => {
    it("leaves nothing there, and nobody else's", async () => {
      const other = await deleted("bob");
      const earlier = await deleted();
      const alice = await existing({ purgeOnDestroy: true });
      await alice.destroy();
      assert.deepEqual(ramUsers(here.cloud), []);
      assert.deepEqual(recycled().sort(), [earlier, other].sort());
      assert.deepEqual(here.writes(), ["DeleteUser", "DeleteUserInRecycleBin"]);
    });

    it("does so in the next run, when it was not allowed to in this one", async () => {
      const alice = await existing({ purgeOnDestroy: true });
      const denied = { kind: "refuse", action: "DeleteUserInRecycleBin", code: "NoPermission", status: 403 } as const;
      await here.cloud.control.fault(denied);
      assert.match((await failureOf(alice.destroy())).message, /NoPermission/);
      assert.deepEqual(recycled(), [alice.id]);
      await here.later();
      await alice.destroy();
      assert.deepEqual(recycled(), []);
    });

    it("takes one that somebody purged for done", async () => {
      const alice = await existing({ purgeOnDestroy: true });
      await here.console("DeleteUser", { UserId: alice.id }, "ims");
      await here.console("DeleteUserInRecycleBin", { UserId: alice.id }, "ims");
      await alice.destroy();
      assert.deepEqual(here.provider.said, []);
    });

    it("waits until the bin shows the user, and says how to purge one that it does not show", async () => {
      const alice = await existing({ purgeOnDestroy: true });
      const { id } = alice;
      await here.cloud.control.setOptions({ recycledUsersQuota: 0 });
      await alice.destroy();
      assert.deepEqual(here.provider.said, [
        `warning: user alice@${domain} (${id}) was deleted and has not shown in the recycle bin; if it does, purge ` +
          `it with: alicloud-identity user purge ${id}`,
      ]);
      assert.ok(here.calls("DeleteUserInRecycleBin").length > 2);
    });

    it("purges nobody who could not be deleted", async () => {
      const alice = await existing({ purgeOnDestroy: true });
      await here.console("CreateAccessKey", { UserPrincipalName: `alice@${domain}` }, "ims");
      await assert.rejects(alice.destroy(), /it still has access key/);
      assert.deepEqual(here.writes(), []);
    });

    const look = () => [ramUsers(here.cloud), recycled()];
    const story = {
      what: "a delete for good",
      look,
      prepare: async () => destroyOf(await existing({ purgeOnDestroy: true })),
    };
    unlessBroken(() => here, story);
    unlessKilled(() => here, story);
  });

  describe("where one of the name is there", () => {
    it("says so in the preview, with what restores it, and makes a new one", async () => {
      const id = await deleted();
      const { deleteDate = 0 } = ramOf(here.cloud).recycledUsers[id] ?? {};
      const said = [
        `warning: a user alice@${domain} (${id}) was deleted and is in the recycle bin until ` +
          `${new Date(deleteDate).toISOString().replace(/\.\d+/, "")}; this makes another one, and restoreFromRecycleBin: ` +
          "true restores that one instead",
      ];
      await here.resource(KIND).preview(program());
      assert.deepEqual(here.provider.said, said);
      await here.later();
      const alice = here.resource(KIND);
      await alice.up(program());
      assert.deepEqual(here.provider.said, said);
      assert.notEqual(alice.id, id);
      assert.deepEqual(recycled(), [id]);
    });

    it("says nothing of others, asks once for many, and is no worse where nobody may look", async () => {
      await deleted("bob");
      await here.resource(KIND).preview(program());
      await here.resource(KIND).preview(program({ userPrincipalName: `carol@${domain}` }));
      assert.equal(here.calls("ListUsersInRecycleBin").length, 1);
      await here.later();
      const denied = { kind: "refuse", action: "ListUsersInRecycleBin", code: "NoPermission", status: 403 } as const;
      await here.cloud.control.fault(denied);
      await here.resource(KIND).up(program({ userPrincipalName: `bob@${domain}` }));
      assert.deepEqual(here.provider.said, []);
    });
  });

  describe("with restoreFromRecycleBin: true", () => {
    const wanted = (changes: Values = {}) => program({ restoreFromRecycleBin: true, ...changes });

    it("restores the one that was deleted last, and brings it to what the program says", async () => {
      const earlier = await deleted();
      await here.later();
      const id = await deleted();
      const alice = here.resource(KIND);
      assert.equal(await alice.up(wanted({ displayName: "Alice B." })), "create");
      assert.equal(alice.id, id);
      const [user] = ramUsers(here.cloud);
      assert.deepEqual([user?.displayName, user?.comments, user?.tags], ["Alice B.", "on call", { team: "platform" }]);
      assert.deepEqual(recycled(), [earlier]);
      assert.deepEqual(here.provider.said, [
        `user alice@${domain} (${id}) was restored from the recycle bin, which was deleted last of 2 with that name: without ` +
          "its groups, policies, access keys and MFA device; a console logon comes back with its password, and an " +
          "ims.LoginProfile for it needs adopt: true",
      ]);
      await here.later();
      await alice.refresh();
      assert.equal(await alice.preview(wanted({ displayName: "Alice B." })), "same");
      assert.equal(await alice.preview(program({ displayName: "Alice B." })), "same", "it counts at creation alone");
    });

    it("makes a new one where there is none, and says so", async () => {
      const alice = here.resource(KIND);
      await alice.up(wanted());
      assert.equal(ramUsers(here.cloud).length, 1);
      assert.deepEqual(here.provider.said, [
        `no deleted user alice@${domain} is in the recycle bin, so a new one is made`,
      ]);
    });

    it("restores nothing where a user of the name is there, whoever's it is", async () => {
      const id = await deleted();
      const other = await newRamUser(here, "alice");
      const failure = await failureOf(here.resource(KIND).up(wanted()));
      assert.match(failure.message, new RegExp(`\\(${other.UserId}\\) is there already and differs in`));
      assert.deepEqual(recycled(), [id]);
    });

    it("makes nobody where it may not look", async () => {
      await deleted();
      const denied = { kind: "refuse", action: "ListUsersInRecycleBin", code: "NoPermission", status: 403 } as const;
      await here.cloud.control.fault(denied);
      assert.match((await failureOf(here.resource(KIND).up(wanted()))).message, /NoPermission/);
      assert.deepEqual(ramUsers(here.cloud), []);
    });

    it("knows the user for its own that it restored, although the answer was lost and the user cannot be seen for a while", async () => {
      const id = await deleted();
      await here.later(10 * 60_000); // what the user's age says proves nothing
      await here.cloud.control.fault({ kind: "resetAfter", action: "RestoreUserFromRecycleBin" });
      const unseen = { kind: "refuse", action: "GetUser", code: "EntityNotExist.User", status: 404, times: 4 } as const;
      await here.cloud.control.fault(unseen);
      const alice = here.resource(KIND);
      assert.equal(await alice.up(wanted()), "create");
      assert.equal(alice.id, id);
      assert.equal(ramUsers(here.cloud).length, 1);
    });

    it("keeps the restored user in the state when what differs cannot be written", async () => {
      const id = await deleted();
      await here.cloud.control.fault({ kind: "refuse", action: "UpdateUser", code: "Odd", status: 400 });
      const alice = here.resource(KIND);
      await assert.rejects(alice.up(wanted()), /Odd/);
      assert.equal(alice.id, id);
      await here.later();
      assert.equal(await alice.up(wanted()), "update");
      assert.equal(ramUsers(here.cloud)[0]?.comments, "on call");
    });

    const story = {
      what: "a restoration",
      look: () => [ramUsers(here.cloud), recycled()],
      async prepare() {
        await deleted();
        return upOf(here.resource(KIND), wanted());
      },
    };
    unlessBroken(() => here, story);
    unlessKilled(() => here, story);
  });
});
