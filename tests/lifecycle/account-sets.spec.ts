import assert from "node:assert/strict";
import { failureOf, providerFailureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle, startLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { newGroup, newUser } from "../support/people";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { assignments, provisionings } from "../support/view";
import { type Option, othersOf } from "./open-answers";

type Here = Lifecycle<ProviderHere>;

const FOLDER = "fd-Workloads1"; // has the second account of three
const ROOT = "r-Ro0T01";
const EVERYWHERE = { everywhere: true };

/** One kind of set, and what of it is in the cloud. */
interface Kind {
  readonly name: string;
  readonly gives: string;
  readonly takes: string;
  /** What no document settles of its tasks. */
  readonly open: readonly Option[];
  /** The accounts that have it. */
  there(here: Here): string[];
}

/** What no document settles of lists, and of what stands in a task's way. */
const OPEN: readonly Option[] = [
  "managementAccountListed",
  "severalTags",
  "lastNextToken",
  "ancestorsWithChild",
  "listOrder",
  "conflictScope",
];

const KINDS: readonly Kind[] = [
  {
    name: "AccessConfigurationProvisioningSet",
    gives: "ProvisionAccessConfiguration",
    takes: "DeprovisionAccessConfiguration",
    open: ["failedFirstProvision", "failedDeprovision"],
    there: ({ cloud }) => provisionings(cloud).map(({ account }) => account),
  },
  {
    name: "AccessAssignmentSet",
    gives: "CreateAccessAssignment",
    takes: "DeleteAccessAssignment",
    open: ["repeatedGrant", "failedFirstProvision"],
    there: ({ cloud }) => assignments(cloud).map((text) => text.slice(-16)),
  },
];

/** A program with a configuration that was made at the console, and a set of accounts for it. */
class Program {
  readonly set: Managed;

  constructor(
    readonly here: Here,
    readonly kind: Kind,
    readonly ids: { readonly directoryId: string; readonly accessConfigurationId: string },
    readonly admins: string,
  ) {
    this.set = here.resource(`cloudsso:${kind.name}`);
  }

  static async begun(here: Here, kind: Kind): Promise<Program> {
    const { directoryId } = here.cloud;
    const readers = { DirectoryId: directoryId, AccessConfigurationName: "readers" };
    const { AccessConfiguration } = await here.console("CreateAccessConfiguration", readers);
    const { AccessConfigurationId: accessConfigurationId } = AccessConfiguration as { AccessConfigurationId: string };
    return new Program(here, kind, { directoryId, accessConfigurationId }, await newGroup(here, "admins"));
  }

  /** Made by an earlier command. */
  static async existing(here: Here, kind: Kind, targets: Values = EVERYWHERE, more: Values = {}): Promise<Program> {
    const program = await Program.begun(here, kind);
    assert.equal(await program.set.up(program.of(targets, more)), "create");
    await nextCommand(here);
    return program;
  }

  of(targets: Values = EVERYWHERE, more: Values = {}): Values {
    const isOfGrants = this.kind.name === "AccessAssignmentSet";
    return { ...this.ids, ...(isOfGrants ? { principalIds: [this.admins] } : {}), targets, ...more };
  }

  /** The accounts that have it. */
  get there(): string[] {
    return this.kind.there(this.here);
  }

  async grantByHand(account: string, userId: string): Promise<void> {
    await this.here.console("CreateAccessAssignment", {
      DirectoryId: this.ids.directoryId,
      AccessConfigurationId: this.ids.accessConfigurationId,
      TargetType: "RD-Account",
      TargetId: account,
      PrincipalType: "User",
      PrincipalId: userId,
    });
    await this.here.cloud.control.finishTasks();
  }
}

async function nextCommand(here: Here): Promise<void> {
  await here.later();
  await here.cloud.control.clearCalls();
}

async function move(here: Here, AccountId: string, DestinationFolderId: string): Promise<void> {
  await here.cloud.control.perform("resourceDirectory", "MoveAccount", { AccountId, DestinationFolderId });
}

for (const kind of KINDS) {
  describe(`cloudsso.${kind.name}, of an organisation that does not stand still`, () => {
    let here: Here;
    let first: string;
    let second: string;
    let third: string;

    before(async () => {
      here = await sharedLifecycle();
      [first = "", second = "", third = ""] = here.cloud.accountIds;
    });

    beforeEach(() => here.reset());

    /** Something happens when the update has begun, and before it comes to the account. */
    async function meanwhile(run: Promise<unknown>, happens: () => Promise<void>): Promise<unknown> {
      const held = await here.cloud.control.pause({ action: kind.gives, at: "before" });
      await held.reached();
      await happens();
      await held.release();
      return run;
    }

    it("fails alone in an account that is suspended while it works, and leaves it out next time", async () => {
      const program = await Program.begun(here, kind);
      const failed = providerFailureOf(
        meanwhile(
          Promise.resolve().then(() => program.set.up(program.of())),
          () => here.cloud.control.setAccountCondition(third, "suspended"),
        ),
      );
      assert.match((await failed).message, new RegExp(`\\b${third}.*: The account is suspended\\. \\(task `));
      assert.deepEqual(program.there, [first, second]);
      await nextCommand(here);
      assert.equal(await program.set.up(program.of()), "update");
      assert.deepEqual(here.writes(), []);
      assert.equal(await program.set.preview(program.of()), "same");
    });

    it("fails alone in an account that is removed while it works, and leaves it out next time", async () => {
      const program = await Program.begun(here, kind);
      const failed = providerFailureOf(
        meanwhile(
          Promise.resolve().then(() => program.set.up(program.of())),
          () => here.cloud.control.removeAccount(third),
        ),
      );
      assert.match((await failed).message, new RegExp(third));
      assert.deepEqual(program.there, [first, second]);
      await nextCommand(here);
      assert.equal(await program.set.up(program.of()), "update");
      assert.deepEqual(here.writes(), []);
      assert.equal(await program.set.preview(program.of()), "same");
    });

    it("goes on with an account that moves out while it works, and takes it out next time", async () => {
      const program = await Program.begun(here, kind);
      const inRoot = { folderIds: [FOLDER], accountIds: [first] };
      await meanwhile(
        Promise.resolve().then(() => program.set.up(program.of(inRoot))),
        () => move(here, second, ROOT),
      );
      assert.deepEqual(program.there, [first, second]);
      await nextCommand(here);
      assert.equal(await program.set.up(program.of(inRoot)), "update");
      assert.deepEqual(program.there, [first]);
    });

    it("goes from all its accounts but one that is suspended, and says so", async () => {
      const program = await Program.existing(here, kind);
      await here.cloud.control.setAccountCondition(second, "suspended");
      const { message } = await failureOf(program.set.destroy());
      assert.match(message, new RegExp(`1 (account|case): ${second}.*: The account is suspended\\. \\(task `));
      assert.deepEqual(program.there, [second]);
      await here.cloud.control.setAccountCondition(second, "active");
      await nextCommand(here);
      await program.set.destroy();
      assert.deepEqual(program.there, []);
    });

    it("says what stays in an account that leaves it while it is suspended", async () => {
      const program = await Program.existing(here, kind, { folderIds: [FOLDER], accountIds: [first] });
      await move(here, second, ROOT);
      await here.cloud.control.setAccountCondition(second, "suspended");
      assert.equal(await program.set.up(program.of({ folderIds: [FOLDER], accountIds: [first] })), "update");
      assert.deepEqual([here.writes(), program.there], [[], [first, second]]);
      const said = here.provider.said.join("\n");
      const stays = `in 1 account that left the set and cannot be worked in: account-2 (${second}, suspended); what is in`;
      assert.ok(said.includes(stays), said);
      assert.doesNotMatch(said, /takes .* out of/);
    });

    it("counts neither suspended nor removed accounts as removals", async () => {
      const program = await Program.existing(here, kind, EVERYWHERE, { maxRemovals: 0 });
      await here.cloud.control.setAccountCondition(first, "suspended");
      await here.cloud.control.removeAccount(second);
      assert.equal(await program.set.up(program.of(EVERYWHERE, { maxRemovals: 0 })), "update");
      assert.deepEqual([here.writes(), program.there], [[], [first, third]]);
      const { message } = await failureOf(program.set.up(program.of({ accountIds: [first] }, { maxRemovals: 0 })));
      assert.match(message, /^maxRemovals stops an update that would take 1 of 1 account out/);
    });

    it("refuses tags and folders beside everywhere, which would reach every account", async () => {
      const program = await Program.begun(here, kind);
      const refusal = async (more: Values) =>
        (await failureOf(program.set.up(program.of({ ...EVERYWHERE, ...more })))).message;
      const reason = "chooses nothing beside everywhere: true, which means every account; take one of the two away";
      assert.equal(await refusal({ tags: { stage: "test" } }), `targets.tags ${reason}`);
      assert.equal(await refusal({ folderIds: [FOLDER] }), `targets.folderIds ${reason}`);
      assert.deepEqual(here.writes(), []);
      const withOwner = { ...EVERYWHERE, accountIds: [here.cloud.managementAccountId] };
      assert.equal(await program.set.up(program.of(withOwner)), "create");
      assert.equal(program.there.length, 4);
    });

    it("reaches an account that is in one of the folders or has the tags", async () => {
      const tagged = { ResourceType: "Account", ResourceId: [first], Tag: [{ Key: "stage", Value: "test" }] };
      await here.cloud.control.perform("resourceDirectory", "TagResources", tagged);
      const program = await Program.existing(here, kind, { folderIds: [FOLDER], tags: { stage: "test" } });
      assert.deepEqual(program.there, [first, second]);
    });

    it("goes with the next up where a killed create had come to, and is unknown to a destroy before that", async () => {
      const program = await Program.begun(here, kind);
      const ended = here.provider.killEngine(() => here.calls(kind.gives).length >= 2);
      void program.set.up(program.of());
      await ended;
      await here.later();
      await here.cloud.control.finishTasks();
      assert.equal(program.there.length, 2);
      assert.equal(program.set.recorded, undefined, "the engine has nothing to destroy");
      assert.equal(await program.set.up(program.of()), "create");
      assert.equal(here.calls(kind.gives).length, 3, "what was done is not done again");
      await here.later();
      await program.set.destroy();
      assert.deepEqual(program.there, []);
    });

    for (const option of [...OPEN, ...kind.open]) {
      for (const answer of othersOf(option)) {
        it(`is the same where the service answers ${answer} to ${option}`, async () => {
          await here.reset({ [option]: answer });
          await story();
        });
      }
    }

    /** Made with a failure and a lost answer, changed by tags, drifted, left in part with a failure, and destroyed. */
    async function story(): Promise<void> {
      const tag = (ResourceId: readonly string[], Tag: readonly object[]) =>
        here.cloud.control.perform("resourceDirectory", "TagResources", { ResourceType: "Account", ResourceId, Tag });
      const stage = { Key: "stage", Value: "test" };
      await tag([first, second], [stage]);
      await tag([second, third], [{ Key: "team", Value: "shop" }]);
      const program = await Program.begun(here, kind);
      // A start that is refused for a conflict counts, too.
      const fails = { kind: "taskFailure", reason: "No.", times: 9 } as const;
      await here.cloud.control.fault({ ...fails, action: kind.gives, parameters: { TargetId: third } });
      await here.cloud.control.fault({ kind: "resetAfter", action: kind.gives, nth: 1 });
      await failureOf(program.set.up(program.of()));
      await here.cloud.control.clearFaults();
      await nextCommand(here);
      assert.equal(await program.set.up(program.of()), "update");
      assert.deepEqual(program.there, [first, second, third], "no member is missing, and the owner is none");

      const tagged = program.of({ tags: { stage: "test", team: "shop" } });
      await here.cloud.control.fault({ ...fails, action: kind.takes, parameters: { TargetId: first } });
      await failureOf(program.set.up(tagged));
      await here.cloud.control.clearFaults();
      await nextCommand(here);
      await program.set.refresh();
      assert.equal(await program.set.up(tagged), "update");
      assert.deepEqual(program.there, [second], "all tags are wanted");
      await nextCommand(here);
      await program.set.refresh();
      assert.equal(await program.set.up(tagged), "same");
      await nextCommand(here);
      await program.set.destroy();
      assert.deepEqual(program.there, []);
    }
  });
}

describe("sets of 1,000 accounts", () => {
  let here: Here;
  const [ofProvisionings, ofGrants] = KINDS as [Kind, Kind];

  before(async () => {
    here = await startLifecycle({ cloud: { accounts: 1000, taskDurationMs: 0 } });
  });

  after(() => here.close());

  it("are refreshed unchanged by the pages of their lists and three calls at most, with little state", async () => {
    const grants = await Program.existing(here, ofGrants);
    const provisioned = new Program(here, ofProvisionings, grants.ids, grants.admins);
    assert.equal(await provisioned.set.up(provisioned.of()), "create");
    assert.deepEqual(here.writes(), [], "the grants have provisioned everything");
    for (const program of [grants, provisioned]) {
      await nextCommand(here);
      await program.set.refresh();
      const pages = here.calls().filter(({ action }) => /^ListAccess/.test(action)).length;
      assert.equal(pages, 50);
      assert.ok(here.calls().length <= pages + 3, `${here.calls().length} calls`);
      await nextCommand(here);
      assert.equal(await program.set.up(program.of()), "same");
      assert.equal(here.calls().length, 11, "the pages of the organisation's list, and its directory");
      const bytes = JSON.stringify([program.set.inputs, program.set.outputs]).length;
      assert.ok(bytes / 1000 <= 60, `${bytes / 1000} bytes an account`);
    }
  });
});

describe("an exclusive cloudsso.AccessAssignmentSet", () => {
  let here: Here;
  let first: string;
  let second: string;
  const [, kind = KINDS[0] as Kind] = KINDS;
  const exclusive = { exclusive: true };

  before(async () => {
    here = await sharedLifecycle();
    [first = "", second = ""] = here.cloud.accountIds;
  });

  beforeEach(() => here.reset());

  it("says in the preview whose grants go in an account that joins it", async () => {
    const program = await Program.existing(here, kind, { accountIds: [first] }, exclusive);
    const ann = await newUser(here, "ann");
    await program.grantByHand(second, ann);
    await nextCommand(here);
    await program.set.preview(program.of({ accountIds: [first, second] }, exclusive));
    const removes = `warning: removes 1 grant of others, as the set is exclusive: ${second}/${ann}`;
    assert.ok(here.provider.said.includes(removes), here.provider.said.join("\n"));
    assert.deepEqual(here.writes(), []);
  });

  it("says nothing of others when a principal of its own goes", async () => {
    const program = await Program.existing(here, kind, { accountIds: [first] }, exclusive);
    const operators = await newGroup(here, "operators");
    await program.set.up({ ...program.of({ accountIds: [first] }, exclusive), principalIds: [operators] });
    assert.deepEqual(here.provider.said, []);
    assert.deepEqual(assignments(here.cloud), [`readers for group operators in ${first}`]);
  });

  it("leaves a grant of others that could not be taken away once it is exclusive no longer", async () => {
    const program = await Program.existing(here, kind, { accountIds: [first] }, exclusive);
    const ann = await newUser(here, "ann");
    await program.grantByHand(first, ann);
    await nextCommand(here);
    await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", action: kind.takes });
    await program.set.refresh();
    const failure = await providerFailureOf(program.set.up(program.of({ accountIds: [first] }, exclusive)));
    assert.deepEqual(failure.partial?.properties["deviations"], { [`${first}/${ann}`]: "foreign" });
    await nextCommand(here);
    assert.equal(await program.set.up(program.of({ accountIds: [first] })), "update");
    assert.deepEqual([here.writes(), program.there], [[], [first, first]]);
    await nextCommand(here);
    await program.set.destroy();
    assert.deepEqual(assignments(here.cloud), [`readers for user ann in ${first}`]);
  });
});
