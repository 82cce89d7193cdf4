/** An engine that runs Pulumi programs: the CLI, or the rehearsal that stands in for it. */
export interface Engine {
  readonly name: "pulumi" | "rehearsal";
  /** Such as `3.260.0`. */
  readonly version: string;
  /** A new, empty stack of the project in `folder`. */
  open(setup: StackSetup): Promise<Stack>;
}

export interface StackSetup {
  readonly stack: string;
  /** Holds `Pulumi.yaml`; what the engine keeps of the stack goes beside it. */
  readonly folder: string;
  readonly project: string;
  /** Runs will be killed or interrupted. */
  readonly disturbed?: boolean;
  /** Of the engine, and through it of program and provider. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface Stack {
  readonly name: string;
  /** Sets stack configuration; keys without a namespace are the project's. */
  configure(values: Readonly<Record<string, unknown>>): Promise<void>;
  configureSecret(key: string, value: string): Promise<void>;
  start(operation: OperationName, options?: OperationOptions): Running;
  /** What `pulumi cancel` does: takes away the lock that a killed run left. */
  cancel(): Promise<void>;
  /** `pulumi state delete <urn> --target-dependents`, where the engine has it. */
  stateDelete?(urn: string): Promise<void>;
  /** Takes over what a file names, as `pulumi import --file` does. */
  take(file: string): Promise<void>;
  /** As it is on disk, secrets encrypted. */
  deployment(): Deployment;
  /** Where it is on disk. */
  readonly stateFile: string;
}

export type OperationName = "up" | "preview" | "refresh" | "destroy";

export interface OperationOptions {
  readonly refresh?: boolean;
  readonly previewOnly?: boolean;
  readonly clearPendingCreates?: boolean;
  readonly expectNoChanges?: boolean;
  /** Goes on after a failure. Default true, as all documented commands do. */
  readonly continueOnError?: boolean;
  readonly targets?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Running {
  readonly done: Promise<Run>;
  /** Resolves when this was printed; rejects when the run ends without it. */
  printed(text: string): Promise<void>;
  /** As Ctrl-C in the terminal. */
  interrupt(): void;
  /** As `kill -9` on the engine alone: program host and provider process are left to themselves. */
  kill(): void;
}

/** An operation that has ended, one way or another. */
export interface Run {
  /** As a user would type it. */
  readonly command: string;
  /** `null` after a kill. */
  readonly exitCode: number | null;
  readonly steps: readonly Step[];
  /** In the order in which they began. */
  readonly calls: readonly ProviderCall[];
  /** Everything that was printed. */
  readonly output: string;
}

/** What the engine decided for a resource, in the order in which it was done. */
export interface Step {
  readonly urn: string;
  /** Such as `update`; of a `refresh`, what it found. */
  readonly op: string;
  readonly outcome: "done" | "failed";
  /** Paths that differ, with what happens to them: `~` changed, `+` added, `-` gone. */
  readonly changes: readonly string[];
}

export type ProviderMethod = "check" | "diff" | "create" | "read" | "update" | "delete";

/** A call as the provider process received it. `began` and `ended` count over the whole run. */
export interface ProviderCall {
  readonly pid: number;
  readonly method: ProviderMethod;
  readonly urn: string;
  readonly began: number;
  /** Absent when the process ended before the call did. */
  readonly ended?: number;
  readonly failed: boolean;
}

/** The part of Pulumi's deployment format that tests look at. */
export interface Deployment {
  readonly resources: readonly StoredResource[];
  readonly pendingOperations: readonly { readonly type: string; readonly resource: StoredResource }[];
}

export interface StoredResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly custom?: boolean;
  readonly delete?: boolean;
  readonly external?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly dependencies?: readonly string[];
  readonly initErrors?: readonly string[];
}

/** The format of `stack export` as the engines keep it. */
export interface StoredDeployment {
  readonly resources?: readonly StoredResource[];
  readonly pending_operations?: Deployment["pendingOperations"];
}

export function toDeployment(stored: StoredDeployment | undefined): Deployment {
  return { resources: stored?.resources ?? [], pendingOperations: stored?.pending_operations ?? [] };
}

/** `cloudsso:Directory directory`, or the plain type for what is not ours. */
export function nameOf(urn: string): string {
  const [, , type = "", name = ""] = urn.split("::");
  return `${type
    .split("$")
    .at(-1)
    ?.replace(/^pulumi-nodejs:dynamic\/\w+:/, "")} ${name}`;
}

export function isOurs(urn: string): boolean {
  return urn.includes("pulumi-nodejs:dynamic/");
}

/** The command line that both engines understand. */
export function argumentsOf(operation: OperationName, options: OperationOptions): string[] {
  return [
    operation,
    ...(options.refresh === true ? ["--refresh"] : []),
    ...(options.previewOnly === true ? ["--preview-only"] : []),
    ...(options.clearPendingCreates === true ? ["--clear-pending-creates"] : []),
    ...(options.expectNoChanges === true ? ["--expect-no-changes"] : []),
    ...(options.targets ?? []).flatMap((urn) => ["--target", urn]),
  ];
}
