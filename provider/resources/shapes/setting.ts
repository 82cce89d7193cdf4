import { answered } from "../../client/answered";
import { UnknownOutcomeError } from "../../client/errors";
import type { Found } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { type AnyFields, type Fields, unreadValues } from "../../kernel/fields";
import type { Wire } from "../changed";
import type { Timed } from "../common-fields";
import type { Context } from "../context";
import { listed } from "../naming";
import { orUnfinished } from "../or-unfinished";
import type { NoOutputs, Verbs } from "./verbs";

/** A singleton that is always there. `W` is what the service takes, and gives back under the same names. */
export interface Setting<I extends object, W extends object> {
  readonly fields: Fields<I>;
  readonly wire: Wire<I, W>;
  /** `the password policy for RAM users`, for sentences. */
  readonly named: string;
  idOf(context: Context, wanted: I): string | Promise<string>;
  /** The inputs that the id is made of, which no answer holds. Default: none, as for what an account has once. */
  ofId?(id: string): Partial<I>;
  get(context: Context, id: string): Promise<W | undefined>;
  /** Gets the whole setting, so whether the service keeps or resets what a call leaves out makes no difference. */
  set(context: Context, id: string, whole: W): Promise<unknown>;
}

type Values = { readonly [name: string]: unknown };

/** A write whose answer was lost is read again and, where it had not arrived, repeated; so often at most. */
const ROUNDS = 3;

/** Reads, merges, writes whole: what the program leaves out stays as it is, and is no input. */
export function setting<I extends Timed, W extends object>(of: Setting<I, W>): Verbs<I, NoOutputs> {
  const facts = of.fields as unknown as AnyFields;
  const names = Object.entries(of.wire) as [string, string][];

  async function inputsNow(context: Context, id: string): Promise<Values> {
    const live = answered(await of.get(context, id), of.named) as Values;
    return Object.fromEntries(names.map(([name, wireName]) => [name, live[wireName]]));
  }

  /** A `get` records nothing and shows all. */
  function found(id: string, live: Values, recorded: Partial<I>): Found<I, NoOutputs> {
    const isGet = Object.keys(recorded).length === 0;
    const shown = names.filter(([name]) => isGet || (recorded as Values)[name] !== undefined);
    const inputs = Object.fromEntries(shown.map(([name]) => [name, live[name]]));
    const unread = unreadValues(of.fields, recorded);
    return { id, inputs: { ...of.ofId?.(id), ...inputs, ...unread } as unknown as I, outputs: {} };
  }

  function differing(live: Values, wanted: Values): string[] {
    return names
      .map(([name]) => name)
      .filter((name) => {
        const field = facts[name];
        return field !== undefined && wanted[name] !== undefined && !sameValue(field, live[name], wanted[name]);
      });
  }

  /** Sends nothing when all that is given is so already. */
  async function write(context: Context, id: string, wanted: I): Promise<Found<I, NoOutputs>> {
    const given = Object.fromEntries(Object.entries(wanted));
    for (let round = 1; ; round++) {
      const live = await inputsNow(context, id);
      const changing = differing(live, given);
      if (changing.length === 0) return found(id, live, wanted);
      context.report(`writes ${listed(changing)}`);
      const whole = Object.fromEntries(names.map(([name, wireName]) => [wireName, given[name] ?? live[name]])) as W;
      try {
        await of.set(context, id, whole);
      } catch (error) {
        if (!(error instanceof UnknownOutcomeError) || round === ROUNDS) throw error;
        continue;
      }
      return confirmed(id, await orUnfinished(found(id, given, wanted), () => inputsNow(context, id)), wanted);
    }
  }

  /** Where the service took a value and shows another, the same difference would come back after every refresh. */
  function confirmed(id: string, live: Values, wanted: I): Found<I, NoOutputs> {
    const ignored = differing(live, Object.fromEntries(Object.entries(wanted)));
    if (ignored.length === 0) return found(id, live, wanted);
    throw new Error(
      `the service took ${listed(ignored)} of ${of.named} and shows other values; look at it in the console`,
    );
  }

  return {
    create: async (context, wanted) => write(context, await of.idOf(context, wanted), wanted),
    read: async (context, id, recorded) => found(id, await inputsNow(context, id), recorded),
    update: (context, id, _recorded, wanted) => write(context, id, wanted),
    /** A setting cannot go, and whether its defaults are safer than what is there nobody knows. */
    delete: async (context) => context.notice(`${of.named} stays as it is`),
  };
}
