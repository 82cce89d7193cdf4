/** Loaded where something is misspelt: every program loads this file, and most have no use for it. */
const library = () => require("fastest-levenshtein") as typeof import("fastest-levenshtein");

/** The name that was probably meant: at most a third of the letters apart, ignoring case. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const { distance } = library();
  const limit = Math.max(1, Math.floor(name.length / 3));
  const ranked = names
    .map((candidate) => ({ candidate, apart: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ apart }) => apart <= limit)
    .sort((a, b) => a.apart - b.apart);
  return ranked[0]?.candidate;
}
