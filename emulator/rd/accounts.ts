import type { Cloud } from "../action";
import { held, type MemberAccount, type ResourceDirectory } from "../store";
import { idPath, notFound, pathTo, preciseStamp, readable, theFolder, theMember, writable } from "./directory";
import { inOrder, type NumberedRequest, nextToken, numbered } from "./pages";
import { contains, matchesTags, type SentTag, tagList } from "./tagged";

interface ListRequest extends NumberedRequest {
  readonly IncludeTags?: boolean;
  readonly QueryKeyword?: string;
  readonly Tag?: readonly SentTag[];
}

export const accounts = {
  GetResourceDirectory(_request: object, { state, caller }: Cloud) {
    const { managementAccountId, resourceDirectory } = state;
    const belongs = caller.accountId === managementAccountId || held(resourceDirectory.accounts, caller.accountId);
    if (!belongs) throw notInUse(caller.accountId);
    return {
      ResourceDirectory: {
        ResourceDirectoryId: resourceDirectory.resourceDirectoryId,
        RootFolderId: resourceDirectory.rootFolderId,
        MasterAccountId: managementAccountId,
        MasterAccountName: "management",
        IdentityInformation: "Emulated Company",
        ControlPolicyStatus: "Disabled",
        MemberDeletionStatus: "Disabled",
        MemberAccountDisplayNameSyncStatus: "Disabled",
        CreateTime: preciseStamp(),
      },
    };
  },

  GetAccount(request: { readonly AccountId: string; readonly IncludeTags?: boolean }, cloud: Cloud) {
    const directory = readable(cloud);
    const account = theMember(directory, request.AccountId);
    const { DeletionStatus, ...fields } = shown(directory, account);
    return {
      Account: {
        ...fields,
        ResourceDirectoryPath: idPath(directory, account.folderId, account.accountId),
        Location: [
          ...pathTo(directory, account.folderId).map(({ folderName }) => folderName),
          account.displayName,
        ].join("/"),
        EmailStatus: "",
        HasSecureMobilePhone: false,
        SecureMobilePhone: "",
        IdentityInformation: "Emulated Company",
        ...(request.IncludeTags === true ? { Tags: tagList(account.tags) } : {}),
      },
    };
  },

  /** By tokens once one of their parameters is there, otherwise by page numbers. */
  ListAccounts(request: ListRequest & { readonly MaxResults?: number; readonly NextToken?: string }, cloud: Cloud) {
    const directory = readable(cloud);
    const found = matching(all(directory, cloud), request, cloud);
    const view = (account: MemberAccount) => ({
      ...listShown(directory, account, request),
      ResourceDirectoryPath: idPath(directory, account.folderId, account.accountId),
    });
    if (request.MaxResults !== undefined || request.NextToken !== undefined) {
      const { items, token } = cloud.page(inOrder(found));
      return { Accounts: { Account: items.map(view) }, NextToken: nextToken(token, cloud) };
    }
    const { items, fields } = numbered(found, request, cloud);
    return { Accounts: { Account: items.map(view) }, ...fields };
  },

  ListAccountsForParent(request: ListRequest & { readonly ParentFolderId?: string }, cloud: Cloud) {
    const directory = readable(cloud);
    const { folderId } = theFolder(directory, request.ParentFolderId || directory.rootFolderId);
    const there = Object.values(directory.accounts).filter((account) => account.folderId === folderId);
    const { items, fields } = numbered(matching(there, request, cloud), request, cloud);
    return { Accounts: { Account: items.map((account) => listShown(directory, account, request)) }, ...fields };
  },

  MoveAccount(request: { readonly AccountId: string; readonly DestinationFolderId: string }, cloud: Cloud) {
    const directory = writable(cloud);
    const account = theMember(directory, request.AccountId);
    account.folderId = theFolder(directory, request.DestinationFolderId).folderId;
    account.modifyTime = cloud.now;
    return undefined;
  },
};

function notInUse(accountId: string) {
  const refusal = notFound("ResourceDirectory", `none of account ${accountId}`);
  return Object.assign(refusal, { code: "ResourceDirectoryNotInUse" });
}

/** By its definition the management account is outside; no page says that it is not listed. */
function all(directory: ResourceDirectory, { state, options }: Cloud): MemberAccount[] {
  const members = Object.values(directory.accounts);
  if (!options.managementAccountListed) return members;
  const { managementAccountId: accountId } = state;
  return [{ accountId, displayName: "management", folderId: directory.rootFolderId }, ...members];
}

function matching(members: readonly MemberAccount[], request: ListRequest, cloud: Cloud): MemberAccount[] {
  return members.filter(
    ({ displayName, tags }) => contains(displayName, request.QueryKeyword) && matchesTags(tags, request.Tag, cloud),
  );
}

/** Lists wrap the tags; a single account does not. */
function listShown(directory: ResourceDirectory, account: MemberAccount, { IncludeTags }: ListRequest) {
  return {
    ...shown(directory, account),
    ...(IncludeTags === true ? { Tags: { Tag: tagList(account.tags) } } : {}),
  };
}

function shown({ resourceDirectoryId }: ResourceDirectory, account: MemberAccount) {
  return {
    AccountId: account.accountId,
    AccountName: `${account.displayName}@${resourceDirectoryId}.aliyunid.com`,
    DisplayName: account.displayName,
    FolderId: account.folderId,
    ResourceDirectoryId: resourceDirectoryId,
    JoinMethod: "created",
    JoinTime: preciseStamp(),
    ModifyTime: preciseStamp(account.modifyTime),
    // No page names the status of a suspended member; it is none of those that accounts in use have.
    Status: account.condition === "suspended" ? "Suspended" : "CreateSuccess",
    Type: "ResourceAccount",
    DeletionStatus: account.condition === "leaving" ? "Deleting" : "",
  };
}
