import type { Emulator } from "../../emulator";
import { readSettings } from "../../provider/config";
import { createHost } from "../../provider/dynamic/host";
import { definitionOf } from "../../provider/registry";

type Values = { readonly [name: string]: unknown };

export interface RunOptions {
  /** Pulumi's folder, which the journal is in. */
  readonly home: string;
  /** Environment variables beside the emulator's. */
  readonly environment?: { readonly [name: string]: string };
  /** Where the program lies. */
  readonly folder?: string;
  /** Stack configuration, keys with their namespace. */
  readonly configuration?: { readonly [key: string]: string };
  /** The CLI is killed when the run is about to send its so many-th write, from 1. */
  readonly killedBeforeWrite?: number;
  /** Milliseconds that this machine's clock is ahead. */
  readonly ahead?: number;
}

/** A fresh host, as the provider process of one `pulumi` command has it, in the test's own process. */
export function startRun(cloud: Emulator, options: RunOptions) {
  const environment = {
    ...cloud.environment(),
    ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
    PULUMI_HOME: options.home,
    ...options.environment,
  };
  const said: string[] = [];
  let writes = 0;
  const host = createHost(
    {
      readSettings: (lookup) => readSettings(lookup, environment),
      engine: {
        log: (_urn, text, as) => {
          if (as !== "row") said.push(as === "warning" ? `warning: ${text}` : text);
        },
        async stillThere() {
          writes += 1;
          if (writes === options.killedBeforeWrite) throw new Error("killed");
        },
      },
      clock: {
        now: () => Date.now() + (options.ahead ?? 0),
        sleep: async () => undefined,
      },
      folder: options.folder ?? "/program",
    },
    definitionOf,
  );
  const of = (kind: string) => {
    const provider = host.provider(kind);
    const config = { get: (key: string) => options.configuration?.[key], require: (key: string) => String(key) };
    void provider.configure?.({ config });
    return provider;
  };
  return {
    /** Sentences that stay in the output. */
    said,
    urn: (kind: string, name: string) => `urn:pulumi:dev::project::pulumi-nodejs:dynamic/${kind}::${name}`,
    async check(kind: string, inputs: Values, olds: Values = {}): Promise<readonly string[]> {
      const checked = await of(kind).check?.(olds, { ...inputs });
      return (checked?.failures ?? []).map(({ reason }) => reason);
    },
    async create(kind: string, inputs: Values): Promise<{ id: string; outs: Values }> {
      const provider = of(kind);
      const checked = await provider.check?.({}, { ...inputs });
      const failures = (checked?.failures ?? []).map(({ reason }) => reason);
      if (failures.length > 0) throw new Error(failures.join("\n"));
      writes = 0; // a check that had something to ask has looked after the engine, too
      const { id, outs = {} } = await provider.create({ ...inputs, ...checked?.inputs });
      return { id, outs };
    },
    diff: (kind: string, id: string, olds: Values, news: Values) => of(kind).diff?.(id, { ...olds }, { ...news }),
    read: (kind: string, id: string, props: Values) => of(kind).read?.(id, { ...props }) ?? Promise.reject(),
    update: (kind: string, id: string, olds: Values, news: Values) => of(kind).update?.(id, { ...olds }, { ...news }),
    delete: (kind: string, id: string, props: Values) => of(kind).delete?.(id, { ...props }) ?? Promise.reject(),
  };
}
