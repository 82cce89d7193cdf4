import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { newRamUser, ramMemberships } from "../support/ram-people";
import { ramGroups, ramOf } from "../support/view";
import { entityContract } from "./contract";

const KIND = "ims:Group";

type Here = Lifecycle<ProviderHere>;

function nameOf({ cloud }: Here, id: string): string {
  return ramOf(cloud).groups[id]?.groupName ?? "";
}

function byHand(parameters: object): (here: Here, id: string) => Promise<unknown> {
  return (here, id) => here.console("UpdateGroup", { GroupName: nameOf(here, id), ...parameters }, "ims");
}

entityContract(KIND, {
  program: () => ({ groupName: "operators", displayName: "Operators", comments: "on call" }),
  held: ({ cloud }) => ramGroups(cloud),
  edits: {
    "the name": [{ groupName: "admins" }],
    "the name's case": [{ groupName: "Operators" }],
    "the display name": [{ displayName: "Admins" }],
    "the display name, cleared": [{ displayName: undefined }, { displayName: "" }],
    "the comments": [{ comments: "off" }],
    "the comments, cleared": [{ comments: undefined }, { comments: "" }],
  },
  drifts: {
    "the name": [byHand({ NewGroupName: "mallory" }), ["groupName"]],
    "the display name": [byHand({ NewDisplayName: "Mallory" }), ["displayName"]],
    "the comments": [byHand({ NewComments: "x" }), ["comments"]],
  },
  edit: () => ({ groupName: "admins", displayName: "", comments: "off" }),
  vanish: (here, id) => here.console("DeleteGroup", { GroupName: nameOf(here, id) }, "ims"),
  async foreign(here) {
    const { Group } = await here.console("CreateGroup", { GroupName: "operators", Comments: "others" }, "ims");
    return (Group as { GroupId: string }).GroupId;
  },
  absent: () => "1000000000000000000",
});

describe("ims.Group", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({ groupName: "operators", ...changes });

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  /** Two members and a policy, which RAM attaches. */
  async function burdened(changes: Values = {}): Promise<Managed> {
    const one = await existing(changes);
    for (const name of ["ann", "ben"]) {
      const { UserPrincipalName } = await newRamUser(here, name);
      await here.console("AddUserToGroup", { GroupName: "operators", UserPrincipalName }, "ims");
    }
    return one;
  }

  it("has the service's number for an id, and says when it was made", async () => {
    const one = await existing();
    assert.deepEqual([one.id, one.outputs["groupId"]], [Object.keys(ramOf(here.cloud).groups)[0], undefined]);
    assert.match(String(one.outputs["createDate"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("is renamed with its members and its policies", async () => {
    const one = await burdened();
    ramOf(here.cloud).groups[one.id]?.policies.push("Custom/readers");
    await one.up(program({ groupName: "admins" }));
    assert.deepEqual(ramMemberships(here), ["admins: ann", "admins: ben"]);
    assert.deepEqual(
      ramGroups(here.cloud).map(({ groupName, policies }) => [groupName, policies]),
      [["admins", ["Custom/readers"]]],
    );
    assert.deepEqual(here.writes(), ["UpdateGroup"]);
  });

  it("refuses in the preview what the service would not take", async () => {
    const wrong = program({ groupName: "on call", displayName: "x".repeat(25), comments: "x".repeat(129) });
    assert.equal(
      (await failureOf(here.resource(KIND).preview(wrong))).message,
      'groupName must be 1 to 64 letters, digits, ., - and _, not "on call"\n' +
        "displayName must have at most 24 characters, not 25\n" +
        "comments must have at most 128 characters, not 129",
    );
    assert.deepEqual(here.calls(), []);
  });

  it("refuses to take the name of another, whatever its case", async () => {
    const one = await existing();
    await here.console("CreateGroup", { GroupName: "Admins" }, "ims");
    const { message } = await failureOf(one.up(program({ groupName: "admins" })));
    assert.match(
      message,
      /^the name of group admins belongs to Admins \(\d+\) already, since names that differ in case/,
    );
    assert.deepEqual(
      ramGroups(here.cloud).map(({ groupName }) => groupName),
      ["operators", "Admins"],
    );
  });

  it("leaves alone a group that got its name after somebody renamed it", async () => {
    const one = await existing();
    await here.console("UpdateGroup", { GroupName: "operators", NewGroupName: "admins" }, "ims");
    await here.console("CreateGroup", { GroupName: "operators", Comments: "another" }, "ims");
    await one.destroy();
    assert.deepEqual(
      ramGroups(here.cloud).map(({ groupName, comments }) => [groupName, comments]),
      [["operators", "another"]],
    );
  });

  it("says of a look-up by a name how the number is found", async () => {
    await assert.rejects(here.provider.read(KIND, "operators", {}), {
      message:
        'operators is a name, and a group is read by its number: ims.getGroup({ groupName: "operators" }) tells it',
    });
    assert.deepEqual(here.calls(), []);
  });

  it("is read in one list with all others of the program", async () => {
    const all: Managed[] = [];
    for (let index = 0; index < 5; index++) all.push(await existing({ groupName: `group-${index}` }));
    await Promise.all(all.map((one) => one.refresh()));
    assert.deepEqual(
      ["ListGroups", "GetGroup"].map((action) => here.calls(action).length),
      [1, 0],
    );
  });

  it("is not deleted while it has members, and names them", async () => {
    const one = await burdened();
    const { defaultDomain } = ramOf(here.cloud);
    await assert.rejects(one.destroy(), {
      message:
        `group operators cannot be deleted: it still has member ann@${defaultDomain}, member ben@${defaultDomain}; ` +
        "remove them, or set forceDestroy: true and run pulumi up before the delete",
    });
    assert.equal(ramMemberships(here).length, 2);
  });

  it("lets its members go with forceDestroy: true, and is deleted", async () => {
    const one = await burdened({ forceDestroy: true });
    await one.destroy();
    assert.deepEqual([ramGroups(here.cloud), ramMemberships(here)], [[], []]);
    assert.deepEqual(here.writes(), ["RemoveUserFromGroup", "RemoveUserFromGroup", "DeleteGroup"]);
  });

  it("is deleted although an answer was lost while its members left", async () => {
    const one = await burdened({ forceDestroy: true });
    await here.cloud.control.fault({ kind: "resetAfter", action: "RemoveUserFromGroup" });
    await one.destroy();
    assert.deepEqual([ramGroups(here.cloud), ramMemberships(here)], [[], []]);
  });

  it("waits with its delete until the service sees that its members have left", async () => {
    const one = await burdened({ forceDestroy: true });
    await here.later();
    await here.cloud.control.setOptions({ readLagMs: 2000 });
    await one.destroy();
    assert.deepEqual(ramGroups(here.cloud), []);
  });

  it("says where policies are detached, which it never takes away", async () => {
    const one = await existing({ forceDestroy: true });
    ramOf(here.cloud).groups[one.id]?.policies.push("System/AdministratorAccess");
    const { message } = await failureOf(one.destroy());
    assert.match(
      message,
      /^group operators cannot be deleted: IMS DeleteGroup was refused with DeleteConflict\.Group\.Policy: .*; policies attached to it are detached in RAM$/,
    );
    assert.equal(ramGroups(here.cloud).length, 1);
  });
});
