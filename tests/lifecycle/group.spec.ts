import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { memberships, newGroup, newUser, synchronize } from "../support/people";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { directoryOf, groups } from "../support/view";
import { entityContract } from "./contract";

const KIND = "cloudsso:Group";

type Here = Lifecycle<ProviderHere>;

function at(id: string): object {
  const [DirectoryId, GroupId] = id.split(":");
  return { DirectoryId, GroupId };
}

function byHand(parameters: object): (here: Here, id: string) => Promise<unknown> {
  return (here, id) => here.console("UpdateGroup", { ...at(id), ...parameters });
}

entityContract(KIND, {
  program: ({ cloud }) => ({
    directoryId: cloud.directoryId,
    groupName: "operators",
    description: "on call",
  }),
  held: ({ cloud }) => groups(cloud),
  edits: {
    "the name": [{ groupName: "admins" }],
    "the case of the name": [{ groupName: "Operators" }],
    "the description": [{ description: "off" }],
    "the description, cleared": [{ description: undefined }, { description: "" }],
  },
  drifts: {
    "the name": [byHand({ NewGroupName: "mallory" }), ["groupName"]],
    "the description": [byHand({ NewDescription: "x" }), ["description"]],
    "the description, cleared": [byHand({ NewDescription: "" }), ["description"]],
  },
  edit: () => ({ groupName: "admins", description: "" }),
  vanish: (here, id) => here.console("DeleteGroup", at(id)),
  async foreign(here) {
    const DirectoryId = here.cloud.directoryId;
    const other = { DirectoryId, GroupName: "operators", Description: "the others" };
    const { Group } = (await here.console("CreateGroup", other)) as { Group: { GroupId: string } };
    return `${DirectoryId}:${Group.GroupId}`;
  },
  absent: ({ cloud }) => `${cloud.directoryId}:g-00000000000000000000`,
});

