import type { ImsAccount } from "../ims/state";
import type { RamAccount } from "../ram/state";
import { learnSystemPolicy } from "../ram/system-policies";
import { alphabets, idText, nextSequence } from "../store";
import { type Loading, leadsTo, sourcesOf } from "./loading";

/** Policies and roles of RAM, and who has which policy. */
export function addPolicies(loading: Loading, account: ImsAccount, ram: RamAccount): void {
  addCustomPolicies(loading, ram);
  addRoles(loading, ram);
  const users = Object.values(account.users).map((user): Holder => ({ ...user, id: user.userId, key: user.userId }));
  const groups = Object.values(account.groups).map((one): Holder => ({ ...one, id: one.groupId, key: one.groupId }));
  const roles = Object.values(ram.roles).map((role): Holder => ({ ...role, id: role.roleId, key: role.roleName }));
  attach(loading, ram, "ram:UserPolicyAttachment", "userId", "ims:User", users);
  attach(loading, ram, "ram:GroupPolicyAttachment", "groupId", "ims:Group", groups);
  attach(loading, ram, "ram:RolePolicyAttachment", "roleName", "ram:Role", roles);
}

/** Of its versions the one in force is told; numbers up to its own have been used. */
function addCustomPolicies(loading: Loading, ram: RamAccount): void {
  for (const { inputs, outputs } of sourcesOf(loading, "ram:Policy")) {
    const policyName = inputs.text("policyName");
    const createDate = outputs.time("createDate", loading.now);
    const versionId = outputs.text("defaultVersion", "v1");
    const [, number] =
      /^v(\d+)$/.exec(versionId) ?? outputs.refuse("defaultVersion", `is ${versionId}, and not v<number>`);
    ram.policies[policyName] = {
      sequence: nextSequence(loading.state),
      policyName,
      description: inputs.text("description", ""),
      versions: [{ versionId, document: inputs.text("policyDocument"), createDate }],
      defaultVersion: versionId,
      latestVersion: Number(number),
      tags: inputs.tags(),
      createDate,
      updateDate: createDate,
    };
  }
}

function addRoles(loading: Loading, ram: RamAccount): void {
  for (const { inputs, outputs } of sourcesOf(loading, "ram:Role")) {
    const roleId = outputs.text("roleId", "") || `3${idText(loading.state, 17, alphabets.digits)}`;
    const createDate = outputs.time("createDate", loading.now);
    ram.roles[roleId] = {
      sequence: nextSequence(loading.state),
      roleId,
      roleName: inputs.text("roleName"),
      description: inputs.text("description", ""),
      trustPolicy: inputs.text("assumeRolePolicyDocument"),
      maxSessionDuration: inputs.number("maxSessionDuration", 3600),
      tags: inputs.tags(),
      policies: [],
      createDate,
      updateDate: createDate,
    };
  }
}

/** A user, a group or a role. */
interface Holder {
  readonly id: string;
  /** As an attachment names it. */
  readonly key: string;
  readonly policies: string[];
  readonly createDate: number;
}

function attach(
  loading: Loading,
  ram: RamAccount,
  kind: string,
  name: string,
  holderKind: string,
  all: readonly Holder[],
): void {
  const holders = { kind: holderKind, items: Object.fromEntries(all.map((holder) => [holder.key, holder])) };
  for (const { inputs } of sourcesOf(loading, kind)) {
    if (!leadsTo(loading, kind, inputs, name, holders)) continue;
    const type = inputs.oneOf("policyType", ["System", "Custom"]);
    const policyName = inputs.text("policyName");
    if (type === "System") learnSystemPolicy(loading.state, policyName);
    else if (!leadsTo(loading, kind, inputs, "policyName", { kind: "ram:Policy", items: ram.policies })) continue;
    const holder = holders.items[inputs.text(name)];
    if (holder === undefined) continue;
    const policy = `${type}/${policyName}`;
    holder.policies.push(policy);
    ram.attachDates[`${holder.id}/${policy}`] = holder.createDate;
  }
}
