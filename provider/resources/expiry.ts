import { bareId } from "../kernel/ids";
import { listed } from "./naming";

const DAY_MS = 24 * 60 * 60_000;

/** Of what ends by itself. */
type ExpiryStatus = "Valid" | "Expiring" | "Expired";

/**
 * How what ends by itself stands, so that its age is drift like any other.
 *
 * @param created and `expires` as the services write times. Without an end it is valid.
 * @param days before its end from which on it is `Expiring`, but never in the first half of its life, or a new one would
 * be due at once. `0`: it is `Valid` for ever, as nobody is to replace it.
 */
export function expiryStatus(
  created: string | undefined,
  expires: string | undefined,
  days: number,
  now: number,
): ExpiryStatus {
  const end = Date.parse(expires ?? "");
  if (days === 0 || Number.isNaN(end)) return "Valid";
  if (now >= end) return "Expired";
  const half = (end - Date.parse(created ?? "")) / 2;
  const due = Number.isNaN(half) ? days * DAY_MS : Math.min(days * DAY_MS, half);
  return now >= end - due ? "Expiring" : "Valid";
}

/** What stands beside something that ends. */
interface Siblings {
  /** Whose they are: `the directory`. */
  readonly of: string;
  /** It is among them. */
  readonly ids: readonly string[];
  /** How many there may be. */
  readonly most: number;
  /** How to take one away by hand. */
  readonly toRemove: string;
}

/** What a refresh says of something that ends, or has ended, where the next `up` alone does not see to it. */
export function endingWarning(
  status: ExpiryStatus,
  expires: string | undefined,
  now: number,
  { of, ids, most, toRemove }: Siblings,
): string | undefined {
  const end = Date.parse(expires ?? "");
  if (status === "Valid" && (Number.isNaN(end) || end > now)) return undefined;
  if (status === "Valid") return `ended at ${expires}, and renewBeforeDays: 0 says that nothing replaces it`;
  if (ids.length < most) return undefined;
  return (
    `ends at ${expires}, and the new one needs a place, while ${of} has ${listed(ids.map(bareId))} and may have ${most}; when ` +
    `nobody uses another one, ${toRemove}; or set deleteBeforeReplace: true`
  );
}
