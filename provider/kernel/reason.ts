import type { z } from "zod";
import { figure, inWords } from "../config/values";
import { nearest } from "./nearest";
import { holdsPrivateKey } from "./private-key";
import type { Part } from "./schema";
import { SECRET } from "./secret-paths";

interface Seen {
  readonly value: unknown;
  /** A secret, a part of one, or something that holds one. */
  readonly isSecret: boolean;
  readonly part: Part;
  /** What a number counts: `seconds`. */
  readonly unit?: string | undefined;
}

/** What is wrong and what is allowed, to be read behind the path. */
export function reasonOf(issue: z.core.$ZodIssue, seen: Seen): string {
  const { value } = seen;
  if (value === undefined) return "is required";
  switch (issue.code) {
    case "invalid_key": // of a map's key
      return issue.issues[0]?.message ?? issue.message;
    case "custom":
      return issue.message;
    case "too_small":
    case "too_big":
      return sized(issue, seen);
    case "invalid_type":
      return `must be ${article(issue.expected)}${holding(issue.expected, seen.part)}${instead(seen)}`;
    case "invalid_value":
      return `must be ${oneOf(issue.values.map((allowed) => JSON.stringify(allowed)))}${instead(seen)}`;
    case "invalid_union":
      return `must be ${forms(issue)}${instead(seen)}`;
    default:
      return `${issue.message}${instead(seen)}`;
  }
}

/** Which names there are instead, or the one that was probably meant. */
export function meant(name: string, names: readonly string[]): string {
  const close = nearest(name, names);
  return close === undefined ? `; there are ${names.join(", ")}` : `; did you mean ${close}?`;
}

/** Characters of a refused value that a sentence shows. */
const SHOWN = 60;

function instead({ value, isSecret }: Seen): string {
  if (isSecret || (typeof value === "string" && holdsPrivateKey(value))) return `, not ${SECRET}`;
  if (typeof value === "object" && value !== null) return "";
  const written = JSON.stringify(value);
  return `, not ${written.length > SHOWN ? `${written.slice(0, SHOWN)}...` : written}`;
}

/** What the object would have that should stand here. */
function holding(expected: string, { names = [] }: Part): string {
  return expected === "object" && names.length > 0 ? ` of ${inWords(names)}` : "";
}

function article(expected: string): string {
  const names: { readonly [type: string]: string } = {
    int: "a whole number",
    array: "a list",
    record: "a map",
    boolean: "true or false",
  };
  return names[expected] ?? `${/^[aeiou]/.test(expected) ? "an" : "a"} ${expected}`;
}

/** What each of a value's possible forms would have wanted. */
function forms(issue: z.core.$ZodIssueInvalidUnion): string {
  const expected = issue.errors.flatMap(([first]) => (first?.code === "invalid_type" ? article(first.expected) : []));
  return oneOf([...new Set(expected)]);
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function sized(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, seen: Seen): string {
  const [counted, unit] = COUNTED[issue.origin] ?? [false, seen.unit];
  const { value } = seen;
  if (counted && !seen.isSecret && issue.code === "too_small" && Number(issue.minimum) === 1)
    return "must not be empty";
  const allowed = `must ${counted ? "have" : "be"} ${range(issue, seen.part, unit)}`;
  if (seen.isSecret) return `${allowed}, not ${SECRET}`;
  return `${allowed}, not ${figure(counted ? (value as { readonly length: number }).length : Number(value))}`;
}

/** What is counted by its parts, and what these are called. */
const COUNTED: { readonly [origin: string]: readonly [counted: true, unit: string] } = {
  string: [true, "characters"],
  array: [true, "items"],
};

function range(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, part: Part, unit?: string): string {
  const minimum = issue.code === "too_small" ? Number(issue.minimum) : part.minimum;
  const maximum = issue.code === "too_big" ? Number(issue.maximum) : part.maximum;
  const last = maximum ?? minimum;
  const units = unit === undefined ? "" : ` ${last === 1 ? unit.replace(/s$/, "") : unit}`;
  if (minimum !== undefined && minimum === maximum) return `exactly ${figure(minimum)}${units}`;
  if (maximum === undefined) return `at least ${figure(minimum ?? 0)}${units}`;
  return `${minimum === undefined ? "at most " : `${figure(minimum)} to `}${figure(maximum)}${units}`;
}
