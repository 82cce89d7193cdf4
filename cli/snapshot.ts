import { Command, Option } from "commander";
import { anonymous } from "../estate/anonymous";
import { textOf, writeEstate } from "../estate/file";
import { estateKinds } from "../estate/kinds";
import type { Estate } from "../estate/model";
import { readingPolicy } from "../estate/permissions";
import { readEstate } from "../estate/read";
import { type Client, createSend } from "../provider/client/send";
import { type Settings, settingsOfProcess } from "../provider/config";
import { type Display, progressOn } from "./snapshot/progress";
import { nothingSaid, said, sawNothing } from "./snapshot/said";
import { checkTarget } from "./snapshot/target";

/** What the command needs of the world; tests pass their own. */
export interface World {
  readonly settings: () => Settings;
  readonly client: (settings: Settings) => Client;
  /** Standard output. */
  readonly print: (text: string) => void;
  /** Standard error: how far it is, and what was done. */
  readonly display: Display;
  /** Calls back when somebody presses Ctrl-C. @returns what takes that away. */
  readonly onInterrupt: (act: () => void) => () => void;
}

const processWorld: World = {
  settings: () => settingsOfProcess(),
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

const PARTS = ["cloudsso", "ims", "ram"] as const;
type Part = (typeof PARTS)[number];

interface Flags {
  readonly policy?: true;
  readonly anonymous?: true;
  readonly only?: readonly Part[];
}

/** `alicloud-identity snapshot <file>`: all that there is, as one JSON value. It only reads. */
export function snapshotCommand(world: World = processWorld): Command {
  return new Command("snapshot")
    .description("save what is there as one JSON value, an estate: CloudSSO, the accounts and RAM; it only reads")
    .argument("[file]", "where to; - is the standard output")
    .addOption(
      new Option("--only <part...>", "read this alone; the accounts of the organisation come with cloudsso").choices(
        PARTS,
      ),
    )
    .option("--anonymous", "with stand-ins for names, addresses, ids and whatever else tells whose it is")
    .option("--policy", "print the RAM policy that is enough for everything, and read nothing")
    .action((file: string | undefined, flags: Flags) => {
      if (flags.policy) return world.print(`${JSON.stringify(readingPolicy(), undefined, 2)}\n`);
      if (file === undefined) throw new Error("Name the file to write, or - for the standard output.");
      return snapshot(file, flags, world);
    });
}

async function snapshot(file: string, { only = PARTS, anonymous: isAnonymous }: Flags, world: World): Promise<void> {
  if (file !== "-") checkTarget(file);
  const progress = progressOn(world.display);
  const settings = world.settings();
  const estate = await interruptible(world, (signal) =>
    readEstate(world.client(settings), {
      region: settings.region,
      what: whatIsIn(only),
      signal,
      onProgress: progress.show,
    }),
  ).finally(progress.clear);
  if (sawNothing(estate)) throw new Error(nothingSaid(estate));
  keep(file, isAnonymous ? anonymous(estate) : estate, world);
  world.display.write(`${said(estate, file)}\n`);
}

function keep(file: string, estate: Estate, world: World): void {
  if (file === "-") world.print(textOf(estate));
  else writeEstate(file, estate);
}

/** Kinds by their names, and `organisation`. */
function whatIsIn(parts: readonly Part[]): string[] {
  const kinds = estateKinds.map(({ kind }) => kind).filter((kind) => parts.some((part) => kind.startsWith(`${part}:`)));
  return parts.includes("cloudsso") ? ["organisation", ...kinds] : kinds;
}

/** Nothing is written before everything was read, so an interrupt leaves the file as it was. */
async function interruptible<T>({ onInterrupt }: World, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
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
