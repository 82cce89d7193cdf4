import type { Context } from "../context";
import { byUserName } from "./names";

/**
 * How the keys of all shared lists of a user's groups begin: who changes memberships by another way drops
 * them all.
 */
export function groupsLists(userId: string): string {
  return `ims user ${userId}/groups`;
}

/** What a user is in is a short list, and never comes in pages. */
export async function groupsOfUser(context: Context, userId: string) {
  const { Groups } = await byUserName(context, userId, (UserPrincipalName) =>
    context.ims.listGroupsForUser({ UserPrincipalName }),
  );
  return Groups?.Group ?? [];
}
