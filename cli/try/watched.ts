import type { Command } from "commander";
import { inWords } from "../../provider/config/values";
import { progressOn } from "../snapshot/progress";
import { said } from "../snapshot/said";
import { type Copy, runTrial, type Trial, type TrialOptions } from "./trial";

/** What commands take that run another one on a copy. */
export interface TrialFlags {
  readonly cwd: string;
  readonly stack?: string;
  readonly snapshot?: string;
  readonly allow?: readonly string[];
  readonly keep?: true;
}

export function withTrialFlags(command: Command): Command {
  return command
    .option("-C, --cwd <folder>", "folder of the project", ".")
    .option("-s, --stack <name>", "the stack to copy (default: the one that the command names, else the selected one)")
    .option("--snapshot <file>", "begin with the estate in this file, which `snapshot` took; the cloud is not read")
    .option("--allow <package...>", "let the providers of other packages act, for real")
    .option("--keep", "keep the folder with the copy of the stack, and say where it is");
}

export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A trial that tells on the error output how far it is, and what was copied. */
export async function watchedTrial(options: Omit<TrialOptions, "environment" | "onProgress">): Promise<Trial> {
  const progress = progressOn({
    write: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    columns: () => process.stderr.columns ?? 80,
    now: () => Date.now(),
  });
  return runTrial({
    ...options,
    environment: process.env,
    onProgress: progress.show,
    onReady: (copy) => {
      progress.clear();
      note(readyText(copy));
      options.onReady?.(copy);
    },
  }).finally(progress.clear);
}

function readyText({ estate, stack, whyNoStack, leftOut }: Copy): string {
  const left = [...leftOut].map(([kind, count]) => `${count} ${kind}`);
  return [
    said(estate, "Copied"),
    ...(left.length === 0 ? [] : [`Without a copy, as what they belong to was not read: ${inWords(left)}.`]),
    whyNoStack ?? `Stack ${stack} was copied.`,
  ].join("\n");
}
