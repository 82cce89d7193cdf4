// Generated from facts/resource-directory.json by `npm run generate`. Edit the table, not this file.
// The types of ResourceDirectoryMaster 2022-04-19 in wire names. Any field of an answer may be missing.

export type RequestTag = { readonly Key: string; readonly Value?: string | undefined };

export interface Account {
  readonly AccountId?: string;
  /** Not from ListDelegatedAdministrators. */
  readonly AccountName?: string;
  readonly DisplayName?: string;
  /** Only from GetAccount. */
  readonly EmailStatus?: string;
  /** Not from ListDelegatedAdministrators. */
  readonly FolderId?: string;
  /** Only from GetAccount. */
  readonly HasSecureMobilePhone?: boolean;
  /** Only from GetAccount. */
  readonly IdentityInformation?: string;
  readonly JoinMethod?: string;
  /** Not from ListDelegatedAdministrators. */
  readonly JoinTime?: string;
  /** Only from GetAccount. */
  readonly Location?: string;
  /** Not from ListDelegatedAdministrators. */
  readonly ModifyTime?: string;
  /** Not from ListDelegatedAdministrators. */
  readonly ResourceDirectoryId?: string;
  /** Only from GetAccount, ListAccounts. */
  readonly ResourceDirectoryPath?: string;
  /** Only from GetAccount. */
  readonly SecureMobilePhone?: string;
  /** Not from ListDelegatedAdministrators. */
  readonly Status?: string;
  /** Not from ListDelegatedAdministrators. */
  readonly Tags?: readonly Tag[] | { readonly Tag?: readonly Tag[] };
  /** Not from ListDelegatedAdministrators. */
  readonly Type?: string;
  /** Only from ListAccounts, ListAccountsForParent. */
  readonly DeletionStatus?: string;
  /** Only from ListDelegatedAdministrators. */
  readonly DelegationEnabledTime?: string;
  /** Only from ListDelegatedAdministrators. */
  readonly ServicePrincipal?: string;
}

export interface DelegatedService {
  readonly DelegationEnabledTime?: string;
  readonly ServicePrincipal?: string;
  readonly Status?: string;
}

export interface EnabledServicePrincipal {
  readonly EnableTime?: string;
  readonly ServicePrincipal?: string;
}

export interface Folder {
  readonly CreateTime?: string;
  readonly FolderId?: string;
  readonly FolderName?: string;
  /** Not from ListAncestors, ListFoldersForParent. */
  readonly ParentFolderId?: string;
  /** Only from GetFolder. */
  readonly ResourceDirectoryPath?: string;
  /** Only from ListFoldersForParent. */
  readonly Tags?: { readonly Tag?: readonly Tag[] };
}

export interface ResourceDirectory {
  readonly ControlPolicyStatus?: string;
  readonly CreateTime?: string;
  readonly IdentityInformation?: string;
  readonly MasterAccountId?: string;
  readonly MasterAccountName?: string;
  readonly MemberAccountDisplayNameSyncStatus?: string;
  readonly MemberDeletionStatus?: string;
  readonly ResourceDirectoryId?: string;
  readonly RootFolderId?: string;
}

export interface Tag {
  /** Not from ListTagValues. */
  readonly Key?: string;
  /** Not from ListTagKeys. */
  readonly Value?: string;
}

export interface TagResource {
  readonly ResourceId?: string;
  readonly ResourceType?: string;
  readonly TagKey?: string;
  readonly TagValue?: string;
}

export type CreateFolderRequest = {
  /** 1 to 24 characters. */
  readonly FolderName: string;
  readonly ParentFolderId?: string | undefined;
  /** At most 20 items. */
  readonly Tag?: readonly RequestTag[] | undefined;
};

export interface CreateFolderResponse {
  readonly Folder?: Folder;
  readonly RequestId?: string;
}

export type DeleteFolderRequest = {
  readonly FolderId: string;
};

export interface DeleteFolderResponse {
  readonly RequestId?: string;
}

export type DeregisterDelegatedAdministratorRequest = {
  readonly AccountId: string;
  readonly ServicePrincipal: string;
};

export interface DeregisterDelegatedAdministratorResponse {
  readonly RequestId?: string;
}

export type GetAccountRequest = {
  readonly AccountId: string;
  /** Without it `false`. */
  readonly IncludeTags?: boolean | undefined;
};

export interface GetAccountResponse {
  readonly Account?: Account;
  readonly RequestId?: string;
}

export type GetFolderRequest = {
  readonly FolderId: string;
};

export interface GetFolderResponse {
  readonly Folder?: Folder;
  readonly RequestId?: string;
}

export type GetResourceDirectoryRequest = Readonly<Record<string, never>>;

