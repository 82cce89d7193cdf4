import { type Emulator, startEmulator } from "../../emulator";

const OTHER = "2000000000000000";

let started: Promise<Emulator> | undefined;

/** A cloud of another account, with a directory of its own. One for all suites of a run. */
export function otherAccount(own: Emulator): Promise<Emulator> {
  started ??= startOther(own);
  return started;
}

async function startOther(own: Emulator): Promise<Emulator> {
  const cloud = await startEmulator({ accounts: 1, taskDurationMs: 0 });
  const state = JSON.stringify(await cloud.control.snapshot())
    .replaceAll(own.managementAccountId, OTHER)
    .replaceAll(own.directoryId, "d-elsewhere00");
  await cloud.control.restore(JSON.parse(state));
  return cloud;
}

after(async () => {
  await (await started)?.close();
});
