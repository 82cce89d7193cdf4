import type { Requirements } from "./environment";

export type Given = Readonly<Record<string, unknown>>;

/** A package, and what in it or in the facts table has no counterpart. */
export interface Client {
  readonly package: string;
  readonly version: string;
  readonly requirements: Requirements;
  /** Operations of the facts table for which it has no method. */
  readonly without: readonly string[];
  /** Methods for operations that the emulator does not have. */
  readonly beyond: readonly string[];
  /** Parameters that its requests do not have: `Action.Name`. */
  readonly unknown: readonly string[];
  /** Fields of answers for which its result models have no place: `Action.Path`. */
  readonly unmapped: readonly string[];
  /** Fields of its result models that no answer fills, `method.path`, and why. */
  readonly unfilled: Readonly<Record<string, readonly string[]>>;
}

const cloudsso = "alibabacloud_cloudsso20210515";

/** In no version of the package: they are known from the documents and the portal's tables alone. */
const neverTyped = [
  "GetDelegateAccount",
  "GetDirectoryGlobalAccessStatus",
  "ListTagResources",
  "SetDirectorySAMLServiceProviderInfo",
  "TagResources",
  "UntagResources",
  "UpdateDirectoryGlobalAccessStatus",
];

/** Newer than the old package. */
const addedSince = [
  "CreateUserProvisioning",
  "DeleteUserProvisioning",
  "DeleteUserProvisioningEvent",
  "DisableDelegateAccount",
  "EnableDelegateAccount",
  "GetAttributePassingSetting",
  "GetLoginPreference",
  "GetMFAAuthenticationSettingInfo",
  "GetPasswordPolicy",
  "GetUserId",
  "GetUserProvisioning",
  "GetUserProvisioningConfiguration",
  "GetUserProvisioningEvent",
  "GetUserProvisioningRdAccountStatistics",
  "GetUserProvisioningStatistics",
  "ListUserProvisioningEvents",
  "ListUserProvisionings",
  "RetryUserProvisioningEvent",
  "SetLoginPreference",
  "SetPasswordPolicy",
  "UpdateAttributePassingSetting",
  "UpdateUserProvisioning",
  "UpdateUserProvisioningConfiguration",
];

const emptyList = {
  "a new access configuration is provisioned nowhere: its list is empty": [
    "createaccessconfiguration.access_configuration.status_notifications[]",
  ],
};

export const oldCloudsso: Client = {
  package: cloudsso,
  version: "1.0.2",
  requirements: "old",
  without: [...neverTyped, ...addedSince],
  beyond: [],
  unknown: [
    "CreateAccessAssignment.OriginTargetId",
    "CreateAccessConfiguration.Tags",
    "CreateUser.Tags",
    "DeleteAccessAssignment.OriginTargetId",
    "DeleteMFADeviceForUser.MfaType",
    "DeprovisionAccessConfiguration.OriginTargetId",
    "ListAccessAssignments.OriginTargetId",
    "ListAccessConfigurationProvisionings.OriginTargetId",
    "ListAccessConfigurations.Tags",
    "ListUsers.Tags",
    "ProvisionAccessConfiguration.OriginTargetId",
    "SetExternalSAMLIdentityProvider.BindingType",
    "UpdateMFAAuthenticationSettings.AllowedVerificationTypes",
  ],
  unmapped: [
    "GetAccessConfiguration.AccessConfiguration.Tags[].Key",
    "GetAccessConfiguration.AccessConfiguration.Tags[].Value",
    "GetDirectorySAMLServiceProviderInfo.SAMLServiceProvider.AuthnSignAlgo",
    "GetDirectorySAMLServiceProviderInfo.SAMLServiceProvider.CertificateType",
    "GetDirectorySAMLServiceProviderInfo.SAMLServiceProvider.SupportEncryptedAssertion",
    "GetDirectoryStatistics.DirectoryStatistics.InlinePolicyPerAccessConfigurationQuota",
    "GetDirectoryStatistics.DirectoryStatistics.SystemPolicyPerAccessConfigurationQuota",
    "GetExternalSAMLIdentityProvider.SAMLIdentityProviderConfiguration.BindingType",
    "GetUser.User.ExternalId.Id",
    "GetUser.User.ExternalId.Issuer",
    "GetUser.User.Tags[].Key",
    "GetUser.User.Tags[].Value",
    "ListAccessConfigurations.AccessConfigurations[].Tags[].Key",
    "ListAccessConfigurations.AccessConfigurations[].Tags[].Value",
    "ListMFADevicesForUser.MFADevices[].LastUseTime",
    "ListUsers.Users[].ExternalId.Id",
    "ListUsers.Users[].ExternalId.Issuer",
    "ListUsers.Users[].Tags[].Key",
    "ListUsers.Users[].Tags[].Value",
    "SetExternalSAMLIdentityProvider.SAMLIdentityProviderConfiguration.BindingType",
  ],
  unfilled: emptyList,
};

export const newCloudsso: Client = {
  package: cloudsso,
  version: "1.7.0",
  requirements: "new",
  without: neverTyped,
  beyond: [],
  unknown: [],
  unmapped: [],
  unfilled: {
    ...emptyList,
    "explained nowhere": [
      "createaccessassignment.task.origin_target_id",
      "deleteaccessassignment.task.origin_target_id",
      "deprovisionaccessconfiguration.tasks[].origin_target_id",
      "gettask.task.origin_target_id",
      "listaccessassignments.access_assignments[].origin_target_id",
      "listaccessconfigurationprovisionings.access_configuration_provisionings[].origin_target_id",
      "listtasks.tasks[].origin_target_id",
      "provisionaccessconfiguration.tasks[].origin_target_id",
    ],
  },
};

export const ims: Client = {
  package: "alibabacloud_ims20190815",
  version: "3.5.0",
  requirements: "new",
  without: [],
  beyond: [],
  unknown: [],
  unmapped: [],
  unfilled: {
    "nobody signs in at birth": ["createuser.user.last_login_date"],
    "what others offer is never more than a page here": ["listexternalapplications.marker"],
  },
};

export const sts: Client = {
  package: "alibabacloud_sts20150401",
  version: "1.2.0",
  requirements: "new",
  without: [],
  // Nothing that the emulator stands for signs in with an assertion.
  beyond: ["AssumeRoleWithSAML"],
  unknown: [],
  unmapped: [],
  unfilled: {
    "the request has no such parameter": ["assumerolewithoidc.source_identity"],
  },
};
