import { z } from "zod";
import { text } from "../kernel/check";
import type { Field } from "../kernel/fields";
import { type Timeouts, timeoutsField } from "./timeouts";
import { userId } from "./user-id";

/** What every resource takes. */
export interface Timed {
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Timeouts;
}

/** What every entity takes beside. */
export interface Adoptable extends Timed {
  /**
   * Take over an object of this name that is there already, writing what differs; one that another resource of the
   * program has is refused all the same. Absent: `false`, and it is refused unless a note on this machine, no older than
   * a day, proves that an interrupted run of this very resource made it.
   */
  adopt?: boolean;
}

export const timed: { readonly timeouts: Field<Timeouts> } = { timeouts: timeoutsField };

export const adoptable: { readonly adopt: Field<boolean>; readonly timeouts: Field<Timeouts> } = {
  adopt: { schema: z.boolean(), stateOnly: true, createOnly: true },
  ...timed,
};

/** What every setting takes beside: it is always there, so a destroy can leave it or set it back, and no more. */
export interface Standing extends Timed {
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: "leave" | "reset";
}

export const standing: { readonly onDestroy: Field<"leave" | "reset">; readonly timeouts: Field<Timeouts> } = {
  onDestroy: { schema: z.enum(["leave", "reset"]), default: "leave", stateOnly: true },
  ...timed,
};

/** What a setting takes that can lock people out. */
export const forceField: Field<boolean> = { schema: z.boolean(), stateOnly: true };

/*
 * Arguments that many resources have. Ids are the service's own and their length is not promised, so no more than their
 * beginning and alphabet is held against what a program gives: enough to refuse a name or the id of something else in
 * the preview.
 */

/** The directory that something belongs to, and stays in. */
export const directoryIdField: Field<string> = {
  schema: text(/^d-[A-Za-z0-9]+$/, "the id of a directory (d-...)"),
  required: true,
  replaces: true,
  refersTo: true,
};

export const accessConfigurationIdField: Field<string> = {
  schema: text(/^ac-[A-Za-z0-9]+$/, "the id of an access configuration (ac-...)"),
  required: true,
  replaces: true,
  refersTo: true,
};

/** A group of the directory. */
export const groupIdField: Field<string> = {
  schema: text(/^g-[A-Za-z0-9]+$/, "the id of a group (g-...)"),
  required: true,
  replaces: true,
  refersTo: true,
};

/** A user of the directory. */
export const userIdField: Field<string> = { schema: userId, required: true, replaces: true, refersTo: true };

/** An account of the resource directory, or its management account. */
export const accountIdField: Field<string> = {
  schema: text(/^\d+$/, "the UID of an account, digits in quotes"),
  required: true,
  replaces: true,
};
