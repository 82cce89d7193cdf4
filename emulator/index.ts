import type { CallEntry } from "./calls";
import type { Control } from "./control";
import type { Uncertain } from "./options";
import type { CloudState } from "./store";

export type { CallEntry, CallMatch } from "./calls";
export type { ArmedFault, ArmedFaultState, Control, Fault, Pause } from "./control";
export type { Uncertain } from "./options";
export type { CloudState, Snapshot } from "./store";

export interface EmulatorOptions {
  /** Port on 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number;
  /** Default `LTAIemulatorAccessKey000`; a fake. */
  readonly accessKeyId?: string;
  /** Default `emulator-secret-is-no-secret00`; a fake. */
  readonly accessKeySecret?: string;
  /** What is there at the start besides the accounts and the directory. Default `empty`. */
  readonly seed?: "empty" | "small";
  /** Member accounts of the resource directory, `1000000000000001` and on. Default 3. */
  readonly accounts?: number;
  /** Whether CloudSSO is switched on and has its directory. Default true. */
  readonly directory?: boolean;
  /** How long a task takes. Default 100. */
  readonly taskDurationMs?: number;
  /** What a running task stands in the way of: its (configuration, account), the default, or its whole configuration. */
  readonly conflictScope?: "account" | "configuration";
  /** Calls above this rate, per service and second, are throttled. Default: no limit. */
  readonly maxCallsPerSecond?: number;
  /** Accept unknown parameters and values out of range, as the real gateway may. Default false. */
  readonly lenient?: boolean;
  /** Other answers to what the documentation leaves open; see `options.ts`. */
  readonly options?: Partial<Uncertain>;
  /** Called when a call has ended, however it ended. */
  readonly log?: (entry: CallEntry) => void;
}

export interface Emulator {
  /** `http://127.0.0.1:<port>`: all services answer here. */
  readonly url: string;
  readonly port: number;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Empty when started with `directory: false`. */
  readonly directoryId: string;
  readonly managementAccountId: string;
  /** The member accounts. */
  readonly accountIds: readonly string[];
  /** The state as it is now, tasks that are due included. For assertions; change it through `control`. */
  readonly state: CloudState;
  readonly control: Control;
  /** All calls since the start or the last clearing, the running ones too. */
  readonly calls: readonly CallEntry[];
  /** The environment that points a provider, or a tool of the same variables, at this emulator. */
  environment(): Record<string, string>;
  close(): Promise<void>;
}
