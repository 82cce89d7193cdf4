import assert from "node:assert/strict";
import { failureOf, providerFailureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle, startLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { newGroup, newUser } from "../support/people";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { assignments, provisionings } from "../support/view";
import { destroyOf, type Story, unlessBroken, unlessKilled, upOf } from "./disturbed";

const KIND = "cloudsso:AccessAssignmentSet";
const CREATE = "CreateAccessAssignment";
const DELETE = "DeleteAccessAssignment";
const EVERYWHERE = { targets: { everywhere: true } };

type Here = Lifecycle<ProviderHere>;

/** A directory with a configuration and two groups, and a program with a set of grants. */
class Grants {
  readonly set: Managed;

  private constructor(
    private readonly here: Here,
    readonly configurationId: string,
    readonly admins: string,
    readonly operators: string,
  ) {
    this.set = here.resource(KIND);
  }

  static async begun(here: Here): Promise<Grants> {
    const made = (await here.console("CreateAccessConfiguration", {
      DirectoryId: here.cloud.directoryId,
      AccessConfigurationName: "readers",
    })) as { AccessConfiguration: { AccessConfigurationId: string } };
    const { AccessConfigurationId } = made.AccessConfiguration;
    return new Grants(here, AccessConfigurationId, await newGroup(here, "admins"), await newGroup(here, "operators"));
  }

  /** Made by an earlier command. */
  static async existing(here: Here, changes: Values = EVERYWHERE): Promise<Grants> {
    const grants = await Grants.begun(here);
    assert.equal(await grants.set.up(grants.program(changes)), "create");
    await nextCommand(here);
    return grants;
  }

  get configuration(): Values {
    return { directoryId: this.here.cloud.directoryId, accessConfigurationId: this.configurationId };
  }

  program(changes: Values = EVERYWHERE): Values {
    return { ...this.configuration, principalIds: [this.admins], ...changes };
  }

  single(targetId: string, principalId: string): Values {
    return { ...this.configuration, targetId, principalType: "Group", principalId };
  }

  get deviations(): Values {
    return (this.set.inputs["deviations"] ?? {}) as Values;
  }

  async byHand(action: string, TargetId: string, PrincipalId: string): Promise<void> {
    const PrincipalType = PrincipalId.startsWith("g-") ? "Group" : "User";
    await this.here.console(action, {
      DirectoryId: this.here.cloud.directoryId,
      AccessConfigurationId: this.configurationId,
      TargetType: "RD-Account",
      TargetId,
      PrincipalType,
      PrincipalId,
    });
    await this.here.cloud.control.finishTasks();
  }
}

async function nextCommand(here: Here): Promise<void> {
  await here.later();
  await here.cloud.control.clearCalls();
}

/** `admins` in these accounts. */
function granted(groups: readonly string[], accounts: readonly string[]): string[] {
  return groups.flatMap((group) => accounts.map((account) => `readers for group ${group} in ${account}`)).sort();
}

function touched(here: Here, action: string): string[] {
  return here
    .calls(action)
    .map(({ parameters }) => parameters["TargetId"] ?? "")
    .sort();
}

describe("cloudsso.AccessAssignmentSet in 250 accounts", () => {
  let here: Here;
  let all: readonly string[];

  before(async () => {
    here = await startLifecycle({ cloud: { accounts: 250 } });
    all = here.cloud.accountIds;
  });

  after(() => here.close());

  beforeEach(() => here.reset());

  it("grants in all of them, is refreshed by the pages of its list, and the same program changes nothing", async () => {
    const grants = await Grants.existing(here);
    assert.deepEqual(assignments(here.cloud), granted(["admins"], all));
    await grants.set.refresh();
    const pages = here.calls("ListAccessAssignments").length;
    assert.equal(pages, 13);
    assert.ok(here.calls().length <= pages + 3, `${here.calls().length} calls`);
    assert.equal(await grants.set.up(grants.program()), "same");
    assert.deepEqual(here.writes(), []);
    const bytes = JSON.stringify([grants.set.inputs, grants.set.outputs]).length;
    assert.ok(bytes / 250 <= 60, `${bytes / 250} bytes an account`);
  });

  it("shows drift in 3 of them as three lines, and repairs these alone", async () => {
    const grants = await Grants.existing(here);
    const drifted = all.slice(10, 13);
    for (const account of drifted) await grants.byHand(DELETE, account, grants.admins);
    await grants.set.refresh();
    const missing = drifted.map((account) => [`${account}/${grants.admins}`, "missing"]);
    assert.deepEqual(grants.deviations, Object.fromEntries(missing));
    assert.deepEqual(await grants.set.drift(grants.program()), ["deviations"]);
    await nextCommand(here);
    assert.equal(await grants.set.up(grants.program()), "update");
    assert.deepEqual(touched(here, CREATE), drifted);
  });

  it("ends in 245 of them when 5 fail, names these, and the next up does what is missing and nothing else", async () => {
    const grants = await Grants.begun(here);
    const failing = all.slice(100, 105);
    for (const TargetId of failing) {
      const parameters = { TargetId };
      await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", parameters, action: CREATE });
    }
    const { message } = await providerFailureOf(grants.set.up(grants.program()));
    assert.ok(
      message.startsWith(`grants of access configuration ${grants.configurationId} could not be made in 5 cases: `),
    );
    for (const account of failing) assert.match(message, new RegExp(`${account}/${grants.admins}: No\\. \\(task `));
    assert.match(message, /; the next pulumi up tries only these again$/);
    assert.equal(assignments(here.cloud).length, 245);

    await nextCommand(here);
    assert.equal(await grants.set.up(grants.program()), "update");
    assert.deepEqual(touched(here, CREATE), failing);
    assert.equal(await grants.set.preview(grants.program()), "same");
  });

  it("is stopped in the preview when a wrong target would take away more than a tenth", async () => {
    const grants = await Grants.existing(here);
    const narrow = { targets: { accountIds: all.slice(0, 200) } };
    const { message } = await failureOf(grants.set.up(grants.program(narrow)));
    assert.match(message, /^maxRemovals stops an update that would take 50 of 250 accounts out of the set: /);
    assert.deepEqual(here.writes(), []);
  });
});

describe("cloudsso.AccessAssignmentSet", () => {
  let here: Here;
  let first: string;
  let second: string;
  let third: string;
  const folder = "fd-Workloads1"; // has the second account of three

  before(async () => {
    here = await sharedLifecycle();
    [first = "", second = "", third = ""] = here.cloud.accountIds;
  });

  beforeEach(() => here.reset());

  it("follows accounts that come, move, and are suspended or removed", async () => {
    const inFolder = { targets: { folderIds: [folder] } };
    const grants = await Grants.existing(here, inFolder);
    assert.deepEqual(assignments(here.cloud), granted(["admins"], [second]));
    const move = (AccountId: string, DestinationFolderId: string) =>
      here.cloud.control.perform("resourceDirectory", "MoveAccount", { AccountId, DestinationFolderId });
    await move(first, folder);
    await move(second, "r-Ro0T01");
    assert.deepEqual(await grants.set.drift(grants.program(inFolder)), ["accounts"]);
    assert.equal(await grants.set.up(grants.program(inFolder)), "update");
    assert.deepEqual(assignments(here.cloud), granted(["admins"], [first]));

    await move(third, folder);
    await here.cloud.control.setAccountCondition(first, "suspended");
    await nextCommand(here);
    assert.equal(await grants.set.up(grants.program(inFolder)), "update");
    assert.deepEqual([touched(here, DELETE), touched(here, CREATE)], [[], [third]]);

    await here.cloud.control.removeAccount(third);
    await here.cloud.control.setAccountCondition(first, "active");
    await nextCommand(here);
    assert.equal(await grants.set.up(grants.program(inFolder)), "update");
    assert.deepEqual(here.writes(), []);
    assert.deepEqual(assignments(here.cloud), granted(["admins"], [first]));
  });

  it("gives and takes in place when its principals change", async () => {
    const grants = await Grants.existing(here);
    const both = { ...EVERYWHERE, principalIds: [grants.operators, grants.admins] };
    assert.equal(await grants.set.up(grants.program(both)), "update");
    assert.deepEqual(assignments(here.cloud), granted(["admins", "operators"], [first, second, third]));
    const turned = { ...EVERYWHERE, principalIds: [grants.admins, grants.operators] };
    assert.equal(await grants.set.preview(grants.program(turned)), "same");
    await nextCommand(here);
    assert.equal(await grants.set.up(grants.program({ ...EVERYWHERE, principalIds: [grants.operators] })), "update");
    assert.deepEqual(assignments(here.cloud), granted(["operators"], [first, second, third]));
  });

  it("takes provisionings along with the last grant, unless the program declares them", async () => {
    const grants = await Grants.existing(here);
    assert.equal(provisionings(here.cloud).length, 3);
    const provisioned = here.resource("cloudsso:AccessConfigurationProvisioningSet");
    await provisioned.up({ ...grants.configuration, targets: { accountIds: [third] } });
    await grants.set.destroy();
    assert.deepEqual(
      provisionings(here.cloud).map(({ account }) => account),
      [third],
    );
  });

  it("leaves what others have, in its accounts and elsewhere", async () => {
    const grants = await Grants.existing(here, { targets: { accountIds: [first] } });
    await grants.byHand(CREATE, first, grants.operators);
    await grants.byHand(CREATE, second, grants.admins);
    await nextCommand(here);
    await grants.set.refresh();
    assert.deepEqual(grants.deviations, {});
    await grants.set.destroy();
    assert.deepEqual(
      assignments(here.cloud),
      [...granted(["admins"], [second]), ...granted(["operators"], [first])].sort(),
    );
  });

  describe("exclusive", () => {
    const exclusive = { targets: { accountIds: [] as string[] }, exclusive: true };

    beforeEach(() => {
      exclusive.targets = { accountIds: [first, second] };
    });

    it("shows grants of others in its accounts as drift, and takes them away", async () => {
      const grants = await Grants.existing(here, exclusive);
      const ann = await newUser(here, "ann");
      await grants.byHand(CREATE, first, ann);
      await grants.byHand(CREATE, third, ann);
      await nextCommand(here);
      await grants.set.refresh();
      assert.deepEqual(grants.deviations, { [`${first}/${ann}`]: "foreign" });
      assert.equal(await grants.set.up(grants.program(exclusive)), "update");
      assert.deepEqual(
        assignments(here.cloud),
        [...granted(["admins"], [first, second]), `readers for user ann in ${third}`].sort(),
      );
    });

    it("says before its create, and before it becomes so, whose grants go", async () => {
      const grants = await Grants.begun(here);
      await grants.byHand(CREATE, first, grants.operators);
      await nextCommand(here);
      await grants.set.up(grants.program({ ...exclusive, exclusive: false }));
      await nextCommand(here);
      await grants.set.preview(grants.program(exclusive));
      const removes = `warning: removes 1 grant of others, as the set is exclusive: ${first}/${grants.operators}`;
      assert.deepEqual(here.provider.said, [removes]);
      await grants.set.up(grants.program(exclusive));
      assert.deepEqual(assignments(here.cloud), granted(["admins"], [first, second]));

      await here.reset();
      const fresh = await Grants.begun(here);
      await fresh.byHand(CREATE, first, fresh.operators);
      await fresh.set.preview(fresh.program(exclusive));
      assert.match(here.provider.said.join(), /^warning: removes 1 grant of others/);
    });

    it("is refused where another resource of the program has a grant in one of its accounts", async () => {
      const grants = await Grants.existing(here, exclusive);
      await grants.set.preview(grants.program(exclusive));
      const single = here.resource("cloudsso:AccessAssignment");
      const { message } = await failureOf(single.up(grants.single(first, grants.operators)));
      assert.match(
        message,
        /^targetId is an account of the exclusive set resource-\d+ of this program, which would take/,
      );
      const other = here.resource(KIND);
      const operators = { targets: { accountIds: [second, third] }, principalIds: [grants.operators] };
      const two = await failureOf(other.up(grants.program(operators)));
      assert.match(two.message, /^accounts hold account \d+ of the exclusive set resource-\d+ of this program, which/);
      assert.equal(await single.up(grants.single(third, grants.operators)), "create");
      const wider = { ...exclusive, targets: { accountIds: [first, second, third] } };
      const late = await failureOf(grants.set.up(grants.program(wider)));
      assert.match(
        late.message,
        /^accounts hold account \d+, in which the resource resource-\d+ of this program has a grant/,
      );
    });
  });

  describe("beside other grants of its configuration", () => {
    it("is refused for a grant that another resource has, be it a set or not", async () => {
      const grants = await Grants.existing(here);
      await grants.set.preview(grants.program());
      const single = here.resource("cloudsso:AccessAssignment");
      const { message } = await failureOf(single.up(grants.single(first, grants.admins)));
      assert.match(
        message,
        /^targetId is an account of the set resource-\d+ of this program, which has this very grant/,
      );
      const other = here.resource(KIND);
      const two = await failureOf(other.up(grants.program({ targets: { accountIds: [first] } })));
      assert.match(
        two.message,
        /^accounts hold account \d+, in which the resource resource-\d+ of this program has one of/,
      );
      const operators = { targets: { accountIds: [first] }, principalIds: [grants.operators] };
      assert.equal(await other.up(grants.program(operators)), "create");
      assert.equal(await single.up(grants.single(second, grants.operators)), "create");
    });

    it("takes the place of single ones, or of a set of another name, whose deletes leave what it has", async () => {
      const grants = await Grants.begun(here);
      const single = here.resource("cloudsso:AccessAssignment");
      await single.up(grants.single(first, grants.admins));
      await nextCommand(here);
      await grants.set.up(grants.program());
      await single.destroy();
      assert.deepEqual(assignments(here.cloud), granted(["admins"], [first, second, third]));

      await nextCommand(here);
      const renamed = here.resource(KIND);
      await renamed.up(grants.program({ targets: { accountIds: [first, second] } }));
      await grants.set.destroy();
      assert.deepEqual(assignments(here.cloud), granted(["admins"], [first, second]));
    });
  });

  it("keeps on record what could not be taken away, and the next up tries that", async () => {
    const grants = await Grants.existing(here);
    const parameters = { TargetId: first };
    await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", parameters, action: DELETE });
    const fewer = { targets: { accountIds: [third] } };
    const failure = await providerFailureOf(grants.set.up(grants.program(fewer)));
    assert.match(failure.message, /could not be taken away in 1 case: \d+\/g-\w+: No\. \(task/);
    assert.deepEqual(failure.partial?.properties["deviations"], { [`${first}/${grants.admins}`]: "left" });
    await nextCommand(here);
    await grants.set.refresh();
    assert.deepEqual(await grants.set.drift(grants.program(fewer)), ["deviations"]);
    assert.equal(await grants.set.up(grants.program(fewer)), "update");
    assert.deepEqual(touched(here, DELETE), [first]);
    assert.deepEqual(assignments(here.cloud), granted(["admins"], [third]));
  });

  it("is refused in one sentence when a principal is not there, before anything is sent", async () => {
    const grants = await Grants.begun(here);
    const nobody = { ...EVERYWHERE, principalIds: ["g-nobody"] };
    const { message } = await failureOf(grants.set.up(grants.program(nobody)));
    assert.equal(
      message,
      `there is no group g-nobody in directory ${here.cloud.directoryId}; declare it in this program and use its output, or ` +
        "correct principalIds",
    );
    assert.deepEqual(here.writes(), []);
  });

  it("refuses what is no id of a principal, and one that is there twice", async () => {
    const grants = await Grants.begun(here);
    const refused = async (principalIds: readonly string[]) =>
      (await failureOf(grants.set.up(grants.program({ ...EVERYWHERE, principalIds })))).message;
    assert.equal(
      await refused(["ann"]),
      'principalIds[0] must be the id of a user (u-...) or of a group (g-...), not "ann"',
    );
    const { admins } = grants;
    assert.equal(await refused([admins, admins]), "principalIds[1] is there already as principalIds[0]");
  });

  it("is gone with its configuration, and read by get with the grants that there are", async () => {
    const grants = await Grants.existing(here, { targets: { accountIds: [first] } });
    const found = await here.provider.read(KIND, grants.set.id, {});
    assert.deepEqual(found.properties["accounts"], { [first]: "" });
    assert.deepEqual(found.properties["principalIds"], [grants.admins]);
    await grants.byHand(DELETE, first, grants.admins);
    const target = { TargetType: "RD-Account", TargetId: first };
    const configuration = { DirectoryId: here.cloud.directoryId, AccessConfigurationId: grants.configurationId };
    await here.console("DeprovisionAccessConfiguration", { ...configuration, ...target });
    await here.cloud.control.finishTasks();
    await here.console("DeleteAccessConfiguration", configuration);
    await nextCommand(here);
    assert.equal(await grants.set.refresh(), "gone");
  });

  const look = () => [assignments(here.cloud), provisionings(here.cloud)];
  const stories: readonly Story[] = [
    {
      what: "the create of a set of grants",
      look,
      prepare: async () => {
        const grants = await Grants.begun(here);
        return upOf(grants.set, grants.program({ targets: { accountIds: [first, second] } }));
      },
    },
    {
      what: "the update of a set of grants, which an account leaves for another one",
      look,
      prepare: async () => {
        const grants = await Grants.existing(here, { targets: { accountIds: [first, second] } });
        return upOf(grants.set, grants.program({ targets: { accountIds: [second, third] } }));
      },
    },
    { what: "the delete of a set of grants", look, prepare: async () => destroyOf((await Grants.existing(here)).set) },
  ];
  for (const story of stories) {
    unlessBroken(() => here, story);
    unlessKilled(() => here, story);
  }
});
