import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import type { Cli, Environment } from "./find";

/** How a command of the Pulumi CLI ended. */
export interface Ended {
  /** `null`: something killed it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where and how a command of the CLI runs. */
export interface Way {
  readonly cwd: string;
  readonly environment: Environment;
  readonly signal?: AbortSignal;
  /** Goes in by the standard input, and never on the command line, which every user of the machine can read. */
  readonly input?: string;
  /** Milliseconds until it is given up. Default: never. */
  readonly patience?: number;
}

/**
 * Runs a command of the CLI, which asks nobody anything. One that cannot be started has ended with 1, and says why.
 *
 * @throws the error of the signal, when somebody interrupts.
 */
export function runPulumi({ path }: Cli, args: readonly string[], way: Way): Promise<Ended> {
  const { cwd, environment, signal, input, patience } = way;
  if (!isFolder(cwd)) return Promise.resolve(notStarted(`${cwd} is no folder`));
  return new Promise((resolve, reject) => {
    const env = { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const stdio = [input === undefined ? "ignore" : "pipe", "pipe", "pipe"] as const;
    const child = spawn(path, [...args, "--non-interactive", "--color", "never"], {
      cwd,
      env,
      stdio: [...stdio],
      ...(signal === undefined ? {} : { signal }),
    });
    let isLate = false;
    const timer = patience === undefined ? undefined : setTimeout(giveUp, patience);
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdin?.on("error", () => undefined); // it has ended, and says why
    child.stdin?.end(input);
    child.once("error", (error) => {
      clearTimeout(timer);
      if (signal?.aborted === true) reject(error);
      else resolve(notStarted(`pulumi cannot be started: ${error.message}`));
    });
    child.once("close", (code) => {
      clearTimeout(timer);
      const said = textOf(err);
      resolve({
        code,
        out: textOf(out),
        err: isLate ? `error: it did not end within ${(patience ?? 0) / 1000} seconds` : said,
      });
    });

    function giveUp() {
      isLate = true;
      // What it has started may hold its pipes open.
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.kill();
    }
  });
}

function notStarted(why: string): Ended {
  return { code: 1, out: "", err: `error: ${why}` };
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}
