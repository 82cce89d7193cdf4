import { type Claim, isComparable, isProven, resourceName } from "./claim";
import { isEmpty, sameValue } from "./diff";
import type { AnyFields } from "./fields";

type Values = { readonly [name: string]: unknown };

/** A create has met an object of the same name. */
export interface Encounter {
  /** Names the object for sentences: `user alice@example.com (123)`. */
  readonly named: string;
  /** What the program may choose in its place. Absent: `another name`. */
  readonly instead?: string;
  readonly id: string;
  readonly fields: AnyFields;
  /** What the program wants. */
  readonly wanted: Values;
  /** What is there, in the inputs' own terms. */
  readonly found: Values;
  /** ISO time, as the API gives it. Absent: its age cannot be shown, so no note proves that it is ours. */
  readonly createdAt: string | undefined;
}

export interface Adoption {
  /** Said in the run's output, and stays there. */
  readonly notice: string;
  /** Whether what differs is to be written. */
  readonly write: boolean;
}

/** The object stays whose it is. */
export class NotOurs extends Error {
  constructor(
    message: string,
    /** The object that the create met. */
    readonly id: string,
  ) {
    super(message);
  }
}

/**
 * Create never steals: an object of the same name is taken over when it is proven to be this resource's own, or when the
 * program says so. Likeness and age prove nothing.
 *
 * @throws `NotOurs` otherwise, naming what differs and the ways on.
 */
export function adopt(claim: Claim, encounter: Encounter, adoptAnyway: boolean | undefined): Adoption {
  const { named } = encounter;
  const owner = claim.ownerOf(encounter.id);
  if (owner !== undefined && owner !== claim.urn) throw new NotOurs(ownedText(named, owner), encounter.id);
  const differing = differences(encounter);
  const writing = differing.length === 0 ? "" : `, writing ${differing.join(", ")}`;
  const taken = (why: string, write = true): Adoption => ({ notice: `took over ${named}, ${why}`, write });
  if (owner !== undefined) return taken(`which this resource has already${writing}`);
  const proven = isProven(claim, encounter.createdAt) || claim.noted()?.back === encounter.id;
  if (proven) return taken(`which an interrupted run of it had left${writing}`);
  if (adoptAnyway === true) return taken(`as adopt: true says${writing}`);
  if (claim.adoptIdentical && differing.every((name) => isEmpty(encounter.wanted[name]))) {
    return taken("which is as the program wants it, as alicloud-identity:adoptIdentical says", false);
  }
  throw new NotOurs(refusal(encounter, differing), encounter.id);
}

/** The inputs by which what is there differs from what is wanted, by name. */
export function differences({ fields, wanted, found }: Pick<Encounter, "fields" | "wanted" | "found">): string[] {
  return Object.entries(fields)
    .filter(([name, field]) => isComparable(field) && !sameValue(field, found[name], wanted[name]))
    .map(([name]) => name);
}

function ownedText(named: string, owner: string): string {
  return (
    `${named} is managed by the resource ${resourceName(owner)} (${owner}) already; declare it once, and if this is that ` +
    `resource under a new name, give it aliases: [{ name: "${resourceName(owner)}" }]`
  );
}

function refusal({ named, instead = "another name" }: Encounter, differing: readonly string[]): string {
  const [differs, writing] =
    differing.length === 0
      ? ["and does not differ from what the program wants", ""]
      : [`and differs in ${differing.join(", ")}`, `, writing ${differing.join(", ")}`];
  return (
    `${named} is there already ${differs}, and nothing proves that this resource made it; choose ${instead}, or set ` +
    `adopt: true to take it over${writing}; a resource that was renamed in the program needs aliases with its old name ` +
    "instead, and a stack whose runs forget everything in between alicloud-identity:adoptIdentical"
  );
}
