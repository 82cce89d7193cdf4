/**
 * Puts what is live into the order that the program wrote, and what is foreign behind it. So one foreign item is one
 * row in a preview, and `ignoreChanges` by index cannot hit another item than the one the program counts.
 *
 * @param asRecorded gives the live item the recorded one's form (spelling of a document, say) where both mean the same.
 */
export function align<T>(
  recorded: readonly T[],
  live: readonly T[],
  key: (item: T) => string,
  asRecorded: (recorded: T, live: T) => T,
): T[] {
  const left = new Map(live.map((item) => [key(item), item]));
  const known: T[] = [];
  for (const item of recorded) {
    const found = left.get(key(item));
    if (found === undefined) continue;
    known.push(asRecorded(item, found));
    left.delete(key(item));
  }
  return [...known, ...left.values()];
}
