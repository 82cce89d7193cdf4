/** A test against the emulator that must compile. `tests/package` compiles it against the installed package too. */
import {
  type CallEntry,
  connectControl,
  type Emulator,
  type EmulatorOptions,
  type SeedRole,
  startEmulator,
} from "pulumi-alicloud-identity/emulator";

const trusted: SeedRole = { roleName: "deployer", accountId: "1000000000000001", trustPolicy: { Version: "1" } };
const settings: EmulatorOptions = { seed: "small", roles: ["ci", trusted], options: { userDeletion: "cascade" } };

async function tested(): Promise<readonly CallEntry[]> {
  const emulator: Emulator = await startEmulator(settings);
  await emulator.control.fault({ kind: "resetAfter", action: "CreateUser" });
  const variables: Record<string, string> = emulator.environment();
  const remote = connectControl(variables["ALIBABA_CLOUD_ENDPOINT_IMS"] ?? emulator.url);
  await remote.advanceClock(1000);
  await emulator.close();
  return emulator.calls;
}

async function misspelt(): Promise<void> {
  // @ts-expect-error there is no such setting
  await startEmulator({ seeds: "small" });
  // @ts-expect-error there is no such seed
  await startEmulator({ seed: "compny" });
}

export const programs = [tested, misspelt];
