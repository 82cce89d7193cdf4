// Generated from facts/ram.json by `npm run generate`. Edit the table, not this file.
// The types of Ram 2015-05-01 in wire names. Any field of an answer may be missing.

export type RequestTag = { readonly Key: string; readonly Value?: string | undefined };

export interface DefaultPolicyVersion {
  readonly CreateDate?: string;
  readonly IsDefaultVersion?: boolean;
  readonly PolicyDocument?: string;
  readonly VersionId?: string;
}

export interface Group {
  readonly AttachDate?: string;
  readonly Comments?: string;
  readonly GroupName?: string;
}

export interface Policy {
  /** Not from ListPoliciesForGroup, ListPoliciesForRole, ListPoliciesForUser. */
  readonly CreateDate?: string;
  readonly DefaultVersion?: string;
  readonly Description?: string;
  readonly PolicyName?: string;
  readonly PolicyType?: string;
  /** Only from GetPolicy, ListPolicies. */
  readonly AttachmentCount?: number;
  /** Only from GetPolicy. */
  readonly PolicyDocument?: string;
  /** Only from GetPolicy, ListPolicies, UpdatePolicyDescription. */
  readonly UpdateDate?: string;
  /** Only from ListPolicies. */
  readonly Tags?: { readonly Tag?: readonly Tag[] };
  /** Only from ListPoliciesForGroup, ListPoliciesForRole, ListPoliciesForUser. */
  readonly AttachDate?: string;
}

export interface PolicyVersion {
  readonly CreateDate?: string;
  readonly IsDefaultVersion?: boolean;
  readonly PolicyDocument?: string;
  readonly VersionId?: string;
}

export interface Role {
  readonly Arn?: string;
  /** Not from ListEntitiesForPolicy, ListRoles. */
  readonly AssumeRolePolicyDocument?: string;
  /** Not from ListEntitiesForPolicy. */
  readonly CreateDate?: string;
  readonly Description?: string;
  /** Not from ListEntitiesForPolicy. */
  readonly MaxSessionDuration?: number;
  readonly RoleId?: string;
  readonly RoleName?: string;
  /** Not from CreateRole, ListEntitiesForPolicy. */
  readonly UpdateDate?: string;
  /** Only from ListEntitiesForPolicy. */
  readonly AttachDate?: string;
  /** Only from ListRoles. */
  readonly Tags?: { readonly Tag?: readonly Tag[] };
}

export interface Tag {
  readonly TagKey?: string;
  readonly TagValue?: string;
}

export interface TagResource {
  readonly ResourceName?: string;
  readonly ResourceType?: string;
  readonly TagKey?: string;
  readonly TagValue?: string;
}

export interface User {
  readonly AttachDate?: string;
  readonly DisplayName?: string;
  readonly UserId?: string;
  readonly UserName?: string;
}

export type AttachPolicyToGroupRequest = {
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly GroupName: string;
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
  /** Unknown to older official SDKs. */
  readonly ResourceGroupId?: string | undefined;
};

export interface AttachPolicyToGroupResponse {
  readonly RequestId?: string;
}

export type AttachPolicyToRoleRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
  /** Unknown to older official SDKs. */
  readonly ResourceGroupId?: string | undefined;
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly RoleName: string;
};

export interface AttachPolicyToRoleResponse {
  readonly RequestId?: string;
}

export type AttachPolicyToUserRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
  /** Unknown to older official SDKs. */
  readonly ResourceGroupId?: string | undefined;
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly UserName: string;
};

export interface AttachPolicyToUserResponse {
  readonly RequestId?: string;
}

export type ClearAccountAliasRequest = Readonly<Record<string, never>>;

export interface ClearAccountAliasResponse {
  readonly RequestId?: string;
}

export type CreatePolicyRequest = {
  /** 1 to 1024 characters. */
  readonly Description?: string | undefined;
  /** 1 to 6144 characters; officially optional, yet needed. */
  readonly PolicyDocument: string;
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** JSON text. */
  readonly Tag?: string | undefined;
};

export interface CreatePolicyResponse {
  readonly Policy?: Policy;
  readonly RequestId?: string;
}

