import { findCli } from "../pulumi/find";
import { type Ended, isFolder, runPulumi } from "../pulumi/run";

/** Runs a command of the CLI in the folder of the project, with these variables beside those of this process. */
export type RunCli = (
  args: readonly string[],
  cwd: string,
  signal: AbortSignal,
  variables?: { readonly [name: string]: string },
) => Promise<Ended>;

/** Where a command asks the CLI. */
export interface Place {
  readonly cli: RunCli;
  /** The folder of the project. */
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** With `true`, the CLI prints each event with `--json`, a line each, and not what came of them. */
export const EVENTS = "PULUMI_ENABLE_STREAMING_JSON_PREVIEW";

export const NO_CLI =
  "There is no pulumi on the PATH or in ~/.pulumi/bin, and only the Pulumi CLI knows what stacks hold. Without it, " +
  "alicloud-identity snapshot saves what is there, alicloud-identity map --against shows what people gained and lost " +
  "since, and alicloud-identity rehearse preview --refresh runs the program on the emulator.";

/**
 * Where the machine is out of processes or files, one stack is not looked at, and the others are.
 *
 * @throws a sentence where there is no CLI, or no such folder.
 */
export const runCli: RunCli = async (args, cwd, signal, variables) => {
  if (!isFolder(cwd)) throw new Error(`${cwd} is no folder; --cwd names the folder of the project.`);
  const cli = findCli(process.env);
  if (cli === undefined) throw new Error(NO_CLI);
  return runPulumi(cli, args, { cwd, signal, environment: { ...process.env, [EVENTS]: "false", ...variables } });
};
