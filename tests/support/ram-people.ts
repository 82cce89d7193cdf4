import type { Lifecycle } from "./lifecycle";
import { ramOf } from "./view";

/** Where somebody is at the console. */
type Console = Pick<Lifecycle, "console" | "cloud">;

export interface RamUser {
  readonly UserId: string;
  readonly UserPrincipalName: string;
}

/** A RAM user of the account's default domain, made at the console. */
export async function newRamUser({ console, cloud }: Console, name: string): Promise<RamUser> {
  const UserPrincipalName = `${name}@${ramOf(cloud).defaultDomain}`;
  const { User } = await console("CreateUser", { UserPrincipalName, DisplayName: name }, "ims");
  return User as RamUser;
}

/** @returns its number. */
export async function newRamGroup({ console }: Console, GroupName: string): Promise<string> {
  const { Group } = await console("CreateGroup", { GroupName }, "ims");
  return (Group as { readonly GroupId: string }).GroupId;
}

/** What the account holds of memberships: `operators: ann`, sorted. */
export function ramMemberships({ cloud }: Pick<Lifecycle, "cloud">): string[] {
  const { memberships, groups, users } = ramOf(cloud);
  return Object.values(memberships)
    .map(({ groupId, userId }) => `${groups[groupId]?.groupName}: ${users[userId]?.userPrincipalName.split("@")[0]}`)
    .sort();
}
