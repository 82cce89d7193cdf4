import type { Group, User } from "../../api/cloudsso.generated";
import type { Context } from "../context";

/*
 * The users and groups of a directory by their bare ids, listed once for all resources of a run: five hundred users are
 * five pages, not five hundred calls.
 */

export function usersOf(context: Context, directoryId: string): Promise<ReadonlyMap<string, User>> {
  return context.lists.read(usersKey(directoryId), async () => {
    const rows = await context.cloudsso.listUsers.all({ DirectoryId: directoryId });
    return new Map(rows.map((row) => [row.UserId ?? "", row]));
  });
}

/** After a write of a user, which the list may hold as it was. */
export function dropUsers({ lists }: Context, directoryId: string): void {
  lists.drop(usersKey(directoryId));
}

export function groupsOf(context: Context, directoryId: string): Promise<ReadonlyMap<string, Group>> {
  return context.lists.read(groupsKey(directoryId), async () => {
    const rows = await context.cloudsso.listGroups.all({ DirectoryId: directoryId });
    return new Map(rows.map((row) => [row.GroupId ?? "", row]));
  });
}

/** After a write of a group. */
export function dropGroups({ lists }: Context, directoryId: string): void {
  lists.drop(groupsKey(directoryId));
}

function usersKey(directoryId: string): string {
  return `cloudsso users of ${directoryId}`;
}

function groupsKey(directoryId: string): string {
  return `cloudsso groups of ${directoryId}`;
}
