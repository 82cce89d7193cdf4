import { createHash } from "node:crypto";
import type { CallEntry } from "./calls";
import type { Fault } from "./faults";

/** Faults at random, and yet the same each time. */
export interface Chaos {
  /** The share of calls that are hit, from 0 to 1. */
  readonly rate: number;
  /** Another seed hits other calls. Default 1. */
  readonly seed?: number;
}

/** What may happen to a call, each as often as the others. `delay` runs from 0 to 1. */
const kinds: readonly ((delay: number) => Fault)[] = [
  () => ({ kind: "throttle" }),
  () => ({ kind: "error500" }),
  () => ({ kind: "resetBefore" }),
  () => ({ kind: "resetAfter" }),
  (delay) => ({ kind: "slow", delayMs: 10 + Math.floor(delay * 90) }),
];

/**
 * Hits signed calls at random. Whether and how a call is hit follows from the seed, from what is called with which
 * parameters, and from how often the same was called before: so calls that run at the same time do not change each
 * other's luck, a repeated call has its own, and the same calls with the same seed meet the same faults. A call that
 * one seed hits at some rate it hits at every higher rate, in the same way.
 */
export class ChaosMonkey {
  private readonly calls = new Map<string, number>();

  constructor(private readonly chaos: Chaos | undefined) {
    if (chaos === undefined) return;
    const { rate, seed = 1 } = chaos;
    if (!(rate >= 0 && rate <= 1)) throw new Error(`The rate of chaos is a number from 0 to 1, not ${rate}.`);
    if (!Number.isSafeInteger(seed)) throw new Error(`The seed of chaos is a whole number, not ${seed}.`);
  }

  strike({ service, action, parameters }: CallEntry): readonly Fault[] {
    if (this.chaos === undefined || this.chaos.rate === 0) return [];
    const { rate, seed = 1 } = this.chaos;
    const sorted = Object.entries(parameters).sort(([left], [right]) => (left < right ? -1 : 1));
    const call = digest(seed, service, action, sorted).toString("base64");
    const nth = (this.calls.get(call) ?? 0) + 1;
    this.calls.set(call, nth);
    const dice = digest(call, nth);
    const thrown = (at: number) => dice.readUInt32BE(at) / 2 ** 32;
    if (thrown(0) >= rate) return [];
    const kind = kinds[Math.floor(thrown(4) * kinds.length)];
    return kind === undefined ? [] : [kind(thrown(8))];
  }

  /** Forgets what was called. */
  reset(): void {
    this.calls.clear();
  }
}

function digest(...parts: readonly unknown[]): Buffer {
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}
