import assert from "node:assert/strict";
import { existsSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { OperationName, OperationOptions, Run } from "../support/engine";
import { turnOf } from "../support/turns";
import { type Answered, type Boundary, textOf } from "./boundaries";
import type { Stage } from "./stage";

/** Who dies, and what is done next. */
export const AFTERMATHS = [
  { dies: "the engine", next: "up" },
  { dies: "engine and provider", next: "up" },
  { dies: "the engine", next: "destroy" },
  { dies: "the engine", next: "up beside the old provider" },
  { dies: "engine and provider", next: "destroy" },
] as const;

export type Aftermath = (typeof AFTERMATHS)[number];

/** `KILLS=all`: every kill that is named, and every boundary of the courses in `kill.spec.ts`. */
export const ALL_KILLS = process.env["KILLS"] === "all";

/**
 * Of the kills that a scenario names one, another one after each change of the package. What the provider does at each
 * boundary is the lifecycle's; here processes die, as they do at the others.
 */
export function killsInTurn<K>(title: string, kills: readonly K[]): readonly K[] {
  return ALL_KILLS ? kills : kills.filter((_, index) => index === turnOf(`a kill of ${title}`, kills.length));
}

/** A plain `up` looks for what creates have left; what a killed delete has taken away, only a refresh sees. */
function nextUp(operation: OperationName): OperationOptions {
  return { refresh: operation === "destroy" };
}

export interface Kill {
  readonly operation: OperationName;
  readonly boundary: Boundary | Answered;
  readonly aftermath: Aftermath;
  /** Of the next `up`, where it cannot go on by itself. Default: 0. */
  readonly exitCode?: number;
}

export function killText({ operation, boundary, aftermath }: Kill): string {
  return `${operation} killed ${textOf(boundary)}, ${aftermath.dies} dies, then ${aftermath.next}`;
}

/** On a busy machine, until program and provider have started. */
const PATIENCE_MS = 300_000;

/**
 * Kills a run at a boundary and does what the documented recipe says. What has to hold afterwards is the caller's.
 *
 * @returns whether the run came to the boundary at all.
 */
export async function playKill(stage: Stage, kill: Kill): Promise<boolean> {
  const hold = await holdAt(stage, kill.boundary);
  const running = await stage.start(kill.operation, { environment: hold.environment });
  const reached = hold.reached().then(() => true);
  reached.catch(() => undefined);
  if (!(await Promise.race([reached, running.done.then(() => false)]))) return false;
  running.kill();
  const killed = await running.done;
  const provider = providerOf(killed);
  try {
    if (kill.aftermath.dies === "engine and provider") {
      signal(provider, "SIGKILL");
      await atRest(provider);
      await delay(CLOSED_MS); // or the call that is let go below is carried out for a caller who is dead
    }
    await (await stage.stack()).cancel();
    if (kill.aftermath.next === "up beside the old provider") {
      const before = stage.cloud.calls.length;
      const next = await stage.start("up", nextUp(kill.operation));
      const begun = until(() => stage.cloud.calls.length > before, "a call of the next run");
      await Promise.race([begun, next.done]);
      await hold.release();
      assert.equal((await stage.finish(next)).exitCode, 0, "the next up");
    } else {
      await hold.release();
      await atRest(provider);
      const run = kill.aftermath.next === "up" ? await stage.up(nextUp(kill.operation)) : await stage.destroy();
      if (kill.aftermath.next === "up") assert.equal(run.exitCode, kill.exitCode ?? 0, "the next up");
    }
    await atRest(provider);
  } finally {
    await hold.release();
    signal(provider, "SIGKILL");
  }
  return true;
}

/** Until the cloud, which is in this process, has heard that a caller has gone. */
const CLOSED_MS = 100;

interface Hold {
  readonly environment: Readonly<Record<string, string>>;
  reached(): Promise<unknown>;
  release(): Promise<void>;
}

async function holdAt(stage: Stage, boundary: Kill["boundary"]): Promise<Hold> {
  if (boundary.at !== "answered") {
    const pause = await stage.cloud.control.pause(boundary);
    return { environment: {}, reached: () => pause.reached(PATIENCE_MS), release: () => pause.release() };
  }
  const file = join(mkdtempSync(join(stage.folder, "held-")), "held");
  return {
    environment: { PROVIDER_HOLD: `${boundary.method} ${boundary.of}`, PROVIDER_HELD: file },
    reached: () => until(() => existsSync(file), textOf(boundary)),
    release: async () => undefined,
  };
}

/** The provider process of a killed run ends by itself, at the latest when the call is done that it was killed in. */
function atRest(provider: number): Promise<void> {
  return until(() => !lives(provider), "the end of the old provider");
}

function providerOf({ calls, output }: Run): number {
  const pid = calls.at(-1)?.pid;
  assert.ok(pid !== undefined, `the provider was never called:\n${output}`);
  return pid;
}

function lives(pid: number): boolean {
  return signal(pid, 0);
}

function signal(pid: number, what: "SIGKILL" | 0): boolean {
  try {
    return process.kill(pid, what);
  } catch {
    return false;
  }
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; !condition(); await delay(50)) {
    if (Date.now() > deadline) throw new Error(`${what} did not come`);
  }
}
