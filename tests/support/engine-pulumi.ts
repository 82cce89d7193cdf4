import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import {
  argumentsOf,
  type Engine,
  type OperationName,
  type OperationOptions,
  type Run,
  type Running,
  type Stack,
  type StackSetup,
  type Step,
  type StoredDeployment,
  toDeployment,
} from "./engine";
import { readCalls, recordingTo } from "./engine-calls";
import { pulumiHome, startEngine } from "./engine-process";

/** The command of the Pulumi CLI, from PATH or `~/.pulumi/bin`, if there is one. */
export function pulumiCommand(): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), join(homedir(), ".pulumi", "bin")];
  return folders.map((folder) => join(folder, "pulumi")).find((file) => existsSync(file));
}

/** The Pulumi CLI as an engine. */
export function findPulumi(packageFolder: string): Engine | undefined {
  const command = pulumiCommand();
  if (command === undefined) return undefined;
  const version = spawnSync(command, ["version"], { encoding: "utf8" }).stdout.trim().replace(/^v/, "");
  return { name: "pulumi", version, open: async (setup) => new PulumiStack(command, packageFolder, setup) };
}

class PulumiStack implements Stack {
  readonly name: string;
  readonly stateFile: string;
  private readonly home: string;
  /** As long as all of it is plain. */
  private config: Record<string, string> | undefined = {};
  private runs = 0;

  constructor(
    private readonly command: string,
    private readonly packageFolder: string,
    private readonly setup: StackSetup,
  ) {
    this.name = setup.stack;
    this.home = join(setup.folder, "engine");
    this.stateFile = join(this.home, "backend", ".pulumi", "stacks", setup.project, `${this.name}.json`);
    mkdirSync(join(this.home, "backend"), { recursive: true });
    this.quick(["stack", "init", this.name]);
  }

  async configure(values: Readonly<Record<string, unknown>>): Promise<void> {
    const texts = Object.entries(values).map(([key, value]) => [key, textOf(value)] as const);
    if (this.config === undefined) {
      const pairs = texts.flatMap(([key, text]) => ["--plaintext", `${key}=${text}`]);
      return this.quick(["config", "set-all", "--stack", this.name, ...pairs]);
    }
    for (const [key, text] of texts) this.config[key.includes(":") ? key : `${this.setup.project}:${key}`] = text;
    this.writeConfig(this.config);
  }

  async configureSecret(key: string, value: string): Promise<void> {
    this.quick(["config", "set", "--secret", "--stack", this.name, key, value]);
    this.config = undefined;
  }

  /** As JSON, which is YAML too, below the salt that `stack init` wrote: a command of the CLI takes a third of a second. */
  private writeConfig(config: Readonly<Record<string, string>>): void {
    const [salt = ""] = readFileSync(this.configFile, "utf8").match(/^encryptionsalt: .*$/m) ?? [];
    writeFileSync(this.configFile, `${salt}\nconfig: ${JSON.stringify(config)}\n`);
  }

  private get configFile(): string {
    return join(this.setup.folder, `Pulumi.${this.name}.yaml`);
  }

  start(operation: OperationName, options: OperationOptions = {}): Running {
    const run = `${this.name}-${++this.runs}`;
    const [events, calls] = [join(this.home, `${run}-events.json`), join(this.home, `${run}-calls.json`)];
    const changes = operation !== "preview" && options.previewOnly !== true;
    const shown = argumentsOf(operation, options);
    const args = [...shown, "--stack", this.name, "--non-interactive", "--event-log", events];
    if (changes) args.push("--yes", "--skip-preview");
    const engine = startEngine(this.command, args, this.setup.folder, {
      ...this.environment(),
      PULUMI_CONTINUE_ON_ERROR: String(options.continueOnError ?? true),
      ...recordingTo(calls, this.packageFolder),
      ...options.environment,
    });
    const done = engine.ended.then(
      ({ exitCode, output }): Run => ({
        command: shown.join(" "),
        exitCode,
        output,
        steps: stepsOf(readEvents(events)),
        calls: readCalls(calls),
      }),
    );
    return {
      done,
      printed: engine.printed,
      interrupt: () => engine.signal("SIGINT"),
      kill: () => engine.signal("SIGKILL"),
    };
  }

