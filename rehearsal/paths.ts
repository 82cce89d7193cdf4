import { isList, isMap, type PropertyMap, Secret, type Value } from "./values";

/** `tags[0].name` as `["tags", 0, "name"]`; `*` stands for every key or index. */
export type Path = readonly (string | number)[];

/** Reads a path such as `policies[1].name` or `labels["a.b"]`; `undefined` when it is not one. */
export function parsePath(text: string): Path | undefined {
  const parts: (string | number)[] = [];
  const token = /\[\*\]|\[(-?\d+)\]|\["((?:\\"|[^"])*)"\]|\.?([^.[\]]+)/y;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return undefined;
    const [whole, index, quoted, name] = match;
    if (name !== undefined) parts.push(name);
    else if (quoted !== undefined) parts.push(quoted.replaceAll('\\"', '"'));
    else parts.push(index === undefined ? "*" : Number(index));
    if (whole.startsWith(".") && parts.length === 1) return undefined;
  }
  return parts.length === 0 ? undefined : parts;
}

export function formatPath(path: Path): string {
  return path
    .map((part, position) => {
      if (typeof part === "number") return `[${part}]`;
      if (!/^\w*$/.test(part)) return `["${part.replaceAll('"', '\\"')}"]`;
      return position === 0 ? part : `.${part}`;
    })
    .join("");
}

/** Whether `path` is or lies inside what `prefix` names. */
export function contains(prefix: Path, path: Path): boolean {
  return prefix.length <= path.length && prefix.every((part, index) => part === "*" || part === path[index]);
}

/**
 * The new inputs with what each path names set back to the old value, and the paths where that is impossible because
 * an element was added or removed.
 */
export function keepOld(
  inputs: PropertyMap,
  old: PropertyMap,
  paths: readonly string[],
): { readonly inputs: PropertyMap; readonly impossible: readonly string[] } {
  const copy = cloneValue(inputs);
  const impossible: string[] = [];
  for (const text of paths) {
    const path = parsePath(text);
    if (path !== undefined && !reset(path, pair(old, copy, undefined))) impossible.push(text);
  }
  return { inputs: copy as PropertyMap, impossible };
}

/** Old and new side while walking down a path, and whether a secret was passed through on the way. */
interface Pair {
  readonly old: Value;
  readonly fresh: Value;
  readonly oldSecret: boolean;
  readonly freshSecret: boolean;
}

function pair(old: Value, fresh: Value, above: Pair | undefined): Pair {
  return {
    old: withoutMark(old),
    fresh: withoutMark(fresh),
    oldSecret: above?.oldSecret === true || old instanceof Secret,
    freshSecret: above?.freshSecret === true || fresh instanceof Secret,
  };
}

function reset(path: Path, sides: Pair): boolean {
  const [key, ...rest] = path;
  if (key === "*") return rest.length === 0 ? resetAll(sides) : resetEach(rest, sides);
  return typeof key === "number" ? resetItem(key, rest, sides) : resetKey(String(key), rest, sides);
}

function resetItem(index: number, rest: Path, sides: Pair): boolean {
  const { old, fresh } = sides;
  if (index < 0) return false;
  if (!isList(old) || !isList(fresh)) return !isList(old) && !isList(fresh);
  if (rest.length === 0 && index >= old.length && index >= fresh.length) return true;
  if (index >= old.length || index >= fresh.length) return false;
  if (rest.length > 0) return reset(rest, pair(old[index] as Value, fresh[index] as Value, sides));
  (fresh as Value[])[index] = marked(old[index] as Value, sides);
  return true;
}

function resetKey(key: string, rest: Path, sides: Pair): boolean {
  const { old, fresh } = sides;
  const before = isMap(old) ? old[key] : undefined;
  if (rest.length > 0) {
    if (!isMap(old) || !isMap(fresh)) return !isMap(old) && !isMap(fresh);
    const after = fresh[key];
    if (after === undefined) return before === undefined;
    return reset(rest, pair(before ?? null, after, sides));
  }
  if (!isMap(fresh)) return before === undefined;
  const target = fresh as Record<string, Value>;
  if (before === undefined) delete target[key];
  else target[key] = marked(before, sides);
  return true;
}

function resetAll(sides: Pair): boolean {
  const { old, fresh } = sides;
  if (isMap(fresh)) {
    if (!isMap(old)) return true;
    for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) resetKey(key, [], sides);
    return true;
  }
  if (!isList(fresh)) return false;
  if (!isList(old)) return true;
  fresh.forEach((_, index) => {
    resetItem(index, [], sides);
  });
  return old.length === fresh.length;
}

function resetEach(rest: Path, sides: Pair): boolean {
  const { old, fresh } = sides;
  if (isMap(old) && isMap(fresh)) {
    return Object.keys(old).every((key) => {
      const after = fresh[key];
      return after !== undefined && reset(rest, pair(old[key] as Value, after, sides));
    });
  }
  if (!isList(old) || !isList(fresh)) return false;
  const common = old.slice(0, fresh.length);
  const done = common.every((item, index) => reset(rest, pair(item, fresh[index] as Value, sides)));
  return done && old.length === fresh.length;
}

function withoutMark(value: Value): Value {
  return value instanceof Secret ? withoutMark(value.element) : value;
}

function marked(value: Value, sides: Pair): Value {
  return sides.oldSecret && !sides.freshSecret ? new Secret(value) : value;
}

function cloneValue(value: Value): Value {
  if (value instanceof Secret) return new Secret(cloneValue(value.element));
  if (isList(value)) return value.map(cloneValue);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cloneValue(item)])) : value;
}
