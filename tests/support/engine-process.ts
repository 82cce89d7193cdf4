import { spawn } from "node:child_process";

export interface EngineProcess {
  readonly ended: Promise<{ readonly exitCode: number | null; readonly output: string; readonly stdout: string }>;
  signal(signal: "SIGINT" | "SIGKILL"): void;
}

/** Runs an engine's command in the background and collects what it prints. */
export function startEngine(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): EngineProcess {
  // Nothing of the tests' own environment but what finds programs: no profile, no proxy, no key of the machine's user.
  const env = { PATH: process.env["PATH"] ?? "", HOME: cwd, TMPDIR: process.env["TMPDIR"] ?? "/tmp", ...environment };
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<{ exitCode: number | null; output: string; stdout: string }>((resolve, reject) => {
    child.once("error", reject);
    // After a kill the provider process lives on and holds the pipes open, so "close" would wait for it.
    child.once("exit", (exitCode, signal) => {
      const finish = () => resolve({ exitCode, output, stdout });
      if (signal === null) child.once("close", finish);
      else finish();
    });
  });
  return { ended, signal: (signal) => void child.kill(signal) };
}
