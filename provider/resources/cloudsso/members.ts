import type { Context } from "../context";
import { directoryIds } from "./directories";
import { isSynchronizing } from "./synchronized";

export interface GroupOf {
  readonly directoryId: string;
  readonly groupId: string;
}

/** How the keys of all shared lists of a group's members begin: who changes members by another way drops them all. */
export function membersLists({ directoryId, groupId }: GroupOf): string {
  return `cloudsso group ${directoryId}:${groupId}/members`;
}

/** Every group that there is. */
export async function* allGroups(context: Context): AsyncIterable<GroupOf & { readonly groupName: string }> {
  for (const directoryId of await directoryIds(context)) {
    for await (const { GroupId, GroupName } of context.cloudsso.listGroups.items({ DirectoryId: directoryId })) {
      if (GroupId !== undefined) yield { directoryId, groupId: GroupId, groupName: GroupName ?? GroupId };
    }
  }
}

export function removeMember(context: Context, group: GroupOf, userId: string): Promise<unknown> {
  return context.cloudsso.removeUserFromGroup(membership(group, userId));
}

export function membership({ directoryId, groupId }: GroupOf, userId: string) {
  return { DirectoryId: directoryId, GroupId: groupId, UserId: userId };
}

/** Whether the identity provider made the group, and so keeps its members. Asked once a run. */
export async function isSynchronized(context: Context, { directoryId, groupId }: GroupOf): Promise<boolean> {
  const ask = () => context.cloudsso.getGroup({ DirectoryId: directoryId, GroupId: groupId });
  const { Group } = await context.once(`cloudsso group ${directoryId}:${groupId}`, ask);
  return Group?.ProvisionType === "Synchronized";
}

/** Why a group's members cannot be changed here, where that is so; the code of the refusal is not documented. */
export async function frozenText(context: Context, group: GroupOf): Promise<string | undefined> {
  if (!(await isSynchronized(context, group))) return undefined;
  if (!(await isSynchronizing(context, group.directoryId))) return undefined;
  return (
    `group ${group.groupId} was synchronized by the identity provider, and its members are frozen while SCIM synchronization ` +
    "is enabled; change them at the identity provider, or disable the synchronization first"
  );
}
