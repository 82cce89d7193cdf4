import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CLI = join(__dirname, "..", "entry", "cli.js");
const LOOK_MS = 50;

/** What a command costs, as a user calls it. */
export interface Cost {
  readonly seconds: number;
  /** The largest resident size that was seen, in bytes; 0 where it cannot be seen. */
  readonly memory: number;
}

/** @param expected the exit code that is none of a failure. */
export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  expected = 0,
): Promise<Cost> {
  const begun = performance.now();
  const child = spawn(process.execPath, [CLI, ...words], {
    env: { PATH: process.env["PATH"], HOME: tmpdir(), ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  let memory = 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, peakOf(child.pid));
  }, LOOK_MS);
  const [code] = (await once(child, "close")) as [number];
  clearInterval(timer);
  if (code !== expected) throw new Error(`alicloud-identity ${words.join(" ")} ended with ${code}:\n${said}`);
  return { seconds: (performance.now() - begun) / 1000, memory };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0; // the process is gone, or this is no Linux
  }
}
