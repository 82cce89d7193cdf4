import type { Kind } from "../../provider/lint/document";

/** A document to be looked at, and where it comes from. */
export interface Subject {
  /** What a report calls it: the file as it was given, or a resource. */
  readonly in: string;
  readonly document: unknown;
  readonly kind: Kind;
  /** The file of the document, or of the program that declares it. */
  readonly file: string;
  /** The text of the file, where the document is all of it. */
  readonly text?: string;
  /** Where the program declares it. */
  readonly line?: number;
  /** URN, and the property that holds it. */
  readonly urn?: string;
  readonly property?: string;
  /** What the program says is meant, by rule. */
  readonly ignored?: { readonly [rule: string]: string };
}

/** What was found to look at, and what could not be. */
export interface Subjects {
  readonly subjects: readonly Subject[];
  readonly notLookedAt: readonly { readonly in: string; readonly why: string }[];
}
