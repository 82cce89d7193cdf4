import type { MapData } from "../shape";

/** Where each word of a filter is found: by the index of accounts, principals and configurations. */
export interface Hits {
  readonly account: Uint8Array;
  readonly principal: Uint8Array;
  readonly configuration: Uint8Array;
}

/** Texts to look in, made once for all filters. */
export class Haystack {
  private readonly accounts: readonly string[];
  private readonly principals: readonly string[];
  private readonly configurations: readonly string[];

  constructor({ accounts, folders, principals, configurations }: MapData) {
    const text = (...words: readonly (string | undefined)[]) => words.join("\n").toLowerCase();
    this.accounts = accounts.map(({ id, name, folder, tags = [] }) => text(id, name, folders[folder], ...tags));
    this.principals = principals.map(({ id, ram, name, display }) => text(id, name, display, ram && "ram"));
    this.configurations = configurations.map(({ id, name, short, policies }) => text(id, name, short, ...policies));
  }

  /** Of each word of a text. */
  find(text: string): Hits[] {
    const words = new Set(text.toLowerCase().split(/\s+/).filter(Boolean));
    return [...words].map((word) => {
      const found = (texts: readonly string[]) => Uint8Array.from(texts, (one) => (one.includes(word) ? 1 : 0));
      return {
        account: found(this.accounts),
        principal: found(this.principals),
        configuration: found(this.configurations),
      };
    });
  }
}
