import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface EngineProcess {
  readonly ended: Promise<{ readonly exitCode: number | null; readonly output: string; readonly stdout: string }>;
  printed(text: string): Promise<void>;
  signal(signal: "SIGINT" | "SIGKILL"): void;
}

const living = new Set<ChildProcess>();

// Tests that end early leave no engine behind; providers end when their engine has.
process.once("exit", () => {
  for (const child of living) child.kill("SIGKILL");
});

/** Nothing of the tests' own environment but what finds programs: no profile, no proxy, no key of the machine's user. */
export function ownEnvironment(home: string): Readonly<Record<string, string>> {
  // Node 22 and later load the SDK in half the time with a cache; others ignore it.
  const cache = join(tmpdir(), "alicloud-identity-compiled");
  return { PATH: process.env["PATH"] ?? "", HOME: home, TMPDIR: tmpdir(), NODE_COMPILE_CACHE: cache };
}

/** Pulumi's own folder of a scenario, which the journal is in. */
export function pulumiHome(folder: string): string {
  return join(folder, "engine", "home");
}

/** Runs an engine's command in the background and collects what it prints. */
export function startEngine(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): EngineProcess {
  const env = { ...ownEnvironment(cwd), ...environment };
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  living.add(child);
  child.once("exit", () => living.delete(child));
  let output = "";
  let stdout = "";
  const heard = new EventEmitter();
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      heard.emit("output");
    });
  }
  const ended = new Promise<{ exitCode: number | null; output: string; stdout: string }>((resolve, reject) => {
    child.once("error", reject);
    // After a kill the provider process lives on and holds the pipes open, so "close" would wait for it.
    child.once("exit", (exitCode, signal) => {
      const finish = () => resolve({ exitCode, output, stdout });
      if (signal === null) child.once("close", finish);
      else finish();
    });
  });
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => output.includes(text) && resolve();
      heard.on("output", look);
      void ended.then(() => reject(new Error(`"${text}" was never printed:\n${output}`)));
      look();
    });
  return { ended, printed, signal: (signal) => void child.kill(signal) };
}
