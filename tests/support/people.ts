import type { Lifecycle } from "./lifecycle";

/** Where somebody is at the console. */
type Console = Pick<Lifecycle, "console" | "cloud">;

import { directoryOf } from "./view";

/** Users and groups of the directory, made at the console. */
export async function newGroup({ console, cloud }: Console, name: string): Promise<string> {
  const answer = await console("CreateGroup", { DirectoryId: cloud.directoryId, GroupName: name });
  return (answer["Group"] as { readonly GroupId: string }).GroupId;
}

export async function newUser({ console, cloud }: Console, name: string): Promise<string> {
  const answer = await console("CreateUser", { DirectoryId: cloud.directoryId, UserName: name });
  return (answer["User"] as { readonly UserId: string }).UserId;
}

/** What the directory holds of memberships: `operators: ann`, sorted. */
export function memberships({ cloud }: Pick<Lifecycle, "cloud">): string[] {
  const { memberships: all, groups, users } = directoryOf(cloud);
  return Object.values(all)
    .map(({ groupId, userId }) => `${groups[groupId]?.groupName}: ${users[userId]?.userName}`)
    .sort();
}

/** The identity provider has brought a group or a user, which no call can do. */
export function synchronize({ cloud }: Pick<Lifecycle, "cloud">, what: { group?: string; user?: string }): void {
  const { groups, users } = directoryOf(cloud);
  const found = what.group === undefined ? users[what.user ?? ""] : groups[what.group];
  if (found === undefined) throw new Error("there is none");
  Object.assign(found, { provisionType: "Synchronized" });
}
