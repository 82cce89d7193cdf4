import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchMemory } from "./memory";

const PROGRAM = join(__dirname, "program");
const CLI = join(__dirname, "..", "entry", "cli.js");

type Values = { readonly [name: string]: string };

export interface Run {
  readonly wallMs: number;
  /** The largest resident size of the provider's process that was seen, in bytes; 0 where it cannot be seen. */
  readonly providerBytes: number;
}

/** Bytes a resource. */
export interface StateBytes {
  readonly all: number;
  /** Of these, what the engine notes of any resource: dependencies by property, and where the program made it. */
  readonly engine: number;
  /** Of these, what every dynamic resource carries twice: the provider text, and the URN for progress. */
  readonly hidden: number;
}

type Stored = { readonly type: string; readonly inputs: object; readonly outputs: object };

const ENGINES: readonly string[] = ["dependencies", "propertyDependencies", "sourcePosition", "stackTrace"];

/** How an engine is called. */
interface Engine {
  readonly name: string;
  command(stack: string, home: string, configuration: Values, args: readonly string[]): readonly string[];
  /** Where the state lies. */
  state(home: string): string;
  readonly needsInit: boolean;
}

const pulumi: Engine = {
  name: "pulumi",
  command: (stack, home, _configuration, args) => {
    const always = ["--stack", stack, "--config-file", join(home, "Pulumi.bench.yaml")];
    const quiet = args[0] === "config" ? [] : ["--non-interactive", "--suppress-progress", "--skip-preview"];
    return ["pulumi", ...args, ...always, ...(args[0] === "preview" ? quiet.slice(0, 2) : quiet), ...yes(args)];
  },
  state: (home) => join(home, ".pulumi/stacks/alicloud-identity-bench/bench.json"),
  needsInit: true,
};

const rehearsal: Engine = {
  name: "rehearsal",
  command: (stack, home, configuration, args) => {
    const always = ["--cwd", PROGRAM, "--stack", stack, "--state", join(home, "state.json")];
    const config = Object.entries(configuration).flatMap(([key, value]) => ["--config", `${key}=${value}`]);
    return [process.execPath, CLI, "rehearse", ...args, ...always, ...(args[0] === "destroy" ? [] : config)];
  },
  state: (home) => join(home, "state.json"),
  needsInit: false,
};

function only(values: object, wanted: (name: string) => boolean): object {
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted(name)));
}

function isHidden(name: string): boolean {
  return name.startsWith("__");
}

function yes(args: readonly string[]): readonly string[] {
  return args[0] === "up" || args[0] === "destroy" || args[0] === "refresh" ? ["--yes"] : [];
}

/** The real CLI where it is found, else the rehearsal engine. */
export function findEngine(): Engine {
  return spawnSync("pulumi", ["version"], { stdio: "ignore" }).status === 0 ? pulumi : rehearsal;
}

/** A stack of the bench's program, with a state of its own that is gone at the end. */
export class Stack {
  private readonly home = mkdtempSync(join(tmpdir(), "identity-bench-"));
  private configuration: Values = {};

  constructor(
    private readonly engine: Engine,
    private readonly environment: Values,
  ) {}

  async open(): Promise<void> {
    if (this.engine.needsInit) await this.spawn(["pulumi", "stack", "init", "bench"], {});
  }

  async configure(values: Values): Promise<void> {
    this.configuration = { ...this.configuration, ...values };
    if (!this.engine.needsInit) return;
    for (const [key, value] of Object.entries(values)) {
      await this.spawn(this.engine.command("bench", this.home, {}, ["config", "set", key, value]), {});
    }
  }

  run(args: readonly string[], environment: Values = {}): Promise<Run> {
    return this.spawn(this.engine.command("bench", this.home, this.configuration, args), environment);
  }

  /** What the state costs for each resource of a kind, minified as the file back end writes it. */
  stateOf(kind: string): StateBytes {
    const state = JSON.parse(readFileSync(this.engine.state(this.home), "utf8")) as {
      checkpoint?: { latest: { resources: readonly Stored[] } };
      deployment?: { resources: readonly Stored[] };
    };
    const resources = (state.checkpoint?.latest ?? state.deployment)?.resources ?? [];
    const ours = resources.filter((resource) => resource.type.endsWith(`/${kind}`));
    const mean = (part: (resource: Stored) => unknown): number =>
      Math.round(Buffer.byteLength(JSON.stringify(ours.map(part))) / ours.length);
    return {
      all: mean((resource) => resource),
      engine: mean((resource) => only(resource, (name) => ENGINES.includes(name))),
      hidden: mean(({ inputs, outputs }) => [inputs, outputs].map((values) => only(values, isHidden))),
    };
  }

  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private async spawn(command: readonly string[], environment: Values): Promise<Run> {
    const [program = "", ...args] = command;
    const begun = performance.now();
    const child = spawn(program, args, {
      cwd: PROGRAM,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...this.environment,
        ...environment,
        PULUMI_BACKEND_URL: `file://${this.home}`,
        PULUMI_CONFIG_PASSPHRASE: "bench",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_CONTINUE_ON_ERROR: "true",
        PULUMI_PARALLEL: "64",
      },
    });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const memory = watchMemory();
    const [code] = (await once(child, "close")) as [number];
    const providerBytes = memory.stop();
    if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}:\n${output}`);
    return { wallMs: performance.now() - begun, providerBytes };
  }
}
