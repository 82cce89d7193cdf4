import { z } from "zod";
import type { Field } from "../kernel/fields";
import { type Timeouts, timeoutsField } from "./timeouts";

/** What every resource takes. */
export interface Timed {
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Timeouts;
}

/** What every entity takes beside. */
export interface Adoptable extends Timed {
  /**
   * Take over an object of this name that is there already, writing what differs. Absent: `false`, and it is refused
   * unless an interrupted run of this very resource had made it.
   */
  adopt?: boolean;
}

export const timed: { readonly timeouts: Field<Timeouts> } = { timeouts: timeoutsField };

export const adoptable: { readonly adopt: Field<boolean>; readonly timeouts: Field<Timeouts> } = {
  adopt: { schema: z.boolean(), stateOnly: true, createOnly: true },
  ...timed,
};
