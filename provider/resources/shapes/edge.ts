import { isDenied, isGone } from "../../client/error-codes";
import type { Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import type { Timed } from "../common-fields";
import type { Context } from "../context";
import { unlessGone } from "../gone";
import type { NoOutputs, Verbs } from "./verbs";

export type Parts<K extends string> = { readonly [P in K]: string };

/** Two things and that they belong together. Being so is all that it is, so a create adopts in silence. */
export interface Edge<K extends string, I = object> {
  /** `user u-1 in group g-1`, for sentences. */
  named(parts: Parts<K>): string;
  /** The list that decides. Codes such as "already so" are documented for some operations only, so none is read here. */
  readonly list: {
    /** Edges of one parent share one list in a process. */
    key(parts: Parts<K>): string;
    /** Full pages of what the parent has. */
    take(context: Context, parts: Parts<K>): Promise<readonly string[]>;
    /** What of the parts the list would hold. */
    item(parts: Parts<K>): string;
    /** Whether this edge is there; asked after a failure alone. Default: a fresh list tells, which can be long. */
    ask?(context: Context, parts: Parts<K>): Promise<boolean>;
  };
  attach(context: Context, parts: Parts<K>): Promise<unknown>;
  detach(context: Context, parts: Parts<K>, recorded: Partial<I>): Promise<unknown>;
  /** What explains that the service refused either, where its code says nothing; asked after a failure alone. */
  why?(context: Context, parts: Parts<K>, error: unknown): Promise<string | undefined>;
}

/** @param id the inputs that make up the id, in order; each of them replaces. */
export function edge<K extends string, I extends Parts<K> & Timed>(
  fields: Fields<I>,
  id: readonly K[],
  of: Edge<K, I>,
): Verbs<I, NoOutputs> {
  const partsOf = (text: string) =>
    Object.fromEntries(splitId(text, id).map((part, index) => [id[index], part])) as Parts<K>;
  const idOf = (inputs: Parts<K>) => joinId(...id.map((name) => inputs[name]));
  const found = (text: string, recorded: Partial<I>): Found<I, NoOutputs> => ({
    id: text,
    inputs: { ...partsOf(text), ...unreadValues(fields, recorded) } as I,
    outputs: {},
  });

  /** A parent that is gone takes its edges along. */
  async function isThere(context: Context, parts: Parts<K>): Promise<boolean> {
    const take = async () => new Set(await of.list.take(context, parts));
    const items = await unlessGone(context.lists.read(of.list.key(parts), take));
    return items?.has(of.list.item(parts)) === true;
  }

  /** Asks the service anew. */
  async function isThereNow(context: Context, parts: Parts<K>): Promise<boolean> {
    if (of.list.ask !== undefined) return (await unlessGone(of.list.ask(context, parts))) === true;
    context.lists.drop(of.list.key(parts));
    return isThere(context, parts);
  }

  /** @param take what makes it so. */
  async function bring(
    context: Context,
    parts: Parts<K>,
    wanted: boolean,
    take: () => Promise<unknown>,
  ): Promise<void> {
    const [key, item] = [of.list.key(parts), of.list.item(parts)];
    // An old list is enough to act on, as the service tells when it was wrong; to leave it at that, it is not.
    const old = await context.lists.recall<Set<string>>(key);
    if ((old === undefined || old.has(item) === wanted) && (await isThere(context, parts)) === wanted) return;
    const patch = () =>
      context.lists.patch<Set<string>>(key, (items) => (wanted ? items.add(item) : items.delete(item)));
    try {
      await take();
      patch();
    } catch (error) {
      if (isDenied(error)) throw error;
      // Perhaps it is so all the same, by this call or by somebody else.
      if ((await isThereNow(context, parts).catch(() => !wanted)) === wanted) return patch();
      // One of the two is not there: the error says which, and the host what to do.
      if (wanted && isGone(error)) throw error;
      const { message } = error as Error;
      const why = await of.why?.(context, parts, error).catch(() => undefined);
      const reason = why === undefined ? message : `${why} (${message})`;
      throw new Error(`${of.named(parts)} could not be ${wanted ? "added" : "removed"}: ${reason}`);
    }
  }

  return {
    async create(context, inputs) {
      await bring(context, inputs, true, () => of.attach(context, inputs));
      return found(idOf(inputs), inputs);
    },
    read: async (context, text, recorded) =>
      (await isThere(context, partsOf(text))) ? found(text, recorded) : undefined,
    /** Every part replaces; what can differ lives in the state alone. */
    update: async (_context, text, _recorded, wanted) => found(text, wanted),
    delete(context, text, recorded) {
      const parts = partsOf(text);
      return bring(context, parts, false, () => of.detach(context, parts, recorded));
    },
  };
}
