/**
 * What stands for what, within one estate: the same original has the same stand-in wherever it is. Stand-ins are counted
 * in the order in which their originals were met, so nobody can find out by a guess whether it was one of them.
 */
export class StandIns {
  private readonly known = new Map<string, Map<string, string>>();
  private readonly counts = new Map<string, number>();

  /** @param taken texts of the estate, in lower case: none of them stands for something else. */
  constructor(private readonly taken: ReadonlySet<string>) {}

  /**
   * Names that differ in case alone are one name to the services.
   *
   * @param family of originals that are counted together, such as `user`.
   * @param make another one for each count.
   */
  of(family: string, original: string, make: (count: number) => string): string {
    if (original === "") return "";
    const standIn = this.known.get(original.toLowerCase())?.get(family) ?? this.next(family, make);
    this.keep(family, original, standIn);
    return standIn;
  }

  /** What stands for it follows from something else. */
  keep(family: string, original: string, standIn: string): void {
    const key = original.toLowerCase();
    const there = this.known.get(key) ?? new Map<string, string>();
    this.known.set(key, there.set(family, standIn));
  }

  /** `user-7` */
  named(noun: string, original: string): string {
    return this.of(noun, original, (count) => `${noun}-${count}`);
  }

  /** What stands for a text, whatever it is the name of. */
  find(original: string): string | undefined {
    return this.known.get(original.toLowerCase())?.values().next().value;
  }

  private next(family: string, make: (count: number) => string): string {
    for (;;) {
      const count = (this.counts.get(family) ?? 0) + 1;
      this.counts.set(family, count);
      const standIn = make(count);
      if (!this.taken.has(standIn.toLowerCase())) return standIn;
    }
  }
}

/** The texts in a value, keys as well, whole and word by word, in lower case. */
export function textsOf(value: unknown, texts: Set<string> = new Set()): Set<string> {
  if (typeof value === "string") {
    const text = value.toLowerCase();
    for (const one of [text, ...text.split(/[^a-z0-9._-]+/), ...text.split(/[^a-z0-9-]+/)]) texts.add(one);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      textsOf(key, texts);
      textsOf(inner, texts);
    }
  }
  return texts;
}
