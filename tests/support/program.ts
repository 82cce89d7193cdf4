import * as pulumi from "@pulumi/pulumi";
import { type CallEntry, type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";

/** A program in the tests' own process, for what runs there: functions. */
export interface Program {
  readonly cloud: Emulator;
  /** What the program called since the last `forget`. */
  calls(action?: string): readonly CallEntry[];
  /** An administrator at the console. */
  console(
    action: string,
    parameters?: object,
    service?: "cloudsso" | "ims" | "ram" | "resourceDirectory",
  ): Promise<{ readonly [field: string]: unknown }>;
  /** Another program begins, with nothing known and nothing called. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

let programs = 0;

/** @param configuration of its stack, over what points it at a cloud of its own. */
export async function startProgram(
  options: EmulatorOptions = {},
  configuration: { readonly [key: string]: string } = {},
): Promise<Program> {
  const cloud = await startEmulator({ accounts: 3, taskDurationMs: 0, ...options });
  const begin = () => {
    const own = {
      region: "cn-shanghai",
      endpoints: JSON.stringify({ cloudsso: cloud.url, ims: cloud.url, resourceDirectory: cloud.url, sts: cloud.url }),
      accessKey: cloud.accessKeyId,
      secretKey: cloud.accessKeySecret,
      maxCallsPerSecond: "1000",
    };
    const all = Object.entries({ ...own, ...configuration }).map(([key, value]) => [`alicloud-identity:${key}`, value]);
    // Settings and client are kept by the text of the configuration, which another program's is not.
    const text = { ...Object.fromEntries(all), "test:program": String(++programs) };
    pulumi.runtime.setAllConfig(text, ["alicloud-identity:secretKey"]);
  };
  begin();
  return {
    cloud,
    calls: (action) =>
      cloud.calls.filter((call) => call.by === "api" && (action === undefined || call.action === action)),
    console: (action, parameters = {}, service = "cloudsso") =>
      cloud.control.perform(service, action, { ...parameters }),
    async forget() {
      await cloud.control.clearCalls();
      begin();
    },
    async close() {
      pulumi.runtime.setAllConfig({});
      await cloud.close();
    },
  };
}

/** What an output comes to; `undefined` in a preview that does not know it. */
export function resultOf<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as pulumi.Output<T> & { promise(): Promise<T> }).promise();
}
