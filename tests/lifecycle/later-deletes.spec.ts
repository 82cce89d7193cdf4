import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { temporaryHome } from "../support/home";
import { startRun } from "../support/run";
import { configurations, provisionings, ramUsers } from "../support/view";

const USER = "ims:User";
const CONFIGURATION = "cloudsso:AccessConfiguration";
const PROVISIONING = "cloudsso:AccessConfigurationProvisioning";

/** The engine creates before it deletes; when a run fails in between, the delete comes in a later one. */
describe("a delete that a failed run left for the next one", () => {
  let cloud: Emulator;
  let home: string;
  beforeEach(async () => {
    cloud = await startEmulator({ accounts: 1, taskDurationMs: 0 });
    home = temporaryHome();
  });
  afterEach(() => cloud.close());

  const run = () => startRun(cloud, { home });
  const ann = (name: string, changes: object = {}) => ({
    userPrincipalName: `ann@${cloud.managementAccountId}.onaliyun.com`,
    displayName: "Ann",
    __urn: run().urn(USER, name),
    ...changes,
  });
  const readers = (changes: object = {}) => ({
    directoryId: cloud.directoryId,
    accessConfigurationName: "readers",
    __urn: run().urn(CONFIGURATION, "readers"),
    ...changes,
  });

  it("spares a user that another resource has taken over", async () => {
    const old = await run().create(USER, ann("old"));
    await run().diff(USER, old.id, old.outs, ann("old"));
    const wanted = ann("new", { adopt: true });
    const now = await run().create(USER, wanted);
    const next = run();
    await next.diff(USER, now.id, now.outs, wanted);
    await next.delete(USER, old.id, old.outs);
    assert.equal(ramUsers(cloud).length, 1);
  });

  it("spares a provisioning that got another name in the program", async () => {
    const configuration = await run().create(CONFIGURATION, readers());
    const inputs = (name: string) => ({
      directoryId: cloud.directoryId,
      accessConfigurationId: configuration.id,
      targetId: cloud.accountIds[0],
      __urn: run().urn(PROVISIONING, name),
    });
    const old = await run().create(PROVISIONING, inputs("old"));
    const now = await run().create(PROVISIONING, inputs("new"));
    const next = run();
    await next.diff(PROVISIONING, now.id, now.outs, now.outs);
    await next.delete(PROVISIONING, old.id, old.outs);
    assert.equal(provisionings(cloud).length, 1);
  });

  it("spares what a forced replacement of the same resource has kept", async () => {
    const old = await run().create(USER, ann("ann"));
    const forced = run();
    await forced.diff(USER, old.id, old.outs, ann("ann"));
    const same = await forced.create(USER, ann("ann"));
    assert.equal(same.id, old.id);
    const next = run();
    await next.diff(USER, same.id, same.outs, ann("ann"));
    await next.delete(USER, old.id, old.outs);
    assert.equal(ramUsers(cloud).length, 1);
  });

  it("takes what a replacement has replaced, also when aliases gave it another name", async () => {
    const old = await run().create(CONFIGURATION, readers());
    const renamed = readers({
      accessConfigurationName: "examiners",
      __urn: run().urn(CONFIGURATION, "examiners"),
    });
    const up = run();
    await up.read(CONFIGURATION, old.id, old.outs);
    await up.diff(CONFIGURATION, old.id, old.outs, renamed);
    await up.create(CONFIGURATION, renamed);
    await up.delete(CONFIGURATION, old.id, old.outs);
    assert.deepEqual(
      configurations(cloud).map(({ name }) => name),
      ["examiners"],
    );
  });

  it("takes what left the program", async () => {
    const old = await run().create(USER, ann("ann"));
    await run().diff(USER, old.id, old.outs, ann("ann"));
    const up = run();
    await up.read(USER, old.id, old.outs);
    await up.delete(USER, old.id, old.outs);
    assert.deepEqual(ramUsers(cloud), []);
  });
});
