import type { EstateOrganisation } from "../../estate/model";
import { servicePrincipal } from "../cloudsso/delegation";
import type { MemberAccount, ResourceDirectory } from "../store";
import { type Loading, sourcesOf } from "./loading";
import { refusal } from "./values";

/** The resource directory; one without members where it was not read, or where the account belongs to none. */
export function resourceDirectoryOf(organisation: EstateOrganisation | undefined): ResourceDirectory {
  if (organisation === undefined) {
    return { resourceDirectoryId: "rd-Em1D1r", rootFolderId: "r-Ro0T01", folders: {}, accounts: {} };
  }
  const { resourceDirectoryId, rootFolderId, managementAccountId } = organisation;
  const directory: ResourceDirectory = { resourceDirectoryId, rootFolderId, folders: {}, accounts: {} };
  const { folders, accounts } = directory;
  for (const [index, { folderId, folderName, parentFolderId }] of organisation.folders.entries()) {
    const path = `organisation.folders[${index}]`;
    if (folders[folderId] !== undefined || folderId === rootFolderId) {
      throw refusal(`${path}.folderId`, `is ${folderId}, which another folder has`);
    }
    // Each stands behind the one that it is in, so none is in itself.
    if (folders[parentFolderId] === undefined && parentFolderId !== rootFolderId) {
      throw refusal(`${path}.parentFolderId`, `is ${parentFolderId}, and no folder before it has that id`);
    }
    folders[folderId] = { folderId, folderName, parentFolderId };
  }
  for (const [index, { accountId, displayName, folderId, status, tags }] of organisation.accounts.entries()) {
    const path = `organisation.accounts[${index}]`;
    if (accounts[accountId] !== undefined || accountId === managementAccountId) {
      throw refusal(`${path}.accountId`, `is ${accountId}, which another account has`);
    }
    if (folders[folderId] === undefined && folderId !== rootFolderId) {
      throw refusal(`${path}.folderId`, `is ${folderId}, and there is no such folder in the estate`);
    }
    accounts[accountId] = { accountId, displayName, folderId, tags: { ...tags }, ...conditionOf(status) };
  }
  return directory;
}

function conditionOf(status: EstateOrganisation["accounts"][number]["status"]): Pick<MemberAccount, "condition"> {
  if (status === "Active") return {};
  return { condition: status === "Suspended" ? "suspended" : "leaving" };
}

/** Members that administer CloudSSO: those that the estate names, and the one that read it. */
export function appointDelegates(loading: Loading): void {
  const { state, estate } = loading;
  const { accounts } = state.resourceDirectory;
  for (const { id, path } of sourcesOf(loading, "cloudsso:DelegateAccount")) {
    addStranger(loading, id);
    if (accounts[id] === undefined) throw refusal(`${path}.id`, `is ${id}, and there is no such account in the estate`);
    appoint(loading, id);
  }
  // A member that saw the organisation administers something in it, and CloudSSO when it saw that.
  const own = accounts[estate.accountId];
  if (own === undefined) return;
  if (state.cloudsso.directory !== null) appoint(loading, estate.accountId);
  else own.delegatedServices = { [servicePrincipal]: loading.now };
}

function appoint({ state, now }: Loading, accountId: string): void {
  const account = state.resourceDirectory.accounts[accountId];
  if (account !== undefined) account.delegatedServices = { [servicePrincipal]: now };
  state.cloudsso.delegates[accountId] = "Enabled";
}

/** Where the organisation was not read, accounts are known by what is done in them alone. */
export function addStranger({ estate, state }: Loading, accountId: string): void {
  const { accounts, rootFolderId } = state.resourceDirectory;
  if (estate.organisation !== undefined || accountId === state.managementAccountId) return;
  accounts[accountId] ??= { accountId, displayName: accountId, folderId: rootFolderId };
}
