import type { Cloud } from "../action";
import { Refusal, unverified } from "../refusal";
import { type Folder, held, type MemberAccount, type ResourceDirectory } from "../store";

/** When everything that was there from the start was made. */
const founded = Date.UTC(2026, 0, 1);

/** This service writes thousandths of seconds, others do not. */
export function preciseStamp(ms: number = founded): string {
  return new Date(ms).toISOString();
}

export function notFound(entity: "ResourceDirectory" | "Account" | "Folder", id: string): Refusal {
  return new Refusal(`EntityNotExists.${entity}`, 404, `The specified ${entity} does not exist: ${id}.`);
}

/** The resource directory, for those who may read it: its management account and delegated administrators. */
export function readable({ caller, state }: Cloud): ResourceDirectory {
  if (caller.accountId === state.managementAccountId) return state.resourceDirectory;
  const member = held(state.resourceDirectory.accounts, caller.accountId);
  if (member === undefined) throw notFound("ResourceDirectory", `none of account ${caller.accountId}`);
  if (Object.keys(member.delegatedServices ?? {}).length > 0) return state.resourceDirectory;
  throw unverified(
    "caller",
    "Account",
    "The directory is read by its management account or a delegated administrator.",
  );
}

/** The resource directory, for its management account alone. */
export function writable(cloud: Cloud): ResourceDirectory {
  const directory = readable(cloud);
  if (cloud.caller.accountId === cloud.state.managementAccountId) return directory;
  throw unverified("caller", "Account", "The directory is changed by its management account.");
}

/** The management account owns the directory and is no member of it. */
export function theMember({ accounts }: ResourceDirectory, accountId: string): MemberAccount {
  const member = held(accounts, accountId);
  if (member === undefined) throw notFound("Account", accountId);
  return member;
}

/** A folder by its id; the root folder is one too, and has no name of its own. */
export function theFolder({ folders, rootFolderId }: ResourceDirectory, folderId: string): Folder {
  if (folderId === rootFolderId) return { folderId, folderName: "root", parentFolderId: "" };
  const folder = held(folders, folderId);
  if (folder === undefined) throw notFound("Folder", folderId);
  return folder;
}

/** The folders from the root down to this one. */
export function pathTo(directory: ResourceDirectory, folderId: string): Folder[] {
  const folder = theFolder(directory, folderId);
  return folder.parentFolderId === "" ? [folder] : [...pathTo(directory, folder.parentFolderId), folder];
}

/** Ids down to an account or a folder, beginning with the directory's. */
export function idPath(directory: ResourceDirectory, folderId: string, ...rest: readonly string[]): string {
  const ids = pathTo(directory, folderId).map((folder) => folder.folderId);
  return [directory.resourceDirectoryId, ...ids, ...rest].join("/");
}
