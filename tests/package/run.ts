import { execFile } from "node:child_process";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command without the settings that npm gives to its scripts, which would name another project's folder. */
export function run(cwd: string, command: string, args: readonly string[]): Promise<Ran> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_V8_COVERAGE|INIT_CWD)/.test(name)),
  );
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env, maxBuffer: 64 * 2 ** 20 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1) || 1, stdout, stderr });
    });
  });
}

export async function succeed(cwd: string, command: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(cwd, command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
}

export function node(cwd: string, ...args: readonly string[]): Promise<string> {
  return succeed(cwd, process.execPath, args);
}

/** What a package manager says where there is no registry to ask. */
export function isUnreachable({ stdout, stderr }: Ran): boolean {
  return /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/.test(
    stdout + stderr,
  );
}
