import { setMaxListeners } from "node:events";
import { CancelledError, DeadlineError } from "./errors";

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

/** What one look found. `seen` tells, in words for a message, what it looked like: `task Running, 3 of 9 accounts`. */
export type Sighting<T> =
  | { readonly state: "done"; readonly value: T }
  | { readonly state: "failed"; readonly error: Error }
  | { readonly state: "again"; readonly seen: string };

export interface WaitOptions {
  /** Names what is waited for, to follow "waiting for": `task t-123 of account 456`. */
  readonly what: string;
  /** Milliseconds in all. */
  readonly timeout: number;
  /** Milliseconds between two looks, or a function of the number of looks so far. */
  readonly interval: number | ((looks: number) => number);
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
  /** Told of every look that ended in `again`. */
  readonly onSeen?: (seen: string) => void;
}

/**
 * Looks until the look says done or failed, and gives up after `timeout` with a `DeadlineError` that tells what was
 * seen last. Looks once more when the time is up, so a long interval cannot hide a success.
 */
export async function waitUntil<T>(
  look: (signal?: AbortSignal) => Promise<Sighting<T>>,
  options: WaitOptions,
): Promise<T> {
  const clock = options.clock ?? systemClock;
  const end = clock.now() + options.timeout;
  for (let looks = 1; ; looks++) {
    const sighting = await look(options.signal);
    if (sighting.state === "done") return sighting.value;
    if (sighting.state === "failed") throw sighting.error;
    options.onSeen?.(sighting.seen);
    const left = end - clock.now();
    if (left <= 0) {
      const seconds = Math.round(options.timeout / 1000);
      throw new DeadlineError(`Gave up waiting for ${options.what} after ${seconds} s; seen last: ${sighting.seen}.`);
    }
    const pause = typeof options.interval === "number" ? options.interval : options.interval(looks);
    await clock.sleep(Math.min(pause, left), options.signal);
  }
}
