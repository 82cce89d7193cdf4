import type { PropertyChange } from "./differences";
import { type Path, parsePath } from "./paths";
import { equal, isList, isMap, type PropertyMap, Secret, type Value } from "./values";

/** What became of a value, with what became of its parts where it has any. Keys of a list's parts are its indexes. */
export type Change =
  | { readonly kind: "same" | "add" | "delete"; readonly value: Value }
  | { readonly kind: "update"; readonly old: Value; readonly fresh: Value }
  | { readonly kind: "list" | "map"; readonly parts: ReadonlyMap<string, Change> };

export type Changes = ReadonlyMap<string, Change>;

/** Both sides in full, what is unchanged included. Absent and null are alike, as they are to the engine. */
export function compareMaps(old: PropertyMap, fresh: PropertyMap): Changes {
  const parts = new Map<string, Change>();
  for (const key of [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(isShown).sort()) {
    const change = compare(old[key] ?? undefined, fresh[key] ?? undefined);
    if (change !== undefined) parts.set(key, change);
  }
  return parts;
}

/** Only what the paths name, each side looked up with the path. */
export function changesAt(
  detailed: Readonly<Record<string, PropertyChange>>,
  before: (path: Path, change: PropertyChange) => Value | undefined,
  after: (path: Path) => Value | undefined,
): Changes {
  const root = new Map<string, Change>();
  for (const [text, change] of Object.entries(detailed)) {
    const path = parsePath(text);
    if (path === undefined || !isShown(String(path[0]))) continue;
    put(root, path, leaf(change, before(path, change) ?? null, after(path) ?? null));
  }
  return sorted(root);
}

/** A secret on the way hides what lies in it. */
export function valueAt(value: Value | undefined, path: Path): Value | undefined {
  const [key, ...rest] = path;
  if (value === undefined || value instanceof Secret || key === undefined) return value;
  if (isList(value)) return valueAt(value[Number(key)], rest);
  return isMap(value) ? valueAt(value[String(key)], rest) : undefined;
}

/** Keys that begin with two underscores are the engine's and the SDK's own. */
export function isShown(key: string): boolean {
  return !key.startsWith("__");
}

function compare(old: Value | undefined, fresh: Value | undefined): Change | undefined {
  if (old === undefined) return fresh === undefined ? undefined : { kind: "add", value: fresh };
  if (fresh === undefined) return { kind: "delete", value: old };
  if (equal(old, fresh)) return { kind: "same", value: fresh };
  if (isMap(old) && isMap(fresh)) return { kind: "map", parts: compareMaps(old, fresh) };
  if (isList(old) && isList(fresh)) return { kind: "list", parts: compareLists(old, fresh) };
  return { kind: "update", old, fresh };
}

function compareLists(old: readonly Value[], fresh: readonly Value[]): Changes {
  const parts = new Map<string, Change>();
  for (let index = 0; index < Math.max(old.length, fresh.length); index += 1) {
    const change = compare(old[index], fresh[index]);
    if (change !== undefined) parts.set(String(index), change);
  }
  return parts;
}

function leaf({ kind }: PropertyChange, old: Value, fresh: Value): Change {
  if (kind.startsWith("add")) return { kind: "add", value: fresh };
  if (kind.startsWith("delete")) return { kind: "delete", value: old };
  return compare(old, fresh) ?? { kind: "update", old, fresh };
}

function put(parts: Map<string, Change>, path: Path, change: Change): void {
  const [head, ...rest] = path;
  const key = String(head);
  const [next] = rest;
  if (next === undefined) {
    parts.set(key, change);
    return;
  }
  const known = parts.get(key);
  const inner = known !== undefined && "parts" in known ? new Map(known.parts) : new Map<string, Change>();
  put(inner, rest, change);
  parts.set(key, { kind: typeof next === "number" ? "list" : "map", parts: inner });
}

function sorted(parts: Changes): Changes {
  return new Map(
    [...parts]
      .map(([key, change]) => [key, "parts" in change ? { ...change, parts: sorted(change.parts) } : change] as const)
      .sort(([left], [right]) => left.localeCompare(right, "en", { numeric: true })),
  );
}
