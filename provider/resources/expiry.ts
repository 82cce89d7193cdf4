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
