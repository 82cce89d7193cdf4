import { readFileSync } from "node:fs";
import { join } from "node:path";
import { driftCommand } from "../../../../cli/drift";
import { EVENTS } from "../../../../cli/drift/cli";
import type { Ended } from "../../../../cli/pulumi/run";
import { createSend } from "../../../../provider/client/send";
import { createTransport } from "../../../../provider/client/transport";
import { readSettings } from "../../../../provider/config";

/** What the Pulumi CLI 3.260.0 printed, with `--json`. */
export function recording(name: "drifted" | "failed" | "never-deployed" | "no-program" | "outputs" | "secret"): string {
  return readFileSync(join(__dirname, "recordings", `${name}.json`), "utf8");
}

/** What it printed of `outputs`, an event a line. */
export function recordedEvents(): string {
  return readFileSync(join(__dirname, "recordings", "outputs-events.jsonl"), "utf8");
}

/** A stack of one resource, with which nothing is wrong. */
export const IN_ORDER = JSON.stringify({
  steps: [
    { op: "same", urn: "urn:pulumi:a::p::pulumi:pulumi:Stack::p-a", oldState: { type: "pulumi:pulumi:Stack" } },
    { op: "refresh", urn: "urn:pulumi:a::p::x:y:Z::z", oldState: { type: "x:y:Z", custom: true } },
  ],
  duration: 1,
  changeSummary: { same: 2 },
});

export interface Played {
  /** By the stack: what the CLI prints, or how it ended. */
  readonly stacks?: { readonly [stack: string]: string | Partial<Ended> };
  /** By the stack: what `stack export` prints. */
  readonly exports?: { readonly [stack: string]: string };
  /** By the stack: what the CLI prints that is to print each event. */
  readonly events?: { readonly [stack: string]: string };
  readonly now?: string;
  /** The stacks of the project, as `stack ls --json` prints them. */
  readonly listed?: string;
  /** By the stack: its configuration, or how the CLI ended instead of telling it. */
  readonly configurations?: { readonly [stack: string]: { readonly [key: string]: string } | Ended };
  /** Where the cloud is read. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Until when a look at a stack takes. */
  readonly ends?: (stack: string) => Promise<void>;
  /** Where it is noted what the CLI was asked, a line each. */
  readonly asked?: string[];
}

export interface Result {
  readonly code: number;
  readonly printed: string;
  readonly shown: string;
  /** What the CLI was asked, a line each. */
  readonly asked: readonly string[];
}

/** Runs the command against a CLI that says what it is told. */
export async function drift(
  words: readonly string[],
  {
    stacks = {},
    exports = {},
    events = {},
    now,
    listed,
    configurations = {},
    environment,
    ends,
    asked = [],
  }: Played = {},
): Promise<Result> {
  const before = process.exitCode;
  const printed: string[] = [];
  const shown: string[] = [];
  const command = driftCommand({
    settings: (lookup = () => undefined) =>
      environment === undefined ? assertNever("settings") : readSettings(lookup, environment),
    client: (settings) => createSend(settings),
    print: (text) => void printed.push(text),
    display: { write: (text) => void shown.push(text), isTerminal: false, columns: () => 80, now: () => 0 },
    onInterrupt: () => () => undefined,
    transport: createTransport({ connectTimeout: 5000, readTimeout: 5000 }),
    now: () => new Date(now ?? "2026-11-28T12:00:00.000Z"),
    cli: async (args, _cwd, _signal, variables) => {
      asked.push([...Object.entries(variables ?? {}).map((one) => one.join("=")), ...args].join(" "));
      if (args.includes("--show-name")) {
        const [selected] = Object.keys(stacks);
        if (selected === undefined) return { code: 255, out: "", err: "error: no stack selected\n" };
        return { code: 0, out: `${selected}\n`, err: "" };
      }
      if (args[1] === "ls") return { code: listed === undefined ? 255 : 0, out: listed ?? "", err: "" };
      const stack = args.at(-1) ?? "";
      if (args[0] === "refresh") await ends?.(stack);
      if (args[0] === "config") {
        const config = configurations[stack] ?? {};
        if (isEnded(config)) return config;
        const values = Object.entries(config).map(([key, value]) => [key, { value, secret: false }]);
        return { code: 0, out: JSON.stringify(Object.fromEntries(values)), err: "" };
      }
      if (args[1] === "export") return { code: 0, out: exports[stack] ?? "", err: "" };
      if (variables?.[EVENTS] === "true") return { code: 0, out: events[stack] ?? "", err: "" };
      const played = Object.hasOwn(stacks, stack) ? stacks[stack] : undefined;
      if (typeof played === "string") return { code: 0, out: played, err: "" };
      return { code: 6, out: "", err: `error: no stack named '${stack}' found\n`, ...played };
    },
  });
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  try {
    await command.parseAsync(words, { from: "user" });
    return { code: Number(process.exitCode ?? 0), printed: printed.join(""), shown: shown.join(""), asked };
  } finally {
    process.exitCode = before;
  }
}

function isEnded(config: object): config is Ended {
  return "code" in config;
}

function assertNever(what: string): never {
  throw new Error(`nobody needs ${what} here`);
}
