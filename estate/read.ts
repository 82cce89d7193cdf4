import type { Client } from "../provider/client/send";
import type { Context } from "../provider/resources/context";
import { readingContext } from "./context";
import { estateKinds } from "./kinds";
import { type Estate, type EstateOrganisation, FORMAT, type Unread, VERSION } from "./model";
import { readEstateOrganisation } from "./organisation";
import { type KindReading, readKind } from "./read-kind";
import { danglingIn, namedBy } from "./references";
import { inOrderOfWhat, reasonOf } from "./unread";

/** How far the reading has come. */
export interface Progress {
  /** `cloudsso:User`, or `organisation`. */
  readonly what: string;
  readonly listed: number;
  readonly read: number;
}

export interface ReadOptions {
  readonly region?: string | undefined;
  /** What to read: kinds, and `organisation`. Default: everything. What is left out is absent from the estate. */
  readonly what?: readonly string[];
  /** Ends the reading, which then fails with `CancelledError`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What moves while it is read is read again, so often in all. */
const ROUNDS = 3;

/**
 * Reads everything that there is, through the `list` and `read` of the definitions, side by side within the rates of the
 * services. Nothing is written.
 *
 * A kind of which something went while it was read, or that refers to what is not there, is read again, and so is what it
 * refers to: three times in all. What the caller may not see, and what would not hold still, stands in `unread`. Throws
 * where nothing can be told: keys that are rejected, a service that cannot be reached, or one that throttles for longer
 * than `maxRetryTimeout`; nothing else is waited for then.
 */
export async function readEstate(client: Client, options: ReadOptions = {}): Promise<Estate> {
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const accountId = await client.accountId(signal);
  const readings = new Readings(accountId);
  let left = [ORGANISATION, ...estateKinds.map(({ kind }) => kind)].filter(
    (name) => options.what?.includes(name) ?? true,
  );
  for (let round = 1; left.length > 0 && round <= ROUNDS; round++) {
    const context = readingContext(client, signal);
    let failure: unknown;
    const read = async (what: string): Promise<void> => {
      try {
        await readings.take(what, context, options.onProgress);
      } catch (error) {
        failure ??= error; // the others fail by the end that this puts to them
        end.abort();
      }
    };
    await Promise.all(left.map(read));
    if (failure !== undefined) throw failure;
    left = readings.moved();
  }
  return readings.estate(options.region);
}

const ORGANISATION = "organisation";

/** What was read last of each kind. */
class Readings {
  private readonly kinds = new Map<string, KindReading>();
  private organisation: EstateOrganisation | undefined;

  constructor(private readonly accountId: string) {}

  async take(what: string, context: Context, tell: ReadOptions["onProgress"]): Promise<void> {
    const definition = estateKinds.find(({ kind }) => kind === what);
    const reading =
      definition === undefined
        ? await this.takeOrganisation(context)
        : await readKind(definition, context, (listed, read) => tell?.({ what, listed, read }));
    this.kinds.set(what, reading);
  }

  private async takeOrganisation(context: Context): Promise<KindReading> {
    this.organisation = undefined;
    try {
      this.organisation = await readEstateOrganisation(context);
      return { objects: [], unread: [], gone: [] };
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      return { objects: [], unread: [{ what: ORGANISATION, reason }], gone: [] };
    }
  }

  /** What is to be read again; what was not asked for is not. */
  moved(): string[] {
    const gone = estateKinds.filter(({ kind }) => (this.kinds.get(kind)?.gone.length ?? 0) > 0);
    const dangling = danglingIn(this.estate()).flatMap(({ from, to }) => [from, to]);
    const all = new Set([...gone.flatMap((definition) => [definition.kind, ...namedBy(definition)]), ...dangling]);
    return [...all].filter((what) => this.kinds.has(what));
  }

  estate(region?: string): Estate {
    const readings = estateKinds.flatMap(({ kind }) => {
      const reading = this.kinds.get(kind);
      return reading === undefined ? [] : [[kind, reading.objects] as const];
    });
    const read = {
      accountId: this.accountId,
      ...(this.organisation === undefined ? {} : { organisation: this.organisation }),
      objects: Object.fromEntries(readings),
      unread: [...this.kinds.values()].flatMap(({ unread, gone }) => [...unread, ...gone.map(again)]),
    };
    const dangling = danglingIn(read).map(({ from, object, to }) =>
      again({ what: from, id: object.id, reason: `it names something that is not there when ${to} is read` }),
    );
    const unread = inOrderOfWhat([...read.unread, ...dangling]);
    return { format: FORMAT, version: VERSION, ...(region === undefined ? {} : { region }), ...read, unread };
  }
}

function again({ reason, ...where }: Unread): Unread {
  return { ...where, reason: `${reason}, ${ROUNDS} times: the cloud changes while it is read` };
}
