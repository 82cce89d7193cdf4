import { coversStatement } from "../../provider/lint/compare";
import { documentOf, type Said, type Statement } from "../../provider/lint/document";
import { coversAction, meetAsActions } from "../../provider/lint/patterns";
import { isEveryAction, isEveryResource } from "../everything";
import type { Policy } from "../power";
import { classesOf, classesOfOthers, classesOfSystem } from "./classes";
import { CLASSES, type Class, type PolicyChange, type Possibility } from "./model";
import { policiesBetween } from "./statements";

/**
 * Two sets of policies, by policy and statement, with what becomes possible and what no longer is. Of system policies the
 * name says it. Errs to naming too much: what is allowed twice over may be named though it was possible before.
 */
export function policyChange(before: readonly Policy[], after: readonly Policy[]): PolicyChange {
  return {
    policies: policiesBetween(before, after),
    possible: possibilities(before, after, "no longer denied"),
    impossible: possibilities(after, before, "denied"),
  };
}

interface Entry {
  readonly class: Class;
  readonly by: string;
}

/** What `after` allows and `before` does not. */
function possibilities(before: readonly Policy[], after: readonly Policy[], denial: string): Possibility[] {
  const [old, now] = [allowancesOf(before), allowancesOf(after)];
  const entries = [...newlyAllowed(old, now), ...undenied(old, now, denial)];
  return CLASSES.flatMap((name) => {
    const by = [...new Set(entries.filter((entry) => entry.class === name).map((entry) => entry.by))].sort();
    return by.length === 0 ? [] : [{ class: name, by }];
  });
}

interface Allowances {
  readonly allows: readonly Statement[];
  readonly denies: readonly Statement[];
  /** System policies, and custom ones of which nobody knows what they say. */
  readonly names: readonly Policy[];
  readonly isAdministrator: boolean;
}

function allowancesOf(policies: readonly Policy[]): Allowances {
  const statements = policies.flatMap(({ document }) =>
    document === undefined ? [] : documentOf(document, "policy").statements,
  );
  const names = policies.filter(({ document }) => document === undefined);
  return {
    allows: statements.filter(({ effect }) => effect === "Allow"),
    denies: statements.filter(({ effect }) => effect === "Deny"),
    names,
    isAdministrator:
      statements.some(isAdministrator) || names.some((policy) => classesOfPolicy(policy).includes("administer")),
  };
}

/** Whoever may all has nothing to get; all but some resources is less. */
function isAdministrator({ effect, isConditional, actions, resources }: Statement): boolean {
  return (
    effect === "Allow" &&
    !isConditional &&
    actions.some(({ text }) => isEveryAction(text)) &&
    resources.some(({ text }) => isEveryResource(text))
  );
}

function newlyAllowed(old: Allowances, now: Allowances): Entry[] {
  if (old.isAdministrator) return [];
  const known = new Set(old.names.map(keyOf));
  return [
    ...now.names
      .filter((policy) => !known.has(keyOf(policy)))
      .flatMap((policy) => classesOfPolicy(policy).map((name) => ({ class: name, by: policy.name }))),
    ...now.allows
      .flatMap(single)
      .filter((part) => old.allows.every((statement) => !coversStatement(statement, part)))
      .flatMap(entriesOf),
  ];
}

/** Of what was denied, that which something allows. */
function undenied(old: Allowances, now: Allowances, denial: string): Entry[] {
  return old.denies
    .flatMap(single)
    .filter((part) => now.denies.every((statement) => !coversStatement(statement, part)))
    .flatMap((part) => allowedOf(part, now).map((entry) => ({ ...entry, by: `${entry.by} (${denial})` })));
}

/** System policies say by their names what kind of actions they allow, so all of that kind counts. */
function allowedOf(denied: Statement, { allows, names }: Allowances): Entry[] {
  const classes = new Set(names.flatMap(classesOfPolicy));
  const byNames = entriesOf(denied).filter((entry) => classes.has("read") && entry.class === "read");
  if ([...classes].some((name) => name !== "read")) return entriesOf(denied);
  return [...byNames, ...allows.flatMap(single).flatMap((allowed) => both(denied, allowed))];
}

/** The narrower of the two, where they meet; what is in both, where neither is narrower. */
function both(denied: Statement, allowed: Statement): Entry[] {
  const [no] = denied.actions;
  const [yes] = allowed.actions;
  if (no === undefined) return yes === undefined || !isAmong(denied.notActions, yes) ? entriesOf(allowed) : [];
  if (yes === undefined) return isAmong(allowed.notActions, no) ? [] : entriesOf(denied);
  if (coversAction(no.text, yes.text)) return entriesOf(allowed);
  if (coversAction(yes.text, no.text)) return entriesOf(denied);
  return meetAsActions(no.text, yes.text) ? inBoth(denied, no, allowed, yes) : [];
}

function inBoth(denied: Statement, no: Said, allowed: Statement, yes: Said): Entry[] {
  const [some, others] = [classesOf(no.text, denied), classesOf(yes.text, allowed)];
  const common = others.filter((name) => some.includes(name));
  const classes = common.length > 0 ? common : [...new Set([...others, ...some])];
  const by = `what is both ${yes.text} and ${no.text}${limitsOf(allowed)}`;
  return classes.map((name) => ({ class: name, by }));
}

function isAmong(patterns: readonly Said[], { text }: Said): boolean {
  return patterns.some((pattern) => coversAction(pattern.text, text));
}

/** A statement an action; one that names what it is not about stays as it is. */
function single(statement: Statement): Statement[] {
  return statement.actions.length === 0
    ? [statement]
    : statement.actions.map((said) => ({ ...statement, actions: [said] }));
}

function entriesOf(part: Statement): Entry[] {
  const [said] = part.actions;
  const classes = said === undefined ? classesOfOthers(part) : classesOf(said.text, part);
  const what = said?.text ?? `all but ${part.notActions.map(({ text }) => text).join(", ")}`;
  return classes.map((name) => ({ class: name, by: `${what}${limitsOf(part)}` }));
}

function limitsOf({ resources, notResources, isConditional }: Statement): string {
  const targets = resources.map(({ text }) => text);
  const where = targets.includes("*")
    ? ""
    : targets.length > 0
      ? ` on ${targets.join(", ")}`
      : ` on all but ${notResources.map(({ text }) => text).join(", ")}`;
  return `${where}${isConditional ? " under conditions" : ""}`;
}

function classesOfPolicy({ type, name }: Policy): readonly Class[] {
  return type === "System" ? classesOfSystem(name) : ["write"];
}

function keyOf({ type, name }: Policy): string {
  return `${type} ${name.toLowerCase()}`;
}
