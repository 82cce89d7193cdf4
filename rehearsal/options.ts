import type { TraceEntry } from "./trace";

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
  /** Fail when the stack has no state yet, as the CLI does with a stack that was not made before. */
  readonly stackMustExist?: boolean;
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
  /**
   * Starts a cloud on the loopback interface; called when the environment names none. It gets the path of the state
   * file, to keep its content beside it: a state describes nothing without the cloud it was made in.
   */
  readonly startCloud?: (stateFile: string) => Promise<Cloud>;
  /** Takes the text for the user, in whole lines; nothing is printed without it. */
  readonly print?: (text: string) => void;
  /** Show all properties of what changes. */
  readonly diff?: boolean;
  /** Takes each entry of the trace as it is made. */
  readonly onTrace?: (entry: TraceEntry) => void;
  /** Called before the first step, with what Ctrl-C does. */
  readonly onStart?: (control: Control) => void;
}

/** What Ctrl-C does. */
export interface Control {
  /** The first time: start nothing new, let running steps end. */
  cancel(): void;
  /** The second time: end program and provider, and drop the results of what ran; the state keeps it as pending. */
  terminate(): void;
}
