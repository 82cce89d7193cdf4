import { CancelledError } from "./errors";
import { type Clock, onAbort, systemClock } from "./wait";

/**
 * A rate budget: so many calls a second, so many at once. It starts at the given rate, halves when the service
 * throttles and grows back by steady steps, because other users of the account draw on the same limit unseen.
 */
export interface Budget {
  /** Waits for a turn, first come first served; the returned function gives the seat back and may be called again. */
  take(signal?: AbortSignal): Promise<() => void>;
  /** The service throttled a call. */
  throttled(): void;
  /** The service took a call. */
  accepted(): void;
  /** Calls a second at present. */
  readonly rate: number;
}

export interface BudgetOptions {
  readonly callsPerSecond: number;
  /** Calls under way at once. */
  readonly concurrency: number;
  readonly clock?: Clock;
}

const SLOWEST = 0.5;
/** The share of the starting rate won back in each second of full use. */
const RECOVERY = 0.05;
/** Answers to calls that were under way together tell of one overload, not of many. */
const ONE_OVERLOAD = 1000;

export function createBudget(options: BudgetOptions): Budget {
  const clock = options.clock ?? systemClock;
  const start = options.callsPerSecond;
  const slowest = Math.min(SLOWEST, start);
  const seats = createSeats(options.concurrency);
  let rate = start;
  let nextTurn = 0;
  let lastThrottled = Number.NEGATIVE_INFINITY;

  return {
    async take(signal) {
      const leave = await seats.take(signal);
      try {
        const turn = Math.max(clock.now(), nextTurn);
        nextTurn = turn + 1000 / rate;
        const wait = turn - clock.now();
        if (wait > 0) await clock.sleep(wait, signal);
        return leave;
      } catch (error) {
        leave();
        throw error;
      }
    },
    throttled() {
      if (clock.now() - lastThrottled < ONE_OVERLOAD) return;
      lastThrottled = clock.now();
      rate = Math.max(slowest, rate / 2);
    },
    accepted() {
      rate = Math.min(start, rate + (start * RECOVERY) / rate);
    },
    get rate() {
      return rate;
    },
  };
}

function createSeats(count: number): { take(signal?: AbortSignal): Promise<() => void> } {
  let free = count;
  const queue: Array<() => void> = [];

  const leaving = () => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = queue.shift();
      if (next) next();
      else free++;
    };
  };

  return {
    async take(signal) {
      if (signal?.aborted) throw new CancelledError("The wait for a turn was cancelled.");
      if (free > 0) {
        free--;
        return leaving();
      }
      await new Promise<void>((resolve, reject) => {
        const sit = () => {
          unhook();
          resolve();
        };
        queue.push(sit);
        const unhook = onAbort(signal, () => {
          queue.splice(queue.indexOf(sit), 1);
          reject(new CancelledError("The wait for a turn was cancelled."));
        });
      });
      return leaving();
    },
  };
}
