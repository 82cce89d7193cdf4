import { Command } from "commander";
import { type OpenFile, openWhole } from "./file";
import { reportOf, reportText } from "./try/report";
import { note, type TrialFlags, watchedTrial, withTrialFlags } from "./try/watched";

interface Flags extends TrialFlags {
  readonly json?: string;
}

/** `alicloud-identity try -- <command>`: the command on a copy of the cloud and of the stack. */
export function tryCommand(): Command {
  const command = new Command("try")
    .description("run a command, such as pulumi up, on a copy of your cloud and of the stack, and say what it changed")
    .usage("[options] -- <command...>")
    .argument("<command...>", "what to run: pulumi up --yes --skip-preview");
  return withTrialFlags(command)
    .option("--json <file>", "write calls, differences and both estates as JSON")
    .action(run);
}

async function run(command: readonly string[], flags: Flags): Promise<void> {
  const file = flags.json === undefined ? undefined : openWhole(flags.json); // found to be writable before the work
  try {
    await tryTo(command, flags, file);
  } finally {
    file?.close();
  }
}

async function tryTo(command: readonly string[], flags: Flags, file: OpenFile | undefined): Promise<void> {
  const trial = await watchedTrial({ ...flags, command });
  const report = reportOf(command, trial);
  file?.write(`${JSON.stringify(report, undefined, 2)}\n`);
  note(reportText(report));
  if (trial.folder !== undefined) note(`The copy of the stack is in ${trial.folder}.`);
  process.exitCode = trial.exitCode;
}
