import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { loadSdk, type Sdk } from "./sdk";

/** What `Pulumi.yaml` says of the program. */
export interface Project {
  readonly name: string;
  readonly root: string;
  /** Working directory of program and provider: the folder of `main`. */
  readonly programFolder: string;
  /** File inside it, or `.`. */
  readonly entry: string;
  readonly runtimeOptions: RuntimeOptions;
  /** The `config` block: values of a project, the same in each of its stacks. */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly sdk: Sdk;
}

export interface RuntimeOptions {
  readonly typescript: boolean;
  readonly tsconfig: string | undefined;
  readonly nodeargs: readonly string[];
  /** All of them as text, for `PULUMI_RUNTIME_<OPTION>` in the provider's environment. */
  readonly all: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;

export function readProject(cwd: string): Project {
  const root = findRoot(resolve(cwd));
  const text = readFileSync(join(root, "Pulumi.yaml"), "utf8");
  // `main` has to be known before the program's SDK, and with it a YAML parser, can be found.
  const main = /^main:\s*["']?([^"'#\n]+?)["']?\s*(?:#.*)?$/m.exec(text)?.[1];
  const { programFolder, entry } = locateProgram(root, main);
  const sdk = loadSdk(programFolder);
  const fields = asFields(sdk.yaml.load(text));
  const runtime = fields["runtime"];
  const runtimeName = typeof runtime === "string" ? runtime : asFields(runtime)["name"];
  if (runtimeName !== "nodejs") {
    throw new Error(`the rehearsal engine runs nodejs programs only, not ${String(runtimeName)}; the Pulumi CLI does`);
  }
  for (const key of ["plugins", "packages"]) {
    if (fields[key] !== undefined) {
      throw new Error(`Pulumi.yaml has ${key}, which the rehearsal engine does not cover; the Pulumi CLI does`);
    }
  }
  return {
    name: String(fields["name"]),
    root,
    programFolder,
    entry,
    runtimeOptions: readRuntimeOptions(asFields(asFields(runtime)["options"])),
    configuration: asFields(fields["config"]),
    sdk,
  };
}

function findRoot(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, "Pulumi.yaml"))) return current;
    if (dirname(current) === current) {
      throw new Error(`no Pulumi.yaml in ${folder} or above it: run this in a Pulumi project, or name one with --cwd`);
    }
  }
}

function locateProgram(root: string, main: string | undefined): { programFolder: string; entry: string } {
  if (main === undefined) return { programFolder: root, entry: "." };
  const path = isAbsolute(main) ? main : join(root, main);
  if (!existsSync(path)) throw new Error(`Pulumi.yaml names ${main} as the program, which does not exist`);
  return statSync(path).isDirectory()
    ? { programFolder: path, entry: "." }
    : { programFolder: dirname(path), entry: basename(path) };
}

function readRuntimeOptions(options: Fields): RuntimeOptions {
  const tsconfig = options["tsconfig"];
  const nodeargs = options["nodeargs"];
  return {
    typescript: options["typescript"] !== false,
    tsconfig: typeof tsconfig === "string" ? tsconfig : undefined,
    nodeargs: typeof nodeargs === "string" ? nodeargs.split(/\s+/).filter((part) => part !== "") : [],
    all: Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)])),
  };
}

function asFields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
