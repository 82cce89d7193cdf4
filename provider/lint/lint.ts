import { figure } from "../config/values";
import type { Path } from "../kernel/property-path";
import { documentOf, type Kind } from "./document";
import { GRAMMAR } from "./grammar";
import { isAtLeast, type Rule, type Severity } from "./rule";
import { RULES } from "./rules";

/** Characters as JSON beyond which nobody takes a document for a policy, and comparing its statements would take long. */
const LONGEST = 32_768;

/** What a rule found in a document. */
export interface Finding {
  readonly rule: Rule["id"];
  readonly severity: Severity;
  /** From the top of the document. */
  readonly path: Path;
  /** Behind the path, a sentence: `allows every action on every resource`. */
  readonly what: string;
  /** What to do instead, as a sentence. */
  readonly better: string;
}

/**
 * What the rules find in a document, given as text or as an object, the worst first. Nothing is asked of anybody.
 *
 * @param least the least severity to look for. Default: all.
 */
export function lint(document: unknown, kind: Kind, least: Severity = "note"): readonly Finding[] {
  const given = documentOf(document, kind);
  if (given.length !== undefined && given.length > LONGEST) return [tooLong(given.length)];
  return RULES.filter(({ severity, kinds }) => kinds.includes(kind) && isAtLeast(severity, least)).flatMap((rule) =>
    rule.find(given).map(({ path, what }) => ({
      rule: rule.id,
      severity: rule.severity,
      path,
      what,
      better: rule.better,
    })),
  );
}

function tooLong(length: number): Finding {
  const what = `has ${figure(length)} characters as JSON, more than any policy; no rule looked at it`;
  return { rule: GRAMMAR.id, severity: GRAMMAR.severity, path: [], what, better: GRAMMAR.better };
}
