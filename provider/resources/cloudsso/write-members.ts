import type { Context } from "../context";
import { type GroupOf, membership } from "./members";

/** Not beside `removeMember`: who deletes users or groups needs no permission to add any. */
export function addMember({ cloudsso }: Context, group: GroupOf, userId: string): Promise<unknown> {
  return cloudsso.addUserToGroup(membership(group, userId));
}
