import stringify from "safe-stable-stringify";
import type { NewFinding } from "./findings";
import {
  type DriftReport,
  type Finding,
  FORMAT,
  openFindings,
  type StackLook,
  type UnmanagedLook,
  VERSION,
} from "./model";
import { RULE_IDS, SEVERITIES, type Severity } from "./rules";

export interface Looked {
  readonly time: Date;
  readonly stacks: readonly StackLook[];
  readonly unmanaged?: UnmanagedLook | undefined;
  readonly findings: readonly NewFinding[];
  /** The earlier report, which tells how old a finding is. */
  readonly since?: DriftReport | undefined;
  /** The report whose findings are known, and do not count as long as they are what they were. */
  readonly baseline?: DriftReport | undefined;
  /** Why a finding is meant. `undefined`: it is not. */
  readonly reasonFor?: ((finding: NewFinding) => string | undefined) | undefined;
  /** What is to be said of the ignore file, when all findings have been held against it. */
  readonly notices?: (() => readonly string[]) | undefined;
}

/** The one value that all forms are views of. */
export function reportOf({ time, stacks, unmanaged, since, baseline, ...looked }: Looked): DriftReport {
  const seen = new Map([...(since?.unseen ?? []), ...(since?.findings ?? [])].map((one) => [one.id, one]));
  const accepted = new Map((baseline?.findings ?? []).map((one) => [one.id, one]));
  const findings = looked.findings.map((one): Finding => {
    const reason = looked.reasonFor?.(one);
    const passedOver =
      reason !== undefined
        ? ({ by: "ignore", reason } as const)
        : isSame(one, accepted.get(one.id))
          ? ({ by: "baseline", reason: `it was in the report of ${baseline?.time}` } as const)
          : undefined;
    const firstSeen = seen.get(one.id)?.firstSeen ?? time.toISOString();
    return { ...one, firstSeen, ...(passedOver === undefined ? {} : { passedOver }) };
  });
  const unseen = [...seen.values()].filter(isHiddenNow(findings, stacks, unmanaged));
  const counts = countsOf(openFindings({ findings }));
  const changed = findings.filter((one) => seen.has(one.id) && !isSame(one, seen.get(one.id))).length;
  const there = new Set([...findings, ...unseen].map(({ id }) => id));
  const gone = [...seen.keys()].filter((id) => !there.has(id)).length;
  return {
    format: FORMAT,
    version: VERSION,
    time: time.toISOString(),
    outcome: outcomeOf(stacks, unmanaged, counts),
    counts,
    stacks,
    ...(unmanaged === undefined ? {} : { unmanaged }),
    findings: findings.sort(byWeight),
    unseen: unseen.sort(byWeight),
    ...(since === undefined
      ? {}
      : { since: { time: since.time, new: findings.filter(({ id }) => !seen.has(id)).length, changed, gone } }),
    notices: looked.notices?.() ?? [],
  };
}

/** Known once is not known for good: a session that is longer still is another matter. */
function isSame(finding: NewFinding, known: Finding | undefined): boolean {
  return known !== undefined && saidBy(known) === saidBy(finding);
}

/** What a finding says of its place, as a text; two that say the same are the same news. */
export function saidBy({ id, severity, new: now, content }: NewFinding): string {
  return stringify([id, severity, now, content]) ?? id;
}

/** Whether a finding of before is in what could not be looked at now. */
function isHiddenNow(
  findings: readonly Finding[],
  stacks: readonly StackLook[],
  unmanaged: UnmanagedLook | undefined,
): (one: Finding) => boolean {
  const present = new Set(findings.map(({ id }) => id));
  const failed = new Set(stacks.filter(({ failure }) => failure !== undefined).map(({ stack }) => stack));
  const asked = new Set(unmanaged?.kinds);
  const named = new Set(stacks.map(({ stack }) => stack));
  const looked = new Set(unmanaged?.clouds.map(({ account }) => account));
  const directories = new Set(unmanaged?.clouds.map(({ directory }) => directory));
  return ({ id, stack, account, kind, object }) => {
    if (present.has(id)) return false;
    if (stack === undefined) {
      const directory = directoryIn(object);
      const isElsewhere =
        (account !== undefined && !looked.has(account)) || (directory !== undefined && !directories.has(directory));
      return unmanaged === undefined || unmanaged.failures.length > 0 || !asked.has(kind) || isElsewhere;
    }
    return failed.has(stack) || !named.has(stack);
  };
}

/** The directory of CloudSSO with which the id of an object of it begins. */
export function directoryIn(id = ""): string | undefined {
  return /^d-[^:]+/.exec(id)?.[0];
}

function countsOf(findings: readonly Finding[]): DriftReport["counts"] {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  return { critical: count("critical"), high: count("high"), medium: count("medium"), low: count("low") };
}

function outcomeOf(
  stacks: readonly StackLook[],
  unmanaged: UnmanagedLook | undefined,
  counts: DriftReport["counts"],
): DriftReport["outcome"] {
  const isWhole = stacks.every(({ failure }) => failure === undefined) && (unmanaged?.failures.length ?? 0) === 0;
  if (!isWhole) return "incomplete";
  return Object.values(counts).some((count) => count > 0) ? "drifted" : "clean";
}

function byWeight(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule) ||
    compared(a.kind, b.kind) ||
    compared(a.path ?? "", b.path ?? "") ||
    compared(a.name, b.name) ||
    compared(a.stack ?? "", b.stack ?? "") ||
    compared(a.id, b.id)
  );
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
