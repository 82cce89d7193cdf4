import type { Estate, EstateObject } from "../estate/model";
import { byText } from "../provider/functions/rows";
import { type AccessAccount, accountsInOrder } from "./accounts";
import type { Policy } from "./power";
import { missing, objectsOf, textOf } from "./rows";

/** Who has which policy of RAM, and by which path. */
export interface RamAccess {
  /** The account whose users they are. */
  readonly account: AccessAccount;
  readonly users: readonly RamUser[];
  readonly groups: readonly RamGroup[];
  /** A role's id is its name. */
  readonly roles: readonly RamRole[];
  /** Custom policies. */
  readonly policies: readonly Policy[];
  readonly attachments: readonly RamAttachment[];
  /** What follows from attachments and memberships. */
  readonly holdings: readonly RamHolding[];
}

interface RamPrincipal {
  readonly id: string;
  readonly name: string;
}

export interface RamUser extends RamPrincipal {
  readonly displayName?: string;
}

export interface RamGroup extends RamPrincipal {
  /** The ids of users. */
  readonly members: readonly string[];
}

interface RamRole extends RamPrincipal {
  /** Who may take it on: the trust policy. */
  readonly trust: string;
}

/** A policy that is attached to somebody. */
export interface RamAttachment {
  /** As the estate has it. */
  readonly id: string;
  readonly kind: "user" | "group" | "role";
  readonly holderId: string;
  readonly policy: Policy;
}

/** A policy that somebody has. Groups have theirs beside their members. */
export interface RamHolding {
  readonly kind: RamAttachment["kind"];
  readonly holderId: string;
  readonly policy: Policy;
  /** The groups of a user that have it, in order, and `undefined` where the user has it. */
  readonly groupIds: readonly (string | undefined)[];
}

export function ramAccessOf(estate: Estate): RamAccess {
  const policies = objectsOf(estate, "ram:Policy").map(({ name, inputs }) => ({
    type: "Custom",
    name,
    document: textOf(inputs["policyDocument"]),
  }));
  const custom = new Map(policies.map((policy) => [policy.name.toLowerCase(), policy]));
  const policyOf = ({ inputs }: EstateObject): Policy => {
    const [type, name] = [textOf(inputs["policyType"]), textOf(inputs["policyName"])];
    return (type === "Custom" ? custom.get(name.toLowerCase()) : undefined) ?? { type, name };
  };
  const members = new Map<string, string[]>();
  for (const { inputs } of objectsOf(estate, "ims:GroupMembership")) {
    const group = textOf(inputs["groupId"]);
    members.set(group, [...(members.get(group) ?? []), textOf(inputs["userId"])]);
  }
  const attached = (kind: RamAttachment["kind"], attachments: string, holder: string): RamAttachment[] =>
    objectsOf(estate, attachments).map((object) => ({
      id: object.id,
      kind,
      holderId: textOf(object.inputs[holder]),
      policy: policyOf(object),
    }));
  const attachments = [
    ...attached("user", "ram:UserPolicyAttachment", "userId"),
    ...attached("group", "ram:GroupPolicyAttachment", "groupId"),
    ...attached("role", "ram:RolePolicyAttachment", "roleName"),
  ];
  const held = attachments.flatMap(({ id: _, ...one }) => [
    { ...one, groupId: undefined },
    ...(one.kind === "group" ? (members.get(one.holderId) ?? []) : []).map((holderId) => ({
      ...one,
      kind: "user" as const,
      holderId,
      groupId: one.holderId,
    })),
  ]);
  const holders = (kind: RamAttachment["kind"]) =>
    attachments.flatMap((one) => (one.kind === kind ? [one.holderId] : []));
  return {
    account: accountOf(estate),
    users: withNamed(usersOf(estate), [...holders("user"), ...[...members.values()].flat()]),
    groups: withNamed(principals(estate, "ims:Group"), [...holders("group"), ...members.keys()]).map((group) => ({
      ...group,
      members: members.get(group.id) ?? [],
    })),
    roles: objectsOf(estate, "ram:Role").map(({ id, name, inputs }) => ({
      id,
      name,
      trust: textOf(inputs["assumeRolePolicyDocument"]),
    })),
    policies,
    attachments,
    holdings: gathered(held),
  };
}

/** What makes two holdings one. */
export function keyOfHolding({ kind, holderId, policy }: Omit<RamHolding, "groupIds">): string {
  return JSON.stringify([kind, holderId, policy.type, policy.name.toLowerCase()]);
}

interface Held extends Omit<RamHolding, "groupIds"> {
  readonly groupId: string | undefined;
}

function gathered(all: readonly Held[]): RamHolding[] {
  const holdings = new Map<string, RamHolding & { readonly groupIds: (string | undefined)[] }>();
  for (const { groupId, ...held } of all) {
    const key = keyOfHolding(held);
    const known = holdings.get(key);
    if (known === undefined) holdings.set(key, { ...held, groupIds: [groupId] });
    else known.groupIds.push(groupId);
  }
  return byText([...holdings.values()], keyOfHolding);
}

function accountOf(estate: Estate): AccessAccount {
  const found = accountsInOrder(estate, [estate.accountId]).find(({ accountId }) => accountId === estate.accountId);
  if (found === undefined) throw new Error(`${estate.accountId} is not among the accounts that were named`);
  return found;
}

function usersOf(estate: Estate): RamUser[] {
  return objectsOf(estate, "ims:User").map(({ id, name, inputs: { displayName } }) => ({
    id,
    name,
    ...(typeof displayName === "string" && displayName !== "" ? { displayName } : {}),
  }));
}

function principals(estate: Estate, kind: string): RamPrincipal[] {
  return objectsOf(estate, kind).map(({ id, name }) => ({ id, name }));
}

/** What could not be read has its id for a name. */
function withNamed<R extends RamPrincipal>(known: readonly R[], named: readonly string[]): (R | RamPrincipal)[] {
  return [...known, ...missing(named, known, "id").map((id) => ({ id, name: id }))];
}
