import { keyText, resourceName } from "../kernel/claim";
import type { Share } from "../kernel/definition";
import type { Problem } from "../kernel/problem";
import type { Values } from "./record";

interface Sharing {
  readonly kind: string;
  readonly share?: Share<{ [name: string]: unknown }>;
}

interface Wish {
  readonly share: Share<{ [name: string]: unknown }>;
  readonly part: string | undefined;
}

/**
 * Which resource of a run wants which part of something, or all of it, such as the members of a group. Of resources
 * without a URN nothing is remembered.
 */
export class Shares {
  /** By what is shared, then by URN. */
  private readonly wishes = new Map<string, Map<string, Wish>>();

  /** The program wants this. @returns what is wrong with it beside what the program wants already. */
  want(urn: string, definition: Sharing, inputs: Values): Problem[] {
    const { share } = definition;
    const shared = sharedText(definition, inputs);
    if (share === undefined || shared === undefined || urn === "") return [];
    const wishes = this.wishes.get(shared) ?? new Map<string, Wish>();
    this.wishes.set(shared, wishes);
    const other = [...wishes].find(([who, wish]) => who !== urn && isWhole(wish.share) !== isWhole(share));
    if (other !== undefined) return [{ path: share.by.at(-1) ?? share.of, reason: refusal(share, ...other) }];
    const part = share.part === undefined ? undefined : String(inputs[share.part]);
    wishes.set(urn, { share, part });
    return [];
  }

  /** @returns the name of the resource that now has all of what this one has a part of: then a delete leaves the part. */
  wholeOf(urn: string, definition: Sharing, recorded: Values): string | undefined {
    if (definition.share?.part === undefined) return undefined;
    const [who] = this.others(urn, definition, recorded).find(([, wish]) => isWhole(wish.share)) ?? [];
    return who === undefined ? undefined : resourceName(who);
  }

  /** What a delete of the whole may take away: without the parts that others of the program have now. */
  without(urn: string, definition: Sharing, recorded: Values): Values {
    const list = definition.share?.whole;
    const items = list === undefined ? undefined : recorded[list];
    if (list === undefined || !Array.isArray(items)) return recorded;
    const parts = new Set(this.others(urn, definition, recorded).map(([, { part }]) => part));
    return { ...recorded, [list]: items.filter((item) => !parts.has(String(item))) };
  }

  private others(urn: string, definition: Sharing, recorded: Values): readonly (readonly [urn: string, wish: Wish])[] {
    const shared = sharedText(definition, recorded);
    const wishes = shared === undefined ? undefined : this.wishes.get(shared);
    return [...(wishes ?? [])].filter(([who]) => who !== urn);
  }
}

function isWhole({ whole }: Wish["share"]): boolean {
  return whole !== undefined;
}

/** What is shared, and whose it is, as one text; `undefined` while that is not known. */
function sharedText({ kind, share }: Sharing, values: Values): string | undefined {
  const whose = share === undefined ? undefined : keyText(share.by, values);
  return share === undefined || whose === undefined
    ? undefined
    : `${kind.slice(0, kind.indexOf(":"))} ${share.of} ${whose}`;
}

function refusal({ of, whole }: Wish["share"], urn: string, other: Wish): string {
  const name = resourceName(urn);
  return whole === undefined
    ? `has all its ${of} in the resource ${name} of this program, which would take this one out again; put it into ` +
        `${other.share.whole} of ${name}, or declare every one by itself and no ${name}`
    : `has one of its ${of} in the resource ${name} of this program, which this list would take out again; put it into ` +
        `${whole} here, or declare every one by itself, as ${name} is`;
}
