import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProviderCall, ProviderMethod } from "./engine";
import { preloading } from "./preload";

interface Began {
  readonly event: "began";
  readonly pid: number;
  readonly number: number;
  readonly method: ProviderMethod;
  readonly urn: string;
}

interface Ended {
  readonly event: "ended";
  readonly pid: number;
  readonly number: number;
  readonly failed: boolean;
}

/** The environment that makes the provider process write its calls to `file`; see `tests/engine/programs/record-calls.js`. */
export function recordingTo(file: string, packageFolder: string): Record<string, string> {
  return {
    PROVIDER_CALLS: file,
    NODE_OPTIONS: preloading(join(packageFolder, "tests", "engine", "programs", "record-calls.js")),
  };
}

export function readCalls(file: string): readonly ProviderCall[] {
  if (!existsSync(file)) return [];
  // A process that was killed may leave half a line.
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  const calls = new Map<string, ProviderCall>();
  for (const [index, line] of lines.entries()) {
    const event = JSON.parse(line) as Began | Ended;
    const key = `${event.pid}/${event.number}`;
    if (event.event === "began") {
      const { pid, method, urn } = event;
      calls.set(key, { pid, method, urn, began: index, failed: false });
    } else {
      const call = calls.get(key);
      if (call !== undefined) calls.set(key, { ...call, ended: index, failed: event.failed });
    }
  }
  return [...calls.values()];
}
