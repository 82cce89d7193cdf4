/** The service takes no more of one provider, and is thought to keep the last. */
export const MOST_FINGERPRINTS = 5;

export interface FingerprintStep {
  readonly do: "add" | "remove";
  readonly fingerprint: string;
}

/** Fingerprints are hexadecimal, so their case means nothing. */
export const fingerprintKey = (fingerprint: string): string => fingerprint.toLowerCase();

/**
 * Adds while there is room and otherwise removes one that has to go: so there are never more than five, and never none,
 * also when five others take the place of five. Planned from what is there, so a run after one that was killed goes on
 * where that one was.
 */
export function fingerprintSteps(live: readonly string[], wanted: readonly string[]): FingerprintStep[] {
  const additions = missingIn(live, wanted);
  const removals = missingIn(wanted, live);
  const steps: FingerprintStep[] = [];
  for (let count = live.length; additions.length + removals.length > 0; ) {
    const isAddition = additions.length > 0 && (count < MOST_FINGERPRINTS || removals.length === 0);
    const fingerprint = (isAddition ? additions : removals).shift() ?? "";
    steps.push({ do: isAddition ? "add" : "remove", fingerprint });
    count += isAddition ? 1 : -1;
  }
  return steps;
}

/** Those of `others` that `fingerprints` lacks. */
function missingIn(fingerprints: readonly string[], others: readonly string[]): string[] {
  const keys = new Set(fingerprints.map(fingerprintKey));
  return others.filter((other) => !keys.has(fingerprintKey(other)));
}
