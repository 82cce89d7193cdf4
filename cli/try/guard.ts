import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import type { Environment } from "../pulumi/find";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface CommandOptions {
  readonly cwd: string;
  readonly environment: Environment;
  /** Where what it prints goes. */
  readonly output: "stdout" | "stderr";
}

/** Stands between work that has to tidy up and what would end the process. */
export interface Guard {
  /** Aborted by Ctrl-C and the like, unless a command runs, which then ends instead. */
  readonly signal: AbortSignal;
  /**
   * Runs a command with the terminal of this process.
   *
   * @returns its exit code, as a shell has it.
   * @throws a sentence when there is no such command.
   */
  run(command: string, args: readonly string[], options: CommandOptions): Promise<number>;
}

/** Work of which nothing stays behind: what would end the process makes it fail with a sentence. */
export async function guarded<T>(work: (guard: Guard) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  let running: ChildProcess | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (running === undefined) interrupt.abort();
    // A terminal sends its Ctrl-C to both; a second one would end an engine in the middle of its work.
    else if (signal !== "SIGINT" || process.stdin.isTTY !== true) running.kill(signal);
  };
  const run: Guard["run"] = async (command, args, { cwd, environment: env, output }) => {
    interrupt.signal.throwIfAborted();
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ["inherit", output === "stdout" ? "inherit" : 2, "inherit"],
    });
    running = child;
    try {
      return await ended(child);
    } catch (error) {
      throw new Error(`${command} cannot be run: ${(error as Error).message}.`);
    } finally {
      running = undefined;
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await work({ signal: interrupt.signal, run });
  } catch (error) {
    throw interrupt.signal.aborted ? new Error("Interrupted; nothing was changed in your cloud.") : error;
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
