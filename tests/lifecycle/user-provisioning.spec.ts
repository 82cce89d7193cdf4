import assert from "node:assert/strict";
import type { Uncertain } from "../../emulator";
import { systemClock } from "../../provider/client/wait";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { directoryOf, ramOf } from "../support/view";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, unlessOvertaken, upOf } from "./disturbed";

type Event = ReturnType<typeof directoryOf>["userProvisioningEvents"][string];

const KIND = "cloudsso:UserProvisioning";
const EXISTS = "OperationConflict.UserProvisioning.Process.fail.ImsUserExists";

describe("cloudsso.UserProvisioning", () => {
  let here: Lifecycle<ProviderHere>;
  let alice: string;
  let group: string;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => begin());

  async function begin(options: Partial<Uncertain> = {}): Promise<void> {
    await here.reset(options);
    await people();
  }

  /** A user, in a group. */
  async function people(): Promise<void> {
    const at = { DirectoryId: here.cloud.directoryId };
    const make = async (action: string, parameters: object, field: string) =>
      String(((await here.console(action, { ...at, ...parameters }))[field] as Values)[`${field}Id`]);
    alice = await make("CreateUser", { UserName: "alice" }, "User");
    group = await make("CreateGroup", { GroupName: "operators" }, "Group");
    await here.console("AddUserToGroup", { ...at, GroupId: group, UserId: alice });
    await here.cloud.control.clearCalls();
  }

  const program = (changes: Values = {}): Values => ({
    directoryId: here.cloud.directoryId,
    principalType: "Group",
    principalId: group,
    targetId: here.cloud.managementAccountId,
    duplicationStrategy: "KeepBoth",
    deletionStrategy: "Delete",
    description: "by the program",
    ...changes,
  });
  const held = () =>
    Object.values(directoryOf(here.cloud).userProvisionings).map(
      ({ principalType, principalId, targetId, duplicationStrategy, deletionStrategy, description }) => ({
        principalType,
        principalId,
        targetId,
        duplicationStrategy,
        deletionStrategy,
        description,
      }),
    );
  const ramUsers = () =>
    Object.values(ramOf(here.cloud).users).map(
      ({ userPrincipalName, provisionType }) => `${userPrincipalName.split("@")[0]} ${provisionType}`,
    );
  /** What must be the same, whoever the users are. */
  const look = () => [held().map(({ principalId: _, ...rest }) => rest), ramUsers()];

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  /** Somebody of that name is in the account already. */
  async function inTheWay(...names: readonly string[]): Promise<void> {
    const { defaultDomain } = ramOf(here.cloud);
    for (const name of names) {
      await here.console("CreateUser", { UserPrincipalName: `${name}@${defaultDomain}`, DisplayName: name }, "ims");
    }
    await here.cloud.control.clearCalls();
  }

  async function outOfTheWay(name: string): Promise<void> {
    const { defaultDomain } = ramOf(here.cloud);
    await here.console("DeleteUser", { UserPrincipalName: `${name}@${defaultDomain}` }, "ims");
  }

  const atConsole = (one: Managed, parameters: object = {}) => ({
    DirectoryId: here.cloud.directoryId,
    UserProvisioningId: one.id.split(":")[1],
    ...parameters,
  });

  async function assertSettled(one: Managed, wanted: Values): Promise<void> {
    assert.equal(await one.preview(wanted), "same");
    await here.later();
    assert.equal(await one.refresh(), "there");
    assert.deepEqual(await one.drift(wanted), []);
    assert.equal(await one.preview(wanted), "same");
  }

  it("is made once, with a RAM user for each member, and the same program changes nothing", async () => {
    const one = await existing();
    const [id] = Object.keys(directoryOf(here.cloud).userProvisionings);
    assert.equal(one.id, `${here.cloud.directoryId}:${id}`);
    assert.deepEqual(ramUsers(), ["alice CloudSSO"]);
    assert.equal(one.outputs["status"], "Enabled");
    await assertSettled(one, program());
    assert.equal(await one.up(program()), "same");
    assert.deepEqual(here.writes(), []);
  });

  it("is read with its siblings in two lists, however many there are", async () => {
    const all = [];
    for (const targetId of [here.cloud.managementAccountId, ...here.cloud.accountIds])
      all.push(await existing({ targetId }));
    await here.cloud.control.clearCalls();
    for (const one of all) assert.equal(await one.refresh(), "there");
    assert.deepEqual(
      here.calls().map(({ action }) => action),
      ["ListUserProvisionings", "ListUserProvisioningEvents"],
    );
  });

  it("adopts in silence what is so already, and writes what differs in place", async () => {
    const first = await existing();
    const same = here.resource(KIND);
    assert.equal(await same.up(program()), "create");
    assert.deepEqual([same.id, here.writes(), here.provider.said], [first.id, [], []]);
    await here.later();
    const other = here.resource(KIND);
    await other.up(program({ deletionStrategy: "Keep", description: "" }));
    assert.equal(other.id, first.id);
    assert.deepEqual(here.writes(), ["UpdateUserProvisioning"]);
    assert.deepEqual([held()[0]?.deletionStrategy, held()[0]?.description], ["Keep", ""]);
    await assertSettled(other, program({ deletionStrategy: "Keep", description: "" }));
  });

  for (const [what, edit] of Object.entries({
    description: { description: "another" },
    "no description": { description: "" },
    duplicationStrategy: { duplicationStrategy: "TakeOver" },
    deletionStrategy: { deletionStrategy: "Keep" },
  })) {
    it(`carries out an edit in place, and finds and repairs the same as drift: ${what}`, async () => {
      const one = await existing();
      const [before] = held();
      assert.equal(await one.up(program(edit)), "update");
      assert.deepEqual(held(), [{ ...before, ...edit }]);
      await assertSettled(one, program(edit));
      assert.deepEqual(await one.drift(program()), Object.keys(edit));
      assert.equal(await one.up(program()), "update");
      assert.deepEqual(held(), [before]);
    });
  }

  for (const strategyCase of ["any", "exact"] as const) {
    it(`takes a strategy in any spelling and sends the documented one, where the service takes ${strategyCase}`, async () => {
      await begin({ strategyCase });
      const wanted = program({ duplicationStrategy: "takeover" });
      const one = await existing({ duplicationStrategy: "takeover" });
      assert.equal(held()[0]?.duplicationStrategy, "TakeOver");
      await assertSettled(one, wanted);
      assert.equal(await one.preview(program({ duplicationStrategy: "Takeover" })), "same");
    });
  }

  it("sees no difference in a strategy that the service spells otherwise", async () => {
    const one = await existing({ duplicationStrategy: "TakeOver" });
    await here.console("UpdateUserProvisioning", atConsole(one, { NewDuplicationStrategy: "Takeover" }));
    await here.later();
    await one.refresh();
    assert.deepEqual(await one.drift(program({ duplicationStrategy: "TakeOver" })), []);
  });

  it("says when a description stays that was to be cleared", async () => {
    await begin({ emptyNewValue: "ignore" });
    const one = await existing();
    await assert.rejects(
      one.up(program({ description: undefined })),
      /the service keeps description of the provisioning of group/,
    );
  });

  it("is recorded as it is when every answer to its edit was lost, right after a refresh", async () => {
    const one = await existing();
    assert.equal(await one.refresh(), "there");
    await here.cloud.control.fault({ kind: "resetAfter", action: "UpdateUserProvisioning", times: 100 });
    const keeps = program({ deletionStrategy: "Keep" });
    await assert.rejects(one.up(keeps), /may or may not have been carried out/);
    assert.deepEqual([held()[0]?.deletionStrategy, one.outputs["deletionStrategy"]], ["Keep", "Keep"]);
  });

  describe("of which something failed", () => {
    for (const successfulEvents of ["forgotten", "listed"] as const) {
      for (const userProvisioningWorkMs of [0, 2000]) {
        const how = `where the work takes ${userProvisioningWorkMs} ms and what succeeded is ${successfulEvents}`;

        it(`shows it as drift with the service's error, and runs it again, ${how}`, async () => {
          await begin({ successfulEvents, userProvisioningWorkMs });
          await inTheWay("alice", "alice_sso");
          const one = here.resource(KIND);
          await one.up(program()).catch(() => undefined);
          await here.later();
          await one.refresh();
          assert.deepEqual(await one.drift(program()), ["failedEvents"]);
          const [shown, ...more] = one.inputs["failedEvents"] as string[];
          assert.match(String(shown), new RegExp(`^upe-\\w+ StartProvisioning: ${EXISTS}$`));
          assert.deepEqual(more, []);

          const again = await failureOf(one.up(program()));
          assert.match(
            again.message,
            new RegExp(
              `^the provisioning of group ${group} to account \\d+ is there, and 1 event of it failed: upe-\\w+ .*${EXISTS};`,
            ),
          );
          await outOfTheWay("alice_sso");
          await here.later();
          assert.equal(await one.up(program()), "update");
          assert.deepEqual(ramUsers().sort(), ["alice Manual", "alice_sso CloudSSO"]);
          await assertSettled(one, program());
        });
      }
    }

    it("is told at once when it is made, stays in the state, and is solved by the next up", async () => {
      await inTheWay("alice", "alice_sso");
      const one = here.resource(KIND);
      await assert.rejects(one.up(program()), new RegExp(`is there, and 1 event of it failed: .*${EXISTS}`));
      assert.equal(one.recorded?.unfinished, true);
      await here.later();
      assert.equal(await one.up(program({ duplicationStrategy: "TakeOver" })), "update");
      assert.deepEqual(ramUsers(), ["alice CloudSSO", "alice_sso Manual"]);
    });

    it("is repaired by a create that meets it", async () => {
      await inTheWay("alice", "alice_sso");
      await assert.rejects(here.resource(KIND).up(program()));
      await here.later();
      await here.resource(KIND).up(program({ duplicationStrategy: "TakeOver" }));
      assert.deepEqual(ramUsers(), ["alice CloudSSO", "alice_sso Manual"]);
    });

    it("is no drift where it was dropped at the console, nor where it is another one's", async () => {
      const one = await existing({ targetId: here.cloud.accountIds[0] });
      await inTheWay("alice", "alice_sso");
      const other = here.resource(KIND);
      await assert.rejects(other.up(program()));
      await here.later();
      await one.refresh();
      assert.deepEqual(await one.drift(program({ targetId: here.cloud.accountIds[0] })), []);
      const [event] = Object.values(directoryOf(here.cloud).userProvisioningEvents);
      await here.console("DeleteUserProvisioningEvent", atConsole(other, { EventId: event?.eventId }));
      await other.refresh();
      await here.later();
      await other.refresh();
      assert.deepEqual(await other.drift(program()), []);
    });

    it("ends its wait for a retry of which nothing is heard", async () => {
      await inTheWay("alice", "alice_sso");
      const one = here.resource(KIND);
      await assert.rejects(one.up(program()));
      await here.cloud.control.setOptions({ userProvisioningWorkMs: 600_000 });
      await here.later();
      await assert.rejects(one.up(program()), /1 event of it failed/);
    });
  });

  describe("that is deleted", () => {
    for (const [strategy, left] of [
      ["Delete", []],
      ["Keep", ["alice Manual"]],
    ] as const) {
      it(`goes by the recorded strategy, ${strategy}, whatever somebody has set since`, async () => {
        const one = await existing({ deletionStrategy: strategy });
        const other = strategy === "Keep" ? "Delete" : "Keep";
        await here.console("UpdateUserProvisioning", atConsole(one, { NewDeletionStrategy: other }));
        await one.destroy();
        assert.deepEqual([held(), ramUsers()], [[], left]);
      });
    }

    it("is waited for, so that what it belongs to can go", async () => {
      await begin({ userProvisioningWorkMs: 5000 });
      const one = await existing();
      await one.destroy();
      await here
        .console("DeleteGroup", { DirectoryId: here.cloud.directoryId, GroupId: group })
        .catch((error: Error) => {
          assert.doesNotMatch(error.message, /UserProvisioning/);
        });
      assert.deepEqual(held(), []);
    });

    it("says what hinders its end, when that does not come right by itself", async () => {
      const one = await existing();
      await here.cloud.control.setOptions({ userProvisioningWorkMs: 600_000 });
      const [row] = Object.values(directoryOf(here.cloud).userProvisionings);
      const failed: Event = {
        ...{ sequence: 1, eventId: "upe-1", userProvisioningId: String(row?.userProvisioningId) },
        ...{ sourceType: "DeleteProvisioning", errorCount: 1, errorInfo: "OperationConflict.Some" },
        principal: { PrincipalType: "Group", PrincipalId: group, PrincipalName: "operators" },
        ...{ targetId: here.cloud.managementAccountId, userId: alice },
        ...{ deletionStrategy: "Delete", duplicationStrategy: "KeepBoth" },
        ...{ latestAsyncTime: 0, createTime: 0, updateTime: 0 },
      };
      directoryOf(here.cloud).userProvisioningEvents["upe-1"] = failed;
      await assert.rejects(one.destroy(), {
        message:
          `the provisioning of group ${group} to account ${failed.targetId} cannot be deleted: upe-1 DeleteProvisioning: ` +
          "OperationConflict.Some; remove what the error names, then run it again",
      });
      await here.later(600_000);
      await one.destroy();
      assert.deepEqual(held(), []);
    });

    it("is taken for deleted when it is gone", async () => {
      const one = await existing();
      const { recorded } = one;
      await here.console("DeleteUserProvisioning", atConsole(one));
      await one.destroy();
      one.recorded = recorded;
      await here.later();
      assert.equal(await one.refresh(), "gone");
      assert.equal(await one.up(program()), "create");
    });
  });

  it("is read by get, and one that is not there is an error", async () => {
    const { id, inputs } = await existing();
    const found = await here.provider.read(KIND, id, {});
    assert.deepEqual({ ...found.inputs, __urn: inputs["__urn"] }, inputs);
    await assert.rejects(here.provider.read(KIND, `${here.cloud.directoryId}:up-none`, {}), /there is no /);
  });

  it("is neither gone nor deleted for the keys of another account", async () => {
    const { id, outputs } = await existing();
    const other = await otherAccount(here.cloud);
    const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
    await assert.rejects(provider.read(KIND, id, outputs), /account/);
    await assert.rejects(provider.delete(KIND, id, outputs), /account/);
    assert.equal(held().length, 1);
  });

  it("is made anew for another account, before the old one goes", async () => {
    const one = await existing();
    const { id } = one;
    assert.equal(await one.up(program({ targetId: here.cloud.accountIds[0] })), "replace");
    assert.deepEqual(here.writes(), ["CreateUserProvisioning", "DeleteUserProvisioning"]);
    assert.notEqual(one.id, id);
    assert.deepEqual(
      held().map(({ targetId }) => targetId),
      [here.cloud.accountIds[0]],
    );
  });

  it("takes joined ids for bare ones", async () => {
    const one = await existing({ principalId: `${here.cloud.directoryId}:${group}` });
    await assertSettled(one, program());
  });

  it("is neither gone nor healthy when a list of it is denied", async () => {
    const { id, outputs } = await existing();
    for (const action of ["ListUserProvisionings", "ListUserProvisioningEvents"]) {
      await here.later();
      // Both lists are asked for at once, so one may still be on its way from the round before.
      await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action, times: 2 });
      await assert.rejects(here.provider.read(KIND, id, outputs), /NoPermission/);
    }
  });

  it("refuses an id of another form", async () => {
    await assert.rejects(here.provider.read(KIND, "up-1", {}), {
      message: 'the id "up-1" is not of the form <directoryId>:<userProvisioningId>',
    });
  });

  it("refuses in the preview what cannot be", async () => {
    const wanted = program({ principalId: alice, duplicationStrategy: "Merge", deletionStrategy: "keep" });
    await assert.rejects(here.resource(KIND).preview(wanted), {
      message: [
        'duplicationStrategy must be "TakeOver" or "KeepBoth", not "Merge"',
        'deletionStrategy must be "Keep" or "Delete", not "keep"',
        'principalId must be the id of a group (g-...), since principalType is "Group"',
      ].join("\n"),
    });
  });

  it("says whom it was for and what to correct where the account is not there, and not the service's code alone", async () => {
    const { message } = await failureOf(here.resource(KIND).up(program({ targetId: "9999999999999999" })));
    assert.match(
      message,
      /^RAM users of group g-\w+ could not be provisioned to account 9999999999999999; if .* correct targetId \(/,
    );
    assert.deepEqual(held(), []);
  });

  it("cannot be without its principal, and says which is missing", async () => {
    await assert.rejects(here.resource(KIND).up(program({ principalId: "g-nobody" })), /EntityNotExists\.Group/);
    assert.deepEqual(held(), []);
  });

  const edit = { description: "another", duplicationStrategy: "TakeOver", deletionStrategy: "Keep" };
  const failed = async (): Promise<Managed> => {
    await people();
    await inTheWay("alice", "alice_sso");
    const one = here.resource(KIND);
    await one.up(program()).catch(() => undefined);
    await here.later();
    await one.refresh();
    return one;
  };
  const stories: readonly Story[] = [
    {
      what: "a create",
      async prepare() {
        await people();
        return upOf(here.resource(KIND), program());
      },
    },
    {
      what: "an update",
      async prepare() {
        await people();
        return upOf(await existing(), program(edit));
      },
    },
    { what: "a repair", prepare: async () => upOf(await failed(), program(edit)) },
    {
      what: "a read",
      async prepare() {
        await people();
        return refreshOf(await existing(), program());
      },
    },
    {
      what: "a delete",
      async prepare() {
        await people();
        return destroyOf(await existing());
      },
    },
  ];
  for (const story of stories) {
    unlessBroken(() => here, { ...story, look });
    unlessKilled(() => here, { ...story, look });
  }
  for (const story of stories.filter(({ what }) => what !== "a read")) unlessOvertaken(() => here, { ...story, look });
});
