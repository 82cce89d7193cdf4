import { z } from "zod";
import type { Field } from "../kernel/fields";
import type { Problem } from "../kernel/problem";
import { pathText } from "../kernel/property-path";
import { meant } from "../kernel/reason";
import { isKnownText } from "../kernel/unknowns";
import type { Kind } from "../lint/document";
import { GRAMMAR } from "../lint/grammar";
import { type Finding, lint } from "../lint/lint";
import type { Severity } from "../lint/rule";
import { RULES } from "../lint/rules";
import type { Context } from "./context";

/** What every resource with a policy document takes. */
export interface Linted {
  /**
   * Rules that find something here which is meant, each with the reason: `{ "escalation": "the pipeline makes the keys" }`.
   * [docs/lint.md](../lint.md) lists the rules. Absent: none.
   */
  lintIgnore?: { [rule: string]: string };
}

type Ignored = { readonly [rule: string]: string };

const IDS = RULES.map(({ id }) => id);

export const linted: { readonly lintIgnore: Field<Ignored> } = {
  lintIgnore: {
    schema: z.record(z.string(), z.string().regex(/\S/, { message: "must say why what the rule finds is meant" })),
    stateOnly: true,
    examine: unknownRules,
  },
};

function unknownRules(ignored: unknown): Problem[] {
  if (ignored === null || typeof ignored !== "object" || Array.isArray(ignored)) return [];
  return Object.keys(ignored)
    .filter((id) => !IDS.includes(id))
    .map((id) => ({
      path: `lintIgnore.${id}`,
      reason: id === GRAMMAR.id ? "cannot be passed over" : `is not a rule${meant(id, IDS)}`,
    }));
}

/** A document of a resource. */
export interface Given {
  /** The input, and where in it the document is. */
  readonly path: string;
  readonly document: unknown;
  readonly kind: Kind;
}

/** A preview is no place for what is only untidy. */
const LEAST: Severity = "medium";
/** One resource says no more than this; the command tells the rest. */
const TOLD = 4;

/** What is refused in documents that are new or changed, where the settings say so. */
export function lintProblems(changed: readonly Given[], ignored: Ignored = {}, context: () => Context): Problem[] {
  const found = findingsIn(changed, "high", ignored);
  if (found.length === 0 || context().lint !== "error") return [];
  return found.map(({ at, of, rule, what, better }) => ({
    path: at,
    reason: `${what} (${rule}): ${better} If it is meant, say why in lintIgnore`,
    ifSecret: { path: of, reason: `has something in it that the rule ${rule} finds` },
  }));
}

/** What is warned of in documents that are new or changed. */
export function lintWarnings(changed: readonly Given[], ignored: Ignored = {}, context: () => Context): string[] {
  const found = findingsIn(changed, LEAST, ignored);
  const unused = changed.length === 0 ? [] : superfluous(changed, ignored);
  if ((found.length === 0 && unused.length === 0) || context().lint === "off") return [];
  const told = found.slice(0, TOLD).map(({ at, rule, what, better }) => `${at} ${what} (${rule}): ${better}`);
  const more = found.length - told.length;
  const rest = more > 0 ? [`${more} more findings are left out; \`alicloud-identity lint\` tells them all`] : [];
  return [...told, ...rest, ...unused];
}

interface Located {
  /** The property in which it stands. */
  readonly at: string;
  /** The document's own. */
  readonly of: string;
  readonly rule: string;
  readonly what: string;
  readonly better: string;
}

function findingsIn(given: readonly Given[], least: Severity, ignored: Ignored): Located[] {
  return given.flatMap(({ path: of, document, kind }) =>
    lint(document, kind, least)
      .filter(({ rule }) => !Object.hasOwn(ignored, rule))
      .map(({ path, rule, what, better }: Finding) => ({ at: pathText([of, ...path]), of, rule, what, better })),
  );
}

/** A reason that explains nothing any more hides what comes later. */
function superfluous(given: readonly Given[], ignored: Ignored): string[] {
  const known = given.filter(({ document }) => typeof document === "object" || isKnownText(document));
  if (known.length < given.length) return [];
  const found = new Set(given.flatMap(({ document, kind }) => lint(document, kind).map(({ rule }) => rule)));
  return Object.keys(ignored)
    .filter((rule) => !found.has(rule))
    .map((rule) => `lintIgnore.${rule} is for nothing: the rule finds nothing here`);
}