export type CreatePolicyVersionRequest = {
  /** 1 to 6144 characters; officially optional, yet needed. */
  readonly PolicyDocument: string;
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `None`, `DeleteOldestNonDefaultVersionWhenLimitExceeded`; without it `None`. */
  readonly RotateStrategy?: "None" | "DeleteOldestNonDefaultVersionWhenLimitExceeded" | undefined;
  /** Without it `false`. */
  readonly SetAsDefault?: boolean | undefined;
};

export interface CreatePolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion;
  readonly RequestId?: string;
}

export type CreateRoleRequest = {
  /** Officially optional, yet needed. */
  readonly AssumeRolePolicyDocument: string;
  /** 1 to 1024 characters. */
  readonly Description?: string | undefined;
  /** 3600 to 43200 seconds; without it `3600`. */
  readonly MaxSessionDuration?: number | undefined;
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly RoleName: string;
  /** JSON text. */
  readonly Tag?: string | undefined;
};

export interface CreateRoleResponse {
  readonly RequestId?: string;
  readonly Role?: Role;
}

export type DeletePolicyRequest = {
  /** Without it `false`. */
  readonly CascadingDelete?: boolean | undefined;
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
};

export interface DeletePolicyResponse {
  readonly RequestId?: string;
}

export type DeletePolicyVersionRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** Officially optional, yet needed. */
  readonly VersionId: string;
};

export interface DeletePolicyVersionResponse {
  readonly RequestId?: string;
}

export type DeleteRoleRequest = {
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly RoleName: string;
};

export interface DeleteRoleResponse {
  readonly RequestId?: string;
}

export type DetachPolicyFromGroupRequest = {
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly GroupName: string;
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
  /** Unknown to older official SDKs. */
  readonly ResourceGroupId?: string | undefined;
};

export interface DetachPolicyFromGroupResponse {
  readonly RequestId?: string;
}

export type DetachPolicyFromRoleRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
  /** Unknown to older official SDKs. */
  readonly ResourceGroupId?: string | undefined;
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly RoleName: string;
};

export interface DetachPolicyFromRoleResponse {
  readonly RequestId?: string;
}

export type DetachPolicyFromUserRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
  /** Unknown to older official SDKs. */
  readonly ResourceGroupId?: string | undefined;
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly UserName: string;
};

export interface DetachPolicyFromUserResponse {
  readonly RequestId?: string;
}

export type GetAccountAliasRequest = Readonly<Record<string, never>>;

export interface GetAccountAliasResponse {
  readonly AccountAlias?: string;
  readonly RequestId?: string;
}

export type GetPolicyRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
};

export interface GetPolicyResponse {
  readonly DefaultPolicyVersion?: DefaultPolicyVersion;
  readonly Policy?: Policy;
  readonly RequestId?: string;
}

export type GetPolicyVersionRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
  /** Officially optional, yet needed. */
  readonly VersionId: string;
};

export interface GetPolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion;
  readonly RequestId?: string;
}

export type GetRoleRequest = {
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly RoleName: string;
};

export interface GetRoleResponse {
  readonly RequestId?: string;
  readonly Role?: Role;
}

export type ListEntitiesForPolicyRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
};

export interface ListEntitiesForPolicyResponse {
  readonly Groups?: { readonly Group?: readonly Group[] };
  readonly RequestId?: string;
  readonly Roles?: { readonly Role?: readonly Role[] };
  readonly Users?: { readonly User?: readonly User[] };
}

export type ListPoliciesRequest = {
  readonly Marker?: string | undefined;
  /** 1 to 1000; without it `100`. */
  readonly MaxItems?: number | undefined;
  /** One of `System`, `Custom`. */
  readonly PolicyType?: "System" | "Custom" | undefined;
  /** JSON text. */
  readonly Tag?: string | undefined;
};

export interface ListPoliciesResponse {
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly Policies?: { readonly Policy?: readonly Policy[] };
  readonly RequestId?: string;
}

export type ListPoliciesItem = Policy;

export type ListPoliciesForGroupRequest = {
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly GroupName: string;
};

export interface ListPoliciesForGroupResponse {
  readonly Policies?: { readonly Policy?: readonly Policy[] };
  readonly RequestId?: string;
}

