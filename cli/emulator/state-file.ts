import { readFileSync } from "node:fs";
import type { Snapshot } from "../../emulator";
import { writeWhole } from "../file";

/** The snapshot in a file. Whether it is one, the emulator says when it is restored. */
export function readState(file: string): Snapshot {
  return parseState(contentOf(file), file);
}

export function parseState(text: string, file: string): Snapshot {
  try {
    return JSON.parse(text) as Snapshot;
  } catch {
    throw new Error(`The file ${file} is no snapshot of the emulator: it does not hold JSON.`);
  }
}

export function writeState(file: string, state: Snapshot): void {
  writeWhole(file, JSON.stringify(state));
}

export function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`The snapshot ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
