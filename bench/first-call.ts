import { startEmulator } from "../emulator/index";
import { startProviderProcess } from "../tests/support/provider-process";

/** Milliseconds from the start of the provider's process to its first signed call, the best of a few. */
export async function firstCall(times = 3): Promise<number> {
  const cloud = await startEmulator({ accounts: 1 });
  try {
    let best = Number.POSITIVE_INFINITY;
    for (let time = 0; time < times; time++) {
      await cloud.control.clearCalls();
      const begun = Date.now();
      const provider = await startProviderProcess({ environment: cloud.environment() });
      await provider.read("cloudsso:Directory", cloud.directoryId, { region: "cn-shanghai" });
      await provider.close();
      best = Math.min(best, (cloud.calls[0]?.at ?? Number.POSITIVE_INFINITY) - begun);
    }
    return best;
  } finally {
    await cloud.close();
  }
}
