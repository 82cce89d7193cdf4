import { isDeleteConflict, isDuplicate } from "../../client/error-codes";
import { UnexpectedAnswerError, UnknownOutcomeError } from "../../client/errors";
import { adopt, NotOurs } from "../../kernel/adopt";
import { createOnce } from "../../kernel/create-once";
import type { Found, Listed } from "../../kernel/definition";
import type { AnyFields, Fields } from "../../kernel/fields";
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
  /** Its id by its natural key. */
  findId(context: Context, wanted: I): Promise<string | undefined>;
  create(
    context: Context,
    wanted: I,
  ): Promise<{ readonly id?: string | undefined; readonly requestId?: string | undefined }>;
  read(context: Context, id: string, recorded: Partial<I> & Partial<O>): Promise<Found<I, O> | undefined>;
  /** Sends what differs, nothing else. */
  write(context: Context, id: string, from: I, to: I): Promise<unknown>;
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

/** A write whose answer was lost is looked at and, where something is left to send, repeated; so often at most. */
const ROUNDS = 3;
/** Reads right after a create have been seen to miss the object; Terraform's provider loops for the same reason. */
const VISIBLE_WITHIN_MS = 30_000;
const PAUSE_MS = 1000;

/** Something hangs on the object, so it must not be deleted yet. */
export class InUse extends Error {}

interface Made {
  readonly id: string;
  /** Whether it was made, or taken over and written, by this create. */
  readonly write: boolean;
}

/** An object with a name of its own: found, made once, taken over, written and deleted in the same way for all kinds. */
export function entity<I extends Adoptable, O extends object>(of: Entity<I, O>): Verbs<I, O> {
  const read = (context: Context, id: string, recorded: Partial<I> & Partial<O>) =>
    unlessGone(of.read(context, id, recorded));
  const asRecorded = (wanted: I) => wanted as unknown as Partial<I> & Partial<O>;

  async function make(context: Context, wanted: I): Promise<Made> {
    const { id, requestId } = await of.create(context, wanted);
    if (id === undefined) {
      throw new UnexpectedAnswerError(
        `the answer to the creation of ${of.named(wanted)} names no id (request ${requestId}); run pulumi up again`,
        { requestId },
      );
    }
    return { id, write: true };
  }

  async function takeOver(context: Context, id: string, wanted: I): Promise<Made | undefined> {
    const live = await read(context, id, asRecorded(wanted));
    if (live === undefined) return undefined;
    const { notice, write } = adopt(
      context.claim,
      {
        named: `${of.named(live.inputs)} (${id})`,
        id,
        fields: of.fields as unknown as AnyFields,
        wanted: Object.fromEntries(Object.entries(wanted)),
        found: Object.fromEntries(Object.entries(live.inputs)),
        createdAt: of.createdAt(live.outputs),
      },
      wanted.adopt,
    );
    context.notice(notice);
    if (write) await orUnfinished(live, () => writeOut(context, id, live.inputs, wanted));
    return { id, write };
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
  async function withHolder(context: Context, wanted: I, error: unknown, advice = ""): Promise<unknown> {
    if (!isDuplicate(error)) return error;
    const holder = await holderOf(of.list(context), of.name(wanted)).catch(() => undefined);
    return holder === undefined
      ? error
      : new NotOurs(nameTaken(of.named(wanted), holder, of.name(wanted)) + advice, holder.id);
  }

  async function readNew(context: Context, id: string, wanted: I): Promise<Found<I, O>> {
    for (const since = context.clock.now(); context.clock.now() - since < VISIBLE_WITHIN_MS; ) {
      const live = await read(context, id, asRecorded(wanted));
      if (live !== undefined) return live;
      context.report("waits until the new object can be read");
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
    return readBack(context, id, wanted);
  }

  return {
    async create(context, wanted) {
      const { id, write } = await createOnce<Made>(context.claim, {
        find: async () => {
          const found = await unlessGone(of.findId(context, wanted));
          return found === undefined ? undefined : { id: found, write: false };
        },
        create: () => make(context, wanted),
        adopt: (found) => takeOver(context, found.id, wanted),
        pause: () => context.clock.sleep(PAUSE_MS, context.signal),
      }).catch(async (error: unknown) => {
        throw await withHolder(context, wanted, error);
      });
      return orUnfinished({ id, inputs: wanted, outputs: {} }, async () => {
        const live = await readNew(context, id, wanted);
        return write ? confirmed(context, live, wanted) : live;
      });
    },
    read,
    async update(context, id, recorded, wanted) {
      await writeOut(context, id, recorded, wanted).catch(async (error: unknown) => {
        throw await withHolder(
          context,
          wanted,
          error,
          "; to swap two names, give one a third name in a run of its own",
        );
      });
      return confirmed(context, await readBack(context, id, wanted), wanted);
    },
    delete: (context, id, recorded) =>
      deleteWhenClear(context, {
        cannot: `${of.named(recorded)} cannot be deleted`,
        remove: () => of.delete(context, id, recorded),
        isConflict: (error) => isDeleteConflict(error) || error instanceof InUse,
        blockers: async () => dependents((await unlessGone(of.dependents(context, id, recorded))) ?? [], of.toClear),
      }),
  };
}
