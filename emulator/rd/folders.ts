import type { Cloud } from "../action";
import { sameName } from "../names";
import { Refusal } from "../refusal";
import { alphabets, type Folder, idText, type ResourceDirectory } from "../store";
import { withTags } from "../tags";
import { idPath, pathTo, preciseStamp, readable, theFolder, writable } from "./directory";
import { type NumberedRequest, numbered } from "./pages";
import { contains, matchesTags, type SentTag, tagList } from "./tagged";

export const folders = {
  GetFolder(request: { readonly FolderId: string }, cloud: Cloud) {
    const directory = readable(cloud);
    const folder = theFolder(directory, request.FolderId);
    return { Folder: { ...shown(folder), ResourceDirectoryPath: idPath(directory, folder.folderId) } };
  },

  ListFoldersForParent(
    request: NumberedRequest & {
      readonly ParentFolderId?: string;
      readonly QueryKeyword?: string;
      readonly Tag?: readonly SentTag[];
    },
    cloud: Cloud,
  ) {
    const directory = readable(cloud);
    const found = children(directory, request.ParentFolderId || directory.rootFolderId).filter(
      ({ folderName, tags }) => contains(folderName, request.QueryKeyword) && matchesTags(tags, request.Tag, cloud),
    );
    const { items, fields } = numbered(found, request, cloud);
    const Folder = items.map((folder) => {
      const { ParentFolderId, ...rest } = shown(folder);
      return { ...rest, Tags: { Tag: tagList(folder.tags) } };
    });
    return { Folders: { Folder }, ...fields };
  },

  /** Whether the folder itself is among its ancestors is not documented. */
  ListAncestors(request: { readonly ChildId: string }, cloud: Cloud) {
    const path = pathTo(readable(cloud), request.ChildId);
    const above = cloud.options.ancestorsWithChild ? path : path.slice(0, -1);
    const Folder = above.map((folder) => {
      const { ParentFolderId, ...rest } = shown(folder);
      return rest;
    });
    return { Folders: { Folder } };
  },

  CreateFolder(
    request: { readonly FolderName: string; readonly ParentFolderId?: string; readonly Tag?: readonly SentTag[] },
    cloud: Cloud,
  ) {
    const directory = writable(cloud);
    const above = pathTo(directory, request.ParentFolderId || directory.rootFolderId);
    const parentFolderId = above.at(-1)?.folderId ?? directory.rootFolderId;
    if (above.length > cloud.quotas.folderDepth) {
      throw new Refusal("LimitExceeded.Folder.Depth", 409, `At most ${cloud.quotas.folderDepth} levels are allowed.`);
    }
    if (Object.keys(directory.folders).length >= cloud.quotas.folders) {
      throw new Refusal("QuotaExceeded.Folder.Count", 409, `At most ${cloud.quotas.folders} folders are allowed.`);
    }
    refuseTakenName(children(directory, parentFolderId), request.FolderName, cloud);
    const folder: Folder = {
      folderId: `fd-${idText(cloud.state, 10, alphabets.mixedCase)}`,
      folderName: request.FolderName,
      parentFolderId,
      tags: withTags({}, request.Tag, cloud, "Folder"),
      createTime: cloud.now,
    };
    directory.folders[folder.folderId] = folder;
    return { Folder: shown(folder) };
  },

  UpdateFolder(request: { readonly FolderId: string; readonly NewFolderName: string }, cloud: Cloud) {
    const directory = writable(cloud);
    const folder = theFolder(directory, request.FolderId);
    const siblings = folder.parentFolderId === "" ? [] : children(directory, folder.parentFolderId);
    const others = siblings.filter((each) => each !== folder);
    refuseTakenName(others, request.NewFolderName, cloud);
    folder.folderName = request.NewFolderName;
    return { Folder: shown(folder) };
  },

  DeleteFolder(request: { readonly FolderId: string }, cloud: Cloud) {
    const directory = writable(cloud);
    const { folderId } = theFolder(directory, request.FolderId);
    if (Object.values(directory.folders).some(({ parentFolderId }) => parentFolderId === folderId)) {
      throw new Refusal("DeleteConflict.Folder.SubFolder", 409, `The folder ${folderId} still has folders in it.`);
    }
    if (Object.values(directory.accounts).some((account) => account.folderId === folderId)) {
      throw new Refusal("DeleteConflict.Folder.Account", 409, `The folder ${folderId} still has accounts in it.`);
    }
    delete directory.folders[folderId];
    return undefined;
  },
};

function children(directory: ResourceDirectory, parent: string): Folder[] {
  const { folderId } = theFolder(directory, parent);
  return Object.values(directory.folders).filter(({ parentFolderId }) => parentFolderId === folderId);
}

function shown(folder: Folder) {
  return {
    FolderId: folder.folderId,
    FolderName: folder.folderName,
    ParentFolderId: folder.parentFolderId,
    CreateTime: preciseStamp(folder.createTime),
  };
}

function refuseTakenName(others: readonly Folder[], name: string, cloud: Cloud): void {
  if (!others.some(({ folderName }) => sameName(folderName, name, cloud))) return;
  throw new Refusal("InvalidParameter.Folder.Name.AlreadyUsed", 400, `The folder name "${name}" is used beside it.`);
}
