import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { Lookup } from "../../provider/config";
import { type Finding, fail, notLookedAt, ok, warn } from "./finding";
import { isMap, mapIn } from "./printed";
import { isBelow } from "./version";

export interface Place {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the project. */
  readonly folder: string;
}

export interface Cli {
  readonly path: string;
  readonly isOnPath: boolean;
}

/** From the PATH, else from where Pulumi's own installer puts it. */
export function findCli({ environment }: Place): Cli | undefined {
  const home = environment["HOME"] ?? environment["USERPROFILE"] ?? homedir();
  const name = process.platform === "win32" ? "pulumi.exe" : "pulumi";
  const named = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const path = [...named, join(home, ".pulumi", "bin")].map((folder) => join(folder, name)).find(isProgram);
  return path === undefined ? undefined : { path, isOnPath: named.some((folder) => join(folder, name) === path) };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** With which a refreshed preview ends with 7, and not as an error does, where it finds drift. */
const WITH_EXIT_CODE_7 = "3.227.0";

/** @param least the version that the package's peer dependency begins with. */
export async function cliFinding(cli: Cli | undefined, least: string, place: Place): Promise<Finding> {
  const install = process.platform === "win32" ? "winget install pulumi" : "curl -fsSL https://get.pulumi.com | sh";
  if (cli === undefined) {
    const without = "call, snapshot, lint of files and rehearse work without it";
    return fail("pulumi", "there is none on the PATH or in ~/.pulumi/bin", `install it: ${install}; ${without}`);
  }
  const { status, out, err } = await run(cli, ["version"], place);
  const version = /^v?(\d+\.\d+\.\d+\S*)\s*$/.exec(out)?.[1];
  if (status !== 0 || version === undefined) {
    return fail("pulumi", `${cli.path} does not run: ${firstLine(err || out)}`, `install it anew: ${install}`);
  }
  const found = `${version} (${cli.path})`;
  if (isBelow(version, least))
    return fail("pulumi", `${found} is older than ${least}`, `install a newer one: ${install}`);
  if (!cli.isOnPath) return warn("pulumi", `${found} is not on the PATH`, `export PATH="$HOME/.pulumi/bin:$PATH"`);
  if (!isBelow(version, WITH_EXIT_CODE_7)) return ok("pulumi", found);
  const old = `${found}: before ${WITH_EXIT_CODE_7}, drift ends a preview as an error does, and not with exit code 7`;
  return warn("pulumi", old, `install a newer one: ${install}`);
}

/** Which backend holds the states, and that it answers. */
export async function backendFinding(cli: Cli | undefined, place: Place): Promise<Finding> {
  if (cli === undefined) return notLookedAt("backend", "there is no Pulumi CLI to ask");
  const { status, out, err } = await run(cli, ["whoami", "--json", "--non-interactive"], place);
  if (status !== 0) {
    const advice = "set PULUMI_ACCESS_TOKEN, or PULUMI_BACKEND_URL for a backend of your own, or run: pulumi login";
    return fail("backend", firstLine(err || out), advice);
  }
  const { user, url } = mapIn(out) ?? {};
  if (typeof user !== "string" || typeof url !== "string") {
    const odd = "pulumi whoami --json did not print a user and an address";
    return fail("backend", odd, "run it in this environment, and mend what it says: pulumi whoami --json");
  }
  const found = `${withoutLogin(url)}, as ${user}`;
  if (!url.startsWith("file:") || !/^(true|1|yes|on)$/i.test(place.environment["CI"] ?? ""))
    return ok("backend", found);
  const advice = "use a backend that outlives the runner, such as Pulumi Cloud or a bucket of OSS by its S3 address";
  return warn("backend", `${found}: a folder, which a runner forgets`, advice);
}

/** What the documentation advises for every run. */
export function environmentFindings({ environment }: Place): Finding[] {
  const { PULUMI_CONTINUE_ON_ERROR: goesOn = "", PULUMI_PARALLEL: parallel = "" } = environment;
  return [
    /^(true|1)$/i.test(goesOn)
      ? ok("PULUMI_CONTINUE_ON_ERROR", goesOn)
      : warn(
          "PULUMI_CONTINUE_ON_ERROR",
          goesOn === "" ? "not set: one failing account keeps the others from their permissions" : goesOn,
          "export PULUMI_CONTINUE_ON_ERROR=true",
        ),
    Number(parallel) >= PARALLEL
      ? ok("PULUMI_PARALLEL", parallel)
      : warn(
          "PULUMI_PARALLEL",
          parallel === "" ? "not set: few accounts are worked on at a time" : `${parallel}: few accounts at a time`,
          `export PULUMI_PARALLEL=${PARALLEL}`,
        ),
  ];
}

const PARALLEL = 64;

/**
 * The configuration of a stack, with its secrets.
 *
 * @throws a sentence.
 */
export async function configurationOf(stack: string, cli: Cli | undefined, place: Place): Promise<Lookup> {
  if (cli === undefined) throw new Error(`There is no Pulumi CLI, which --stack ${stack} needs`);
  const words = ["config", "--json", "--show-secrets", "--non-interactive", "--stack", stack];
  const { status, out, err } = await run(cli, words, place);
  if (status !== 0) throw new Error(`The configuration of stack ${stack} cannot be read: ${firstLine(err || out)}`);
  const values = mapIn(out);
  if (values === undefined || !Object.values(values).every(isMap))
    throw new Error(`The configuration of stack ${stack} cannot be read: pulumi config --json did not print one`);
  return (key) => {
    const entry = Object.hasOwn(values, key) ? values[key] : undefined;
    return isMap(entry) && typeof entry["value"] === "string" ? entry["value"] : undefined;
  };
}

interface Ended {
  readonly status: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** Milliseconds; a backend that is asked over a network may take a while. */
const PATIENCE = 60_000;

function run({ path }: Cli, words: readonly string[], { environment, folder }: Place): Promise<Ended> {
  const env = { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" };
  return new Promise((resolve) => {
    execFile(path, words, { env, cwd: folder, timeout: PATIENCE }, (error, out, err) => {
      if (error === null) return resolve({ status: 0, out, err });
      const status = typeof error.code === "number" ? error.code : undefined;
      resolve({
        status,
        out,
        err: err || (error.killed === true ? "it did not end within a minute" : "it ended early"),
      });
    });
  });
}

function firstLine(text: string): string {
  return (
    text
      .replace(/^(\s*error:\s*)+/, "")
      .trim()
      .split("\n")[0] ?? ""
  ).replace(/\.$/, "");
}

/** A backend's address may have a login or a key in it. */
function withoutLogin(url: string): string {
  return url.replace(/\/\/[^/@]*@/, "//").replace(/[?#].*$/s, "");
}
