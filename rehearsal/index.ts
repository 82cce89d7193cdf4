import { join, resolve } from "node:path";
import { emptyDeployment, type StoredDeployment } from "./deployment";
import { Display } from "./display";
import { namedCloud, withoutAccount } from "./endpoints";
import { Messages, RehearsalError } from "./messages";
import type { Cloud, RehearseOptions } from "./options";
import { checkOrigin, OWN_CLOUD } from "./origin";
import { type Project, readProject } from "./project";
import { EXIT_FAILED, runSession } from "./session";
import { StateFile } from "./state-file";
import { Trace, type TraceEntry } from "./trace";

export type { Cloud, Control, RehearseOptions } from "./options";
export type { CallEntry, StepEntry, TraceEntry } from "./trace";
export type { StoredDeployment };

const DEFAULT_STACK = "rehearsal";

export interface Rehearsal {
  /** 0 done; 1 failed or canceled; 7 changes where none were expected; 8 terminated; 255 it did not come to a first step. */
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
    if (options.stackMustExist === true && !file.exists) throw noStack(options.stack ?? DEFAULT_STACK);
    let { environment } = options;
    const endpoint = namedCloud(environment);
    file.cloud = endpoint ?? (options.startCloud === undefined ? undefined : OWN_CLOUD);
    const warning = checkOrigin(file, file.cloud);
    if (endpoint === undefined && options.startCloud !== undefined) {
      cloud = await options.startCloud(file.path);
      environment = { ...withoutAccount(environment), ...cloud.environment };
      namedCloud(environment);
    }
    if (warning !== undefined) messages.log("warning", "", warning);
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

/** Makes an empty stack, to be named from now on; fails when there is one of the name. */
export function createStack(cwd: string, stack: string): void {
  if (!/^[\w.-]{1,100}$/.test(stack)) {
    throw new RehearsalError(`the name of a stack is up to 100 letters, digits, '.', '-' and '_', not '${stack}'`);
  }
  const file = new StateFile(statePath({ cwd, stack }, readProject(cwd)));
  if (file.exists) throw new RehearsalError(`stack '${stack}' already exists`);
  file.replace(emptyDeployment());
}

function noStack(stack: string): RehearsalError {
  return new RehearsalError(`no stack named '${stack}' found; \`rehearse stack init ${stack}\` makes it`);
}

function statePath(options: Pick<RehearseOptions, "cwd" | "stack" | "stateFile">, project: Project): string {
  const { stateFile, stack = DEFAULT_STACK } = options;
  return stateFile === undefined ? join(project.root, ".rehearsal", `${stack}.json`) : resolve(options.cwd, stateFile);
}
