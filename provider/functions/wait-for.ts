import { systemClock } from "../client/wait";

export interface Wait {
  /** Begins the sentence of a wait that came to nothing: `the credential report`. */
  readonly what: string;
  /** 1 to 3600. */
  readonly timeoutSeconds: number;
}

const SHORTEST_MS = 500;
const LONGEST_MS = 5000;

/**
 * Asks, ever more slowly, until it is so. A preview waits too, so the wait ends, and says how to go on.
 */
export async function waitFor({ what, timeoutSeconds }: Wait, isReady: () => Promise<boolean>): Promise<void> {
  if (!(timeoutSeconds >= 1 && timeoutSeconds <= 3600)) {
    throw new Error(`timeoutSeconds must be from 1 to 3600, not ${timeoutSeconds}`);
  }
  const end = systemClock.now() + timeoutSeconds * 1000;
  for (let pauseMs = SHORTEST_MS; !(await isReady()); pauseMs = Math.min(2 * pauseMs, LONGEST_MS)) {
    const left = end - systemClock.now();
    if (left <= 0) {
      const seconds = `${timeoutSeconds} second${timeoutSeconds === 1 ? "" : "s"}`;
      throw new Error(
        `${what} was not ready after ${seconds}, and is still being made; run the command again, or raise timeoutSeconds`,
      );
    }
    await systemClock.sleep(Math.min(pauseMs, left));
  }
}
