import { spawn } from "node:child_process";
import { statSync } from "node:fs";

/** How a command of the Pulumi CLI ended. */
export interface Ended {
  /** `null`: something killed it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the CLI in the folder of the project, with these variables beside those of this process. */
export type RunCli = (
  args: readonly string[],
  cwd: string,
  signal: AbortSignal,
  variables?: { readonly [name: string]: string },
) => Promise<Ended>;

/** With `true`, the CLI prints each event with `--json`, a line each, and not what came of them. */
export const EVENTS = "PULUMI_ENABLE_STREAMING_JSON_PREVIEW";

export const NO_CLI =
  "There is no pulumi on the PATH, and only the Pulumi CLI knows what stacks hold. Without it, alicloud-identity snapshot " +
  "saves what is there, alicloud-identity map --against shows what people gained and lost since, and alicloud-identity " +
  "rehearse preview --refresh runs the program on the emulator.";

/**
 * Where the machine is out of processes or files, one stack is not looked at, and the others are.
 *
 * @throws a sentence where there is no CLI, or no such folder.
 */
export const runCli: RunCli = (args, cwd, signal, variables) => {
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Error(`${cwd} is no folder; --cwd names the folder of the project.`);
  }
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true", [EVENTS]: "false", ...variables };
    const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
      cwd,
      env,
      signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") reject(new Error(NO_CLI));
      else if (signal.aborted) reject(error);
      else resolve({ code: 1, out: "", err: `error: pulumi cannot be started: ${error.message}` });
    });
    child.once("close", (code) => {
      resolve({ code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") });
    });
  });
};
