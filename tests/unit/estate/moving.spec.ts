import assert from "node:assert/strict";
import { type Emulator, type Snapshot, startEmulator } from "../../../emulator";
import { textOf } from "../../../estate/file";
import { estateOf } from "../../support/estates";

type Fields = { readonly [name: string]: unknown };

describe("a cloud that changes while its estate is read", () => {
  let cloud: Emulator;
  let seed: Snapshot;

  before(async () => {
    cloud = await startEmulator({ seed: "small", taskDurationMs: 0 });
    seed = await cloud.control.snapshot();
  });
  beforeEach(async () => {
    await cloud.control.restore(seed);
    await cloud.control.clearFaults();
    await cloud.control.clearCalls();
  });
  after(() => cloud.close());

  const directory = () => cloud.state.cloudsso.directory ?? assert.fail();
  const console = async (action: string, given: Fields): Promise<Fields> =>
    cloud.control.perform("cloudsso", action, { DirectoryId: cloud.directoryId, ...given });
  const times = (action: string) =>
    cloud.calls.filter((call) => call.by === "api" && call.service === "cloudsso" && call.action === action).length;

  async function newUser(UserName: string): Promise<string> {
    return ((await console("CreateUser", { UserName }))["User"] as { readonly UserId: string }).UserId;
  }

  it("has nothing of a user who was deleted between the list and the look", async () => {
    const UserId = await newUser("leaver");
    const held = await cloud.control.pause({ at: "before", action: "GetUser", parameters: { UserId } });
    const reading = estateOf(cloud);
    await held.reached();
    await console("DeleteUser", { UserId });
    await held.release();
    const estate = await reading;
    assert.deepEqual(estate.unread, []);
    assert.equal(times("ListUsers"), 2);
    assert.equal(textOf(estate), textOf(await estateOf(cloud)));
  });

  it("has a user who was made and put into a group between the lists, and the membership", async () => {
    const [GroupId = ""] = Object.keys(directory().groups);
    const held = await cloud.control.pause({ at: "before", action: "ListGroupMembers", parameters: { GroupId } });
    const reading = estateOf(cloud);
    await held.reached();
    await cloud.control.waitForCall({ service: "cloudsso", action: "ListUsers" });
    const UserId = await newUser("joiner");
    await console("AddUserToGroup", { GroupId, UserId });
    await held.release();
    const estate = await reading;
    assert.deepEqual(estate.unread, []);
    assert.ok(estate.objects["cloudsso:User"]?.some(({ id }) => id.endsWith(UserId)));
    assert.ok(estate.objects["cloudsso:UserAttachment"]?.some(({ id }) => id.endsWith(`${GroupId}:${UserId}`)));
    assert.equal(textOf(estate), textOf(await estateOf(cloud)));
  });

  it("is read again with what they belong to when the accounts of a configuration went while they were listed", async () => {
    await cloud.control.fault({
      kind: "refuse",
      code: "EntityNotExists.AccessConfiguration",
      status: 404,
      action: "ListAccessConfigurationProvisionings",
    });
    const estate = await estateOf(cloud);
    assert.deepEqual(estate.unread, []);
    assert.equal(times("ListAccessConfigurations"), 2);
    assert.equal(textOf(estate), textOf(await estateOf(cloud)));
  });

  it("says after three times who went each time, and has the rest", async () => {
    const UserId = await newUser("flicker");
    await cloud.control.fault({
      kind: "refuse",
      code: "EntityNotExists.User",
      status: 404,
      action: "GetUser",
      parameters: { UserId },
      times: 100,
    });
    const { objects, unread } = await estateOf(cloud);
    assert.deepEqual(unread, [
      {
        what: "cloudsso:User",
        id: `${cloud.directoryId}:${UserId}`,
        reason: "it was in the list and not there when it was read, 3 times: the cloud changes while it is read",
      },
    ]);
    assert.equal(times("ListUsers"), 3);
    assert.equal(objects["cloudsso:User"]?.length, Object.keys(directory().users).length - 1);
  });

  it("says after three times what names something that is not there", async () => {
    const [accountId = ""] = Object.keys(cloud.state.resourceDirectory.accounts).filter((account) =>
      Object.values(directory().accessAssignments).some(({ targetId }) => targetId === account),
    );
    delete cloud.state.resourceDirectory.accounts[accountId];
    const { objects, unread } = await estateOf(cloud);
    const naming = ["cloudsso:AccessAssignment", "cloudsso:AccessConfigurationProvisioning"].flatMap((kind) =>
      (objects[kind] ?? []).filter(({ inputs }) => inputs["targetId"] === accountId).map(({ id }) => [kind, id]),
    );
    assert.ok(naming.length > 0);
    assert.deepEqual(
      unread.map(({ what, id }) => [what, id]),
      naming.sort(),
    );
    const reason =
      "it names something that is not there when organisation is read, 3 times: the cloud changes while it is read";
    assert.deepEqual([...new Set(unread.map((one) => one.reason))], [reason]);
    assert.equal(times("ListAccessAssignments"), 3);
    assert.equal(times("ListUsers"), 1);
  });
});
