import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { type Snapshot, startEmulator } from "../emulator/index";
import { type Cloud, type Control, createStack, type RehearseOptions, rehearse } from "../rehearsal/index";
import { writeWhole } from "./file";

interface Flags {
  readonly cwd: string;
  readonly stack?: string;
  readonly state?: string;
  readonly refresh?: boolean;
  readonly previewOnly?: boolean;
  readonly clearPendingCreates?: boolean;
  readonly expectNoChanges?: boolean;
  readonly continueOnError?: boolean;
  readonly parallel?: number;
  readonly target?: readonly string[];
  readonly config?: Readonly<Record<string, string>>;
  readonly secret?: Readonly<Record<string, string>>;
  readonly diff?: boolean;
  readonly json?: boolean;
  readonly unlock?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** `alicloud-identity rehearse <operation>`: a Pulumi operation on a machine without the CLI, against the emulator. */
export function rehearseCommand(): Command {
  const command = new Command("rehearse").description(
    "run a Pulumi operation without the Pulumi CLI, against the emulator (nothing reaches the real cloud)",
  );
  const operations = {
    up: "bring the cloud to what the program says",
    preview: "show what up would do",
    refresh: "bring the state to what the cloud says",
    destroy: "delete everything in the state",
  } as const;
  for (const [operation, description] of Object.entries(operations)) {
    command.addCommand(operationCommand(operation as RehearseOptions["operation"], description));
  }
  return command.addCommand(stackCommand());
}

function stackCommand(): Command {
  const init = new Command("init")
    .description("make an empty stack")
    .argument("<name>")
    .option("-C, --cwd <folder>", "folder of the project", ".")
    .action((name: string, { cwd }: { readonly cwd: string }) => {
      createStack(cwd, name);
      console.log(`Created stack '${name}'`);
    });
  return new Command("stack").description("make stacks").addCommand(init);
}

function operationCommand(operation: RehearseOptions["operation"], description: string): Command {
  const command = new Command(operation)
    .description(description)
    .option("-C, --cwd <folder>", "folder of the project", ".")
    .option("-s, --stack <name>", "a stack that `stack init` made (without it: rehearsal, made when first used)")
    .option("--state <file>", "state file (default: .rehearsal/<stack>.json in the project)")
    .option("--diff", "show all properties of what changes")
    .option("--expect-no-changes", "exit with 7 if anything changes")
    .option("--continue-on-error", "go on with what does not depend on a failure (PULUMI_CONTINUE_ON_ERROR)")
    .option("-p, --parallel <number>", "steps at a time (PULUMI_PARALLEL; default: 4 x cores)", wholeNumber)
    .option("-t, --target <urn>", "only this resource; may be repeated, * and ** are wildcards", collect)
    .option("-c, --config <key=value>", "stack configuration; may be repeated", collectPair)
    .option("--secret <key=value>", "secret stack configuration; may be repeated", collectPair)
    .option("--json", "print the trace, one JSON object a line")
    .option("--unlock", "remove the lock that a killed run left behind")
    .option("-y, --yes", "taken for the Pulumi CLI's sake: nothing is asked")
    .option("-f, --skip-preview", "taken for the Pulumi CLI's sake: there is no preview before");
  if (operation !== "refresh") command.option("-r, --refresh", "read the cloud first");
  if (operation === "refresh" || operation === "destroy") command.option("--preview-only", "change nothing");
  if (operation === "refresh") {
    command.option("--clear-pending-creates", "forget creates that a killed run left open");
  }
  return command.action(async (flags: Flags) => {
    process.exitCode = await run(operation, flags, process.env);
  });
}

async function run(operation: RehearseOptions["operation"], flags: Flags, environment: Environment): Promise<number> {
  const { exitCode, error } = await rehearse({
    operation,
    cwd: flags.cwd,
    stack: flags.stack,
    stackMustExist: flags.stack !== undefined && flags.state === undefined,
    stateFile: flags.state,
    environment,
    refresh: flags.refresh === true,
    previewOnly: flags.previewOnly === true,
    clearPendingCreates: flags.clearPendingCreates === true,
    expectNoChanges: flags.expectNoChanges === true,
    continueOnError: flags.continueOnError ?? isTrue(environment["PULUMI_CONTINUE_ON_ERROR"]),
    parallel: flags.parallel ?? parallelOf(environment["PULUMI_PARALLEL"]),
    targets: flags.target ?? [],
    config: flags.config ?? {},
    secretConfig: flags.secret ?? {},
    diff: flags.diff === true,
    unlock: flags.unlock === true,
    startCloud,
    onStart: interruptible,
    ...(flags.json === true
      ? { onTrace: (entry) => console.log(JSON.stringify(entry)) }
      : { print: (text) => console.log(text) }),
  });
  // With --json there is no text for the user; an error that came before the first step is in no trace.
  if (flags.json === true && error !== undefined) console.error(`error: ${error}`);
  return exitCode;
}

/** The emulator, with its content in a file beside the state; written at every change, since a run may be killed. */
async function startCloud(stateFile: string): Promise<Cloud> {
  const file = stateFile.replace(/(?:\.json)?$/, ".cloud.json");
  const emulator = await startEmulator({
    log: ({ carriedOut, action }) => {
      if (carriedOut && !/^(Get|List)/.test(action)) save();
    },
  });
  const save = (): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, JSON.stringify(emulator.state));
  };
  if (existsSync(file)) await emulator.control.restore(JSON.parse(readFileSync(file, "utf8")) as Snapshot);
  return {
    environment: emulator.environment(),
    close: async () => {
      save();
      await emulator.close();
    },
  };
}

function interruptible(control: Control): void {
  let seen = 0;
  process.on("SIGINT", () => {
    seen += 1;
    if (seen > 1) return control.terminate();
    console.error(
      "^C received; cancelling. If you would like to terminate immediately, press ^C again.\n" +
        "Note that terminating immediately may lead to orphaned resources and other inconsistencies.",
    );
    control.cancel();
  });
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function collectPair(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, key, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError("expected key=value");
  return { ...before, [key]: value };
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("expected a whole number above 0");
  return number;
}

function parallelOf(text: string | undefined): number | undefined {
  return text === undefined || text === "" ? undefined : wholeNumber(text);
}

function isTrue(text: string | undefined): boolean {
  return text === "true" || text === "1";
}
