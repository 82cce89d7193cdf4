import { Command } from "commander";
import { inWords } from "../provider/config/values";
import { checkJsonFile, writeJson } from "./report/json-file";
import { progressOn } from "./snapshot/progress";
import { said } from "./snapshot/said";
import { reportOf, reportText } from "./try/report";
import { type Copy, runTrial } from "./try/trial";

interface Flags {
  readonly cwd: string;
  readonly stack?: string;
  readonly snapshot?: string;
  readonly allow?: readonly string[];
  readonly json?: string;
  readonly keep?: true;
}

/** `alicloud-identity try -- <command>`: the command on a copy of the cloud and of the stack. */
export function tryCommand(): Command {
  return new Command("try")
    .description("run a command, such as pulumi up, on a copy of your cloud and of the stack, and say what it changed")
    .usage("[options] -- <command...>")
    .argument("<command...>", "what to run: pulumi up --yes --skip-preview")
    .option("-C, --cwd <folder>", "folder of the project", ".")
    .option("-s, --stack <name>", "the stack to copy (default: the one that the command names, else the selected one)")
    .option("--snapshot <file>", "begin with the estate in this file, which `snapshot` took; the cloud is not read")
    .option("--allow <package...>", "let the providers of other packages act, for real")
    .option("--json <file>", "write calls, differences and both estates as JSON")
    .option("--keep", "keep the folder with the copy of the stack, and say where it is")
    .action(run);
}

async function run(command: readonly string[], flags: Flags): Promise<void> {
  if (flags.json !== undefined) checkJsonFile(flags.json);
  const note = (text: string) => void process.stderr.write(`${text}\n`);
  const progress = progressOn({
    write: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    columns: () => process.stderr.columns ?? 80,
    now: () => Date.now(),
  });
  const trial = await runTrial({
    ...flags,
    command,
    environment: process.env,
    onProgress: progress.show,
    onReady: (copy) => {
      progress.clear();
      note(readyText(copy));
    },
  }).finally(progress.clear);
  const report = reportOf(command, trial);
  if (flags.json !== undefined) writeJson(flags.json, report);
  note(reportText(report));
  if (trial.folder !== undefined) note(`The copy of the stack is in ${trial.folder}.`);
  process.exitCode = trial.exitCode;
}

function readyText({ estate, stack, whyNoStack, leftOut }: Copy): string {
  const left = [...leftOut].map(([kind, count]) => `${count} ${kind}`);
  return [
    said(estate, "Copied"),
    ...(left.length === 0 ? [] : [`Without a copy, as what they belong to was not read: ${inWords(left)}.`]),
    whyNoStack ?? `Stack ${stack} was copied.`,
  ].join("\n");
}
