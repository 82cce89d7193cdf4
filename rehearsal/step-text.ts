import { type Changes, changesAt, compareMaps, isShown, valueAt } from "./changes";
import { changeLines, stateLines } from "./property-lines";
import { type Step, subject } from "./steps";
import type { StepOp } from "./trace";
import { urnType } from "./urn";

interface OpText {
  readonly sign: string;
  readonly preview: string;
  readonly running: string;
  readonly done: string;
}

/** The CLI's words for an operation, before, during and after it. */
export const OPS: Readonly<Record<StepOp, OpText>> = {
  same: text(" ", "", "", ""),
  create: text("+", "create", "creating", "created"),
  update: text("~", "update", "updating", "updated"),
  delete: text("-", "delete", "deleting", "deleted"),
  replace: text("+-", "replace", "replacing", "replaced"),
  "create-replacement": text("++", "create replacement", "creating replacement", "created replacement"),
  "delete-replaced": text("--", "delete original", "deleting original", "deleted original"),
  read: text(">", "read", "reading", "read"),
  "read-replacement": text(">~", "read for replacement", "reading for replacement", "read for replacement"),
  discard: text("<", "discard", "discarding", "discarded"),
  "discard-replaced": text("<<", "discard original", "discarding original", "discarded original"),
  refresh: text("~", "refresh", "refreshing", "refresh"),
  "remove-pending-replace": text("~", "complete replace", "completing replace", "completed replace"),
};

function text(sign: string, preview: string, running: string, done: string): OpText {
  return { sign, preview, running, done };
}

/**
 * The operation a step is shown as. What a refresh found is the outcome of `refresh` itself; before another operation
 * it is a read, and what follows from it comes as a step of its own.
 */
export function shownOp(step: Step, refreshing: boolean): StepOp {
  if (step.op !== "refresh" || !refreshing) return step.op;
  return step.found ?? "refresh";
}

/** What differs, for a person: a refresh in the outputs, anything else as the provider said. */
export function changesOf(step: Step): Changes {
  const { old, fresh, difference } = step;
  if (old !== undefined && step.op === "refresh") {
    return step.found === "same" ? new Map() : compareMaps(old.outputs, fresh?.outputs ?? {});
  }
  if (old === undefined || fresh === undefined) return new Map();
  if (difference === undefined || difference.changes === "none") return new Map();
  if (difference.detailed === undefined) return compareMaps(old.inputs, fresh.inputs);
  return changesAt(
    difference.detailed,
    (path, { inputDiff }) => {
      const [first, second] = inputDiff ? [old.inputs, old.outputs] : [old.outputs, old.inputs];
      return valueAt(first, path) ?? valueAt(second, path);
    },
    (path) => valueAt(fresh.inputs, path),
  );
}

/** `[diff: +added-deleted~changed]` with top-level names; empty when nothing differs. */
export function diffSummary(step: Step, changes: Changes): string {
  const { old, fresh } = step;
  const names: Record<"+" | "-" | "~", string[]> = { "+": [], "-": [], "~": [] };
  for (const [key, { kind }] of changes) {
    if (kind !== "same") names[kind === "add" ? "+" : kind === "delete" ? "-" : "~"].push(key);
  }
  for (const key of step.replaceKeys ?? []) if (!changes.has(key) && isShown(key)) names["~"].push(key);
  if (step.op !== "refresh" && old !== undefined && fresh !== undefined && old.protect !== fresh.protect) {
    names["~"].push("protect");
  }
  const parts = Object.entries(names).filter(([, keys]) => keys.length > 0);
  return parts.length === 0 ? "" : `[diff: ${parts.map(([sign, keys]) => `${sign}${keys.join(",")}`).join("")}]`;
}

/** A step in full, as `--diff` shows it: what it is, its id and URN, and its properties. */
export function stepLines(step: Step, op: StepOp, depth: number): readonly string[] {
  const state = subject(step);
  const margin = " ".repeat(4 * (depth + 1));
  const heading = `${" ".repeat(4 * depth)}${OPS[op].sign.padEnd(2)}${urnType(step.urn)}: (${op})`;
  const id = op.startsWith("create") || state.id === "" ? [] : [`${margin}[id=${state.id}]`];
  return [heading, ...id, `${margin}[urn=${step.urn}]`, ...propertyLines(step, op, depth + 1)];
}

function propertyLines(step: Step, op: StepOp, level: number): readonly string[] {
  if (op === "create" || op === "create-replacement") return stateLines(step.fresh?.inputs ?? {}, level);
  if (op === "delete" || op === "delete-replaced") return stateLines(step.old?.inputs ?? {}, level);
  const changes = changesOf(step);
  if (![...changes.values()].some((change) => change.kind !== "same")) return [];
  const lines = changeLines(changes, level);
  return step.op === "refresh" ? [`${" ".repeat(4 * level)}--outputs:--`, ...lines] : lines;
}
