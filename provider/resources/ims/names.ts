import type { Group } from "../../api/ims.generated";
import { isGroupGone, isUserGone } from "../../client/error-codes";
import type { Context } from "../context";
import { Absent } from "../gone";
import { logonName } from "./logon-name";

/*
 * What the users and groups of the account are called today, listed once for all resources of a run. A state has their
 * numbers, which survive renames, and the operations about members and groups know names alone.
 */

const USERS = "ims users/names";
const GROUPS = "ims groups";

/** Frozen users have names, too. */
export function userNamesOf(context: Context): Promise<ReadonlyMap<string, string | undefined>> {
  return context.lists.read(USERS, async () => {
    const rows = await context.ims.listUserBasicInfos.all({ Status: "active,freeze" });
    return new Map(rows.map((row) => [row.UserId ?? "", row.UserPrincipalName]));
  });
}

/** @throws "gone" when there is no such user. */
export async function userNameOf(context: Context, userId: string): Promise<string> {
  const name = (await userNamesOf(context)).get(userId);
  if (name !== undefined) return name;
  return logonName(context, userId); // made since, perhaps
}

/** Calls by the logon name of today, and once more where the user was renamed since the names were listed. */
export function byUserName<T>(context: Context, userId: string, call: (name: string) => Promise<T>): Promise<T> {
  const names = { now: () => userNameOf(context, userId), drop: () => dropUserNames(context), isGone: isUserGone };
  return byName(names, call);
}

/** The same of a group. @throws `Absent` where there is no such group. */
export function byGroupName<T>(context: Context, groupId: string, call: (name: string) => Promise<T>): Promise<T> {
  const now = async () => {
    const name = await groupNameOf(context, groupId);
    if (name === undefined) throw noGroup(groupId);
    return name;
  };
  return byName({ now, drop: () => dropGroups(context), isGone: isGroupGone }, call);
}

interface Names {
  now(): Promise<string>;
  drop(): void;
  isGone(error: unknown): boolean;
}

async function byName<T>(names: Names, call: (name: string) => Promise<T>): Promise<T> {
  const name = await names.now();
  try {
    return await call(name);
  } catch (error) {
    if (!names.isGone(error)) throw error;
    names.drop();
    const now = await names.now();
    if (now === name) throw error;
    return call(now);
  }
}

export function noGroup(groupId: string): Absent {
  return new Absent(
    `there is no group ${groupId} in the account; declare it in this program and use its output, or correct groupId`,
  );
}

/** After a rename, carried out or not. */
export function dropUserNames({ lists }: Context): void {
  lists.drop(USERS);
}

export function groupsOf(context: Context): Promise<ReadonlyMap<string, Group>> {
  return context.lists.read(GROUPS, async () => {
    const rows = await context.ims.listGroups.all({});
    return new Map(rows.map((row) => [row.GroupId ?? "", row]));
  });
}

/** No operation looks one up by its number: where the list lacks it, it may have been made since. */
export async function groupNameOf(context: Context, groupId: string): Promise<string | undefined> {
  const known = (await groupsOf(context)).get(groupId)?.GroupName;
  if (known !== undefined) return known;
  dropGroups(context);
  return (await groupsOf(context)).get(groupId)?.GroupName;
}

/** What this process made: whatever needs it next finds it in the list. */
export function rememberGroup({ lists }: Context, group: Group): void {
  lists.patch<Map<string, Group>>(GROUPS, (groups) => groups.set(group.GroupId ?? "", group));
}

/** After a write of a group, carried out or not. */
export function dropGroups({ lists }: Context): void {
  lists.drop(GROUPS);
}
