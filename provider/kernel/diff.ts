import { isDeepStrictEqual } from "node:util";
import type { AnyFields, Field } from "./fields";

type Values = { readonly [name: string]: unknown };

export interface Difference {
  readonly changed: readonly string[];
  readonly replaces: readonly string[];
}

/**
 * Compares the known keys of the recorded state with the wanted inputs. What it can see are inputs alone, so
 * everything that can drift or stay undone has to be one.
 */
export function difference(fields: AnyFields, recorded: Values, wanted: Values): Difference {
  const changed = Object.keys(fields).filter((name) => {
    const field = fields[name];
    return field !== undefined && field.createOnly !== true && !sameValue(field, recorded[name], wanted[name]);
  });
  return { changed, replaces: changed.filter((name) => fields[name]?.replaces === true) };
}

/**
 * Inputs as a failed write leaves them on record: what is sent, never shown again, and was to change, is left out, since
 * nobody knows whether it was sent; what is not on record the next `up` sends.
 *
 * @param before what is surely there still, instead.
 */
export function withoutUnsent(
  fields: AnyFields,
  inputs: Values,
  { recorded, wanted, before = {} }: { readonly recorded: Values; readonly wanted: Values; readonly before?: Values },
): Values {
  const isUnsure = ([name]: [string, unknown]): boolean => {
    const field = fields[name];
    return (
      field?.writeOnly === true && !sameValue(field, recorded[name] ?? field.default, wanted[name] ?? field.default)
    );
  };
  return Object.fromEntries([
    ...Object.entries(inputs).filter((entry) => !isUnsure(entry)),
    ...Object.entries(before).filter(isUnsure),
  ]);
}

export function sameValue(field: Field, a: unknown, b: unknown): boolean {
  const isNothing = field.emptyCounts === true ? isAbsent : isEmpty;
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  const same = field.same ?? isDeepStrictEqual;
  return field.set === undefined ? same(a, b) : sameSet(a, b, field.set as (item: unknown) => string, same);
}

/** Absent, empty text, an empty list and an empty map all say "nothing here". */
export function isEmpty(value: unknown): boolean {
  if (isAbsent(value) || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function sameSet(a: unknown, b: unknown, key: (item: unknown) => string, same: (a: unknown, b: unknown) => boolean) {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  const others = new Map(b.map((item) => [key(item), item]));
  if (new Set(a.map(key)).size !== others.size) return false;
  return a.every((item) => others.has(key(item)) && same(item, others.get(key(item))));
}
