import { stringify } from "safe-stable-stringify";
import { z } from "zod";
import type { Schema } from "../kernel/fields";

/** A RAM policy document as an object. Another element than these is refused before anything is sent. */
export interface PolicyDocument {
  /** RAM knows one version: `"1"`. */
  Version: "1";
  /** One statement or more. */
  Statement: PolicyStatement[];
}

/** What is allowed or denied. `Principal` is for the trust policies of roles, and refused here. */
export interface PolicyStatement {
  /** A `Deny` wins over every `Allow`. */
  Effect: "Allow" | "Deny";
  /** `<service>:<operation>`, such as `oss:Get*`. Either this or `NotAction`. */
  Action?: string | string[];
  /** All operations but these. */
  NotAction?: string | string[];
  /** `acs:<service>:<region>:<account>:<resource>`, or `*` for all. Either this or `NotResource`. */
  Resource?: string | string[];
  /** All resources but these. */
  NotResource?: string | string[];
  /**
   * Operators, such as `IpAddress`, with keys, such as `acs:SourceIp`, and their values. Absent: always. `true` and
   * `"true"` mean the same; `5` and `"5"` are compared as they are written, and differ.
   */
  Condition?: { [operator: string]: { [key: string]: string | number | boolean | (string | number | boolean)[] } };
}

/** A document, as text or as an object. */
export const documentSchema: Schema = z.union([z.string(), z.record(z.string(), z.unknown())]);

/** As a request has it. */
export function textOf(document: string | object): string {
  return typeof document === "object" ? JSON.stringify(document) : tidy(document);
}

/** Without what editors leave around a document and RAM would refuse or count: a byte order mark and blanks. */
export function tidy(text: string): string {
  return text.trim(); // takes a byte order mark for a blank, too
}

export function sameDocument(a: unknown, b: unknown): boolean {
  return meaningOf(a as string | object) === meaningOf(b as string | object);
}

function meaningOf(document: string | object): string | undefined {
  return stringify(normalised(document));
}

/** What is live in the recorded spelling where both mean the same, else in the form of what is on record. */
export function asRecorded<D extends string | object>(
  recorded: D | undefined,
  live: string,
  same: (a: unknown, b: unknown) => boolean = sameDocument,
): D | string {
  if (recorded !== undefined && same(recorded, live)) return recorded;
  return inFormOf(recorded, live) as D | string;
}

/** What is live as an object where that is what is on record, else as it is. */
export function inFormOf(recorded: string | object | undefined, live: string): string | object {
  return (typeof recorded === "object" ? parseObject(live) : undefined) ?? live;
}

/**
 * Key order and white space never matter; one value and a list of that one value mean the same, and lists of actions,
 * resources and condition values are sets. Case is kept: two spellings may be two meanings. Public interface: the
 * revisions of access configurations are made of it.
 */
export function normalised(document: string | object): unknown {
  const text = textOf(document);
  return inOneForm(parseObject(text) ?? text);
}

function inOneForm(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) {
    const items = [...new Set(value.map((item) => stringify(inOneForm(item, key))))].sort();
    return items.length === 1 ? JSON.parse(items[0] ?? "null") : items.map((item) => JSON.parse(item ?? "null"));
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOneForm(inner, name)]));
  }
  return typeof value === "boolean" && key !== undefined ? String(value) : value;
}

export function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(tidy(text));
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
