import type { Answered, Company, Given } from "../company";

/** A write, what is read independently of it, and what that read says before and after. */
export interface WriteRow {
  /** What has to be done first, where the company is not in the state that the row is about. */
  readonly first?: () => Promise<unknown>;
  readonly send: Given;
  /** Signed by Alice's own key. Default: the operator. */
  readonly byAlice?: true;
  readonly read: () => Promise<unknown>;
  readonly before: unknown;
  readonly after: unknown;
}

export type Rows = readonly (readonly [action: string, row: (on: Company) => WriteRow])[];

export function names(list: readonly Answered[], field: string): Answered[] {
  return list.map((item) => item[field]);
}
