import type { CallEntry } from "../../emulator/index";

/** A point in a run: the nth call of an action, before or after the cloud carries it out. */
export interface Boundary {
  readonly action: string;
  readonly nth: number;
  readonly at: "before" | "after";
}

/** All boundaries of a run, from the calls of one that was left alone. */
export function boundariesOf(calls: readonly CallEntry[]): Boundary[] {
  const counts = new Map<string, number>();
  return calls
    .filter(({ by }) => by === "api")
    .flatMap(({ action }) => {
      const nth = (counts.get(action) ?? 0) + 1;
      counts.set(action, nth);
      return [{ action, nth, at: "before" } as const, { action, nth, at: "after" } as const];
    });
}

/** Whether what the cloud holds differs from one side of the boundary to the other. */
export function isWrite({ action }: Boundary): boolean {
  return !/^(Get|List)/.test(action);
}

export function textOf({ action, nth, at }: Boundary): string {
  return `${at} ${action} ${nth}`;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
