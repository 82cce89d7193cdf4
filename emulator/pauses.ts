import { type CallEntry, type CallMatch, matches } from "./calls";
import type { Presence } from "./protocol";

export type PauseMatch = CallMatch & { readonly at: "before" | "after"; readonly nth?: number };

interface ArmedPause {
  readonly id: string;
  readonly match: PauseMatch;
  seen: number;
  held: CallEntry | undefined;
  readonly arrivals: ((entry: CallEntry) => void)[];
  readonly released: Promise<void>;
  release(): void;
}

/** Calls that are to be held at a certain point, until somebody lets them go. */
export class PauseBoard {
  private readonly armed = new Map<string, ArmedPause>();
  private count = 0;

  arm(match: PauseMatch): string {
    const at: unknown = (match as PauseMatch | null)?.at;
    if (at !== "before" && at !== "after") throw new Error('A pause is "before" or "after" the work.');
    this.count += 1;
    const id = `pause-${this.count}`;
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.armed.set(id, { id, match, seen: 0, held: undefined, arrivals: [], released, release });
    return id;
  }

  /** Settles at once unless a pause is meant for this call; then when it is released, or its caller has gone. */
  async hold(entry: CallEntry, at: "before" | "after", caller?: Presence | undefined): Promise<void> {
    for (const pause of this.armed.values()) {
      if (pause.held !== undefined || pause.match.at !== at || !matches(pause.match, entry)) continue;
      pause.seen += 1;
      if (pause.seen < (pause.match.nth ?? 1)) continue;
      pause.held = entry;
      for (const arrive of pause.arrivals) arrive(entry);
      const gone = caller === undefined ? [] : [caller.leaving()];
      await Promise.race([pause.released, ...gone]);
    }
  }

  /** The held call, as soon as there is one. */
  reached(id: string): Promise<CallEntry> {
    const pause = this.armed.get(id);
    if (pause === undefined) return Promise.reject(new Error(`There is no pause ${id}; it was released.`));
    if (pause.held !== undefined) return Promise.resolve(pause.held);
    return new Promise((resolve) => pause.arrivals.push(resolve));
  }

  release(id: string): void {
    this.armed.get(id)?.release();
    this.armed.delete(id);
  }

  clear(): void {
    for (const id of [...this.armed.keys()]) this.release(id);
  }
}
