import { contains, formatPath, type Path, parsePath } from "./paths";
import { equal, isList, isMap, mapWithoutSecrets, type PropertyMap, type Value } from "./values";

export type ChangeKind = "add" | "delete" | "update" | "add-replace" | "delete-replace" | "update-replace";

export interface PropertyChange {
  readonly kind: ChangeKind;
  /** Found by comparing inputs; otherwise by the provider, against the old outputs. */
  readonly inputDiff: boolean;
}

export interface Difference {
  readonly changes: "none" | "some" | "unknown";
  readonly replaceKeys: readonly string[];
  readonly changedKeys: readonly string[];
  /** By property path; absent when nobody said. */
  readonly detailed: Readonly<Record<string, PropertyChange>> | undefined;
  readonly deleteBeforeReplace: boolean;
}

export const NO_DIFFERENCE: Difference = {
  changes: "none",
  replaceKeys: [],
  changedKeys: [],
  detailed: undefined,
  deleteBeforeReplace: false,
};

export const SOME_DIFFERENCE: Difference = { ...NO_DIFFERENCE, changes: "some" };

export function isReplacement(difference: Difference): boolean {
  return (
    difference.replaceKeys.length > 0 ||
    Object.values(difference.detailed ?? {}).some((change) => change.kind.endsWith("-replace"))
  );
}

/** What the engine itself finds between two sets of inputs, for a provider that leaves the answer open. */
export function compareInputs(old: PropertyMap, fresh: PropertyMap): Difference {
  const changes: [Path, ChangeKind][] = [];
  collectMap([], mapWithoutSecrets(old), mapWithoutSecrets(fresh), changes);
  if (changes.length === 0) return NO_DIFFERENCE;
  return {
    ...SOME_DIFFERENCE,
    changedKeys: [...new Set(changes.map(([path]) => String(path[0])))].sort(),
    detailed: Object.fromEntries(changes.map(([path, kind]) => [formatPath(path), { kind, inputDiff: true }])),
  };
}

function collectMap(prefix: Path, old: PropertyMap, fresh: PropertyMap, found: [Path, ChangeKind][]): void {
  for (const key of [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort()) {
    const before = old[key] ?? null;
    const after = fresh[key] ?? null;
    if (before === null && after !== null) found.push([[...prefix, key], "add"]);
    else if (before !== null && after === null) found.push([[...prefix, key], "delete"]);
    else collect([...prefix, key], before, after, found);
  }
}

function collect(path: Path, old: Value, fresh: Value, found: [Path, ChangeKind][]): void {
  if (isMap(old) && isMap(fresh)) {
    collectMap(path, old, fresh, found);
  } else if (isList(old) && isList(fresh)) {
    for (let index = 0; index < Math.max(old.length, fresh.length); index++) {
      const item = [...path, index];
      if (index >= old.length) found.push([item, "add"]);
      else if (index >= fresh.length) found.push([item, "delete"]);
      else collect(item, old[index] as Value, fresh[index] as Value, found);
    }
  } else if (!equal(old, fresh)) {
    found.push([path, old === null ? "add" : fresh === null ? "delete" : "update"]);
  }
}

const INVERSE: Readonly<Record<ChangeKind, ChangeKind>> = {
  add: "delete",
  "add-replace": "delete-replace",
  delete: "add",
  "delete-replace": "add-replace",
  update: "update",
  "update-replace": "update-replace",
};

/** The way back: a refresh is asked what an update would do, and shows what happened to the resource. */
export function invert(difference: Difference): Difference {
  if (difference.detailed === undefined) return difference;
  const entries = Object.entries(difference.detailed);
  return {
    ...difference,
    detailed: Object.fromEntries(entries.map(([path, change]) => [path, { ...change, kind: INVERSE[change.kind] }])),
  };
}

/** Key that blames a replacement on the errors of an unfinished create, under `replaceOnChanges: ["*"]`. */
const INIT_ERROR_KEY = "#initerror";

/** The difference with the resource option `replaceOnChanges` applied. */
export function withReplaceOnChanges(
  difference: Difference,
  replaceOnChanges: readonly string[],
  hasInitErrors: boolean,
): Difference {
  if (difference.changes !== "some" && !hasInitErrors) return difference;
  const forced = replaceOnChanges.map(parsePath).filter((path) => path !== undefined);
  const forces = (text: string): boolean => {
    const path = parsePath(text);
    return path !== undefined && forced.some((prefix) => contains(prefix, path));
  };
  const initError = hasInitErrors && forces(INIT_ERROR_KEY);
  const detailed = difference.detailed && {
    ...Object.fromEntries(
      Object.entries(difference.detailed).map(([path, change]) => [path, forces(path) ? toReplace(change) : change]),
    ),
    ...(initError ? { [INIT_ERROR_KEY]: { kind: "update-replace" as const, inputDiff: false } } : {}),
  };
  const replaceKeys = new Set([...difference.replaceKeys, ...difference.changedKeys.filter(forces)]);
  if (initError) replaceKeys.add(INIT_ERROR_KEY);
  return { ...difference, detailed, replaceKeys: [...replaceKeys], changes: initError ? "some" : difference.changes };
}

function toReplace(change: PropertyChange): PropertyChange {
  return change.kind.endsWith("-replace") ? change : { ...change, kind: `${change.kind}-replace` as ChangeKind };
}
