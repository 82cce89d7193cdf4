import { delimiter, dirname, resolve } from "node:path";
import { type CallEntry, type Emulator, startEmulator } from "../../emulator";
import { readEstateFile } from "../../estate/file";
import type { Estate } from "../../estate/model";
import { type Progress, readEstate } from "../../estate/read";
import { createSend } from "../../provider/client/send";
import { readSettings } from "../../provider/config";
import { PLACE_SETTINGS } from "../../provider/config/declarations";
import { type Cli, type Environment, findCli } from "../pulumi/find";
import { type Guard, guarded } from "./guard";
import { makePlace } from "./place";
import { findProject, type Project } from "./project";
import { lookupOf, makeStack, type OwnStack, readStack, refuseOthers, selectedStack } from "./stack";
import { type Words, wordsOf } from "./words";

export interface TrialOptions {
  /** As a shell would have it, a word each. */
  readonly command: readonly string[];
  /** Where it would run. */
  readonly cwd: string;
  readonly environment: Environment;
  /** Default: the one that the command names, else the selected one. */
  readonly stack?: string;
  /** A file with an estate, to begin with in place of what is there now. */
  readonly snapshot?: string;
  /** Packages whose providers may act for real. */
  readonly allow?: readonly string[];
  /** The folder of the copy stays. */
  readonly keep?: boolean;
  /** Where what the command prints goes. Default `stdout`. */
  readonly output?: "stdout" | "stderr";
  readonly onProgress?: (progress: Progress) => void;
  /** What was copied, before the command runs. */
  readonly onReady?: (copy: Copy) => void;
}

