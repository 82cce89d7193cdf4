import { createHash } from "node:crypto";
import { type Change, changesOf } from "../../estate/changes";
import type { Values } from "../../estate/model";
import type { AnyFields } from "../../provider/kernel/fields";
import { isAtOrBelow } from "../../provider/kernel/property-path";
import { shellWord } from "../shell";
import { ruleOfChange, ruleOfMissing } from "./classify";
import { fieldsOfKind } from "./fields";
import { type Stack, stackOf } from "./holders";
import { type Finding, SECRET } from "./model";
import { DECLARE } from "./repair";
import { RULES, type RuleId } from "./rules";
import { type EngineStep, isUnchanged, type OutputsChange } from "./steps";

/** A finding before anybody knows how old it is. */
export type NewFinding = Omit<Finding, "firstSeen" | "passedOver">;

/**
 * Resources of the state that were looked at in a cloud. What the program declares beside is in no state yet, and
 * components and what is Pulumi's own are nowhere else.
 */
export function comparedIn(steps: readonly EngineStep[]): EngineStep[] {
  return steps.filter(
    (step) =>
      step.oldState !== undefined &&
      step.oldState.custom !== false &&
      !/^pulumi:(pulumi:Stack|providers:.*)$/.test(typeOf(step)),
  );
}

/**
 * What a refresh of a stack would take over.
 *
 * @param outputs of resources of which nothing but the outputs is another.
 */
export function findingsIn(
  stack: string,
  steps: readonly EngineStep[],
  outputs: ReadonlyMap<string, OutputsChange> = new Map(),
): NewFinding[] {
  const compared = comparedIn(steps);
  const beside = stackOf(
    compared.map((step) => ({ kind: kindOf(typeOf(step)), old: step.oldState?.inputs, new: step.newState?.inputs })),
  );
  return compared.flatMap((step) => {
    const about = aboutOf(stack, step);
    if (isUnchanged(step.op)) {
      const change = outputs.get(step.urn);
      return change === undefined ? [] : outputsChanged(about, step, change);
    }
    if (step.op === "delete" || step.newState === undefined) {
      return [findingOf(about, "missing", ruleOfMissing(about.kind, shown(step.oldState?.inputs), beside))];
    }
    return changedIn(about, step, beside);
  });
}

type About = Pick<NewFinding, "stack" | "account" | "urn" | "kind" | "name" | "object" | "source">;

function aboutOf(stack: string, step: EngineStep): About {
  const id = step.oldState?.id ?? step.newState?.id;
  const source = placeOf(step.oldState?.sourcePosition ?? step.newState?.sourcePosition);
  return {
    stack,
    urn: step.urn,
    kind: kindOf(typeOf(step)),
    name: step.urn.split("::").slice(3).join("::"), // a name may have colons
    ...(id === undefined || id === "" ? {} : { object: id }),
    ...(source === undefined ? {} : { source }),
  };
}

function typeOf({ urn, oldState, newState }: EngineStep): string {
  return oldState?.type ?? newState?.type ?? urn.split("::")[2]?.replace(/^.*\$/, "") ?? "";
}

function kindOf(type: string): string {
  return /^pulumi-nodejs:dynamic\/(\w+:\w+)$/.exec(type)?.[1] ?? type;
}

