import type { Listed } from "../../kernel/definition";
import type { Context } from "../context";
import { byGroupName, dropGroups, groupsOf } from "../ims/names";
import { namedSo } from "../naming";
import { wireOf } from "./attached-policy";
import type { Principal } from "./principal";

export const aGroup: Principal = {
  what: "group",
  policies: (context, groupId) =>
    byGroupName(context, groupId, (GroupName) => context.ram.listPoliciesForGroup({ GroupName })),
  attach: (context, groupId, policy) =>
    byGroupName(context, groupId, (GroupName) => context.ram.attachPolicyToGroup({ ...wireOf(policy), GroupName })),
  detach: (context, groupId, policy) =>
    byGroupName(context, groupId, (GroupName) => context.ram.detachPolicyFromGroup({ ...wireOf(policy), GroupName })),
  /** RAM tells names alone. */
  async among(context, { Groups }) {
    const names = (Groups?.Group ?? []).flatMap(({ GroupName }) => GroupName ?? []);
    if (names.length === 0) return [];
    const known = await groupsNamed(context, names);
    if (known.length === names.length) return known;
    dropGroups(context); // one was renamed or made since they were listed
    return groupsNamed(context, names);
  },
};

async function groupsNamed(context: Context, names: readonly string[]): Promise<Listed[]> {
  const all = [...(await groupsOf(context)).values()];
  return names.flatMap((name) => {
    const id = namedSo(all, name, ({ GroupName }) => GroupName)?.GroupId;
    return id === undefined ? [] : { id, name };
  });
}
