import type { CallEntry } from "../../emulator/index";

/** A point in a run: the nth call of an action, before or after the cloud carries it out. */
export interface Boundary {
  readonly action: string;
  readonly nth: number;
  readonly at: "before" | "after";
}

/** The provider has the cloud's answer, and the engine, which writes the state, does not. */
export interface Answered {
  readonly method: "create" | "update" | "delete";
  /** The resource's name. */
  readonly of: string;
  readonly at: "answered";
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
export function isWrite(boundary: Boundary | Answered): boolean {
  return boundary.at === "answered" || !/^(Get|List)/.test(boundary.action);
}

export function textOf(boundary: Boundary | Answered): string {
  if (boundary.at === "answered") return `between ${boundary.method} of ${boundary.of} and the state`;
  return `${boundary.at} ${boundary.action} ${boundary.nth}`;
}
