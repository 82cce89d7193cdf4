import assert from "node:assert/strict";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const ACCOUNTS = 20;
const ALL = Array.from({ length: ACCOUNTS }, (_, index) => index + 1);
const FAILING = 8;
const OTHERS = ALL.filter((number) => number !== FAILING);
const REASON = "The account is closed.";
const EDITED = "AliyunOSSFullAccess+ReadOnlyAccess";

/** Every provisioning to this account fails, until the faults are cleared. */
async function breakAccount(stage: Stage): Promise<void> {
  const action = "ProvisionAccessConfiguration";
  const parameters = { TargetId: stage.account(FAILING) };
  await stage.cloud.control.fault({ kind: "taskFailure", reason: REASON, action, parameters, times: 1000 });
}

/** The accounts to which a provisioning was asked for, as often as it was. */
function provisions(stage: Stage): number[] {
  return stage
    .calls("ProvisionAccessConfiguration")
    .map(({ parameters }) => stage.cloud.accountIds.indexOf(parameters["TargetId"] ?? "") + 1)
    .sort((a, b) => a - b);
}

function assertRepaired(stage: Stage, policies: string): void {
  assert.deepEqual(provisions(stage), [FAILING], "only what failed is tried again");
  assert.deepEqual(stage.accountsByPolicies(), { [policies]: ALL });
}

function continuations(stage: Stage, policies: string): Record<string, () => Promise<void>> {
  return {
    "the next up": async () => {
      assert.equal((await stage.up()).exitCode, 0);
      assertRepaired(stage, policies);
      assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
    },
    "the next up --refresh": async () => {
      assert.equal((await stage.up({ refresh: true })).exitCode, 0);
      assertRepaired(stage, policies);
    },
    "the account is taken out of the program": async () => {
      await breakAccount(stage);
      await stage.program({ accounts: OTHERS.map((number) => stage.account(number)) });
      await stage.up();
      assert.deepEqual(stage.accountsByPolicies(), { [policies]: OTHERS });
      assert.equal((await stage.up()).exitCode, 0);
      assert.deepEqual(stage.accountsByPolicies(), { [policies]: OTHERS });
    },
  };
}

for (const reprovision of ["auto", "manual"]) {
  scenario(
    `a policy edit that fails in 1 of 20 accounts, ${reprovision}`,
    `policy-edit-failing-${reprovision}`,
    { accounts: ACCOUNTS },
    async (stage) => {
      await stage.program({ configuration: { reprovision } });
      await stage.up();
      await breakAccount(stage);
      await stage.program({ policies: ["ReadOnlyAccess", "AliyunOSSFullAccess"] });
      const failed = await stage.up();
      assert.equal(failed.exitCode, 1);
      assert.match(failed.output, new RegExp(`${stage.account(FAILING)}: ${REASON}`.replaceAll(".", "\\.")));
      assert.deepEqual(stage.accountsByPolicies(), { [EDITED]: OTHERS, ReadOnlyAccess: [FAILING] });
      await stage.branches(continuations(stage, EDITED));
    },
  );
}

scenario(
  "a first creation that fails in 1 of 20 accounts",
  "first-creation-failing",
  { accounts: ACCOUNTS },
  async (stage) => {
    await stage.stack();
    await breakAccount(stage);
    const failed = await stage.up();
    assert.equal(failed.exitCode, 1);
    assert.match(failed.output, new RegExp(`${stage.account(FAILING)}: ${REASON}`.replaceAll(".", "\\.")));
    assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: OTHERS });
    await stage.branches(continuations(stage, "ReadOnlyAccess"));
  },
);

scenario(
  "a first creation that fails and leaves a record",
  "first-creation-unfinished",
  { accounts: 1, options: { failedFirstProvision: "DeprovisionFailed" } },
  async (stage) => {
    await stage.stack();
    const action = "ProvisionAccessConfiguration";
    await stage.cloud.control.fault({ kind: "taskFailure", reason: REASON, action });
    const failed = await stage.up();
    assert.equal(failed.exitCode, 1);
    assert.match(failed.output, new RegExp(REASON));
    assert.deepEqual(
      stage.owned().map(({ initErrors = [] }) => initErrors.length),
      [0, 0, 1],
      "the half-made provisioning is in the state",
    );
    await stage.branches({
      "the next up": async () => {
        assert.equal((await stage.up()).exitCode, 0);
        assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1] });
      },
      "the next up --refresh": async () => {
        assert.equal((await stage.up({ refresh: true })).exitCode, 0);
        assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1] });
        assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
      },
    });
  },
);

scenario(
  "a first creation that fails without --continue-on-error",
  "",
  // Which of the others had begun is a race.
  { accounts: ACCOUNTS, recorded: false },
  async (stage) => {
    await stage.stack();
    await breakAccount(stage);
    assert.equal((await stage.up({ continueOnError: false })).exitCode, 1);
    await stage.cloud.control.clearFaults();
    assert.equal((await stage.up({ continueOnError: false })).exitCode, 0, "the next up goes on");
    assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: ALL });
    const carriedOut = stage.calls("ProvisionAccessConfiguration").filter((call) => call.carriedOut);
    assert.equal(carriedOut.length, ACCOUNTS + 1, "each once, and the failed one again");
  },
);
