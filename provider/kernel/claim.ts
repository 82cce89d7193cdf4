import type { Field } from "./fields";
import { holdsUnknown } from "./unknowns";

/**
 * What one resource of the program can prove about the object that it is about to make. Creates of neither service take
 * a token, so after a lost answer or a killed run only a note that was written before the call tells whose it is.
 */
export interface Claim {
  /** Writes, to disk, that this resource is about to make the object. Throws when it cannot: then nothing is sent. */
  note(): Promise<void>;
  /** The create that was noted last made nothing for certain: its note is taken back, and those before it stay. */
  withdraw(): Promise<void>;
  /** Adds to the note that the create brings this object back, which is older than any note. */
  bringsBack(id: string): Promise<void>;
  /** When this resource sent creates whose end nobody has recorded. */
  noted(): Noted | undefined;
  /** The longest that one create, with all its repetitions, can be under way, in milliseconds. */
  readonly longestCreateMs: number;
  /** The resource of this run that has the object, as far as this run has seen: its URN. */
  ownerOf(id: string): string | undefined;
  /** Ids of what this very resource has, as far as this run has seen: more than one while it is replaced. */
  held(): readonly string[];
  /** This resource's own URN; empty where a program did not say it. */
  readonly urn: string;
  /** `alicloud-identity:adoptIdentical` */
  readonly adoptIdentical: boolean;
}

export interface Noted {
  /** Milliseconds since the epoch, each just before a create was sent. */
  readonly times: readonly number[];
  /** Ids of what the resource had then, as one has that is replaced: to see one of these says nothing about the creates. */
  readonly besides?: readonly string[];
  /** The id of what one of the creates was to bring back, such as a deleted user. */
  readonly back?: string;
}

/** A write that no read shows, such as that of a password. Only a note from before tells that an earlier run has sent it. */
export interface Attempt {
  /** When one was begun last, as far as this machine knows, in milliseconds since the epoch. */
  begunAt(): number | undefined;
  /** It is about to be sent. @returns when. */
  begin(): Promise<number>;
  /** It surely was not carried out. */
  withdraw(): Promise<void>;
}

/** How far this machine's clock and the service's may be apart. */
const CLOCKS_APART_MS = 2 * 60_000;

/**
 * Whether an object can be what a noted create made: what was there before the create, or came when none was under way,
 * is somebody else's.
 *
 * @param createdAt ISO time; unreadable or absent proves nothing.
 */
export function isProven(claim: Pick<Claim, "noted" | "longestCreateMs">, createdAt: string | undefined): boolean {
  const at = Date.parse(createdAt ?? "");
  const times = claim.noted()?.times ?? [];
  return times.some((sent) => at >= sent - CLOCKS_APART_MS && at <= sent + claim.longestCreateMs + CLOCKS_APART_MS);
}

/**
 * A natural key as one text, for comparing: case is folded, as the services fold it in names. `undefined` while a part
 * is not known.
 *
 * @param names of the inputs that make it up.
 */
export function keyText(names: readonly string[], inputs: { readonly [name: string]: unknown }): string | undefined {
  const parts = names.map((name) => inputs[name]);
  if (parts.some((part) => typeof part !== "string" || part === "" || holdsUnknown(part))) return undefined;
  return parts.join(":").toLowerCase();
}

/** `users-team` of `urn:pulumi:dev::project::type::users-team`. */
export function resourceName(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** Whether a difference in the field counts when an object that is there is compared with a wanted one. */
export function isComparable(field: Field): boolean {
  return field.stateOnly !== true && field.derived !== true && field.secret !== true && field.writeOnly !== true;
}