export type ListPoliciesForGroupItem = Policy;

export type ListPoliciesForRoleRequest = {
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly RoleName: string;
};

export interface ListPoliciesForRoleResponse {
  readonly Policies?: { readonly Policy?: readonly Policy[] };
  readonly RequestId?: string;
}

export type ListPoliciesForRoleItem = Policy;

export type ListPoliciesForUserRequest = {
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly UserName: string;
};

export interface ListPoliciesForUserResponse {
  readonly Policies?: { readonly Policy?: readonly Policy[] };
  readonly RequestId?: string;
}

export type ListPoliciesForUserItem = Policy;

export type ListPolicyVersionsRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** One of `System`, `Custom`; officially optional, yet needed. */
  readonly PolicyType: "System" | "Custom";
};

export interface ListPolicyVersionsResponse {
  readonly PolicyVersions?: { readonly PolicyVersion?: readonly PolicyVersion[] };
  readonly RequestId?: string;
}

export type ListPolicyVersionsItem = PolicyVersion;

export type ListRolesRequest = {
  readonly Marker?: string | undefined;
  /** 1 to 1000; without it `100`. */
  readonly MaxItems?: number | undefined;
  /** JSON text. */
  readonly Tag?: string | undefined;
};

export interface ListRolesResponse {
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly RequestId?: string;
  readonly Roles?: { readonly Role?: readonly Role[] };
}

export type ListRolesItem = Role;

export type ListTagResourcesRequest = {
  readonly NextToken?: string | undefined;
  /** 1 to 100. */
  readonly PageSize?: number | undefined;
  /** JSON text. */
  readonly ResourceNames?: string | undefined;
  /** One of `role`, `policy`. */
  readonly ResourceType: "role" | "policy";
  /** JSON text. */
  readonly Tag?: string | undefined;
};

export interface ListTagResourcesResponse {
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TagResources?: readonly TagResource[];
}

export type ListTagResourcesItem = TagResource;

export type SetAccountAliasRequest = {
  /** 3 to 32 characters; officially optional, yet needed. */
  readonly AccountAlias: string;
};

export interface SetAccountAliasResponse {
  readonly RequestId?: string;
}

export type SetDefaultPolicyVersionRequest = {
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
  /** Officially optional, yet needed. */
  readonly VersionId: string;
};

export interface SetDefaultPolicyVersionResponse {
  readonly RequestId?: string;
}

export type TagResourcesRequest = {
  /** JSON text; officially optional, yet needed. */
  readonly ResourceNames: string;
  /** One of `role`, `policy`. */
  readonly ResourceType: "role" | "policy";
  /** JSON text. */
  readonly Tag: string;
};

export interface TagResourcesResponse {
  readonly RequestId?: string;
}

export type UntagResourcesRequest = {
  /** Without it `false`. */
  readonly All?: boolean | undefined;
  /** JSON text. */
  readonly ResourceNames: string;
  /** One of `role`, `policy`. */
  readonly ResourceType: "role" | "policy";
  /** JSON text. */
  readonly TagKeys?: string | undefined;
};

export interface UntagResourcesResponse {
  readonly RequestId?: string;
}

export type UpdatePolicyDescriptionRequest = {
  /** 1 to 1024 characters; officially optional, yet needed; "" clears it. */
  readonly NewDescription: string;
  /** 1 to 128 characters; officially optional, yet needed. */
  readonly PolicyName: string;
};

export interface UpdatePolicyDescriptionResponse {
  readonly Policy?: Policy;
  readonly RequestId?: string;
}

export type UpdateRoleRequest = {
  readonly NewAssumeRolePolicyDocument?: string | undefined;
  /** 1 to 1024 characters; "" clears it. */
  readonly NewDescription?: string | undefined;
  /** 3600 to 43200 seconds. */
  readonly NewMaxSessionDuration?: number | undefined;
  /** 1 to 64 characters; officially optional, yet needed. */
  readonly RoleName: string;
};

export interface UpdateRoleResponse {
  readonly RequestId?: string;
  readonly Role?: Role;
}

