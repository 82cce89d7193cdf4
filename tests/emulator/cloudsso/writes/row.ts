import type { Answered, Furnished, Given } from "../furnished";

/** A write, what is read independently of it, and what that read says before and after. */
interface WriteRow {
  /** What must be otherwise than furnished. */
  readonly first?: () => Promise<unknown>;
  readonly send: Given;
  readonly read: () => Promise<unknown>;
  readonly before: unknown;
  readonly after: unknown;
}

export type Rows = readonly (readonly [action: string, row: (on: Furnished) => WriteRow])[];

/** One field of each item, or several as a list. */
export const each = (list: readonly Answered[], ...fields: readonly string[]) =>
  list.map((item) => (fields.length === 1 ? item[fields[0] ?? ""] : fields.map((field) => item[field])));

export const tagged = ({ Tags }: Answered) => each(Tags, "Key", "Value");
