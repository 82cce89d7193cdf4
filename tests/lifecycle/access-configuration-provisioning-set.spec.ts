import assert from "node:assert/strict";
import { UNKNOWN } from "../../provider/kernel/unknowns";
import { failureOf, providerFailureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle, startLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { Stack } from "../support/stack";
import { provisionings } from "../support/view";
import { destroyOf, unlessBroken, unlessKilled, upOf } from "./disturbed";

const KIND = "cloudsso:AccessConfigurationProvisioningSet";
const PROVISION = "ProvisionAccessConfiguration";
const DEPROVISION = "DeprovisionAccessConfiguration";
const POLICIES = { permissionPolicies: [system("ReadOnlyAccess")] };
const EDITED = { permissionPolicies: [system("ReadOnlyAccess"), inline("own", document("oss:Get*"))] };
const EVERYWHERE = { targets: { everywhere: true } };

type Here = Lifecycle<ProviderHere>;

/** A program with one access configuration and a set of accounts for it. */
class SetStack extends Stack {
  readonly set: Managed;

  constructor(private readonly of: Here) {
    super(of);
    this.set = of.resource(KIND);
  }

  program(changes: Values = EVERYWHERE): Values {
    const { policyRevision } = this.readers.inputs;
    return {
      directoryId: this.of.cloud.directoryId,
      accessConfigurationId: this.readers.id,
      policyRevision,
      ...changes,
    };
  }

  get deviations(): Values {
    return (this.set.inputs["deviations"] ?? {}) as Values;
  }

  get recordedAccounts(): string[] {
    return Object.keys(this.set.inputs["accounts"] as Values);
  }
}

async function begun(here: Here, changes: Values = EVERYWHERE): Promise<SetStack> {
  const stack = new SetStack(here);
  await stack.readers.up(stack.configuration(POLICIES));
  await stack.set.up(stack.program(changes));
  await nextCommand(here);
  return stack;
}

async function nextCommand(here: Here): Promise<void> {
  await here.later();
  await here.cloud.control.clearCalls();
}

function accountsOf(here: Here, action: string): string[] {
  return here
    .calls(action)
    .map(({ parameters }) => parameters["TargetId"] ?? "")
    .sort();
}

function provisioned(here: Here, status?: string): string[] {
  return provisionings(here.cloud).flatMap((one) =>
    status === undefined || one.status === status ? [one.account] : [],
  );
}

async function move(here: Here, AccountId: string, DestinationFolderId: string): Promise<void> {
  await here.cloud.control.perform("resourceDirectory", "MoveAccount", { AccountId, DestinationFolderId });
}

async function grantAtConsole(here: Here, stack: Stack, account: string, userName: string): Promise<Values> {
  const { User } = (await here.console("CreateUser", { DirectoryId: here.cloud.directoryId, UserName: userName })) as {
    User: { UserId: string };
  };
  const grant = { TargetType: "RD-Account", TargetId: account, PrincipalType: "User", PrincipalId: User.UserId };
  await here.console("CreateAccessAssignment", { ...stack.ids, ...grant });
  await here.cloud.control.finishTasks();
  return grant;
}

describe("cloudsso.AccessConfigurationProvisioningSet in 250 accounts", () => {
  let here: Here;
  let all: readonly string[];

  before(async () => {
    here = await startLifecycle({ cloud: { accounts: 250 } });
    all = here.cloud.accountIds;
  });

  after(() => here.close());

  beforeEach(() => here.reset());

  it("provisions all of them by one resource, whose preview has every one, and whose state is small", async () => {
    const stack = await begun(here);
    assert.deepEqual(provisioned(here, "current"), all);
    assert.deepEqual(stack.recordedAccounts, all);
    const bytes = JSON.stringify([stack.set.inputs, stack.set.outputs]).length;
    const one = await begunWithOne();
    const least = JSON.stringify([one.set.inputs, one.set.outputs]).length;
    assert.ok((bytes - least) / 249 <= 60, `${(bytes - least) / 249} bytes an account`);
  });

  async function begunWithOne(): Promise<SetStack> {
    await here.reset();
    return begun(here, { targets: { accountIds: all.slice(0, 1) } });
  }

  it("is refreshed by the pages of its list and at most three calls, and the same program changes nothing", async () => {
    const stack = await begun(here);
    await stack.set.refresh();
    const pages = here.calls("ListAccessConfigurationProvisionings").length;
    assert.equal(pages, 13);
    assert.ok(here.calls().length <= pages + 3, `${here.calls().length} calls`);
    await nextCommand(here);
    assert.equal(await stack.set.up(stack.program()), "same");
    assert.deepEqual(
      here.calls().map(({ action }) => action),
      ["GetResourceDirectory", "ListAccounts", "ListAccounts", "ListAccounts"],
    );
  });

  it("shows drift in 3 of them as three lines, and repairs these alone", async () => {
    const stack = await begun(here);
    const [first = "", second = "", third = ""] = all;
    for (const TargetId of [first, second]) {
      await here.console(DEPROVISION, { ...stack.ids, TargetType: "RD-Account", TargetId });
    }
    await here.cloud.control.finishTasks();
    await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", action: DEPROVISION });
    await here.provider
      .delete("cloudsso:AccessConfigurationProvisioning", `${stack.readers.id}:RD-Account:${third}`, {})
      .catch(() => undefined);
    await nextCommand(here);

    await stack.set.refresh();
    assert.deepEqual(stack.deviations, { [first]: "missing", [second]: "missing", [third]: "DeprovisionFailed" });
    assert.deepEqual(await stack.set.drift(stack.program()), ["deviations"]);
    await here.cloud.control.clearCalls();
    assert.equal(await stack.set.up(stack.program()), "update");
    assert.deepEqual(accountsOf(here, PROVISION), [first, second, third]);
    assert.deepEqual(provisioned(here, "current"), all);
    await here.later();
    await stack.set.refresh();
    assert.equal(await stack.set.up(stack.program()), "same");
  });

  it("ends in 245 of them when 5 fail, names these, and the next up does what is missing and nothing else", async () => {
    const stack = new SetStack(here);
    await stack.readers.up(stack.configuration(POLICIES));
    const failing = all.slice(100, 105);
    for (const TargetId of failing) {
      const parameters = { TargetId };
      await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", parameters, action: PROVISION });
    }
    const failure = await providerFailureOf(stack.set.up(stack.program()));
    const begin = `access configuration ${stack.ids.AccessConfigurationId} could not be provisioned to 5 accounts: `;
    assert.ok(failure.message.startsWith(begin), failure.message);
    for (const account of failing) assert.match(failure.message, new RegExp(`${account}: No\\. \\(task `));
    assert.match(failure.message, /; the next pulumi up tries only these again$/);
    assert.deepEqual(
      failure.partial?.properties["deviations"],
      Object.fromEntries(failing.map((account) => [account, "missing"])),
    );
    assert.equal(provisioned(here).length, 245);

    await nextCommand(here);
    assert.equal(await stack.set.up(stack.program()), "update");
    assert.deepEqual(accountsOf(here, PROVISION), failing);
    assert.equal(await stack.set.preview(stack.program()), "same");
  });

  it("brings a change of the policies to all of them, as one row", async () => {
    const stack = await begun(here);
    await stack.readers.up(stack.configuration({ ...EDITED, reprovision: "manual" }));
    assert.deepEqual(await stack.set.drift(stack.program()), ["policyRevision"]);
    assert.equal(await stack.set.up(stack.program()), "update");
    assert.deepEqual(provisioned(here, "current"), all);
    assert.equal(here.calls(PROVISION).length, 250);
  });

  it("finds a change of the policies done by the configuration, in the same run", async () => {
    const stack = await begun(here);
    await stack.readers.up(stack.configuration(EDITED));
    assert.equal(await stack.set.up(stack.program()), "update");
    assert.equal(here.calls(PROVISION).length, 250, "each account once");
  });

  it("is stopped in the preview when a wrong tag would take away more than a tenth", async () => {
    const stack = await begun(here);
    const narrow = { targets: { accountIds: all.slice(0, 200) } };
    const { message } = await failureOf(stack.set.up(stack.program(narrow)));
    assert.equal(
      message,
      "maxRemovals stops an update that would take 50 of 250 accounts out of the set: without it, at most 25 go in one " +
        "update; correct targets, or set maxRemovals: 50 if that is meant",
    );
    assert.deepEqual(here.writes(), []);
    assert.match(
      (await failureOf(stack.set.up(stack.program({ ...narrow, maxRemovals: 49 })))).message,
      /: at most 49 may go in one update; /,
    );
    assert.equal(await stack.set.up(stack.program({ ...narrow, maxRemovals: 50 })), "update");
    assert.deepEqual(provisioned(here), all.slice(0, 200));
    assert.equal(here.calls(DEPROVISION).length, 50);
  });
});

describe("cloudsso.AccessConfigurationProvisioningSet", () => {
  let here: Here;
  let first: string;
  let second: string;
  let third: string;
  const folder = "fd-Workloads1"; // has every second account, the second one of three

  before(async () => {
    here = await sharedLifecycle();
    [first = "", second = "", third = ""] = here.cloud.accountIds;
  });

  beforeEach(() => here.reset());

  const inFolder = { targets: { folderIds: [folder] } };

  it("asks for its list once, however long the roll-out takes, where nobody leaves", async () => {
    const stack = new SetStack(here);
    await stack.readers.up(stack.configuration(POLICIES));
    await nextCommand(here);
    await here.cloud.control.setTaskDuration(35_000);
    await stack.set.up(stack.program());
    await here.cloud.control.setTaskDuration(40);
    assert.equal(here.calls("ListAccessConfigurationProvisionings").length, 1);
  });

  describe("follows the organisation", () => {
    it("with a new account and with one that moves in, each one row with its name", async () => {
      const stack = await begun(here);
      const fourth = await here.cloud.control.addAccount("newcomer");
      assert.deepEqual(await stack.set.drift(stack.program()), ["accounts"]);
      assert.equal(await stack.set.up(stack.program()), "update");
      assert.deepEqual(accountsOf(here, PROVISION), [fourth]);
      assert.ok(here.provider.said.some((text) => /^brings .* to 1 account: newcomer \(\d+\)$/.test(text)));

      const other = await begunAnew(inFolder);
      assert.deepEqual(provisioned(here), [second]);
      await move(here, first, folder);
      assert.equal(await other.set.up(other.program(inFolder)), "update");
      assert.deepEqual(provisioned(here), [first, second]);
      assert.equal(await other.set.up(other.program(inFolder)), "same");
    });

    async function begunAnew(changes: Values): Promise<SetStack> {
      await here.reset();
      return begun(here, changes);
    }

    it("with one that moves out: the configuration goes, and the preview names it", async () => {
      const stack = await begun(here, inFolder);
      await move(here, second, "r-Ro0T01");
      await move(here, third, folder);
      assert.equal(await stack.set.up(stack.program(inFolder)), "update");
      assert.deepEqual(provisioned(here), [third]);
      assert.ok(
        here.provider.said.some((text) => /^warning: takes .* out of 1 account: account-2 \(\d+\)$/.test(text)),
      );
    });

    it("with one that is suspended or leaves: it is left out and alone, with a sentence, and comes back", async () => {
      const stack = await begun(here);
      await here.cloud.control.setAccountCondition(first, "suspended");
      await here.cloud.control.setAccountCondition(second, "leaving");
      assert.equal(await stack.set.up(stack.program()), "update");
      assert.deepEqual([here.writes(), stack.recordedAccounts], [[], [third]]);
      assert.ok(
        here.provider.said.includes(
          "leaves out 2 accounts, and whatever is there: " +
            `account-1 (${first}, suspended), account-2 (${second}, being deleted)`,
        ),
        here.provider.said.join("\n"),
      );
      await here.cloud.control.setAccountCondition(first, "active");
      await nextCommand(here);
      assert.equal(await stack.set.up(stack.program()), "update");
      assert.deepEqual(
        [here.writes(), stack.recordedAccounts],
        [[], [first, third]],
        "it was provisioned all the time",
      );
    });

    it("with one that is removed: nothing is left to do, before a refresh and after it", async () => {
      const stack = await begun(here);
      await here.cloud.control.removeAccount(first);
      await nextCommand(here);
      await stack.set.refresh();
      assert.deepEqual(stack.deviations, { [first]: "missing" });
      await here.cloud.control.clearCalls();
      assert.equal(await stack.set.up(stack.program()), "update");
      assert.deepEqual([here.writes(), stack.recordedAccounts], [[], [second, third]]);
    });

    it("by tags, less what is excluded", async () => {
      const Tag = [{ Key: "stage", Value: "production" }];
      const tagged = { ResourceType: "Account", ResourceId: [first, second], Tag };
      await here.cloud.control.perform("resourceDirectory", "TagResources", tagged);
      await begun(here, { targets: { tags: { stage: "production" }, exceptFolderIds: [folder] } });
      assert.deepEqual(provisioned(here), [first]);
    });
  });

  it("takes explicit accounts without asking the resource directory, also the management account", async () => {
    const stack = await begun(here, { targets: { accountIds: [first, here.cloud.managementAccountId] } });
    assert.equal(stack.recordedAccounts.length, 2);
    assert.equal(await stack.set.up(stack.program({ targets: { accountIds: [first, second] } })), "update");
    assert.deepEqual(provisioned(here), [first, second]);
    assert.equal(here.calls("ListAccounts").length, 0);
  });

  it("is an update in the preview while its targets are not known, and refused when they are too few", async () => {
    const stack = await begun(here);
    const unknown = stack.program({ targets: { accountIds: [UNKNOWN] }, maxRemovals: 0 });
    assert.equal(await stack.set.preview(unknown), "update");
    assert.deepEqual(here.calls(), []);
    const known = stack.program({ targets: { accountIds: [first] }, maxRemovals: 0 });
    assert.match((await failureOf(stack.set.up(known))).message, /^maxRemovals stops an update that would take 2 of 3/);
    assert.deepEqual(provisioned(here), [first, second, third]);
  });

  it("leaves an account in which others have grants, and says whose", async () => {
    const stack = await begun(here);
    await grantAtConsole(here, stack, first, "ann");
    await here.cloud.control.clearCalls();
    const fewer = { targets: { accountIds: [third] } };
    assert.equal(await stack.set.up(stack.program(fewer)), "update");
    assert.deepEqual(provisioned(here), [first, third]);
    const said = here.provider.said.find((text) => text.includes("stays in"));
    assert.equal(
      said,
      `warning: access configuration ${stack.ids.AccessConfigurationId} stays in 1 account that left the set, as long as ` +
        `there are grants of it: ${first}: 1 assignment uses it there: user ann; those of this program take it along when ` +
        "they go, others have to be deleted",
    );
    assert.equal(await stack.set.preview(stack.program(fewer)), "same");
  });

  it("keeps an account on record that could not be left, and the next up tries that one", async () => {
    const stack = await begun(here);
    const parameters = { TargetId: first };
    await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", parameters, action: DEPROVISION });
    const fewer = { targets: { accountIds: [third] } };
    const failure = await providerFailureOf(stack.set.up(stack.program(fewer)));
    assert.match(failure.message, /could not be taken out of 1 account that left the set: \d+: No\. \(task/);
    assert.deepEqual(failure.partial?.properties["accounts"], { [first]: "", [third]: "" });
    await nextCommand(here);
    await stack.set.refresh();
    assert.deepEqual(stack.recordedAccounts, [first, third]);
    await stack.set.up(stack.program(fewer));
    assert.deepEqual(accountsOf(here, DEPROVISION), [first]);
    assert.deepEqual(provisioned(here), [third]);
  });

  it("goes with all its accounts and no other, and says what keeps it", async () => {
    const stack = await begun(here, { targets: { accountIds: [first, second] } });
    await stack.provisionAtConsole(third);
    const grant = await grantAtConsole(here, stack, second, "ann");
    await nextCommand(here);
    const { message } = await failureOf(stack.set.destroy());
    assert.equal(
      message,
      `access configuration ${stack.ids.AccessConfigurationId} cannot be deprovisioned from 1 account: ${second}: ` +
        "1 assignment uses it there: user ann; delete what uses it first",
    );
    assert.deepEqual(provisioned(here), [second, third]);
    await here.console("DeleteAccessAssignment", { ...stack.ids, ...grant });
    await here.cloud.control.finishTasks();
    await nextCommand(here);
    await stack.set.destroy();
    assert.deepEqual(provisioned(here), [third]);
    assert.deepEqual(accountsOf(here, DEPROVISION), [second]);
  });

  it("is gone with its configuration", async () => {
    const stack = await begun(here);
    await stack.set.destroy();
    const alone = await begunSet(stack);
    await here.console("DeleteAccessConfiguration", { ...stack.ids, ForceRemovePermissionPolicies: true });
    await nextCommand(here);
    assert.equal(await alone.refresh(), "gone");
  });

  async function begunSet(stack: SetStack): Promise<Managed> {
    const empty = here.resource(KIND);
    await empty.up(stack.program({ targets: { accountIds: [] }, allowEmpty: true, policyRevision: undefined }));
    return empty;
  }

  it("is read by get with the accounts that there are", async () => {
    const stack = await begun(here, { targets: { accountIds: [first] } });
    await stack.provisionAtConsole(third);
    await here.later();
    const found = await here.provider.read(KIND, stack.set.id, {});
    assert.deepEqual(found.properties["accounts"], { [first]: "", [third]: "" });
  });

  describe("refuses", () => {
    const refused = async (changes: Values): Promise<string> => {
      await here.later();
      await here.reset();
      const stack = new SetStack(here);
      await stack.readers.up(stack.configuration(POLICIES));
      return (await failureOf(stack.set.up(stack.program(changes)))).message;
    };

    it("a folder that is not there", async () => {
      assert.match(
        await refused({ targets: { folderIds: ["fd-nowhere"] } }),
        /^targets\.folderIds\[0\] is no folder of resource directory rd-\w+$/,
      );
      assert.match(
        await refused({ targets: { everywhere: true, exceptFolderIds: ["fd-nowhere"] } }),
        /^targets\.exceptFolderIds\[0\] is no folder/,
      );
    });

    it("an account that is not there, where the organisation is asked at all", async () => {
      assert.match(
        await refused({ targets: { accountIds: ["42"], folderIds: [folder] } }),
        /^targets\.accountIds\[0\] is neither an account of resource directory rd-\w+ nor its management account$/,
      );
    });

    it("a set that comes to nothing, unless allowEmpty is set", async () => {
      const nobody = { targets: { tags: { stage: "none" } } };
      assert.equal(await refused(nobody), "targets come to no account; correct them, or set allowEmpty: true");
      await here.reset();
      const stack = await begun(here, { ...nobody, allowEmpty: true });
      assert.deepEqual(stack.recordedAccounts, []);
    });

    it("what is included and excluded", async () => {
      assert.equal(
        await refused({ targets: { accountIds: [first], exceptAccountIds: [second, first] } }),
        "targets.exceptAccountIds[1] is in targets.accountIds, too; take it out of one of the two",
      );
      assert.equal(
        await refused({ targets: { folderIds: [folder], exceptFolderIds: [folder] } }),
        "targets.exceptFolderIds[0] is in targets.folderIds, too; take it out of one of the two",
      );
    });

    it("targets that name nothing", async () => {
      assert.equal(
        await refused({ targets: { exceptAccountIds: [first] } }),
        "targets must have accountIds, folderIds, tags or everywhere",
      );
    });

    it("to go on where the resource directory cannot be read, and says what is needed", async () => {
      const stack = new SetStack(here);
      await stack.readers.up(stack.configuration(POLICIES));
      await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: "ListAccounts" });
      const { message } = await failureOf(stack.set.up(stack.program()));
      assert.match(
        message,
        /no permission for resourcemanager:ListAccounts; .* accounts that are named by their UIDs need no such access/,
      );
    });
  });

  describe("beside single provisionings of its configuration", () => {
    it("is refused for an account that one of them has, whichever comes first", async () => {
      const stack = await begun(here, { targets: { accountIds: [first] } });
      await stack.set.preview(stack.program({ targets: { accountIds: [first] } }));
      const { message } = await failureOf(stack.account(first).up(stack.provisioning(first)));
      assert.match(message, /^targetId is an account of the set resource-\d+ of this program, .*exceptAccountIds$/);
      assert.equal(await stack.account(second).up(stack.provisioning(second)), "create");
      const both = await failureOf(stack.set.up(stack.program({ targets: { accountIds: [first, second] } })));
      assert.match(
        both.message,
        /^accounts hold account \d+, to which the resource resource-\d+ of this program brings/,
      );
    });

    it("takes their place, and their deletes leave what it has", async () => {
      const stack = new SetStack(here);
      await stack.up(POLICIES, [first, second]);
      await nextCommand(here);
      await stack.set.up(stack.program({ targets: { accountIds: [first, second] } }));
      for (const account of [first, second]) await stack.account(account).destroy();
      assert.deepEqual(provisioned(here), [first, second]);
      assert.deepEqual(here.writes(), []);
    });

    it("gives way to them, and its delete leaves what they have", async () => {
      const stack = await begun(here, { targets: { accountIds: [first, second] } });
      await stack.account(first).up(stack.provisioning(first));
      await stack.set.destroy();
      assert.deepEqual(provisioned(here), [first]);
    });

    it("leaves an account to one of them that the program declares from now on", async () => {
      const stack = await begun(here, { targets: { accountIds: [first, second] } });
      const fewer = { targets: { accountIds: [second] } };
      await stack.set.preview(stack.program(fewer));
      await stack.account(first).up(stack.provisioning(first));
      await stack.set.up(stack.program(fewer));
      assert.deepEqual(provisioned(here), [first, second]);
      assert.deepEqual(here.writes(), []);
    });
  });

  const stories = [
    {
      what: "the create of a set",
      prepare: async () => {
        const stack = new SetStack(here);
        await stack.readers.up(stack.configuration({ ...POLICIES, reprovision: "manual" }));
        return upOf(stack.set, stack.program());
      },
    },
    {
      what: "the update of a set, which two accounts leave for another one",
      prepare: async () => {
        const stack = await begun(here, { targets: { accountIds: [first, second] } });
        return upOf(
          stack.set,
          stack.program({ targets: { folderIds: ["r-Ro0T01"], exceptAccountIds: [first, second] } }),
        );
      },
    },
    { what: "the delete of a set", prepare: async () => destroyOf((await begun(here)).set) },
  ];
  for (const story of stories) {
    unlessBroken(() => here, story);
    unlessKilled(() => here, story);
  }
});
