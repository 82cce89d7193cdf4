import assert from "node:assert/strict";
import type { OperationName } from "../support/engine";
import { type Boundary, boundariesOf, isWrite, seeded } from "./boundaries";
import { AFTERMATHS, type Aftermath, type Kill, killText, playKill } from "./kill";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

/**
 * One kill a course on each engine: what the provider does at each boundary, `tests/lifecycle/killed-courses.spec.ts`
 * sweeps. `KILLS=all`: at every boundary on the rehearsal engine, and at random where there is a CLI.
 */
const ALL = process.env["KILLS"] === "all";
const RANDOM = 20;
const SEED = 20260801;

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
  readonly kill: Omit<Kill, "operation">;
}

const COURSES: readonly Course[] = [
  {
    name: "a first up",
    operation: "up",
    policies: POLICIES,
    wanted: "ReadOnlyAccess+no-secrets",
    fresh: true,
    kill: {
      boundary: { action: "CreateAccessConfiguration", nth: 1, at: "after" },
      aftermath: { dies: "engine and provider", next: "up" },
    },
  },
  {
    name: "a policy edit",
    operation: "up",
    policies: EDITED,
    wanted: "AliyunOSSFullAccess+no-secrets",
    fresh: false,
    kill: {
      boundary: { action: "AddPermissionPolicyToAccessConfiguration", nth: 1, at: "after" },
      aftermath: { dies: "the engine", next: "up beside the old provider" },
    },
  },
  {
    name: "a destroy",
    operation: "destroy",
    policies: POLICIES,
    wanted: "ReadOnlyAccess+no-secrets",
    fresh: false,
    kill: {
      boundary: { action: "DeprovisionAccessConfiguration", nth: 1, at: "after" },
      aftermath: { dies: "the engine", next: "destroy" },
    },
  },
];

for (const course of COURSES) {
  scenario(`a kill in ${course.name}`, "", { accounts: 2, recorded: false, disturbed: true }, async (stage) => {
    const back = await prepare(stage, course);
    await play(stage, course, back, { operation: course.operation, ...course.kill });
  });
}

for (const [index, course] of ALL ? COURSES.entries() : []) {
  const options = { accounts: 2, recorded: false, disturbed: true } as const;
  scenario(`kills at every boundary of ${course.name}`, "", { ...options, on: "rehearsal" }, async (stage) => {
    const back = await prepare(stage, course);
    for (const [nth, boundary] of (await enumerate(stage, course, back)).entries()) {
      const aftermath = AFTERMATHS[nth % AFTERMATHS.length] as Aftermath;
      await play(stage, course, back, { operation: course.operation, boundary, aftermath });
    }
  });
  scenario(`kills at random in ${course.name}`, "", { ...options, on: "either" }, async (stage) => {
    const random = seeded(SEED + index);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
    const back = await prepare(stage, course);
    const boundaries = await enumerate(stage, course, back);
    for (let count = 0; count < Math.ceil(RANDOM / COURSES.length); count++) {
      const kill = { operation: course.operation, boundary: pick(boundaries), aftermath: pick(AFTERMATHS) };
      await play(stage, course, back, kill);
    }
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
async function enumerate(stage: Stage, course: Course, back: () => Promise<void>): Promise<Boundary[]> {
  await back();
  assert.equal((await stage.run(course.operation)).exitCode, 0, course.name);
  return boundariesOf(stage.cloud.calls);
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
  const { pendingOperations } = (await stage.stack()).deployment();
  if (pendingOperations.length > 0) assert.equal((await stage.refresh({ clearPendingCreates: true })).exitCode, 0);
  assert.deepEqual((await stage.stack()).deployment().pendingOperations, []);
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
