import { isDeepStrictEqual } from "node:util";
import { answered } from "../../client/answered";
import { UnknownOutcomeError } from "../../client/errors";
import { align } from "../../kernel/align";
import type { Definition, Found } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { type AnyFields, type Fields, unreadValues } from "../../kernel/fields";
import type { Problem } from "../../kernel/problem";
import { Unfinished } from "../../kernel/unfinished";
import { holdsUnknown } from "../../kernel/unknowns";
import type { Wire } from "../changed";
import type { Standing } from "../common-fields";
import type { Context } from "../context";
import { unlessGone } from "../gone";
import { listed } from "../naming";
import { orUnfinished } from "../or-unfinished";
import type { NoOutputs, Verbs } from "./verbs";

/**
 * A singleton that is always there. `W` is what the service takes, and gives back under the same names; `L` is all that
 * it gives back.
 */
export interface Setting<I extends object, W extends object, O extends object = NoOutputs, L extends object = W> {
  readonly fields: Fields<I>;
  readonly wire: Wire<I, W>;
  /** `the password policy for RAM users`, for sentences. */
  readonly named: string;
  idOf(context: Context, wanted: I): string | Promise<string>;
  /** The inputs that the id is made of, which no answer holds. Default: none, as for what an account has once. */
  ofId?(id: string): Partial<I>;
  get(context: Context, id: string): Promise<L | undefined>;
  /**
   * Gets the whole setting, so whether the service keeps or resets what a call leaves out makes no difference.
   *
   * @param changing the names of the inputs that differ from what is there.
   */
  set(context: Context, id: string, whole: W, changing: readonly string[]): Promise<unknown>;
  /** How long a read can show what was before a write, in milliseconds. Default: not at all. */
  readonly lagMs?: number;
  /** What the service decides by itself. Default: nothing. */
  outputs?(live: L): O;
  /** What the service begins with; what is not named here stays as it is in a reset. */
  readonly defaults: Partial<I>;
  /** A reset writes all defaults, whatever the program gave, as the parts mean nothing without each other. Default: what it gave. */
  readonly resetWhole?: true;
  /** Inputs that an answer may leave out although they are set: then what is recorded stands for what is there. */
  readonly mayHide?: readonly (keyof I & string)[];
  /** What a change makes weaker, a sentence each. Every value is known; what is absent stays as it is. */
  weaker?(from: Partial<I>, to: Partial<I>): readonly string[];
  /**
   * What would lock people out, and is refused unless the program says `force: true`. Values may be unknown.
   *
   * @param live what is there. `undefined`: nobody has looked yet, so whatever could lock out is told.
   */
  lockOut?(wanted: Partial<I>, live: Partial<I> | undefined): Problem | undefined;
  /** What else a change does, a sentence each, of which the cloud is asked: how many objects it freezes, say. */
  consequences?(context: Context, id: string, from: Partial<I>, to: Partial<I>): Promise<readonly string[]>;
}

/** What a setting adds to the verbs: what is told of a change before it is made. */
type SettingVerbs<I extends object, O extends object> = Verbs<I, O> &
  Pick<Required<Definition<Context, I, O>>, "warnings" | "before" | "defaults"> &
  Pick<Definition<Context, I, O>, "check">;

type Values = { readonly [name: string]: unknown };

/** What is there, in the inputs' terms and as the service said it. */
interface Live<L> {
  readonly inputs: Values;
  readonly answer: L;
}

/** A write whose answer was lost is read again and, where it had not arrived, repeated; so often at most. */
const ROUNDS = 3;

/** Between two looks at what lags. */
const PAUSE_MS = 1000;

