import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rehearse, type TraceEntry } from "../../rehearsal/index";
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
import { ownEnvironment, pulumiHome, startEngine } from "./engine-process";

const PARALLEL = 64;

interface Imported {
  readonly type: string;
  readonly name: string;
}

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly trace: readonly TraceEntry[];
}

const refuse = (): never => {
  throw new Error("a run that is to be disturbed needs a stage that says so");
};
const undisturbed: Omit<Running, "done"> = { printed: async () => refuse(), interrupt: refuse, kill: refuse };

/** The project's own engine. */
export function rehearsalEngine(packageFolder: string): Engine {
  return { name: "rehearsal", version: "rehearsal", open: async (setup) => new RehearsalStack(packageFolder, setup) };
}

class RehearsalStack implements Stack {
  readonly name: string;
  readonly stateFile: string;
  private readonly home: string;
  private readonly plain: Record<string, string> = {};
  private readonly secret: Record<string, string> = {};
  private runs = 0;

  constructor(
    private readonly packageFolder: string,
    private readonly setup: StackSetup,
  ) {
    this.name = setup.stack;
    this.home = join(setup.folder, "engine");
    this.stateFile = join(this.home, `${this.name}.json`);
    mkdirSync(this.home, { recursive: true });
  }

  async configure(values: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [key, value] of Object.entries(values)) {
      this.plain[key] = typeof value === "string" ? value : JSON.stringify(value);
      delete this.secret[key];
    }
  }

  async configureSecret(key: string, value: string): Promise<void> {
    this.secret[key] = value;
    delete this.plain[key];
  }

  start(operation: OperationName, options: OperationOptions = {}): Running {
    const calls = join(this.home, `${this.name}-${++this.runs}-calls.json`);
    const environment = {
      PULUMI_HOME: pulumiHome(this.setup.folder),
      PULUMI_CONFIG_PASSPHRASE: "passphrase",
      ...this.setup.environment,
      ...recordingTo(calls, this.packageFolder),
      ...options.environment,
    };
    const command = argumentsOf(operation, options).join(" ");
    const ended = ({ exitCode, output, trace }: Ended): Run => {
      return { command, exitCode, output, steps: stepsOf(trace, operation), calls: readCalls(calls) };
    };
    if (this.setup.disturbed === true) return this.startProcess(operation, options, environment, ended);
    return { done: this.rehearse(operation, options, environment).then(ended), ...undisturbed };
  }

  /** Here and now: a process would be one more that loads the SDK. */
  private async rehearse(
    operation: OperationName,
    { environment: _, ...options }: OperationOptions,
    environment: Readonly<Record<string, string>>,
  ): Promise<Ended> {
    const trace: TraceEntry[] = [];
    const { exitCode, error } = await rehearse({
      ...options,
      operation,
      cwd: this.setup.folder,
      stack: this.name,
      stateFile: this.stateFile,
      environment: { ...ownEnvironment(this.setup.folder), ...environment },
      continueOnError: options.continueOnError ?? true,
      parallel: PARALLEL,
      config: { ...this.plain },
      secretConfig: { ...this.secret },
      onTrace: (entry) => trace.push(entry),
    });
    const lines = [...trace.map((entry) => JSON.stringify(entry)), ...(error === undefined ? [] : [`error: ${error}`])];
    return { exitCode, output: lines.join("\n"), trace };
  }

  /** As a user does: what is to be killed or interrupted has to be a process. */
  private startProcess(
    operation: OperationName,
    options: OperationOptions,
    environment: Readonly<Record<string, string>>,
    ended: (run: Ended) => Run,
  ): Running {
    const args = [join(this.packageFolder, "entry", "cli.js"), "rehearse", ...argumentsOf(operation, options)];
    args.push("--cwd", this.setup.folder, "--stack", this.name, "--state", this.stateFile, "--json");
    for (const [key, value] of Object.entries(this.plain)) args.push("--config", `${key}=${value}`);
    for (const [key, value] of Object.entries(this.secret)) args.push("--secret", `${key}=${value}`);
    const engine = startEngine(process.execPath, args, this.setup.folder, {
      PULUMI_PARALLEL: String(PARALLEL),
      PULUMI_CONTINUE_ON_ERROR: String(options.continueOnError ?? true),
      ...environment,
    });
    return {
      done: engine.ended.then(({ exitCode, output, stdout }) => ended({ exitCode, output, trace: traceOf(stdout) })),
      printed: engine.printed,
      interrupt: () => engine.signal("SIGINT"),
      kill: () => engine.signal("SIGKILL"),
    };
  }

  async cancel(): Promise<void> {
    rmSync(`${this.stateFile}.lock`, { force: true });
  }

  /** The engine itself imports nothing: the state is written as the CLI would have. */
  async take(file: string): Promise<void> {
    const { resources } = JSON.parse(readFileSync(file, "utf8")) as { readonly resources: readonly Imported[] };
    const [stack, project] = [this.name, this.setup.project];
    const urn = (type: string, name: string): string => `urn:pulumi:${stack}::${project}::${type}::${name}`;
    const [root, provider] = ["pulumi:pulumi:Stack", "pulumi:providers:pulumi-nodejs"];
    const parent = urn(root, `${project}-${stack}`);
    const from = {
      urn: urn(provider, "default"),
      custom: true,
      id: "00000000-0000-4000-8000-000000000000",
      type: provider,
    };
    const rows = resources.map(({ name, ...row }) => {
      return { urn: urn(row.type, name), custom: true, ...row, parent, provider: `${from.urn}::${from.id}` };
    });
    const all = [{ urn: parent, custom: false, type: root }, from, ...rows];
    const deployment = { manifest: { time: new Date().toISOString(), magic: "", version: "" }, resources: all };
    writeFileSync(this.stateFile, JSON.stringify({ version: 3, deployment }));
  }

  deployment() {
    if (!existsSync(this.stateFile)) return toDeployment(undefined);
    return toDeployment(
      (JSON.parse(readFileSync(this.stateFile, "utf8")) as { deployment: StoredDeployment }).deployment,
    );
  }
}

function traceOf(stdout: string): readonly TraceEntry[] {
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line) as TraceEntry);
}

const SIGNS: Readonly<Record<string, string>> = { add: "+", delete: "-", update: "~" };

function stepsOf(trace: readonly TraceEntry[], operation: OperationName): Step[] {
  return trace.flatMap((entry): Step[] => {
    if (entry.kind !== "step") return [];
    const { urn, outcome, detailedDiff, changedKeys } = entry;
    // The CLI's events of a `refresh` say what was found, those of a refresh before another operation do not.
    const found = operation === "refresh" && outcome === "done" ? entry.result : undefined;
    const op = found ?? entry.op;
    const detailed = Object.entries(detailedDiff ?? {}).map(
      ([path, kind]) => `${SIGNS[kind.replace("-replace", "")] ?? kind}${path}`,
    );
    const changes = detailed.length > 0 ? detailed : (changedKeys ?? []).map((key) => `~${key}`);
    return [{ urn, op, outcome, changes: changes.sort() }];
  });
}
