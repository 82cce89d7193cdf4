import type { Path } from "../kernel/property-path";
import { holdsUnknown, isKnownText } from "../kernel/unknowns";

/** What a document is for: a policy of RAM, the inline policy of an access configuration, or the trust policy of a role. */
export type Kind = "policy" | "inline" | "trust";

/** A text of a document and where it stands, from the top of the document. */
export interface Said {
  readonly text: string;
  readonly path: Path;
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Said[];
  readonly path: Path;
}

export interface Statement {
  readonly path: Path;
  /** Names of all that it has, such as `Effect`. */
  readonly elements: readonly string[];
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly Said[];
  readonly notActions: readonly Said[];
  readonly resources: readonly Said[];
  readonly notResources: readonly Said[];
  readonly principals: readonly Principal[];
  readonly conditions: readonly Condition[];
  /** It has a condition, which a preview may not know yet. */
  readonly isConditional: boolean;
  /** Nothing of it is unknown or of another form than a statement's, so that it can be compared with others. */
  readonly isWhole: boolean;
}

export interface Principal extends Said {
  readonly kind: string;
}

/** A document as the rules look at it. */
export interface Document {
  readonly kind: Kind;
  /** Characters as JSON; `undefined` while a part of it is unknown. */
  readonly length: number | undefined;
  readonly statements: readonly Statement[];
  /** All of its statements are read: none was passed over. */
  readonly isComplete: boolean;
}

type Values = { readonly [name: string]: unknown };

/**
 * What a document says, given as text or as an object. What is unknown, and what is no statement, is passed over: that
 * something is no policy at all, the check of its form tells. A statement in the place of a list is read as one of a list, so
 * that what it grants is seen, though that check refuses it.
 */
export function documentOf(document: unknown, kind: Kind): Document {
  const given = isKnownText(document) ? parsed(document) : document;
  if (!isMap(given)) return { kind, length: undefined, statements: [], isComplete: false };
  const rows = given["Statement"];
  const statements = Array.isArray(rows)
    ? rows.flatMap((row, index) => statementOf(row, ["Statement", index]))
    : statementOf(rows, ["Statement"]);
  return {
    kind,
    length: holdsUnknown(given) ? undefined : lengthOf(document),
    statements,
    isComplete: statements.length === (Array.isArray(rows) ? rows.length : 1),
  };
}

function lengthOf(document: unknown): number {
  return (typeof document === "string" ? document.trim() : JSON.stringify(document)).length;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}

function statementOf(row: unknown, path: Path): Statement[] {
  if (!isMap(row)) return [];
  const effect = row["Effect"];
  if (effect !== "Allow" && effect !== "Deny") return [];
  const texts = (name: string) => textsOf(row[name], [...path, name]);
  return [
    {
      path,
      elements: Object.keys(row),
      effect,
      actions: texts("Action"),
      notActions: texts("NotAction"),
      resources: texts("Resource"),
      notResources: texts("NotResource"),
      principals: principalsOf(row["Principal"], [...path, "Principal"]),
      conditions: conditionsOf(row["Condition"], [...path, "Condition"]),
      isConditional: row["Condition"] !== undefined && !isEmptyMap(row["Condition"]),
      isWhole: !holdsUnknown(row),
    },
  ];
}

function textsOf(value: unknown, path: Path): Said[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => saidOf(item, [...path, index]));
  return saidOf(value, path);
}

/** A number or a boolean is what its text says. */
function saidOf(value: unknown, path: Path): Said[] {
  if (typeof value === "number" || typeof value === "boolean") return [{ text: String(value), path }];
  return isKnownText(value) ? [{ text: value, path }] : [];
}

function principalsOf(principal: unknown, path: Path): Principal[] {
  if (!isMap(principal)) return [];
  return Object.entries(principal).flatMap(([kind, names]) =>
    textsOf(names, [...path, kind]).map((said) => ({ ...said, kind })),
  );
}

function conditionsOf(condition: unknown, path: Path): Condition[] {
  if (!isMap(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isMap(keys)
      ? Object.entries(keys).map(([key, values]) => {
          const at = [...path, operator, key];
          return { operator, key, values: textsOf(values, at), path: at };
        })
      : [],
  );
}

function isEmptyMap(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length === 0;
}

function isMap(value: unknown): value is Values {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
