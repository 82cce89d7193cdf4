import type { AnyDefinition } from "./definitions";
import { withoutLongLists } from "./long-lists";
import { Names } from "./names";
import type { Planned, Table } from "./plan";
import { comment, entry } from "./print";
import { LONGEST_FILE, lineCount, Source } from "./source";
import { needsOf, type Tree } from "./tree";

/** Where programs find the classes. */
export const PACKAGE = "pulumi-alicloud-identity";

/** A row of a table as text, with what it takes from other files. */
interface Row {
  readonly name: string;
  readonly text: string;
  readonly args: Tree;
}

/** Rows of a file have so many lines at most, as imports and the line that makes everything stand beside them. */
const MOST_LINES = LONGEST_FILE - 40;

/** The module and the name of a class: `cloudsso`, `User`. */
export function classOf({ kind }: AnyDefinition): { readonly module: string; readonly name: string } {
  const [module = "", name = ""] = kind.split(":");
  return { module, name };
}

/** Writes a table into its file, and its rows into others where they are many. @returns those. */
export function writeTable(table: Table, source: Source): Source[] {
  const { module, name: className } = classOf(table.definition);
  const common = Object.keys(table.common);
  const type = `Table<${module}.${className}Args${common.map((name) => `, "${name}"`).join("")}>`;
  const variable = `${table.name}Table`;
  const lists: Source[] = [];
  const parts = inParts(table.rows.map((planned) => rowOf(planned, table, lists)));
  const sources = parts.length > 1 ? writeParts(table, parts, { source, variable, type, module }) : [];
  if (parts.length === 1) writeRows(source, `const ${variable}`, parts[0]?.rows ?? [], type);
  source.take(PACKAGE, module);
  source.need({ file: "mapped", name: "mapped" });
  for (const need of needsOf(table.common)) source.need(need);
  const given =
    common.length === 0 ? "args" : `{ ${[...common.map((name) => shorthand(name, table)), "...args"].join(", ")} }`;
  source.add(
    `/** ${table.words} */\n${makingAll(table.name, variable, `(name, args) => new ${module}.${className}(name, ${given})`)}`,
  );
  for (const [name, code] of table.extras) source.add(`export const ${name} = ${code};`);
  return [...sources, ...lists];
}

/** `directoryId`, or where it is known by its value alone `directoryId: "d-..."`. */
function shorthand(name: string, { common }: Table): string {
  const text = entry(name, common[name] ?? "", 0).slice(0, -1);
  return text === `${name}: ${name}` ? name : text;
}

function makingAll(name: string, variable: string, made: string): string {
  const flat = `export const ${name} = mapped(${variable}, ${made});`;
  return flat.length <= 120 ? flat : `export const ${name} = mapped(\n  ${variable},\n  ${made},\n);`;
}

interface Within {
  readonly source: Source;
  readonly variable: string;
  readonly type: string;
  readonly module: string;
}

function writeParts({ file }: Table, parts: readonly Part[], { source, variable, type, module }: Within): Source[] {
  const sources = parts.map(({ path, name, rows }) => {
    const part = new Source(`${file}/${path}`);
    part.take(PACKAGE, module, "type");
    writeRows(part, `export const ${name}`, rows, type);
    source.need({ file: part.path, name });
    return part;
  });
  const names = parts.map(({ name }) => `...${name}`);
  const flat = `const ${variable} = { ${names.join(", ")} };`;
  source.add(flat.length <= 120 ? flat : `const ${variable} = {\n${names.map((name) => `  ${name},`).join("\n")}\n};`);
  return sources;
}

function writeRows(source: Source, declared: string, rows: readonly Row[], type: string): void {
  source.need({ file: "mapped", name: "Table" }, "type");
  for (const need of rows.flatMap(({ args }) => needsOf(args))) source.need(need);
  source.add(`${declared} = {\n${rows.map(({ text }) => text).join("\n")}\n} satisfies ${type};`);
}

function rowOf({ name, args, comments }: Planned, { common, file }: Table, lists: Source[]): Row {
  const own = Object.fromEntries(Object.entries(args).filter(([key]) => !(key in common)));
  const short = withoutLongLists(file, name, own);
  lists.push(...short.sources);
  const text = [...comments.map((sentence) => comment(sentence, 2)), entry(name, short.args, 2)].join("\n");
  return { name, text, args: short.args };
}

/** Rows that have a file of their own. */
interface Part {
  /** `a-d`: the letters that its rows begin with. */
  readonly path: string;
  /** `aToD` */
  readonly name: string;
  readonly rows: readonly Row[];
}

/** As few parts as keep each file short, with the rows of a letter together where they fit. */
function inParts(rows: readonly Row[]): Part[] {
  const parts: Row[][] = [];
  let room = 0;
  for (const letter of byLetter(rows)) {
    const needs = linesOf(letter);
    if (needs <= MOST_LINES && needs > room) {
      parts.push([]);
      room = MOST_LINES;
    }
    for (const row of letter) {
      const lines = linesOf([row]);
      if (lines > room) {
        parts.push([]);
        room = MOST_LINES;
      }
      parts.at(-1)?.push(row);
      room -= lines;
    }
  }
  const names = new Names("part");
  return parts.map((part) => {
    const [from, to] = [letterOf(part[0]), letterOf(part.at(-1))];
    const isPlain = /^[a-z]+$/.test(from + to);
    const name = names.of(isPlain ? (from === to ? from : `${from} to ${to}`) : "part");
    return { path: name.replace(/To([A-Z])/, "-$1").toLowerCase(), name, rows: part };
  });
}

function byLetter(rows: readonly Row[]): Row[][] {
  const letters: Row[][] = [];
  for (const row of rows) {
    const last = letters.at(-1);
    if (last !== undefined && letterOf(last[0]) === letterOf(row)) last.push(row);
    else letters.push([row]);
  }
  return letters;
}

function letterOf(row: Row | undefined): string {
  const [letter = ""] = row?.name ?? "";
  return letter.toLowerCase();
}

function linesOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { text }) => sum + lineCount(text), 0);
}
