import { isBusy } from "../client/error-codes";
import type { Clock } from "../client/wait";
import type { Wait } from "./scheduler";

/** Terraform waits three seconds and more; a task that is asked about costs nothing but the call. */
const PAUSE_MS = 2000;

/** Does a write that the service refuses while a task runs, again and again until it is taken or the time is up. */
export async function whenFree<T>(clock: Clock, wait: Wait, write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isBusy(error)) throw error;
      wait.signal.throwIfAborted();
      wait.report?.("waits for a running task of this access configuration");
      await clock.sleep(PAUSE_MS, wait.signal);
    }
  }
}
