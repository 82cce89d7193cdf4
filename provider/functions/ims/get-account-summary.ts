import type { SummaryMap } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { withOutputs } from "../with-outputs";

export interface GetAccountSummaryResult {
  /** RAM users that there are. */
  readonly users: number;
  /** RAM users that there may be. */
  readonly usersQuota: number;
  /** Groups that there are. */
  readonly groups: number;
  /** Groups that there may be. */
  readonly groupsQuota: number;
  /** Groups that each user may be in. */
  readonly groupsPerUserQuota?: number;
  /** Roles that there are. */
  readonly roles: number;
  /** Roles that there may be. */
  readonly rolesQuota: number;
  /** Custom policies that there are. */
  readonly policies: number;
  /** Custom policies that there may be. */
  readonly policiesQuota: number;
  /** Versions that each custom policy may have. */
  readonly versionsPerPolicyQuota?: number;
  /** Characters that the document of a custom policy may have. */
  readonly policySizeQuota?: number;
  /** Custom policies that may be attached to each user. */
  readonly attachedPoliciesPerUserQuota?: number;
  /** System policies that may be attached to each user. */
  readonly attachedSystemPoliciesPerUserQuota?: number;
  /** Custom policies that may be attached to each group. */
  readonly attachedPoliciesPerGroupQuota?: number;
  /** System policies that may be attached to each group. */
  readonly attachedSystemPoliciesPerGroupQuota?: number;
  /** Custom policies that may be attached to each role. */
  readonly attachedPoliciesPerRoleQuota?: number;
  /** System policies that may be attached to each role. */
  readonly attachedSystemPoliciesPerRoleQuota?: number;
  /** MFA devices that there are. */
  readonly mfaDevices: number;
  /** MFA devices that are bound to a user. */
  readonly mfaDevicesInUse: number;
  /** Virtual MFA devices that there may be. */
  readonly virtualMfaDevicesQuota?: number;
  /** Access keys that each user may have. */
  readonly accessKeysPerUserQuota?: number;
  /** Access keys that the account itself may have. */
  readonly accountAccessKeysPerAccountQuota?: number;
  /** Statements that the network policy of an access key may have. */
  readonly conditionsPerAkPolicyQuota?: number;
  /** Addresses that all statements of the network policy of an access key may have together. */
  readonly ipItemsPerAkPolicyQuota?: number;
  /** Service credentials that each user may have for one service. */
  readonly serviceCredentialsPerUserPerServiceQuota?: number;
  /** Applications that each user may authorize. */
  readonly authorizedClientPerUserQuota?: number;
}

/**
 * How many users, groups, roles, policies and MFA devices the account has, and what it may have.
 *
 * @example
 * const { users, usersQuota } = await ims.getAccountSummary();
 */
export function getAccountSummary(): Promise<GetAccountSummaryResult> {
  return asked(async ({ ims }) => {
    const summary = answered((await ims.getAccountSummary({})).SummaryMap, "the summary of the account");
    const the = (name: keyof SummaryMap): number => answered(summary[name], `${name} of the account`);
    return {
      users: the("Users"),
      usersQuota: the("UsersQuota"),
      groups: the("Groups"),
      groupsQuota: the("GroupsQuota"),
      roles: the("Roles"),
      rolesQuota: the("RolesQuota"),
      policies: the("Policies"),
      policiesQuota: the("PoliciesQuota"),
      mfaDevices: the("MFADevices"),
      mfaDevicesInUse: the("MFADevicesInUse"),
      ...given({
        groupsPerUserQuota: summary.GroupsPerUserQuota,
        versionsPerPolicyQuota: summary.VersionsPerPolicyQuota,
        policySizeQuota: summary.PolicySizeQuota,
        attachedPoliciesPerUserQuota: summary.AttachedPoliciesPerUserQuota,
        attachedSystemPoliciesPerUserQuota: summary.AttachedSystemPoliciesPerUserQuota,
        attachedPoliciesPerGroupQuota: summary.AttachedPoliciesPerGroupQuota,
        attachedSystemPoliciesPerGroupQuota: summary.AttachedSystemPoliciesPerGroupQuota,
        attachedPoliciesPerRoleQuota: summary.AttachedPoliciesPerRoleQuota,
        attachedSystemPoliciesPerRoleQuota: summary.AttachedSystemPoliciesPerRoleQuota,
        virtualMfaDevicesQuota: summary.VirtualMFADevicesQuota,
        accessKeysPerUserQuota: summary.AccessKeysPerUserQuota,
        accountAccessKeysPerAccountQuota: summary.AccountAccessKeysPerAccountQuota,
        conditionsPerAkPolicyQuota: summary.ConditionsPerAKPolicyQuota,
        ipItemsPerAkPolicyQuota: summary.IPItemsPerAKPolicyQuota,
        serviceCredentialsPerUserPerServiceQuota: summary.ServiceCredentialsPerUserPerServiceQuota,
        authorizedClientPerUserQuota: summary.AuthorizedClientPerUserQuota,
      }),
    };
  });
}

/** `getAccountSummary` as an output. */
export const getAccountSummaryOutput = withOutputs(getAccountSummary);
