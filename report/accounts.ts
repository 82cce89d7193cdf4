import type { Estate, EstateFolder } from "../estate/model";
import { byText } from "../provider/functions/rows";

export interface AccessAccount {
  readonly accountId: string;
  readonly name: string;
  /** The folders that it is in, from below the root down. Empty: directly in the root, or not known. */
  readonly folders: readonly AccountFolder[];
  /** `Active`, `Suspended` or `Leaving`. Absent: not known. */
  readonly status?: string;
  readonly tags: { readonly [key: string]: string };
  /** Owns the resource directory. */
  readonly isManagement: boolean;
}

export interface AccountFolder {
  readonly folderId: string;
  readonly name: string;
}

/**
 * All accounts: the management account, those in the root folder, then folder by folder as the estate has them, by name
 * in each; at the end those that only `named` knows.
 */
export function accountsInOrder({ organisation }: Estate, named: readonly string[]): AccessAccount[] {
  const managementId = organisation?.managementAccountId;
  const management =
    managementId === undefined ? [] : [{ ...nameless(managementId, "management account"), isManagement: true }];
  const paths = pathsOf(organisation?.folders ?? []);
  const order = new Map([...paths.keys()].map((folderId, index) => [folderId, index + 1]));
  const members = byText(organisation?.accounts ?? [], (account) =>
    [String(order.get(account.folderId) ?? 0).padStart(9, "0"), account.displayName, account.accountId].join("\0"),
  ).map((account) => ({
    accountId: account.accountId,
    name: account.displayName,
    folders: paths.get(account.folderId) ?? [],
    status: account.status,
    tags: account.tags,
    isManagement: false,
  }));
  const known = new Map([...management, ...members].map((account) => [account.accountId, account]));
  const others = [...new Set(named)].filter((id) => !known.has(id)).sort();
  return [...known.values(), ...others.map((id) => nameless(id, id))];
}

function nameless(accountId: string, name: string): AccessAccount {
  return { accountId, name, folders: [], tags: {}, isManagement: false };
}

/** Of each folder the way down to it. A file can hold a circle, which ends where it closes. */
function pathsOf(folders: readonly EstateFolder[]): Map<string, AccountFolder[]> {
  const byId = new Map(folders.map((folder) => [folder.folderId, folder]));
  const pathOf = (folder: EstateFolder | undefined, below: readonly string[]): AccountFolder[] =>
    folder === undefined || below.includes(folder.folderId)
      ? []
      : [
          ...pathOf(byId.get(folder.parentFolderId), [...below, folder.folderId]),
          { folderId: folder.folderId, name: folder.folderName },
        ];
  return new Map(folders.map((folder) => [folder.folderId, pathOf(folder, [])]));
}
