import assert from "node:assert/strict";
import type { OperationName } from "../support/engine";
import { boundariesOf, isWrite } from "./boundaries";
import { AFTERMATHS, ALL_KILLS, type Kill, killsInTurn, killText, playKill } from "./kill";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const DENY = { Version: "1", Statement: [{ Effect: "Deny", Action: "kms:GetSecretValue", Resource: "*" }] };
const POLICIES = ["ReadOnlyAccess", ["no-secrets", DENY]];
const EDITED = ["AliyunOSSFullAccess", ["no-secrets", DENY]];

interface Course {
  readonly name: string;
  readonly operation: OperationName;
  readonly policies: readonly unknown[];
  /** Names of the policies that every account has in the end. */
  readonly wanted: string;
  /** Whether it begins with nothing. */
  readonly fresh: boolean;
  /** What the provider does at every boundary, `tests/lifecycle/killed-courses.spec.ts` sweeps. */
  readonly kills: readonly Omit<Kill, "operation">[];
}

const [BOTH_UP, ENGINE_UP] = [
  { dies: "engine and provider", next: "up" },
  { dies: "the engine", next: "up" },
] as const;

const COURSES: readonly Course[] = [
  {
    name: "a first up",
    operation: "up",
    policies: POLICIES,
    wanted: "ReadOnlyAccess+no-secrets",
    fresh: true,
    kills: [
      { boundary: { action: "CreateUser", nth: 1, at: "before" }, aftermath: BOTH_UP },
      { boundary: { method: "create", of: "alice", at: "answered" }, aftermath: BOTH_UP },
      { boundary: { action: "CreateAccessConfiguration", nth: 1, at: "after" }, aftermath: ENGINE_UP },
    ],
  },
  {
    name: "a policy edit",
    operation: "up",
    policies: EDITED,
    wanted: "AliyunOSSFullAccess+no-secrets",
    fresh: false,
    kills: [
      { boundary: { action: "AddPermissionPolicyToAccessConfiguration", nth: 1, at: "after" }, aftermath: ENGINE_UP },
    ],
  },
  {
    name: "a destroy",
    operation: "destroy",
    policies: POLICIES,
    wanted: "ReadOnlyAccess+no-secrets",
    fresh: false,
    kills: [{ boundary: { action: "DeleteAccessConfiguration", nth: 1, at: "after" }, aftermath: BOTH_UP }],
  },
];

for (const course of COURSES) {
  const options = { accounts: 2, recorded: false, disturbed: true } as const;
  const title = `kills in ${course.name}`;
  scenario(title, "", options, async (stage) => {
    const back = await prepare(stage, course);
    const kills = [...killsInTurn(title, course.kills), ...(ALL_KILLS ? await everywhere(stage, course, back) : [])];
    for (const kill of kills) await play(stage, course, back, { operation: course.operation, ...kill });
  });
}

/** Brings stack and cloud to where the course begins. @returns what brings them back there. */
async function prepare(stage: Stage, course: Course): Promise<() => Promise<void>> {
  await stage.program({ policies: POLICIES, users: [`alice@${stage.domain}`] });
  if (!course.fresh) assert.equal((await stage.up()).exitCode, 0);
  await stage.program({ policies: course.policies });
  return stage.mark();
}

/** The boundaries of the course, from a run that nobody disturbs. */
async function everywhere(stage: Stage, course: Course, back: () => Promise<void>): Promise<Course["kills"]> {
  await back();
  assert.equal((await stage.run(course.operation)).exitCode, 0, course.name);
  return boundariesOf(stage.cloud.calls).map((boundary, index) => {
    const aftermath = AFTERMATHS[index % AFTERMATHS.length] ?? ENGINE_UP;
    return { boundary, aftermath };
  });
}

async function play(stage: Stage, course: Course, back: () => Promise<void>, kill: Kill): Promise<void> {
  await back();
  try {
    const reached = await playKill(stage, kill);
    assert.ok(reached || !isWrite(kill.boundary), "every write is come to again");
    if (kill.aftermath.next === "destroy") await assertNothingLeft(stage);
    else await assertWhole(stage, course.wanted);
  } catch (error) {
    if (error instanceof Error) error.message = `${killText(kill)}: ${error.message}`;
    throw error;
  }
}

async function assertWhole(stage: Stage, wanted: string): Promise<void> {
  assert.equal(stage.configurations().length, 1, "access configurations");
  assert.deepEqual(await stage.users(), ["alice"]);
  assert.deepEqual(stage.accountsByPolicies(), { [wanted]: [1, 2] });
  assert.deepEqual(owned(stage), [...OWNED].sort());
}

const OWNED = [
  "AccessConfiguration",
  "AccessConfigurationProvisioning",
  "AccessConfigurationProvisioning",
  "Directory",
  "User",
] as const;

/** A destroy does not know what the killed run made: only the next `up` finds it, so that a further destroy has it. */
async function assertNothingLeft(stage: Stage): Promise<void> {
  if (await isEmpty(stage)) return;
  assert.equal((await stage.up()).exitCode, 0, "the up after the destroy");
  assert.equal((await stage.destroy()).exitCode, 0, "the destroy after that");
  assert.ok(await isEmpty(stage), "nothing is left");
}

async function isEmpty(stage: Stage): Promise<boolean> {
  const users = await stage.users();
  return stage.configurations().length === 0 && stage.provisionings().length === 0 && users.length === 0;
}

function owned(stage: Stage): string[] {
  return stage
    .owned()
    .map(({ type }) => type.split(":").at(-1) ?? "")
    .sort();
}
