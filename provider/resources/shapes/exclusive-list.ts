import { isFull } from "../../client/error-codes";
import { align } from "../../kernel/align";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { Unfinished } from "../../kernel/unfinished";
import { holdsUnknown } from "../../kernel/unknowns";
import type { Timed } from "../common-fields";
import type { Context } from "../context";
import { given } from "../given";
import { unlessGone } from "../gone";
import { counted, listed } from "../naming";
import { type Failed, sideBySide } from "../side-by-side";
import type { Verbs } from "./verbs";

/** One of what is there. */
export interface Member<T> {
  readonly item: T;
  /** As people know it, where its own text does not say it. Absent: added by this process. */
  readonly name?: string | undefined;
  /** Whether an identity provider brought it. */
  readonly isSynchronized?: boolean;
}

/** What is there, by the text that makes two items the same: the key of the list's `set`. */
export type Members<T> = Map<string, Member<T>>;

/**
 * All that something has, as one list of the program's, `T` an item of it: what the list lacks is taken away. `P` is
 * whose it is, the inputs of the id.
 */
export interface ExclusiveList<P, T> {
  /** The input that is the list, and the derived one that says which of it the program did not name. */
  readonly names: { readonly list: string; readonly foreign: string };
  /** What an item is, in the singular: `member`. */
  readonly item: string;
  /** An item as sentences name it. Default: the text that makes two the same. */
  shown?(item: T): string;
  /** `group g-1`, for sentences. */
  named(of: P): string;
  /** The shared list in which everything is that there is, and what this process did. */
  key(of: P): string;
  /** Everything, in full pages. "Gone" where there is nothing that could have any. */
  take(context: Context, of: P): Promise<readonly Member<T>[]>;
  add(context: Context, of: P, item: T): Promise<unknown>;
  remove(context: Context, of: P, item: T): Promise<unknown>;
  /** Why nothing can be changed, where that is so and the code of the refusal does not say it; asked after a failure alone. */
  frozen?(context: Context, of: P): Promise<string | undefined>;
  /** Whether an identity provider keeps it: then what it brought is left alone unless it is named. Default: no. */
  isSynchronized?(context: Context, of: P): Promise<boolean>;
  /** Items of one text share a limit. Default: all do. */
  limitOf?(item: T): string;
}

interface Inputs<T> {
  readonly list?: readonly T[];
  readonly foreign?: readonly T[];
}

/** What could not be done. */
interface Undone<T> {
  /** Everything as it is now, as far as that can be told. */
  readonly members: Members<T>;
  readonly why: string;
  /** Those for which there is no room. */
  readonly full: readonly T[];
}

type ListVerbs<I extends object, O extends object> = Verbs<I, O> &
  Pick<Required<Definition<Context, I, O>>, "warnings" | "before">;

