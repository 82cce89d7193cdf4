import assert from "node:assert/strict";
import { defaultAccessKeyId } from "../../emulator/index";
import { assertHidden } from "./hidden";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const ROLE = "acs:ram::1000000000000000:role/deployer";
const NEW_KEY = { accessKeyId: "LTAIrotatedAccessKey0000", accessKeySecret: "rotated-secret-is-no-secret000" };
const WITHOUT_KEY = { ALIBABA_CLOUD_ACCESS_KEY_ID: undefined, ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined };

scenario("a throttling storm", "throttling-storm", { accounts: 10 }, async (stage) => {
  await stage.stack();
  // Every third call, however slowly a busy machine sends them.
  for (let nth = 1; nth < 18; nth += 3) await stage.cloud.control.fault({ kind: "throttle", nth });
  const run = await stage.up();
  assert.equal(run.exitCode, 0);
  const refused = stage.cloud.calls.filter(({ code }) => code?.startsWith("Throttling") === true);
  assert.ok(refused.length >= 5, `a storm refuses calls, not ${refused.length}`);
  assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
  const carriedOut = stage.calls("ProvisionAccessConfiguration").filter((call) => call.carriedOut);
  assert.equal(carriedOut.length, 10, "nothing twice");
});

scenario(
  "a token that expires in mid-run, of a role",
  "token-expiry-role",
  { roles: ["deployer"], environment: { ALIBABA_CLOUD_ROLE_ARN: ROLE } },
  async (stage) => {
    await stage.stack();
    await stage.cloud.control.fault({ kind: "tokenExpiry", action: "ProvisionAccessConfiguration", nth: 2 });
    assert.equal((await stage.up()).exitCode, 0);
    assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });
    assert.equal(stage.calls("AssumeRole").length, 2, "a second session after the first was rejected");
    assert.equal(stage.calls("ProvisionAccessConfiguration").filter((call) => call.carriedOut).length, 3);
  },
);

scenario(
  "a token that expires in mid-run, given from outside",
  "token-expiry-given",
  { accounts: 1, roles: ["deployer"] },
  async (stage) => {
    await stage.stack();
    await stage.cloud.control.fault({ kind: "tokenExpiry", action: "ProvisionAccessConfiguration", times: 100 });
    const failed = await stage.up({ environment: await session(stage) });
    assert.equal(failed.exitCode, 1);
    assert.match(
      failed.output,
      /check the credentials, which come from environment variable ALIBABA_CLOUD_ACCESS_KEY_ID/,
    );

    await stage.cloud.control.clearFaults();
    assert.equal((await stage.up({ environment: await session(stage) })).exitCode, 0);
    assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1] });
  },
);

scenario(
  "rotated keys",
  "rotated-keys",
  { accounts: 1, callers: [NEW_KEY], environment: WITHOUT_KEY },
  async (stage) => {
    const stack = await stage.stack();
    await stack.configureSecret("alicloud-identity:accessKey", stage.cloud.accessKeyId);
    await stack.configureSecret("alicloud-identity:secretKey", stage.cloud.accessKeySecret);
    assert.equal((await stage.up()).exitCode, 0);

    const state = await stage.cloud.control.snapshot();
    delete state.credentials[defaultAccessKeyId];
    await stage.cloud.control.restore(state);
    await stack.configureSecret("alicloud-identity:accessKey", NEW_KEY.accessKeyId);
    await stack.configureSecret("alicloud-identity:secretKey", NEW_KEY.accessKeySecret);
    await stage.branches({
      "the stored key": async () => {
        const refused = await stage.refresh();
        assert.equal(refused.exitCode, 1);
        assert.match(refused.output, /refresh and destroy use the configuration stored in the state/);
        assert.equal((await stage.up()).exitCode, 0, "up runs with the new configuration");
        assert.equal((await stage.refresh({ expectNoChanges: true })).exitCode, 0, "and stores it");
      },
      "the environment's key": async () => {
        const environment = {
          ALIBABA_CLOUD_ACCESS_KEY_ID: NEW_KEY.accessKeyId,
          ALIBABA_CLOUD_ACCESS_KEY_SECRET: NEW_KEY.accessKeySecret,
        };
        assert.equal((await stage.refresh({ environment, expectNoChanges: true })).exitCode, 0);
        assert.equal((await stage.destroy({ environment })).exitCode, 0);
        assert.deepEqual(stage.configurations(), []);
      },
    });
    assertHidden(stage, [stage.cloud.accessKeySecret, NEW_KEY.accessKeySecret]);
  },
);

scenario(
  "secrets are nowhere in the clear",
  "secrets",
  {
    accounts: 1,
    roles: ["deployer"],
    environment: { ALIBABA_CLOUD_ROLE_ARN: ROLE, ALIBABA_CLOUD_IDENTITY_DEBUG: "true" },
  },
  async (stage) => {
    const description = "a description that is a secret";
    await (await stage.stack()).configureSecret("secretDescription", description);
    const run = await stage.up();
    assert.equal(run.exitCode, 0);
    assert.match(run.output, /ProvisionAccessConfiguration/, "the debug log is on");
    assert.equal(stage.configuration().description, description, "the cloud has it");
    const refreshed = await stage.up({ refresh: true, expectNoChanges: true });
    assert.equal(refreshed.exitCode, 0);
    await stage.cloud.control.fault({ kind: "taskFailure", reason: "no", action: "DeprovisionAccessConfiguration" });
    const failed = await stage.destroy();
    assert.equal(failed.exitCode, 1);

    const sessions = Object.values(stage.cloud.state.credentials).flatMap(({ accessKeySecret, session }) =>
      session === undefined ? [] : [accessKeySecret, session.securityToken],
    );
    assert.ok(sessions.length >= 2, "a role was assumed");
    const secrets = [stage.cloud.accessKeySecret, description, ...sessions];
    assertHidden(stage, secrets, run, refreshed, failed);
  },
);

async function session(stage: Stage): Promise<Record<string, string>> {
  const answer = await stage.cloud.control.perform("sts", "AssumeRole", { RoleArn: ROLE, RoleSessionName: "ci" });
  const given = answer["Credentials"] as Readonly<Record<string, string>>;
  return {
    ALIBABA_CLOUD_ACCESS_KEY_ID: given["AccessKeyId"] ?? "",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: given["AccessKeySecret"] ?? "",
    ALIBABA_CLOUD_SECURITY_TOKEN: given["SecurityToken"] ?? "",
  };
}
