import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as ts from "typescript";
import { exportCommand, type World } from "../../cli/export";
import type { Emulator } from "../../emulator";
import { textOf } from "../../estate/file";
import type { Estate } from "../../estate/model";
import { createSend } from "../../provider/client/send";
import { readSettings, type Settings } from "../../provider/config";
import type { Stack } from "../support/engine";
import { builtPackage } from "../support/engine-package";
import { findPulumi } from "../support/engine-pulumi";
import { rehearsalEngine } from "../support/engine-rehearsal";

const root = join(__dirname, "..", "..");
const modules = join(root, "node_modules");

/** A place for exports, taken away at the end. */
export interface Place {
  readonly folder: string;
  /** What was printed. */
  readonly said: string[];
  /** What the error output was told. */
  readonly told: string[];
  /** For calls to the cloud, over its own. */
  readonly environment: { [name: string]: string };
  /** `alicloud-identity export <name> ...`. @returns the exit code that it asked for. */
  run(name: string, from: Emulator | Estate, ...args: readonly string[]): Promise<number>;
  remove(): void;
}

export function openPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), "exported-"));
  const said: string[] = [];
  const told: string[] = [];
  const environment: Place["environment"] = {};
  let clock = 0;
  return {
    folder,
    said,
    told,
    environment,
    async run(name, from, ...args) {
      const isCloud = "url" in from;
      const file = join(folder, `${name}.estate.json`);
      if (!isCloud) writeFileSync(file, textOf(from));
      const world: World = {
        settings: () => {
          if (isCloud) return settingsOf(from, environment);
          throw new Error("the cloud is asked, though there is a file");
        },
        client: (settings) => createSend(settings),
        print: (text) => said.push(text.trimEnd()),
        display: {
          write: (text) => told.push(text),
          isTerminal: false,
          columns: () => 80,
          now: () => (clock += 60_000),
        },
        onInterrupt: () => () => undefined,
        version: "0.1.0",
      };
      const before = process.exitCode;
      try {
        await exportCommand(world)
          .exitOverride()
          .parseAsync([join(folder, name), ...(isCloud ? [] : ["--from", file]), ...args], { from: "user" });
        return Number(process.exitCode ?? 0);
      } finally {
        process.exitCode = before;
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function settingsOf(cloud: Emulator, environment: Place["environment"]): Settings {
  return readSettings(() => undefined, {
    ...cloud.environment(),
    ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
    ...environment,
  });
}

/** The text of each of the program's own files, by path. */
export function programOf(folder: string): { readonly [path: string]: string } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
    .filter((path) => path.endsWith(".ts") && !path.startsWith("node_modules"));
  return Object.fromEntries(files.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** What a compiler that is strict says against the programs in these folders. */
export function typeErrors(folders: readonly string[]): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ["node"],
    typeRoots: [join(modules, "@types")],
    paths: { "pulumi-alicloud-identity": [join(root, "provider/index.ts")] },
  };
  const files = folders.flatMap((folder) => Object.keys(programOf(folder)).map((path) => join(folder, path)));
  const program = ts.createProgram(files, options);
  const own = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return [...program.getOptionsDiagnostics(), ...own].map(
    ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
  );
}

const BIOME = `{
  "formatter": { "indentStyle": "space", "lineWidth": 120 },
  "files": { "includes": ["**", "!**/node_modules", "!**/*.json", "!**/*.md"] }
}
`;

/** What Biome says against formatting and style of the programs below a folder; empty: nothing. */
export function styleErrors(folder: string): string {
  writeFileSync(join(folder, "biome.json"), BIOME);
  const biome = join(modules, "@biomejs/biome/bin/biome");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [biome, "check", "--max-diagnostics=20", "--diagnostic-level=error", "."],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  return status === 0 ? "" : `${stdout}${stderr}`;
}

/** A stack of the exported project, on the Pulumi CLI where there is one, with what was exported already taken over. */
export async function openExported(folder: string, stack: string, cloud: Emulator): Promise<Stack> {
  const packageFolder = builtPackage();
  linkModules(folder, packageFolder);
  const engine = findPulumi(packageFolder) ?? rehearsalEngine(packageFolder);
  const environment = { ...cloud.environment(), PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
  const opened = await engine.open({ stack, folder, project: "identity", environment });
  await opened.take(join(folder, "import.json"));
  return opened;
}

/** As `npm install` would leave it. */
function linkModules(folder: string, packageFolder: string): void {
  mkdirSync(join(folder, "node_modules", "@pulumi"), { recursive: true });
  symlinkSync(packageFolder, join(folder, "node_modules", "pulumi-alicloud-identity"));
  for (const name of ["@pulumi/pulumi", "@types", "typescript", "ts-node"])
    symlinkSync(join(modules, name), join(folder, "node_modules", name));
}
