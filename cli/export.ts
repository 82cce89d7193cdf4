import { Command, InvalidArgumentError, Option } from "commander";
import { readEstateFile } from "../estate/file";
import { estateKinds } from "../estate/kinds";
import type { Estate } from "../estate/model";
import { unreadLines } from "../estate/unread";
import { planOf } from "../export";
import { importRows } from "../export/import-file";
import { changesSince, MANIFEST, type Manifest, manifestOf, type Part } from "../export/manifest";
import { projectFiles } from "../export/project";
import { writeProgram } from "../export/write";
import { inWords } from "../provider/config/values";
import { readEarlier, refuseEdited, refuseOthers, refuseTaken, writeProject } from "./export/folder";
import { oneLine } from "./report/plain";
import { type World as LiveWorld, processWorld as liveWorld, readLive } from "./snapshot/live";

/** What the command needs of the world; tests pass their own. */
export interface World extends LiveWorld {
  readonly version: string;
}

const processWorld: World = {
  ...liveWorld,
  get version() {
    return (require("pulumi-alicloud-identity/package.json") as { readonly version: string }).version;
  },
};

interface Flags {
  readonly from?: string;
  readonly only?: "cloudsso" | "ims";
  readonly folder?: string;
  readonly project?: string;
  readonly stack?: string;
  readonly check?: true;
}

/** `alicloud-identity export <folder>`: what is there as a Pulumi program, with the file that imports it. */
export function exportCommand(world: World = processWorld): Command {
  return new Command("export")
    .description("write what is there as a Pulumi program, with the file that imports it; the cloud is only read")
    .argument("<folder>", "where to: a folder that is not there, is empty, or is an earlier export")
    .option("--from <file>", "from an estate that snapshot wrote, in place of the cloud")
    .addOption(new Option("--only <part>", "this part alone; ims is all of RAM").choices(["cloudsso", "ims"]))
    .option("--folder <id>", "provisionings and grants of the accounts below this folder alone (fd-...)")
    .option("--project <name>", "the name of the Pulumi project (default: identity)", pulumiName)
    .option("--stack <name>", "the stack that takes over what is there (default: production)", pulumiName)
    .option("--check", "write nothing; say what is new in the cloud and what is gone since the export: exit code 7")
    .action((folder: string, flags: Flags) =>
      flags.check ? check(folder, flags, world) : write(folder, flags, world),
    );
}

/** As Pulumi takes it; it stands in the URNs of the import file, where no organization does. */
function pulumiName(text: string): string {
  if (/^[A-Za-z0-9._-]{1,100}$/.test(text)) return text;
  throw new InvalidArgumentError("Up to 100 letters, digits, dots, hyphens and underscores; no organization.");
}

/** Something is new or gone, as `pulumi preview --expect-no-changes` says it. */
const CHANGED = 7;
/** Nothing is new or gone as far as can be told, and not all can. */
const INCOMPLETE = 1;

async function write(folder: string, flags: Flags, world: World): Promise<void> {
  const earlier = readEarlier(folder);
  if (earlier === undefined) refuseOthers(folder);
  else refuseEdited(folder, earlier);
  const part = partOf(flags, earlier?.manifest);
  const estate = await estateOf(part, flags, world);
  const plan = planOf(estate, part);
  const rows = await importRows(plan, part);
  const files = [
    ...writeProgram(plan),
    ...projectFiles(plan, part, world.version),
    { path: "import.json", text: `${JSON.stringify({ resources: rows }, undefined, 1)}\n` },
  ];
  if (earlier !== undefined) refuseTaken(folder, earlier, files);
  const manifest = manifestOf(part, files, estate);
  writeProject(folder, earlier, [...files, { path: MANIFEST, text: `${JSON.stringify(manifest, undefined, 1)}\n` }]);
  const left = plan.notes.length === 0 ? "" : ` ${plan.notes.length} notes of what is not in it stand in index.ts.`;
  world.print(`${folder} declares ${rows.length} resources; its README.md says how to import them.${left}\n`);
  tellUnread(estate, "This program is incomplete, as what could not be read is missing in it", world);
}

