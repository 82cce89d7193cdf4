import type { Cloud } from "../action";
import { isVisible, notFound, theAccount, theGroup } from "../ims/find";
import type { RamUser } from "../ims/state";
import { sameName } from "../names";
import { Refusal } from "../refusal";
import { held } from "../store";
import type { CustomPolicy, IdentityKind, PolicyType, RamAccount, Role } from "./state";
import { isSystemPolicy } from "./system-policies";

/** What RAM holds of the account that is calling. */
export function theRam(cloud: Cloud): RamAccount {
  const { accountId } = cloud.caller;
  cloud.state.ram[accountId] ??= newRamAccount();
  return cloud.state.ram[accountId];
}

export function newRamAccount(): RamAccount {
  return { policies: {}, roles: {}, attachDates: {}, scopedGrants: {} };
}

export function theCustomPolicy(name: string, cloud: Cloud): CustomPolicy {
  const found = Object.values(theRam(cloud).policies).find(({ policyName }) => sameName(policyName, name, cloud));
  if (found === undefined) throw notFound("Policy", name);
  return found;
}

/** The two types are looked up apart. Resolves to the policy's name as it is spelt. */
export function thePolicyName(type: PolicyType, name: string, cloud: Cloud): string {
  if (type === "Custom") return theCustomPolicy(name, cloud).policyName;
  if (!isSystemPolicy(name, cloud.state)) throw notFound("Policy", name);
  return name;
}

export function theRole(name: string, cloud: Cloud): Role {
  const found = Object.values(theRam(cloud).roles).find(({ roleName }) => sameName(roleName, name, cloud));
  if (found === undefined) throw notFound("Role", name);
  return found;
}

/** Names keep their case, ARNs do not. */
export function roleArn({ roleName }: Role, accountId: string): string {
  return `acs:ram::${accountId}:role/${roleName.toLowerCase()}`;
}

/** Of any account. Its ARN does not say the case of its name, so a name that differs in case alone will do. */
export function roleByArn(arn: string, { state }: Cloud): Role | undefined {
  const [, accountId = "", name = ""] = /^acs:ram::(\d+):role\/(.+)$/.exec(arn) ?? [];
  const roles = Object.values(held(state.ram, accountId)?.roles ?? {});
  return (
    roles.find(({ roleName }) => roleName === name) ??
    roles.find(({ roleName }) => roleName.toLowerCase() === name.toLowerCase())
  );
}

/** The part of a logon name before the `@`. */
export function shortName({ userPrincipalName }: RamUser): string {
  return userPrincipalName.split("@")[0] ?? "";
}

function theUser(name: string, cloud: Cloud): RamUser {
  const found = Object.values(theAccount(cloud).users).find((user) => sameName(shortName(user), name, cloud));
  if (found === undefined || !isVisible(found.createDate, cloud)) throw notFound("User", name);
  return found;
}

/** Who can have policies: a user, a group or a role. */
export interface RamIdentity {
  readonly kind: IdentityKind;
  readonly id: string;
  readonly name: string;
  /** Of the form `System/ReadOnlyAccess`. */
  readonly policies: string[];
}

export function theIdentity(kind: IdentityKind, name: string, cloud: Cloud): RamIdentity {
  if (kind === "User") {
    const { userId: id, policies } = theUser(name, cloud);
    return { kind, id, name, policies };
  }
  if (kind === "Group") {
    const { groupId: id, policies } = theGroup({ GroupName: name }, cloud);
    return { kind, id, name, policies };
  }
  const { roleId: id, policies } = theRole(name, cloud);
  return { kind, id, name, policies };
}

/** Everybody in the account who has a policy, which is named like `System/ReadOnlyAccess`. */
export function holdersOf(policy: string, cloud: Cloud) {
  const { users, groups } = theAccount(cloud);
  const having = <Holder extends { readonly policies: readonly string[] }>(all: Readonly<Record<string, Holder>>) =>
    Object.values(all).filter(({ policies }) => policies.includes(policy));
  return { users: having(users), groups: having(groups), roles: having(theRam(cloud).roles) };
}

/** Held to the outer form of a policy; a trust policy also names whom it trusts. */
export function checkDocument(document: string, kind: "policy" | "trust policy"): void {
  const { Version, Statement } = parsed(document);
  const statements: unknown[] = Array.isArray(Statement) ? Statement : [];
  const whole = statements.every(
    (statement) =>
      typeof statement === "object" &&
      statement !== null &&
      "Effect" in statement &&
      (kind === "policy" || "Principal" in statement),
  );
  if (Version === "1" && statements.length > 0 && whole) return;
  throw new Refusal("MalformedPolicyDocument", 400, `The ${kind} does not follow the grammar of policies.`);
}

function parsed(document: string): { readonly Version?: unknown; readonly Statement?: unknown } {
  try {
    const policy: unknown = JSON.parse(document);
    return typeof policy === "object" && policy !== null ? policy : {};
  } catch {
    return {};
  }
}
