import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { newRamUser } from "../support/ram-people";
import { ramOf } from "../support/view";
import { secretOnceContract } from "./secret-once-contract";

const KIND = "ims:AccessKey";
const DAY_MS = 24 * 60 * 60_000;

type Here = Lifecycle<ProviderHere>;

const theUserId = ({ cloud }: Here) => Object.keys(ramOf(cloud).users)[0] ?? "";
const keysOf = (here: Here) => Object.values(ramOf(here.cloud).users[theUserId(here)]?.accessKeys ?? {});
const recycledIn = ({ cloud }: Here) => Object.values(ramOf(cloud).recycledKeys).map(({ key }) => key);
const named = ({ cloud }: Here, name: string) => `${name}@${ramOf(cloud).defaultDomain}`;
const atUser = (here: Here) => ({ UserPrincipalName: named(here, "robot") });

/** Somebody's at the console. @returns its id. */
async function foreign(here: Here): Promise<string> {
  const answer = await here.console("CreateAccessKey", atUser(here), "ims");
  return String((answer["AccessKey"] as Values)["AccessKeyId"]);
}

function remove(here: Here, id: string): Promise<unknown> {
  return here.console("DeleteAccessKey", { ...atUser(here), UserAccessKeyId: id }, "ims");
}

function disable(here: Here, id: string): Promise<unknown> {
  return here.console("UpdateAccessKey", { ...atUser(here), UserAccessKeyId: id, Status: "Inactive" }, "ims");
}

secretOnceContract(KIND, {
  prepare: (here) => newRamUser(here, "robot"),
  program: (here) => ({ userId: theUserId(here), status: "Active" }),
  held: (here) =>
    keysOf(here).map(({ accessKeyId, accessKeySecret, status }) => ({
      id: accessKeyId,
      secrets: { accessKeySecret },
      inputs: { status },
    })),
  edit: { change: { status: "Inactive" }, by: "UpdateAccessKey", byHand: disable },
  creates: "CreateAccessKey",
  lists: "ListAccessKeys",
  foreign,
  remove,
  most: 2,
  absent: () => "LTAI00000000000000000000",
  left: (here) => recycledIn(here).map(({ status }) => status),
});

