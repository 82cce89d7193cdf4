import assert from "node:assert/strict";
import { nameOf, type Run } from "../support/engine";
import { assignments } from "../support/view";
import { type Kill, killsInTurn, killText, playKill } from "./kill";
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

/** So that 250 accounts take seconds. */
const QUICK = { taskDurationMs: 0, environment: { ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000" } } as const;
const PROVISION = "ProvisionAccessConfiguration";
const GRANT = "CreateAccessAssignment";

function accountsOf(stage: Stage, action: string): string[] {
  return stage.calls(action).map(({ parameters }) => parameters["TargetId"] ?? "");
}

/** Accounts in which the group has a grant, as far as the provisionings are no others. */
function inBoth(stage: Stage): string[] {
  const accounts = assignments(stage.cloud).map((text) => text.slice(-16));
  assert.deepEqual(accounts, provisioned(stage), "grants and provisionings");
  return accounts;
}

async function fails(stage: Stage, action: string, accounts: readonly string[]): Promise<void> {
  for (const TargetId of accounts) {
    await stage.cloud.control.fault({ kind: "taskFailure", reason: "No.", action, parameters: { TargetId } });
  }
}

scenario(
  "provisionings and grants in a set of 250 accounts",
  "whole-organisation",
  { program: "sets", accounts: 250, ...QUICK },
  async (stage) => {
    const { control, accountIds: all } = stage.cloud;
    const made = await control.perform("resourceDirectory", "CreateFolder", { FolderName: "sandboxes" });
    const { FolderId: sandboxes } = made["Folder"] as { readonly FolderId: string };
    const targets = { everywhere: true, exceptFolderIds: [sandboxes] };
    await stage.program({ targets, groups: ["admins"], exclusive: true });

    // 5 of 250 fail, first of the provisionings, then of the grants.
    for (const [action, failing] of [
      [PROVISION, all.slice(100, 105)],
      [GRANT, all.slice(200, 205)],
    ] as const) {
      await fails(stage, action, failing);
      const failed = await stage.up();
      assert.notEqual(failed.exitCode, 0);
      for (const account of failing) assert.match(failed.output, new RegExp(`${account}.*: No\\.`));
      await control.clearCalls();
    }
    assert.equal((await stage.up()).exitCode, 0);
    assert.deepEqual([accountsOf(stage, PROVISION), accountsOf(stage, GRANT)], [[], all.slice(200, 205)]);
    assert.deepEqual(inBoth(stage), all);
    await unchanged(stage);

    // 3 of 250 have drifted, and in a fourth one somebody else has a grant.
    const [target, admins] = [{ TargetType: "RD-Account" }, groupId(stage, "admins")];
    for (const TargetId of all.slice(0, 3)) {
      const grant = { ...target, TargetId, PrincipalType: "Group", PrincipalId: admins };
      const along = { DeprovisionStrategy: "DeprovisionForLastAccessAssignmentOnAccount" };
      await stage.byHand("DeleteAccessAssignment", { ...grant, ...along });
    }
    const DirectoryId = stage.cloud.directoryId;
    const { User } = await control.perform("cloudsso", "CreateUser", { DirectoryId, UserName: "ann" });
    const { UserId: PrincipalId } = User as { readonly UserId: string };
    await stage.byHand(GRANT, { ...target, TargetId: all[3], PrincipalType: "User", PrincipalId });
    const seen = await stage.preview({ refresh: true, expectNoChanges: true });
    assert.deepEqual(
      [seen.exitCode, changes(seen)],
      [7, [`update ${SET} auditors`, "update AccessAssignmentSet auditors"]],
    );
    assert.match(
      seen.output,
      new RegExp(`removes 1 grant of others, as the set is exclusive: ${all[3]}/${PrincipalId}`),
    );
    await control.clearCalls();
    assert.equal((await stage.up({ refresh: true })).exitCode, 0);
    assert.deepEqual(accountsOf(stage, PROVISION).sort(), all.slice(0, 3));
    assert.deepEqual(accountsOf(stage, "DeleteAccessAssignment"), [all[3]]);
    assert.deepEqual(inBoth(stage), all);

    // One comes, one moves out, one is suspended, and one is removed.
    const newcomer = await control.addAccount("newcomer");
    const [moved, suspended, removed, ...others] = all;
    await control.perform("resourceDirectory", "MoveAccount", { AccountId: moved, DestinationFolderId: sandboxes });
    await control.setAccountCondition(suspended ?? "", "suspended");
    await control.removeAccount(removed ?? "");
    await control.clearCalls();
    const followed = await stage.up();
    assert.equal(followed.exitCode, 0);
    assert.match(followed.output, /brings .* to 1 account: newcomer/);
    assert.match(followed.output, /takes .* out of 1 account: account-1 /);
    assert.match(followed.output, /leaves out 1 account, and whatever is there: account-2 /);
    assert.deepEqual([accountsOf(stage, PROVISION), accountsOf(stage, GRANT)], [[newcomer], [newcomer]]);
    assert.deepEqual(inBoth(stage), [suspended, ...others, newcomer]);
    await unchanged(stage);

    // A wrong target would take away too much.
    await stage.program({ targets: { accountIds: all.slice(3, 103) } });
    await control.clearCalls();
    const stopped = await stage.up();
    assert.notEqual(stopped.exitCode, 0);
    assert.match(stopped.output, /maxRemovals stops an update that would take 148 of 248 accounts out of the set/);
    assert.deepEqual(inBoth(stage), [suspended, ...others, newcomer]);

    await control.setAccountCondition(suspended ?? "", "active");
    await stage.program({ targets });
    assert.equal((await stage.up()).exitCode, 0);
    assert.equal((await stage.destroy()).exitCode, 0);
    assert.deepEqual([inBoth(stage), stage.configurations()], [[], []]);
  },
);

const [BOTH_DIE, ENGINE_DIES] = [
  { dies: "engine and provider", next: "up" },
  { dies: "the engine", next: "up" },
] as const;

const KILLS: readonly Kill[] = [
  { operation: "up", boundary: { action: PROVISION, nth: 3, at: "before" }, aftermath: BOTH_DIE },
  { operation: "up", boundary: { method: "create", of: "auditors", at: "answered" }, aftermath: BOTH_DIE },
  { operation: "up", boundary: { action: GRANT, nth: 3, at: "after" }, aftermath: ENGINE_DIES },
];

const LATER_KILLS: readonly Kill[] = [
  { operation: "up", boundary: { action: "DeleteAccessAssignment", nth: 1, at: "after" }, aftermath: ENGINE_DIES },
  { operation: "destroy", boundary: { action: "DeleteAccessAssignment", nth: 2, at: "after" }, aftermath: BOTH_DIE },
];

for (const [what, kills] of [
  ["a first up of", KILLS],
  ["changes of", LATER_KILLS],
] as const) {
  const options = { program: "sets", accounts: 6, recorded: false, disturbed: true } as const;
  scenario(`kills in ${what} sets`, "", options, async (stage) => {
    const all = stage.cloud.accountIds;
    await stage.program({ targets: { everywhere: true }, groups: ["admins"] });
    if (kills === LATER_KILLS) assert.equal((await stage.up()).exitCode, 0);
    const wanted = kills === LATER_KILLS ? all.slice(2) : all;
    await stage.program({
      targets: { everywhere: true, exceptAccountIds: kills === LATER_KILLS ? all.slice(0, 2) : [] },
    });
    const back = await stage.mark();
    for (const kill of killsInTurn(`kills in ${what} sets`, kills)) {
      await back();
      try {
        assert.ok(await playKill(stage, kill), "it is come to");
        assert.deepEqual(inBoth(stage), wanted);
        await unchanged(stage);
      } catch (error) {
        if (error instanceof Error) error.message = `${killText(kill)}: ${error.message}`;
        throw error;
      }
    }
  });
}
