/** How the keys of all shared lists of a group's members begin: who changes members by another way drops them all. */
export function membersLists(groupId: string): string {
  return `ims group ${groupId}/members`;
}
