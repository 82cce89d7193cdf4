import { byGroupName, groupsOf } from "../ims/names";
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
    const all = [...(await groupsOf(context)).values()];
    return names.flatMap((name) => {
      const id = namedSo(all, name, ({ GroupName }) => GroupName)?.GroupId;
      return id === undefined ? [] : { id, name };
    });
  },
};
