import { theUser } from "./cloudsso/find";
import type { Directory, MfaDevice } from "./cloudsso/state";
import { isSynchronizing } from "./cloudsso/synchronization";
import { perform } from "./console";
import { idText } from "./store";
import type { World } from "./world";

/** What an identity provider can do by SCIM, in the names of the API. */
export type ScimAction =
  | `${"Create" | "Update" | "Delete"}${"User" | "Group"}`
  | "UpdateUserStatus"
  | "AddUserToGroup"
  | "RemoveUserFromGroup";

const scimActions: readonly string[] = [
  "CreateUser",
  "UpdateUser",
  "UpdateUserStatus",
  "DeleteUser",
  "CreateGroup",
  "UpdateGroup",
  "DeleteGroup",
  "AddUserToGroup",
  "RemoveUserFromGroup",
] satisfies readonly ScimAction[];

type Fields = Readonly<Record<string, unknown>>;

/** The action as the console would do it, on what is closed to the console; what it makes is the identity provider's. */
export function synchronize(world: World, action: string, parameters: Fields = {}, externalId?: string): Fields {
  const directory = directoryOf(world);
  if (!scimActions.includes(action)) throw new Error(`SCIM does not do ${action}, only ${scimActions.join(", ")}.`);
  if (!isSynchronizing(directory)) throw new Error("SCIM synchronization is off: SetSCIMSynchronizationStatus.");
  directory.settings.scimSynchronization = "Disabled";
  try {
    const answer = perform(world, "cloudsso", action, { DirectoryId: directory.directoryId, ...parameters });
    const { User, Group } = answer as { User?: { UserId: string }; Group?: { GroupId: string } };
    if (action === "CreateUser") takeUser(directory, User?.UserId ?? "", externalId);
    if (action === "CreateGroup") takeGroup(directory, Group?.GroupId ?? "");
    return answer;
  } finally {
    directory.settings.scimSynchronization = "Enabled";
  }
}

const deviceTypes: readonly string[] = [
  "TOTP",
  "CrossPlatformPasskey",
  "PlatformPasskey",
] satisfies readonly MfaDevice["deviceType"][];

/** Resolves to the device's id. */
export function bindMfaDevice(
  world: World,
  userId: string,
  { deviceName, deviceType }: Pick<MfaDevice, "deviceName" | "deviceType">,
): string {
  if (!deviceTypes.includes(deviceType)) {
    throw new Error(`There are devices of the types ${deviceTypes.join(", ")}, not ${deviceType}.`);
  }
  const { mfaDevices } = theUser(directoryOf(world), userId);
  const deviceId = `mfa-${idText(world.state, 20)}`;
  mfaDevices[deviceId] = { deviceId, deviceName, deviceType, effectiveTime: world.clock.now() };
  return deviceId;
}

function directoryOf({ state }: World): Directory {
  const { directory } = state.cloudsso;
  if (directory === null) throw new Error("There is no CloudSSO directory.");
  return directory;
}

function takeUser({ users }: Directory, userId: string, Id: string | undefined): void {
  const user = users[userId];
  if (user === undefined) return;
  users[userId] = { ...user, provisionType: "Synchronized", externalId: { Id: Id ?? user.userName, Issuer: "SCIM" } };
}

function takeGroup({ groups }: Directory, groupId: string): void {
  const group = groups[groupId];
  if (group !== undefined) groups[groupId] = { ...group, provisionType: "Synchronized" };
}