export interface Copy {
  readonly estate: Estate;
  readonly stack: string | undefined;
  /** Why the command runs without one, in a sentence. */
  readonly whyNoStack: string | undefined;
  /** How many objects of a kind have no copy, since what they belong to was not read. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** What a command did to a copy of what is there. */
export interface Trial {
  /** The copy as the command found it, with what could not be read of the original. */
  readonly before: Estate;
  readonly after: Estate;
  /** Of the command, in their order; secrets are masked. */
  readonly calls: readonly CallEntry[];
  readonly exitCode: number;
  /** With `keep`. */
  readonly folder?: string;
}

/** Some room for work that goes on in the background, and short for who waits. */
const TASK_MS = 50;
const QUICKLY = { ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000" };
/** Whatever stack configuration, state and program say: nothing but the copy is reached. */
const ALONE = { ...QUICKLY, ALIBABA_CLOUD_IDENTITY_ENVIRONMENT_ONLY: "true" };

/**
 * Runs a command on a copy: what is there on the emulator, the stack in a backend of its own. What is there is only
 * read, the stack, its files and Pulumi's home are only read, and the copy is gone when this returns or throws.
 *
 * @throws a sentence when it does not come to the command. A command that fails is a trial like any other.
 */
export function runTrial(options: TrialOptions): Promise<Trial> {
  return guarded(async (guard) => {
    const words = wordsOf(options.command);
    const own = await ownOf(words, options, guard.signal);
    const estate = await estateOf(own.stack, options, guard.signal);
    const emulator = await startEmulator({ estate, taskDurationMs: TASK_MS });
    try {
      return await onCopy(words, own, estate, emulator, guard, options);
    } finally {
      await emulator.close();
    }
  });
}

interface Own {
  readonly cli: Cli | undefined;
  readonly project: Project | undefined;
  readonly stack: OwnStack | undefined;
  readonly whyNoStack?: string;
}

/** Who runs Pulumi has a stack; who runs something else may have none, and is told so. */
async function ownOf(words: Words, options: TrialOptions, signal: AbortSignal): Promise<Own> {
  const { environment, allow = [] } = options;
  const project = findProject(resolve(options.cwd, words.cwd ?? "."));
  const cli = findCli(environment);
  const named = options.stack ?? words.stack;
  const isNeeded = words.isPulumi || named !== undefined;
  const without = (whyNoStack: string): Own => ({ cli, project, stack: undefined, whyNoStack });
  if (project === undefined) {
    if (isNeeded) throw new Error("There is no Pulumi project here or above; name one with --cwd.");
    return without("There is no Pulumi project here, so no stack was copied.");
  }
  if (cli === undefined) {
    if (isNeeded) {
      throw new Error(
        "There is no Pulumi CLI on the PATH or in ~/.pulumi/bin, and only it can copy a stack; without it, " +
          "`alicloud-identity try -- alicloud-identity rehearse up` runs the program on a copy of the cloud, with an empty state.",
      );
    }
    return without("There is no Pulumi CLI here, so no stack was copied.");
  }
  const shell = { cli, cwd: project.root, environment, signal };
  const name = named ?? (await selectedStack(shell).catch((error: Error) => error));
  if (name instanceof Error) {
    if (isNeeded || signal.aborted) throw name;
    return without(name.message);
  }
  const stack = await readStack(shell, name, words.configFile && resolve(options.cwd, words.configFile));
  refuseOthers(stack, allow);
  return { cli, project, stack };
}

function estateOf(stack: OwnStack | undefined, options: TrialOptions, signal: AbortSignal): Promise<Estate> | Estate {
  const { snapshot, environment, onProgress } = options;
  if (snapshot !== undefined) return readEstateFile(snapshot);
  const settings = readSettings(stack === undefined ? () => undefined : lookupOf(stack), environment);
  const client = createSend(settings, { onDebug: (line) => process.stderr.write(`${line}\n`) });
  return readEstate(client, { region: settings.region, signal, ...(onProgress === undefined ? {} : { onProgress }) });
}

async function onCopy(
  { command, args }: Words,
  { cli, project, stack, whyNoStack }: Own,
  estate: Estate,
  emulator: Emulator,
  { signal, run }: Guard,
  options: TrialOptions,
): Promise<Trial> {
  const { allow = [], keep, output = "stdout", onReady } = options;
  const place = makePlace({ project, stack, cwd: resolve(options.cwd), allow, environment: options.environment });
  const environment = { ...elsewhere(withCli(options.environment, cli)), ...place.environment };
  try {
    if (cli !== undefined && stack !== undefined) {
      await makeStack({ cli, cwd: place.cwd, environment, signal }, stack, place.salt);
    }
    const before = await readCopy(estate, emulator, signal);
    onReady?.({ estate, stack: stack?.name, whyNoStack, leftOut: emulator.leftOut });
    await emulator.control.clearCalls();
    const exitCode = await run(command, args, {
      cwd: place.cwd,
      environment: { ...environment, ...emulator.environment(), ...ALONE },
      output,
    });
    const calls = [...emulator.calls];
    await emulator.control.finishTasks();
    const after = await readCopy(estate, emulator, signal);
    return { before, after, calls, exitCode, ...(keep ? { folder: place.folder } : {}) };
  } finally {
    if (keep) place.keep();
    else place.remove();
  }
}

/** What could not be read of the original cannot be known of its copy either, nor what cannot be read of that. */
async function readCopy(original: Estate, emulator: Emulator, signal: AbortSignal): Promise<Estate> {
  const settings = readSettings(() => undefined, { ...emulator.environment(), ...QUICKLY });
  const estate = await readEstate(createSend(settings), { region: original.region, signal });
  return { ...estate, unread: [...original.unread, ...estate.unread] };
}

/** So that the command finds the same one. */
function withCli(environment: Environment, cli: Cli | undefined): Environment {
  if (cli === undefined || cli.isOnPath) return environment;
  return { ...environment, PATH: [environment["PATH"], dirname(cli.path)].filter(Boolean).join(delimiter) };
}

/** Nothing that leads to the own cloud, or to the backend of the own stack. */
function elsewhere(environment: Environment): Environment {
  const names = [
    ...PLACE_SETTINGS.flatMap(({ variables = [] }) => variables),
    ...["PULUMI_ACCESS_TOKEN", "PULUMI_CONFIG_PASSPHRASE_FILE", "PULUMI_STACK"],
  ];
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
}
