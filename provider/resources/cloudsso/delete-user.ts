import { isRefusal } from "../../client/error-codes";
import type { Context } from "../context";
import { InUse } from "../shapes/entity";
import { membersLists, removeMember } from "./members";
import { grantsOf, refuseWhileGranted, unlessRefused } from "./principals";

interface Where {
  readonly DirectoryId: string;
  readonly UserId: string;
}

/** @param why what a refusal means. */
export async function deleteUser(
  context: Context,
  at: Where,
  force: boolean,
  why: (error: unknown) => Promise<unknown>,
): Promise<void> {
  if (force) await clearTheWay(context, at);
  await context.cloudsso.deleteUser(at).catch(async (error: unknown) => {
    const reason = await why(error);
    throw isRefusal(reason) ? new InUse((reason as Error).message) : reason;
  });
}

/** What keeps a user from being deleted, in words. @param force the rest goes as soon as the grants are gone. */
export async function hangingOn(context: Context, at: Where, force: boolean): Promise<string[]> {
  const [groups, devices, grants] = await Promise.all([
    context.cloudsso.listJoinedGroupsForUser.all(at),
    context.cloudsso.listMFADevicesForUser(at),
    grantsOf(context, at.DirectoryId, "User", at.UserId),
  ]);
  if (force && grants.length > 0) return grants;
  return [
    ...groups.map(
      (row) => `membership of ${row.ProvisionType === "Synchronized" ? "synchronized " : ""}group ${row.GroupName}`,
    ),
    ...(devices.MFADevices ?? []).map((row) => `MFA device ${row.DeviceName} (${row.DeviceId})`),
    ...grants,
  ];
}

/** What is refused here, such as leaving a group that SCIM keeps or one that was left already, the delete names. */
async function clearTheWay(context: Context, at: Where): Promise<void> {
  await refuseWhileGranted(context, at.DirectoryId, "User", at.UserId);
  for (const { GroupId: groupId = "" } of await context.cloudsso.listJoinedGroupsForUser.all(at)) {
    const of = { directoryId: at.DirectoryId, groupId };
    await unlessRefused(removeMember(context, of, at.UserId));
    context.lists.dropAll(membersLists(of));
  }
  for (const { DeviceId: MFADeviceId = "" } of (await context.cloudsso.listMFADevicesForUser(at)).MFADevices ?? []) {
    await unlessRefused(context.cloudsso.deleteMFADeviceForUser({ ...at, MFADeviceId }));
  }
}