/** @param id the inputs that make up the id, in order; each of them replaces. */
export function exclusiveList<K extends string, T, I extends { readonly [P in K]: string } & Timed, O extends object>(
  fields: Fields<I>,
  id: readonly K[],
  of: ExclusiveList<{ readonly [P in K]: string }, T>,
): ListVerbs<I, O> {
  type Of = { readonly [P in K]: string };
  const facts = fields as unknown as { readonly [name: string]: { readonly set?: (item: T) => string } };
  const keyOf = facts[of.names.list]?.set ?? String;
  const textOf = of.shown ?? keyOf;
  const keysOf = (items: readonly T[]): Set<string> => new Set(items.map(keyOf));
  const ofId = (text: string): Of =>
    Object.fromEntries(splitId(text, id).map((part, index) => [id[index], part])) as Of;
  const ofInputs = (inputs: Of): Of => Object.fromEntries(id.map((name) => [name, inputs[name]])) as Of;

  function listsOf(inputs: object): Inputs<T> {
    const values = inputs as { readonly [name: string]: readonly T[] | undefined };
    return given({ list: values[of.names.list], foreign: values[of.names.foreign] });
  }

  /** What the program listed: what a refresh found beside it is recorded apart. */
  function ownOf(inputs: object): T[] {
    const { list = [], foreign = [] } = listsOf(inputs);
    const theirs = keysOf(foreign);
    return list.filter((item) => !theirs.has(keyOf(item)));
  }

  function membersOf(context: Context, whose: Of): Promise<Members<T>> {
    return context.lists.read<Members<T>>(of.key(whose), async () => {
      const all = await of.take(context, whose);
      return new Map(all.map((member) => [keyOf(member.item), member]));
    });
  }

  /** What the list stands for: what an identity provider put into something of its own only when it is named. */
  async function managed(context: Context, whose: Of, members: Members<T>, named: ReadonlySet<string>): Promise<T[]> {
    const all = [...members];
    const isTheirs = ([key, { isSynchronized }]: [string, Member<T>]) => isSynchronized === true && !named.has(key);
    const leaves = all.some(isTheirs) && (await of.isSynchronized?.(context, whose)) === true;
    return all.filter((member) => !(leaves && isTheirs(member))).map(([, { item }]) => item);
  }

  async function found(context: Context, whose: Of, members: Members<T>, recorded: Partial<I>): Promise<Found<I, O>> {
    const own = ownOf(recorded);
    const named = keysOf(own);
    const list = align(own, await managed(context, whose, members, named), keyOf, (item) => item);
    const foreign = listsOf(recorded).list === undefined ? [] : list.filter((item) => !named.has(keyOf(item)));
    const lists = { [of.names.list]: list, ...given({ [of.names.foreign]: foreign }) };
    return {
      id: joinId(...id.map((name) => whose[name])),
      inputs: { ...whose, ...lists, ...unreadValues(fields, recorded) } as unknown as I,
      outputs: {} as O,
    };
  }

  /** As people know them: `ann (u-1), u-2`. */
  function namesOf(members: Members<T>, items: readonly T[]): string {
    return listed(
      items.map((item) => {
        const name = members.get(keyOf(item))?.name;
        return name === undefined ? textOf(item) : `${name} (${textOf(item)})`;
      }),
    );
  }

  function removing(removes: "removes" | "removed", whose: Of, members: Members<T>, items: readonly T[]): string {
    const what = `${removes} ${counted(items.length, of.item, plural)}`;
    return `${what} from ${of.named(whose)} that the list lacks: ${namesOf(members, items)}`;
  }

  const plural = of.item.endsWith("y") ? `${of.item.slice(0, -1)}ies` : `${of.item}s`;

  /** A few at a time. What failed is looked at again: it may be so all the same. */
  async function change(
    context: Context,
    whose: Of,
    adds: boolean,
    items: readonly T[],
  ): Promise<Undone<T> | undefined> {
    const key = of.key(whose);
    if (items.length === 0) return undefined;
    context.report(`${adds ? "adds" : "removes"} ${counted(items.length, of.item, plural)}`);
    const failures = await sideBySide(items, async (item) => {
      await (adds ? of.add(context, whose, item) : of.remove(context, whose, item));
      context.lists.patch<Members<T>>(key, (members) =>
        adds ? members.set(keyOf(item), { item }) : members.delete(keyOf(item)),
      );
    });
    if (failures.length === 0) return undefined;
    const known = await membersOf(context, whose);
    context.lists.drop(key);
    const members = (await unlessGone(membersOf(context, whose)).catch(() => known)) ?? new Map();
    const undone = items.filter((item) => members.has(keyOf(item)) !== adds);
    if (undone.length === 0) return undefined;
    const told = failures.filter(({ item }) => undone.includes(item));
    const full = told.filter(({ error }) => adds && isFull(error)).map(({ item }) => item);
    const what = `${counted(undone.length, of.item, plural)} could not be ${adds ? "added to" : "removed from"}`;
    const why = await reason(context, whose, told.length > 0 ? told : failures, undone.length);
    return { members, full, why: `${what} ${of.named(whose)}: ${why}` };
  }

  async function reason(context: Context, whose: Of, told: readonly Failed<T>[], count: number): Promise<string> {
    const frozen = await of.frozen?.(context, whose).catch(() => undefined);
    if (frozen !== undefined) return `${frozen} (${told[0]?.error.message})`;
    return listed(
      told.map(({ item, error }) => `${textOf(item)}: ${error.message}`),
      count,
    );
  }

  /** Where there is no room, as many of the others as need be go first. */
  function makingRoom(others: readonly T[], full: readonly T[]): T[] {
    const limitOf = (item: T) => of.limitOf?.(item) ?? "";
    const needed = full.map(limitOf);
    return others.filter((item) => {
      const at = needed.indexOf(limitOf(item));
      if (at >= 0) needed.splice(at, 1);
      return at >= 0;
    });
  }

  /** Adds and then takes out, until nothing is left to do. @param shown what a preview could show before. */
  async function bring(context: Context, wanted: I, shown: readonly T[]): Promise<Found<I, O>> {
    const whose = ofInputs(wanted);
    const { list = [] } = listsOf(wanted);
    const [named, seen] = [keysOf(list), keysOf(shown)];
    let room: readonly T[] = [];
    for (;;) {
      const members = await membersOf(context, whose);
      const missing = list.filter((item) => !members.has(keyOf(item)));
      const others = (await managed(context, whose, members, named)).filter((item) => !named.has(keyOf(item)));
      if (missing.length === 0 && others.length === 0) return found(context, whose, members, wanted);
      const adds = missing.length > 0 && room.length === 0;
      const goes = room.length > 0 ? room : others;
      const unseen = adds ? [] : goes.filter((item) => !seen.has(keyOf(item)));
      const said = removing("removed", whose, members, unseen); // worded while they are in the list
      const undone = await change(context, whose, adds, adds ? missing : goes);
      room = makingRoom(others, adds ? (undone?.full ?? []) : []);
      if (undone !== undefined && room.length === 0) {
        const stay = adds && others.length > 0 ? "; nothing is removed before all are added" : "";
        throw new Unfinished(await found(context, whose, undone.members, wanted), `${undone.why}${stay}`);
      }
      if (unseen.length > 0) context.notice(said);
    }
  }

  return {
    async before(context, wanted) {
      const whose = ofInputs(wanted);
      const members = await membersOf(context, whose);
      const list = await managed(context, whose, members, keysOf(listsOf(wanted).list ?? []));
      return { [of.names.list]: list } as unknown as Partial<I>;
    },

    /** What a create would take out. Of a change, whose beginning is a whole state, the preview shows that by itself. */
    async warnings(wanted, from, context) {
      const { list = [] } = listsOf(wanted);
      const there = listsOf(from ?? {}).list;
      const isChange = id.some((name) => from?.[name] !== undefined);
      if (there === undefined || isChange || list.some(holdsUnknown)) return [];
      const named = keysOf(list);
      const others = there.filter((item) => !named.has(keyOf(item)));
      if (others.length === 0) return [];
      const whose = ofInputs(wanted as I);
      return [removing("removes", whose, await membersOf(context(), whose), others)];
    },

    /** The warnings have named what it takes out. */
    async create(context, wanted) {
      const there = await membersOf(context, ofInputs(wanted));
      return bring(
        context,
        wanted,
        [...there.values()].map(({ item }) => item),
      );
    },

    async read(context, text, recorded) {
      const whose = ofId(text);
      const members = await unlessGone(membersOf(context, whose));
      return members && found(context, whose, members, recorded as Partial<I>);
    },

    update: (context, _id, recorded, wanted) => bring(context, wanted, listsOf(recorded).list ?? []),

    async delete(context, text, recorded) {
      const whose = ofId(text);
      const members = await unlessGone(membersOf(context, whose));
      const own = ownOf(recorded).filter((item) => members?.has(keyOf(item)));
      const undone = await change(context, whose, false, own);
      if (undone !== undefined) throw new Error(undone.why);
    },
  };
}
