import { z } from "zod";
import type { Field } from "../kernel/fields";

/** How long a verb may take, as `90s`, `20m`, `1h30m`. */
export interface Timeouts {
  /** Default `1h`. */
  create?: string;
  /** Default `1h`. */
  update?: string;
  /** Default `1h`. */
  delete?: string;
}

const HOUR_MS = 3_600_000;
const UNITS: { readonly [unit: string]: number } = { h: HOUR_MS, m: 60_000, s: 1000 };
const DURATION = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** Node's timers count no further than 24 days; beyond, they would ring at once. */
const LONGEST_HOURS = 500;

const duration = z
  .string()
  .regex(/^(?=.*\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?$/, { message: 'must be a duration such as "90s", "20m" or "1h30m"' })
  .refine((text) => within(text), { message: `must be longer than 0s and at most ${LONGEST_HOURS}h` });

function within(text: string): boolean {
  const milliseconds = timeoutMs({ create: text }, "create");
  return milliseconds > 0 && milliseconds <= LONGEST_HOURS * HOUR_MS;
}

/**
 * Pulumi's `customTimeouts` do not reach a dynamic provider, so they are an input. Finite by default: an hour is the
 * roll-out of a thousand accounts at one task after the other of a few seconds.
 */
export const timeoutsField: Field<Timeouts> = {
  schema: z.strictObject({
    create: duration.optional(),
    update: duration.optional(),
    delete: duration.optional(),
  }),
  stateOnly: true,
};

export function timeoutMs(timeouts: unknown, verb: "create" | "update" | "delete"): number {
  const given = (timeouts as Timeouts | undefined)?.[verb];
  const parts = DURATION.exec(given ?? "");
  if (given === undefined || given === "" || parts === null) return HOUR_MS;
  return ["h", "m", "s"].reduce((sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * (UNITS[unit] ?? 0), 0);
}
