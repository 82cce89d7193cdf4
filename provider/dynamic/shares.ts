import { keyText, resourceName } from "../kernel/claim";
import type { Share } from "../kernel/definition";
import type { Problem } from "../kernel/problem";
import { holdsUnknown } from "../kernel/unknowns";
import type { Values } from "./record";

type AnyShare = Share<{ [name: string]: unknown }>;

interface Sharing {
  readonly kind: string;
  readonly shares?: readonly AnyShare[];
}

interface Wish {
  readonly share: AnyShare;
  readonly part: string | undefined;
  /** The resource has all of something, be it this or something else that the part belongs to as well. */
  readonly isList: boolean;
}

/** What is shared and whose it is, as one text, and where the inputs say whose. */
interface Shared {
  readonly text: string;
  readonly path: string;
  /** The item that says whose, where a list does. */
  readonly item?: unknown;
}

/**
 * Which resource of a run wants which part of something, or all of it, such as the members of a group. Of resources
 * without a URN nothing is remembered.
 */
export class Shares {
  /** By what is shared, then by URN. */
  private readonly wishes = new Map<string, Map<string, Wish>>();
  /** What each resource was checked with last. */
  private readonly wantedBy = new Map<string, Set<string>>();

  /** The program wants this. @returns what is wrong with it beside what the program wants already. */
  want(urn: string, definition: Sharing, inputs: Values): Problem[] {
    const { shares = [] } = definition;
    if (urn === "") return [];
    for (const text of this.wantedBy.get(urn) ?? []) this.wishes.get(text)?.delete(urn);
    const isList = shares.some(isWhole);
    const wanted = shares
      .filter(({ when }) => when === undefined || inputs[when] === true)
      .flatMap((share) => sharedBy(definition, share, inputs).map((shared) => ({ share, ...shared })));
    for (const { share, text, path, item } of wanted) {
      const other = this.others(urn, text).find(([, { share: theirs }]) => clash(theirs, share));
      const wish: Wish = { share, part: partOf(share, inputs), isList };
      if (other !== undefined) return [{ path, reason: refusal(wish, ...other, item) }];
    }
    for (const { share, text } of wanted) {
      const wishes = this.wishes.get(text) ?? new Map<string, Wish>();
      this.wishes.set(text, wishes.set(urn, { share, part: partOf(share, inputs), isList }));
    }
    this.wantedBy.set(urn, new Set(wanted.map(({ text }) => text)));
    return [];
  }

  /** Whether another resource of the program has this. @param what `cloudsso provisionings` */
  isWanted(urn: string, what: string, key: readonly string[]): boolean {
    return this.others(urn, `${what} ${key.join(":").toLowerCase()}`).length > 0;
  }

  /** @returns the name of the resource that now has all of what this one has a part of: then a delete leaves the part. */
  wholeOf(urn: string, definition: Sharing, recorded: Values): string | undefined {
    const { shares = [] } = definition;
    if (shares.some(isWhole)) return undefined;
    const all = shares.flatMap((share) => sharedBy(definition, share, recorded));
    return all.map(({ text }) => this.ownerOf(urn, text)).find((owner) => owner !== undefined);
  }

  /** What a delete of the whole may take away: without what others of the program decide on now. */
  without(urn: string, definition: Sharing, recorded: Values): Values {
    const { shares = [] } = definition;
    const whole = shares.find(isWhole);
    const list = whole?.whole;
    const items = list === undefined ? undefined : recorded[list];
    if (whole === undefined || list === undefined || !Array.isArray(items)) return recorded;
    const parts = new Set(
      sharedBy(definition, whole, recorded).flatMap(({ text }) => this.others(urn, text).map(([, { part }]) => part)),
    );
    const theirs = new Set(
      shares
        .flatMap((share) => (isWhole(share) ? [] : sharedBy(definition, share, recorded)))
        .flatMap(({ text, item }) => (this.ownerOf(urn, text) === undefined ? [] : item)),
    );
    return { ...recorded, [list]: items.filter((item) => !parts.has(itemText(item)) && !theirs.has(item)) };
  }

  /** The name of the resource that has all of it. */
  private ownerOf(urn: string, text: string): string | undefined {
    const [who] = this.others(urn, text).find(([, wish]) => isWhole(wish.share)) ?? [];
    return who === undefined ? undefined : resourceName(who);
  }

  private others(urn: string, text: string): readonly (readonly [urn: string, wish: Wish])[] {
    return [...(this.wishes.get(text) ?? [])].filter(([who]) => who !== urn);
  }
}

/** Of a whole whose items are told apart, each item is one resource's alone. */
function clash(one: AnyShare, other: AnyShare): boolean {
  const isEach = other.whole !== undefined && other.by.includes(other.whole);
  return isWhole(one) !== isWhole(other) || (isWhole(one) && isEach);
}

function isWhole({ whole }: AnyShare): boolean {
  return whole !== undefined;
}

/** Nothing while it is not known whose. */
function sharedBy({ kind }: Sharing, { of, by }: AnyShare, values: Values): Shared[] {
  const module = kind.slice(0, kind.indexOf(":"));
  const last = by.at(-1) ?? of;
  let rows: readonly Row[] = [{ whose: values, path: last }];
  for (const name of by) {
    const value = values[name];
    const items = Array.isArray(value)
      ? value.map((item, index) => ({ item: item as unknown, path: `${name}[${index}]` }))
      : isMap(value) && Object.keys(value).map((item) => ({ item, path: name }));
    if (items === false) continue;
    rows = rows.flatMap((row) =>
      items.map(({ item, path }) => ({ whose: { ...row.whose, [name]: item }, path, item })),
    );
  }
  return rows.flatMap(({ whose, ...row }) => {
    const text = keyText(by, whose);
    return text === undefined ? [] : [{ ...row, text: `${module} ${of} ${text}` }];
  });
}

interface Row {
  readonly whose: Values;
  readonly path: string;
  readonly item?: unknown;
}

function isMap(value: unknown): value is Values {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function partOf({ part }: AnyShare, inputs: Values): string | undefined {
  if (part === undefined) return undefined;
  const [only = ""] = part;
  return itemText(part.length === 1 ? inputs[only] : Object.fromEntries(part.map((name) => [name, inputs[name]])));
}

/** A part and an item of a whole are the same when these are: case is folded, as the services fold it in names. */
function itemText(item: unknown): string | undefined {
  if (holdsUnknown(item)) return undefined;
  if (item === null || typeof item !== "object") return String(item).toLowerCase();
  const entries = Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([, value]) => itemText(value)).join("/");
}

function refusal({ share, isList }: Wish, urn: string, other: Wish, item: unknown): string {
  const name = resourceName(urn);
  const { of, whole } = share;
  if (share.refusal !== undefined) return share.refusal(name, String(item));
  if (isList && other.isList) {
    const what = whole === undefined ? `all its ${of}` : `one of its ${of}`;
    return `has ${what} in the list ${name} of this program, and nothing can be in two lists; keep one of the two`;
  }
  return whole === undefined
    ? `has all its ${of} in the resource ${name} of this program, which would take this one out again; put it into ` +
        `${other.share.whole} of ${name}, or declare every one by itself and no ${name}`
    : `has one of its ${of} in the resource ${name} of this program, which this list would take out again; put it into ` +
        `${whole} here, or declare every one by itself, as ${name} is`;
}
