import type { Problem } from "./problem";

/**
 * The form of a value; zod's schemas have this shape. Said here in our own words, so that no declaration which a
 * program's compiler reads needs zod's.
 */
export interface Schema {
  safeParse(
    value: unknown,
    options?: { readonly reportInput?: boolean },
  ): {
    readonly success: boolean;
    readonly error?: { readonly issues: readonly object[] } | undefined;
  };
}

/** The facts of one input. From them come check, diff, secret outputs and the documents. */
export interface Field<V = unknown> {
  /** The form of a known value. */
  readonly schema: Schema;
  /** What a number counts, in the plural, as a sentence about its bounds says it: `seconds`. */
  readonly unit?: string;
  /**
   * What the schema cannot see in a value, which may be unknown or of any other form: what is not of the schema's form
   * is passed over, the schema tells that. So everything that is wrong is told at once.
   */
  readonly examine?: (value: unknown) => readonly Problem[];
  readonly required?: true;
  /** A change makes a new object, because the API cannot change this. */
  readonly replaces?: true;
  /** Never shown and always encrypted in the state. */
  readonly secret?: true;
  /** What `check` writes where the program says nothing. */
  readonly default?: V;
  /**
   * An empty value is a value, such as a list that is emptied to clear it; absent means "stays as it is". Without it,
   * absent and empty are the same.
   */
  readonly emptyCounts?: true;
  /** Written by `check` or read from the cloud, never taken from a program. */
  readonly derived?: true;
  /** Lives in the state only: the cloud knows nothing of it. */
  readonly stateOnly?: true;
  /** Sent, and never shown again by the service: what is recorded stands for what is there. */
  readonly writeOnly?: true;
  /** Counts at creation alone; a change of it changes nothing. */
  readonly createOnly?: true;
  /** The argument, or each item of it, names another object, by its bare or its joined id. */
  readonly refersTo?: true;
  /** Set-like list: the key that makes two items the same. The program's order is kept, the order means nothing. */
  readonly set?: (item: Item<V>) => string;
  /** Equality by meaning, of values or, for sets, of two items with the same key. */
  readonly same?: (a: unknown, b: unknown) => boolean;
}

type Item<V> = V extends readonly (infer T)[] ? T : never;

export type Fields<I> = { readonly [K in keyof I]-?: Field<NonNullable<I[K]>> };

export type AnyFields = { readonly [name: string]: Field };

/** What no read brings back, as it is recorded: what the cloud knows nothing of, and what it never shows. */
export function unreadValues<I extends object>(fields: Fields<I>, recorded: Partial<I>): Partial<I> {
  const facts = fields as AnyFields;
  const kept = Object.entries(recorded).filter(([name, value]) => isUnread(facts[name]) && value !== undefined);
  return Object.fromEntries(kept) as Partial<I>;
}

function isUnread(field: Field | undefined): boolean {
  return field?.stateOnly === true || field?.writeOnly === true;
}