/** Every operation with its types; `item` is what a paged list holds. */
export interface RamOperations {
  readonly AttachPolicyToGroup: { readonly request: AttachPolicyToGroupRequest; readonly response: AttachPolicyToGroupResponse };
  readonly AttachPolicyToRole: { readonly request: AttachPolicyToRoleRequest; readonly response: AttachPolicyToRoleResponse };
  readonly AttachPolicyToUser: { readonly request: AttachPolicyToUserRequest; readonly response: AttachPolicyToUserResponse };
  readonly ClearAccountAlias: { readonly request: ClearAccountAliasRequest; readonly response: ClearAccountAliasResponse };
  readonly CreatePolicy: { readonly request: CreatePolicyRequest; readonly response: CreatePolicyResponse };
  readonly CreatePolicyVersion: { readonly request: CreatePolicyVersionRequest; readonly response: CreatePolicyVersionResponse };
  readonly CreateRole: { readonly request: CreateRoleRequest; readonly response: CreateRoleResponse };
  readonly DeletePolicy: { readonly request: DeletePolicyRequest; readonly response: DeletePolicyResponse };
  readonly DeletePolicyVersion: { readonly request: DeletePolicyVersionRequest; readonly response: DeletePolicyVersionResponse };
  readonly DeleteRole: { readonly request: DeleteRoleRequest; readonly response: DeleteRoleResponse };
  readonly DetachPolicyFromGroup: { readonly request: DetachPolicyFromGroupRequest; readonly response: DetachPolicyFromGroupResponse };
  readonly DetachPolicyFromRole: { readonly request: DetachPolicyFromRoleRequest; readonly response: DetachPolicyFromRoleResponse };
  readonly DetachPolicyFromUser: { readonly request: DetachPolicyFromUserRequest; readonly response: DetachPolicyFromUserResponse };
  readonly GetAccountAlias: { readonly request: GetAccountAliasRequest; readonly response: GetAccountAliasResponse };
  readonly GetPolicy: { readonly request: GetPolicyRequest; readonly response: GetPolicyResponse };
  readonly GetPolicyVersion: { readonly request: GetPolicyVersionRequest; readonly response: GetPolicyVersionResponse };
  readonly GetRole: { readonly request: GetRoleRequest; readonly response: GetRoleResponse };
  readonly ListEntitiesForPolicy: { readonly request: ListEntitiesForPolicyRequest; readonly response: ListEntitiesForPolicyResponse };
  readonly ListPolicies: { readonly request: ListPoliciesRequest; readonly response: ListPoliciesResponse; readonly item: ListPoliciesItem };
  readonly ListPoliciesForGroup: { readonly request: ListPoliciesForGroupRequest; readonly response: ListPoliciesForGroupResponse };
  readonly ListPoliciesForRole: { readonly request: ListPoliciesForRoleRequest; readonly response: ListPoliciesForRoleResponse };
  readonly ListPoliciesForUser: { readonly request: ListPoliciesForUserRequest; readonly response: ListPoliciesForUserResponse };
  readonly ListPolicyVersions: { readonly request: ListPolicyVersionsRequest; readonly response: ListPolicyVersionsResponse };
  readonly ListRoles: { readonly request: ListRolesRequest; readonly response: ListRolesResponse; readonly item: ListRolesItem };
  readonly ListTagResources: { readonly request: ListTagResourcesRequest; readonly response: ListTagResourcesResponse; readonly item: ListTagResourcesItem };
  readonly SetAccountAlias: { readonly request: SetAccountAliasRequest; readonly response: SetAccountAliasResponse };
  readonly SetDefaultPolicyVersion: { readonly request: SetDefaultPolicyVersionRequest; readonly response: SetDefaultPolicyVersionResponse };
  readonly TagResources: { readonly request: TagResourcesRequest; readonly response: TagResourcesResponse };
  readonly UntagResources: { readonly request: UntagResourcesRequest; readonly response: UntagResourcesResponse };
  readonly UpdatePolicyDescription: { readonly request: UpdatePolicyDescriptionRequest; readonly response: UpdatePolicyDescriptionResponse };
  readonly UpdateRole: { readonly request: UpdateRoleRequest; readonly response: UpdateRoleResponse };
}
