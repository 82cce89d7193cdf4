import assert from "node:assert/strict";
import { type EmulatorOptions, startEmulator } from "../../emulator/index";
import { systemClock } from "../../provider/client/wait";
import { temporaryHome } from "../support/home";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";

const PROVISIONING = "cloudsso:AccessConfigurationProvisioning";
const options: EmulatorOptions = { accounts: 2, taskDurationMs: 0 };

/** The engine creates before it deletes, and one process serves the whole operation. */
describe("an object that the run has taken over", () => {
  let cloud: Awaited<ReturnType<typeof startEmulator>>;
  let before: ProviderHere;
  let run: ProviderHere;
  let accessConfigurationId: string;

  const started = () =>
    startProviderHere({
      environment: { ...cloud.environment(), PULUMI_HOME: temporaryHome() },
      clock: systemClock,
    });
  const urn = (name: string) => `urn:pulumi:s::p::pulumi-nodejs:dynamic/${PROVISIONING}::${name}`;
  const inputs = (name: string, targetId: string | undefined): Values => ({
    directoryId: cloud.directoryId,
    accessConfigurationId,
    targetType: "RD-Account",
    targetId,
    status: "Provisioned",
    __urn: urn(name),
  });
  const provisioned = async (): Promise<string[]> => {
    const answer = await cloud.control.perform("cloudsso", "ListAccessConfigurationProvisionings", {
      DirectoryId: cloud.directoryId,
    });
    const rows = answer["AccessConfigurationProvisionings"] as readonly { readonly TargetId: string }[];
    return rows.map((row) => row.TargetId).sort();
  };

  beforeEach(async () => {
    cloud = await startEmulator(options);
    const answer = await cloud.control.perform("cloudsso", "CreateAccessConfiguration", {
      DirectoryId: cloud.directoryId,
      AccessConfigurationName: "readers",
    });
    accessConfigurationId = (answer["AccessConfiguration"] as { readonly AccessConfigurationId: string })
      .AccessConfigurationId;
    before = started();
    run = started();
  });

  afterEach(async () => {
    await cloud.close();
  });

  it("stays when a provisioning got another name in the program", async () => {
    const [account] = cloud.accountIds;
    const old = await before.create(PROVISIONING, inputs("old", account));
    await run.create(PROVISIONING, inputs("new", account));
    await run.delete(PROVISIONING, old.id, old.properties);
    assert.deepEqual(await provisioned(), [account]);
  });

  it("stays when two provisionings swap their accounts", async () => {
    const [one, two] = cloud.accountIds;
    const a = await before.create(PROVISIONING, inputs("a", one));
    const b = await before.create(PROVISIONING, inputs("b", two));
    await run.create(PROVISIONING, inputs("a", two));
    await run.create(PROVISIONING, inputs("b", one));
    await run.delete(PROVISIONING, a.id, a.properties);
    await run.delete(PROVISIONING, b.id, b.properties);
    assert.deepEqual(await provisioned(), [one, two]);
  });

  it("goes when its own resource is deleted", async () => {
    const [account] = cloud.accountIds;
    const own = await before.create(PROVISIONING, inputs("a", account));
    await run.delete(PROVISIONING, own.id, own.properties);
    assert.deepEqual(await provisioned(), []);
  });

  it("stays when a replacement that was forced from outside is the same object", async () => {
    const [account] = cloud.accountIds;
    const old = await before.create(PROVISIONING, inputs("a", account));
    await run.check(PROVISIONING, inputs("a", account), old.properties);
    const fresh = await run.create(PROVISIONING, inputs("a", account));
    assert.equal(fresh.id, old.id);
    await run.delete(PROVISIONING, old.id, old.properties);
    assert.deepEqual(await provisioned(), [account]);
  });

  it("stays when a user that is taken over got another name in the program", async () => {
    const person = { userPrincipalName: `alice@${cloud.managementAccountId}.onaliyun.com`, displayName: "Alice" };
    const old = await before.create("ims:User", { ...person, __urn: urn("old") });
    await run.create("ims:User", { ...person, adopt: true, __urn: urn("new") });
    await run.delete("ims:User", old.id, old.properties);
    const answer = await cloud.control.perform("ims", "GetUser", { UserId: old.id });
    assert.equal((answer["User"] as { readonly UserId: string }).UserId, old.id);
  });
});
