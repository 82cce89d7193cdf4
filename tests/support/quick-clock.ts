import { type Clock, sleep } from "../../provider/client/wait";

/** A second of waiting takes ten milliseconds. */
const TIMES_FASTER = 100;

/**
 * The time of a provider in the tests' own process, and of the cloud with it: it runs as usual while there is something
 * to do, and jumps over waits. Waits keep their order.
 */
export class QuickClock implements Clock {
  private ahead = 0;

  /** @param advanceCloud told of every jump. */
  constructor(private readonly advanceCloud: (milliseconds: number) => void) {}

  now(): number {
    return Date.now() + this.ahead;
  }

  pass(milliseconds: number): void {
    this.ahead += milliseconds;
    this.advanceCloud(milliseconds);
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const due = this.now() + milliseconds;
    await sleep(Math.ceil(milliseconds / TIMES_FASTER), signal);
    const left = due - this.now();
    if (left > 0) this.pass(left);
  }
}
