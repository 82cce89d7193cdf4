import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RehearseOptions, StoredDeployment } from "../../rehearsal/index";
import { preloading } from "../support/preload";
import { PASSPHRASE, type Playground, STACK } from "./playground";
import {
  callsByUrn,
  errorLine,
  type RawCall,
  type RawStep,
  type Record,
  stateOf,
  stepLines,
  summaryOf,
} from "./record";

/** What the programs of the comparison keep secret; our trace hides it, the CLI's log of calls does not. */
const SECRETS = ["s3cret", "hidden-1/0"];

/** The version of the Pulumi CLI on PATH, if there is one. */
export function cliVersion(): string | undefined {
  const { status, stdout } = spawnSync("pulumi", ["version"], { encoding: "utf8", env: environment(undefined) });
  return status === 0 ? stdout.trim() : undefined;
}

type Json = Readonly<globalThis.Record<string, unknown>>;

/** The same operations through the real CLI, with its file back end, its event log and its log of gRPC calls. */
export class RealCli {
  constructor(private readonly playground: Playground) {
    mkdirSync(join(playground.folder, "backend"), { recursive: true });
    this.#quick(["stack", "init", STACK]);
  }

  configure(
    config: Readonly<globalThis.Record<string, string>>,
    secret: Readonly<globalThis.Record<string, string>>,
  ): void {
    const pairs = (flag: string, values: Readonly<globalThis.Record<string, string>>) =>
      Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
    const all = [...pairs("--plaintext", config), ...pairs("--secret", secret)];
    if (all.length > 0) this.#quick(["config", "set-all", ...all]);
  }

  async run(operation: RehearseOptions["operation"], options: Partial<RehearseOptions> = {}): Promise<Record> {
    const { folder } = this.playground;
    const [events, calls] = [join(folder, "events.log"), join(folder, "grpc.log")];
    for (const file of [events, calls]) rmSync(file, { force: true });
    const { exitCode, output } = await this.#spawn(
      [operation, ...flags(operation, options), "--event-log", events, "--stack", STACK],
      calls,
    );
    const log = lines(events);
    return {
      exitCode,
      changes: changesOf(log),
      steps: stepLines(stepsOf(log)),
      calls: callsByUrn(callsOf(lines(calls))),
      errors: log.flatMap((entry) => diagnostics(entry)).sort(),
      summary: summaryOf(output),
      ...stateOf(this.state()),
    };
  }

  /** As `pulumi stack export` gives it, from the file of the back end: that spares a process for each operation. */
  state(): StoredDeployment {
    const file = join(this.playground.folder, "backend/.pulumi/stacks/fixture", `${STACK}.json`);
    const { version, checkpoint } = JSON.parse(readFileSync(file, "utf8")) as {
      readonly version: 3;
      readonly checkpoint: { readonly latest?: StoredDeployment["deployment"] };
    };
    if (checkpoint.latest === undefined) throw new Error(`${file} holds no deployment`);
    return { version, deployment: checkpoint.latest };
  }

  importState(file: string): void {
    this.#quick(["stack", "import", "--file", file, "--stack", STACK]);
  }

  #quick(list: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync("pulumi", [...list, "--non-interactive"], {
      cwd: this.playground.folder,
      encoding: "utf8",
      env: environment(this.playground),
    });
    if (status !== 0) throw new Error(`pulumi ${list.join(" ")}: ${stderr}`);
    return stdout;
  }

  #spawn(list: readonly string[], calls: string): Promise<{ exitCode: number; output: string }> {
    const child = spawn("pulumi", [...list, "--non-interactive"], {
      cwd: this.playground.folder,
      env: { ...environment(this.playground), PULUMI_DEBUG_GRPC: calls },
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    return new Promise((resolve, reject) =>
      child.once("error", reject).once("close", (code) => resolve({ exitCode: code ?? -1, output })),
    );
  }
}

function flags(operation: RehearseOptions["operation"], options: Partial<RehearseOptions>): readonly string[] {
  const preview = operation === "preview" || options.previewOnly === true;
  return [
    ...(operation === "preview" || options.previewOnly === true ? [] : ["--yes", "--skip-preview"]),
    ...(options.previewOnly === true ? ["--preview-only"] : []),
    ...(options.refresh === true ? ["--refresh"] : []),
    ...(options.expectNoChanges === true ? ["--expect-no-changes"] : []),
    ...(options.continueOnError === true && !preview ? ["--continue-on-error"] : []),
    ...(options.clearPendingCreates === true ? ["--clear-pending-creates"] : []),
    ...(options.parallel === undefined ? [] : ["--parallel", String(options.parallel)]),
    ...(options.targets ?? []).flatMap((urn) => ["--target", urn]),
  ];
}

