import { isEmpty, sameValue } from "./diff";
import type { AnyFields } from "./fields";

/** After a killed run the pending create comes again; an older object of the same name is somebody else's. */
export const STAGE_AGE_MS = 60 * 60 * 1000;

export interface Encounter {
  readonly fields: AnyFields;
  /** What the program wants. */
  readonly wanted: { readonly [name: string]: unknown };
  /** What was met under the same name, in the inputs' own terms. */
  readonly found: { readonly [name: string]: unknown };
  /** ISO time, as the API gives it. Absent: the age cannot be shown, so the object is not taken for a stage. */
  readonly createdAt: string | undefined;
  readonly now: Date;
}

export interface Judgement {
  /** The object is what this very create left behind when it was interrupted. */
  readonly stage: boolean;
  /** The inputs that would have to be written, by name. */
  readonly differences: readonly string[];
}

/**
 * Create never steals: an object of the same name is a stage of this create only if everything that was given at birth
 * is as wanted, everything else is still as a new object has it, collections hold nothing foreign, and it is young.
 */
export function judge(encounter: Encounter): Judgement {
  const { fields, wanted, found } = encounter;
  const differences: string[] = [];
  let stage = isYoung(encounter.createdAt, encounter.now);
  for (const [name, field] of Object.entries(fields)) {
    if (field.stateOnly === true || field.derived === true || field.secret === true) continue;
    if (sameValue(field, found[name], wanted[name])) continue;
    differences.push(name);
    if (!isSubset(field, found[name], wanted[name])) stage = false;
  }
  return { stage, differences };
}

/**
 * What is said of taking over an object that is there already; a sentence for the run's output.
 *
 * @param named names it: `user alice@example.com (123)`.
 * @throws when it is neither a stage of this create nor given up by `adopt: true`, naming what differs.
 */
export function takeOver(named: string, encounter: Encounter, adopt: boolean | undefined): string {
  const { stage, differences } = judge(encounter);
  const names = differences.join(", ");
  if (!stage && adopt !== true) {
    const differs = names === "" ? "" : ` and differs in ${names}`;
    const write = names === "" ? "" : " and write these differences";
    throw new Error(
      `${named} is there already${differs}; choose another name, or set adopt: true to take it over${write}`,
    );
  }
  const why = stage ? "which an interrupted run had left" : "as adopt: true says";
  return `took over ${named}, ${why}${names === "" ? "" : `, writing ${names}`}`;
}

function isYoung(createdAt: string | undefined, now: Date): boolean {
  const age = now.getTime() - Date.parse(createdAt ?? "");
  return age < STAGE_AGE_MS; // NaN, an unreadable time, is not young
}

function isSubset(field: AnyFields[string], found: unknown, wanted: unknown): boolean {
  if (isEmpty(found)) return field.set !== undefined || isMap(wanted);
  if (field.set !== undefined && Array.isArray(found) && Array.isArray(wanted)) {
    return found.every((item) => wanted.some((other) => sameValue({ ...field }, [item], [other])));
  }
  if (isMap(found) && isMap(wanted)) return Object.entries(found).every(([key, value]) => wanted[key] === value);
  return false;
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
