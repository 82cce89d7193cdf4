import { isDeleteConflict, isDuplicate } from "../../client/error-codes";
import { mayHaveBeenCarriedOut, UnexpectedAnswerError, UnknownOutcomeError } from "../../client/errors";
import { adopt, NotOurs } from "../../kernel/adopt";
import { createOnce } from "../../kernel/create-once";
import type { Found, Listed } from "../../kernel/definition";
import { difference, withoutUnsent } from "../../kernel/diff";
import type { AnyFields, Fields } from "../../kernel/fields";
import { Unfinished } from "../../kernel/unfinished";
import { refuseUncleared } from "../cleared";
import type { Adoptable } from "../common-fields";
import type { Context } from "../context";
import { deleteWhenClear, dependents } from "../delete-when-clear";
import { unlessGone } from "../gone";
import { holderOf, nameTaken } from "../name-taken";
import { orUnfinished } from "../or-unfinished";
import type { Verbs } from "./verbs";

/** What the API can do to one kind of object; each in a call or two. "Gone" may be thrown anywhere. */
export interface Entity<I extends Adoptable, O extends object> {
  readonly fields: Fields<I>;
  /** Texts that an update may empty. */
  readonly clearable: readonly (keyof I & string)[];
  /** Its name, unique whatever its case among those that `list` gives. */
  name(inputs: I): string;
  list(context: Context): AsyncIterable<Listed>;
  /** `group operators`: begins every sentence about it. */
  named(inputs: I): string;
  /**
   * Its id by its natural key.
   *
   * @param again a create may have made it meanwhile, so a list that was shared before is too old.
   */
  findId(context: Context, wanted: I, again: boolean): Promise<string | undefined>;
  create(context: Context, wanted: I): Promise<Created<I, O>>;
  /** Which refusals may mean that the name is taken. Default: the services' codes for it. */
  readonly mayBeTaken?: (error: unknown) => boolean;
  read(context: Context, id: string, recorded: Partial<I> & Partial<O>): Promise<Found<I, O> | undefined>;
  /**
   * As `read`, from a list that the resources of a run share, so that many cost few calls. It decides only where it shows
   * what is recorded: what it lacks, or shows otherwise, is read.
   */
  look?(context: Context, id: string, recorded: Partial<I> & Partial<O>): Promise<Found<I, O> | undefined>;
  /**
   * The object that was just made, in a list that was begun since, so that many made at once cost few calls. What it lacks
   * is read until it shows.
   */
  lookNew?(context: Context, id: string, wanted: I): Promise<Found<I, O> | undefined>;
  /** Drops the shared list after a write, carried out or not. */
  drop?(context: Context, id: string): void;
  /** Sends what differs, nothing else. */
  write(context: Context, id: string, from: I, to: I): Promise<unknown>;
  /** Inputs that `create` cannot take along. They are written once the object can be read. */
  readonly later?: readonly (keyof I & string)[];
  /**
   * Sends what no read brings back, such as a password, where it differs; the last write of all, so that nothing can
   * fail after it.
   *
   * @param from what was sent before, as far as anybody knows. `undefined`: nothing, the object is new.
   * @returns the outputs that the service tells in its answer and never again.
   */
  readonly writeUnread?: (context: Context, id: string, from: Partial<I & O> | undefined, to: I) => Promise<Partial<O>>;
  /** What it has come to after a write; says what the service did not keep. Default: as it was read. */
  written?(context: Context, live: Found<I, O>, wanted: I): Found<I, O>;
  /**
   * Takes away what hangs on it first, where the inputs say so. Throws `InUse` where the service would delete what it
   * should not.
   */
  delete(context: Context, id: string, recorded: I): Promise<unknown>;
  createdAt(outputs: O): string | undefined;
  /** What to do about dependents: behind `it still has member alice; `. Default: `remove them first`. */
  readonly toClear?: string;
  /** What hangs on it and keeps it from being deleted, in words. A delete waits while they grow fewer. */
  dependents(context: Context, id: string, recorded: I): Promise<readonly string[]>;
}

/** What the answer of a create tells. */
interface Created<I extends object, O extends object> {
  readonly id?: string | undefined;
  readonly requestId?: string | undefined;
  /** The object, where the answer has all of it. Default: it is read. */
  readonly live?: Found<I, O> | undefined;
  /** It was there before, and is back as it was then: what differs is written. */
  readonly back?: true;
}

/** A write whose answer was lost is looked at and, where something is left to send, repeated; so often at most. */
const ROUNDS = 3;
/** Reads right after a create have been seen to miss the object; Terraform's provider loops for the same reason. */
const VISIBLE_WITHIN_MS = 30_000;
const PAUSE_MS = 1000;

