import type { Cli, Environment } from "../pulumi/find";
import { reasonOf } from "../pulumi/reason";
import { runPulumi } from "../pulumi/run";

/** How the CLI is called, again and again. */
export interface Shell {
  readonly cli: Cli;
  readonly cwd: string;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/**
 * What a command of the CLI answers.
 *
 * @throws the CLI's own sentence.
 */
export async function ask({ cli, ...way }: Shell, args: readonly string[], input?: string): Promise<string> {
  const ended = await runPulumi(cli, args, { ...way, ...(input === undefined ? {} : { input }) });
  if (ended.code === 0) return ended.out.trim();
  throw new Error(reasonOf(ended));
}
