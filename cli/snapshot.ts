import { Command, Option } from "commander";
import { anonymous } from "../estate/anonymous";
import { textOf } from "../estate/file";
import { estateKinds } from "../estate/kinds";
import { readingPolicy } from "../estate/permissions";
import { processWorld, readLive, type World } from "./snapshot/live";
import { said } from "./snapshot/said";
import { checkTarget, keep } from "./snapshot/target";

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
  const { estate } = await readLive(whatIsIn(only), world);
  keep(file, textOf(isAnonymous ? anonymous(estate) : estate), world);
  world.display.write(`${said(estate, file)}\n`);
}

/** Kinds by their names, and `organisation`. */
function whatIsIn(parts: readonly Part[]): string[] {
  const kinds = estateKinds.map(({ kind }) => kind).filter((kind) => parts.some((part) => kind.startsWith(`${part}:`)));
  return parts.includes("cloudsso") ? ["organisation", ...kinds] : kinds;
}
