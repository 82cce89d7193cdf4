/** What `--target` names: URNs, in which `*` stands for a part of a name and `**` for anything. Empty means all. */
export class Targets {
  readonly #patterns: readonly RegExp[];

  constructor(private readonly names: readonly string[]) {
    this.#patterns = names.map(
      (name) =>
        new RegExp(
          `^${name
            .split(/(\*\*?)/)
            .map((part) => (part === "**" ? ".*" : part === "*" ? "[^:]*" : escapePattern(part)))
            .join("")}$`,
        ),
    );
  }

  get constrained(): boolean {
    return this.names.length > 0;
  }

  includes(urn: string): boolean {
    return !this.constrained || this.#patterns.some((pattern) => pattern.test(urn));
  }

  /** Names without a wildcard: these have to exist. */
  get literals(): readonly string[] {
    return this.names.filter((name) => !name.includes("*"));
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
