import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { failureOf } from "../support/failures";
import { temporaryHome } from "../support/home";
import { startRun } from "../support/run";

const CONFIGURATION = "cloudsso:AccessConfiguration";
const PROVISIONING = "cloudsso:AccessConfigurationProvisioning";

describe("what a service's refusal is told as", () => {
  let cloud: Emulator;
  const home = temporaryHome();

  before(async () => {
    cloud = await startEmulator({ accounts: 1, taskDurationMs: 0 });
  });

  after(() => cloud.close());

  it("prints no part of a long secret that the service quotes and the sentence cuts short", async () => {
    const secret = "s3cr3t words of ours ".repeat(45).trim();
    await cloud.control.fault({
      kind: "refuse",
      action: "CreateAccessConfiguration",
      code: "InvalidParameter.Description",
      status: 400,
      message: `The description ${secret} is not allowed.`,
    });
    const run = startRun(cloud, { home });
    const failure = await failureOf(
      run.create(CONFIGURATION, {
        directoryId: cloud.directoryId,
        accessConfigurationName: "readers",
        description: secret,
        __secrets: ["description"],
        __urn: run.urn(CONFIGURATION, "readers"),
      }),
    );
    assert.match(failure.message, /The description \[secret\]\.\.\. \(request/);
    assert.doesNotMatch(failure.message, /s3cr3t/);
  });

  it("says of a reference to what is not there what was looked for, where, and what to do", async () => {
    const run = startRun(cloud, { home });
    const [directoryId, account] = [cloud.directoryId, cloud.accountIds[0]];
    const refused = async (kind: string, inputs: object): Promise<string> =>
      (await failureOf(run.create(kind, { ...inputs, __urn: run.urn(kind, "x") }))).message;
    assert.match(
      await refused(PROVISIONING, { directoryId, accessConfigurationId: "ac-nothere", targetId: account }),
      new RegExp(
        `^there is no access configuration ac-nothere in directory ${directoryId}; declare it in this program and use ` +
          "its output, or correct accessConfigurationId \\(CloudSSO ProvisionAccessConfiguration was refused with EntityNotExists",
      ),
    );
    assert.match(
      await refused(CONFIGURATION, { directoryId: "d-nothere", accessConfigurationName: "x" }),
      new RegExp(
        `^there is no directory d-nothere in this region of account ${cloud.managementAccountId}; declare it in this ` +
          "program and use its output, or correct directoryId \\(CloudSSO ListAccessConfigurations was refused with",
      ),
    );
  });
});
