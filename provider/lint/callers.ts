import { plainOperator } from "./conditions";
import type { Condition, Principal, Statement } from "./document";

/** Keys that say who asks, and how much of a value has to stand before its first wildcard for it to name somebody. */
const CALLERS: { readonly [key: string]: RegExp } = {
  "acs:principalrdid": /^rd-\w+$/i,
  "acs:principalrdpath": /^rd-\w+\//i,
  "acs:principalarn": /^acs:ram:[^:]*:\d+:/i,
};

const POSITIVE = ["StringEquals", "StringEqualsIgnoreCase", "StringLike"];

/** The key by which a statement limits who may ask, where it has a condition like that. */
export function callersOf({ conditions }: Statement): string | undefined {
  return conditions.find(namesCallers)?.key;
}

function namesCallers({ operator, key, values }: Condition): boolean {
  const fixed = CALLERS[key.toLowerCase()];
  const plain = plainOperator(operator);
  if (fixed === undefined || !POSITIVE.includes(plain) || values.length === 0) return false;
  if (plain !== "StringLike") return true;
  return values.every(({ text }) => !/[*?]/.test(text) || fixed.test(text.replace(/[*?].*$/s, "")));
}

/** Whoever has an account of Alibaba Cloud. */
export function isEverybody({ kind, text }: Principal): boolean {
  return kind === "RAM" && /^(\*+|acs:ram:[^:]*:\*+:.*)$/i.test(text);
}

/** Whoever is in an account. */
export function isAccount({ kind, text }: Principal): boolean {
  return kind === "RAM" && /^acs:ram:[^:]*:\d+:root$/i.test(text);
}
