import assert from "node:assert/strict";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { newGroup, newUser, synchronize } from "../support/people";
import type { ProviderHere } from "../support/provider-here";
import { directoryOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "cloudsso:ScimSynchronization";

settingContract(KIND, {
  place: ({ cloud }) => ({ directoryId: cloud.directoryId }),
  one: { scimSynchronizationStatus: "Enabled" },
  other: { scimSynchronizationStatus: "Disabled" },
  defaults: { scimSynchronizationStatus: "Disabled" },
  held: ({ cloud }) => ({ scimSynchronizationStatus: directoryOf(cloud).settings.scimSynchronization }),
  console: ({ cloud, console }, whole) =>
    console("SetSCIMSynchronizationStatus", {
      DirectoryId: cloud.directoryId,
      SCIMSynchronizationStatus: whole["scimSynchronizationStatus"],
    }),
  told: {},
  silent: {
    "nobody is synchronized yet": [{ scimSynchronizationStatus: "Disabled" }, { scimSynchronizationStatus: "Enabled" }],
  },
  absent: "d-000000000000",
});

describe("cloudsso.ScimSynchronization", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  let users: string[];
  let group: string;

  beforeEach(async () => {
    await here.reset();
    users = [];
    for (const name of ["ann", "ben", "cas"]) users.push(await newUser(here, name));
    group = await newGroup(here, "operators");
  });

  const program = (scimSynchronizationStatus: string) => ({
    directoryId: here.cloud.directoryId,
    scimSynchronizationStatus,
  });

  /** An identity provider has written so many of the users, and the group. */
  function synchronized(count: number): void {
    for (const user of users.slice(0, count)) synchronize(here, { user });
    synchronize(here, { group });
  }

  const freezing = (objects: string) =>
    `warning: ${objects} can neither be changed nor deleted while SCIM synchronization is enabled, nor can the groups' ` +
    "members; passwords and status can";

  it("says in the preview how many objects freeze when it is switched on", async () => {
    synchronized(2);
    const synchronization = here.resource(KIND);
    assert.equal(await synchronization.preview(program("Enabled")), "create");
    assert.deepEqual(here.provider.said, [freezing("2 synchronized users and 1 synchronized group")]);
  });

  it("says so too when they cannot be counted", async () => {
    synchronized(2);
    await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: "ListGroups" });
    await here.resource(KIND).up(program("Enabled"));
    assert.deepEqual(here.provider.said, [freezing("the synchronized users and groups")]);
    assert.equal(directoryOf(here.cloud).settings.scimSynchronization, "Enabled");
  });

  it("says in the preview and in the update how many are editable when it is switched off", async () => {
    const synchronization = here.resource(KIND);
    await synchronization.up(program("Enabled"));
    synchronized(1);
    const editable =
      "warning: 1 synchronized user and 1 synchronized group can be changed and deleted by hand once SCIM " +
      "synchronization is disabled; enabled again, it may undo that";
    await here.later();
    assert.equal(await synchronization.preview(program("Disabled")), "update");
    assert.deepEqual(here.provider.said, [editable]);
    await here.later();
    await synchronization.up(program("Disabled"));
    assert.deepEqual(here.provider.said, [editable]);
    assert.equal(directoryOf(here.cloud).settings.scimSynchronization, "Disabled");
  });

  it("says how many are editable when a destroy resets it", async () => {
    const synchronization = here.resource(KIND);
    await synchronization.up({ ...program("Enabled"), onDestroy: "reset" });
    synchronized(3);
    await here.later();
    await synchronization.destroy();
    assert.deepEqual(here.provider.said, [
      "warning: 3 synchronized users and 1 synchronized group can be changed and deleted by hand once SCIM " +
        "synchronization is disabled; enabled again, it may undo that",
      "the directory's SCIM synchronization has the service's defaults again: scimSynchronizationStatus",
    ]);
  });

  it("asks for no more than the number of each", async () => {
    synchronized(2);
    const synchronization = here.resource(KIND);
    await synchronization.up(program("Disabled"));
    await here.later();
    await here.cloud.control.clearCalls();
    await synchronization.preview(program("Enabled"));
    assert.deepEqual(
      here
        .calls()
        .map(({ action, parameters }) => `${action} ${parameters["MaxResults"]}`)
        .sort(),
      ["ListGroups 1", "ListUsers 1"],
    );
  });
});
