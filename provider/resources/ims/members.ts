import { isDuplicate, isGone } from "../../client/error-codes";
import type { Context } from "../context";
import { byGroupName, dropGroups, dropUserNames, groupNameOf, noGroup, userNameOf } from "./names";

interface Names {
  readonly GroupName: string;
  readonly UserPrincipalName: string;
}

/** How the keys of all shared lists of a group's members begin: who changes members by another way drops them all. */
export function membersLists(groupId: string): string {
  return `ims group ${groupId}/members`;
}

/** In full pages. @throws `Absent` where there is no such group. */
export async function membersOf(context: Context, groupId: string) {
  return byGroupName(context, groupId, (GroupName) => context.ims.listUsersForGroup.all({ GroupName }));
}

/** Documented for RAM's twin call: the one object that can be there already is the membership. */
export async function addMember(context: Context, groupId: string, userId: string): Promise<void> {
  await asNamed(context, groupId, userId, (names) => context.ims.addUserToGroup(names)).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

export async function removeMember(context: Context, groupId: string, userId: string): Promise<void> {
  await asNamed(context, groupId, userId, (names) => context.ims.removeUserFromGroup(names));
}

/** By the names of today, and once more where one of the two was renamed in between. */
async function asNamed(
  context: Context,
  groupId: string,
  userId: string,
  write: (names: Names) => Promise<unknown>,
): Promise<void> {
  const names = await namesOf(context, groupId, userId);
  try {
    await write(names);
  } catch (error) {
    if (!isGone(error)) throw error;
    dropUserNames(context);
    dropGroups(context);
    const now = await namesOf(context, groupId, userId);
    if (now.GroupName === names.GroupName && now.UserPrincipalName === names.UserPrincipalName) throw error;
    await write(now);
  }
}

async function namesOf(context: Context, groupId: string, userId: string): Promise<Names> {
  const [GroupName, UserPrincipalName] = await Promise.all([
    groupNameOf(context, groupId),
    userNameOf(context, userId),
  ]);
  if (GroupName === undefined) throw noGroup(groupId);
  return { GroupName, UserPrincipalName };
}
