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

interface Policy {
  readonly Version: "1";
  readonly Statement: readonly [
    { readonly Effect: "Allow"; readonly Action: readonly string[]; readonly Resource: "*" },
  ];
}

/** The operations that a reading of everything calls, as `<service>:<Action>`. */
export const READING_OPERATIONS: readonly string[] = Object.entries(READS).flatMap(([service, actions]) =>
  actions.map((name) => `${service}:${name}`),
);

/** The RAM policy that is enough to read an estate. */
export function readingPolicy(): Policy {
  return policyOf(READING_OPERATIONS);
}

/** @param operations `<service>:<Action>` */
export function policyOf(operations: readonly string[]): Policy {
  const actions = [...new Set(operations.flatMap(actionsOf))];
  return { Version: "1", Statement: [{ Effect: "Allow", Action: actions.sort(), Resource: "*" }] };
}

/** The most characters that RAM takes for one policy. */
export const LONGEST_POLICY = 6144;

/** As many RAM policies as it takes to allow these operations, each filled before the next begins. */
export function policiesOf(operations: readonly string[]): readonly Policy[] {
  const parts: string[][] = [[]];
  for (const operation of [...new Set(operations)].sort()) {
    const last = parts.at(-1) ?? [];
    const length = JSON.stringify(policyOf([...last, operation]), undefined, 2).length;
    if (length > LONGEST_POLICY) parts.push([operation]);
    else last.push(operation);
  }
  return parts.map(policyOf);
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
