import { readFileSync } from "node:fs";
import { z } from "zod";
import { inWords } from "../../provider/config/values";
import { nearest } from "../../provider/kernel/nearest";
import { covers } from "../../provider/lint/patterns";

/** What is meant, though a rule finds it. */
export interface Exception {
  readonly rule: string;
  /** Where: a pattern of `*` and `?`. */
  readonly in: string;
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`, by UTC. Absent: for good. */
  readonly until?: string | undefined;
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

const form = z.array(
  z.strictObject({
    rule: z.string().min(1),
    in: z.string().min(1),
    reason: z.string().regex(/\S/, { message: "must say why it is meant" }),
    until: z.string().refine(isDay, { message: "must be a day such as 2027-06-30" }).optional(),
  }),
);

/** Exceptions of a file, and what became of them. */
export class Exceptions {
  private readonly used = new Set<Exception>();

  constructor(
    private readonly entries: readonly Exception[],
    private readonly today: string,
  ) {}

  /** Why a finding is passed over. `undefined`: it is not. */
  reasonFor(rule: string, place: string): string | undefined {
    const entry = this.entries.find((one) => one.rule === rule && covers(one.in, place) && !this.isOver(one));
    if (entry !== undefined) this.used.add(entry);
    return entry?.reason;
  }

  /** What is to be said of entries that were of no use, a sentence each. */
  left(): string[] {
    return this.entries.flatMap((entry) => {
      const named = `The exception for ${entry.rule} in ${entry.in}`;
      if (this.isOver(entry)) return [`${named} counts no more: it was until ${entry.until}.`];
      return this.used.has(entry) ? [] : [`${named} matches nothing.`];
    });
  }

  private isOver({ until }: Exception): boolean {
    return until !== undefined && until < this.today;
  }
}

/**
 * The exceptions of a JSON file: a list of `{"rule": ..., "in": ..., "reason": ..., "until": ...}`.
 *
 * @param rules the ids that there are.
 * @param ends whether each has to say until when it counts.
 * @param never ids that there are, too, and that nobody may pass over.
 * @throws a sentence with all that is wrong with the file.
 */
export function readExceptions(
  path: string | undefined,
  rules: readonly string[],
  now: Date,
  ends: "until required" | "until optional" = "until optional",
  never: readonly string[] = [],
): Exceptions {
  const today = now.toISOString().slice(0, 10);
  if (path === undefined) return new Exceptions([], today);
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(`The exceptions ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { data, error } = form.safeParse(given);
  const problems =
    data === undefined
      ? error.issues.map(({ path: at, message }) => `${at.length === 0 ? "it" : pathOf(at)}: ${message}`)
      : data.flatMap(({ rule, until }, index) => [
          ...(rules.includes(rule) ? [] : [`[${index}].rule: ${refused(rule, rules, never)}`]),
          ...(until === undefined && ends === "until required"
            ? [`[${index}].until: must be there, a day such as 2027-06-30`]
            : []),
        ]);
  if (problems.length > 0)
    throw new Error(`The exceptions ${path} are not what they should be: ${problems.join("; ")}.`);
  return new Exceptions((data ?? []) as readonly Exception[], today);
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
}

function refused(rule: string, rules: readonly string[], never: readonly string[]): string {
  if (never.includes(rule)) return `${rule} cannot be passed over; mend what it names, and leave it out`;
  const close = nearest(rule, rules);
  return `there is no rule ${rule}; ${close === undefined ? `there are ${inWords(rules)}` : `did you mean ${close}?`}`;
}
