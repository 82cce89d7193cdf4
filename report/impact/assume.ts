import { documentOf, type Statement } from "../../provider/lint/document";
import { covers, coversAction } from "../../provider/lint/patterns";
import type { Policy } from "../power";
import type { RamAccess, RamHolding } from "../ram";

/** Somebody who may take on roles: a RAM user, group or role, or whoever has an access configuration in an account. */
export interface Actor {
  readonly accountId: string;
  /** What stands behind the account in its ARN: `user/ann`, `role/app`. A group has none. */
  readonly resource?: string;
  readonly policies: readonly Policy[];
}

const ACTION = "sts:AssumeRole";
/** Of system policies the name alone is known. */
const ALLOWING = /^(?:AdministratorAccess|AliyunSTSAssumeRoleAccess)$/i;

/** A role, by which somebody comes to what it has, and whether a condition has to hold. */
export interface Way {
  readonly role: string;
  readonly isConditional: boolean;
}

/**
 * By which roles of an account somebody comes to what some of its roles have, by way of other roles as well. What is asked of
 * them by conditions of trust policies is not weighed.
 */
export function waysTo(ram: RamAccess, isIt: (policy: Policy) => boolean): (actor: Actor) => readonly Way[] {
  const policies = policiesOfRoles(ram.holdings);
  const { accountId } = ram.account;
  const roles = ram.roles.map(({ id, name, trust }) => ({
    name,
    arn: arnOf(accountId, `role/${name}`),
    trust: documentOf(trust, "trust").statements.filter(({ actions, notActions }) => isAbout(actions, notActions)),
    actor: { accountId, resource: `role/${name}`, policies: policies.get(id) ?? [] },
    isStrong: (policies.get(id) ?? []).some(isIt),
  }));
  const strong = new Set(roles.filter(({ isStrong }) => isStrong));
  const ways = (actor: Actor): Way[] =>
    [...strong].flatMap(({ name, arn, trust }) =>
      isTrusted(actor, trust)
        ? permissionsOf(actor.policies, arn).map((isConditional) => ({ role: name, isConditional }))
        : [],
    );
  // What is added is looked at in its turn, so that a chain of any length is followed.
  for (let known = -1; known < strong.size; ) {
    known = strong.size;
    for (const role of roles) if (!strong.has(role) && ways(role.actor).length > 0) strong.add(role);
  }
  return strong.size === 0 ? () => [] : ways;
}

function policiesOfRoles(holdings: readonly RamHolding[]): Map<string, Policy[]> {
  const policies = new Map<string, Policy[]>();
  for (const { kind, holderId, policy } of holdings) {
    if (kind === "role") policies.set(holderId, [...(policies.get(holderId) ?? []), policy]);
  }
  return policies;
}

function arnOf(accountId: string, resource: string): string {
  return `acs:ram::${accountId}:${resource}`.toLowerCase();
}

function isTrusted({ accountId, resource }: Actor, trust: readonly Statement[]): boolean {
  const arns = [arnOf(accountId, "root"), ...(resource === undefined ? [] : [arnOf(accountId, resource)])];
  const names = ({ principals }: Statement) =>
    principals.some(({ kind, text }) => kind === "RAM" && arns.some((arn) => covers(text.toLowerCase(), arn)));
  const isDenied = trust.some((one) => one.effect === "Deny" && !one.isConditional && names(one));
  return !isDenied && trust.some((one) => one.effect === "Allow" && names(one));
}

/** Empty: not at all. `true`: under a condition; `false` with it: without any, too. */
function permissionsOf(policies: readonly Policy[], arn: string): boolean[] {
  const statements = policies
    .flatMap(({ document }) => (document === undefined ? [] : documentOf(document, "policy").statements))
    .filter((one) => isAbout(one.actions, one.notActions) && isOn(one, arn));
  if (statements.some(({ effect, isConditional }) => effect === "Deny" && !isConditional)) return [];
  const allowed = statements.filter(({ effect }) => effect === "Allow");
  const byName = policies.some(({ type, name }) => type === "System" && ALLOWING.test(name));
  const isFree = byName || allowed.some(({ isConditional }) => !isConditional);
  return isFree ? [true, false] : allowed.length > 0 ? [true] : [];
}

function isAbout(actions: Statement["actions"], notActions: Statement["notActions"]): boolean {
  return notActions.length > 0
    ? notActions.every(({ text }) => !coversAction(text, ACTION))
    : actions.some(({ text }) => coversAction(text, ACTION));
}

function isOn({ resources, notResources }: Statement, arn: string): boolean {
  return notResources.length > 0
    ? notResources.every(({ text }) => !covers(text.toLowerCase(), arn))
    : resources.some(({ text }) => covers(text.toLowerCase(), arn));
}
