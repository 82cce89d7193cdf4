import { Command, Option } from "commander";
import { readEstateFile } from "../estate/file";
import { estateKinds } from "../estate/kinds";
import type { Estate } from "../estate/model";
import { readEstate } from "../estate/read";
import { planOf } from "../export";
import { importRows } from "../export/import-file";
import { changesSince, MANIFEST, type Manifest, manifestOf, type Part } from "../export/manifest";
import { projectFiles } from "../export/project";
import { writeProgram } from "../export/write";
import { createSend } from "../provider/client/send";
import { settingsOfProcess } from "../provider/config";
import { readManifest, refuseEdited, refuseOthers, writeProject } from "./export/folder";

/** What the command needs of the world; tests pass their own. */
export interface World {
  /** Reads what is there: kinds, and `organisation`. */
  readonly read: (what: readonly string[]) => Promise<Estate>;
  readonly print: (text: string) => void;
  readonly version: string;
}

const processWorld: World = {
  async read(what) {
    const settings = settingsOfProcess();
    const client = createSend(settings, { onDebug: (line) => process.stderr.write(`${line}\n`) });
    return readEstate(client, { region: settings.region, what });
  },
  print: (text) => process.stdout.write(`${text}\n`),
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
    .option("--project <name>", "the name of the Pulumi project (default: identity)")
    .option("--stack <name>", "the stack that takes over what is there (default: production)")
    .option("--check", "write nothing; say what is new in the cloud and what is gone since the export: exit code 7")
    .action((folder: string, flags: Flags) =>
      flags.check ? check(folder, flags, world) : write(folder, flags, world),
    );
}

/** Something is new or gone, as `pulumi preview --expect-no-changes` says it. */
const CHANGED = 7;

async function write(folder: string, flags: Flags, world: World): Promise<void> {
  const before = readManifest(folder);
  if (before === undefined) refuseOthers(folder);
  else refuseEdited(folder, before);
  const part = partOf(flags, before);
  const estate = await estateOf(part, flags, world);
  const plan = planOf(estate, part);
  const files = [...writeProgram(plan), ...projectFiles(plan, part, world.version)];
  const rows = await importRows(plan, part);
  const manifest = manifestOf(part, files, estate);
  writeProject(folder, before, [
    ...files,
    { path: "import.json", text: `${JSON.stringify({ resources: rows }, undefined, 1)}\n` },
    { path: MANIFEST, text: `${JSON.stringify(manifest, undefined, 1)}\n` },
  ]);
  const left = plan.notes.length === 0 ? "" : ` ${plan.notes.length} notes of what is not in it stand in index.ts.`;
  world.print(`${folder} declares ${rows.length} resources; its README.md says how to import them.${left}`);
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
  const estate = from === undefined ? await world.read(what) : partOfEstate(readEstateFile(from), what);
  const { folders = [], rootFolderId } = estate.organisation ?? {};
  if (folder === undefined || [rootFolderId, ...folders.map(({ folderId }) => folderId)].includes(folder))
    return estate;
  throw new Error(
    `${folder} is no folder of the organisation; --folder takes the id of one (fd-...), or of the root folder (r-...).`,
  );
}

const MODULES = { cloudsso: ["cloudsso"], ims: ["ims", "ram"] } as const;

/** Of an estate that has more, what was asked for. */
function partOfEstate(estate: Estate, what: readonly string[]): Estate {
  const objects = Object.entries(estate.objects).filter(([kind]) => what.includes(kind));
  return {
    ...estate,
    objects: Object.fromEntries(objects),
    unread: estate.unread.filter((one) => what.includes(one.what)),
  };
}

async function check(folder: string, flags: Flags, world: World): Promise<void> {
  const before = readManifest(folder);
  if (before === undefined) throw new Error(`${folder} is no export: it has no ${MANIFEST}.`);
  const { added, gone } = changesSince(before, await estateOf(partOf(flags, before), flags, world));
  for (const { kind, id, name } of added) world.print(`new   ${kind} ${name} (${id})`);
  for (const { kind, id, name } of gone) world.print(`gone  ${kind} ${name} (${id})`);
  if (added.length + gone.length > 0) process.exitCode = CHANGED;
  else world.print("Nothing is new, and nothing is gone.");
}
