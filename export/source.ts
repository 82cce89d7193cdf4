import { posix } from "node:path";
import type { Need } from "./tree";

/** Files that are longer are hard to read, so what has many rows is in several. */
export const LONGEST_FILE = 300;

/** One TypeScript file of the program, while it is put together. */
export class Source {
  private readonly packages = new Map<string, Map<string, "value" | "type">>();
  private readonly blocks: string[] = [];
  private readonly first: string[] = [];
  private readonly effects: string[] = [];

  /** @param path `people/a-d`, without the suffix. */
  constructor(readonly path: string) {}

  /** A name from a package. */
  take(from: string, name: string, as: "value" | "type" = "value"): void {
    const names = this.packages.get(from) ?? new Map<string, "value" | "type">();
    if (as === "value" || !names.has(name)) names.set(name, as);
    this.packages.set(from, names);
  }

  /** A name from another file of the program. */
  need({ file, name }: Need, as: "value" | "type" = "value"): void {
    if (file !== this.path) this.take(relative(this.path, file), name, as);
  }

  /** A file that is run for what it declares. */
  run(file: string): void {
    this.effects.push(`import "${relative(this.path, file)}";`);
  }

  /** Comments above everything else. */
  begin(comments: readonly string[]): void {
    this.first.push(...comments);
  }

  add(block: string): void {
    this.blocks.push(block);
  }

  get text(): string {
    const imports = [...this.packages]
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([from, names]) => importText(from, names));
    const head = [...imports, ...this.effects].join("\n");
    const all = [this.first.join("\n"), head, ...this.blocks];
    return `${all.filter((block) => block !== "").join("\n\n")}\n`;
  }
}

/** From far to near, as Biome sorts imports. */
function rank(from: string): number {
  if (from.startsWith("node:")) return 0;
  if (from.startsWith("../")) return 2;
  return from.startsWith("./") ? 3 : 1;
}

function importText(from: string, names: ReadonlyMap<string, "value" | "type">): string {
  const sorted = [...names].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const all = sorted.every(([, as]) => as === "type");
  const listed = sorted.map(([name, as]) => (as === "type" && !all ? `type ${name}` : name));
  return `import ${all ? "type " : ""}{ ${listed.join(", ")} } from "${from}";`;
}

function relative(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

export function lineCount(text: string): number {
  return text.split("\n").length;
}
