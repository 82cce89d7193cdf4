import assert from "node:assert/strict";
import { nameOf, type Run } from "../support/engine";
import { useKey } from "../support/use-key";
import { assertHidden } from "./hidden";
import { type Kill, killsInTurn, killText, playKill } from "./kill";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const KEY = "RotatedAccessKey key";

const ram = ({ cloud }: Stage) => cloud.state.ims[cloud.managementAccountId];
const robot = (stage: Stage) =>
  Object.values(ram(stage)?.users ?? {}).find(({ userPrincipalName }) => userPrincipalName.startsWith("robot@"));
const keys = (stage: Stage) => Object.values(robot(stage)?.accessKeys ?? {});
const statuses = (stage: Stage) => keys(stage).map(({ status }) => status);
/** What the program has of the secret. */
const used = (stage: Stage) => Object.values(ram(stage)?.groups ?? {})[0]?.comments;

/** What uses the key has a secret that works: that of the newest key. */
function assertWorks(stage: Stage, what: string): void {
  const newest = keys(stage).at(-1);
  assert.deepEqual([used(stage), newest?.status], [newest?.accessKeySecret, "Active"], what);
}

const options = { program: "rotation", accounts: 1 } as const;

scenario("a key that is rotated, in four stages", "rotation", options, async (stage) => {
  const runs: Run[] = [];
  const secrets = new Set<string>();
  const up = async (milliseconds = 0): Promise<Run> => {
    await stage.pass(milliseconds);
    const run = await stage.up({ refresh: true });
    assert.equal(run.exitCode, 0);
    for (const { accessKeySecret } of keys(stage)) secrets.add(accessKeySecret);
    runs.push(run);
    return run;
  };
  await stage.program({ domain: stage.domain });
  await up();
  const [old] = keys(stage);
  assert.ok(old !== undefined);
  assertWorks(stage, "the first key");

  await stage.pass(30 * DAY_MS);
  const preview = await stage.preview({ refresh: true });
  const step = preview.steps.find(({ urn, op }) => nameOf(urn) === KEY && op === "update");
  assert.deepEqual(step?.changes, ["~rotation"]);
  await stage.cloud.control.clearCalls();
  await up();
  assert.deepEqual(statuses(stage), ["Active", "Active"]);
  assertWorks(stage, "the second key, and what uses it has it");
  assert.deepEqual(
    stage.cloud.calls.flatMap(({ by, action }) => (by === "api" && !/^Get|^List/.test(action) ? [action] : [])),
    ["CreateAccessKey", "UpdateGroup"],
  );

  await stage.pass(23 * HOUR_MS);
  await useKey(stage.cloud, old.accessKeyId, old.accessKeySecret);
  const warned = await up(3 * HOUR_MS);
  assert.deepEqual(statuses(stage), ["Active", "Active"], "the old one is in use");
  assert.match(warned.output, new RegExp(`${old.accessKeyId} of user \\d+ is still in use, for Sts at \\d{4}-`));

  await up(24 * HOUR_MS);
  assert.deepEqual(statuses(stage), ["Inactive", "Active"], "the old one is disabled");
  await up();
  assert.deepEqual(statuses(stage), ["Active"], "the old one is deleted");
  assertWorks(stage, "the second key, alone");
  assert.deepEqual(Object.keys(ram(stage)?.recycledKeys ?? {}), [old.accessKeyId]);
  assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
  assertHidden(stage, secrets, ...runs, preview);
});

const [BOTH_UP, ENGINE_UP] = [
  { dies: "engine and provider", next: "up" },
  { dies: "the engine", next: "up" },
] as const;

/** The steps of a rotation, each after its wait, and where it is killed. The lifecycle's sweeps kill at every call. */
const STEPS: readonly { readonly wait: number; readonly kills: readonly Omit<Kill, "operation">[] }[] = [
  {
    wait: 30 * DAY_MS,
    kills: [
      { boundary: { action: "CreateAccessKey", nth: 1, at: "before" }, aftermath: BOTH_UP },
      { boundary: { action: "CreateAccessKey", nth: 1, at: "after" }, aftermath: ENGINE_UP, exitCode: 1 },
      { boundary: { method: "update", of: "key", at: "answered" }, aftermath: BOTH_UP, exitCode: 1 },
    ],
  },
  {
    wait: 26 * HOUR_MS,
    kills: [
      { boundary: { action: "UpdateAccessKey", nth: 1, at: "before" }, aftermath: BOTH_UP },
      { boundary: { action: "UpdateAccessKey", nth: 1, at: "after" }, aftermath: ENGINE_UP },
    ],
  },
  {
    wait: 0,
    kills: [
      { boundary: { action: "DeleteAccessKey", nth: 1, at: "before" }, aftermath: BOTH_UP },
      { boundary: { method: "update", of: "key", at: "answered" }, aftermath: BOTH_UP },
    ],
  },
];

scenario("kills in a rotation", "", { ...options, recorded: false, disturbed: true }, async (stage) => {
  await stage.program({ domain: stage.domain });
  assert.equal((await stage.up()).exitCode, 0);
  for (const [index, { wait, kills }] of STEPS.entries()) {
    await stage.pass(wait);
    assert.equal((await stage.refresh()).exitCode, 0);
    const back = await stage.mark();
    for (const kill of killsInTurn(`kills in step ${index} of a rotation`, kills)) {
      await back();
      await play(stage, { operation: "up", ...kill });
    }
    await back();
    assert.equal((await stage.up()).exitCode, 0);
  }
  assert.deepEqual(statuses(stage), ["Active"]);
});

async function play(stage: Stage, kill: Kill): Promise<void> {
  try {
    assert.ok(await playKill(stage, kill), "the boundary is come to");
    if (kill.exitCode === 1) await removeStranded(stage);
    assertWorks(stage, "after the next up");
    assert.equal((await stage.up({ refresh: true })).exitCode, 0);
    assertWorks(stage, "after the one after");
  } catch (error) {
    if (error instanceof Error) error.message = `${killText(kill)}: ${error.message}`;
    throw error;
  }
}

/** The secret of the newest key died with the run: the old one works on, and the next `up` says which key it is. */
async function removeStranded(stage: Stage): Promise<void> {
  const [old, stranded, ...more] = keys(stage);
  assert.ok(old !== undefined && stranded !== undefined && more.length === 0);
  assert.deepEqual([used(stage), statuses(stage)], [old.accessKeySecret, ["Active", "Active"]]);
  assert.match(stage.story(), new RegExp(`a secret of ${stranded.accessKeyId} may be lost`));
  const at = { UserPrincipalName: robot(stage)?.userPrincipalName, UserAccessKeyId: stranded.accessKeyId };
  await stage.cloud.control.perform("ims", "DeleteAccessKey", at);
  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(statuses(stage), ["Active", "Active"]);
}
