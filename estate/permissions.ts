/** What a reading of everything asks, by service. A test reads a furnished cloud under this policy and nothing else. */
const READS: { readonly [service in "cloudsso" | "ims" | "ram" | "resourceDirectory"]: readonly string[] } = {
  cloudsso: [
    "GetAccessConfiguration",
    "GetAttributePassingSetting",
    "GetDelegateAccount",
    "GetDirectory",
    "GetDirectoryGlobalAccessStatus",
    "GetDirectorySAMLServiceProviderInfo",
    "GetExternalSAMLIdentityProvider",
    "GetGroup",
    "GetLoginPreference",
    "GetMFAAuthenticationSettingInfo",
    "GetPasswordPolicy",
    "GetSCIMSynchronizationStatus",
    "GetUser",
    "GetUserMFAAuthenticationSettings",
    "GetUserProvisioningConfiguration",
    "ListAccessAssignments",
    "ListAccessConfigurationProvisionings",
    "ListAccessConfigurations",
    "ListDirectories",
    "ListExternalSAMLIdPCertificates",
    "ListGroupMembers",
    "ListGroups",
    "ListPermissionPoliciesInAccessConfiguration",
    "ListSCIMServerCredentials",
    "ListUserProvisioningEvents",
    "ListUserProvisionings",
    "ListUsers",
  ],
  ims: [
    "GetAccessKeyPolicy",
    "GetAccessKeyPolicyForAccount",
    "GetApplication",
    "GetDefaultDomain",
    "GetLoginProfile",
    "GetOIDCProvider",
    "GetPasswordPolicy",
    "GetSAMLProvider",
    "GetSecurityPreference",
    "GetUser",
    "GetUserSsoSettings",
    "ListAccessKeys",
    "ListAppSecretIds",
    "ListApplicationProvisionInfos",
    "ListApplications",
    "ListExternalApplications",
    "ListGroups",
    "ListOIDCProviders",
    "ListSAMLProviders",
    "ListServiceCredentials",
    "ListUserBasicInfos",
    "ListUsers",
    "ListUsersForGroup",
    "ListVirtualMFADevices",
  ],
  ram: ["GetPolicy", "GetRole", "ListEntitiesForPolicy", "ListPolicies", "ListRoles", "ListTagResources"],
  resourceDirectory: ["GetResourceDirectory", "ListAccounts", "ListDelegatedAdministrators", "ListFoldersForParent"],
};

/** The operations that a reading of everything calls, as `<service>:<Action>`. */
export const READING_OPERATIONS: readonly string[] = Object.entries(READS).flatMap(([service, actions]) =>
  actions.map((name) => `${service}:${name}`),
);

/** The RAM policy that is enough to read an estate. */
export function readingPolicy(): object {
  return policyOf(READING_OPERATIONS);
}

/** @param operations `<service>:<Action>` */
export function policyOf(operations: readonly string[]): object {
  const actions = [...new Set(operations.flatMap(actionsOf))];
  return { Version: "1", Statement: [{ Effect: "Allow", Action: actions.sort(), Resource: "*" }] };
}

/**
 * The actions of an operation in a policy. The API pages of IMS name them `ram:`, an older page of the same product
 * `ims:`; naming both harms nobody. The resource directory has those of Resource Management.
 */
function actionsOf(operation: string): readonly string[] {
  const [service, action = ""] = operation.split(":");
  if (service === "ims") return [`ram:${action}`, operation];
  return [service === "resourceDirectory" ? `resourcemanager:${action}` : operation];
}
