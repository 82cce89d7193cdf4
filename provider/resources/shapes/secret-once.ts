import { isGone, isRefusal } from "../../client/error-codes";
import type { Found } from "../../kernel/definition";
import { difference } from "../../kernel/diff";
import type { AnyFields, Fields } from "../../kernel/fields";
import type { Context } from "../context";
import { unlessGone } from "../gone";
import { orUnfinished } from "../or-unfinished";
import { createSecretOnce } from "./create-secret-once";
import type { Verbs } from "./verbs";

/** What the API can do to one kind of object that is there for its secret; each in a call or two. "Gone" may be thrown anywhere. */
export interface Secret<I extends object, O extends object, R> {
  readonly fields: Fields<I>;
  /** The outputs that are told at its creation alone. */
  readonly told: readonly (keyof O & string)[];
  /** In every sentence about it: `an access key of user 1`, and of one that is there `access key LTAI1 of user 1`. */
  named(of: Partial<I>, id?: string): string;
  /** The inputs that its id tells: a `get` has no others. */
  partsOf(id: string): Partial<I>;
  /** Names the list of all that belong to the same: `access keys of user 1`. */
  key(of: Partial<I>): string;
  /** All that belong to the same, by id. There is mostly no other way to read one. */
  rows(context: Context, of: Partial<I>, signal?: AbortSignal): Promise<Map<string, R>>;
  createdAt(row: R): string | undefined;
  /** Whether a create of these inputs can have made that one. Default: any. */
  isLike?(one: readonly [id: string, row: R], inputs: I): boolean;
  /** @returns with what is told once. An answer without that is an error, as the secret is lost. */
  create(context: Context, inputs: I): Promise<Told<O, R>>;
  /** How to take one away by hand: behind `..., whose secret is lost; `. */
  toRemove(context: Context, inputs: I): string | Promise<string>;
  /** How many like it the service allows, where it has granted no more. Absent: not known. */
  readonly most?: number;
  /** As it is live; what is told once is added. @param recorded its inputs, as far as they are known. */
  found(context: Context, id: string, row: R, recorded: Partial<I>): Found<I, O>;
  /** Sends what differs. Absent: nothing can be changed in place. */
  write?(context: Context, id: string, from: I, to: I): Promise<unknown>;
  /** What a read says of it, behind its name. @param siblings all that belong to the same, by id. */
  warning?(context: Context, live: Found<I, O>, siblings: ReadonlyMap<string, R>): string | undefined;
  delete(context: Context, id: string, recorded: I): Promise<unknown>;
}

/** What the answer of a create tells. */
export interface Told<O extends object, R> {
  readonly id: string;
  readonly row: R;
  readonly secrets: Partial<O>;
}

/** An object that is there for its secret, which is told once: made at most once, and never taken over. */
export function secretOnce<I extends object, O extends object, R>(of: Secret<I, O, R>): Verbs<I, O> {
  type Rows = Map<string, R>;
  const facts = of.fields as unknown as AnyFields;
  const taken = (context: Context, at: Partial<I>) =>
    unlessGone(context.lists.read<Rows>(of.key(at), () => of.rows(context, at)));

  /** The inputs of `to` that a write brings. */
  function edits(from: object, to: object): string[] {
    return difference(facts, { ...from }, { ...to }).changed.filter((name) => {
      const field = facts[name];
      return field?.replaces !== true && field?.stateOnly !== true && field?.derived !== true;
    });
  }

  async function write(context: Context, id: string, from: I, to: I): Promise<void> {
    if (of.write === undefined || edits(from, to).length === 0) return;
    // Carried out or not: what was listed before is too old now.
    await of.write(context, id, from, to).finally(() => context.lists.drop(of.key(to)));
  }

  /** What code says "not there" is not documented for all: after a refusal, a look tells. */
  async function unlessVanished(context: Context, id: string, at: I, call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (error) {
      context.lists.drop(of.key(at));
      if (isGone(error)) return;
      if (!isRefusal(error)) throw error;
      const rows = await taken(context, at).catch(() => undefined);
      if (rows === undefined || rows.has(id)) throw error;
    }
  }

  return {
    async create(context, inputs) {
      const key = of.key(inputs);
      const { id, row, secrets } = await createSecretOnce(context, {
        named: of.named(inputs),
        parent: key,
        async list(signal) {
          const rows = [...(await of.rows(context, inputs, signal))].filter((one) => of.isLike?.(one, inputs) ?? true);
          return rows.map(([id, row]) => ({ id, createdAt: of.createdAt(row) }));
        },
        create: () => of.create(context, inputs),
        idOf: (made) => made.id,
        toRemove: await of.toRemove(context, inputs),
        ...(of.most === undefined ? {} : { most: of.most }),
      }).finally(() => context.lists.drop(key));
      const made = of.found(context, id, row, inputs);
      const live = { ...made, outputs: { ...made.outputs, ...secrets } };
      return orUnfinished(live, async () => {
        await write(context, id, live.inputs, inputs);
        const written = edits(live.inputs, inputs).map((name) => [name, inputs[name as keyof I]]);
        return { ...live, inputs: { ...live.inputs, ...Object.fromEntries(written) } };
      });
    },

    async read(context, id, recorded) {
      const parts = of.partsOf(id);
      const isGet = Object.keys(parts).some((name) => recorded[name as keyof I] === undefined);
      const at: Partial<I> = { ...parts, ...recorded };
      const rows = await taken(context, at);
      const row = rows?.get(id);
      if (rows === undefined || row === undefined) return undefined;
      const named = of.named(at, id);
      if (isGet) {
        context.notice(
          `${named} told its secret at its creation alone, so ${of.told.join(", ")} ${of.told.length === 1 ? "is" : "are"} empty here`,
        );
      }
      const live = of.found(context, id, row, at);
      const warning = of.warning?.(context, live, rows);
      if (warning !== undefined) context.warn(`${named} ${warning}`);
      return live;
    },

    async update(context, id, recorded, wanted) {
      await unlessVanished(context, id, wanted, () => write(context, id, recorded, wanted));
      const row = (await taken(context, wanted))?.get(id);
      if (row !== undefined) return of.found(context, id, row, wanted);
      throw new Error(`${of.named(wanted, id)} is not there any more; run pulumi up --refresh, which makes a new one`);
    },

    async delete(context, id, recorded) {
      await unlessVanished(context, id, recorded, () => of.delete(context, id, recorded));
      context.lists.patch<Rows>(of.key(recorded), (rows) => rows.delete(id));
    },
  };
}
