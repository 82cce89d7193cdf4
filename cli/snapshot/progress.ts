import type { Progress } from "../../estate/read";
import { figure } from "../../provider/config";

/** Where somebody watches. */
export interface Display {
  readonly write: (text: string) => void;
  /** A line can be written over. */
  readonly isTerminal: boolean;
  readonly columns: () => number;
  /** Milliseconds. */
  readonly now: () => number;
}

/** A line is written over no more often than eyes can follow; a log gets one now and then. */
const REWRITE_MS = 100;
const LOG_MS = 15_000;

const CLEAR = "\r\u001b[2K";

/** One line that says how far the reading has come, with `clear` gone from a terminal. */
export function progressOn({ write, isTerminal, columns, now }: Display) {
  const kinds = new Map<string, Progress>();
  let told = isTerminal ? 0 : now();
  let isShown = false;
  return {
    show(progress: Progress): void {
      kinds.set(progress.what, progress);
      if (now() - told < (isTerminal ? REWRITE_MS : LOG_MS)) return;
      told = now();
      isShown = isTerminal;
      const line = lineOf(progress, [...kinds.values()]);
      write(isTerminal ? `${CLEAR}${line.slice(0, columns() - 1)}` : `${line}\n`);
    },
    clear(): void {
      if (isShown) write(CLEAR);
    },
  };
}

function lineOf({ what, listed, read }: Progress, kinds: readonly Progress[]): string {
  const sum = (of: (one: Progress) => number) => figure(kinds.reduce((total, one) => total + of(one), 0));
  return `Reading: ${sum((one) => one.read)} of ${sum((one) => one.listed)} objects so far; ${what} ${figure(read)} of ${figure(listed)}`;
}
