/** The key of the shared list of a group's members. Group names differ in more than case. */
export function membersList(groupName: string): string {
  return `ims group ${groupName.toLowerCase()}/members`;
}