/** Something hangs on the object, so it must not be deleted yet. */
export class InUse extends Error {}

interface Made<I extends object, O extends object> {
  readonly id: string;
  readonly live?: Found<I, O> | undefined;
  /** `made`, brought `back`, or taken over: `written`, or left as it is. */
  readonly how: "made" | "back" | "written" | "left";
}

/** An object with a name of its own: found, made once, taken over, written and deleted in the same way for all kinds. */
export function entity<I extends Adoptable, O extends object>(of: Entity<I, O>): Verbs<I, O> {
  const read = (context: Context, id: string, recorded: Partial<I> & Partial<O>) =>
    unlessGone(of.read(context, id, recorded));
  const facts = of.fields as unknown as AnyFields;
  const later: readonly string[] = of.later ?? [];
  const asRecorded = (wanted: I) => wanted as unknown as Partial<I> & Partial<O>;

  async function make(context: Context, wanted: I): Promise<Made<I, O>> {
    const { id, requestId, live, back } = await of.create(context, wanted);
    if (id === undefined) {
      throw new UnexpectedAnswerError(
        `the answer to the creation of ${of.named(wanted)} names no id (request ${requestId}); run pulumi up again`,
        { requestId },
      );
    }
    return { id, live, how: back === true ? "back" : "made" };
  }

  async function takeOver(context: Context, id: string, wanted: I): Promise<Made<I, O> | undefined> {
    const live = await read(context, id, asRecorded(wanted));
    if (live === undefined) return undefined;
    const { notice, write } = adopt(
      context.claim,
      {
        named: withId(of.named(live.inputs), id),
        id,
        fields: facts,
        wanted: valuesOf(wanted),
        found: valuesOf(live.inputs),
        createdAt: of.createdAt(live.outputs),
      },
      wanted.adopt,
    );
    context.notice(notice);
    const known = { ...live, inputs: sure(live.inputs, {}, wanted) };
    if (write) await orUnfinished(known, () => writeOut(context, id, live.inputs, wanted));
    return { id, how: write ? "written" : "left" };
  }

  /** After a lost answer, what is live decides what is left to send: some updates must not be repeated blindly. */
  async function writeOut(context: Context, id: string, recorded: I, wanted: I): Promise<void> {
    for (let from = recorded, round = 1; ; round++) {
      try {
        await of.write(context, id, from, wanted);
        return;
      } catch (error) {
        if (!(error instanceof UnknownOutcomeError) || round === ROUNDS) throw error;
        from = (await readBack(context, id, wanted)).inputs;
      } finally {
        of.drop?.(context, id);
      }
    }
  }

  async function readBack(context: Context, id: string, wanted: I): Promise<Found<I, O>> {
    const live = await read(context, id, asRecorded(wanted));
    if (live === undefined) throw new Error(`${of.named(wanted)} was deleted while it was written`);
    return live;
  }

  function confirmed(context: Context, live: Found<I, O>, wanted: I): Found<I, O> {
    refuseUncleared(of.named(wanted), of.clearable, wanted, live);
    return of.written?.(context, live, wanted) ?? live;
  }

  /** The service says only that a name is taken; whose it is, perhaps in another spelling, the list tells. */
  async function withHolder(
    context: Context,
    wanted: I,
    error: unknown,
    { own, advice = "" }: { readonly own?: string; readonly advice?: string } = {},
  ): Promise<unknown> {
    if (!(of.mayBeTaken ?? isDuplicate)(error)) return error;
    const holder = await holderOf(of.list(context), of.name(wanted)).catch(() => undefined);
    return holder === undefined || holder.id === own
      ? error
      : new NotOurs(nameTaken(of.named(wanted), holder, of.name(wanted)) + advice, holder.id);
  }

  /** What a create could not take along, and what no read brings back. */
  async function complete(context: Context, made: Found<I, O>, wanted: I, how: "made" | "back"): Promise<Found<I, O>> {
    const { changed } = difference(facts, valuesOf(made.inputs), valuesOf(wanted));
    if (!changed.some((name) => how === "back" || later.includes(name)))
      return withUnread(context, made, wanted, undefined);
    const known = { ...made, inputs: sure(made.inputs, {}, wanted) };
    await orUnfinished(known, () => writeOut(context, made.id, made.inputs, wanted));
    return withUnread(context, await readBack(context, made.id, wanted), wanted, undefined);
  }

  /** @param from what was sent before, see `writeUnread`. */
  async function withUnread(
    context: Context,
    live: Found<I, O>,
    wanted: I,
    from: Partial<I & O> | undefined,
  ): Promise<Found<I, O>> {
    const told = await of.writeUnread?.(context, live.id, from, wanted).catch((error: unknown) => {
      const inputs = sure(live.inputs, from ?? {}, wanted, mayHaveBeenCarriedOut(error) ? {} : from);
      throw new Unfinished({ ...live, inputs }, (error as Error).message);
    });
    return confirmed(context, { ...live, outputs: { ...live.outputs, ...told } }, wanted);
  }

  /** What a failed update leaves, when it did not come to `writeUnread`: what was sent before is in force still. */
  async function beforeUnread(
    context: Context,
    id: string,
    recorded: I & O,
    wanted: I,
    error: unknown,
  ): Promise<unknown> {
    if (of.writeUnread === undefined) return error;
    const live = await read(context, id, asRecorded(wanted)).catch(() => undefined);
    if (live === undefined) return error;
    return new Unfinished({ ...live, inputs: sure(live.inputs, recorded, wanted, recorded) }, (error as Error).message);
  }

  /** Without what nobody knows to be sent. @param before what is surely there still. */
  function sure(inputs: I, recorded: object, wanted: I, before: object = {}): I {
    const compared = { recorded: valuesOf(recorded), wanted: valuesOf(wanted), before: valuesOf(before) };
    return withoutUnsent(facts, valuesOf(inputs), compared) as unknown as I;
  }

  async function readNew(context: Context, id: string, wanted: I): Promise<Found<I, O>> {
    // Whoever may not list can still read.
    const seen = await of.lookNew?.(context, id, wanted).catch(() => undefined);
    if (seen !== undefined) return seen;
    for (const since = context.clock.now(); context.clock.now() - since < VISIBLE_WITHIN_MS; ) {
      const live = await read(context, id, asRecorded(wanted));
      if (live !== undefined) return live;
      context.report("waits until the new object can be read");
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
    return readBack(context, id, wanted);
  }

  async function lookOrRead(
    context: Context,
    id: string,
    recorded: Partial<I> & Partial<O>,
  ): Promise<Found<I, O> | undefined> {
    const isGet = Object.keys(recorded).length === 0;
    const seen = isGet || of.look === undefined ? undefined : await unlessGone(of.look(context, id, recorded));
    const isRecorded = seen !== undefined && difference(facts, recorded, valuesOf(seen.inputs)).changed.length === 0;
    return isRecorded ? seen : read(context, id, recorded);
  }

  return {
    async create(context, wanted) {
      let again = context.claim.noted() !== undefined;
      const {
        id,
        how,
        live: told,
      } = await createOnce<Made<I, O>>(context.claim, {
        find: async () => {
          const found = await unlessGone(of.findId(context, wanted, again));
          return found === undefined ? undefined : { id: found, how: "left" };
        },
        create: () => {
          again = true;
          return make(context, wanted);
        },
        adopt: (found) => takeOver(context, found.id, wanted),
        pause: () => context.clock.sleep(PAUSE_MS, context.signal),
      }).catch(async (error: unknown) => {
        throw await withHolder(context, wanted, error);
      });
      const sent = Object.entries(sure(wanted, {}, wanted)).filter(([name]) => !later.includes(name));
      return orUnfinished({ id, inputs: Object.fromEntries(sent), outputs: {} }, async () => {
        const live = told ?? (await readNew(context, id, wanted));
        if (how === "made" || how === "back") return complete(context, live, wanted, how);
        if (how === "written") return withUnread(context, live, wanted, {});
        return { ...live, inputs: sure(live.inputs, {}, wanted) };
      });
    },
    read: lookOrRead,
    async update(context, id, recorded, wanted) {
      await writeOut(context, id, recorded, wanted).catch(async (error: unknown) => {
        const advice = "; to swap two names, give one a third name in a run of its own";
        throw await beforeUnread(
          context,
          id,
          recorded,
          wanted,
          await withHolder(context, wanted, error, { own: id, advice }),
        );
      });
      return withUnread(context, await readBack(context, id, wanted), wanted, recorded);
    },
    delete: (context, id, recorded) =>
      deleteWhenClear(context, {
        cannot: `${of.named(recorded)} cannot be deleted`,
        remove: () => of.delete(context, id, recorded).finally(() => of.drop?.(context, id)),
        isConflict: (error) => isDeleteConflict(error) || error instanceof InUse,
        blockers: async () => dependents((await unlessGone(of.dependents(context, id, recorded))) ?? [], of.toClear),
      }),
  };
}

function valuesOf(inputs: object): { readonly [name: string]: unknown } {
  return { ...inputs };
}

/** What has its name for an id is not named twice. */
function withId(named: string, id: string): string {
  return named.endsWith(` ${id}`) ? named : `${named} (${id})`;
}
