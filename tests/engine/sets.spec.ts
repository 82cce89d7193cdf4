import assert from "node:assert/strict";
import { nameOf, type Run } from "../support/engine";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const SET = "AccessConfigurationProvisioningSet";

/** Steps that change something. */
function changes(run: Run): string[] {
  return run.steps.filter(({ op }) => op !== "same" && op !== "refresh").map(({ op, urn }) => `${op} ${nameOf(urn)}`);
}

function provisioned(stage: Stage): string[] {
  return stage
    .provisionings()
    .map(({ targetId }) => targetId)
    .sort();
}

async function unchanged(stage: Stage): Promise<void> {
  assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
}

scenario(
  "an access configuration in a set of 20 accounts",
  "sets",
  { program: "sets", accounts: 20 },
  async (stage) => {
    const all = stage.cloud.accountIds;
    await stage.program({ targets: { everywhere: true } });
    assert.equal((await stage.up()).exitCode, 0);
    assert.deepEqual(provisioned(stage), all);
    await unchanged(stage);

    await stage.deprovisionByHand(stage.account(3));
    const drifted = await stage.preview({ refresh: true, expectNoChanges: true });
    assert.equal(drifted.exitCode, 7);
    assert.deepEqual(changes(drifted), [`update ${SET} auditors`]);
    assert.equal((await stage.up({ refresh: true })).exitCode, 0);
    assert.deepEqual(provisioned(stage), all);

    await stage.branches({
      "an account comes": async () => {
        const newcomer = await stage.cloud.control.addAccount("newcomer");
        const seen = await stage.preview({ expectNoChanges: true });
        assert.deepEqual([seen.exitCode, changes(seen)], [7, [`update ${SET} auditors`]]);
        assert.match(seen.output, /brings .* to 1 account: newcomer/);
        assert.equal((await stage.up()).exitCode, 0);
        assert.deepEqual(provisioned(stage), [...all, newcomer]);
        await unchanged(stage);
      },
      "an account is suspended": async () => {
        await stage.cloud.control.setAccountCondition(stage.account(1), "suspended");
        const run = await stage.up();
        assert.equal(run.exitCode, 0);
        assert.match(run.output, /leaves out 1 account, and whatever is there: account-1/);
        assert.deepEqual(provisioned(stage), all);
        await unchanged(stage);
      },
      "the policies change": async () => {
        await stage.program({ policies: ["ReadOnlyAccess", "AliyunOSSFullAccess"] });
        assert.equal((await stage.up()).exitCode, 0);
        assert.deepEqual(
          Object.keys(stage.accountsByPolicies()),
          ["AliyunOSSFullAccess+ReadOnlyAccess"],
          "in every account",
        );
        await stage.program({ policies: ["ReadOnlyAccess"] });
      },
      "a wrong target would take away too much": async () => {
        await stage.program({ targets: { accountIds: all.slice(0, 10) } });
        const stopped = await stage.up();
        assert.notEqual(stopped.exitCode, 0);
        assert.match(stopped.output, /maxRemovals stops an update that would take 10 of 20 accounts out of the set/);
        assert.deepEqual(provisioned(stage), all);
        await stage.program({ maxRemovals: 10 });
        assert.equal((await stage.up()).exitCode, 0);
        assert.deepEqual(provisioned(stage), all.slice(0, 10));
        await unchanged(stage);
        await stage.program({ targets: { everywhere: true } });
      },
      "everything goes": async () => {
        assert.equal((await stage.destroy()).exitCode, 0);
        assert.deepEqual([provisioned(stage), stage.configurations()], [[], []]);
      },
    });
  },
);
