import type { Group } from "../../api/ims.generated";
import { isGone, isGroupGone, isUserGone } from "../../client/error-codes";
import type { Context } from "../context";
import { Absent } from "../gone";
import { logonName } from "./logon-name";

/*
 * What the users and groups of the account are called today, listed once for all resources of a run. A state has their
 * numbers, which survive renames, and the operations about members and groups know names alone.
 */

const USERS = "ims users/names";
const GROUPS = "ims groups";

type UserNames = ReadonlyMap<string, string | undefined>;

export function userNamesOf(context: Context): Promise<UserNames> {
  return context.lists.read(USERS, () => takeUserNames(context));
}

/** Frozen users have names, too. */
async function takeUserNames({ ims }: Context): Promise<UserNames> {
  const rows = await ims.listUserBasicInfos.all({ Status: "active,freeze" });
  return new Map(rows.map((row) => [row.UserId ?? "", row.UserPrincipalName]));
}

/** @throws "gone" when there is no such user. */
export async function userNameOf(context: Context, userId: string): Promise<string> {
  const name = (await userNamesOf(context)).get(userId);
  return name ?? nameOfNew(context, userId) ?? logonName(context, userId); // made since, perhaps
}

/** Calls by the logon name of today, and once more where the user was renamed since the names were listed. */
export function byUserName<T>(context: Context, userId: string, call: (name: string) => Promise<T>): Promise<T> {
  const names = { now: () => userNameOf(context, userId), drop: () => dropUserNames(context), isGone: isUserGone };
  return byName(names, call);
}

/**
 * The name by a list that is begun after this call: as sure as asking for the one user, and shared by all who ask at once.
 * For what could be done to another user, who has the name by now.
 *
 * @throws "gone" when there is no such user.
 */
export async function userNameFromNow(context: Context, userId: string): Promise<string> {
  const names = await context.lists.renew(USERS, () => takeUserNames(context));
  return names.get(userId) ?? nameOfNew(context, userId) ?? logonName(context, userId); // made since, perhaps
}

/** Calls by that name, and once more where the user was renamed in between: that is not "gone". */
export function byNameFromNow<T>(context: Context, userId: string, call: (name: string) => Promise<T>): Promise<T> {
  const names = { now: () => userNameFromNow(context, userId), drop: () => dropUserNames(context), isGone: isUserGone };
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

/**
 * Calls by the listed name what the service could as well say of another user, who has the name by now: that something is
 * gone is believed by the name of this moment alone.
 */
export async function byListedName<T>(
  context: Context,
  userId: string,
  call: (name: string) => Promise<T>,
): Promise<T> {
  const name = await userNameOf(context, userId);
  try {
    return await call(name);
  } catch (error) {
    if (!isGone(error)) throw error;
    const now = await logonName(context, userId);
    if (now === name) throw error;
    dropUserNames(context);
    return call(now);
  }
}

/** Users whom the run has made, by their numbers; the shared lists stand for the run. */
const madeIn = new WeakMap<Context["lists"], Map<string, string>>();

/** What this process made: whatever needs the name next does not ask for it. */
export function rememberUser({ lists }: Context, userId: string, name: string): void {
  const made = madeIn.get(lists) ?? new Map<string, string>();
  madeIn.set(lists, made.set(userId, name));
  lists.patch<Map<string, string>>(USERS, (names) => names.set(userId, name));
}

/** What this process deleted, or may have: another user can have the name next. */
export function forgetUser({ lists }: Context, userId: string): void {
  madeIn.get(lists)?.delete(userId);
  lists.patch<Map<string, string>>(USERS, (names) => names.delete(userId));
}

/** The name of a user whom this run made, and who has nothing yet but what it made since. */
export function nameOfNew({ lists }: Pick<Context, "lists">, userId: string): string | undefined {
  return madeIn.get(lists)?.get(userId);
}

/** After a rename, carried out or not. */
export function dropUserNames({ lists }: Context): void {
  madeIn.delete(lists);
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
