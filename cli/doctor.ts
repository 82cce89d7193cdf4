import { Command, Option } from "commander";
import type { ServiceName } from "../provider/api/facts";
import type { CallerIdentity } from "../provider/client/account";
import { createSend } from "../provider/client/send";
import { createTransport, type Transport } from "../provider/client/transport";
import { type Lookup, readSettings, type Settings } from "../provider/config";
import { WatchedClock } from "./doctor/clock";
import { accountFinding, credentialsFailure, credentialsFinding } from "./doctor/credentials";
import { lookAtDirectory } from "./doctor/directory";
import { type Finding, fail, notLookedAt, sentenceOf } from "./doctor/finding";
import { textOf } from "./doctor/forms";
import { passphraseFindings } from "./doctor/passphrase";
import { permissionFindings } from "./doctor/permissions";
import { backendFinding, cliFinding, configurationOf, environmentFindings } from "./doctor/pulumi";
import { leastOf, type Needs, needsOfPackage, nodeFinding, sdkFinding } from "./doctor/version";
import { type Cli, findCli } from "./pulumi/find";

/** What the command needs of the world; tests pass their own. */
export interface World {
  readonly environment: NodeJS.ProcessEnv;
  readonly transport: (settings: Settings) => Transport;
  /** Milliseconds. */
  readonly now: () => number;
  readonly nodeVersion: string;
  readonly needs: () => Needs;
  readonly print: (text: string) => void;
}

const processWorld: World = {
  environment: process.env,
  transport: createTransport,
  now: () => Date.now(),
  nodeVersion: process.versions.node,
  needs: needsOfPackage,
  print: (text) => process.stdout.write(`${text}\n`),
};

const PARTS = ["cloudsso", "ims", "ram"] as const;
type Part = (typeof PARTS)[number];

interface Flags {
  readonly stack?: string;
  readonly cwd: string;
  readonly only: readonly Part[];
  readonly json?: true;
}

/** `alicloud-identity doctor`: whether everything that a run needs is there, and what to do where it is not. */
export function doctorCommand(world: World = processWorld): Command {
  return new Command("doctor")
    .description("say whether credentials, permissions, clock, Pulumi and backend are in order; it only reads")
    .option("-s, --stack <name>", "with the configuration of this stack, beside the environment")
    .option("-C, --cwd <folder>", "the folder of the project", ".")
    .addOption(
      new Option("--only <part...>", "ask for permissions of these alone; the accounts come with cloudsso")
        .choices(PARTS)
        .default(PARTS, "all"),
    )
    .option("--json", "print the findings as JSON")
    .action(async (flags: Flags) => {
      const findings = await examine(flags, world);
      world.print(flags.json ? JSON.stringify({ findings }, undefined, 2) : textOf(findings));
      process.exitCode = findings.some(({ result }) => result === "fail") ? 1 : 0;
    });
}

async function examine(flags: Flags, world: World): Promise<Finding[]> {
  const place = { environment: world.environment, folder: flags.cwd };
  const needs = world.needs();
  const cli = findCli(world.environment);
  const [ofCloud, ofCli, ofBackend] = await Promise.all([
    examineCloud(flags, cli, world),
    cliFinding(cli, leastOf(needs.sdk), place),
    backendFinding(cli, place),
  ]);
  return [
    ...ofCloud,
    ofCli,
    nodeFinding(world.nodeVersion, needs),
    sdkFinding(flags.cwd, needs),
    ofBackend,
    ...passphraseFindings(place, flags.stack),
    ...environmentFindings(place),
  ];
}

async function examineCloud({ stack, cwd, only }: Flags, cli: Cli | undefined, world: World): Promise<Finding[]> {
  const { environment } = world;
  let settings: Settings;
  try {
    const lookup: Lookup =
      stack === undefined ? () => undefined : await configurationOf(stack, cli, { environment, folder: cwd });
    settings = readSettings(lookup, environment);
  } catch (error) {
    const first = fail("settings", sentenceOf(error), "correct it, and ask again");
    return [first, ...REST.map((check) => notLookedAt(check, "the settings are wrong"))];
  }
  const clock = new WatchedClock(world.transport(settings), world.now);
  // What has another account is named below, and the rest is looked at all the same.
  const { accountId: _, ...anyAccount } = settings;
  const sendIn = (one: Settings) => createSend(one, { transport: clock.send });
  const client = sendIn(anyAccount);
  let caller: CallerIdentity;
  try {
    caller = await client.callerIdentity();
  } catch (error) {
    const rest = REST.filter((check) => check !== "clock");
    const left = rest.map((check) => notLookedAt(check, "the credentials do not work"));
    return [credentialsFailure(settings, error), ...left, clock.finding()];
  }
  const { findings, directoryId } = only.includes("cloudsso")
    ? await lookAtDirectory(anyAccount, (one) => (one === anyAccount ? client : sendIn(one)))
    : { findings: [], directoryId: undefined };
  const services = only.flatMap((part): ServiceName[] => (part === "cloudsso" ? [part, "resourceDirectory"] : [part]));
  const permissions = await permissionFindings(services, client, directoryId);
  return [credentialsFinding(settings), accountFinding(caller, settings), ...findings, ...permissions, clock.finding()];
}

/** What is asked of the cloud with the credentials. */
const REST = ["account", "region", "directory", "permissions", "clock"];
