import type { Problem } from "./problem";
import { type Path, pathText } from "./property-path";

/**
 * What Pulumi's SDK leaves where a program pastes an output into text or into `JSON.stringify`. The call succeeds, and
 * the object would carry the SDK's words.
 */
const PASTED = /Calling \[(toString|toJSON)\] on an \[Output<T>\]/;

/** Refuses the text of an output, at any depth, as a value or as a key. */
export function pastedOutputs(value: unknown, path: Path): Problem[] {
  if (typeof value === "string") return pasted(value, pathText(path));
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => pastedOutputs(item, [...path, index]));
  return Object.entries(value).flatMap(([key, inner]) => {
    const inKey = pasted(key, pathText(path), " as a key");
    return inKey.length > 0 ? inKey : pastedOutputs(inner, [...path, key]);
  });
}

function pasted(text: string, path: string, where = ""): Problem[] {
  const [, call] = PASTED.exec(text) ?? [];
  if (call === undefined) return [];
  const way = call === "toJSON" ? "pulumi.jsonStringify" : "pulumi.interpolate";
  return [
    { path, reason: `holds an Output that was pasted into text${where}; use ${way} or .apply to build the text` },
  ];
}
