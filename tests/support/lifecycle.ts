import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CallEntry, type Emulator, type EmulatorOptions, startEmulator, type Uncertain } from "../../emulator";
import { uncertain } from "../../emulator/options";
import { Managed } from "./managed";
import { type ProviderProcess, type ProviderProcessOptions, startProviderProcess } from "./provider-process";

/** Snapshots of a process live for half a minute, so a command after this reads everything anew. */
const BETWEEN_COMMANDS_MS = 31_000;

/** One emulated cloud and one real provider process, for a whole suite. */
export interface Lifecycle {
  readonly cloud: Emulator;
  readonly provider: ProviderProcess;
  /** A resource as the engine keeps it. */
  resource(kind: string): Managed;
  /** Time passes, in the cloud and in the process alike: what comes next is another `pulumi` command. */
  later(milliseconds?: number): Promise<void>;
  /** Calls that the provider made since the last `reset` or `clearCalls`. */
  calls(action?: string): readonly CallEntry[];
  /** An administrator at the console. */
  console(
    action: string,
    parameters?: object,
    service?: "cloudsso" | "ims",
  ): Promise<{ readonly [field: string]: unknown }>;
  /** Back to the empty cloud of the start, with ids that this process has not seen yet. */
  reset(options?: Partial<Uncertain>): Promise<void>;
  close(): Promise<void>;
}

export interface LifecycleOptions {
  readonly cloud?: EmulatorOptions;
  readonly process?: Partial<ProviderProcessOptions>;
}

export async function startLifecycle(options: LifecycleOptions = {}): Promise<Lifecycle> {
  const folder = mkdtempSync(join(tmpdir(), "identity-lifecycle-"));
  const clockFile = join(folder, "clock");
  let offset = 0;
  writeFileSync(clockFile, "0");
  const cloud = await startEmulator({ accounts: 3, taskDurationMs: 40, ...options.cloud });
  const seed = await cloud.control.snapshot();
  const provider = await startProviderProcess({
    ...options.process,
    environment: {
      ...cloud.environment(),
      ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
      NODE_OPTIONS: `--require ${require.resolve("./preload-steady.js")}`,
      TEST_CLOCK_FILE: clockFile,
      ...options.process?.environment,
    },
  });
  let resets = 0;
  return {
    cloud,
    provider,
    resource: (kind) => new Managed(provider, kind),
    async later(milliseconds = BETWEEN_COMMANDS_MS) {
      offset += milliseconds;
      writeFileSync(clockFile, String(offset));
      await cloud.control.advanceClock(milliseconds);
    },
    calls: (action) =>
      cloud.calls.filter((call) => call.by === "api" && (action === undefined || call.action === action)),
    console: (action, parameters = {}, service = "cloudsso") =>
      cloud.control.perform(service, action, { ...parameters }),
    async reset(chosen) {
      resets += 1;
      await cloud.control.clearFaults();
      // The emulator makes ids from the order of creation: without this a test would meet the last one's in the process's memory.
      await cloud.control.restore({ ...seed, sequence: seed.sequence + resets * 100_000 });
      await cloud.control.setOptions({ ...uncertain(options.cloud?.options), ...chosen });
      await cloud.control.clearCalls();
    },
    async close() {
      await provider.close();
      await cloud.close();
      rmSync(folder, { recursive: true });
    },
  };
}

let shared: Promise<Lifecycle> | undefined;

/** One for all suites of a run that want nothing special: a process takes seconds to start. Closed with the run. */
export function sharedLifecycle(): Promise<Lifecycle> {
  shared ??= startLifecycle();
  return shared;
}

after(async () => {
  await (await shared)?.close();
});
