import type { Send } from "../client/call";
import { type Bound, bind, list, once, read, type Table, write } from "./operation";
import type { ResourceDirectoryOperations } from "./resource-directory.generated";

const by100 = { token: "NextToken", size: "MaxResults", maximum: 100 };
const unsized = { token: "NextToken", size: "MaxResults" };

/** The operations of ResourceDirectoryMaster 2022-04-19 on accounts and folders, one a line: what it is to the pipeline; its types are generated. */
export const resourceDirectoryOperations = {
  // The directory and its accounts
  getResourceDirectory: read("GetResourceDirectory"),
  getAccount: read("GetAccount"),
  listAccounts: list("ListAccounts", "Accounts.Account", by100),
  listAccountsForParent: read("ListAccountsForParent"),
  moveAccount: write("MoveAccount"),

  // Folders
  createFolder: once("CreateFolder"),
  getFolder: read("GetFolder"),
  updateFolder: write("UpdateFolder"),
  deleteFolder: write("DeleteFolder"),
  listFoldersForParent: read("ListFoldersForParent"),
  listAncestors: read("ListAncestors"),

  // Services that members administer
  registerDelegatedAdministrator: write("RegisterDelegatedAdministrator"),
  deregisterDelegatedAdministrator: write("DeregisterDelegatedAdministrator"),
  listDelegatedAdministrators: read("ListDelegatedAdministrators"),
  listDelegatedServicesForAccount: list(
    "ListDelegatedServicesForAccount",
    "DelegatedServices.DelegatedService",
    unsized,
  ),
  listTrustedServiceStatus: read("ListTrustedServiceStatus"),

  // Tags
  tagResources: write("TagResources"),
  untagResources: write("UntagResources"),
  listTagResources: list("ListTagResources", "TagResources", by100),
  listTagKeys: list("ListTagKeys", "Tags", by100),
  listTagValues: list("ListTagValues", "Tags", by100),
} satisfies Table<ResourceDirectoryOperations>;

/** The resource directory, ready to be called: `for await (const account of api.listAccounts.items({ ... }))`. */
export type ResourceDirectory = Bound<ResourceDirectoryOperations>;

export function bindResourceDirectory(send: Send): ResourceDirectory {
  return bind<ResourceDirectoryOperations>("resourceDirectory", resourceDirectoryOperations, send);
}
