import type { Lookup } from "../../provider/config";
import type { Cli, Environment } from "../pulumi/find";
import { reasonOf } from "../pulumi/reason";
import { type Ended, runPulumi } from "../pulumi/run";
import { type Finding, fail, notLookedAt, ok, warn } from "./finding";
import { isMap, mapIn } from "./printed";
import { isBelow } from "./version";

export interface Place {
  readonly environment: Environment;
  /** Of the project. */
  readonly folder: string;
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
  const ended = await run(cli, ["version"], place);
  const version = /^v?(\d+\.\d+\.\d+\S*)\s*$/.exec(ended.out)?.[1];
  if (ended.code !== 0 || version === undefined) {
    return fail("pulumi", `${cli.path} does not run: ${reasonOf(ended)}`, `install it anew: ${install}`);
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
  const ended = await run(cli, ["whoami", "--json"], place);
  if (ended.code !== 0) {
    const advice = "set PULUMI_ACCESS_TOKEN, or PULUMI_BACKEND_URL for a backend of your own, or run: pulumi login";
    return fail("backend", reasonOf(ended), advice);
  }
  const { user, url } = mapIn(ended.out) ?? {};
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
  const words = ["config", "--json", "--show-secrets", "--stack", stack];
  const ended = await run(cli, words, place);
  if (ended.code !== 0) throw new Error(`The configuration of stack ${stack} cannot be read: ${reasonOf(ended)}`);
  const values = mapIn(ended.out);
  if (values === undefined || !Object.values(values).every(isMap))
    throw new Error(`The configuration of stack ${stack} cannot be read: pulumi config --json did not print one`);
  return (key) => {
    const entry = Object.hasOwn(values, key) ? values[key] : undefined;
    return isMap(entry) && typeof entry["value"] === "string" ? entry["value"] : undefined;
  };
}

/** Milliseconds; a backend that is asked over a network may take a while. */
const PATIENCE = 60_000;

function run(cli: Cli, words: readonly string[], { environment, folder: cwd }: Place): Promise<Ended> {
  return runPulumi(cli, words, { cwd, environment, patience: PATIENCE });
}

/** A backend's address may have a login or a key in it. */
function withoutLogin(url: string): string {
  return url.replace(/\/\/[^/@]*@/, "//").replace(/[?#].*$/s, "");
}
