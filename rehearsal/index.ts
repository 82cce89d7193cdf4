import { join, resolve } from "node:path";
import type { StoredDeployment } from "./deployment";
import { Display } from "./display";
import { namesCloud } from "./endpoints";
import { Messages } from "./messages";
import { type Project, readProject } from "./project";
import { type Control, EXIT_FAILED, runSession } from "./session";
import { StateFile } from "./state-file";
import { Trace, type TraceEntry } from "./trace";

export type { CallEntry, MessageEntry, ProviderMethod, StepEntry, StepOp, SummaryEntry, TraceEntry } from "./trace";
export type { Control, StoredDeployment };

export interface Cloud {
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface RehearseOptions {
  readonly operation: "up" | "preview" | "refresh" | "destroy";
  /** Folder with `Pulumi.yaml`, or below it. */
  readonly cwd: string;
  /** Default `rehearsal`. */
  readonly stack?: string | undefined;
  /** Relative to `cwd`. Default `.rehearsal/<stack>.json` beside `Pulumi.yaml`. */
  readonly stateFile?: string | undefined;
  /** Environment of program and provider; `PULUMI_CONFIG_PASSPHRASE` protects the secrets in the state. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Read the cloud first: for up, preview and destroy. */
  readonly refresh?: boolean;
  /** Change nothing: for refresh and destroy. */
  readonly previewOnly?: boolean;
  /** Forget creates that a killed run left open: for refresh. */
  readonly clearPendingCreates?: boolean;
  readonly expectNoChanges?: boolean;
  readonly continueOnError?: boolean;
  /** Steps at a time; default 4 x cores. */
  readonly parallel?: number | undefined;
  /** URNs; `*` and `**` are wildcards. */
  readonly targets?: readonly string[];
  /** Stack configuration over the project's and that of `Pulumi.<stack>.yaml`. A key without namespace is the project's. */
  readonly config?: Readonly<Record<string, string>>;
  readonly secretConfig?: Readonly<Record<string, string>>;
  /** Remove the lock that a killed run left behind. */
  readonly unlock?: boolean;
  /** Starts a cloud on the loopback interface; called when the environment names none. */
  readonly startCloud?: () => Promise<Cloud>;
  /** Takes the text for the user, in whole lines; nothing is printed without it. */
  readonly print?: (text: string) => void;
  /** Show all properties of what changes. */
  readonly diff?: boolean;
  /** Takes each entry of the trace as it is made. */
  readonly onTrace?: (entry: TraceEntry) => void;
  /** Called before the first step, with what Ctrl-C does. */
  readonly onStart?: (control: Control) => void;
}

export interface Rehearsal {
  /** 0 done; 1 failed or canceled; 7 changes where none were expected; 255 it did not come to a first step. */
  readonly exitCode: number;
  /** Counts by operation, as the CLI counts for its summary. */
  readonly changes: Readonly<Record<string, number>>;
  readonly trace: readonly TraceEntry[];
  /** The state after the operation, secrets encrypted; `undefined` when there is none. */
  readonly state: StoredDeployment | undefined;
  /** The stack's outputs after the operation as JSON, secrets in the clear. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Why it did not come to a first step. */
  readonly error: string | undefined;
}

/**
 * Runs one operation on a stack with the project's own engine: on the real program host and the real dynamic-provider
 * process, for machines without the Pulumi CLI. `up` is what the CLI does with `--yes --skip-preview`.
 *
 * It refuses endpoints that are not loopback, and, by name, what it does not cover.
 */
export async function rehearse(options: RehearseOptions): Promise<Rehearsal> {
  const messages = new Messages();
  const trace = new Trace(options.onTrace);
  const preview = options.operation === "preview" || options.previewOnly === true;
  const display = new Display(options.print ?? (() => undefined), preview, options.diff === true);
  messages.on((message) => {
    if (message.severity !== "debug") trace.add({ kind: "message", ...message });
    display.message(message);
  });
  let cloud: Cloud | undefined;
  try {
    const project = readProject(options.cwd);
    const file = new StateFile(statePath(options, project));
    const environment = { ...options.environment };
    if (!namesCloud(environment)) {
      cloud = await options.startCloud?.();
      namesCloud(Object.assign(environment, cloud?.environment));
    }
    if (options.unlock === true) file.unlock();
    if (!preview) file.lock(options.operation);
    try {
      const ended = await runSession({ options, project, file, environment, messages, trace, display, preview });
      const { exitCode, changes } = ended;
      trace.add({ kind: "summary", operation: options.operation, preview, exitCode, changes });
      return { ...ended, trace: trace.entries, state: file.load(), error: undefined };
    } finally {
      if (!preview) file.unlock();
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    display.failure(error.message);
    const nothing = { changes: {}, trace: trace.entries, state: undefined, outputs: {} };
    return { exitCode: EXIT_FAILED, ...nothing, error: error.message };
  } finally {
    await cloud?.close();
  }
}

function statePath(options: RehearseOptions, project: Project): string {
  const { stateFile, stack = "rehearsal" } = options;
  return stateFile === undefined ? join(project.root, ".rehearsal", `${stack}.json`) : resolve(options.cwd, stateFile);
}
