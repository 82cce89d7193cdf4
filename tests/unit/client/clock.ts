import { CancelledError } from "../../../provider/client/errors";
import type { Clock } from "../../../provider/client/wait";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * Virtual time: it jumps to the next sleeper as soon as the process has nothing else to do for a few turns of the
 * event loop, so nothing really sleeps and the order of events is that of real time.
 */
export class VirtualClock implements Clock {
  readonly slept: number[] = [];
  private time: number;
  private sleepers: Sleeper[] = [];
  private pumping = false;

  constructor(start = Date.parse("2026-11-22T10:00:00Z")) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  /** Lets time pass without anybody sleeping. */
  pass(milliseconds: number): void {
    this.time += milliseconds;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(milliseconds);
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new CancelledError("The wait was cancelled."));
      const sleeper = { at: this.time + milliseconds, wake: resolve };
      this.sleepers.push(sleeper);
      signal?.addEventListener("abort", () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        reject(new CancelledError("The wait was cancelled."));
      });
      this.pump();
    });
  }

  private pump(): void {
    if (this.pumping) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      const next = this.sleepers.sort((one, other) => one.at - other.at).shift();
      if (!next) return;
      this.time = Math.max(this.time, next.at);
      next.wake();
      if (this.sleepers.length > 0) this.pump();
    });
  }
}
