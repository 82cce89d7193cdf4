import type { Call } from "./call";
import { isClockSkew, isExpiredToken, isNonceUsed, isThrottled, isTransient } from "./error-codes";
import { CancelledError, ServiceError } from "./errors";
import { TransportFailure } from "./transport-failure";
import type { Clock } from "./wait";

/** What one attempt can fail with; everything else that is thrown ends the call as it is. */
export type Failure = ServiceError | TransportFailure;

/** What happened in a call so far. */
export interface History {
  /** Attempts made. */
  readonly attempts: number;
  /** Milliseconds since the first failed; the wait for the first turn is not counted. */
  readonly elapsed: number;
  readonly renewed: boolean;
  readonly adjusted: boolean;
  /** Some attempt may have been carried out. */
  readonly unclear: boolean;
}

export type Verdict =
  | { readonly act: "wait"; readonly delay: number }
  | { readonly act: "renew-credential" }
  | { readonly act: "adjust-clock" }
  | { readonly act: "give-up" };

/** Milliseconds. Full jitter: a wait is anything from 0 to the base doubled with every attempt. */
const BASE = 1_000;
const LONGEST_WAIT = 20_000;
/** The longest that the official SDK heeds `x-acs-retry-after`. */
const LONGEST_RETRY_AFTER = 120_000;
/** Attempts against a service that gives no clear answer; against one that throttles only the deadline counts. */
const ATTEMPTS = 6;

/** Whether the service may have carried the call out, although it gave no success. */
export function isUnclear(failure: Failure): boolean {
  if (failure instanceof TransportFailure) return failure.carriedOut === "unknown";
  return isTransient(failure) || isNonceUsed(failure);
}

/**
 * What to do after a failed attempt. A write that must not be repeated is given up on as soon as its outcome is
 * unclear; a busy target (`OperationConflict.Task`) is no matter of time but of queueing, so it is given up on too.
 */
export function decide(call: Call, failure: Failure, history: History, limit: number, random: () => number): Verdict {
  if (isExpiredToken(failure)) return history.renewed ? GIVE_UP : { act: "renew-credential" };
  if (isClockSkew(failure)) return history.adjusted ? GIVE_UP : { act: "adjust-clock" };
  if (isThrottled(failure)) return waitWithin(limit, history, waitAfter(failure, history, random));
  if (failure instanceof TransportFailure && failure.final) return GIVE_UP;
  const unclear = isUnclear(failure);
  const notSent = failure instanceof TransportFailure && !unclear;
  if (!unclear && !notSent) return GIVE_UP;
  if (unclear && call.repeat === "never") return GIVE_UP;
  if (history.attempts >= ATTEMPTS) return GIVE_UP;
  return waitWithin(limit, history, waitAfter(failure, history, random));
}

const GIVE_UP: Verdict = { act: "give-up" };

function waitAfter(failure: Failure, history: History, random: () => number): number {
  const asked = failure instanceof ServiceError ? failure.retryAfter : undefined;
  if (asked !== undefined) return Math.min(asked, LONGEST_RETRY_AFTER);
  return Math.round(random() * Math.min(LONGEST_WAIT, BASE * 2 ** (history.attempts - 1)));
}

/** A wait that would end after the time is up is not begun. */
function waitWithin(limit: number, history: History, delay: number): Verdict {
  return history.elapsed + delay > limit ? GIVE_UP : { act: "wait", delay };
}

export interface Attempts {
  /** Milliseconds over which the call may be repeated. */
  readonly limit: number;
  readonly clock: Clock;
  readonly random: () => number;
  /** Gets another credential; `false` when there is no other. */
  renewCredential(): Promise<boolean>;
  /** Learns the service's time; `false` when the answer does not tell it. */
  adjustClock(failure: ServiceError): boolean;
  onFailure?(failure: Failure, verdict: Verdict): void;
  /** Makes the error that the caller sees. */
  explain(failure: Failure | CancelledError, history: History): Error;
}

/** Repeats an attempt as long as the policy allows it. Each attempt signs anew. */
export async function repeat<T>(call: Call, attempt: () => Promise<T>, options: Attempts): Promise<T> {
  let firstFailure: number | undefined;
  let history: History = { attempts: 0, elapsed: 0, renewed: false, adjusted: false, unclear: false };
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      if (failure instanceof CancelledError) throw options.explain(failure, history);
      if (!(failure instanceof ServiceError || failure instanceof TransportFailure)) throw failure;
      firstFailure ??= options.clock.now();
      history = { ...history, attempts: history.attempts + 1, elapsed: options.clock.now() - firstFailure };
      const verdict = call.signal?.aborted ? GIVE_UP : decide(call, failure, history, options.limit, options.random);
      options.onFailure?.(failure, verdict);
      if (!(await carryOut(verdict, failure, call, options))) throw options.explain(failure, history);
      history = {
        ...history,
        renewed: history.renewed || verdict.act === "renew-credential",
        adjusted: history.adjusted || verdict.act === "adjust-clock",
        unclear: history.unclear || isUnclear(failure),
      };
    }
  }
}

/** Does what the verdict says; `false` when there is nothing left to try. */
async function carryOut(verdict: Verdict, failure: Failure, call: Call, options: Attempts): Promise<boolean> {
  switch (verdict.act) {
    case "give-up":
      return false;
    case "renew-credential":
      return options.renewCredential();
    case "adjust-clock":
      return failure instanceof ServiceError && options.adjustClock(failure);
    case "wait":
      await options.clock.sleep(verdict.delay, call.signal).catch((error: unknown) => {
        if (!call.signal?.aborted) throw error;
      });
      return !call.signal?.aborted;
  }
}
