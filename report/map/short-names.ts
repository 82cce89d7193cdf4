/**
 * Two or three characters for each name, no two alike: the first letters of its words (`DA` for `DatabaseAdmin`), where
 * that is taken something of its beginning, and at last a number.
 */
export function shortNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const short = candidates(name).find((candidate) => !taken.has(candidate)) ?? numberNotIn(taken, index);
    taken.add(short);
    return short;
  });
}

function candidates(name: string): string[] {
  const words = name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{N}]+/gu) ?? [];
  const initials = words.map((word) => [...word][0] ?? "").join("");
  const [first, second, ...others] = words.join("");
  if (first === undefined || second === undefined) return [];
  const longer = others.slice(0, 20).map((letter) => `${first}${second}${letter}`);
  return [...(words.length > 1 ? [initials.slice(0, 3)] : []), `${first}${second}`, ...longer].map((short) =>
    short.toUpperCase().slice(0, 3),
  );
}

function numberNotIn(taken: ReadonlySet<string>, from: number): string {
  for (let number = from + 1; ; number++) {
    const short = String(number).padStart(2, "0");
    if (!taken.has(short)) return short;
  }
}
