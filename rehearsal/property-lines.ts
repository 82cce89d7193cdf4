import type { Difference } from "./differences";
import { type Path, parsePath } from "./paths";
import type { ResourceState } from "./state";
import { isList, isMap, type PropertyMap, Reference, Secret, Unknown, type Value } from "./values";

/** Longest text of a value in a line, in characters. */
const LONGEST = 120;

/** `~ status: "A" => "B"` for each property that differs. */
export function propertyLines(old: ResourceState, fresh: ResourceState, difference: Difference): readonly string[] {
  return Object.entries(difference.detailed ?? {})
    .filter(([path]) => !path.startsWith("__"))
    .map(([path, { kind }]) => {
      const before = show(at(old.inputs, path));
      const after = show(at(fresh.inputs, path));
      if (kind.startsWith("add")) return `+ ${path}: ${after}`;
      if (kind.startsWith("delete")) return `- ${path}: ${before}`;
      return `~ ${path}: ${before} => ${after}`;
    });
}

/** One line for each property. */
export function stateLines(map: PropertyMap, sign = ""): readonly string[] {
  return Object.entries(map)
    .filter(([key]) => !key.startsWith("__"))
    .map(([key, value]) => `${sign}${key}: ${show(value)}`);
}

function at(map: PropertyMap, text: string): Value | undefined {
  return walk(map, parsePath(text) ?? []);
}

/** A secret on the way hides what lies in it. */
function walk(value: Value | undefined, path: Path): Value | undefined {
  const [key, ...rest] = path;
  if (value === undefined || value instanceof Secret || key === undefined) return value;
  if (isList(value)) return walk(value[Number(key)], rest);
  return isMap(value) ? walk(value[String(key)], rest) : undefined;
}

function show(value: Value | undefined): string {
  const text = format(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

function format(value: Value | undefined): string {
  if (value === undefined || value === null) return "<null>";
  if (value instanceof Secret) return "[secret]";
  if (value instanceof Unknown) return "[unknown]";
  if (value instanceof Reference) return value.urn;
  if (isList(value)) return `[${value.map(format).join(", ")}]`;
  if (!isMap(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${format(item)}`)
    .join(", ")}}`;
}