describe("ims.AccessKey", () => {
  let here: Here;
  let userId: string;

  before(async () => {
    here = await sharedLifecycle();
  });

  /** One user, who is somebody else's. */
  beforeEach(async () => {
    await here.reset();
    await newRamUser(here, "robot");
    userId = theUserId(here);
  });

  const program = (changes: Values = {}): Values => ({ userId, ...changes });
  const keys = () => keysOf(here);
  const statuses = () => keys().map(({ status }) => status);
  const secretOf = (one: Managed): string => String(one.outputs["accessKeySecret"]);

  /** Made by an earlier command. */
  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  it("shares the look at its user with another key of the same user", async () => {
    const [one, two] = [await existing(), await existing()];
    await Promise.all([one.refresh(), two.refresh()]);
    assert.deepEqual([here.calls("ListUserBasicInfos").length, here.calls("ListAccessKeys").length], [1, 1]);
  });

  it("that somebody disabled is to work again, of which the preview warns", async () => {
    const one = await existing();
    await disable(here, one.id);
    await here.later();
    await one.refresh();
    await one.preview(program());
    assert.match(
      here.provider.said.join(),
      new RegExp(`an access key of user ${userId} is disabled and will work again`),
    );
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
    await here.console("UpdateUser", { UserId: userId, NewUserPrincipalName: named(here, "machine") }, "ims");
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
    assert.equal(await one.up({ userId: named(here, "robot") }), "create");
    await here.later();
    assert.equal(await one.preview(program()), "same");
    assert.equal(await one.preview({ userId: named(here, "robot") }), "same");
    await assert.rejects(here.resource(KIND).up({ userId: named(here, "nobody") }), /there is no user nobody@/);
    assert.equal(keys().length, 1);
  });

  it("is not taken for gone when its user is renamed while it is read", async () => {
    const one = await existing();
    const held = await here.cloud.control.pause({ at: "before", action: "ListAccessKeys" });
    const read = one.refresh();
    await held.reached();
    await here.console("UpdateUser", { UserId: userId, NewUserPrincipalName: named(here, "machine") }, "ims");
    await held.release();
    assert.equal(await read, "there");
  });

  it("is disabled, then deleted, and lies disabled in the recycle bin", async () => {
    const one = await existing();
    const [made] = keys();
    await one.destroy();
    assert.deepEqual(here.writes(), ["UpdateAccessKey", "DeleteAccessKey"]);
    assert.deepEqual(
      recycledIn(here).map(({ accessKeyId, status }) => [accessKeyId, status]),
      [[made?.accessKeyId, "Inactive"]],
    );
  });

  it("says with which command one of the two that are there goes", async () => {
    const own = await existing();
    await foreign(here);
    assert.match(
      (await failureOf(here.resource(KIND).up(program()))).message,
      new RegExp(
        `^an access key of user ${named(here, "robot")} could not be made, most likely because there are 2 already, .*${own.id}.*, ` +
          "and the service allows 2; nothing was lost; when nobody uses one of them, delete it with: alicloud-identity call " +
          `ims DeleteAccessKey --UserPrincipalName ${named(here, "robot")} --UserAccessKeyId <its id>, then run pulumi up again`,
      ),
    );
  });

  it("is replaced when it belongs to another user, the new one first", async () => {
    const one = await existing();
    const before = secretOf(one);
    const first = userId;
    const other = { UserPrincipalName: named(here, "other"), DisplayName: "Other" };
    const { User } = (await here.console("CreateUser", other, "ims")) as { User: { UserId: string } };
    assert.equal(await one.up({ userId: User.UserId }), "replace");
    assert.deepEqual(here.writes(), ["CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey"]);
    const { users } = ramOf(here.cloud);
    assert.deepEqual(Object.keys(users[first]?.accessKeys ?? {}), []);
    assert.deepEqual(Object.keys(users[User.UserId]?.accessKeys ?? {}), [one.id]);
    assert.notEqual(secretOf(one), before);
  });

  it("that is found gone is told the way back", async () => {
    const one = await existing();
    const { id } = one;
    await remove(here, id);
    await here.later();
    assert.equal(await one.refresh(), "gone");
    assert.match(
      here.provider.said.join(),
      new RegExp(
        `^warning: access key ${id} of user ${userId} was deleted elsewhere, .* RestoreAccessKeyFromRecycleBin --UserId ` +
          `${userId} --UserAccessKeyId ${id}$`,
      ),
    );
  });

  it("is there again when it was restored", async () => {
    const one = await existing();
    const { recorded, id } = one;
    await remove(here, id);
    await here.console("RestoreAccessKeyFromRecycleBin", { UserId: userId, UserAccessKeyId: id }, "ims");
    await here.later();
    assert.equal(await one.refresh(), "there");
    assert.deepEqual([one.id, secretOf(one)], [id, recorded?.outputs["accessKeySecret"]]);
    assert.equal(await one.preview(program()), "same");
  });

  it("is gone together with its user", async () => {
    const one = await existing();
    const { recorded } = one;
    await remove(here, one.id);
    await here.console("DeleteUser", { UserId: userId }, "ims");
    await here.later();
    await one.destroy();
    one.recorded = recorded;
    assert.equal(await one.refresh(), "gone");
    assert.deepEqual(here.provider.said, []);
  });

  it("is read by get with the key's id alone, which tells whose it is", async () => {
    const { id } = await existing();
    const found = await here.provider.read(KIND, id, {});
    assert.deepEqual([found.id, found.properties["userId"]], [id, userId]);
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
});
