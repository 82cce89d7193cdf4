import { policiesOf, policyOf, READING_OPERATIONS } from "../../estate/permissions";
import type { ServiceName } from "../../provider/api/facts";
import { factsOf } from "../../provider/api/tables";
import { inWords } from "../../provider/config/values";
import { nearest } from "../../provider/kernel/nearest";
import { lint } from "../../provider/lint/lint";
import { OPERATIONS_OF_FUNCTIONS, OPERATIONS_OF_KINDS } from "./operations.generated";

/**
 * `snapshot`: all reads of a snapshot. `drift` and `ci`: those, what a refreshed preview reads of the kinds, and what the
 * functions of programs ask. `up`: all that resources and functions call.
 */
export const PURPOSES = ["ci", "drift", "snapshot", "up"] as const;

export type Purpose = (typeof PURPOSES)[number];

export interface Granted {
  /** Each within what RAM takes for one policy. */
  readonly policies: readonly object[];
  /** Operations that lead to administrator, which are in no policy, as `<service>:<Action>`. */
  readonly leftOut: readonly string[];
}

/**
 * The RAM policies that are enough for a purpose.
 *
 * @param among kinds, such as `ims:User`, and modules, such as `cloudsso`. Empty: all, with what a snapshot reads.
 * @param withAll with what leads to administrator.
 * @throws a sentence about a name that is none.
 */
export function policiesFor(purpose: Purpose, among: readonly string[], withAll: boolean): Granted {
  const wanted = operationsFor(purpose, among);
  const kept = withAll ? wanted : withoutEscalation(wanted);
  return { policies: policiesOf(kept), leftOut: wanted.filter((one) => !kept.includes(one)) };
}

function operationsFor(purpose: Purpose, among: readonly string[]): readonly string[] {
  if (purpose === "snapshot" && among.length > 0) {
    throw new Error("A snapshot reads everything, so --kinds says nothing of it; leave it out.");
  }
  const ofKinds = kindsAmong(among).flatMap((kind) => OPERATIONS_OF_KINDS[kind] ?? []);
  const modules = new Set(among.map((name) => name.split(":")[0] ?? ""));
  const ofFunctions = Object.entries(OPERATIONS_OF_FUNCTIONS).flatMap(([module, operations]) =>
    among.length === 0 || modules.has(module) ? operations : [],
  );
  const ofSnapshot = among.length === 0 ? READING_OPERATIONS : [];
  const operations = {
    snapshot: ofSnapshot,
    drift: [...ofKinds.filter(isRead), ...ofFunctions, ...ofSnapshot],
    ci: [...ofKinds.filter(isRead), ...ofFunctions, ...ofSnapshot],
    up: [...ofKinds, ...ofFunctions],
  }[purpose];
  return [...new Set(operations)].sort();
}

function kindsAmong(among: readonly string[]): string[] {
  const kinds = Object.keys(OPERATIONS_OF_KINDS);
  const modules = [...new Set(kinds.map((kind) => kind.split(":")[0] ?? ""))];
  for (const name of among) {
    if (kinds.includes(name) || modules.includes(name)) continue;
    const close = nearest(name, kinds);
    throw new Error(
      `There is no kind ${name}; ${close === undefined ? `name kinds such as ims:User, or all of ${inWords(modules, "or")}` : `did you mean ${close}?`}`,
    );
  }
  return among.length === 0
    ? kinds
    : kinds.filter((kind) => among.some((name) => kind === name || kind.startsWith(`${name}:`)));
}

function isRead(operation: string): boolean {
  const [service, action] = operation.split(":");
  return factsOf(service as ServiceName).operations.some((one) => one.action === action && one.kind === "read");
}

/** What the package's own rules about policies find to be of high severity is taken out, until they find nothing. */
function withoutEscalation(operations: readonly string[]): readonly string[] {
  let left = operations;
  for (;;) {
    const policy = { Version: "1", Statement: left.flatMap((one) => policyOf([one]).Statement) };
    const found = new Set(lint(policy, "policy", "high").map(({ path }) => path[1]));
    if (found.size === 0) return left;
    left = left.filter((_, index) => !found.has(index));
  }
}