function environment(playground: Playground | undefined): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    HOME: playground?.folder ?? process.env["HOME"],
    PULUMI_HOME: playground === undefined ? undefined : join(playground.folder, ".pulumi"),
    PULUMI_BACKEND_URL: playground === undefined ? undefined : `file://${join(playground.folder, "backend")}`,
    NODE_OPTIONS: preloading(),
    PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DEBUG_COMMANDS: "true",
    GOGC: "off", // a quarter of the CLI's own time, and its runs here are short
  };
}

function lines(file: string): readonly Json[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Json);
}

function stepsOf(log: readonly Json[]): readonly RawStep[] {
  const kinds = { resOutputsEvent: "done", resOpFailedEvent: "failed" } as const;
  return log.flatMap((entry) =>
    Object.entries(kinds).flatMap(([kind, outcome]) => {
      const metadata = (entry[kind] as Json | undefined)?.["metadata"] as Json | undefined;
      if (metadata === undefined) return [];
      const detailed = (metadata["detailedDiff"] ?? {}) as Readonly<globalThis.Record<string, Json>>;
      return [
        {
          op: String(metadata["op"]),
          urn: String(metadata["urn"]),
          outcome,
          keys: [...((metadata["diffs"] ?? []) as string[])].sort(),
          detailed: Object.entries(detailed)
            .map(([path, change]) => `${path}:${String(change["diffKind"])}`)
            .sort(),
        },
      ];
    }),
  );
}

function changesOf(log: readonly Json[]): Record["changes"] {
  const summary = log.find((entry) => entry["summaryEvent"] !== undefined)?.["summaryEvent"] as Json | undefined;
  return (summary?.["resourceChanges"] ?? {}) as Record["changes"];
}

function diagnostics(entry: Json): readonly string[] {
  const event = entry["diagnosticEvent"] as Json | undefined;
  if (event?.["severity"] !== "error") return [];
  const text = String(event["message"]).replaceAll(/<\{%.*?%\}>/g, "");
  return [errorLine(text)];
}

/** Bags of a request, by method; `__provider` is the same text everywhere. */
const BAGS: Readonly<globalThis.Record<string, readonly string[]>> = {
  Check: ["olds", "news"],
  Diff: ["olds", "news"],
  Create: ["properties"],
  Read: ["inputs", "properties"],
  Update: ["olds", "news"],
  Delete: ["properties"],
};

function callsOf(log: readonly Json[]): readonly RawCall[] {
  return log.flatMap((entry, index) => {
    const method = /ResourceProvider\/(\w+)$/.exec(String(entry["method"]))?.[1] ?? "";
    const bags = BAGS[method];
    const request = entry["request"] as Json;
    if (bags === undefined || entry["progress"] !== "response_completed") return [];
    return [
      {
        method: method.toLowerCase(),
        urn: String(request["urn"]),
        began: index,
        request: {
          ...Object.fromEntries(bags.map((bag) => [bag, withoutCode(request[bag])])),
          ...(request["id"] === undefined ? {} : { id: request["id"] }),
        },
        response: responseOf(method, entry),
      },
    ];
  });
}

function responseOf(method: string, entry: Json): unknown {
  const errors = entry["errors"] as readonly string[] | undefined;
  if (errors !== undefined) return errors.join().replace(/^.*desc = /, "");
  const response = (entry["response"] ?? {}) as Json;
  switch (method) {
    case "Check":
      return { inputs: withoutCode(response["inputs"]), failures: failuresOf(response["failures"]) };
    case "Diff":
      return { changes: changeName(response["changes"]), replaces: response["replaces"] ?? [] };
    case "Delete":
      return {};
    default:
      return {
        ...(method === "Update" ? {} : { id: response["id"] ?? "" }),
        properties: withoutCode(response["properties"]),
      };
  }
}

/** The log leaves out what is empty: a failure of the resource as a whole names no property. */
function failuresOf(failures: unknown): readonly Json[] {
  return ((failures ?? []) as readonly Json[]).map((failure) => ({ property: "", ...failure }));
}

function changeName(changes: unknown): string {
  return String(changes ?? "DIFF_UNKNOWN")
    .replace("DIFF_", "")
    .toLowerCase();
}

function withoutCode(bag: unknown): object {
  const { __provider: _, ...rest } = (bag ?? {}) as Json;
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, SECRETS.includes(String(value)) ? "[secret]" : value]),
  );
}