  async cancel(): Promise<void> {
    this.removeTornAttributes();
    this.quick(["cancel", "--yes", "--stack", this.name]);
  }

  async stateDelete(urn: string): Promise<void> {
    this.quick(["state", "delete", urn, "--target-dependents", "--yes", "--stack", this.name]);
  }

  async take(file: string): Promise<void> {
    const args = ["import", "--file", file, "--generate-code=false", "--protect=false", "--yes", "--stack", this.name];
    const environment = this.environment();
    const { exitCode, output } = await startEngine(this.command, args, this.setup.folder, environment).ended;
    if (exitCode !== 0 || output.includes("warning:")) throw new Error(`pulumi import: ${output}`);
  }

  deployment() {
    const stored = JSON.parse(readFileSync(this.stateFile, "utf8")) as { checkpoint: { latest?: StoredDeployment } };
    return toDeployment(stored.checkpoint.latest);
  }

  /**
   * Beside each file of a backend in a folder lies one of its attributes, which the CLI does not write in one step: a kill
   * can leave it empty, and then every command ends with "failed to load checkpoint: EOF". It holds nothing that is needed.
   */
  private removeTornAttributes(): void {
    for (const file of [`${this.stateFile}.attrs`, `${this.stateFile}.bak.attrs`])
      if (existsSync(file) && statSync(file).size === 0) rmSync(file);
  }

  private quick(args: readonly string[]): void {
    const { status, stderr } = spawnSync(this.command, [...args, "--non-interactive"], {
      cwd: this.setup.folder,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: this.setup.folder, ...this.environment() },
    });
    if (status !== 0) throw new Error(`pulumi ${args.join(" ")}: ${stderr}`);
  }

  private environment(): Record<string, string> {
    return {
      PULUMI_HOME: pulumiHome(this.setup.folder),
      PULUMI_BACKEND_URL: `file://${join(this.home, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "passphrase",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DEBUG_COMMANDS: "true", // for --event-log
      PULUMI_PARALLEL: "64",
      GOGC: "off", // a quarter of the CLI's own time, and its runs here are short
      ...this.setup.environment,
    };
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

interface Metadata {
  readonly op: string;
  readonly urn: string;
  readonly diffs?: readonly string[] | null;
  readonly detailedDiff?: Readonly<Record<string, { readonly diffKind: string }>> | null;
}

interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: Metadata };
  readonly resOutputsEvent?: { readonly metadata: Metadata };
  readonly resOpFailedEvent?: { readonly metadata: Metadata };
}

function readEvents(file: string): readonly EngineEvent[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as EngineEvent);
}

function stepsOf(events: readonly EngineEvent[]): Step[] {
  return events.flatMap(({ resOutputsEvent, resOpFailedEvent }) => {
    if (resOutputsEvent !== undefined) return [stepOf(resOutputsEvent.metadata, "done")];
    return resOpFailedEvent === undefined ? [] : [stepOf(resOpFailedEvent.metadata, "failed")];
  });
}

const SIGNS: Readonly<Record<string, string>> = { add: "+", delete: "-", update: "~" };

function stepOf({ op, urn, detailedDiff, diffs }: Metadata, outcome: Step["outcome"]): Step {
  const detailed = Object.entries(detailedDiff ?? {}).map(
    ([path, { diffKind }]) => `${SIGNS[diffKind.replace("-replace", "")] ?? diffKind}${path}`,
  );
  const changes = detailed.length > 0 ? detailed : (diffs ?? []).map((key) => `~${key}`);
  return { urn, op, outcome, changes: changes.sort() };
}
