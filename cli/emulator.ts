import { existsSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { Command, InvalidArgumentError, Option } from "commander";
import { type CallEntry, type Emulator, type EmulatorOptions, type Seed, startEmulator } from "../emulator";
import { answerOf } from "./emulator/answers";
import { openLog } from "./emulator/log-file";
import { restoreCommand, snapshotCommand } from "./emulator/remote";
import { readStart, summaryOf } from "./emulator/start";
import { writeState } from "./emulator/state-file";

interface EmulatorFlags {
  readonly port: number;
  readonly accounts?: number;
  readonly taskSeconds: number;
  readonly conflictScope: NonNullable<EmulatorOptions["conflictScope"]>;
  readonly seed: Seed;
  readonly directory: boolean;
  readonly role?: readonly string[];
  readonly maxCallsPerSecond?: number;
  readonly chaos?: number;
  readonly chaosSeed: number;
  readonly answer?: readonly string[];
  readonly lenient?: true;
  readonly load?: string;
  readonly state?: string;
  readonly log?: string;
  readonly keepCalls: number;
  readonly verbose?: true;
}

/** `alicloud-identity emulator`: the cloud on localhost, until it is interrupted. */
export function command(): Command {
  return new Command("emulator")
    .description(
      "Run CloudSSO, IMS, RAM, the resource directory and STS on 127.0.0.1, for programs and tests without an account.",
    )
    .option("--port <number>", "port; 0 takes any free one", port, 0)
    .addOption(
      new Option("--seed <name>", "what is there at the start").choices(["empty", "small", "company"]).default("empty"),
    )
    .option("--accounts <number>", "member accounts (default: 3, in a company 250)", wholeNumber)
    .option("--no-directory", "start without a CloudSSO directory, the service switched off")
    .option("--role <name...>", "roles of the management account that its RAM users may assume; there are no others")
    .addOption(
      new Option(
        "--load <file>",
        "begin with what this file holds: an estate, or a snapshot of the emulator",
      ).conflicts(["seed", "accounts", "directory", "state"]),
    )
    .option("--state <file>", "begin with the state in this file when it exists, and keep it there")
    .option("--task-seconds <seconds>", "how long a task takes", number, 2)
    .addOption(
      new Option("--conflict-scope <scope>", "what a running task stands in the way of")
        .choices(["account", "configuration", "assignment"])
        .default("account"),
    )
    .option("--max-calls-per-second <number>", "throttle above this rate, per service", wholeNumber)
    .option("--chaos <rate>", "hit this share of calls, 0 to 1, with faults at random", rate)
    .option("--chaos-seed <number>", "the same seed and calls meet the same faults", wholeNumber, 1)
    .option(
      "--answer <name=value...>",
      "another answer to what the documentation leaves open, such as userDeletion=cascade",
    )
    .option("--lenient", "accept unknown parameters and values out of range")
    .option("--log <file>", "add a line of JSON for each call to this file, without keys, passwords and tokens")
    .option("--keep-calls <number>", "calls that the control plane remembers, the latest", wholeNumber, 10_000)
    .option("--verbose", "print one line per call")
    .action(run)
    .addCommand(snapshotCommand())
    .addCommand(restoreCommand());
}

async function run(flags: EmulatorFlags): Promise<void> {
  stayLean();
  const save = (emulator: Emulator) => {
    if (flags.state !== undefined) writeState(flags.state, emulator.state);
  };
  const file = flags.load ?? (flags.state !== undefined && existsSync(flags.state) ? flags.state : undefined);
  const start = file === undefined ? {} : readStart(file);
  const record = flags.log === undefined ? () => {} : openLog(flags.log);
  const emulator: Emulator = await startEmulator({
    ...optionsOf(flags),
    ...(start.estate === undefined ? { seed: flags.seed, directory: flags.directory } : { estate: start.estate }),
    log: (entry) => {
      if (flags.verbose) console.error(lineOf(entry));
      record(entry);
      if (entry.carriedOut && !/^(Get|List)/.test(entry.action)) save(emulator);
    },
  });
  if (start.snapshot !== undefined) await emulator.control.restore(start.snapshot).catch(closing(emulator));
  for (const [name, value] of Object.entries(emulator.environment())) console.log(`export ${name}=${value}`);
  if (file !== undefined) console.error(`# ${summaryOf(file, start, emulator)}`);
  console.error(`# CloudSSO, IMS, RAM, the resource directory and STS answer at ${emulator.url}; Ctrl-C ends them.`);
  await interrupted();
  save(emulator);
  await emulator.close();
}

function optionsOf(flags: EmulatorFlags): EmulatorOptions {
  return {
    port: flags.port,
    keptCalls: flags.keepCalls,
    taskDurationMs: flags.taskSeconds * 1000,
    conflictScope: flags.conflictScope,
    lenient: flags.lenient ?? false,
    options: Object.fromEntries((flags.answer ?? []).map(answerOf)),
    roles: flags.role ?? [],
    ...(flags.accounts === undefined ? {} : { accounts: flags.accounts }),
    ...(flags.maxCallsPerSecond === undefined ? {} : { maxCallsPerSecond: flags.maxCallsPerSecond }),
    ...(flags.chaos === undefined ? {} : { chaos: { rate: flags.chaos, seed: flags.chaosSeed } }),
  };
}

/**
 * It may run beside somebody's work all day: the engine is not to spread its young objects further than at the start,
 * nor to let the old ones pile up before it looks for what is no longer needed.
 */
function stayLean(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=60");
}

/** A start that fails leaves nothing running. */
function closing(emulator: Emulator): (error: unknown) => Promise<never> {
  return async (error) => {
    await emulator.close();
    throw error;
  };
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
}

function lineOf(entry: CallEntry): string {
  const { TargetId, AccessConfigurationId, UserPrincipalName, UserName, GroupName } = entry.parameters;
  const about = [AccessConfigurationId, TargetId, UserPrincipalName ?? UserName ?? GroupName].filter(Boolean).join(" ");
  const outcome = entry.status === undefined ? "no answer" : `${entry.status} ${entry.code ?? ""}`.trim();
  const faults = entry.faults.length === 0 ? "" : ` [${entry.faults.join(", ")}]`;
  const by = entry.by === "console" ? " (console)" : "";
  const call = [new Date(entry.at).toISOString(), entry.service, entry.action, about].filter(Boolean).join(" ");
  return `${call} -> ${outcome}${faults}${by}`;
}

function port(text: string): number {
  const value = wholeNumber(text);
  if (value > 65_535) throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
  return value;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("A whole number is needed.");
  return Number(text);
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0)) throw new InvalidArgumentError("A number of at least 0 is needed.");
  return value;
}

function rate(text: string): number {
  const value = number(text);
  if (value > 1) throw new InvalidArgumentError("A number from 0 to 1 is needed.");
  return value;
}