export interface GetResourceDirectoryResponse {
  readonly RequestId?: string;
  readonly ResourceDirectory?: ResourceDirectory;
}

export type ListAccountsRequest = {
  /** Without it `false`. */
  readonly IncludeTags?: boolean | undefined;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** Without it `1`. */
  readonly PageNumber?: number | undefined;
  /** 1 to 100; without it `10`. */
  readonly PageSize?: number | undefined;
  readonly QueryKeyword?: string | undefined;
  /** At most 20 items. */
  readonly Tag?: readonly RequestTag[] | undefined;
};

export interface ListAccountsResponse {
  readonly Accounts?: { readonly Account?: readonly Account[] };
  readonly NextToken?: string;
  readonly PageNumber?: number;
  readonly PageSize?: number;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export type ListAccountsItem = Account;

export type ListAccountsForParentRequest = {
  /** Without it `false`. */
  readonly IncludeTags?: boolean | undefined;
  /** Without it `1`. */
  readonly PageNumber?: number | undefined;
  /** 1 to 100; without it `10`. */
  readonly PageSize?: number | undefined;
  readonly ParentFolderId?: string | undefined;
  readonly QueryKeyword?: string | undefined;
  /** At most 20 items. */
  readonly Tag?: readonly RequestTag[] | undefined;
};

export interface ListAccountsForParentResponse {
  readonly Accounts?: { readonly Account?: readonly Account[] };
  readonly PageNumber?: number;
  readonly PageSize?: number;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export type ListAccountsForParentItem = Account;

export type ListAncestorsRequest = {
  readonly ChildId: string;
};

export interface ListAncestorsResponse {
  readonly Folders?: { readonly Folder?: readonly Folder[] };
  readonly RequestId?: string;
}

export type ListAncestorsItem = Folder;

export type ListDelegatedAdministratorsRequest = {
  /** Without it `1`. */
  readonly PageNumber?: number | undefined;
  /** 1 to 100; without it `10`. */
  readonly PageSize?: number | undefined;
  readonly ServicePrincipal?: string | undefined;
};

export interface ListDelegatedAdministratorsResponse {
  readonly Accounts?: { readonly Account?: readonly Account[] };
  readonly PageNumber?: number;
  readonly PageSize?: number;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export type ListDelegatedAdministratorsItem = Account;

export type ListDelegatedServicesForAccountRequest = {
  readonly AccountId: string;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
};

export interface ListDelegatedServicesForAccountResponse {
  readonly DelegatedServices?: { readonly DelegatedService?: readonly DelegatedService[] };
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly RequestId?: string;
}

export type ListDelegatedServicesForAccountItem = DelegatedService;

export type ListFoldersForParentRequest = {
  /** Without it `1`. */
  readonly PageNumber?: number | undefined;
  /** 1 to 100; without it `10`. */
  readonly PageSize?: number | undefined;
  readonly ParentFolderId?: string | undefined;
  readonly QueryKeyword?: string | undefined;
  /** At most 20 items. */
  readonly Tag?: readonly RequestTag[] | undefined;
};

export interface ListFoldersForParentResponse {
  readonly Folders?: { readonly Folder?: readonly Folder[] };
  readonly PageNumber?: number;
  readonly PageSize?: number;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export type ListFoldersForParentItem = Folder;

export type ListTagKeysRequest = {
  readonly KeyFilter?: string | undefined;
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** One of `Account`, `Folder`. */
  readonly ResourceType: "Account" | "Folder";
};

export interface ListTagKeysResponse {
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly Tags?: readonly Tag[];
}

export type ListTagKeysItem = Tag;

export type ListTagResourcesRequest = {
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** 1 to 50 items. */
  readonly ResourceId?: readonly string[] | undefined;
  /** One of `Account`, `Folder`. */
  readonly ResourceType: "Account" | "Folder";
  /** At most 20 items. */
  readonly Tag?: readonly RequestTag[] | undefined;
};

export interface ListTagResourcesResponse {
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TagResources?: readonly TagResource[];
}

export type ListTagResourcesItem = TagResource;

export type ListTagValuesRequest = {
  /** 1 to 100; without it `10`. */
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  /** One of `Account`, `Folder`. */
  readonly ResourceType: "Account" | "Folder";
  readonly TagKey: string;
  readonly ValueFilter?: string | undefined;
};

export interface ListTagValuesResponse {
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly Tags?: readonly Tag[];
}

export type ListTagValuesItem = Tag;

export type ListTrustedServiceStatusRequest = {
  readonly AdminAccountId?: string | undefined;
  /** Without it `1`. */
  readonly PageNumber?: number | undefined;
  /** 1 to 100; without it `10`. */
  readonly PageSize?: number | undefined;
};

export interface ListTrustedServiceStatusResponse {
  readonly EnabledServicePrincipals?: { readonly EnabledServicePrincipal?: readonly EnabledServicePrincipal[] };
  readonly PageNumber?: number;
  readonly PageSize?: number;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export type ListTrustedServiceStatusItem = EnabledServicePrincipal;

export type MoveAccountRequest = {
  readonly AccountId: string;
  readonly DestinationFolderId: string;
};

export interface MoveAccountResponse {
  readonly RequestId?: string;
}

export type RegisterDelegatedAdministratorRequest = {
  readonly AccountId: string;
  readonly ServicePrincipal: string;
};

export interface RegisterDelegatedAdministratorResponse {
  readonly RequestId?: string;
}

export type TagResourcesRequest = {
  /** 1 to 50 items. */
  readonly ResourceId: readonly string[];
  /** One of `Account`, `Folder`. */
  readonly ResourceType: "Account" | "Folder";
  /** 1 to 20 items. */
  readonly Tag: readonly RequestTag[];
};

export interface TagResourcesResponse {
  readonly RequestId?: string;
}

export type UntagResourcesRequest = {
  /** Without it `false`. */
  readonly All?: boolean | undefined;
  /** 1 to 50 items. */
  readonly ResourceId: readonly string[];
  /** One of `Account`, `Folder`. */
  readonly ResourceType: "Account" | "Folder";
  /** At most 20 items. */
  readonly TagKey?: readonly string[] | undefined;
};

export interface UntagResourcesResponse {
  readonly RequestId?: string;
}

export type UpdateFolderRequest = {
  readonly FolderId: string;
  /** 1 to 24 characters. */
  readonly NewFolderName: string;
};

export interface UpdateFolderResponse {
  readonly Folder?: Folder;
  readonly RequestId?: string;
}

/** Every operation with its types; `item` is what a paged list holds. */
export interface ResourceDirectoryOperations {
  readonly CreateFolder: { readonly request: CreateFolderRequest; readonly response: CreateFolderResponse };
  readonly DeleteFolder: { readonly request: DeleteFolderRequest; readonly response: DeleteFolderResponse };
  readonly DeregisterDelegatedAdministrator: { readonly request: DeregisterDelegatedAdministratorRequest; readonly response: DeregisterDelegatedAdministratorResponse };
  readonly GetAccount: { readonly request: GetAccountRequest; readonly response: GetAccountResponse };
  readonly GetFolder: { readonly request: GetFolderRequest; readonly response: GetFolderResponse };
  readonly GetResourceDirectory: { readonly request: GetResourceDirectoryRequest; readonly response: GetResourceDirectoryResponse };
  readonly ListAccounts: { readonly request: ListAccountsRequest; readonly response: ListAccountsResponse; readonly item: ListAccountsItem };
  readonly ListAccountsForParent: { readonly request: ListAccountsForParentRequest; readonly response: ListAccountsForParentResponse };
  readonly ListAncestors: { readonly request: ListAncestorsRequest; readonly response: ListAncestorsResponse };
  readonly ListDelegatedAdministrators: { readonly request: ListDelegatedAdministratorsRequest; readonly response: ListDelegatedAdministratorsResponse };
  readonly ListDelegatedServicesForAccount: { readonly request: ListDelegatedServicesForAccountRequest; readonly response: ListDelegatedServicesForAccountResponse; readonly item: ListDelegatedServicesForAccountItem };
  readonly ListFoldersForParent: { readonly request: ListFoldersForParentRequest; readonly response: ListFoldersForParentResponse };
  readonly ListTagKeys: { readonly request: ListTagKeysRequest; readonly response: ListTagKeysResponse; readonly item: ListTagKeysItem };
  readonly ListTagResources: { readonly request: ListTagResourcesRequest; readonly response: ListTagResourcesResponse; readonly item: ListTagResourcesItem };
  readonly ListTagValues: { readonly request: ListTagValuesRequest; readonly response: ListTagValuesResponse; readonly item: ListTagValuesItem };
  readonly ListTrustedServiceStatus: { readonly request: ListTrustedServiceStatusRequest; readonly response: ListTrustedServiceStatusResponse };
  readonly MoveAccount: { readonly request: MoveAccountRequest; readonly response: MoveAccountResponse };
  readonly RegisterDelegatedAdministrator: { readonly request: RegisterDelegatedAdministratorRequest; readonly response: RegisterDelegatedAdministratorResponse };
  readonly TagResources: { readonly request: TagResourcesRequest; readonly response: TagResourcesResponse };
  readonly UntagResources: { readonly request: UntagResourcesRequest; readonly response: UntagResourcesResponse };
  readonly UpdateFolder: { readonly request: UpdateFolderRequest; readonly response: UpdateFolderResponse };
}
