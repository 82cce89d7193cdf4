import { availableParallelism } from "node:os";
import { Checkpoint } from "./checkpoint";
import { providerInputs, readConfiguration, type StackConfiguration } from "./configuration";
import { DeploymentFormat, type Snapshot } from "./deployment";
import type { Display } from "./display";
import { refuseRemoteConfiguration } from "./endpoints";
import { EventQueue } from "./events";
import type { Messages } from "./messages";
import { Monitor } from "./monitor";
import { Operation } from "./operation";
import type { Control, RehearseOptions } from "./options";
import { Crypter } from "./passphrase";
import { type Program, startProgram } from "./program-process";
import type { Project } from "./project";
import { ProviderRegistry } from "./registry";
import { Run, type RunResult } from "./run";
import type { StateFile } from "./state-file";
import { hasChanges } from "./steps";
import { Targets } from "./targets";
import type { Trace } from "./trace";
import { STACK_TYPE } from "./urn";
import type { PropertyMap } from "./values";
import { mapToWire } from "./wire";

export const EXIT_FAILED = 255;
const EXIT_STEP_FAILED = 1;
const EXIT_NO_CHANGES = 7;
const EXIT_TERMINATED = 8;

export interface SessionSetup {
  readonly options: RehearseOptions;
  readonly project: Project;
  readonly file: StateFile;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly messages: Messages;
  readonly trace: Trace;
  readonly display: Display;
  readonly preview: boolean;
}

export interface SessionEnd {
  readonly exitCode: number;
  readonly changes: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** One operation on one stack, from its state to its state, with its processes. */
export async function runSession(setup: SessionSetup): Promise<SessionEnd> {
  const { options, project, file, environment, messages, preview } = setup;
  const passphrase = environment["PULUMI_CONFIG_PASSPHRASE"];
  const { format, base } = readState(file, passphrase);
  if (options.clearPendingCreates === true) clearPendingCreates(base, format, file);
  const given = { plain: options.config ?? {}, secret: options.secretConfig ?? {} };
  const configuration = readConfiguration(project, stackName(options), given, passphrase);
  refuseRemoteConfiguration(configuration);

  const events = new EventQueue();
  const monitor = new Monitor({ sdk: project.sdk, events, messages, providerInputs: providerInputs(configuration) });
  const engineAddress = await monitor.listen();
  const providerSetup = { project, engineAddress, environment, messages };
  const registry = new ProviderRegistry(providerSetup, base, setup.trace, preview);
  const operation = new Operation(operationSettings(setup), base, registry, messages);
  const checkpoint = new Checkpoint(base, preview ? undefined : (snapshot) => file.save(() => format.write(snapshot)));
  const run = new Run({ operation, checkpoint, trace: setup.trace, observer: setup.display });
  const session = new Session(setup, operation, run, monitor, events, configuration, engineAddress);
  options.onStart?.(session.control(registry));
  try {
    setup.display.begin(operation);
    const { result, counts } = await session.operate();
    if (!session.terminated) await checkpoint.flush();
    const outputs = stackOutputs(checkpoint.snapshot());
    setup.display.end(counts, options.operation === "destroy" ? {} : outputs);
    return {
      exitCode: session.terminated ? EXIT_TERMINATED : exitCode(setup, result, counts),
      changes: counts,
      outputs: mapToWire(outputs, { unknowns: "keep", secrets: false, references: false }),
    };
  } finally {
    await registry.stop();
    monitor.shutdown();
  }
}

class Session {
  terminated = false;
  #program: Program | undefined;

  constructor(
    private readonly setup: SessionSetup,
    private readonly operation: Operation,
    private readonly run: Run,
    private readonly monitor: Monitor,
    private readonly events: EventQueue,
    private readonly configuration: StackConfiguration,
    private readonly engineAddress: string,
  ) {}

  control(registry: ProviderRegistry): Control {
    return {
      cancel: () => {
        this.run.cancel();
        void registry.cancel();
      },
      terminate: () => {
        this.terminated = true;
        this.run.terminate();
        this.#program?.kill();
        void registry.stop();
      },
    };
  }

  async operate(): Promise<RunResult> {
    const { options, messages } = this.setup;
    const { base, settings } = this.operation;
    if (options.refresh === true || settings.kind === "refresh") {
      const refreshed = await this.run.refresh();
      if (settings.kind === "refresh" || refreshed.result !== "succeeded") return refreshed;
    } else if (base.pendingOperations.length > 0 && !settings.preview) {
      messages.log("warning", "", pendingText(base));
    }
    return settings.kind === "destroy" ? this.run.update(undefined) : this.#runProgram();
  }

  async #runProgram(): Promise<RunResult> {
    const { project, environment, messages } = this.setup;
    const { stack, parallel, preview } = this.operation.settings;
    const { configuration, engineAddress, events, monitor } = this;
    const program = startProgram({
      ...{ project, stack, configuration, engineAddress, parallel, preview, environment, messages },
    });
    this.#program = program;
    program.ended.then(
      (error) => events.push({ kind: "finished", error }),
      (error: Error) => events.push({ kind: "finished", error: error.message }),
    );
    const result = await this.run.update(events);
    if (result.result !== "succeeded") program.silence();
    monitor.close();
    await program.leave();
    return result;
  }
}

function readState(file: StateFile, passphrase: string | undefined): { format: DeploymentFormat; base: Snapshot } {
  const stored = file.load();
  const crypter = new Crypter(passphrase, stored?.deployment.secrets_providers?.state?.salt);
  const format = new DeploymentFormat(crypter);
  return { format, base: stored === undefined ? { resources: [], pendingOperations: [] } : format.read(stored) };
}

function clearPendingCreates(base: Snapshot, format: DeploymentFormat, file: StateFile): void {
  base.pendingOperations = base.pendingOperations.filter((operation) => operation.type !== "creating");
  file.replace(format.write(base));
}

function stackName(options: RehearseOptions): string {
  return options.stack ?? "rehearsal";
}

function operationSettings({ options, project, preview }: SessionSetup): Operation["settings"] {
  return {
    kind: options.operation === "preview" ? "up" : options.operation,
    preview,
    project: project.name,
    stack: stackName(options),
    targets: new Targets(options.targets ?? []),
    continueOnError: options.continueOnError === true,
    parallel: options.parallel ?? 4 * availableParallelism(),
  };
}

function stackOutputs(snapshot: Snapshot): PropertyMap {
  return snapshot.resources.find((state) => state.type === STACK_TYPE && !state.delete)?.outputs ?? {};
}

function exitCode(setup: SessionSetup, result: RunResult["result"], counts: SessionEnd["changes"]): number {
  const { options, display } = setup;
  if (result !== "succeeded") return EXIT_STEP_FAILED;
  if (options.expectNoChanges !== true || !hasChanges(counts)) return 0;
  const operation = options.operation === "up" ? "update" : options.operation;
  display.failure(`no changes were expected for ${operation} but changes were proposed`);
  return EXIT_NO_CHANGES;
}

function pendingText(base: Snapshot): string {
  const list = base.pendingOperations.map(({ resource, type }) => `  * ${resource.urn}, interrupted while ${type}`);
  return (
    `Attempting to deploy or update resources with ${list.length} pending operations from previous deployment.\n` +
    `${list.join("\n")}\n` +
    "These resources are in an unknown state because the engine was interrupted while waiting for changes to these " +
    "resources to complete. A refresh brings the state up to date; `refresh --clear-pending-creates` forgets " +
    "interrupted creates, once you know that they made nothing."
  );
}
