import { createHash } from "node:crypto";
import stringify from "safe-stable-stringify";
import type { Values } from "../../estate/model";
import { isText } from "./classify";
import { fieldsOfKind } from "./fields";

/**
 * What an object lets somebody do, as a word that is another one as soon as that changes: a role that trusts somebody
 * else, a policy with another statement. Texts and tags do not count, nor does the order of a list that has none.
 */
export function contentOf(kind: string, inputs: Values): string {
  const fields = fieldsOfKind(kind);
  const told = Object.entries(inputs).filter(([name, value]) => value !== undefined && !isText(name));
  const plain = told.map(([name, value]) => [name, fields[name]?.set === undefined ? opened(value) : sorted(value)]);
  const text = stringify(Object.fromEntries(plain)) ?? "";
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => stringify(opened(item)) ?? "").sort() : value;
}

/** A document in a text, as what it says, at any depth. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner)]));
  }
  if (typeof value !== "string" || !value.trimStart().startsWith("{")) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value; // a text that begins like one
  }
}
