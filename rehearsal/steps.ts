import type { Difference } from "./differences";
import type { ResourceState } from "./state";
import type { StepOp } from "./trace";

/** What the program is told about a registration. */
export interface RegisterResult {
  readonly state: ResourceState;
  readonly result: "success" | "failed" | "skipped";
  /** The resource was not created because it is not among the targets: its outputs are unknown. */
  readonly unknown?: boolean;
}

/** One thing to do to one resource. */
export interface Step {
  readonly op: StepOp;
  readonly urn: string;
  readonly old: ResourceState | undefined;
  /** The state after the step; `undefined` for deletions. */
  fresh: ResourceState | undefined;
  /** Answers the registration that asked for the step. */
  readonly answer?: ((result: RegisterResult) => void) | undefined;
  /** Why: absent where nothing was compared. A refresh finds it out itself. */
  difference?: Difference | undefined;
  readonly replaceKeys?: readonly string[] | undefined;
  /** A replacement whose old resource is deleted at the end of the operation. */
  readonly deletesOldLater?: boolean;
  /** A deletion whose replacement is created right after it. */
  readonly pendingReplacement?: boolean;
  /** A create that is left out because it is not among the targets. */
  readonly skippedCreate?: boolean;
  /** What a refresh found. */
  found?: "same" | "update" | "delete";
}

const LOGICAL: ReadonlySet<StepOp> = new Set(["same", "create", "update", "replace", "delete", "read", "discard"]);

/** Whether a step counts as an operation of its own, rather than as a part of one. */
export function isLogical(step: Step): boolean {
  return LOGICAL.has(step.op);
}

/** The state a step is about. */
export function subject(step: Step): ResourceState {
  const state = step.op === "refresh" ? step.old : (step.fresh ?? step.old);
  if (state === undefined) throw new Error(`the step ${step.op} of ${step.urn} has no state`);
  return state;
}

/** Counts that do not make a change, for `--expect-no-changes`. */
const HARMLESS: ReadonlySet<string> = new Set(["same", "read", "discard", "read-replacement"]);

export function hasChanges(counts: Readonly<Record<string, number>>): boolean {
  return Object.entries(counts).some(([op, count]) => count > 0 && !HARMLESS.has(op));
}

/** How a step ended. `partial`: it failed, but what it left behind is known and belongs in the state. */
export interface Applied {
  readonly status: "ok" | "partial" | "failed";
  readonly error?: Error;
}

export function now(): string {
  return new Date().toISOString();
}
