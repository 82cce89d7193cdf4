import { readEstateFile } from "../../estate/file";
import type { Estate } from "../../estate/model";
import { readEstate } from "../../estate/read";
import { type Client, createSend } from "../../provider/client/send";
import { type Lookup, type Settings, settingsOfProcess } from "../../provider/config";
import { type Display, progressOn } from "./progress";
import { nothingSaid, sawNothing } from "./said";

/** What commands that read everything need of the world; tests pass their own. */
export interface World {
  /** @param lookup in the configuration of a stack, where one is meant. */
  readonly settings: (lookup?: Lookup) => Settings;
  readonly client: (settings: Settings) => Client;
  /** Standard output. */
  readonly print: (text: string) => void;
  /** Standard error: how far it is, and what was done. */
  readonly display: Display;
  /** Calls back when somebody presses Ctrl-C. @returns what takes that away. */
  readonly onInterrupt: (act: () => void) => () => void;
}

export const processWorld: World = {
  settings: settingsOfProcess,
  client: (settings) => createSend(settings, { onDebug: (line) => process.stderr.write(`${line}\n`) }),
  print: (text) => process.stdout.write(text),
  display: {
    write: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    columns: () => process.stderr.columns ?? 80,
    now: () => Date.now(),
  },
  onInterrupt: (act) => {
    process.once("SIGINT", act);
    return () => process.removeListener("SIGINT", act);
  },
};

/** What is there by now, or was when `file` was written. */
export async function estateFrom(file: string | undefined, what: readonly string[], world: World): Promise<Estate> {
  return file === undefined ? (await readLive(what, world)).estate : readEstateFile(file);
}

/**
 * Reads with a line that says how far it is.
 *
 * @param what kinds by their names, and `organisation`.
 * @throws where nothing at all may be seen, and when somebody interrupts.
 */
export async function readLive(
  what: readonly string[],
  world: World,
): Promise<{ readonly estate: Estate; readonly client: Client }> {
  const progress = progressOn(world.display);
  const settings = world.settings();
  const client = world.client(settings);
  const estate = await interruptible(world, (signal) =>
    readEstate(client, { region: settings.region, what, signal, onProgress: progress.show }),
  ).finally(progress.clear);
  if (sawNothing(estate)) throw new Error(nothingSaid(estate));
  return { estate, client };
}

/** Nothing is written before everything was read, so an interrupt leaves files as they were. */
export async function interruptible<T>(
  { onInterrupt }: Pick<World, "onInterrupt">,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const interrupt = new AbortController();
  const forget = onInterrupt(() => interrupt.abort());
  try {
    return await work(interrupt.signal);
  } catch (error) {
    throw interrupt.signal.aborted ? new Error("Interrupted; nothing was written.") : error;
  } finally {
    forget();
  }
}
