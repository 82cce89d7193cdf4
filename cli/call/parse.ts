import type { OperationFacts, ParameterFacts } from "../../provider/api/facts";
import type { Parameter } from "../../provider/client/call";
import { nearest } from "../../provider/kernel/nearest";

type Parameters = { readonly [name: string]: Parameter };
type Given = { readonly [name: string]: unknown };

/** One `--Name.1.Key value` of the command line; no value for a bare `--Name`. */
interface Word {
  readonly name: string;
  /** What follows the name: `["1", "Key"]`. */
  readonly path: readonly string[];
  readonly value: string | undefined;
}

/** The parameters of a call from the command line and `--json`, in the types of the facts. */
export function parseParameters(operation: OperationFacts, words: readonly string[], json: Given): Parameters {
  const given = new Map<string, Parameter>();
  for (const [name, value] of Object.entries(json)) {
    given.set(name, fromJson(parameterNamed(operation, name), value));
  }
  for (const [name, entries] of byName(readWords(words))) {
    const parameter = parameterNamed(operation, name);
    if (given.has(name)) throw new Error(`${name} is given both as --${name} and in --json; give it once.`);
    given.set(name, fromWords(parameter, entries));
  }
  return Object.fromEntries(given);
}

/** The parameters as they are, for `--unchecked`: dotted names are sent as such. */
export function parseUnchecked(words: readonly string[], json: Given): Parameters {
  const dotted = readWords(words).map(({ name, path, value }) => [[name, ...path].join("."), value ?? "true"]);
  return { ...(json as Parameters), ...Object.fromEntries(dotted) };
}

function readWords(words: readonly string[]): Word[] {
  const read: Word[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const match = /^--([A-Za-z][A-Za-z0-9]*)((?:\.[A-Za-z0-9]+)*)(?:=(.*))?$/s.exec(word);
    if (!match) throw new Error(`${quoted(word)} is no parameter; write --Name value.`);
    const [, name = "", path = "", attached] = match;
    const next = words[index + 1];
    const follows = attached === undefined && next !== undefined && !/^--[A-Za-z]/.test(next);
    if (follows) index++;
    read.push({ name, path: path.split(".").slice(1), value: follows ? next : attached });
  }
  return read;
}

function byName(words: readonly Word[]): Map<string, Word[]> {
  const groups = new Map<string, Word[]>();
  for (const word of words) groups.set(word.name, [...(groups.get(word.name) ?? []), word]);
  return groups;
}

function parameterNamed({ action, request }: OperationFacts, name: string): ParameterFacts {
  const found = request.find((parameter) => parameter.name === name);
  if (found) return found;
  const names = request.map((parameter) => parameter.name);
  const close = nearest(name, names);
  const hint = close
    ? `did you mean ${close}?`
    : names.length === 0
      ? "it takes none."
      : `it takes ${names.join(", ")}.`;
  throw new Error(`${action} has no parameter ${name}; ${hint}`);
}

function fromWords(parameter: ParameterFacts, words: readonly Word[]): Parameter {
  const { name, type } = parameter;
  if (type === "strings" || type === "tags") return listFromWords(parameter, words);
  const [word, ...more] = words;
  if (word === undefined || word.path.length > 0) throw new Error(`${name} takes one value: write --${name} value.`);
  if (more.length > 0) throw new Error(`${name} is given ${words.length} times; it takes one value.`);
  if (type === "boolean" && word.value === undefined) return true;
  if (word.value === undefined) throw new Error(`${name} is given without a value.`);
  if (type === "boolean") return fromJson(parameter, { true: true, false: false }[word.value] ?? word.value);
  if (type === "integer") return fromJson(parameter, /^-?\d+$/.test(word.value) ? Number(word.value) : word.value);
  return fromJson(parameter, word.value);
}

/** `--Tags.1.Key a --Tags.1.Value b`, `--ResourceId a --ResourceId b`, `--ResourceId.1 a`, or the whole list as JSON. */
function listFromWords(parameter: ParameterFacts, words: readonly Word[]): Parameter {
  const { name, type } = parameter;
  const [first] = words;
  if (words.length === 1 && first?.path.length === 0 && first.value?.trimStart().startsWith("[")) {
    return fromJson(parameter, parsed(name, first.value));
  }
  const items = new Map<string, string | { [field: string]: string }>();
  for (const { path, value } of words) {
    const [index = String(items.size + 1), field, ...rest] = path;
    const wellFormed = type === "tags" ? path.length === 2 && (field === "Key" || field === "Value") : path.length < 2;
    if (!wellFormed || value === undefined || !/^[1-9]\d*$/.test(index) || rest.length > 0) {
      const form = type === "tags" ? `--${name}.1.Key a --${name}.1.Value b` : `--${name}.1 a --${name}.2 b`;
      throw new Error(`${name} is a list: write ${form}, or the list as JSON.`);
    }
    if (type === "tags") items.set(index, { ...(items.get(index) as object | undefined), [field ?? ""]: value });
    else items.set(index, value);
  }
  return fromJson(
    parameter,
    [...items].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item),
  );
}

/** A JSON value in the type of the facts. JSON text may be given as what it holds. */
function fromJson({ name, type, secret }: ParameterFacts, value: unknown): Parameter {
  const shown = secret ? "the given value" : quoted(value);
  switch (type) {
    case "boolean":
      if (typeof value === "boolean") return value;
      throw new Error(`${name} is true or false, not ${shown}.`);
    case "integer":
      if (Number.isSafeInteger(value)) return value as number;
      throw new Error(`${name} is a whole number, not ${shown}.`);
    case "json":
      return jsonText(name, value);
    case "strings":
      if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
      throw new Error(`${name} is a list of texts, not ${shown}.`);
    case "tags":
      if (Array.isArray(value) && value.every(isTag)) return value;
      throw new Error(`${name} is a list of {"Key": ..., "Value": ...}, not ${shown}.`);
    default:
      if (typeof value === "string") return value;
      throw new Error(`${name} is text${typeof value === "number" ? ": put it in quotes" : `, not ${shown}`}.`);
  }
}

function jsonText(name: string, value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  parsed(name, value);
  return value;
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${name} is not valid JSON.`);
  }
}

function isTag(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { Key, Value, ...rest } = value as { readonly [field: string]: unknown };
  const texts = typeof Key === "string" && (Value === undefined || typeof Value === "string");
  return texts && Object.keys(rest).length === 0;
}

function quoted(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : JSON.stringify(value);
}
