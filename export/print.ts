import { type Branch, isList, Reference, type Tree } from "./tree";

/** The widest line. */
const WIDTH = 120;

/** Where a value is printed. */
interface Place {
  /** Columns before the line. */
  readonly indent: number;
  /** Columns of what stands before the value on its line, and behind it. */
  readonly around: number;
}

/** A value as TypeScript, laid out as Biome and Prettier would. */
export function print(tree: Tree, { indent, around }: Place): string {
  const flat = flatOf(tree);
  if (flat !== undefined && indent + around + widthOf(flat) <= WIDTH) return flat;
  if (tree instanceof Reference || typeof tree !== "object") return flat ?? "";
  const inner = indent + 2;
  const end = `\n${" ".repeat(indent)}`;
  if (!isList(tree)) return `{\n${entries(tree, inner)}${end}}`;
  if (tree.length > 1 && tree.every((item) => typeof item === "number")) return `[\n${filled(tree, inner)}${end}]`;
  const items = tree.map((item) => `${" ".repeat(inner)}${print(item, { indent: inner, around: 1 })},`);
  return `[\n${items.join("\n")}${end}]`;
}

/** `name: value,`, a line or more for each. */
export function entries(branch: Branch, indent: number): string {
  return Object.entries(branch)
    .map(([name, value]) => entry(name, value, indent))
    .join("\n");
}

export function entry(name: string, value: Tree, indent: number): string {
  const key = keyText(name);
  const before = `${" ".repeat(indent)}${key}:`;
  const text = print(value, { indent, around: widthOf(key) + 3 });
  const isTooWide = indent + widthOf(key) + 3 + widthOf(text) > WIDTH && !text.includes("\n");
  // What has no place to break goes below its name, unless that would gain nothing.
  if (isTooWide && widthOf(key) > SHORT_KEY) return `${before}\n${" ".repeat(indent + 2)}${text},`;
  return `${before} ${text},`;
}

const SHORT_KEY = 2;

/** In one line. `undefined`: it has to break. */
function flatOf(tree: Tree): string | undefined {
  if (tree instanceof Reference) return tree.code;
  if (typeof tree === "string") return quoted(tree);
  if (typeof tree !== "object") return String(tree);
  if (isList(tree)) {
    if (isTabular(tree)) return undefined;
    const items = tree.map(flatOf);
    return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
  }
  const inner = Object.entries(tree).map(([name, value]) => [keyText(name), flatOf(value)] as const);
  if (inner.some(([, value]) => value === undefined)) return undefined;
  return inner.length === 0 ? "{}" : `{ ${inner.map(([name, value]) => `${name}: ${value}`).join(", ")} }`;
}

/** Two objects or more, or lists, each with more than one thing in it, are below each other even where they fit. */
function isTabular(items: readonly Tree[]): boolean {
  const isWide = (item: Tree): boolean => sizeOf(item) > 1;
  return items.length > 1 && items.every(isWide) && (items.every(isList) || !items.some(isList));
}

function sizeOf(tree: Tree): number {
  if (tree instanceof Reference || typeof tree !== "object") return 0;
  return isList(tree) ? tree.length : Object.keys(tree).length;
}

/** As many numbers as a line takes. */
function filled(items: readonly Tree[], indent: number): string {
  const lines: string[] = [];
  for (const item of items.map((one) => `${one},`)) {
    const last = lines.at(-1);
    if (last !== undefined && indent + last.length + 1 + item.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${item}`;
    else lines.push(item);
  }
  return lines.map((line) => `${" ".repeat(indent)}${line}`).join("\n");
}

function keyText(name: string): string {
  if (name === "__proto__") return `["__proto__"]`; // without the brackets it is no property
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : quoted(name);
}

/** In the quotes that leave less to escape. */
function quoted(text: string): string {
  const json = JSON.stringify(text).replace(
    /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g,
    escaped,
  );
  const [double, single] = [count(text, '"'), count(text, "'")];
  if (double <= single) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A `//` comment of one line or more, below each other. Whatever the text is, it stays one. */
export function comment(text: string, indent: number): string {
  const words = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .split(" ");
  const lines: string[] = [];
  for (const word of words.map((one) => [...one].slice(0, 200).join(""))) {
    const last = lines.at(-1);
    if (last !== undefined && indent + 3 + widthOf(last) + 1 + widthOf(word) <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `${" ".repeat(indent)}// ${line}`).join("\n");
}

/** Columns: a letter of East Asia has two. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += isWide(letter) ? 2 : isMark(letter) ? 0 : 1;
  return width;
}

function isWide(letter: string): boolean {
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u.test(
    letter,
  );
}

function isMark(letter: string): boolean {
  return /\p{M}/u.test(letter);
}