function tellUnread({ unread }: Estate, what: string, { display }: World): void {
  if (unread.length === 0) return;
  const way = "alicloud-identity snapshot --policy prints the RAM policy that is enough";
  display.write(`${[`${what}; ${way}.`, ...unreadLines(unread).map((line) => oneLine(line))].join("\n")}\n`);
}

function partOf(flags: Flags, before: Manifest | undefined): Part {
  const only = flags.only ?? before?.only;
  const folder = flags.folder ?? before?.folder;
  return {
    ...(only === undefined ? {} : { only }),
    ...(folder === undefined ? {} : { folder }),
    project: flags.project ?? before?.project ?? "identity",
    stack: flags.stack ?? before?.stack ?? "production",
  };
}

async function estateOf({ only, folder }: Part, { from }: Flags, world: World): Promise<Estate> {
  const modules: readonly string[] = only === undefined ? Object.values(MODULES).flat() : MODULES[only];
  const kinds = estateKinds.map(({ kind }) => kind).filter((kind) => modules.some((one) => kind.startsWith(`${one}:`)));
  const what = modules.includes("cloudsso") ? ["organisation", ...kinds] : kinds;
  if (folder !== undefined && only === "ims")
    throw new Error(
      "--folder chooses among CloudSSO's provisionings and grants, and --only ims has none; leave one of the two away.",
    );
  const estate = from === undefined ? (await readLive(what, world)).estate : partOfEstate(from, what);
  if (folder === undefined) return estate;
  const refused = estate.unread.find((one) => one.what === "organisation");
  if (refused !== undefined)
    throw new Error(
      `Which accounts are below ${folder} cannot be told: the organisation was not read, as ${refused.reason}.`,
    );
  const { folders = [], rootFolderId } = estate.organisation ?? {};
  if ([rootFolderId, ...folders.map(({ folderId }) => folderId)].includes(folder)) return estate;
  throw new Error(
    `${folder} is no folder of the organisation; --folder takes the id of one (fd-...), or of the root folder (r-...).`,
  );
}

const MODULES = { cloudsso: ["cloudsso"], ims: ["ims", "ram"] } as const;

/** Of an estate that has more, what was asked for. @throws where it has less. */
function partOfEstate(file: string, what: readonly string[]): Estate {
  const estate = readEstateFile(file);
  const missing = what.filter((kind) => kind !== "organisation" && estate.objects[kind] === undefined);
  if (missing.length > 0) {
    const modules = [...new Set(missing.map((kind) => kind.split(":")[0] ?? ""))];
    throw new Error(
      `${file} was taken without ${modules.length < missing.length ? inWords(modules) : inWords(missing)}, so an export of it ` +
        "would lack that; take the snapshot with it, or export the other part alone with --only.",
    );
  }
  const objects = Object.entries(estate.objects).filter(([kind]) => what.includes(kind));
  return {
    ...estate,
    objects: Object.fromEntries(objects),
    unread: estate.unread.filter((one) => what.includes(one.what)),
  };
}

async function check(folder: string, flags: Flags, world: World): Promise<void> {
  const before = readEarlier(folder)?.manifest;
  if (before === undefined) throw new Error(`${folder} is no export: it has no ${MANIFEST}.`);
  const estate = await estateOf(partOf(flags, before), flags, world);
  const { added, gone } = changesSince(before, estate);
  for (const { kind, id, name } of added) world.print(`${oneLine(`new   ${kind} ${name} (${id})`)}\n`);
  for (const { kind, id, name } of gone) world.print(`${oneLine(`gone  ${kind} ${name} (${id})`)}\n`);
  const isWhole = estate.unread.length === 0;
  if (added.length + gone.length > 0) process.exitCode = CHANGED;
  else if (isWhole) world.print("Nothing is new, and nothing is gone.\n");
  else process.exitCode = INCOMPLETE;
  tellUnread(estate, "What could not be read was not compared", world);
}
