import stringify from "safe-stable-stringify";
import { sameValue } from "../provider/kernel/diff";
import type { AnyFields, Field } from "../provider/kernel/fields";
import { type Path, pathText } from "../provider/kernel/property-path";
import type { Values } from "./model";

/** What became of one input. */
export interface Change {
  /**
   * `permissionPolicies[Inline:dev].permissionPolicyDocument.Statement[0].Action`: an item of a list whose order means
   * nothing is named by its key, and a document is looked into. A list of plain values is one change as a whole.
   */
  readonly path: string;
  /** Absent: there was nothing. */
  readonly old?: unknown;
  /** Absent: there is nothing any longer. */
  readonly new?: unknown;
}

/** What differs by meaning, in the order of the paths. */
export function changesOf(before: Values, after: Values, fields: AnyFields = {}): Change[] {
  return unionOf(before, after).flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    const field = fields[name];
    if (field !== undefined && sameValue(field, old, now)) return [];
    return field?.set !== undefined && Array.isArray(old) && Array.isArray(now)
      ? changesOfSet(name, old, now, field.set as KeyOf, field.same)
      : changesOfValue([name], old, now);
  });
}

type KeyOf = (item: unknown) => string;

/** Of scalars, such as the ids of clients, the key is the item: they are one change, like any list of plain values. */
function changesOfSet(
  name: string,
  old: readonly unknown[],
  now: readonly unknown[],
  keyOf: KeyOf,
  same: Field["same"],
): Change[] {
  if (isPlain(old) && isPlain(now)) return [changeOf([name], old, now)];
  const [before, after] = [old, now].map((items) => Object.fromEntries(items.map((item) => [keyOf(item), item])));
  return unionOf(before ?? {}, after ?? {}).flatMap((key) => {
    const [from, to] = [before?.[key], after?.[key]];
    if (from !== undefined && to !== undefined && same?.(from, to)) return [];
    return changesOfValue([`${name}[${key}]`], from, to);
  });
}

function changesOfValue(path: Path, old: unknown, now: unknown): Change[] {
  if (stringify(old) === stringify(now)) return [];
  const [before, after] = [opened(old), opened(now)];
  if (isObject(before) && isObject(after)) {
    return unionOf(before, after).flatMap((name) => changesOfValue([...path, name], before[name], after[name]));
  }
  const areLists = Array.isArray(before) && Array.isArray(after) && !(isPlain(before) && isPlain(after));
  return areLists ? changesOfList(path, before, after) : [changeOf(path, old, now)];
}

/** What both begin and end with is taken off, so that one more in front of a list is one change. */
function changesOfList(path: Path, old: readonly unknown[], now: readonly unknown[]): Change[] {
  const [before, after] = [old, now].map((items) => items.map((item) => stringify(item)));
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && before?.[start] === after?.[start]) start++;
  let end = 0;
  while (end < shorter - start && before?.at(-1 - end) === after?.at(-1 - end)) end++;
  const rows = Math.max(old.length, now.length) - end - start;
  return Array.from({ length: rows }, (_, row) => start + row).flatMap((index) =>
    changesOfValue(
      [...path, index],
      index < old.length - end ? old[index] : undefined,
      index < now.length - end ? now[index] : undefined,
    ),
  );
}

function changeOf(path: Path, old: unknown, now: unknown): Change {
  return {
    path: pathText(path),
    ...(old === undefined ? {} : { old }),
    ...(now === undefined ? {} : { new: now }),
  };
}

/** A document in a text, as what it says. */
function opened(value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith("{")) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value; // a text that begins like one
  }
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPlain(items: readonly unknown[]): boolean {
  return items.every((item) => typeof item !== "object" || item === null);
}

function unionOf(before: Values, after: Values): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}
