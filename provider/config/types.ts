import { nearest } from "./nearest";
import { ENDPOINT_NAMES, type EndpointName } from "./services";
import { ConfigurationError } from "./settings";
import { figure, inWords, THEIRS } from "./values";

/** What a setting may be. */
export interface Type<T> {
  /** For a page: `1 to 600,000 milliseconds`. Absent where the description says all. */
  readonly form?: string;
  /**
   * The value: text from the stack configuration or the environment, or any JSON value inside an object. Throws
   * `ConfigurationError` with where it was found and what is allowed. Only what can hold no secret is ever quoted.
   */
  read(raw: unknown, source: string): T;
}

/** Text of any form, such as a name. A number that YAML took for one is its digits. */
export const text: Type<string> = {
  read: (raw, source) => {
    if (typeof raw === "string") return raw;
    if (typeof raw === "number") return String(raw);
    throw new ConfigurationError(`${source} must be text, not ${shown(raw)}.`);
  },
};

/** Text that looks like `form`, which a sentence completes: `a region id such as cn-shanghai`. */
export function textLike(pattern: RegExp, form: string): Type<string> {
  return {
    read: (raw, source) => {
      const value = text.read(raw, source);
      if (!pattern.test(value)) throw new ConfigurationError(`${source} must be ${form}, not ${shown(value)}.`);
      return value;
    },
  };
}

/** Of Alibaba Cloud, by its page on them; some begin with 0. */
export const accountId = textLike(/^\d{16}$/, "an account id of 16 digits such as 1234567890123456");

const FLAGS: { readonly [text: string]: boolean } = {
  true: true,
  "1": true,
  yes: true,
  on: true,
  false: false,
  "0": false,
  no: false,
  off: false,
};

export const flag: Type<boolean> = {
  form: "`true` or `false`",
  read: (raw, source) => {
    const value = FLAGS[String(raw).toLowerCase()];
    if (value === undefined) throw new ConfigurationError(`${source} must be true or false, not ${shown(raw)}.`);
    return value;
  },
};

/** One of a few words. */
export function oneOf<W extends string>(...words: readonly W[]): Type<W> {
  return {
    form: inWords(
      words.map((word) => `\`${word}\``),
      "or",
    ),
    read: (raw, source) => {
      const word = words.find((one) => one === String(raw).toLowerCase());
      if (word === undefined)
        throw new ConfigurationError(`${source} must be ${inWords(words, "or")}, not ${shown(raw)}.`);
      return word;
    },
  };
}

export function number(from: number, to: number, unit: string): Type<number> {
  const form = `${figure(from)} to ${figure(to)} ${unit}`;
  return {
    form,
    read: (raw, source) => {
      const value = typeof raw === "string" && raw.trim() !== "" ? Number(raw) : raw;
      if (typeof value !== "number" || Number.isNaN(value)) {
        throw new ConfigurationError(`${source} must be a number from ${form}, not ${shown(raw)}.`);
      }
      if (value < from || value > to) {
        throw new ConfigurationError(`${source} must be from ${form}, not ${figure(value)}.`);
      }
      return value;
    },
  };
}

/** An `http` or `https` address; what it says is not quoted, since it may hold a password. */
export const url: Type<string> = {
  read: (raw, source) => {
    const value = text.read(raw, source);
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
      throw new ConfigurationError(`${source} must be an http or https URL.`);
    }
    return value;
  },
};

type Fields = { readonly [name: string]: Type<unknown> };
type ValuesOf<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Type<infer T> ? T : never };

/** An object of named fields, none of them required here. Upstream's list of one object is read as that object. */
export function object<F extends Fields>(fields: F): Type<ValuesOf<F>> {
  return {
    read: (raw, source) => {
      const given = jsonOf(raw, source);
      const single: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given;
      if (!isObject(single)) throw new ConfigurationError(`${source} must be an object.`);
      return Object.fromEntries(
        fieldsOf(single, Object.keys(fields), source).map(([name, value]) => [
          name,
          fields[name]?.read(value, `${source}.${name}`),
        ]),
      ) as ValuesOf<F>;
    },
  };
}

/** One value for every service that is named: an object, or upstream's list of objects. */
export function byService<T>(each: Type<T>, example: string): Type<{ readonly [name in EndpointName]?: T }> {
  return {
    read: (raw, source) => {
      const given = jsonOf(raw, source);
      const objects = Array.isArray(given) ? given : [given];
      if (!objects.every(isObject)) throw new ConfigurationError(`${source} must be an object such as ${example}.`);
      const named = objects.flatMap((one) => fieldsOf(one, ENDPOINT_NAMES, source));
      // Of a service that a list names twice the first counts, as upstream has it.
      return Object.fromEntries(
        named.reverse().map(([name, value]) => [name, each.read(value, `${source}.${name}`)]),
      ) as { readonly [name in EndpointName]?: T };
    },
  };
}

/** One number for all services, or an object that names some. */
export function rates(each: Type<number>): Type<{ readonly [name in EndpointName]?: number }> {
  const example = '{"cloudsso": 20}';
  const some = byService(each, example);
  return {
    form: `${each.form}, one number for all services or an object such as \`${example}\``,
    read: (raw, source) => {
      if (typeof raw === "string" && /^\s*[[{]/.test(raw)) return some.read(raw, source);
      const rate = each.read(raw, source);
      return Object.fromEntries(ENDPOINT_NAMES.map((name) => [name, rate])) as { [name in EndpointName]: number };
    },
  };
}

/** The known fields that are given. A misspelt name is refused: what it was meant to say would be passed over. */
function fieldsOf(
  given: { readonly [name: string]: unknown },
  known: readonly string[],
  source: string,
): [name: string, value: unknown][] {
  const problems = Object.keys(given).flatMap((name) => {
    const strict = !source.startsWith(`${THEIRS}:`);
    if (known.includes(name) || !(strict || resembles(name, known))) return [];
    return [unknownName(`${source}.${name}`, name, known)];
  });
  if (problems.length > 0) throw new ConfigurationError(problems.join(" "));
  return Object.entries(given).filter(
    ([name, value]) => known.includes(name) && value !== undefined && value !== null && value !== "",
  );
}

export function unknownName(what: string, name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return `${what} is not a setting; ${close ? `did you mean ${close}?` : `there ${known.length === 1 ? "is" : "are"} ${inWords(known)}.`}`;
}

/** In upstream's namespace other names are upstream's own, unless they can only be one of ours, written differently. */
function resembles(name: string, known: readonly string[]): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const close = nearest(name, known);
  return close !== undefined && (plain(close) === plain(name) || close.length > 5);
}

function jsonOf(raw: unknown, source: string): unknown {
  if (typeof raw !== "string") return raw;
  try {
    return JSON.parse(raw);
  } catch {
    throw new ConfigurationError(`${source} is not valid JSON.`);
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const LONGEST = 40;

function shown(raw: unknown): string {
  if (typeof raw === "object" && raw !== null) return Array.isArray(raw) ? "a list" : "an object";
  const words = JSON.stringify(raw) ?? "nothing";
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}..."` : words;
}
