import type { AnyFields } from "./fields";
import { type Path, pathText } from "./property-path";
import { type Part, partAt } from "./schema";
import { SECRET, secretPaths } from "./secret-paths";
import { UNKNOWN } from "./unknowns";

type Values = { readonly [name: string]: unknown };

/** Shorter texts are words that occur by chance. */
const SHORTEST = 4;

/**
 * The texts that no sentence may show: what is secret by the facts of its field or by the program's word, and the parts
 * of it. Property names and enumerated words are the product's own and no secrets.
 *
 * @param secrets paths that the program made secret.
 */
export function secretValues(fields: AnyFields, inputs: Values, secrets: readonly string[] = []): readonly string[] {
  const paths = secretPaths(fields, secrets);
  const found = new Set<string>();
  for (const [name, value] of Object.entries(inputs)) {
    const schema = fields[name]?.schema ?? {};
    visit(value, [name], (text, path, isKey) => {
      if (text === UNKNOWN || !paths.covers(pathText(path))) return;
      if (
        isKey
          ? !isMapOfTexts(partAt(schema, path.slice(1)), partAt(schema, [...path.slice(1), text]))
          : partAt(schema, path.slice(1)).isEnum
      )
        return;
      for (const one of [text, ...inner(text)]) if (one.length >= SHORTEST) found.add(one);
    });
  }
  return [...found];
}

/** Where a text was cut short. */
const CUT = "...";

/**
 * A sentence, from wherever it comes, without these texts, as they are and as a sentence or an address spells them;
 * without the beginning of one, too, where a long text was cut short in it.
 */
export function scrub(sentence: string, secrets: readonly string[]): string {
  // A part of a secret must not hide the rest of it from being found.
  const spelled = [...new Set(secrets.flatMap(spellings))].sort((a, b) => b.length - a.length);
  const whole = spelled.reduce((text, secret) => text.replaceAll(secret, SECRET), sentence);
  return withoutBeginnings(whole, spelled);
}

function withoutBeginnings(sentence: string, secrets: readonly string[]): string {
  let text = sentence;
  for (let cut = text.lastIndexOf(CUT); cut > 0; ) {
    const before = text.slice(0, cut);
    const shown = Math.max(0, ...secrets.map((secret) => beginningAtEndOf(before, secret)));
    if (shown > 0) text = before.slice(0, -shown) + SECRET + text.slice(cut);
    cut = shown === cut ? -1 : text.lastIndexOf(CUT, cut - shown - 1);
  }
  return text;
}

/** With how many of the secret's first characters the text ends. */
function beginningAtEndOf(text: string, secret: string): number {
  for (let shown = Math.min(secret.length, text.length); shown >= SHORTEST; shown--) {
    if (text.endsWith(secret.slice(0, shown))) return shown;
  }
  return 0;
}

/** Keys of such a map are the user's own words; those of everything else are names of properties. */
function isMapOfTexts(map: Part, value: Part): boolean {
  return map.names === undefined && value.isText === true;
}

function spellings(secret: string): string[] {
  const oneLine = secret.replace(/\s+/g, " ").trim();
  const all = [secret, JSON.stringify(secret).slice(1, -1), oneLine, encodeURIComponent(secret)];
  return all.filter((one) => one.length >= SHORTEST);
}

function visit(value: unknown, path: Path, say: (text: string, path: Path, isKey: boolean) => void): void {
  if (typeof value === "string" || typeof value === "number") say(String(value), path, false);
  if (value === null || typeof value !== "object") return;
  for (const [key, below] of Object.entries(value)) {
    const isList = Array.isArray(value);
    if (!isList) say(key, path, true);
    visit(below, [...path, isList ? Number(key) : key], say);
  }
}

/** The parts of a document in JSON: a service may quote one of them. */
function inner(text: string): string[] {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    const found: string[] = [];
    visit(JSON.parse(text), [], (one, _path, isKey) => {
      if (!isKey) found.push(one);
    });
    return found;
  } catch {
    return [];
  }
}
