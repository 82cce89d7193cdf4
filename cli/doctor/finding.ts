export type Result = "ok" | "warn" | "fail";

/** One thing that was looked at. */
export interface Finding {
  /** What was looked at, such as `clock`. */
  readonly check: string;
  readonly result: Result;
  /** What is there, without a secret. */
  readonly found: string;
  /** What to do. Absent where all is well. */
  readonly advice?: string;
  /** The RAM policy that allows what was denied. */
  readonly policy?: object;
}

export function ok(check: string, found: string): Finding {
  return { check, result: "ok", found };
}

export function warn(check: string, found: string, advice: string): Finding {
  return { check, result: "warn", found, advice };
}

export function fail(check: string, found: string, advice: string): Finding {
  return { check, result: "fail", found, advice };
}

/** What could not be looked at is not well. */
export function notLookedAt(check: string, why: string): Finding {
  return warn(check, `not looked at, as ${why}`, "mend that first, and ask again");
}

export function sentenceOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
}
