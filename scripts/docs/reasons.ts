/** Why a resource or a function needs a permission, where the name of the operation does not say it. */
const REASONS: { readonly [permission: string]: string } = {
  "cloudsso:AddExternalSAMLIdPCertificate": "adds a signing certificate, before an old one goes",
  "cloudsso:AddPermissionPolicyToAccessConfiguration": "attaches a policy that the program lists",
  "cloudsso:AddUserToGroup": "adds a member that the program names",
  "cloudsso:ClearExternalSAMLIdentityProvider": "clears the identity provider, with `onDestroy: reset` alone",
  "cloudsso:DeleteMFADeviceForUser": "unbinds the user's MFA devices, with `forceDestroy` alone",
  "cloudsso:DeprovisionAccessConfiguration": "takes the configuration's role out of an account",
  "cloudsso:GetDirectorySAMLServiceProviderInfo": "reads the service provider and what it tells of itself",
  "cloudsso:GetDirectoryStatistics": "learns what a directory holds and may hold",
  "cloudsso:GetExternalSAMLIdentityProvider": "reads the identity provider, to find what was changed elsewhere",
  "cloudsso:GetGroup": "reads the group, and learns whether an identity provider keeps it",
  "cloudsso:GetPasswordPolicy": "reads the rules that a password has to keep",
  "cloudsso:GetSCIMSynchronizationStatus":
    "learns whether an identity provider may write users and groups, which freezes what it wrote",
  "cloudsso:GetServiceStatus": "learns whether CloudSSO is enabled, and where the directory lives",
  "cloudsso:GetTaskStatus": "learns why a task failed",
  "cloudsso:GetUserMFAAuthenticationSettings": "reads the user's MFA setting, where the program gives it",
  "cloudsso:ListAccessAssignments": "learns what is assigned, and what stands in the way of a removal",
  "cloudsso:ListAccessConfigurationProvisionings": "learns where the configuration is provisioned, and what is stale",
  "cloudsso:ListAccessConfigurations": "finds an access configuration by its name, or lists them",
  "cloudsso:ListDirectories": "finds the account's directory",
  "cloudsso:ListExternalSAMLIdPCertificates": "reads its signing certificates and when they expire",
  "cloudsso:ListGroupMembers": "reads who is in a group, to find what was changed elsewhere",
  "cloudsso:ListGroups": "looks whether the name is taken, or lists the groups",
  "cloudsso:ListJoinedGroupsForUser": "finds memberships that stand in the way of a delete",
  "cloudsso:ListMFADevicesForUser": "finds MFA devices that stand in the way of a delete",
  "cloudsso:ListPermissionPoliciesInAccessConfiguration": "reads the policies",
  "cloudsso:ListTasks": "waits for tasks, its own and those of others",
  "cloudsso:ListUserProvisionings": "names the RAM user provisionings that stand in the way of a removal",
  "cloudsso:ListUsers": "looks whether the name is taken, or lists the users",
  "cloudsso:ProvisionAccessConfiguration": "writes the configuration's policies into the role in an account",
  "cloudsso:RemoveExternalSAMLIdPCertificate": "removes a signing certificate that the program does not list",
  "cloudsso:RemovePermissionPolicyFromAccessConfiguration": "removes a policy that the program does not list",
  "cloudsso:RemoveUserFromGroup": "takes a member out of a group",
  "cloudsso:ResetUserPassword": "sets the password that the program gives, or has one made",
  "cloudsso:SetDirectorySAMLServiceProviderInfo": "writes the signature and the encryption that the program gives",
  "cloudsso:SetExternalSAMLIdentityProvider": "writes the identity provider, and switches SSO on and off",
  "cloudsso:TagResources": "writes tags",
  "cloudsso:UntagResources": "removes tags that the program does not list",
  "cloudsso:UpdateInlinePolicyForAccessConfiguration": "writes a changed inline policy",
  "cloudsso:UpdateUserMFAAuthenticationSettings": "writes the user's MFA setting, where the program gives it",
  "cloudsso:UpdateUserStatus": "enables or disables the user",
  "ims:AddUserToGroup": "adds a member that the program names",
  "ims:DeleteAccessKey": "deletes an access key, those of a user with `forceDestroy` alone",
  "ims:DeleteServiceCredential": "deletes a service credential, those of a user with `forceDestroy` alone",
  "ims:DeleteLoginProfile": "removes the user's console logon, with `forceDestroy` alone",
  "ims:DeleteUserInRecycleBin": "deletes the user for good, with `purgeOnDestroy` alone",
  "ims:GetAccountSummary": "counts what the account has, such as the users that a change renames",
  "ims:GenerateCredentialReport": "orders a credential report, where none is recent, and learns when it is ready",
  "ims:GenerateGovernanceReport": "orders a governance report, where none is recent",
  "ims:GetAccessKeyLastUsed": "learns when and for what a key was used last",
  "ims:GetDefaultDomain": "reads the domain that every logon name has",
  "ims:GetLoginProfile": "finds a console logon that stands in the way of a delete",
  "ims:GetUserMFAInfo": "finds an MFA device that stands in the way of a delete",
  "ims:ListAccessKeys": "reads a user's keys, and finds those that stand in the way of a delete",
  "ims:ListGroupsForUser": "reads which groups a user is in",
  "ims:ListServiceCredentials": "reads a user's service credentials, and finds those that stand in the way of a delete",
  "ims:ListUserBasicInfos": "learns what users are called now",
  "ims:ListUsersForGroup": "reads who is in a group",
  "ims:ListUsersInRecycleBin": "finds deleted users, who can be restored",
  "ims:RemoveUserFromGroup": "takes a member out of a group",
  "ims:RestoreUserFromRecycleBin": "restores a deleted user, with `restoreFromRecycleBin` alone",
  "ims:TagResources": "writes tags",
  "ims:UnbindMFADevice": "unbinds the user's MFA device, with `forceDestroy` alone",
  "ims:UntagResources": "removes tags that the program does not list",
  "resourceDirectory:GetFolder": "learns whether a folder is there in which no account is",
  "resourceDirectory:GetResourceDirectory": "learns which account owns the directory, and its root folder",
  "resourceDirectory:ListAccounts": "learns which accounts there are, in which folders, with their tags",
  "resourceDirectory:ListFoldersForParent": "learns which folders there are",
  "ram:ListPoliciesForUser": "finds out which policies a user has",
  "ram:AttachPolicyToGroup": "attaches a policy that the program names",
  "ram:AttachPolicyToRole": "attaches a policy that the program names",
  "ram:AttachPolicyToUser": "attaches a policy that the program names",
  "ram:CreatePolicyVersion": "writes a changed document",
  "ram:DetachPolicyFromGroup": "takes a policy from a group",
  "ram:DetachPolicyFromRole": "takes a policy from a role",
  "ram:DetachPolicyFromUser": "takes a policy from a user",
  "ram:GetRole": "reads the role, and looks whether the name is taken",
  "ram:GetPolicy": "reads the policy, and looks whether the name is taken",
  "ram:ListEntitiesForPolicy": "learns who has a policy",
  "ram:ListTagResources": "reads tags",
  "ram:TagResources": "writes tags",
  "ram:UntagResources": "removes tags that the program does not list",
  "ram:UpdatePolicyDescription": "changes the description",
  "ram:ListPoliciesForGroup": "finds out which policies a group has",
  "ram:ListPoliciesForRole": "finds out which policies a role has",
};

const VERBS: { readonly [verb: string]: string } = {
  Get: "reads",
  List: "lists",
  Create: "makes",
  Update: "changes",
  Delete: "deletes",
};

/** A short reason for each permission: from the table above, else what the operation's name says. */
export function reasonFor(permission: string): string {
  const given = REASONS[permission];
  if (given !== undefined) return given;
  const [, verb = "", noun = ""] = /^\w+:([A-Z][a-z]+)(\w*)$/.exec(permission) ?? [];
  return `${VERBS[verb] ?? `${verb.toLowerCase().replace(/y$/, "ie")}s`} the ${spaced(noun)}`;
}

/** `AccessConfiguration` as `access configuration`; `SAMLProvider` as `SAML provider`. */
function spaced(noun: string): string {
  return noun
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ")
    .replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}
