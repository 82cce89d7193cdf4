import type { Cloud } from "../action";
import { Refusal, unverified } from "../refusal";
import { type CloudState, type Folder, held } from "../store";
import type { AccessConfiguration, Directory, Group, Principal, Target, User } from "./state";

export function notFound(entity: string, id: string): Refusal {
  return new Refusal(`EntityNotExists.${entity}`, 404, `The specified ${entity} does not exist: ${id}.`);
}

/** Directories belong to the management account; for others there is none. */
export function theDirectory(request: { readonly DirectoryId: string }, cloud: Cloud): Directory {
  const { directory } = cloud.state.cloudsso;
  if (directory?.directoryId !== request.DirectoryId) throw notFound("Directory", request.DirectoryId);
  return directory;
}

export function theConfiguration(directory: Directory, accessConfigurationId: string): AccessConfiguration {
  const configuration = held(directory.accessConfigurations, accessConfigurationId);
  if (configuration === undefined) throw notFound("AccessConfiguration", accessConfigurationId);
  return configuration;
}

export function theUser(directory: Directory, userId: string): User {
  const user = held(directory.users, userId);
  if (user === undefined) throw notFound("User", userId);
  return user;
}

export function theGroup(directory: Directory, groupId: string): Group {
  const group = held(directory.groups, groupId);
  if (group === undefined) throw notFound("Group", groupId);
  return group;
}

/** A user or a group that is there. */
export function thePrincipal(directory: Directory, type: string, id: string): Principal {
  return type === "Group"
    ? { PrincipalType: "Group", PrincipalId: id, PrincipalName: theGroup(directory, id).groupName }
    : { PrincipalType: "User", PrincipalId: id, PrincipalName: theUser(directory, id).userName };
}

/** A principal by its present name; without one once it has gone. */
export function principalShown(directory: Directory, type: Principal["PrincipalType"], id: string): Principal {
  const name = type === "Group" ? directory.groups[id]?.groupName : directory.users[id]?.userName;
  return { PrincipalType: type, PrincipalId: id, PrincipalName: name ?? "" };
}

/** A member account, or the management account itself. */
export function theTarget(state: CloudState, targetId: string): Target {
  const member = held(state.resourceDirectory.accounts, targetId);
  if (member === undefined && targetId !== state.managementAccountId)
    throw unverified("missing", "Target", `There is no account ${targetId} in the resource directory.`);
  return targetShown(state, targetId);
}

/** An account's place in the resource directory as it is now: names and paths move, the id stays. */
export function targetShown(state: CloudState, targetId: string): Target {
  const { resourceDirectoryId, rootFolderId, folders, accounts } = state.resourceDirectory;
  const account = accounts[targetId];
  const above: Folder[] = [];
  for (let folder = folders[account?.folderId ?? rootFolderId]; folder; folder = folders[folder.parentFolderId]) {
    above.unshift(folder);
  }
  const name = account?.displayName ?? "management";
  return {
    TargetType: "RD-Account",
    TargetId: targetId,
    TargetName: name,
    TargetPath: [resourceDirectoryId, rootFolderId, ...above.map(({ folderId }) => folderId), targetId].join("/"),
    TargetPathName: [resourceDirectoryId, "root", ...above.map(({ folderName }) => folderName), name].join("/"),
  };
}
