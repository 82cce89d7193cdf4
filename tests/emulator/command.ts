import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Control, connectControl } from "../../emulator";
import type { Key } from "./wire";

const cli = join(__dirname, "../../entry/cli.js");

/** An emulator as its command starts it. */
export interface Running {
  readonly url: string;
  readonly key: Key;
  readonly control: Control;
  /** What it exports. */
  readonly environment: Readonly<Record<string, string>>;
  /** Its lines on stderr so far. */
  readonly lines: readonly string[];
  /** Resolves to the exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts it and reads the environment that it prints; rejects with its last words when it ends instead. */
export async function startCommand(...flags: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [cli, "emulator", ...flags], { stdio: ["ignore", "pipe", "pipe"] });
  const exit = once(child, "exit");
  const lines: string[] = [];
  const errors = createInterface({ input: child.stderr });
  errors.on("line", (line) => lines.push(line));
  const environment: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    environment[name ?? ""] = value ?? "";
    if (name === "ALIBABA_CLOUD_CLI_PROFILE_DISABLED") break;
  }
  const url = environment["ALIBABA_CLOUD_ENDPOINT_CLOUDSSO"];
  if (url === undefined) {
    await exit;
    throw new Error(lines.join("\n"));
  }
  const key = {
    accessKeyId: environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] ?? "",
    accessKeySecret: environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] ?? "",
  };
  return {
    url,
    key,
    control: connectControl(url),
    environment,
    lines,
    async stop(signal) {
      child.kill(signal);
      const [code] = await exit;
      return code as number | null;
    },
  };
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command of the program to its end. */
export async function runCommand(words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...words], { env: { ...process.env, ...environment } });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output, errors };
}