/** Reads, merges, writes whole: what the program leaves out stays as it is, and is no input. */
export function setting<I extends Standing, W extends object, O extends object = NoOutputs, L extends object = W>(
  of: Setting<I, W, O, L>,
): SettingVerbs<I, O> {
  const facts = of.fields as unknown as AnyFields;
  const names = Object.entries(of.wire) as [string, string][];
  const isHidden = (name: string, live: Values) =>
    live[name] === undefined && of.mayHide?.includes(name as keyof I & string) === true;

  async function readNow(context: Context, id: string): Promise<Live<L>> {
    const answer = answered(await of.get(context, id), of.named);
    const inputs = Object.fromEntries(names.map(([name, wireName]) => [name, (answer as Values)[wireName]]));
    return { inputs, answer };
  }

  /** A `get` records nothing and shows all. */
  function found(id: string, { inputs: live, answer }: Live<L>, recorded: Partial<I>): Found<I, O> {
    const isGet = Object.keys(recorded).length === 0;
    const shown = names.filter(([name]) => isGet || (recorded as Values)[name] !== undefined);
    const inputs = Object.fromEntries(shown.map(([name]) => [name, asRecorded(name, recorded as Values, live)]));
    const unread = unreadValues(of.fields, recorded);
    return {
      id,
      inputs: { ...of.ofId?.(id), ...inputs, ...unread } as unknown as I,
      outputs: of.outputs?.(answer) ?? ({} as O),
    };
  }

  /** What means the same keeps the program's spelling and order. */
  function asRecorded(name: string, recorded: Values, live: Values): unknown {
    const [was, is, field] = [recorded[name], live[name], facts[name]];
    if (field === undefined || was === undefined) return is;
    if (isHidden(name, live) || sameValue(field, was, is)) return was;
    const key = field.set as ((item: unknown) => string) | undefined;
    if (key === undefined || !Array.isArray(was) || !Array.isArray(is)) return is;
    const same = field.same ?? isDeepStrictEqual;
    return align(was, is, key, (old, live) => (same(old, live) ? old : live));
  }

  function differing(live: Values, wanted: Values): string[] {
    return names
      .map(([name]) => name)
      .filter((name) => {
        const field = facts[name];
        if (field === undefined || wanted[name] === undefined || isHidden(name, live)) return false;
        return !sameValue(field, live[name], wanted[name]);
      });
  }

  /**
   * Sends nothing when all that is given is so already.
   *
   * @param about is called with what is there, when something is to be sent.
   */
  async function write(
    context: Context,
    id: string,
    wanted: I,
    about?: (from: Values) => Promise<void>,
  ): Promise<Found<I, O>> {
    const given = Object.fromEntries(Object.entries(wanted));
    for (let round = 1; ; round++) {
      const live = await readNow(context, id);
      const changing = differing(live.inputs, given);
      if (changing.length === 0) return found(id, live, wanted);
      if (round === 1) await about?.(live.inputs);
      const locked = of.lockOut?.(wanted, live.inputs as Partial<I>);
      if (locked !== undefined) throw new Error(`${locked.path} ${locked.reason}`);
      context.report(`writes ${listed(changing)}`);
      const whole = Object.fromEntries(
        names.map(([name, wireName]) => [wireName, given[name] ?? live.inputs[name]]),
      ) as W;
      try {
        await of.set(context, id, whole, changing);
      } catch (error) {
        if (!(error instanceof UnknownOutcomeError) || round === ROUNDS) throw error;
        continue;
      }
      const unfinished = found(id, { ...live, inputs: given }, wanted);
      return confirmed(id, await orUnfinished(unfinished, () => readBack(context, id, given)), wanted);
    }
  }

  async function readBack(context: Context, id: string, given: Values): Promise<Live<L>> {
    for (const since = context.clock.now(); ; ) {
      const live = await readNow(context, id);
      const late = context.clock.now() - since >= (of.lagMs ?? 0);
      if (late || differing(live.inputs, given).length === 0) return live;
      context.report("waits until what was written can be read");
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
  }

  /** Where the service took a value and shows another, the same difference would come back after every refresh. */
  function confirmed(id: string, live: Live<L>, wanted: I): Found<I, O> {
    const ignored = differing(live.inputs, Object.fromEntries(Object.entries(wanted)));
    if (ignored.length === 0) return found(id, live, wanted);
    throw new Unfinished(
      found(id, live, wanted),
      `the service took ${listed(ignored)} of ${of.named} and shows other values; look at it in the console`,
    );
  }

  /** What the program gave, or all, at what the service begins with. */
  async function reset(context: Context, id: string, recorded: I): Promise<void> {
    const given = names
      .map(([name]) => name)
      .filter((name) => of.resetWhole === true || recorded[name as keyof I] !== undefined);
    const [back, rest] = [given.filter((name) => hasDefault(name)), given.filter((name) => !hasDefault(name))];
    if (back.length > 0) {
      const to = Object.fromEntries(back.map((name) => [name, of.defaults[name as keyof I]])) as Partial<I>;
      await write(context, id, { ...of.ofId?.(id), ...to } as I, async (live) => {
        const from = live as Partial<I>;
        const others = (await of.consequences?.(context, id, from, to)) ?? [];
        for (const sentence of [...(of.weaker?.(from, to) ?? []), ...others]) context.warn(sentence);
      });
      context.notice(`${of.named} has the service's defaults again: ${listed(back)}`);
    }
    if (rest.length > 0) context.notice(`${of.named} keeps ${listed(rest)}, of which no default is known`);
  }

  function hasDefault(name: string): boolean {
    return of.defaults[name as keyof I] !== undefined;
  }

  /** The cloud is asked only where something could lock out. Who may not look is told by the write. */
  async function refuseLockOut(wanted: Partial<I>, context: () => Context): Promise<Problem[]> {
    if (of.lockOut?.(wanted, undefined) === undefined) return [];
    const look = async () => {
      const id = await of.idOf(context(), wanted as I);
      return holdsUnknown(id) ? undefined : ((await readNow(context(), id)).inputs as Partial<I>);
    };
    const live = await look().catch(() => undefined);
    const locked = live && of.lockOut(wanted, live);
    return locked === undefined ? [] : [locked];
  }

  return {
    defaults: of.defaults,
    create: async (context, wanted) => write(context, await of.idOf(context, wanted), wanted),
    /** It goes with what it is a setting of. */
    async read(context, id, recorded) {
      const live = await unlessGone(readNow(context, id));
      return live && found(id, live, recorded);
    },
    update: (context, id, _recorded, wanted) => write(context, id, wanted),
    /** A setting cannot go, and whether its defaults are safer than what is there nobody knows. */
    async delete(context, id, recorded) {
      if (recorded.onDestroy === "reset") await unlessGone(reset(context, id, recorded));
      else context.notice(`${of.named} stays as it is`);
    },
    ...(of.lockOut === undefined ? {} : { check: refuseLockOut }),
    async warnings(wanted, from, context) {
      if (from === undefined) return [];
      const known = Object.entries(wanted).filter(([, value]) => !holdsUnknown(value));
      const to = Object.fromEntries(known) as unknown as I;
      const weaker = of.weaker?.(from, to) ?? [];
      if (of.consequences === undefined) return weaker;
      return [...weaker, ...(await of.consequences(context(), await of.idOf(context(), to), from, to))];
    },
    before: async (context, wanted) =>
      (await readNow(context, await of.idOf(context, wanted))).inputs as unknown as Partial<I>,
  };
}
