import { type Change, type Changes, isShown } from "./changes";
import { isList, isMap, type PropertyMap, Reference, Secret, Unknown, type Value } from "./values";

/** Longest text of a value in a line, in characters. */
const LONGEST = 120;

/** Columns of one level. A sign stands in the two columns before its text. */
const LEVEL = 4;

type Sign = "+" | "-" | "~" | "";

/**
 * The lines of what changed, laid out as the CLI's: `~ status: "A" => "B"`, a sign on every line of what is added or
 * deleted, names padded to the longest of all `changes`. What is unchanged shows inside of what is not, and nowhere else.
 */
export function changeLines(changes: Changes, level: number): string[] {
  const width = longest([...changes.keys()]);
  return [...changes]
    .filter(([, change]) => change.kind !== "same")
    .flatMap(([key, change]) => lines(change, `${key.padEnd(width)}: `, level, level));
}

/** Every property with its value. */
export function stateLines(map: PropertyMap, level: number): string[] {
  return mapLines(map, "", level);
}

/** @param inner the level of what closes the value; it differs from the title's for an element of a list. */
function lines(change: Change, title: string, level: number, inner: number): string[] {
  switch (change.kind) {
    case "same":
      return valueLines(change.value, "", title, level, inner);
    case "add":
      return valueLines(change.value, "+", title, level, inner);
    case "delete":
      return valueLines(change.value, "-", title, level, inner);
    case "update":
      return isFlat(change.old) && isFlat(change.fresh)
        ? [line("~", level, `${title}${flat(change.old)} => ${flat(change.fresh)}`)]
        : [...valueLines(change.old, "-", title, level, inner), ...valueLines(change.fresh, "+", title, level, inner)];
    case "map": {
      const width = longest([...change.parts.keys()]);
      const parts = [...change.parts].flatMap(([key, part]) =>
        lines(part, `${key.padEnd(width)}: `, inner + 1, inner + 1),
      );
      return [line("~", level, `${title}{`), ...parts, line("", inner, "}")];
    }
    case "list": {
      const parts = [...change.parts].flatMap(([index, part]) => lines(part, `[${index}]: `, inner + 1, inner + 2));
      return [line("~", level, `${title}[`), ...parts, line("", inner, "]")];
    }
  }
}

function valueLines(value: Value, sign: Sign, title: string, level: number, inner: number): string[] {
  if (isFlat(value)) return [line(sign, level, `${title}${flat(value)}`)];
  if (isMap(value)) return [line(sign, level, `${title}{`), ...mapLines(value, sign, inner + 1), line("", inner, "}")];
  const items = (value as readonly Value[]).flatMap((item, index) =>
    valueLines(item, sign, `[${index}]: `, inner + 1, inner + 1),
  );
  return [line(sign, level, `${title}[`), ...items, line("", inner, "]")];
}

function mapLines(map: PropertyMap, sign: Sign, level: number): string[] {
  const keys = Object.keys(map).filter(isShown).sort();
  const width = longest(keys);
  return keys.flatMap((key) => valueLines(map[key] ?? null, sign, `${key.padEnd(width)}: `, level, level));
}

function line(sign: Sign, level: number, text: string): string {
  return `${sign.padEnd(2).padStart(level * LEVEL)}${text}`;
}

function longest(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => name.length));
}

function isFlat(value: Value): boolean {
  return isList(value) ? value.length === 0 : !isMap(value) || Object.keys(value).length === 0;
}

function flat(value: Value): string {
  const text = format(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

function format(value: Value): string {
  if (value === null) return "<null>";
  if (value instanceof Secret) return "[secret]";
  if (value instanceof Unknown) return "[unknown]";
  if (value instanceof Reference) return value.urn;
  if (isList(value)) return "[]";
  return isMap(value) ? "{}" : JSON.stringify(value);
}
