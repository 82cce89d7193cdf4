import { z } from "zod";
import type { Definition } from "./definition";
import { isEmpty } from "./diff";
import type { AnyFields, Field } from "./fields";
import { bareId } from "./ids";
import { pastedOutputs } from "./pasted";
import type { Problem } from "./problem";
import { isAtOrBelow, type Path, pathText, valueAt } from "./property-path";
import { meant, reasonOf } from "./reason";
import { withIds } from "./references";
import { partAt } from "./schema";
import { SECRET, type SecretPaths, secretPaths } from "./secret-paths";
import { scrub, secretValues } from "./secret-values";
import { holdsUnknown, UNKNOWN } from "./unknowns";

type Values = { readonly [name: string]: unknown };
export interface Checked {
  readonly inputs: { readonly [name: string]: unknown };
  readonly problems: readonly Problem[];
}

interface CheckOptions {
  /** Paths of inputs that the program made secret: `displayName`, `permissionPolicies[0].permissionPolicyDocument`. */
  readonly secrets?: readonly string[];
  /** Inputs as the state has them. Absent: the resource is not made yet. */
  readonly recorded?: Values;
}

/**
 * Checks inputs against the facts, fills what is absent, drops what is empty, and derives what follows. Unknown values
 * are left alone. All problems are told at once, and nothing of a secret is in them.
 */
export async function check<C, I extends object, O extends object>(
  definition: Definition<C, I, O>,
  given: Values,
  context: () => C,
  { secrets = [], recorded }: CheckOptions = {},
): Promise<Checked> {
  const fields = definition.fields as AnyFields;
  const hidden = secretPaths(fields, secrets);
  let inputs: { [name: string]: unknown } = {};
  const wrong: { [name: string]: unknown } = {};
  const problems = unknownNames(definition, given);
  for (const [name, field] of Object.entries(fields)) {
    if (field.derived === true) continue;
    const value = given[name] ?? field.default;
    const found =
      value === undefined || value === null ? lacking(name, field) : fieldProblems(name, field, value, hidden);
    problems.push(...found);
    if (found.length > 0) wrong[name] = UNKNOWN;
    if (value === undefined || value === null || (found.length === 0 && saysNothing(field, value))) continue;
    inputs[name] = meantBy(field, value);
  }
  if (problems.length === 0 && definition.references !== undefined) {
    inputs = { ...(await withIds(definition, inputs, context)) };
    for (const name of Object.keys(definition.references))
      problems.push(...duplicates(name, fields[name], inputs[name]));
  }
  const across = await definition.check?.(
    { ...inputs, ...wrong } as Partial<I>,
    context,
    recorded as Partial<I> | undefined,
  );
  const texts = secretValues(fields, given, secrets);
  problems.push(...(across ?? []).map((problem) => discreet(problem, hidden, texts)));
  const derived = problems.length > 0 ? undefined : await definition.derive?.(inputs as Partial<I>, context);
  return { inputs: { ...inputs, ...derived }, problems };
}

/** What counts of an id that names another object is its last part. */
function meantBy(field: Field, given: unknown): unknown {
  if (field.refersTo !== true) return given;
  if (Array.isArray(given)) return given.map((item) => meantBy(field, item));
  return typeof given === "string" ? bareId(given) : given;
}

/** Absent and empty mean the same, and what is read from the cloud is absent: else every refresh would show a difference. */
function saysNothing(field: Field, value: unknown): boolean {
  return isEmpty(value) && field.required !== true && field.default === undefined && field.emptyCounts !== true;
}

/** What a class was not given it refuses by itself; what is lacking here is the output of a resource that failed. */
function lacking(name: string, field: Field): Problem[] {
  const problems = missing(name, field);
  if (field.refersTo !== true) return problems;
  return problems.map(({ path }) => ({
    path,
    reason: "is required; if another resource's output stands here, that resource was not made",
  }));
}

function missing(name: string, field: Field): Problem[] {
  return field.required === true ? [{ path: name, reason: "is required" }] : [];
}

/**
 * What is wrong with the names alone, at any depth: those that there are not, and those that are lacking; and outputs
 * that were pasted into text. A program knows this before it knows the values; what it does not know yet is unknown.
 */
export function nameProblems(definition: Names, given: Values): Problem[] {
  const fields = definition.fields as AnyFields;
  const within = Object.entries(fields).flatMap(([name, field]) => {
    if (field.derived === true) return [];
    const value = given[name];
    if (value === undefined || value === null) return missing(name, field);
    const told = issuesOf(field, value).filter((issue) => isOfNames(issue, value));
    const hidden = secretPaths(fields, []);
    return [
      ...pastedOutputs(value, [name]),
      ...told.flatMap((issue) => issueProblems(name, field, value, issue, hidden)),
    ];
  });
  return [...unknownNames(definition, given), ...within];
}

