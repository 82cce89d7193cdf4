import type { CallMatch } from "./calls";

/** What can go wrong on the way to the cloud, in it, or on the way back. */
export type FaultEffect =
  /** Refused by flow control before anything is looked at; `retryAfterMs` is sent as `x-acs-retry-after`. */
  | { readonly kind: "throttle"; readonly code?: string; readonly status?: number; readonly retryAfterMs?: number }
  /** `InternalError`, not carried out; with `carriedOut` the work is done and the answer still says so. */
  | { readonly kind: "error500"; readonly carriedOut?: boolean }
  /** `ServiceUnavailable`, 503, not carried out. */
  | { readonly kind: "unavailable" }
  /** The connection is reset before the call is carried out. */
  | { readonly kind: "resetBefore" }
  /** Carried out, then the connection is reset instead of an answer. */
  | { readonly kind: "resetAfter" }
  /** Answered `delayMs` later (real time); carried out at once, or after the delay with `at: "before"`. */
  | { readonly kind: "slow"; readonly delayMs: number; readonly at?: "before" | "after" }
  /** Never answered; not carried out unless `carriedOut`. */
  | { readonly kind: "hang"; readonly carriedOut?: boolean }
  /** The task that the call starts will fail with this reason. */
  | { readonly kind: "taskFailure"; readonly reason: string }
  /** The call's temporary credentials count as expired. */
  | { readonly kind: "tokenExpiry" }
  /** The cloud's clock is this far ahead (negative: behind) when it judges the call's date and writes its own. */
  | { readonly kind: "clockSkew"; readonly skewMs: number }
  /** Refused with a code of the caller's choice, not carried out. */
  | { readonly kind: "refuse"; readonly code: string; readonly status: number; readonly message?: string }
  /** A page of HTML with status 200, as a proxy in between would give; not carried out. */
  | { readonly kind: "html" };

export type Fault = FaultEffect &
  CallMatch & {
    /** Begin with the nth matching call, counted from the arming. Default 1. */
    readonly nth?: number;
    /** How many calls to hit. Default 1; without end (`Infinity`, or 0 over HTTP) for `clockSkew`. */
    readonly times?: number;
  };
