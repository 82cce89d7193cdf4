import type { Services } from "../provider/api/services";
import { theFolders } from "../provider/functions/folder-tree";
import { theOrganisation } from "../provider/functions/organisation";
import { byText } from "../provider/functions/rows";
import { isInNoDirectory } from "../provider/resources/organisation";
import type { EstateFolder, EstateOrganisation } from "./model";

/**
 * Folders and accounts, with one call a folder and the listing's own pages. `undefined`: the account belongs to no
 * resource directory.
 */
export async function readEstateOrganisation(services: Services): Promise<EstateOrganisation | undefined> {
  try {
    return await folderedAccounts(services);
  } catch (error) {
    if (isInNoDirectory(error)) return undefined;
    throw error;
  }
}

async function folderedAccounts(services: Services): Promise<EstateOrganisation> {
  const { resourceDirectoryId, rootFolderId, managementAccountId, members } = await theOrganisation(services);
  const [, ...branches] = await theFolders(services);
  return {
    resourceDirectoryId,
    rootFolderId,
    managementAccountId,
    folders: inOrderOfPaths(
      branches.map(({ folderIds, names }) => ({
        folderId: folderIds.at(-1) ?? "",
        folderName: names.at(-1) ?? "",
        parentFolderId: folderIds.at(-2) ?? rootFolderId,
      })),
    ),
    accounts: byText([...members.values()], ({ accountId }) => accountId).map((member) => ({
      accountId: member.accountId,
      displayName: member.displayName,
      folderId: member.folderIds.at(-1) ?? rootFolderId,
      status: member.status,
      tags: member.tags,
    })),
  };
}

/** By names from the root folder down, so that each is behind the one that it is in. */
export function inOrderOfPaths(folders: readonly EstateFolder[]): EstateFolder[] {
  const byId = new Map(folders.map((folder) => [folder.folderId, folder]));
  const pathOf = ({ folderName, parentFolderId }: EstateFolder): string => {
    const parent = byId.get(parentFolderId);
    return parent === undefined ? folderName : `${pathOf(parent)}\0${folderName}`;
  };
  return byText(folders, pathOf);
}
