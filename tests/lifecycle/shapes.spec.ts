import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { temporaryHome } from "../support/home";
import { startRun } from "../support/run";
import { ramOf } from "../support/view";

type Values = { readonly [name: string]: unknown };

/** One of each shape, through the host, on the emulator. What a kind adds of its own is proven beside the kind. */
describe("the shape of", () => {
  let cloud: Emulator;
  let seed: Awaited<ReturnType<Emulator["control"]["snapshot"]>>;
  let home: string;

  before(async () => {
    cloud = await startEmulator({ accounts: 1, taskDurationMs: 0 });
    seed = await cloud.control.snapshot();
  });
  after(() => cloud.close());
  beforeEach(async () => {
    await cloud.control.clearFaults();
    await cloud.control.restore(seed);
    await cloud.control.clearCalls();
    home = temporaryHome();
  });

  const run = () => startRun(cloud, { home });
  const writes = () => cloud.calls.filter(({ by, action }) => by === "api" && !/^(Get|List)/.test(action));

  describe("an entity", () => {
    const KIND = "ims:Group";
    const program = (changes: Values = {}) => ({
      groupName: "operators",
      comments: "on call",
      __urn: run().urn(KIND, "operators"),
      ...changes,
    });
    const groups = () => Object.values(ramOf(cloud).groups).map(({ groupName, comments }) => ({ groupName, comments }));
    const made = async () => run().create(KIND, program());

    it("is made once although the answer of the create is lost", async () => {
      await cloud.control.fault({ kind: "resetAfter", action: "CreateGroup" });
      await run().create(KIND, program());
      assert.deepEqual(groups(), [{ groupName: "operators", comments: "on call" }]);
      assert.equal(writes().filter(({ action }) => action === "CreateGroup").length, 1);
    });

    it("is renamed in place, and sends only what changed", async () => {
      const { id, outs } = await made();
      await cloud.control.clearCalls();
      await run().update(KIND, id, outs, program({ groupName: "admins" }));
      assert.deepEqual(groups(), [{ groupName: "admins", comments: "on call" }]);
      assert.deepEqual(
        writes().map(({ parameters }) => Object.keys(parameters).sort()),
        [["GroupName", "NewGroupName"]],
      );
    });

    it("is updated once although the answer of the update is lost", async () => {
      const { id, outs } = await made();
      await cloud.control.fault({ kind: "resetAfter", action: "UpdateGroup" });
      await run().update(KIND, id, outs, program({ comments: "off" }));
      assert.deepEqual(groups(), [{ groupName: "operators", comments: "off" }]);
    });

    it("is found by its id under the name that somebody gave it", async () => {
      const { id, outs } = await made();
      await cloud.control.perform("ims", "UpdateGroup", { GroupName: "operators", NewGroupName: "renamed" });
      const read = await run().read(KIND, id, outs);
      assert.equal(read.inputs?.["groupName"], "renamed");
      await run().delete(KIND, id, outs);
      assert.deepEqual(groups(), []);
    });

    it("stays in the state when its take-over fails half-way", async () => {
      await cloud.control.perform("ims", "CreateGroup", { GroupName: "operators" });
      await cloud.control.fault({ kind: "refuse", code: "LimitExceeded.Group", status: 400, action: "UpdateGroup" });
      await assert.rejects(run().create(KIND, program({ adopt: true })), (error: Error & { id?: string }) => {
        assert.match(error.message, /LimitExceeded/);
        assert.notEqual(error.id, undefined);
        return true;
      });
    });

    it("with a name that differs in case alone names the one in the way", async () => {
      await cloud.control.perform("ims", "CreateGroup", { GroupName: "Operators" });
      await assert.rejects(
        run().create(KIND, program()),
        /^group Operators \(\d+\) is there already and differs in groupName/,
      );
      assert.equal(groups().length, 1);
    });

    it("waits with its delete while its dependents grow fewer, and names those that stay", async () => {
      const { id, outs } = await made();
      const domain = ramOf(cloud).defaultDomain;
      await cloud.control.perform("ims", "CreateUser", { UserPrincipalName: `ann@${domain}`, DisplayName: "Ann" });
      const membership = { UserPrincipalName: `ann@${domain}`, GroupName: "operators" };
      await cloud.control.perform("ims", "AddUserToGroup", membership);
      await assert.rejects(run().delete(KIND, id, outs), {
        message: `group operators cannot be deleted: it still has member ann@${domain}; remove them, or set forceDestroy: true and run pulumi up before the delete`,
      });
      await cloud.control.perform("ims", "RemoveUserFromGroup", membership);
      await run().delete(KIND, id, outs);
      assert.deepEqual(groups(), []);
    });

    it("that is gone is told so by a read, and by a delete taken for done", async () => {
      const { id, outs } = await made();
      await cloud.control.perform("ims", "DeleteGroup", { GroupName: "operators" });
      assert.equal((await run().read(KIND, id, outs)).id, "");
      await run().delete(KIND, id, outs);
    });

    it("is told apart from a denial, which is never taken for gone", async () => {
      const { id, outs } = await made();
      await cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: "ListGroups" });
      await assert.rejects(run().read(KIND, id, outs), /NoPermission/);
    });
  });
});
