import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The Pulumi CLI that a shell would find. */
export function findPulumi(environment: Environment): string | undefined {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, "pulumi")).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** How the CLI is called, again and again. */
export interface Cli {
  readonly file: string;
  readonly cwd: string;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/**
 * What a command of the CLI answers. What goes in goes by the standard input, and never on the command line, which every
 * user of the machine can read.
 *
 * @throws the CLI's own sentence.
 */
export function ask({ file, cwd, environment, signal }: Cli, args: readonly string[], input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const child = spawn(file, [...args, "--non-interactive"], { cwd, env, signal, stdio: "pipe" });
    let [out, error] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      error += text;
    });
    child.stdin.on("error", () => undefined); // the CLI has ended, and says why
    child.stdin.end(input);
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(out.trim());
      else reject(new Error(sentenceOf(error) || `it ended with ${code}`));
    });
  });
}

/** Of what the CLI prints to a person, what it says went wrong: a paragraph, as a crash prints pages. */
function sentenceOf(text: string): string {
  const [, sentence = text] = /^error: ([\s\S]*)/m.exec(text) ?? [];
  const [paragraph = ""] = sentence.trim().split(/\n\s*\n/);
  return paragraph.replace(/\s+/g, " ").replace(/\.$/, "");
}
