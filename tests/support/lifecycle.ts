import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CallEntry, type Emulator, type EmulatorOptions, startEmulator, type Uncertain } from "../../emulator";
import { uncertain } from "../../emulator/options";
import { temporaryHome } from "./home";
import { Managed } from "./managed";
import { preloading } from "./preload";
import type { Provider } from "./provider";
import { type ProviderHere, startProviderHere } from "./provider-here";
import { type ProviderProcess, type ProviderProcessOptions, startProviderProcess } from "./provider-process";
import { QuickClock } from "./quick-clock";

/** Snapshots of a process live for half a minute, so a command after this reads everything anew. */
const BETWEEN_COMMANDS_MS = 31_000;

/** One emulated cloud and a provider for it, for a whole suite. */
export interface Lifecycle<P extends Provider = Provider> {
  readonly cloud: Emulator;
  /** Of the command that runs: in the tests' own process each command has its own. */
  readonly provider: P;
  /**
   * A resource as the engine keeps it. By default another one of the program each time, and in a process, which serves
   * many tests, one without a URN, of which it remembers nothing.
   */
  resource(kind: string, name?: string): Managed;
  /** Time passes, in the cloud and for the provider alike: what comes next is another `pulumi` command. */
  later(milliseconds?: number): Promise<void>;
  /** Calls that the provider made since the last `reset` or `clearCalls`. */
  calls(action?: string): readonly CallEntry[];
  /** The actions of those that are no reads. */
  writes(): string[];
  /** An administrator at the console. */
  console(
    action: string,
    parameters?: object,
    service?: "cloudsso" | "ims" | "ram" | "resourceDirectory",
  ): Promise<{ readonly [field: string]: unknown }>;
  /** Back to the empty cloud of the start, with nothing left in a provider's memory or Pulumi's folder. */
  reset(options?: Partial<Uncertain>): Promise<void>;
  close(): Promise<void>;
}

interface HereOptions {
  readonly cloud?: EmulatorOptions;
  /** Over what points the provider at the cloud. */
  readonly environment?: { readonly [name: string]: string };
  readonly configuration?: { readonly [key: string]: string };
}

export interface ProcessOptions {
  readonly cloud?: EmulatorOptions;
  /** A process of Pulumi's own runs the provider. It costs seconds, and waits in real time. */
  readonly process: Partial<ProviderProcessOptions>;
}

type LifecycleOptions = HereOptions | ProcessOptions;

export function startLifecycle(options: ProcessOptions): Promise<Lifecycle<ProviderProcess>>;
export function startLifecycle(options?: HereOptions): Promise<Lifecycle<ProviderHere>>;
export async function startLifecycle(options: LifecycleOptions = {}): Promise<Lifecycle> {
  const accounts = options.cloud?.estate === undefined ? { accounts: 3 } : {};
  const cloud = await startEmulator({ ...accounts, taskDurationMs: 40, ...options.cloud });
  const environment = { ...cloud.environment(), ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000" };
  const runner =
    "process" in options ? await inProcess(cloud, environment, options) : here(cloud, environment, options);
  const seed = await cloud.control.snapshot();
  let resets = 0;
  return {
    cloud,
    get provider() {
      return runner.current();
    },
    resource: (kind, name = runner.newName()) => new Managed(runner.current, kind, name),
    async later(milliseconds = BETWEEN_COMMANDS_MS) {
      runner.pass(milliseconds);
      await runner.nextCommand();
    },
    calls: (action) =>
      cloud.calls.filter((call) => call.by === "api" && (action === undefined || call.action === action)),
    writes: () =>
      cloud.calls.flatMap(({ by, action }) => (by === "api" && !/^(Get|List)/.test(action) ? [action] : [])),
    console: (action, parameters = {}, service = "cloudsso") =>
      cloud.control.perform(service, action, { ...parameters }),
    async reset(chosen) {
      resets += 1;
      await cloud.control.clearFaults();
      // The emulator makes ids from the order of creation: without this a test would meet the last one's in a process's memory.
      await cloud.control.restore({ ...seed, sequence: seed.sequence + resets * 100_000 });
      await cloud.control.setOptions({ ...uncertain(options.cloud?.options), ...chosen });
      await cloud.control.clearCalls();
      await runner.forget();
    },
    async close() {
      await runner.close();
      await cloud.close();
    },
  };
}

/** What runs one `pulumi` command after the other. */
interface Runner {
  current(): Provider;
  /** For the next resource of the program; `undefined` for one without a URN. */
  newName(): string | undefined;
  pass(milliseconds: number): void;
  nextCommand(): Promise<void>;
  forget(): Promise<void>;
  close(): Promise<void>;
}

type Environment = { readonly [name: string]: string };

/** A provider in this process, a new one for each command; waits cost no time. */
function here(cloud: Emulator, environment: Environment, { configuration, ...options }: HereOptions): Runner {
  const clock = new QuickClock((milliseconds) => void cloud.control.advanceClock(milliseconds));
  let home = temporaryHome();
  const start = () =>
    startProviderHere({
      environment: { ...environment, PULUMI_HOME: home, ...options.environment },
      ...(configuration === undefined ? {} : { configuration }),
      clock,
    });
  let provider = start();
  let names = 0;
  return {
    current: () => provider,
    newName: () => `resource-${++names}`,
    pass: (milliseconds) => clock.pass(milliseconds),
    async nextCommand() {
      provider = start();
    },
    async forget() {
      home = temporaryHome();
      provider = start();
    },
    close: () => provider.close(),
  };
}

/** One process for all commands. Its time can be pushed forward, its waits cannot. */
async function inProcess(cloud: Emulator, environment: Environment, options: ProcessOptions): Promise<Runner> {
  const folder = mkdtempSync(join(tmpdir(), "identity-lifecycle-"));
  const clockFile = join(folder, "clock");
  let offset = 0;
  const pass = (milliseconds: number) => {
    offset += milliseconds;
    writeFileSync(clockFile, String(offset));
    void cloud.control.advanceClock(milliseconds);
  };
  pass(0);
  const provider = await startProviderProcess({
    ...options.process,
    environment: {
      ...environment,
      NODE_OPTIONS: preloading(require.resolve("./preload-steady.js")),
      TEST_CLOCK_FILE: clockFile,
      ...options.process.environment,
    },
  });
  return {
    current: () => provider,
    newName: () => undefined,
    pass,
    nextCommand: async () => undefined,
    forget: async () => undefined,
    async close() {
      await provider.close();
      rmSync(folder, { recursive: true });
    },
  };
}

let shared: Promise<Lifecycle<ProviderHere>> | undefined;

/** One for all suites of a run that want nothing special. Closed with the run. */
export function sharedLifecycle(): Promise<Lifecycle<ProviderHere>> {
  shared ??= startLifecycle();
  return shared;
}

after(async () => {
  await (await shared)?.close();
});
