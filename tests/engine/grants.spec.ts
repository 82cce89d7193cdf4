import assert from "node:assert/strict";
import { nameOf, type Run } from "../support/engine";
import { assignments } from "../support/view";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

function granted({ cloud }: Stage): string[] {
  return assignments(cloud).map((text) => text.replace(/\d{16}/, (id) => String(cloud.accountIds.indexOf(id) + 1)));
}

const all = (groups: readonly string[], accounts: readonly number[]): string[] =>
  groups.flatMap((group) => accounts.map((account) => `auditors for group ${group} in ${account}`)).sort();

/** Steps that change something, by account. */
function changes({ cloud }: Stage, run: Run): string[] {
  return run.steps
    .filter(({ op }) => op !== "same" && op !== "refresh")
    .map(({ op, urn }) => `${op} ${nameOf(urn)}`.replace(/\d{16}/, (id) => String(cloud.accountIds.indexOf(id) + 1)));
}

scenario("two groups in three accounts", "grants", { program: "grants" }, async (stage) => {
  await stage.program({ groups: ["admins", "operators"] });
  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(granted(stage), all(["admins", "operators"], [1, 2, 3]));
  assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });
  assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);

  const operators = Object.values(stage.directory.groups).find(({ groupName }) => groupName === "operators");
  await stage.byHand("DeleteAccessAssignment", {
    TargetType: "RD-Account",
    TargetId: stage.account(2),
    PrincipalType: "Group",
    PrincipalId: operators?.groupId,
  });
  await stage.cloud.control.clearCalls();
  const seen = await stage.preview({ refresh: true, expectNoChanges: true });
  assert.equal(seen.exitCode, 7);
  assert.deepEqual(changes(stage, seen), ["create AccessAssignment operators-2"]);
  assert.equal((await stage.up({ refresh: true })).exitCode, 0);
  assert.equal(stage.calls("CreateAccessAssignment").length, 1);
  assert.deepEqual(granted(stage), all(["admins", "operators"], [1, 2, 3]));

  await stage.program({ groups: ["admins"] });
  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(granted(stage), all(["admins"], [1, 2, 3]));

  await stage.branches({
    "everything goes": async () => {
      assert.equal((await stage.destroy()).exitCode, 0);
      assert.deepEqual([granted(stage), stage.accountsByPolicies()], [[], {}]);
      assert.deepEqual(stage.configurations(), []);
    },
    "the last group goes": async () => {
      await stage.program({ groups: [] });
      assert.equal((await stage.up()).exitCode, 0);
      assert.deepEqual(granted(stage), []);
      assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] }, "the program declares them");
      assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
    },
    "an account goes": async () => {
      await stage.program({ groups: ["admins"], accounts: [stage.account(1), stage.account(2)] });
      assert.equal((await stage.up()).exitCode, 0);
      assert.deepEqual(granted(stage), all(["admins"], [1, 2]));
      assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2] });
    },
  });
});
