import type { Estate, EstateObject } from "../estate/model";
import { byText } from "../provider/functions/rows";
import type { Policy } from "./power";
import { objectsOf, textOf } from "./rows";

/** Who has which policy of RAM, and by which path. */
export interface RamAccess {
  readonly users: readonly RamPrincipal[];
  readonly groups: readonly RamGroup[];
  /** A role's id is its name. */
  readonly roles: readonly RamRole[];
  /** Custom policies. */
  readonly policies: readonly Policy[];
  readonly holdings: readonly RamHolding[];
}

export interface RamPrincipal {
  readonly id: string;
  readonly name: string;
}

interface RamGroup extends RamPrincipal {
  /** The ids of users. */
  readonly members: readonly string[];
}

interface RamRole extends RamPrincipal {
  /** Who may take it on: the trust policy. */
  readonly trust: string;
}

/** A policy that somebody has. Groups have theirs beside their members. */
export interface RamHolding {
  readonly kind: "user" | "group" | "role";
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
  const groups = principals(estate, "ims:Group").map((group) => ({ ...group, members: members.get(group.id) ?? [] }));
  const own = (kind: RamHolding["kind"], attachments: string, holder: string) =>
    objectsOf(estate, attachments).map((object) => ({
      kind,
      holderId: textOf(object.inputs[holder]),
      policy: policyOf(object),
      groupId: undefined,
    }));
  const ofGroups = own("group", "ram:GroupPolicyAttachment", "groupId");
  const byGroups = ofGroups.flatMap(({ holderId: groupId, policy }) =>
    (members.get(groupId) ?? []).map((holderId) => ({ kind: "user" as const, holderId, policy, groupId })),
  );
  return {
    users: principals(estate, "ims:User"),
    groups,
    roles: objectsOf(estate, "ram:Role").map(({ id, name, inputs }) => ({
      id,
      name,
      trust: textOf(inputs["assumeRolePolicyDocument"]),
    })),
    policies,
    holdings: gathered([
      ...own("user", "ram:UserPolicyAttachment", "userId"),
      ...byGroups,
      ...ofGroups,
      ...own("role", "ram:RolePolicyAttachment", "roleName"),
    ]),
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

function principals(estate: Estate, kind: string): RamPrincipal[] {
  return objectsOf(estate, kind).map(({ id, name }) => ({ id, name }));
}