/** The engine writes down where a resource is declared: `project:///index.ts#12,3`. */
function placeOf(position: string | undefined): Finding["source"] {
  const [, path = "", line = ""] = /^project:\/\/\/([^#]+)#(\d+)/.exec(position ?? "") ?? [];
  if (path === "" || Number(line) === 0) return undefined;
  try {
    return { file: decodeURIComponent(path), line: Number(line) };
  } catch {
    return { file: path, line: Number(line) };
  }
}

function changedIn(about: About, step: EngineStep, stack: Stack): NewFinding[] {
  const fields = fieldsOfKind(about.kind);
  const [old, now] = [shown(step.oldState?.inputs), shown(step.newState?.inputs)];
  const isHidden = secretIn(fields, step);
  const seen = changesOf(old, now, fields).map((change) => (isHidden(change) ? masked(change) : change));
  // Two secrets look the same: that they are not, the engine says alone.
  const reasons = (step.diffReasons ?? []).filter((path) => !path.startsWith("__"));
  const hidden = reasons
    .filter((path) => !seen.some((change) => isAtOrBelow(change.path, path) || isAtOrBelow(path, change.path)))
    .filter((path) => isHidden({ path, old: old[rootOf(path)], new: now[rootOf(path)] }))
    .map((path): Change => ({ path, old: SECRET, new: SECRET }));
  const changes = telling([...seen, ...hidden]);
  // The engine sees a difference where ours means the same: it is said, and not passed over.
  const untold = (reasons.length > 0 ? reasons : ["inputs"]).map((path): Change => ({ path }));
  return (changes.length > 0 ? changes : untold).map((change) => {
    const property = { ...change, kind: about.kind, inputs: { old, new: now }, stack };
    return findingOf(about, "changed", ruleOfChange(property), change);
  });
}

/** Nobody declares outputs, so nobody knows what one of them means. */
function outputsChanged(about: About, step: EngineStep, outputs: OutputsChange): NewFinding[] {
  const fields = fieldsOfKind(about.kind);
  const [old, now] = [shown(outputs.old), shown(outputs.new)];
  const isHidden = secretIn(fields, step);
  const changes = changesOf(old, now, fields).map((change) => (isHidden(change) ? masked(change) : change));
  // Two secrets look the same.
  const isSecret = JSON.stringify(old) === JSON.stringify(now);
  const all = isSecret ? [{ path: "outputs", old: SECRET, new: SECRET }] : changes;
  return all.map((change) => findingOf(about, "changed", "setting-changed", change));
}

/** What the provider keeps for itself is nothing to people. */
function shown(inputs: Values = {}): Values {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !name.startsWith("__")));
}

function secretIn(fields: AnyFields, { oldState, newState }: EngineStep): (change: Change) => boolean {
  const listed = [oldState, newState].flatMap((state) => state?.inputs?.["__secrets"] ?? []);
  const roots = listed.filter((path) => typeof path === "string").map(rootOf);
  const secret = Object.entries(fields).flatMap(([name, field]) => (field.secret === true ? [name] : []));
  const hidden = [...roots, ...secret];
  return ({ path, old, new: now }) =>
    hidden.some((root) => isAtOrBelow(path, root)) || holdsSecret(old) || holdsSecret(now);
}

/** The property that a path begins with. */
function rootOf(path: string): string {
  return path.replace(/[.[].*$/s, "");
}

function holdsSecret(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes(`"${SECRET}"`);
}

function masked({ path, ...values }: Change): Change {
  return { path, ...("old" in values ? { old: SECRET } : {}), ...("new" in values ? { new: SECRET } : {}) };
}

/** What follows from another change of the same resource is no finding of its own. */
const FOLLOWS: { readonly [property: string]: readonly string[] } = {
  policyRevision: ["permissionPolicies", "provisioningStatus", "status", "deviations"],
  provisioningStatus: ["permissionPolicies"],
  foreignUserIds: ["userIds"],
  foreignGroupIds: ["groupIds"],
  foreignPolicies: ["policies"],
};

function telling(changes: readonly Change[]): readonly Change[] {
  const has = (root: string) => changes.some(({ path }) => isAtOrBelow(path, root));
  return changes.filter(({ path }) => !(FOLLOWS[rootOf(path)] ?? []).some(has));
}

/** @param about what it is of; its stack is absent where it is in none. */
export function findingOf(about: About, what: Finding["what"], rule: RuleId, change?: Change): NewFinding {
  const identity = [about.stack, about.urn ?? [about.kind, about.object, about.account], what, change?.path];
  return {
    id: createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 16),
    rule,
    severity: RULES[rule].severity,
    what,
    ...about,
    ...change,
    repair: about.stack === undefined ? DECLARE : repairOf(about),
  };
}

function repairOf({ stack = "", urn = "" }: About): string {
  return `pulumi up --refresh --stack ${shellWord(stack)} --target ${shellWord(urn)}`;
}
