import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What is asked of the machine and its network is not there; says what. */
export class Unavailable extends Error {}

/** The clients' own minimum. */
const oldestPython = [3, 7] as const;
const installLimitMs = 150_000;

export type Requirements = "old" | "new";

/**
 * The interpreter of a virtual environment with what `requirements-<name>.txt` names. It is made once, in the temporary
 * folder, for each Python and each wording of the file; a half made one is never found, as it is moved there when ready.
 */
export async function pythonWith(name: Requirements): Promise<string> {
  const python = await findPython();
  const file = join(__dirname, `requirements-${name}.txt`);
  const wanted = createHash("sha256").update(`${python.identity}\n${readFileSync(file, "utf8")}`);
  const folder = ownFolder();
  const ready = join(folder, wanted.digest("hex").slice(0, 16));
  if (!existsSync(interpreter(ready))) await make(python.command, file, folder, ready);
  return interpreter(ready);
}

async function make(python: string, file: string, folder: string, ready: string): Promise<void> {
  const place = mkdtempSync(join(folder, "making-"));
  try {
    await orUnavailable("no virtual environment can be made", run(python, ["-m", "venv", place], { timeout: 60_000 }));
    const quietly = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "20"];
    const install = ["-m", "pip", "install", ...quietly, "--requirement", file];
    const installed = run(interpreter(place), install, { timeout: installLimitMs });
    await orUnavailable("the clients cannot be installed", installed);
    // Another run may have been faster.
    if (existsSync(interpreter(ready))) return;
    rmSync(ready, { recursive: true, force: true });
    renameSync(place, ready);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Nobody else may put programs there. */
function ownFolder(): string {
  const { uid, username } = userInfo();
  const folder = join(tmpdir(), `python-clients-${uid < 0 ? username : uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (uid >= 0 && statSync(folder).uid !== uid) throw new Unavailable(`${folder} belongs to somebody else`);
  return folder;
}

interface Python {
  readonly command: string;
  /** Its version and place. */
  readonly identity: string;
}

async function findPython(): Promise<Python> {
  const ask = "import os, sys; print(*sys.version_info[:3], os.path.realpath(sys.executable))";
  for (const command of ["python3", "python"]) {
    const identity = (await run(command, ["-c", ask]).catch(() => undefined))?.stdout.trim() ?? "";
    const [major = 0, minor = 0] = identity.split(" ").map(Number);
    if (major === oldestPython[0] && minor >= oldestPython[1]) return { command, identity };
  }
  throw new Unavailable(`there is no Python ${oldestPython.join(".")} or newer`);
}

function interpreter(environment: string): string {
  return process.platform === "win32" ? join(environment, "Scripts/python.exe") : join(environment, "bin/python");
}

async function orUnavailable(what: string, done: Promise<unknown>): Promise<void> {
  try {
    await done;
  } catch (error) {
    const { stderr = "", killed = false } = error as { stderr?: string; killed?: boolean };
    const said = stderr.trim().split("\n").at(-1) ?? "";
    throw new Unavailable(`${what}: ${killed ? "it takes too long" : said || "no reason is given"}`);
  }
}
