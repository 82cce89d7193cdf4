import stringify from "safe-stable-stringify";
import { coversStatement } from "../../provider/lint/compare";
import { documentOf, type Kind, type Statement } from "../../provider/lint/document";
import { coversAction } from "../../provider/lint/patterns";
import { type Policy, powerOf } from "../power";
import type { RuleId } from "./rules";

/** All policies of one, such as an access configuration. `undefined`: nobody knows which. */
export type Policies = readonly Policy[] | undefined;

/**
 * What a change of one policy does to what all of them allow together: the others may cover what it gives, or deny what it
 * denied. Where that cannot be told, it counts as wider.
 *
 * @param key `Inline:dev`, as `keyOf` makes it.
 */
export function ruleOfPolicy(old: Policies, now: Policies, key: string): RuleId {
  if (old === undefined || now === undefined) return "policy-widened";
  const [was, is] = [old, now].map((policies) => policies.find((policy) => keyOf(policy) === key));
  if (was === undefined && is !== undefined) return deniesAlone(is) ? "policy-narrowed" : "policy-added";
  const before = old.map((policy) => (policy === was ? is : policy)).filter((policy) => policy !== undefined);
  const after = [...now.filter((policy) => policy !== is), ...(was === undefined ? [] : [was])];
  // Of two policies that deny the same, neither is missed alone: each is also judged as the last to change.
  if (!widens(old, now) || !(widens(old, before) || widens(after, now))) return "policy-narrowed";
  const administers = is !== undefined && powerOf([is]) === "administer" && powerOf(old) !== "administer";
  return administers ? "policy-administers" : "policy-widened";
}

export function keyOf({ type, name }: Policy): string {
  return `${type}:${name}`;
}

function widens(before: readonly Policy[], after: readonly Policy[]): boolean {
  const [old, now] = [before, after].map((policies) => policies.map(statementsOfPolicy));
  if (old?.includes(undefined) || now?.includes(undefined)) return true;
  return allowsMore(
    (old ?? []).flatMap((one) => one ?? []),
    (now ?? []).flatMap((one) => one ?? []),
    coversStatement,
  );
}

function allowsMore(old: readonly Statement[], now: readonly Statement[], covers: typeof coversStatement): boolean {
  const isCovered = (one: Statement, others: readonly Statement[]) =>
    others.some((other) => other.effect === one.effect && covers(other, one));
  return (
    now.some((statement) => statement.effect === "Allow" && !isCovered(statement, old)) ||
    old.some((statement) => statement.effect === "Deny" && !isCovered(statement, now))
  );
}

/** Of a system policy the name says what it does, and it denies nothing. */
function statementsOfPolicy({ type, document }: Policy): readonly Statement[] | undefined {
  if (document === undefined) return type === "System" ? [] : undefined;
  return statementsOf(document, "policy");
}

/** Whether nobody can do more for having it. */
export function deniesAlone(policy: Policy): boolean {
  const statements = statementsOfPolicy(policy) ?? [];
  return statements.length > 0 && statements.every(({ effect }) => effect === "Deny");
}

/** Whether somebody may do more for having it no longer. */
export function deniesSomething(policy: Policy): boolean {
  return statementsOfPolicy(policy)?.some(({ effect }) => effect === "Deny") ?? true;
}

/** Whether the new trust policy may let somebody in whom the old one did not. Errs to `true`. */
export function trustsMore(before: unknown, after: unknown): boolean {
  const [old, now] = [trustOf(before), trustOf(after)];
  return old === undefined || now === undefined || allowsMore(old, now, coversTrust);
}

function coversTrust(wide: Statement, narrow: Statement): boolean {
  const among = (said: Statement["principals"][number]) =>
    wide.principals.some(({ kind, text }) => kind === said.kind && (text === said.text || text === "*"));
  // It names no resource, so both are taken for being about all.
  const everything = [{ text: "*", path: [] }];
  const [one, other] = [wide, narrow].map((statement) => ({ ...statement, resources: everything }));
  return (
    one !== undefined &&
    other !== undefined &&
    narrow.principals.length > 0 &&
    narrow.principals.every(among) &&
    narrow.actions.every(({ text }) => wide.actions.some((action) => coversAction(action.text, text))) &&
    coversStatement(one, other)
  );
}

const TRUSTING = new Set(["Effect", "Action", "Principal", "Condition"]);

/** Whoever is excepted (`NotPrincipal`) cannot be compared. */
function trustOf(document: unknown): readonly Statement[] | undefined {
  const statements = statementsOf(document, "trust");
  const isPlain = statements?.every(({ elements }) => elements.every((name) => TRUSTING.has(name)));
  return isPlain === true ? statements : undefined;
}

/** `undefined`: some of it is no statement, so nobody knows what it allows. */
function statementsOf(document: unknown, kind: Kind): readonly Statement[] | undefined {
  const { statements, isComplete } = documentOf(document, kind);
  return isComplete ? statements : undefined;
}

/** A document as the text that a policy has. */
export function textOf(document: unknown): string {
  return typeof document === "string" ? document : (stringify(document) ?? "");
}
