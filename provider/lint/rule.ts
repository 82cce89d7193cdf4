import type { Path } from "../kernel/property-path";
import type { Document, Kind } from "./document";

/** From the worst to the least. A preview warns of the first two. */
export const SEVERITIES = ["high", "medium", "low", "note"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What people read of a rule. */
export interface RuleText {
  /** Public interface: programs and files of exceptions name it. */
  readonly id: string;
  readonly severity: Severity;
  /** Which documents it looks at. */
  readonly kinds: readonly Kind[];
  /** What it finds, as the heading of a table would say it. */
  readonly finds: string;
  readonly why: string;
  /** What to do instead, as a sentence. */
  readonly better: string;
  /** Statements in which it finds something, and the better ones in which it finds nothing. */
  readonly example: { readonly bad: readonly object[]; readonly good: readonly object[] };
}

/** One question that every policy is asked. */
export interface Rule extends RuleText {
  find(document: Document): readonly Place[];
}

/** Where a rule found something. */
export interface Place {
  /** From the top of the document. */
  readonly path: Path;
  /** Behind the path, it makes a sentence: `allows every action on every resource`. */
  readonly what: string;
}

/** Who may do something: policies of RAM and inline policies of access configurations. */
export const PERMISSIONS: readonly Kind[] = ["policy", "inline"];
/** Who may take on a role. */
export const TRUST: readonly Kind[] = ["trust"];
export const ALL: readonly Kind[] = [...PERMISSIONS, ...TRUST];

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** A value of a document in a sentence: short, and in quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
