import type { Emulator } from "../../emulator";
import { createSend } from "../../provider/client/send";
import { readSettings } from "../../provider/config";

/** A machine asks with its key who it is: a use, which the service tells of two hours late. */
export async function useKey(cloud: Emulator, accessKeyId: string, accessKeySecret: string): Promise<void> {
  const own = { ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret };
  await createSend(readSettings(() => undefined, { ...cloud.environment(), ...own })).accountId();
}