function isOfNames(issue: z.core.$ZodIssue, value: unknown): boolean {
  return issue.code === "unrecognized_keys" || valueAt(value, issue.path) === undefined;
}

interface Names {
  readonly fields: object;
  readonly elsewhere?: { readonly [name: string]: string };
}

function unknownNames({ fields, elsewhere = {} }: Names, given: Values): Problem[] {
  const names = Object.entries(fields as AnyFields).flatMap(([name, { derived }]) => (derived === true ? [] : name));
  return Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const owner = Object.hasOwn(elsewhere, name) ? elsewhere[name] : undefined;
      const reason =
        owner === undefined
          ? `is not a property of this resource${meant(name, names)}`
          : `is a resource of its own here: declare a ${owner} instead`;
      return { path: name, reason };
    });
}

export function fieldProblems(
  name: string,
  field: Field,
  given: unknown,
  hidden: SecretPaths = secretPaths({ [name]: field }, []),
): Problem[] {
  const pasted = pastedOutputs(given, [name]);
  const value = meantBy(field, given);
  const told = issuesOf(field, value);
  const problems = [
    ...told.flatMap((issue) => issueProblems(name, field, given, issue, hidden)),
    ...(field.examine?.(value) ?? []).map((problem) => discreet(problem, hidden)),
    ...duplicates(name, field, value, new Set(told.map(({ path }) => path[0]))),
  ];
  return [...pasted, ...problems.filter(({ path }) => !pasted.some((one) => isAtOrBelow(path, one.path)))];
}

function issuesOf(field: Field, value: unknown): readonly z.core.$ZodIssue[] {
  const { error } = field.schema.safeParse(value, { reportInput: false });
  const issues = ((error?.issues ?? []) as readonly z.core.$ZodIssue[]).filter((issue) => isKnown(issue, value));
  // A text in the place of a list would be told to be too long as well.
  const other = new Set(issues.flatMap(({ code, path }) => (code === "invalid_type" ? [pathText(path)] : [])));
  return issues.filter(({ code, path }) => code === "invalid_type" || !other.has(pathText(path)));
}

/** Of an unknown value nothing is wrong yet; a name is, whatever its siblings are. */
function isKnown(issue: z.core.$ZodIssue, value: unknown): boolean {
  return issue.code === "unrecognized_keys" || !holdsUnknown(valueAt(value, issue.path));
}

function issueProblems(
  name: string,
  field: Field,
  value: unknown,
  issue: z.core.$ZodIssue,
  hidden: SecretPaths,
): Problem[] {
  const path = shownPath(name, issue.path, field, hidden);
  const here = pathText([name, ...issue.path]);
  const part = partAt(field.schema, issue.path);
  if (issue.code === "unrecognized_keys") {
    const names = part.names ?? [];
    return issue.keys.map((key) => {
      const reason = hidden.covers(here)
        ? `has no property ${SECRET}; there are ${names.join(", ")}`
        : `has no property ${key}${meant(key, names)}`;
      return { path, reason };
    });
  }
  const seen = { value: valueAt(value, issue.path), isSecret: hidden.touches(here), part, unit: field.unit };
  return [{ path, reason: reasonOf(issue, seen) }];
}

/** A map's keys belong to its value, so those of a secret map are secret, too; names of properties are not. */
function shownPath(name: string, path: Path, field: Field, hidden: SecretPaths): string {
  const shown = path.map((key, index) => {
    const isOwn = typeof key === "number" || partAt(field.schema, path.slice(0, index)).names?.includes(String(key));
    return !isOwn && hidden.covers(pathText([name, ...path.slice(0, index)])) ? SECRET : key;
  });
  return pathText([name, ...shown]);
}

function discreet(problem: Problem, hidden: SecretPaths, secrets: readonly string[] = []): Problem {
  const { path, reason } = (hidden.touches(problem.path) ? problem.ifSecret : undefined) ?? problem;
  return { path, reason: scrub(reason, secrets) };
}

function duplicates(
  name: string,
  field: Field | undefined,
  value: unknown,
  wrong: ReadonlySet<PropertyKey | undefined> = new Set(),
): Problem[] {
  if (field?.set === undefined || !Array.isArray(value) || wrong.has(undefined)) return [];
  const key = field.set as (item: unknown) => string;
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, item] of value.entries()) {
    if (wrong.has(index) || holdsUnknown(item)) continue;
    const first = seen.get(key(item));
    if (first === undefined) seen.set(key(item), index);
    else problems.push({ path: `${name}[${index}]`, reason: `is there already as ${name}[${first}]` });
  }
  return problems;
}

/** A text of a given length and alphabet; `allowed` says both in words. */
export function text(pattern: RegExp, allowed: string) {
  return z.string().regex(pattern, { message: `must be ${allowed}` });
}
