import type { Folder } from "../api/resource-directory.generated";
import type { Services } from "../api/services";
import { remembered } from "../client/account";
import { answered } from "../client/answered";
import { readable } from "../resources/organisation";
import { sideBySide } from "../resources/side-by-side";
import { theOrganisation } from "./organisation";

/** The most that ListFoldersForParent gives at once. */
const PAGE = 100;

/** A folder with those above it, itself last; the root folder has none but itself. */
export interface Branch {
  readonly live: Folder;
  readonly folderIds: readonly string[];
  /** Names below the root folder. */
  readonly names: readonly string[];
}

const trees = new WeakMap<Services, () => Promise<readonly Branch[]>>();

/** All folders, the root folder first; asked for once a program, a call for each folder, as no operation lists them all. */
export function theFolders(services: Services): Promise<readonly Branch[]> {
  const known = trees.get(services) ?? remembered(() => readFolders(services));
  trees.set(services, known);
  return known();
}

async function readFolders(services: Services): Promise<readonly Branch[]> {
  const { rootFolderId } = await theOrganisation(services);
  const root: Branch = { live: { FolderId: rootFolderId }, folderIds: [rootFolderId], names: [] };
  const all = [root];
  for (let level: readonly Branch[] = [root]; level.length > 0; ) {
    const next: Branch[] = [];
    const failures = await sideBySide(level, async (above) => {
      next.push(...(await foldersIn(services, above)));
    });
    const [failed] = failures;
    if (failed !== undefined) throw failed.error;
    all.push(...next);
    level = next;
  }
  return all;
}

/** Page by page: this list knows no tokens. */
async function foldersIn({ resourceDirectory }: Services, above: Branch): Promise<Branch[]> {
  const ParentFolderId = above.folderIds.at(-1) ?? "";
  const rows: Folder[] = [];
  for (let page = 1; ; page++) {
    const request = { ParentFolderId, PageNumber: page, PageSize: PAGE };
    const { Folders: { Folder: found = [] } = {} } = await readable(() =>
      resourceDirectory.listFoldersForParent(request),
    );
    rows.push(...found);
    if (found.length < PAGE) break;
  }
  return rows.map((live) => {
    const id = answered(live.FolderId, `the id of a folder in ${ParentFolderId}`);
    const name = answered(live.FolderName, `the name of folder ${id}`);
    return { live, folderIds: [...above.folderIds, id], names: [...above.names, name] };
  });
}
