import assert from "node:assert/strict";
import { nameOf, type Run } from "../support/engine";
import { assignments } from "../support/view";
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

const all = (groups: readonly string[], accounts: readonly number[]): string[] =>
  groups.flatMap((group) => accounts.map((account) => `auditors for group ${group} in ${account}`)).sort();

function granted({ cloud }: Stage): string[] {
  return assignments(cloud).map((text) => text.replace(/\d{16}/, (id) => String(cloud.accountIds.indexOf(id) + 1)));
}

function groupId(stage: Stage, name: string): string {
  return Object.values(stage.directory.groups).find(({ groupName }) => groupName === name)?.groupId ?? "";
}

scenario("grants in a set of 6 accounts", "grant-sets", { program: "sets", accounts: 6 }, async (stage) => {
  await stage.program({ targets: { everywhere: true }, groups: ["admins", "operators"], exclusive: true });
  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(granted(stage), all(["admins", "operators"], [1, 2, 3, 4, 5, 6]));
  await unchanged(stage);

  await stage.branches({
    "one of them is taken away, and somebody gets one": async () => {
      const auditors = groupId(stage, "admins");
      const target = { TargetType: "RD-Account", PrincipalType: "Group" };
      await stage.byHand("DeleteAccessAssignment", { ...target, TargetId: stage.account(2), PrincipalId: auditors });
      const made = await stage.cloud.control.perform("cloudsso", "CreateUser", {
        DirectoryId: stage.cloud.directoryId,
        UserName: "ann",
      });
      const { UserId: PrincipalId } = made["User"] as { readonly UserId: string };
      const foreign = { TargetType: "RD-Account", PrincipalType: "User", TargetId: stage.account(3), PrincipalId };
      await stage.byHand("CreateAccessAssignment", foreign);
      const seen = await stage.preview({ refresh: true, expectNoChanges: true });
      assert.deepEqual([seen.exitCode, changes(seen)], [7, ["update AccessAssignmentSet auditors"]]);
      assert.equal((await stage.up({ refresh: true })).exitCode, 0);
      assert.deepEqual(granted(stage), all(["admins", "operators"], [1, 2, 3, 4, 5, 6]));
      await unchanged(stage);
    },
    "an account and a group leave": async () => {
      await stage.program({ groups: ["admins"], targets: { everywhere: true, exceptAccountIds: [stage.account(1)] } });
      assert.equal((await stage.up()).exitCode, 0);
      assert.deepEqual(granted(stage), all(["admins"], [2, 3, 4, 5, 6]));
      assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [2, 3, 4, 5, 6] }, "the last grant took it along");
      await unchanged(stage);
      await stage.program({ groups: ["admins", "operators"], targets: { everywhere: true } });
    },
    "everything goes": async () => {
      assert.equal((await stage.destroy()).exitCode, 0);
      assert.deepEqual([granted(stage), stage.accountsByPolicies(), stage.configurations()], [[], {}, []]);
    },
  });
});
