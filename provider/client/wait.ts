import { setMaxListeners } from "node:events";
import { CancelledError } from "./errors";

/** Time as the client sees it; tests give their own, so that nothing really sleeps. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects with `CancelledError` when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = { now: () => Date.now(), sleep };

export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      unhook();
      resolve();
    }, milliseconds);
    const unhook = onAbort(signal, () => {
      clearTimeout(timer);
      reject(new CancelledError("The wait was cancelled."));
    });
  });
}

/** The promise, or `CancelledError` as soon as the signal aborts; for work that is shared and goes on without this caller. */
export function orCancelled<T>(promise: Promise<T>, signal: AbortSignal | undefined, what = "The wait"): Promise<T> {
  return new Promise((resolve, reject) => {
    const unhook = onAbort(signal, () => reject(new CancelledError(`${what} was cancelled.`)));
    promise.then(resolve, reject).finally(unhook);
  });
}

/**
 * Runs the listener when the signal aborts, at once if it has; the returned function takes it back. One signal may
 * stand for a whole stack operation, so Node's warning about many listeners is switched off for it.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return () => undefined;
  if (signal.aborted) {
    listener();
    return () => undefined;
  }
  setMaxListeners(0, signal);
  signal.addEventListener("abort", listener, { once: true });
  return () => signal.removeEventListener("abort", listener);
}
