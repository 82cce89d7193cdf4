import type { dynamic } from "@pulumi/pulumi";
import type { Clock } from "../../provider/client/wait";
import { readSettings } from "../../provider/config";
import { createHost, type Host } from "../../provider/dynamic/host";
import { type Provider, ProviderFailure, received, sent, type Values } from "./provider";

export interface ProviderHereOptions {
  /** All that it knows of an environment. */
  readonly environment: { readonly [name: string]: string };
  /** Stack configuration, keys with their namespace. */
  readonly configuration?: { readonly [key: string]: string };
  readonly clock: Clock;
}

/** The provider in the tests' own process: what a provider process runs, without the process. */
export interface ProviderHere extends Provider {
  /** Sentences that stay in the output of the run. */
  readonly said: readonly string[];
  /**
   * The engine is killed as soon as `when` says so: the provider then ends before its next write or after its next wait,
   * and nobody hears what a verb came to.
   *
   * @returns what resolves when the provider has ended.
   */
  killEngine(when: () => boolean): Promise<void>;
}

type Verbs = Required<dynamic.ResourceProvider<Record<string, unknown>, Record<string, unknown>>>;

export function startProviderHere(options: ProviderHereOptions): ProviderHere {
  const said: string[] = [];
  const life = new EngineLife();
  const host = createHost({
    readSettings: (lookup) => readSettings(lookup, options.environment),
    clock: options.clock,
    folder: "/program",
    engine: {
      log: (_urn, text, as) => as !== "row" && said.push(as === "warning" ? `warning: ${text}` : text),
      stillThere: () => life.stillThere(),
    },
  });
  const of = verbsOf(host, options.configuration ?? {});
  const heard = async <T>(verb: () => Promise<T>): Promise<T> => {
    try {
      return await asFailure(verb);
    } finally {
      await life.stillThere();
    }
  };
  return {
    said,
    killEngine: (when) => life.killed(when),
    async check(kind, news, olds) {
      const { inputs, failures = [] } = await heard(() =>
        of(kind).check(olds === undefined ? {} : sent(kind, olds), sent(kind, news)),
      );
      return { inputs: copy(inputs), failures: failures.map(({ reason }) => reason) };
    },
    async diff(kind, id, olds, news) {
      const {
        changes,
        replaces = [],
        deleteBeforeReplace: deletesFirst = false,
      } = await heard(() => of(kind).diff(id, sent(kind, olds), sent(kind, news)));
      return { changes: changes === undefined ? "unknown" : changes ? "some" : "none", replaces, deletesFirst };
    },
    async create(kind, inputs) {
      const { id, outs } = await heard(() => of(kind).create(sent(kind, inputs)));
      return { id, properties: copy(outs) };
    },
    async read(kind, id, properties) {
      const { id: found = "", props, inputs } = await heard(() => of(kind).read(id, sent(kind, properties)));
      return { id: found, properties: copy(props), inputs: copy(inputs) };
    },
    async update(kind, id, olds, news) {
      const { outs } = await heard(() => of(kind).update(id, sent(kind, olds), sent(kind, news)));
      return copy(outs);
    },
    async delete(kind, id, properties) {
      await heard(() => of(kind).delete(id, sent(kind, properties)));
    },
    close: async () => undefined,
  };
}

/** Each kind's verbs, configured once, as Pulumi's process does it. */
function verbsOf(host: Host, configuration: { readonly [key: string]: string }): (kind: string) => Verbs {
  const known = new Map<string, Verbs>();
  return (kind) => {
    const verbs = known.get(kind) ?? (host.provider(kind) as Verbs);
    if (!known.has(kind)) {
      const get = (key: string) => configuration[key];
      void verbs.configure({ config: { get, require: (key) => get(key) ?? "" } });
      known.set(kind, verbs);
    }
    return verbs;
  };
}

/** Over the wire everything becomes a copy. */
function copy(properties: unknown): Values {
  return received(JSON.parse(JSON.stringify(properties ?? {})) as Values);
}

async function asFailure<T>(verb: () => Promise<T>): Promise<T> {
  try {
    return await verb();
  } catch (error) {
    const { message, id, properties, reasons } = error as Error & Partial<Unready>;
    if (id === undefined || properties === undefined || reasons === undefined) {
      throw new ProviderFailure(message, undefined);
    }
    const providerText = properties["__provider"];
    throw new ProviderFailure(message, { id, properties: copy(properties), reasons, providerText });
  }
}

interface Unready {
  readonly id: string;
  readonly properties: Values;
  readonly reasons: readonly string[];
}

/** Whether there is an engine; where a process would exit when there is none, all that is under way stands still for ever. */
class EngineLife {
  private isGone = () => false;
  private end: () => void = () => undefined;

  killed(when: () => boolean): Promise<void> {
    this.isGone = when;
    return new Promise((resolve) => {
      this.end = resolve;
    });
  }

  async stillThere(): Promise<void> {
    if (!this.isGone()) return;
    this.isGone = () => true;
    this.end();
    await new Promise(() => undefined);
  }
}
