import { setTimeout as delay } from "node:timers/promises";
import { type CallEntry, type CallMatch, matches } from "./calls";
import type { Uncertain } from "./options";
import { Refusal } from "./refusal";

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

/** Faults come over HTTP too, from programs that no compiler has checked. */
const kinds: Readonly<Record<FaultEffect["kind"], true>> = {
  throttle: true,
  error500: true,
  unavailable: true,
  resetBefore: true,
  resetAfter: true,
  slow: true,
  hang: true,
  taskFailure: true,
  tokenExpiry: true,
  clockSkew: true,
  refuse: true,
  html: true,
};

interface Armed {
  readonly id: string;
  readonly fault: Fault;
  seen: number;
  hits: number;
}

/** The faults that are armed, and how often each has struck. */
export class FaultBoard {
  private readonly armed = new Map<string, Armed>();
  private count = 0;

  arm(fault: Fault): string {
    const kind: unknown = (fault as Fault | null)?.kind;
    if (typeof kind !== "string" || !Object.hasOwn(kinds, kind)) {
      throw new Error(`A fault has a kind, one of ${Object.keys(kinds).join(", ")}; this one has ${String(kind)}.`);
    }
    this.count += 1;
    const id = `fault-${this.count}`;
    this.armed.set(id, { id, fault, seen: 0, hits: 0 });
    return id;
  }

  /** The faults that hit this call; each counts the call once. */
  strike(entry: CallEntry): readonly Fault[] {
    const striking = [...this.armed.values()].filter((armed) => {
      if (!matches(armed.fault, entry)) return false;
      armed.seen += 1;
      if (armed.seen < (armed.fault.nth ?? 1) || armed.hits >= limitOf(armed.fault)) return false;
      armed.hits += 1;
      return true;
    });
    return striking.map(({ fault }) => fault);
  }

  list(): readonly Readonly<Armed>[] {
    return [...this.armed.values()].map((armed) => ({ ...armed }));
  }

  hits(id: string): number {
    return this.armed.get(id)?.hits ?? 0;
  }

  remove(id: string): void {
    this.armed.delete(id);
  }

  clear(): void {
    this.armed.clear();
  }
}

function limitOf({ kind, times }: Fault): number {
  if (times === 0) return Number.POSITIVE_INFINITY;
  return times ?? (kind === "clockSkew" ? Number.POSITIVE_INFINITY : 1);
}

/** How a fault ends a call instead of an answer, or a page that no service wrote. */
export type Mishap =
  | { readonly kind: "reset" }
  | { readonly kind: "silence" }
  | { readonly kind: "html"; readonly body: string };

/** Before the call is carried out. Throws what the cloud would refuse with. */
export async function strikeBefore(faults: readonly Fault[], options: Uncertain): Promise<Mishap | undefined> {
  for (const fault of faults) {
    switch (fault.kind) {
      case "slow":
        if (fault.at === "before") await delay(fault.delayMs);
        break;
      case "resetBefore":
        return { kind: "reset" };
      case "hang":
        if (fault.carriedOut !== true) return { kind: "silence" };
        break;
      case "html":
        return { kind: "html", body: "<html><body><h1>502 Bad Gateway</h1></body></html>" };
      case "throttle": {
        const headers = fault.retryAfterMs === undefined ? {} : { "x-acs-retry-after": String(fault.retryAfterMs) };
        const status = fault.status ?? options.throttlingStatus;
        throw new Refusal(
          fault.code ?? "Throttling.User",
          status,
          "Request was denied due to user flow control.",
          headers,
        );
      }
      case "error500":
        if (fault.carriedOut !== true) throw internalError();
        break;
      case "unavailable":
        throw new Refusal(
          "ServiceUnavailable",
          503,
          "The request has failed due to a temporary failure of the server.",
        );
      case "refuse":
        throw new Refusal(fault.code, fault.status, fault.message ?? "Refused at the emulator's control.");
      default:
        break;
    }
  }
  return undefined;
}

/** After it was carried out, before it is answered. */
export async function strikeAfter(faults: readonly Fault[]): Promise<Mishap | undefined> {
  for (const fault of faults) {
    if (fault.kind === "slow" && fault.at !== "before") await delay(fault.delayMs);
    if (fault.kind === "error500") throw internalError();
    if (fault.kind === "resetAfter") return { kind: "reset" };
    if (fault.kind === "hang") return { kind: "silence" };
  }
  return undefined;
}

export function skewOf(faults: readonly Fault[]): number {
  return faults.reduce((sum, fault) => (fault.kind === "clockSkew" ? sum + fault.skewMs : sum), 0);
}

export function taskFailureOf(faults: readonly Fault[]): string | undefined {
  return faults.find((fault) => fault.kind === "taskFailure")?.reason;
}

function internalError(): Refusal {
  return new Refusal("InternalError", 500, "The request processing has failed due to some unknown error.");
}
