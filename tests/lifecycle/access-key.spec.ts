import assert from "node:assert/strict";
import { systemClock } from "../../provider/client/wait";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { ramOf } from "../support/view";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, unlessOvertaken, upOf } from "./disturbed";

const KIND = "ims:AccessKey";
const DAY_MS = 24 * 60 * 60_000;

describe("ims.AccessKey", () => {
  let here: Lifecycle<ProviderHere>;
  let userId: string;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(start);

  /** One user, who is somebody else's. */
  async function start(): Promise<void> {
    await here.reset();
    await addUser();
  }

  async function addUser(): Promise<void> {
    const user = { UserPrincipalName: named("robot"), DisplayName: "Robot" };
    const { User } = (await here.console("CreateUser", user, "ims")) as { User: { UserId: string } };
    userId = User.UserId;
  }

  const named = (name: string) => `${name}@${ramOf(here.cloud).defaultDomain}`;
  const program = (changes: Values = {}): Values => ({ userId, ...changes });
  const keys = () => Object.values(ramOf(here.cloud).users[userId]?.accessKeys ?? {});
  const statuses = () => keys().map(({ status }) => status);
  const recycled = () => Object.values(ramOf(here.cloud).recycledKeys).map(({ key }) => key);
  const secretOf = (one: Managed): string => String(one.outputs["accessKeySecret"]);
  const atUser = (name = "robot") => ({ UserPrincipalName: named(name) });
  const remove = (id: string | undefined) =>
    here.console("DeleteAccessKey", { ...atUser(), UserAccessKeyId: id }, "ims");

  /** Made by an earlier command. */
  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  /** Somebody's at the console. @returns its id. */
  async function foreign(): Promise<string> {
    const answer = await here.console("CreateAccessKey", atUser(), "ims");
    return String((answer["AccessKey"] as Values)["AccessKeyId"]);
  }

  it("is made once with its secret, which stays whatever is read, and the same program changes nothing", async () => {
    const one = await existing();
    const [made] = keys();
    assert.equal(one.id, made?.accessKeyId);
    assert.equal(one.outputs["accountId"], here.cloud.managementAccountId);
    assert.equal(secretOf(one), made?.accessKeySecret);
    assert.equal(await one.preview(program()), "same");
    assert.equal(await one.refresh(), "there");
    assert.deepEqual(await one.drift(program()), []);
    assert.equal(await one.up(program()), "same");
    assert.equal(secretOf(one), made?.accessKeySecret);
    assert.deepEqual(
      here
        .calls()
        .map(({ action }) => action)
        .filter((action) => action !== "GetCallerIdentity"),
      ["ListUserBasicInfos", "ListAccessKeys"],
    );
  });

  it("shares the look at its user with another key of the same user", async () => {
    const [one, two] = [await existing(), await existing()];
    await Promise.all([one.refresh(), two.refresh()]);
    assert.deepEqual([here.calls("ListUserBasicInfos").length, here.calls("ListAccessKeys").length], [1, 1]);
  });

  it("is disabled and enabled in place, and found so when somebody else did it, of which the preview warns", async () => {
    const one = await existing({ status: "Inactive" });
    const [id, secret] = [one.id, secretOf(one)];
    assert.deepEqual(statuses(), ["Inactive"]);
    assert.equal(await one.preview(program({ status: "Inactive" })), "same");
    assert.equal(await one.up(program()), "update");
    assert.deepEqual(statuses(), ["Active"]);

    await here.console("UpdateAccessKey", { ...atUser(), UserAccessKeyId: id, Status: "Inactive" }, "ims");
    await here.later();
    await one.refresh();
    assert.deepEqual(await one.drift(program()), ["status"]);
    await one.preview(program());
    assert.match(
      here.provider.said.join(),
      new RegExp(`an access key of user ${userId} is disabled and will work again`),
    );
    assert.equal(await one.up(program()), "update");
    assert.deepEqual(statuses(), ["Active"]);
    assert.deepEqual([one.id, secretOf(one)], [id, secret]);
  });

  it("is enabled again after the service disabled it, because nobody used it for two years", async () => {
    const one = await existing();
    await here.later(731 * DAY_MS);
    await one.refresh();
    assert.deepEqual(await one.drift(program()), ["status"]);
    assert.equal(await one.up(program()), "update");
    await here.later();
    await one.refresh();
    assert.equal(await one.preview(program()), "same");
  });

  it("stays what it is through a rename of its user", async () => {
    const one = await existing();
    await here.console("UpdateUser", { UserId: userId, NewUserPrincipalName: named("machine") }, "ims");
    await here.later();
    assert.equal(await one.refresh(), "there");
    assert.equal(await one.preview(program()), "same");
    assert.equal(await one.up(program({ status: "Inactive" })), "update");
    assert.deepEqual(statuses(), ["Inactive"]);
    await here.later();
    await one.destroy();
    assert.deepEqual(keys(), []);
  });

  it("takes its user by the logon name, too, and keeps to its number", async () => {
    const one = here.resource(KIND);
    assert.equal(await one.up({ userId: named("robot") }), "create");
    await here.later();
    assert.equal(await one.preview(program()), "same");
    assert.equal(await one.preview({ userId: named("robot") }), "same");
    await assert.rejects(here.resource(KIND).up({ userId: named("nobody") }), /there is no user nobody@/);
    assert.equal(keys().length, 1);
  });

  it("is not taken for gone when its user is renamed while it is read", async () => {
    const one = await existing();
    const held = await here.cloud.control.pause({ at: "before", action: "ListAccessKeys" });
    const read = one.refresh();
    await held.reached();
    await here.console("UpdateUser", { UserId: userId, NewUserPrincipalName: named("machine") }, "ims");
    await held.release();
    assert.equal(await read, "there");
  });

  it("that could not be disabled after it was made stays in the state with its secret, and the next up goes on", async () => {
    await here.cloud.control.fault({ kind: "refuse", action: "UpdateAccessKey", code: "Some.Refusal", status: 400 });
    const one = here.resource(KIND);
    await assert.rejects(one.up(program({ status: "Inactive" })), /Some\.Refusal/);
    const [made] = keys();
    assert.equal(secretOf(one), made?.accessKeySecret);
    await here.later();
    assert.equal(await one.up(program({ status: "Inactive" })), "update");
    assert.deepEqual(statuses(), ["Inactive"]);
    assert.equal(secretOf(one), made?.accessKeySecret);
  });

  it("is disabled, then deleted, and lies disabled in the recycle bin", async () => {
    const one = await existing();
    const [made] = keys();
    await one.destroy();
    assert.deepEqual(here.writes(), ["UpdateAccessKey", "DeleteAccessKey"]);
    assert.deepEqual(
      recycled().map(({ accessKeyId, status }) => [accessKeyId, status]),
      [[made?.accessKeyId, "Inactive"]],
    );
  });

  it("says when two are there already, names them, and changes nothing; it is made when one of them is gone", async () => {
    const own = await existing();
    const theirs = await foreign();
    const one = here.resource(KIND);
    const failure = await failureOf(one.up(program()));
    assert.match(
      failure.message,
      new RegExp(
        `^an access key of user ${named("robot")} could not be made, most likely because there are 2 already, .*${own.id}.*, ` +
          "and the service allows 2; nothing was lost; when nobody uses one of them, delete it with: alicloud-identity call " +
          `ims DeleteAccessKey --UserPrincipalName ${named("robot")} --UserAccessKeyId <its id>, then run pulumi up again`,
      ),
    );
    assert.ok(failure.message.includes(theirs));
    assert.equal(keys().length, 2);
    await remove(theirs);
    await here.later();
    assert.equal(await one.up(program()), "create");
    assert.equal(keys().length, 2);
  });

  it("is replaced when it belongs to another user, the new one first", async () => {
    const one = await existing();
    const before = secretOf(one);
    const first = userId;
    const other = { UserPrincipalName: named("other"), DisplayName: "Other" };
    const { User } = (await here.console("CreateUser", other, "ims")) as { User: { UserId: string } };
    assert.equal(await one.up({ userId: User.UserId }), "replace");
    assert.deepEqual(here.writes(), ["CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey"]);
    const { users } = ramOf(here.cloud);
    assert.deepEqual(Object.keys(users[first]?.accessKeys ?? {}), []);
    assert.deepEqual(Object.keys(users[User.UserId]?.accessKeys ?? {}), [one.id]);
    assert.notEqual(secretOf(one), before);
  });

  describe("whose create has no answer", () => {
    const stranded = () => keys().at(-1)?.accessKeyId ?? "";

    it("names the one whose secret is lost, makes no second, and goes on when that one is gone", async () => {
      await here.cloud.control.fault({ kind: "resetAfter", action: "CreateAccessKey" });
      const one = here.resource(KIND);
      const lost = await failureOf(one.up(program()));
      assert.match(
        lost.message,
        new RegExp(`of user ${named("robot")} was lost, and with it the secret of ${stranded()}; delete it with: `),
      );
      await here.later();
      const again = await failureOf(one.up(program()));
      assert.match(again.message, new RegExp(`^an earlier run ended before .* a secret of ${stranded()} may be lost;`));
      assert.equal(keys().length, 1);
      await remove(stranded());
      await here.later();
      assert.equal(await one.up(program()), "create");
      assert.equal(secretOf(one), keys()[0]?.accessKeySecret);
    });

    for (const at of ["before", "after"] as const) {
      it(`goes on, or names the stranded key, when the run was killed ${at} it was sent`, async () => {
        const one = here.resource(KIND);
        await killed(one, program(), at);
        if (at === "after") {
          const failure = await failureOf(one.up(program()));
          assert.match(failure.message, new RegExp(`^an earlier run ended .* a secret of ${stranded()} may be lost;`));
          await remove(stranded());
          await here.later();
        }
        assert.deepEqual(keys(), []);
        assert.equal(await one.up(program()), "create");
        assert.deepEqual(
          keys().map(({ accessKeySecret }) => accessKeySecret),
          [secretOf(one)],
        );
      });
    }

    it("names the new one alone, where another was there before", async () => {
      const old = await foreign();
      await here.cloud.control.fault({ kind: "error500", action: "CreateAccessKey", carriedOut: true });
      const lost = await failureOf(here.resource(KIND).up(program()));
      assert.match(lost.message, new RegExp(`the secret of ${stranded()}; delete it`));
      assert.ok(!lost.message.includes(old), lost.message);
      assert.equal(keys().length, 2);
    });
  });

  it("stands beside another one of the program", async () => {
    const [one, two] = [here.resource(KIND), here.resource(KIND)];
    await Promise.all([one.up(program()), two.up(program())]);
    assert.deepEqual(
      keys()
        .map(({ accessKeySecret }) => accessKeySecret)
        .sort(),
      [secretOf(one), secretOf(two)].sort(),
    );
  });

  it("is found gone when it is, with the way back, and made anew; deleted, and gone is taken for deleted", async () => {
    const one = await existing();
    const { recorded, id } = one;
    await remove(id);
    await assert.rejects(one.up(program({ status: "Inactive" })), /is not there any more; run pulumi up --refresh/);
    await one.destroy();
    one.recorded = recorded;
    await here.later();
    assert.equal(await one.refresh(), "gone");
    assert.match(
      here.provider.said.join(),
      new RegExp(
        `^warning: access key ${id} of user ${userId} was deleted elsewhere, .* RestoreAccessKeyFromRecycleBin --UserId ` +
          `${userId} --UserAccessKeyId ${id}$`,
      ),
    );
    assert.equal(await one.up(program()), "create");
    await one.destroy();
    assert.deepEqual(keys(), []);
  });

  it("is there again when it was restored", async () => {
    const one = await existing();
    const { recorded, id } = one;
    await remove(id);
    await here.console("RestoreAccessKeyFromRecycleBin", { UserId: userId, UserAccessKeyId: id }, "ims");
    await here.later();
    assert.equal(await one.refresh(), "there");
    assert.deepEqual([one.id, secretOf(one)], [id, recorded?.outputs["accessKeySecret"]]);
    assert.equal(await one.preview(program()), "same");
  });

  it("is gone together with its user", async () => {
    const one = await existing();
    const { recorded } = one;
    await remove(one.id);
    await here.console("DeleteUser", { UserId: userId }, "ims");
    await here.later();
    await one.destroy();
    one.recorded = recorded;
    assert.equal(await one.refresh(), "gone");
    assert.deepEqual(here.provider.said, []);
  });

  it("is read by get with the key's id alone, without its secret, which is said", async () => {
    const { id } = await existing();
    const found = await here.provider.read(KIND, id, {});
    assert.equal(found.id, id);
    assert.deepEqual([found.properties["userId"], found.properties["status"]], [userId, "Active"]);
    assert.equal("accessKeySecret" in found.properties, false);
    assert.match(here.provider.said.join(), /told its secret at its creation alone, so accessKeySecret is empty here/);
    await assert.rejects(here.provider.read(KIND, "LTAI00000000000000000000", {}), {
      message: `there is no ${KIND} with the id LTAI00000000000000000000`,
    });
  });

  it("is neither gone nor deleted for the keys of another account", async () => {
    const { id, outputs } = await existing();
    const other = await otherAccount(here.cloud);
    const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
    await assert.rejects(provider.read(KIND, id, outputs), /account/);
    await assert.rejects(provider.delete(KIND, id, outputs), /account/);
    assert.equal(keys().length, 1);
  });

  it("refuses in the preview what cannot be, and has no adopt", async () => {
    await assert.rejects(here.resource(KIND).preview({ userId: "robot", status: "On", adopt: true }), {
      message: [
        "adopt is not a property of this resource; there are userId, status, timeouts",
        'userId must be the number of a RAM user, digits in quotes, as the id of an ims.User, or a logon name with its domain, not "robot"',
        'status must be "Active" or "Inactive", not "On"',
      ].join("\n"),
    });
    await assert.rejects(here.resource(KIND).preview({}), /userId is required/);
  });

  it("never makes a key of the caller: of a user who is not there none is made", async () => {
    await assert.rejects(here.resource(KIND).up({ userId: "200000000000000000" }), /EntityNotExist\.User/);
    assert.deepEqual(here.writes(), []);
  });

  it("keeps its secret out of everything but the one output", async () => {
    const one = await existing();
    await foreign();
    await one.refresh();
    const said = [...here.provider.said, (await failureOf(here.resource(KIND).up(program()))).message];
    const { accessKeySecret: secret, ...rest } = one.outputs;
    const seen = JSON.stringify([rest, one.inputs, said, here.cloud.calls]);
    for (const { accessKeySecret } of keys()) assert.ok(!seen.includes(accessKeySecret), seen);
    assert.equal(secret, keys()[0]?.accessKeySecret);
  });

  const stories: readonly Story[] = [
    { what: "an update", prepare: async () => upOf(await prepared(), program({ status: "Inactive" })) },
    { what: "a read", prepare: async () => refreshOf(await prepared(), program()) },
    { what: "a delete", prepare: async () => destroyOf(await prepared()) },
  ];
  for (const story of stories) {
    const seen = { ...story, look: () => [statuses(), recycled().map(({ status }) => status)] };
    unlessBroken(() => here, seen);
    unlessKilled(() => here, seen);
    if (story.what !== "a read") unlessOvertaken(() => here, seen);
  }

  /** In a cloud that was just made anew. */
  async function prepared(): Promise<Managed> {
    await addUser();
    return existing();
  }

  /** The engine is killed before it sends the create, or before it hears the answer. */
  async function killed(one: Managed, wanted: Values, at: "before" | "after"): Promise<void> {
    await here.cloud.control.clearCalls();
    const isThere = (): boolean => here.calls(at === "after" ? "CreateAccessKey" : "ListAccessKeys").length > 0;
    const ended = here.provider.killEngine(isThere);
    await Promise.race([ended, one.up(wanted).then(() => assert.fail("the create was answered"))]);
    await here.later();
  }
});
