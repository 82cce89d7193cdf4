import { basename } from "node:path";

/** A command line, with what a `pulumi` among it says of place and stack taken out: the copy is elsewhere. */
export interface Words {
  readonly command: string;
  readonly args: readonly string[];
  readonly isPulumi: boolean;
  /** `--cwd`: where the project is. */
  readonly cwd?: string;
  /** `--stack`, as it was written; in `args` it is the bare name. */
  readonly stack?: string;
  /** `--config-file`. */
  readonly configFile?: string;
}

const OPTIONS: { readonly [flag: string]: "cwd" | "stack" | "configFile" } = {
  "-C": "cwd",
  "--cwd": "cwd",
  "-s": "stack",
  "--stack": "stack",
  "--config-file": "configFile",
};

/** @throws a sentence where an option has no value. */
export function wordsOf([command = "", ...args]: readonly string[]): Words {
  if (!/^pulumi(?:\.exe)?$/.test(basename(command))) return { command, args, isPulumi: false };
  const kept: string[] = [];
  const found: { [name in "cwd" | "stack" | "configFile"]?: string } = {};
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? "";
    if (word === "--") {
      kept.push(...args.slice(index));
      break;
    }
    const [, flag = word, joined] = /^(--[^=]+)=(.*)$/s.exec(word) ?? /^(-[sC])(.+)$/s.exec(word) ?? [];
    const option = Object.hasOwn(OPTIONS, flag) ? OPTIONS[flag] : undefined;
    if (option === undefined) {
      kept.push(word);
      continue;
    }
    const value = joined ?? args[++index];
    if (value === undefined || value === "") throw new Error(`${flag} of pulumi has no value.`);
    found[option] = value;
    if (option === "stack") kept.push("--stack", bareStack(value));
  }
  return { command, args: kept, isPulumi: true, ...found };
}

/** `dev` of `organization/project/dev`: in a folder there is no organization. */
export function bareStack(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