describe("cloudsso.Group", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({
    directoryId: here.cloud.directoryId,
    groupName: "operators",
    ...changes,
  });

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  it("gives its own id, and when it was made", async () => {
    const one = await existing();
    const [id = ""] = Object.keys(directoryOf(here.cloud).groups);
    assert.equal(one.id, `${here.cloud.directoryId}:${id}`);
    assert.match(String(one.outputs["createTime"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(one.outputs["provisionType"], "Manual");
  });

  it("sends only what changed", async () => {
    const one = await existing({ description: "on call" });
    await one.up(program({ description: "off" }));
    assert.deepEqual(
      here.calls("UpdateGroup").map(({ parameters }) => Object.keys(parameters).sort()),
      [["DirectoryId", "GroupId", "NewDescription"]],
    );
  });

  it("refuses in the preview what the service would not take", async () => {
    const wrong = program({ directoryId: "operators", groupName: "on call", description: "x".repeat(1025) });
    const failure = await failureOf(here.resource(KIND).preview(wrong));
    assert.equal(
      failure.message,
      'directoryId must be the id of a directory (d-...), not "operators"\n' +
        'groupName must be 1 to 128 letters, digits, _, - and ., not "on call"\n' +
        "description must have at most 1,024 characters, not 1,025",
    );
    assert.deepEqual(here.calls(), []);
  });

  it("refuses to take the name of another, whatever its case", async () => {
    const one = await existing();
    const admins = await newGroup(here, "Admins");
    const failure = await failureOf(one.up(program({ groupName: "admins" })));
    assert.equal(
      failure.message,
      `the name of group admins belongs to Admins (${here.cloud.directoryId}:${admins}) already, since names that differ in ` +
        "case alone are the same name; choose another name, or rename or delete that one first; to swap two names, give one " +
        "a third name in a run of its own",
    );
    assert.deepEqual(
      groups(here.cloud)
        .map(({ groupName }) => groupName)
        .sort(),
      ["Admins", "operators"],
    );
  });

  it("tells of two that differ in case alone, where the service has both, the one that is spelt as the program spells it", async () => {
    await here.reset({ nameCase: "sensitive" });
    await newGroup(here, "Operators");
    const id = await newGroup(here, "operators");
    const one = here.resource(KIND);
    await one.up(program({ adopt: true }));
    assert.equal(one.id, `${here.cloud.directoryId}:${id}`);
  });

  it("says so when the directory is full", async () => {
    for (let left = 500; left > 0; left--) await newGroup(here, `group-${left}`);
    const failure = await failureOf(here.resource(KIND).up(program()));
    assert.match(
      failure.message,
      new RegExp(
        `^directory ${here.cloud.directoryId} has 500 groups, as many as it may have; delete some or have the quota raised`,
      ),
    );
  });

  it("is gone with its members when somebody deleted it, and is made anew without them", async () => {
    const one = await existing();
    const group = one.id.split(":")[1] ?? "";
    const UserId = await newUser(here, "ann");
    await here.console("AddUserToGroup", { ...at(one.id), UserId });
    const { memberships: all, groups: there } = directoryOf(here.cloud);
    for (const key of Object.keys(all)) delete all[key];
    delete there[group];
    await here.later();
    assert.equal(await one.refresh(), "gone");
    await one.up(program());
    assert.deepEqual(groups(here.cloud), [{ groupName: "operators", description: "" }]);
    assert.notEqual(one.id.split(":")[1], group);
    assert.deepEqual(memberships(here), []);
  });

  describe("with members and an assignment", () => {
    let ann: string;

    async function burdened(changes: Values = {}): Promise<Managed> {
      const one = await existing(changes);
      ann = await newUser(here, "ann");
      for (const UserId of [ann, await newUser(here, "ben")]) {
        await here.console("AddUserToGroup", { ...at(one.id), UserId });
      }
      return one;
    }

    async function assign(id: string): Promise<object> {
      const DirectoryId = here.cloud.directoryId;
      const answer = await here.console("CreateAccessConfiguration", {
        DirectoryId,
        AccessConfigurationName: "readers",
      });
      const { AccessConfigurationId } = answer["AccessConfiguration"] as { AccessConfigurationId: string };
      const [account] = here.cloud.accountIds;
      const grant = {
        DirectoryId,
        AccessConfigurationId,
        TargetType: "RD-Account",
        TargetId: account,
        PrincipalType: "Group",
        PrincipalId: id.split(":")[1],
      };
      await here.console("CreateAccessAssignment", grant);
      await here.cloud.control.finishTasks();
      return grant;
    }

    it("is not deleted, and both are named", async () => {
      const one = await burdened();
      await assign(one.id);
      await assert.rejects(one.destroy(), {
        message:
          `group operators cannot be deleted: it still has member ann, member ben, assignment of readers on ${here.cloud.accountIds[0]}; ` +
          "remove them, or for members set forceDestroy: true and run pulumi up before the delete",
      });
      assert.equal(memberships(here).length, 2);
    });

    it("lets its members go with forceDestroy: true, and is deleted", async () => {
      const one = await burdened({ forceDestroy: true });
      await one.destroy();
      assert.deepEqual(groups(here.cloud), []);
      assert.deepEqual(here.writes(), ["RemoveUserFromGroup", "RemoveUserFromGroup", "DeleteGroup"]);
    });

    it("names the assignment that forceDestroy: true does not take away", async () => {
      const one = await burdened({ forceDestroy: true });
      await assign(one.id);
      const failure = await failureOf(one.destroy());
      assert.match(failure.message, /it still has assignment of readers on \d+; remove them/);
      assert.equal(memberships(here).length, 2, "members keep what an assignment gives them");
    });

    for (const repeatedMembership of ["refuse", "accept"] as const) {
      it(`is deleted although an answer was lost, where leaving twice is ${repeatedMembership}d`, async () => {
        await here.reset({ repeatedMembership });
        const one = await burdened({ forceDestroy: true });
        await here.cloud.control.fault({ kind: "resetAfter", action: "RemoveUserFromGroup" });
        await one.destroy();
        assert.deepEqual([groups(here.cloud), memberships(here)], [[], []]);
      });
    }
  });

  describe("that SCIM synchronizes", () => {
    const scim = (status: "Enabled" | "Disabled") =>
      here.console("SetSCIMSynchronizationStatus", {
        DirectoryId: here.cloud.directoryId,
        SCIMSynchronizationStatus: status,
      });

    async function synchronized(): Promise<string> {
      const group = await newGroup(here, "operators");
      synchronize(here, { group });
      await scim("Enabled");
      return group;
    }

    it("is refused to a create, adopt: true or not", async () => {
      const id = await synchronized();
      for (const adopt of [false, true]) {
        await assert.rejects(here.resource(KIND).up(program({ adopt, description: "mine" })), {
          message:
            `group operators (${id}) is synchronized by SCIM, so the identity provider writes it and no resource can have it; ` +
            "read it with cloudsso.getGroup",
        });
        await here.later();
      }
      assert.deepEqual([here.writes(), groups(here.cloud)], [[], [{ groupName: "operators", description: "" }]]);
    });

    it("may be taken over in so many words once the synchronization is disabled", async () => {
      await synchronized();
      await scim("Disabled");
      const failure = await failureOf(here.resource(KIND).up(program()));
      assert.match(failure.message, /which is disabled now; read it with cloudsso\.getGroup, or set adopt: true/);
      await here.later();
      await here.resource(KIND).up(program({ adopt: true, description: "mine" }));
      assert.deepEqual(groups(here.cloud), [{ groupName: "operators", description: "mine" }]);
    });

    it("is still read when that came later, and refuses its edit and its delete", async () => {
      const one = await existing();
      synchronize(here, { group: one.id.split(":")[1] ?? "" });
      await scim("Enabled");
      assert.equal(await one.refresh(), "there");
      assert.equal(await one.up(program()), "same");
      assert.equal(one.outputs["provisionType"], "Synchronized");
      const edit = await failureOf(one.up(program({ description: "mine" })));
      assert.match(
        edit.message,
        /^group operators cannot be changed here, because it is synchronized by SCIM .* read it with cloudsso\.getGroup instead \(/,
      );
      await here.later();
      const gone = await failureOf(one.destroy());
      assert.match(gone.message, /^group operators cannot be deleted here, because it is synchronized by SCIM/);
      assert.deepEqual(groups(here.cloud), [{ groupName: "operators", description: "" }]);
    });
  });
});
