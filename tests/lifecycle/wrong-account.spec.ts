import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { temporaryHome } from "../support/home";
import { type RunOptions, startRun } from "../support/run";
import { configurations, provisionings, ramUsers } from "../support/view";

const USER = "ims:User";
const DIRECTORY = "cloudsso:Directory";
const CONFIGURATION = "cloudsso:AccessConfiguration";
const PROVISIONING = "cloudsso:AccessConfigurationProvisioning";

type Values = { readonly [name: string]: unknown };

/** Gone is believed only where the object was: wrong keys, a wrong profile or a wrong endpoint never empty a state. */
describe("with the keys of another account", () => {
  let own: Emulator;
  let other: Emulator;
  let objects: { readonly [kind: string]: { readonly id: string; readonly outs: Values } };
  const home = temporaryHome();

  before(async () => {
    own = await startEmulator({ accounts: 1, taskDurationMs: 0 });
    other = await startEmulator({ accounts: 1, taskDurationMs: 0 });
    const state = JSON.stringify(await other.control.snapshot())
      .replaceAll(own.managementAccountId, "2000000000000000")
      .replaceAll(own.directoryId, "d-elsewhere00");
    await other.control.restore(JSON.parse(state));
    objects = await made();
  });
  after(async () => {
    await own.close();
    await other.close();
  });

  const run = (cloud: Emulator, options: Partial<RunOptions> = {}) => startRun(cloud, { home, ...options });

  async function made() {
    const first = run(own);
    const user = await first.create(USER, userInputs());
    const directory = await first.create(DIRECTORY, { __urn: first.urn(DIRECTORY, "directory") });
    const configuration = await first.create(CONFIGURATION, configurationInputs());
    const provisioning = await first.create(PROVISIONING, {
      directoryId: own.directoryId,
      accessConfigurationId: configuration.id,
      targetId: own.accountIds[0],
      __urn: first.urn(PROVISIONING, "readers-1"),
    });
    return { [USER]: user, [DIRECTORY]: directory, [CONFIGURATION]: configuration, [PROVISIONING]: provisioning };
  }
  const userInputs = () => ({
    userPrincipalName: `ann@${own.managementAccountId}.onaliyun.com`,
    displayName: "Ann",
    __urn: run(own).urn(USER, "ann"),
  });
  const configurationInputs = () => ({
    directoryId: own.directoryId,
    accessConfigurationName: "readers",
    __urn: run(own).urn(CONFIGURATION, "readers"),
  });
  const inputsOf = (kind: string): Values => {
    const { outs } = objectOf(kind);
    if (kind === DIRECTORY) return {};
    return kind === USER ? userInputs() : kind === CONFIGURATION ? configurationInputs() : outs;
  };
  const objectOf = (kind: string) => objects[kind] ?? assert.fail(kind);

  it("each object records what tells later where it was made", () => {
    assert.equal(objectOf(USER).outs["accountId"], own.managementAccountId);
  });

  for (const kind of [USER, DIRECTORY, CONFIGURATION, PROVISIONING]) {
    const sentence =
      kind === USER
        ? /was made in account 1000000000000000, .* belong to account 2000000000000000/
        : /is not there for account 2000000000000000/;

    it(`a refresh of ${kind} does not find it gone, and says how to go on`, async () => {
      const { id, outs } = objectOf(kind);
      await assert.rejects(run(other).read(kind, id, outs), (error: Error) => {
        assert.match(error.message, sentence);
        assert.match(error.message, /pulumi state delete 'urn:pulumi:dev::project::/);
        return true;
      });
    });

    it(`a destroy of ${kind} does not take it for deleted`, async () => {
      const { id, outs } = objectOf(kind);
      await assert.rejects(run(other).delete(kind, id, outs), sentence);
    });

    it(`get of ${kind} fails instead of inventing one`, async () => {
      await assert.rejects(run(other).read(kind, objectOf(kind).id, {}));
    });

    it(`with accountId every verb of ${kind} fails with one sentence before anything is called`, async () => {
      const { id, outs } = objectOf(kind);
      const guarded = () => run(other, { configuration: { "alicloud-identity:accountId": own.managementAccountId } });
      const inputs = { ...outs, accountId: undefined, createDate: undefined };
      await other.control.clearCalls();
      for (const verb of [
        () => guarded().read(kind, id, outs),
        () => guarded().delete(kind, id, outs),
        async () => guarded().update(kind, id, outs, inputs),
        () => guarded().create(kind, inputsOf(kind)),
      ]) {
        await assert.rejects(
          verb,
          /accountId is 1000000000000000, but the credentials .* belong to account 2000000000000000/,
        );
      }
      const asked = new Set(other.calls.filter(({ by }) => by === "api").map(({ action }) => action));
      assert.deepEqual([...asked], ["GetCallerIdentity"]);
    });
  }

  it("a state that does not say the account is not emptied: neither a refresh nor a destroy finds its user gone", async () => {
    const { id, outs } = objectOf(USER);
    const { accountId: _, ...earlier } = outs;
    await assert.rejects(run(other).read(USER, id, earlier), /the state does not say in which account it was made/);
    await assert.rejects(run(other).delete(USER, id, earlier), /the state does not say in which account it was made/);
    const read = await run(own).read(USER, id, earlier);
    assert.equal(read.props?.["accountId"], own.managementAccountId);
  });

  it("an update of a user fails before it writes", async () => {
    const { id, outs } = objectOf(USER);
    await assert.rejects(
      async () => run(other).update(USER, id, outs, { ...userInputs(), displayName: "Anna" }),
      /was made in account/,
    );
    assert.equal(ramUsers(own)[0]?.displayName, "Ann");
  });

  it("a user that was really deleted at the console is gone, and made again", async () => {
    const { id, outs } = objectOf(USER);
    await own.control.perform("ims", "DeleteUser", { UserId: id });
    assert.deepEqual(await run(own).read(USER, id, outs), { id: "", props: {} });
    await run(own).create(USER, userInputs());
    assert.equal(ramUsers(own).length, 1);
  });

  it("a configuration that was really deleted at the console is gone, and made again", async () => {
    const { id, outs } = objectOf(CONFIGURATION);
    const provisioned = objectOf(PROVISIONING);
    await run(own).delete(PROVISIONING, provisioned.id, provisioned.outs);
    await run(own).delete(CONFIGURATION, id, outs);
    assert.deepEqual(await run(own).read(CONFIGURATION, id, outs), { id: "", props: {} });
    assert.deepEqual(await run(own).read(PROVISIONING, provisioned.id, provisioned.outs), { id: "", props: {} });
    await run(own).create(CONFIGURATION, configurationInputs());
    assert.equal(configurations(own).length, 1);
    assert.equal(provisionings(own).length, 0);
  });

  it("asks for the directory once a run, however many objects are gone", async () => {
    const { id, outs } = objectOf(PROVISIONING);
    await own.control.clearCalls();
    const refresh = run(own);
    for (let count = 0; count < 5; count++) await refresh.read(PROVISIONING, id, outs);
    assert.equal(own.calls.filter(({ action }) => action === "GetDirectory").length, 1);
  });
});
