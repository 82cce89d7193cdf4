import assert from "node:assert/strict";
import { systemClock } from "../../provider/client/wait";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { useKey } from "../support/use-key";
import { ramOf } from "../support/view";
import { destroyOf, type Story, unlessBroken, unlessKilled, type Verb } from "./disturbed";

const KIND = "ims:RotatedAccessKey";
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const REFRESH = "a command with a refresh";

describe("ims.RotatedAccessKey", () => {
  let here: Lifecycle<ProviderHere>;
  let userId: string;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(start);

  /** One user, who is somebody else's. */
  async function start(): Promise<void> {
    await here.reset();
    userId = await newUser("robot");
  }

  async function newUser(name: string): Promise<string> {
    const user = { UserPrincipalName: named(name), DisplayName: "Robot" };
    const { User } = (await here.console("CreateUser", user, "ims")) as { User: { UserId: string } };
    return User.UserId;
  }

  const named = (name: string) => `${name}@${ramOf(here.cloud).defaultDomain}`;
  const program = (changes: Values = {}): Values => ({ userId, ...changes });
  const keys = (of = userId) => Object.values(ramOf(here.cloud).users[of]?.accessKeys ?? {});
  const statuses = () => keys().map(({ status }) => status);
  const recycled = () => Object.values(ramOf(here.cloud).recycledKeys).map(({ key }) => key);
  const secretOf = (one: Managed): string => String(one.outputs["accessKeySecret"]);
  const currentOf = (one: Managed): string => String(one.outputs["accessKeyId"]);
  const previousOf = (one: Managed): unknown => one.outputs["previousAccessKeyId"];
  const warnings = () => here.provider.said.flatMap((text) => /^warning: (.*)$/.exec(text)?.[1] ?? []);
  const atUser = (id: unknown, name = "robot") => ({ UserPrincipalName: named(name), UserAccessKeyId: id });
  const remove = (id: unknown) => here.console("DeleteAccessKey", atUser(id), "ims");
  const setStatus = (id: unknown, Status: string) => here.console("UpdateAccessKey", { ...atUser(id), Status }, "ims");

  /** The state's secret is that of the state's key, which works. */
  function assertWorks(one: Managed): void {
    const key = keys().find(({ accessKeyId }) => accessKeyId === currentOf(one));
    assert.deepEqual([key?.accessKeySecret, key?.status], [secretOf(one), "Active"]);
  }

  async function use(id: string): Promise<void> {
    const key = keys().find(({ accessKeyId }) => accessKeyId === id);
    await useKey(here.cloud, id, key?.accessKeySecret ?? "");
  }

  /** Somebody's at the console. @returns its id. */
  async function foreign(): Promise<string> {
    const answer = await here.console("CreateAccessKey", { UserPrincipalName: named("robot") }, "ims");
    return String((answer["AccessKey"] as Values)["AccessKeyId"]);
  }

  /** Made by an earlier command. */
  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await nextCommand();
    return one;
  }

  async function nextCommand(milliseconds?: number): Promise<void> {
    await here.later(milliseconds);
    await here.cloud.control.clearCalls();
  }

  /** `pulumi up --refresh`, after a while. @returns what it did, by the writes. */
  async function upLater(one: Managed, milliseconds?: number, changes: Values = {}): Promise<string[]> {
    await nextCommand(milliseconds);
    assert.equal(await one.refresh(), "there");
    await one.up(program(changes));
    return here.writes();
  }

  /** With its second key, and both work. */
  async function rotated(changes: Values = {}): Promise<Managed> {
    const one = await existing(changes);
    assert.deepEqual(await upLater(one, 90 * DAY_MS, changes), ["CreateAccessKey"]);
    return one;
  }

  /** Its previous one is disabled. */
  async function retired(): Promise<Managed> {
    const one = await rotated();
    assert.deepEqual(await upLater(one, 26 * HOUR_MS), ["UpdateAccessKey"]);
    return one;
  }

  /** What is due, as a refresh finds it. */
  async function drifting(one: Managed, milliseconds?: number): Promise<Managed> {
    await nextCommand(milliseconds);
    await one.refresh();
    return one;
  }

  it("is made once with its secret, and nothing changes until it is of age", async () => {
    const one = await existing();
    const [made] = keys();
    assert.deepEqual(
      [one.id, currentOf(one), secretOf(one)],
      [made?.accessKeyId, made?.accessKeyId, made?.accessKeySecret],
    );
    assert.equal(one.outputs["accountId"], here.cloud.managementAccountId);
    assert.equal(previousOf(one), undefined);
    assert.equal(await one.preview(program()), "same");
    assert.deepEqual(await upLater(one, 90 * DAY_MS - HOUR_MS), []);
    assert.deepEqual(await one.drift(program()), []);
    assert.deepEqual(
      here.calls().flatMap(({ action }) => (action === "GetCallerIdentity" ? [] : [action])),
      ["ListUserBasicInfos", "ListAccessKeys"],
    );
    assertWorks(one);
  });

  it("goes through its four stages, a step in each run, and keeps its id", async () => {
    const one = await existing();
    const { id } = one;
    const old = currentOf(one);

    await drifting(one, 90 * DAY_MS);
    assert.deepEqual(await one.drift(program()), ["rotation"]);
    assert.equal(one.inputs["rotation"], "Due");
    assert.equal(await one.preview(program()), "update");
    assert.deepEqual(statuses(), ["Active"]);
    assert.equal(await one.up(program()), "update");
    assert.deepEqual(here.writes(), ["CreateAccessKey"]);
    assert.deepEqual(statuses(), ["Active", "Active"]);
    assert.notEqual(currentOf(one), old);
    assert.deepEqual([one.id, previousOf(one)], [id, old]);
    assertWorks(one);
    assert.match(
      here.provider.said.join(),
      new RegExp(`takes the place of ${old}; ${old} works on until nobody has used it`),
    );

    assert.deepEqual(await upLater(one, 25 * HOUR_MS), [], "uses are told two hours late");
    assert.deepEqual(here.calls("GetAccessKeyLastUsed"), []);

    await drifting(one, HOUR_MS);
    assert.equal(one.inputs["rotation"], "PreviousUnused");
    assert.deepEqual(await one.drift(program()), ["rotation"]);
    await one.up(program());
    assert.deepEqual(here.writes(), ["UpdateAccessKey"]);
    assert.deepEqual(statuses(), ["Inactive", "Active"]);
    assert.equal(previousOf(one), old);

    await nextCommand();
    assert.equal(await one.up(program()), "same", "a step shows in a refresh before it is taken");
    await drifting(one);
    assert.equal(one.inputs["rotation"], "PreviousDisabled");
    await one.up(program());
    assert.deepEqual(here.writes(), ["UpdateAccessKey", "DeleteAccessKey"]);
    assert.match(
      here.provider.said.join(),
      new RegExp(`RestoreAccessKeyFromRecycleBin --UserId ${userId} --UserAccessKeyId ${old}`),
    );
    assert.deepEqual(
      recycled().map(({ accessKeyId, status }) => [accessKeyId, status]),
      [[old, "Inactive"]],
    );
    assert.deepEqual([one.id, previousOf(one)], [id, undefined]);
    assertWorks(one);
    assert.deepEqual(await upLater(one), []);
    assert.equal(keys().length, 1);

    assert.deepEqual(await upLater(one, 89 * DAY_MS), ["CreateAccessKey"], "and so on");
    assertWorks(one);
  });

  it("takes its user by the logon name, too, and keeps to its number through a rename", async () => {
    const one = here.resource(KIND);
    assert.equal(await one.up({ userId: named("robot") }), "create");
    await here.console("UpdateUser", { UserId: userId, NewUserPrincipalName: named("machine") }, "ims");
    await nextCommand();
    await one.refresh();
    assert.equal(await one.preview({ userId: named("machine") }), "same");
    assert.equal(await one.preview(program()), "same");
  });

  it("goes by the days and hours that the program gives", async () => {
    const settings = { rotateAfterDays: 3, overlapHours: 2 };
    const one = await existing(settings);
    assert.deepEqual(await upLater(one, 3 * DAY_MS - HOUR_MS, settings), []);
    assert.deepEqual(await upLater(one, HOUR_MS, settings), ["CreateAccessKey"]);
    assert.deepEqual(await upLater(one, 3 * HOUR_MS, settings), []);
    assert.deepEqual(await upLater(one, HOUR_MS, settings), ["UpdateAccessKey"]);
  });

  it("is rotated by a shorter time only when a refresh has shown it", async () => {
    const one = await existing();
    await nextCommand(10 * DAY_MS);
    assert.equal(await one.up(program({ rotateAfterDays: 7 })), "update");
    assert.deepEqual(here.writes(), []);
    assert.deepEqual(await upLater(one, undefined, { rotateAfterDays: 7 }), ["CreateAccessKey"]);
  });

  describe("whose previous key is still in use", () => {
    it("leaves it, warns with the service and the date, and goes on when it was unused for an overlap", async () => {
      const one = await rotated();
      const old = String(previousOf(one));
      await here.later(23 * HOUR_MS);
      await use(old);
      assert.deepEqual(await upLater(one, 4 * HOUR_MS), []);
      assert.match(
        warnings().join(),
        new RegExp(
          `^access key ${old} of user ${userId} is still in use, for Sts at \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ, so it ` +
            `stays until nobody has used it for 24 hours; let what uses it use ${currentOf(one)} instead$`,
        ),
      );
      assert.equal(await one.preview(program()), "same");
      assert.deepEqual(statuses(), ["Active", "Active"]);

      await use(old);
      assert.deepEqual(await upLater(one, 25 * HOUR_MS), []);
      assert.equal(warnings().length, 1);
      assert.deepEqual(await upLater(one, HOUR_MS), ["UpdateAccessKey"]);
    });

    it("is not disabled by an up that comes after a use which the refresh did not know", async () => {
      const one = await drifting(await rotated(), 26 * HOUR_MS);
      assert.equal(one.inputs["rotation"], "PreviousUnused");
      await use(String(previousOf(one)));
      await nextCommand(2 * HOUR_MS);
      assert.equal(await one.up(program()), "update");
      assert.deepEqual([here.writes(), statuses()], [[], ["Active", "Active"]]);
    });

    it("waits for it, though the current one is of age as well", async () => {
      const one = await rotated();
      await here.later(90 * DAY_MS - HOUR_MS);
      await use(String(previousOf(one)));
      assert.deepEqual(await upLater(one, 3 * HOUR_MS), []);
      assert.equal(keys().length, 2);
    });

    it("gives it another overlap when somebody enables it again", async () => {
      const one = await retired();
      await setStatus(previousOf(one), "Active");
      assert.deepEqual(await upLater(one), []);
      assert.deepEqual(await upLater(one, 25 * HOUR_MS), []);
      assert.deepEqual(await upLater(one, HOUR_MS), ["UpdateAccessKey"]);
    });

    it("deletes it when the overlap is over, where somebody disabled it before", async () => {
      const one = await rotated();
      await setStatus(previousOf(one), "Inactive");
      assert.deepEqual(await upLater(one, 23 * HOUR_MS), []);
      assert.deepEqual(await upLater(one, HOUR_MS), ["UpdateAccessKey", "DeleteAccessKey"]);
    });

    for (const unusedKey of ["empty", "absent", "N/A"] as const) {
      it(`takes it for unused, where the service tells that by what is ${unusedKey}`, async () => {
        await here.cloud.control.setOptions({ unusedKey });
        await retired();
        assert.deepEqual(statuses(), ["Inactive", "Active"]);
      });
    }

    it("ends with an error where the last use may not be asked for", async () => {
      const one = await rotated();
      await nextCommand(26 * HOUR_MS);
      await here.cloud.control.fault({
        kind: "refuse",
        action: "GetAccessKeyLastUsed",
        code: "NoPermission",
        status: 403,
      });
      await assert.rejects(one.refresh(), /NoPermission/);
      assert.deepEqual(statuses(), ["Active", "Active"]);
    });
  });

  describe("of a user with another key", () => {
    it("names it in the refresh and in the up, leaves it, and goes on when it is gone", async () => {
      const one = await existing();
      const theirs = await foreign();
      await drifting(one, 90 * DAY_MS);
      const removal = `alicloud-identity call ims DeleteAccessKey --UserPrincipalName ${named("robot")} --UserAccessKeyId`;
      assert.match(
        warnings().join(),
        new RegExp(
          `^access key ${currentOf(one)} of user ${userId} is due since .*, and a new one needs a place, while the user has ` +
            `${theirs} as well, .*; when nobody uses it, delete it with: ${removal} ${theirs}$`,
        ),
      );
      const failure = await failureOf(one.up(program()));
      assert.match(
        failure.message,
        new RegExp(
          `could not be made, most likely because there are 2 already, ${currentOf(one)} of the resource resource-\\d+, ${theirs}, and the service allows ` +
            `2; nothing was lost; when nobody uses ${theirs}, delete it with: ${removal} <its id>, then run pulumi up again \\(IMS`,
        ),
      );
      assert.deepEqual(statuses(), ["Active", "Active"]);
      assertWorks(one);
      await remove(theirs);
      await nextCommand();
      assert.equal(await one.up(program()), "update");
      assertWorks(one);
      assert.equal(keys().length, 2);
    });

    it("never touches it, whatever step is due", async () => {
      await here.cloud.control.setOptions({ accessKeysPerUserQuota: 3 });
      const one = await existing();
      const theirs = await foreign();
      for (const wait of [90 * DAY_MS, 26 * HOUR_MS, HOUR_MS]) await upLater(one, wait);
      assert.deepEqual(
        keys()
          .map(({ accessKeyId }) => accessKeyId)
          .sort(),
        [currentOf(one), theirs].sort(),
      );
      await here.later();
      await one.destroy();
      assert.deepEqual(
        keys().map(({ accessKeyId, status }) => [accessKeyId, status]),
        [[theirs, "Active"]],
      );
      await here.cloud.control.setOptions({ accessKeysPerUserQuota: 2 });
    });

    it("treats its own deleted one as another's when somebody restores it", async () => {
      const one = await retired();
      const old = String(previousOf(one));
      await upLater(one);
      await here.console("RestoreAccessKeyFromRecycleBin", { UserId: userId, UserAccessKeyId: old }, "ims");
      await drifting(one, 90 * DAY_MS);
      assert.match(warnings().join(), new RegExp(`the user has ${old} as well`));
      await assert.rejects(one.up(program()), new RegExp(`when nobody uses ${old}`));
    });
  });

  describe("whose rotation has no answer", () => {
    const stranded = () => keys().at(-1)?.accessKeyId ?? "";

    it("names the key whose secret is lost, keeps the one that works, and goes on when that one is gone", async () => {
      const one = await drifting(await existing(), 90 * DAY_MS);
      const [before, secret] = [currentOf(one), secretOf(one)];
      await here.cloud.control.fault({ kind: "resetAfter", action: "CreateAccessKey" });
      await assert.rejects(one.up(program()), new RegExp(`and with it the secret of ${stranded()}`.slice(0, 30)));
      assert.deepEqual([currentOf(one), secretOf(one)], [before, secret]);
      assertWorks(one);
      for (const how of ["a plain command", REFRESH]) {
        await nextCommand();
        if (how === REFRESH) await one.refresh();
        const again = await failureOf(one.up(program()));
        assert.match(
          again.message,
          new RegExp(`^an earlier run ended .*, so a secret of ${stranded()} may be lost;`),
          how,
        );
        assert.equal(keys().length, 2);
      }
      await remove(stranded());
      assert.deepEqual(await upLater(one), ["CreateAccessKey"]);
      assert.equal(previousOf(one), before);
      assertWorks(one);
    });

    for (const at of ["before", "after"] as const) {
      it(`goes on, or names the stranded key, when the run was killed ${at} it was sent`, async () => {
        const one = await drifting(await existing(), 90 * DAY_MS);
        const before = currentOf(one);
        const isThere = (): boolean =>
          here.calls(at === "after" ? "CreateAccessKey" : "ListAccessKeys").length > 1 - Number(at === "after");
        const ended = here.provider.killEngine(isThere);
        await Promise.race([ended, one.up(program()).then(() => assert.fail("the update was answered"))]);
        assertWorks(one);
        if (at === "after") {
          await nextCommand();
          assert.equal(keys().length, 2);
          const failure = await failureOf(one.up(program()));
          assert.match(failure.message, new RegExp(`a secret of ${stranded()} may be lost`));
          await remove(stranded());
        }
        assert.deepEqual(await upLater(one), ["CreateAccessKey"]);
        assert.equal(previousOf(one), before);
        assertWorks(one);
      });
    }

    it("names the stranded key on a machine without the note as one that it does not manage", async () => {
      const one = await drifting(await existing(), 90 * DAY_MS);
      await here.cloud.control.fault({ kind: "resetAfter", action: "CreateAccessKey" });
      await assert.rejects(one.up(program()));
      await nextCommand(25 * HOUR_MS);
      await one.refresh();
      assert.match(
        warnings().join(),
        new RegExp(`the user has ${stranded()} as well, which this resource does not manage`),
      );
      await assert.rejects(one.up(program()), new RegExp(`when nobody uses ${stranded()}, delete it`));
    });
  });

  describe("whose keys somebody else changed", () => {
    it("is enabled again, of which the preview warns", async () => {
      const one = await existing();
      await setStatus(currentOf(one), "Inactive");
      await drifting(one);
      assert.equal(await one.preview(program()), "update");
      assert.deepEqual(warnings(), [`an access key of user ${userId} is disabled and will work again`]);
      await one.up(program());
      assertWorks(one);
    });

    it("makes a new one when the current one is gone and the previous one is there, which stays", async () => {
      const one = await rotated();
      const [lost, old] = [currentOf(one), previousOf(one)];
      await remove(lost);
      await drifting(one);
      assert.equal(one.inputs["rotation"], "Missing");
      assert.match(warnings().join(), new RegExp(`access key ${lost} of user ${userId} was deleted elsewhere`));
      assert.equal(await one.up(program()), "update");
      assert.equal(previousOf(one), old);
      assertWorks(one);
      assert.deepEqual(await upLater(one, 26 * HOUR_MS), ["UpdateAccessKey"]);
    });

    it("is gone when its keys are, with the way back, and made anew", async () => {
      const one = await existing();
      const id = currentOf(one);
      await remove(id);
      await nextCommand();
      await assert.rejects(one.up(program({ overlapHours: 5 })), /is not there any more; run pulumi up --refresh/);
      assert.equal(await one.refresh(), "gone");
      assert.match(
        warnings().join(),
        new RegExp(`RestoreAccessKeyFromRecycleBin --UserId ${userId} --UserAccessKeyId ${id}`),
      );
      assert.equal(await one.up(program()), "create");
      assertWorks(one);
    });

    it("forgets a previous one that is gone", async () => {
      const one = await rotated();
      await remove(previousOf(one));
      assert.deepEqual(await upLater(one), []);
      assert.equal(previousOf(one), undefined);
    });

    it("is gone together with its user", async () => {
      const one = await existing();
      await remove(one.id);
      await here.console("DeleteUser", { UserId: userId }, "ims");
      await nextCommand();
      assert.equal(await one.refresh(), "gone");
      assert.deepEqual(warnings(), []);
    });

    it("stays what it is through a rename of its user", async () => {
      const one = await rotated();
      await here.console("UpdateUser", { UserId: userId, NewUserPrincipalName: named("machine") }, "ims");
      assert.deepEqual(await upLater(one, 26 * HOUR_MS), ["UpdateAccessKey"]);
      assert.deepEqual(statuses(), ["Inactive", "Active"]);
    });
  });

  it("is replaced when it belongs to another user, and both old keys go", async () => {
    const one = await rotated();
    const other = await newUser("other");
    await nextCommand();
    assert.equal(await one.up({ userId: other }), "replace");
    assert.deepEqual([keys().length, keys(other).map(({ accessKeyId }) => accessKeyId)], [0, [currentOf(one)]]);
  });

  it("takes its old key away when a replacement is forced", async () => {
    const one = await existing();
    const { recorded } = one;
    assert.equal(await one.preview(program()), "same");
    one.recorded = undefined;
    assert.equal(await one.up(program()), "create");
    await here.provider.delete(KIND, recorded?.id ?? "", recorded?.outputs ?? {});
    assert.deepEqual(
      keys().map(({ accessKeyId }) => accessKeyId),
      [currentOf(one)],
    );
  });

  it("deletes both keys, disabled first", async () => {
    const one = await rotated();
    await nextCommand();
    await one.destroy();
    assert.deepEqual(keys(), []);
    assert.deepEqual(
      recycled().map(({ status }) => status),
      ["Inactive", "Inactive"],
    );
  });

  it("is read by get with the first key's id, without its secret, which is said", async () => {
    const { id } = await existing();
    const found = await here.provider.read(KIND, id, {});
    assert.deepEqual([found.id, found.properties["userId"], found.properties["accessKeyId"]], [id, userId, id]);
    assert.equal("accessKeySecret" in found.properties, false);
    assert.match(here.provider.said.join(), /told its secret at its creation alone, so accessKeySecret is empty here/);
    await assert.rejects(here.provider.read(KIND, "LTAI00000000000000000000", {}), /there is no ims:RotatedAccessKey/);
  });

  it("is neither gone nor written nor deleted for the keys of another account", async () => {
    const { id, outputs, inputs } = await existing();
    const other = await otherAccount(here.cloud);
    const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
    await assert.rejects(provider.read(KIND, id, outputs), /account/);
    await assert.rejects(provider.update(KIND, id, outputs, inputs), /account/);
    await assert.rejects(provider.delete(KIND, id, outputs), /account/);
    assert.deepEqual(statuses(), ["Active"]);
  });

  it("refuses in the preview what cannot be, and two of one user", async () => {
    await assert.rejects(here.resource(KIND).preview({ userId: "robot", rotateAfterDays: 0, overlapHours: 0 }), {
      message: [
        'userId must be the number of a RAM user, digits in quotes, as the id of an ims.User, or a logon name with its domain, not "robot"',
        "rotateAfterDays must be 1 to 730 days, not 0",
        "overlapHours must be 1 to 8,760 hours, not 0",
      ].join("\n"),
    });
    await assert.rejects(here.resource(KIND).preview(program({ rotateAfterDays: 2, overlapHours: 48 })), {
      message: "overlapHours must be less than rotateAfterDays, 48 hours, not 48",
    });
    const one = here.resource(KIND);
    await one.preview(program());
    await assert.rejects(
      here.resource(KIND).preview(program()),
      /userId names what the resource .* of this program manages/,
    );
  });

  it("keeps its secrets out of everything but the one output", async () => {
    const one = await rotated();
    const secrets = keys().map(({ accessKeySecret }) => accessKeySecret);
    await upLater(one, 26 * HOUR_MS);
    await upLater(one);
    const { accessKeySecret: _, ...rest } = one.outputs;
    const seen = JSON.stringify([rest, one.inputs, here.provider.said, here.cloud.calls]);
    for (const secret of secrets) assert.ok(!seen.includes(secret), seen);
  });

  /** The step that is due, and then whatever is left, until nothing is. */
  function stepOf(one: Managed, changes: Values = {}): Verb {
    return {
      run: () => one.up(program(changes)),
      async settled() {
        for (let round = 0; round < 3; round++) await upLater(one, 27 * HOUR_MS, changes);
        assert.equal(await one.preview(program(changes)), "same");
        assertWorks(one);
      },
    };
  }

  const stories: readonly Story[] = [
    { what: "a disabling", prepare: async () => stepOf(await drifting(await fresh(rotated), 26 * HOUR_MS)) },
    { what: "a deletion of the old key", prepare: async () => stepOf(await drifting(await fresh(retired))) },
    { what: "an enabling", prepare: async () => stepOf(await fresh(disabled)) },
    { what: "a read in the overlap", prepare: async () => readOf(await fresh(rotated)) },
    { what: "a delete", prepare: async () => destroyOf(await fresh(rotated)) },
  ];
  for (const story of stories) {
    const seen = { ...story, look: () => [statuses(), recycled().map(({ status }) => status)] };
    unlessBroken(() => here, seen);
    unlessKilled(() => here, seen);
  }

  /** In a cloud that was just made anew. */
  async function fresh(make: () => Promise<Managed>): Promise<Managed> {
    userId = await newUser("robot");
    return make();
  }

  async function disabled(): Promise<Managed> {
    const one = await existing();
    await setStatus(currentOf(one), "Inactive");
    return drifting(one);
  }

  function readOf(one: Managed): Verb {
    return { run: () => one.refresh(), settled: async () => assert.equal(await one.preview(program()), "same") };
  }
});
