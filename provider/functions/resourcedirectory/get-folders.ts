import { given } from "../../resources/given";
import { type Tags, tagsOf } from "../../resources/tags";
import { asked } from "../connection";
import { type Branch, theFolders } from "../folder-tree";
import { theOrganisation } from "../organisation";
import { byText, idsOf } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetFoldersFolder {
  /** The same as `folderId`. */
  readonly id: string;
  /** `fd-...`, or the root folder's `r-...`. */
  readonly folderId: string;
  /** Empty of the root folder. */
  readonly folderName: string;
  /** The names from below the root folder down to this one: `workloads/production`. Empty of the root folder. */
  readonly path: string;
  /** From the root folder down to this one. */
  readonly folderIds: readonly string[];
  /** Absent of the root folder. */
  readonly parentFolderId?: string;
  /** The UIDs of the accounts that are directly in it, in their order. */
  readonly accountIds: readonly string[];
  readonly tags: Readonly<Tags>;
  /** UTC, ISO 8601. Absent of the root folder. */
  readonly createTime?: string;
}

export interface GetFoldersResult {
  /** The ids of `folders`, in their order. */
  readonly ids: readonly string[];
  /** The whole tree, the root folder first, each folder behind the one that it is in. */
  readonly folders: readonly GetFoldersFolder[];
}

/**
 * The folders of the resource directory as a tree, with their paths and the accounts in them. It costs a call a folder,
 * once a program.
 *
 * @example
 * const { folders } = await resourcedirectory.getFolders();
 * const production = folders.find(({ path }) => path === "workloads/production");
 */
export function getFolders(): Promise<GetFoldersResult> {
  return asked(async (services) => {
    const { members } = await theOrganisation(services);
    const accounts = new Map<string, string[]>();
    for (const { accountId, folderIds } of members.values()) {
      const folderId = folderIds.at(-1) ?? "";
      accounts.set(folderId, [...(accounts.get(folderId) ?? []), accountId]);
    }
    // A name cannot hold what separates them here, so that a folder stands in front of all that is in it.
    const inTree = byText(await theFolders(services), ({ names }) => names.join("\0"));
    const folders = inTree.map((branch) => toFolder(branch, accounts));
    return { ids: idsOf(folders), folders };
  });
}

function toFolder({ live, folderIds, names }: Branch, accounts: ReadonlyMap<string, string[]>): GetFoldersFolder {
  const folderId = folderIds.at(-1) ?? "";
  return {
    id: folderId,
    folderId,
    folderName: names.at(-1) ?? "",
    path: names.join("/"),
    folderIds,
    ...given({ parentFolderId: folderIds.at(-2) }),
    accountIds: [...(accounts.get(folderId) ?? [])].sort(),
    tags: tagsOf(live.Tags?.Tag),
    ...given({ createTime: live.CreateTime }),
  };
}

/** `getFolders` as an output. */
export const getFoldersOutput = withOutputs(getFolders);
