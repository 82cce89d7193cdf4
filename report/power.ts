import { isEveryAction, isEveryResource } from "./everything";

/** A policy of an access configuration, or of a RAM user, group or role. */
export interface Policy {
  /** `System`, `Inline` or `Custom`. */
  readonly type: string;
  readonly name: string;
  /** Of those that carry one. */
  readonly document?: string;
}

/**
 * How much policies let somebody do: `administer` everything, `read` alone, `write` whatever lies between, or `nothing`
 * where there are none. It is a reading for the eye, of names and of statements: conditions and denials are not weighed, and
 * that somebody who writes in RAM can take more is not followed.
 */
export type Power = "administer" | "write" | "read" | "nothing";

export function powerOf(policies: readonly Policy[]): Power {
  const powers = policies.map(powerOfPolicy);
  return POWERS.find((power) => powers.includes(power)) ?? "nothing";
}

/** The most first. */
export const POWERS = ["administer", "write", "read"] as const;

/** 0 for the most. */
export function rankOf(power: Power): number {
  return power === "nothing" ? POWERS.length : POWERS.indexOf(power);
}

function powerOfPolicy({ type, name, document }: Policy): Power {
  if (type === "System") return powerOfSystem(name);
  if (document === undefined) return "write"; // of a custom policy an estate may have the name alone
  return powerOfDocument(document);
}

function powerOfSystem(name: string): Power {
  if (/^AdministratorAccess$/i.test(name)) return "administer";
  return name.endsWith("ReadOnlyAccess") ? "read" : "write";
}

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
}

function powerOfDocument(document: string): Power {
  const statements = statementsOf(document);
  if (statements === undefined) return "write";
  const powers = statements.filter(({ Effect }) => Effect !== "Deny").map(powerOfStatement);
  return POWERS.find((power) => powers.includes(power)) ?? "nothing";
}

/** All but some is taken for all. */
function powerOfStatement({ Action, NotAction, Resource, NotResource }: Statement): Power {
  const actions = listOf(Action);
  if (NotAction !== undefined || actions.some(isEveryAction)) {
    return NotResource !== undefined || listOf(Resource).some(isEveryResource) ? "administer" : "write";
  }
  return actions.every((action) => READS.test(action)) ? "read" : "write";
}

const LOOKS = ["Get", "List", "Describe", "Query", "Check", "BatchGet", "Lookup"];

/** Actions, or patterns of them, that only look. */
export const READS = new RegExp(`^[\\w-]+:(?:${LOOKS.join("|")})`, "i");

/** Patterns of what follows the service in an action that only looks. */
export const LOOKING = LOOKS.map((verb) => `${verb}*`);

function statementsOf(document: string): readonly Statement[] | undefined {
  try {
    const { Statement } = JSON.parse(document) as { readonly Statement?: Statement | readonly Statement[] };
    return Statement === undefined ? [] : ([Statement].flat() as readonly Statement[]);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): string[] {
  return [value].flat().filter((item) => typeof item === "string");
}

/** From the input of an access configuration. */
export function policiesOf(value: unknown): Policy[] {
  const rows = (Array.isArray(value) ? value : []) as readonly { readonly [name: string]: unknown }[];
  return rows.map(({ permissionPolicyType, permissionPolicyName, permissionPolicyDocument }) => ({
    type: String(permissionPolicyType),
    name: String(permissionPolicyName),
    ...(typeof permissionPolicyDocument === "string" ? { document: permissionPolicyDocument } : {}),
  }));
}
