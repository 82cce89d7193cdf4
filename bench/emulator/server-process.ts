import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A server in a process of its own, on one core of the machine where that can be asked for. */
export interface ServerProcess {
  /** What it exports at its start. */
  readonly environment: Readonly<Record<string, string>>;
  /** From the start of the process to its first line. */
  readonly startMs: number;
  /** Resident now, in bytes; 0 where it cannot be seen. */
  memory(): number;
  /** Seconds that a core has worked for it so far; `undefined` where that cannot be seen. */
  worked(): number | undefined;
  stop(): Promise<void>;
}

/** Of Linux; elsewhere the system puts processes where it likes. */
const PIN = "taskset";

export const canPin = spawnSync(PIN, ["-c", "0", "true"], { stdio: "ignore" }).status === 0;

/** Servers have the first core for themselves, whoever measures them the rest. */
export function pinned(core: "first" | "others", command: readonly string[]): readonly string[] {
  if (!canPin) return command;
  return [PIN, "-c", core === "first" ? "0" : "1-1023", ...command];
}

export async function startServer(words: readonly string[], lines: number): Promise<ServerProcess> {
  const [program = "", ...args] = pinned("first", [process.execPath, ...words]);
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
  const environment: Record<string, string> = {};
  let startMs = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    startMs ||= performance.now() - begun;
    const [, name = "", value = ""] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    environment[name] = value;
    if (Object.keys(environment).length === lines) break;
  }
  return {
    environment,
    startMs,
    memory: () => residentOf(child),
    worked: () => workOf(child),
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}

/** `taskset` becomes the program that it starts, so the id is the server's. */
function residentOf({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** User and system time in ticks, of which Linux has a hundred a second. */
function workOf({ pid }: ChildProcess): number | undefined {
  try {
    const [, ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const words = fields.join(") ").split(" ");
    return (Number(words[11]) + Number(words[12])) / 100;
  } catch {
    return undefined;
  }
}
