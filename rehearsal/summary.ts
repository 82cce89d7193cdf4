import { OPS } from "./step-text";
import type { StepOp } from "./trace";

/** What the CLI leaves out of its counts of changes. */
const UNCOUNTED: ReadonlySet<string> = new Set(["same", "read", "read-replacement", "discard", "discard-replaced"]);

/** The end of an operation as the CLI words it: what changed, what did not, and on how many resources there are errors. */
export function summaryLines(
  counts: Readonly<Record<string, number>>,
  preview: boolean,
  errored: number,
): readonly string[] {
  const changed = Object.entries(counts).filter(([op, count]) => !UNCOUNTED.has(op) && count > 0);
  const lines = changed.map(([op, count]) => {
    const { sign, done, preview: planned } = OPS[op as StepOp];
    return `${sign.padEnd(2)}${count} ${preview ? `to ${planned}` : done}`;
  });
  const total = changed.reduce((sum, [, count]) => sum + count, 0);
  const same = counts["same"] ?? 0;
  const totals = [
    ...(total > 0 && changed.length > 1 ? [`${total} changes`] : []),
    ...(same > 0 || (lines.length === 0 && errored === 0) ? [`${same} unchanged`] : []),
  ];
  return [
    ...lines,
    ...(totals.length === 0 ? [] : [totals.join(". ")]),
    ...(errored === 0 ? [] : [`${errored} errored`]),
  ];
}
