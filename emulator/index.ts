import type { AddressInfo } from "node:net";
import type { CallEntry } from "./calls";
import type { Control } from "./control";
import { loadEstate } from "./estate/load";
import { localControl } from "./local-control";
import { uncertain } from "./options";
import { seedState } from "./seed";
import { companyAccounts, plantCompany } from "./seed-company";
import { plantRoles } from "./seed-roles";
import { plantSmall } from "./seed-small";
import { listen } from "./server";
import { type Caller, checkSettings, type EmulatorOptions, type Seed } from "./settings";
import type { CloudState } from "./store";
import { World } from "./world";

export type { Estate } from "../estate/model";
export type { CallEntry, CallMatch } from "./calls";
export type { Chaos } from "./chaos";
export type { ArmedFault, ArmedFaultState, Control, Fault, Pause } from "./control";
export type { Uncertain } from "./options";
export { connectControl } from "./remote-control";
export type { SeedRole } from "./seed-roles";
export { coverage } from "./services";
export type { Caller, EmulatorOptions, Seed } from "./settings";
export type { CloudState, Permission, Snapshot } from "./store";

export const defaultAccessKeyId = "LTAIemulatorAccessKey000";
export const defaultAccessKeySecret = "emulator-secret-is-no-secret00";

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
  /** With `estate`, how many objects of a kind are not there, since the estate did not read what they belong to. */
  readonly leftOut: ReadonlyMap<string, number>;
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
const plants: Readonly<Record<Seed, (world: World) => void>> = {
  empty: () => {},
  small: plantSmall,
  company: plantCompany,
};

/**
 * Starts the cloud on 127.0.0.1 and resolves when it answers. Rejects with one sentence when a setting is unknown or
 * out of its range.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  checkSettings(options, Object.keys(plants));
  const { accessKeyId = defaultAccessKeyId, accessKeySecret = defaultAccessKeySecret } = options;
  const { seed = "empty", directory = true, estate, conflictScope } = options;
  const { accounts = seed === "company" ? companyAccounts : 3 } = options;
  const callers: readonly Caller[] = [{ accessKeyId, accessKeySecret }, ...(options.callers ?? [])];
  let leftOut: ReadonlyMap<string, number> = new Map();
  const world = new World({
    seed: (now) => {
      if (estate === undefined) return seedState({ accounts, directory, region, callers }, now);
      const loaded = loadEstate(estate, { region, callers }, now);
      leftOut = loaded.leftOut;
      return loaded.state;
    },
    plant: (world) => {
      plants[seed](world);
      plantRoles(world, options.roles ?? []);
    },
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
    leftOut,
    control,
    get managementAccountId() {
      return world.state.managementAccountId;
    },
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
      ALIBABA_CLOUD_REGION: world.state.cloudsso.region,
      ALIBABA_CLOUD_ENDPOINT_CLOUDSSO: url,
      ALIBABA_CLOUD_ENDPOINT_IMS: url,
      ALIBABA_CLOUD_ENDPOINT_RAM: url,
      ALIBABA_CLOUD_ENDPOINT_RESOURCE_DIRECTORY: url,
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
