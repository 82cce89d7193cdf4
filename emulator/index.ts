import type { AddressInfo } from "node:net";
import type { CallEntry } from "./calls";
import type { Chaos } from "./chaos";
import type { Control } from "./control";
import { localControl } from "./local-control";
import { type Uncertain, uncertain } from "./options";
import { managementAccountId, seedState } from "./seed";
import { companyAccounts, plantCompany } from "./seed-company";
import { plantSmall } from "./seed-small";
import { listen } from "./server";
import type { CloudState, Permission } from "./store";
import { World } from "./world";

export type { CallEntry, CallMatch } from "./calls";
export type { Chaos } from "./chaos";
export type { ArmedFault, ArmedFaultState, Control, Fault, Pause } from "./control";
export type { Uncertain } from "./options";
export { connectControl } from "./remote-control";
export { coverage } from "./services";
export type { CloudState, Permission, Snapshot } from "./store";

export const defaultAccessKeyId = "LTAIemulatorAccessKey000";
export const defaultAccessKeySecret = "emulator-secret-is-no-secret00";

export interface EmulatorOptions {
  /** Port on 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number;
  /** Default `LTAIemulatorAccessKey000`; a fake. */
  readonly accessKeyId?: string;
  /** Default `emulator-secret-is-no-secret00`; a fake. */
  readonly accessKeySecret?: string;
  /** More callers, such as one that may only read. RAM users' own keys and temporary ones work without this. */
  readonly callers?: readonly Caller[];
  /**
   * What is there at the start besides the accounts and the directory. Default `empty`; `small` is a handful of objects,
   * `company` hundreds: people, groups, access configurations in most accounts, RAM users, and drift.
   */
  readonly seed?: Seed;
  /** Member accounts of the resource directory, `1000000000000001` and on. Default 3, in a company 250. */
  readonly accounts?: number;
  /** Whether CloudSSO is switched on and has its directory. Default true. */
  readonly directory?: boolean;
  /** How long a task takes. Default 100. */
  readonly taskDurationMs?: number;
  /** What a running task stands in the way of: its (configuration, account), the default, or its whole configuration. */
  readonly conflictScope?: "account" | "configuration";
  /** Calls above this rate, per service and second, are throttled. Default: no limit. */
  readonly maxCallsPerSecond?: number;
  /**
   * Faults at random, the same for the same calls: throttled, 500, reset before or after being carried out, or slow (up
   * to 100 ms). Calls through `control` are never hit. Default: none.
   */
  readonly chaos?: Chaos;
  /** Accept unknown parameters and values out of range, as the real gateway may. Default false. */
  readonly lenient?: boolean;
  /** Other answers to what the documentation leaves open; see `options.ts`. */
  readonly options?: Partial<Uncertain>;
  /** At least so many calls are remembered, the latest. Default: all, about a kilobyte each. */
  readonly keptCalls?: number;
  /** Called when a call has ended, however it ended. */
  readonly log?: (entry: CallEntry) => void;
}

export type Seed = "empty" | "small" | "company";

export interface Caller {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** What the caller may do; absent = everything. A Deny wins, and what no Allow names is denied. */
  readonly permissions?: readonly Permission[];
  /** The account itself instead of a RAM user; it cannot assume roles. Default false. */
  readonly root?: boolean;
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
  /** All calls since the start or the last clearing, the running ones too; with `keptCalls` the latest of them. */
  readonly calls: readonly CallEntry[];
  /** The environment that points a provider, or a tool of the same variables, at this emulator. */
  environment(): Record<string, string>;
  close(): Promise<void>;
}

const region = "cn-shanghai";
const plants = { empty: () => {}, small: plantSmall, company: plantCompany } as const;

/** Starts the cloud on 127.0.0.1 and resolves when it answers. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { accessKeyId = defaultAccessKeyId, accessKeySecret = defaultAccessKeySecret } = options;
  const { seed = "empty", directory = true, conflictScope } = options;
  const { accounts = seed === "company" ? companyAccounts : 3 } = options;
  const callers: readonly Caller[] = [{ accessKeyId, accessKeySecret }, ...(options.callers ?? [])];
  const world = new World({
    seed: (now) => seedState({ accounts, directory, region, callers }, now),
    plant: plants[seed],
    options: uncertain({ ...options.options, ...(conflictScope === undefined ? {} : { conflictScope }) }),
    taskDurationMs: options.taskDurationMs ?? 100,
    lenient: options.lenient ?? false,
    maxCallsPerSecond: options.maxCallsPerSecond,
    chaos: options.chaos,
    keptCalls: options.keptCalls,
  });
  if (options.log !== undefined) world.log.onEnd(options.log);
  const control = localControl(world);
  const server = await listen(world, control, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    accessKeyId,
    accessKeySecret,
    managementAccountId,
    control,
    get directoryId() {
      return world.state.cloudsso.directory?.directoryId ?? "";
    },
    get accountIds() {
      return Object.keys(world.state.resourceDirectory.accounts);
    },
    get state() {
      return world.state;
    },
    get calls() {
      return world.log.entries;
    },
    environment: () => ({
      ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
      ALIBABA_CLOUD_REGION: region,
      ALIBABA_CLOUD_ENDPOINT_CLOUDSSO: url,
      ALIBABA_CLOUD_ENDPOINT_IMS: url,
      ALIBABA_CLOUD_ENDPOINT_STS: url,
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true",
      ALIBABA_CLOUD_CLI_PROFILE_DISABLED: "true",
    }),
    close: () =>
      new Promise((resolve) => {
        world.pauses.clear();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
