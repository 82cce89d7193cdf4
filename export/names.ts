/** A longer name says no more, and lines have an end. */
const LONGEST = 48;

/**
 * Names for the program, one for each thing of a table: readable, valid, unique, and the same for the same things.
 *
 * `Payments-Developers` is `paymentsDevelopers`, and `ann@example.com` is `ann` unless another one of the table is.
 */
export class Names {
  /** Whatever has a `then` is taken for a promise. */
  private readonly taken = new Set<string>(["then"]);

  /** @param otherwise for a name without a letter or digit: `user`. */
  constructor(private readonly otherwise: string) {}

  /** @param names what it may be called, the best first. */
  of(...names: readonly string[]): string {
    const [first = "", ...others] = names.flatMap((name) => [identifier(withoutDomain(name)), identifier(name)]);
    const candidates = [first, ...others].filter((name) => name !== "");
    const free = candidates.find((name) => !this.taken.has(name)) ?? this.numbered(candidates[0] ?? this.otherwise);
    this.taken.add(free);
    return free;
  }

  private numbered(name: string): string {
    if (!this.taken.has(name)) return name;
    for (let count = 2; ; count++) if (!this.taken.has(`${name}${count}`)) return `${name}${count}`;
  }
}

function withoutDomain(name: string): string {
  return name.replace(/@[^@]*$/, "");
}

/** `Log archive (2)` is `logArchive2`; empty where there is no letter and no digit. */
export function identifier(name: string): string {
  const words = name
    .slice(0, 4 * LONGEST)
    .normalize("NFC")
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== "");
  const text = words.map((word, index) => (index === 0 ? lowered(word) : capitalised(word))).join("");
  const short = [...text].slice(0, LONGEST).join("");
  return /^\p{Nd}/u.test(short) ? `n${short}` : short;
}

/** `AdministratorAccess` is `administratorAccess`, and `SAML` is `saml`. */
function lowered(word: string): string {
  const [head = ""] = /^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u.exec(word) ?? [];
  return head.toLowerCase() + word.slice(head.length);
}

function capitalised(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}
