import { z } from "zod";
import type { Definition, Problem } from "./definition";
import type { AnyFields } from "./fields";
import { bareId } from "./ids";
import { nearest } from "./nearest";
import { holdsUnknown, UNKNOWN } from "./unknowns";

type Values = { readonly [name: string]: unknown };
export interface Checked {
  readonly inputs: { readonly [name: string]: unknown };
  readonly problems: readonly Problem[];
}

/** Checks inputs against the facts, fills what is absent, and derives what follows. Unknown values are left alone. */
export async function check<C, I extends object, O extends object>(
  definition: Definition<C, I, O>,
  given: Values,
  context: () => C,
): Promise<Checked> {
  const fields = definition.fields as AnyFields;
  const inputs: { [name: string]: unknown } = {};
  const problems: Problem[] = [];
  for (const name of Object.keys(given)) {
    const field = fields[name];
    if (field === undefined || field.derived === true) problems.push(unknownName(fields, name));
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.derived === true) continue;
    const value = given[name] ?? field.default;
    if (value === undefined || value === null) {
      if (field.required === true) problems.push({ path: name, reason: "is required" });
      continue;
    }
    problems.push(...fieldProblems(name, field, value));
    inputs[name] = field.refersTo === true && typeof value === "string" && value !== UNKNOWN ? bareId(value) : value;
  }
  if (problems.length === 0) problems.push(...((await definition.check?.(inputs as Partial<I>, context)) ?? []));
  const derived = problems.length > 0 ? undefined : definition.derive?.(inputs as Partial<I>);
  return { inputs: { ...inputs, ...derived }, problems };
}

function unknownName(fields: AnyFields, name: string): Problem {
  const names = Object.keys(fields).filter((known) => fields[known]?.derived !== true);
  const close = nearest(name, names);
  const hint = close === undefined ? `; there are ${names.join(", ")}` : `; did you mean ${close}?`;
  return { path: name, reason: `is no property of this resource${hint}` };
}

function fieldProblems(name: string, field: AnyFields[string], value: unknown): Problem[] {
  const issues = field.schema.safeParse(value, { reportInput: false }).error?.issues ?? [];
  const problems = (issues as readonly z.core.$ZodIssue[])
    .filter((issue) => !holdsUnknown(at(value, issue.path)))
    .map((issue) => ({ path: pathText([name, ...issue.path]), reason: reasonOf(issue, at(value, issue.path), field) }));
  return problems.length > 0 ? problems : duplicates(name, field, value);
}

function duplicates(name: string, field: AnyFields[string], value: unknown): Problem[] {
  if (field.set === undefined || !Array.isArray(value) || holdsUnknown(value)) return [];
  const key = field.set as (item: unknown) => string;
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, item] of value.entries()) {
    const first = seen.get(key(item));
    if (first === undefined) seen.set(key(item), index);
    else problems.push({ path: `${name}[${index}]`, reason: `is there already as ${name}[${first}]` });
  }
  return problems;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (here === null || typeof here !== "object") return here;
    here = (here as { readonly [key: PropertyKey]: unknown })[key];
  }
  return here;
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join("");
}

/** Characters of a refused value that a sentence shows. */
const SHOWN = 60;

function reasonOf(issue: z.core.$ZodIssue, value: unknown, field: AnyFields[string]): string {
  const hidden = field.secret === true || value === undefined || (typeof value === "object" && value !== null);
  const shown = hidden ? "" : `, not ${recognisable(value)}`;
  if (issue.code === "unrecognized_keys") return `has no property ${issue.keys.join(", ")}`;
  if (value === undefined) return "is required";
  if (issue.code === "invalid_type") return `must be ${article(issue.expected)}${shown}`;
  if (issue.code === "invalid_value")
    return `must be ${issue.values.map((v) => JSON.stringify(v)).join(" or ")}${shown}`;
  if (issue.code === "invalid_union") return `must be ${forms(issue)}${shown}`;
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message; // of a map's key
  if (issue.code === "custom") return issue.message;
  if (issue.code === "invalid_format") return `${issue.message}${shown}`;
  const isLongText = typeof value === "string" && value.length > SHOWN && !hidden;
  return `${sized(issue)}${isLongText ? `, not ${value.length.toLocaleString("en-US")}` : shown}`;
}

/** Enough of a value to recognise it, and no more than a sentence bears. */
function recognisable(value: unknown): string {
  const written = JSON.stringify(value);
  return written.length > SHOWN ? `${written.slice(0, SHOWN)}...` : written;
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
  return [...new Set(expected)].join(" or ");
}

function sized(issue: z.core.$ZodIssue): string {
  if (issue.code !== "too_small" && issue.code !== "too_big") return issue.message;
  const limit = issue.code === "too_small" ? issue.minimum : issue.maximum;
  const bound = issue.code === "too_small" ? "at least" : "at most";
  const units: { readonly [origin: string]: string } = { string: "character", array: "item", set: "item" };
  const unit = units[issue.origin];
  return unit === undefined
    ? `must be ${bound} ${limit}`
    : `must have ${bound} ${limit} ${unit}${limit === 1 ? "" : "s"}`;
}

/** A text of a given length and alphabet; `allowed` says both in words. */
export function text(pattern: RegExp, allowed: string) {
  return z.string().regex(pattern, { message: `must be ${allowed}` });
}
