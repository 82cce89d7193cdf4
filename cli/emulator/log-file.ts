import { openSync, writeSync } from "node:fs";
import type { CallEntry } from "../../emulator";

/** What a log says of one call; parameters are without secrets. */
export interface LogRecord {
  /** The cloud's time of arrival, ISO 8601. */
  readonly time: string;
  readonly by: CallEntry["by"];
  readonly service: string;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Absent when the call named no key. */
  readonly accessKeyId?: string;
  readonly requestId: string;
  /** `no answer`: the connection was cut, by a fault or by the caller. */
  readonly outcome: "ok" | "refused" | "no answer";
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly faults: readonly string[];
  /** Whether the work was done, whatever was answered. */
  readonly carriedOut: boolean;
  readonly taskId?: string;
  readonly durationMs?: number;
}

/** Adds a line of JSON for each call to the end of a file that only its owner may read; each is there at once. */
export function openLog(file: string): (entry: CallEntry) => void {
  const log = opened(file);
  return (entry) => writeSync(log, `${JSON.stringify(recordOf(entry))}\n`);
}

function opened(file: string): number {
  try {
    return openSync(file, "a", 0o600);
  } catch (error) {
    throw new Error(`The log ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function recordOf({ index: _, at, protocol: __, userAgent: ___, ...entry }: CallEntry): LogRecord {
  const outcome = entry.status === undefined ? "no answer" : entry.code === undefined ? "ok" : "refused";
  return { time: new Date(at).toISOString(), ...entry, outcome };
}
