import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions } from "../action";
import { theAccount } from "./find";

export const accountSummary = {
  /** Quotas are the numbers that are enforced here, but for the two of what is not emulated: keys and tokens of accounts. */
  GetAccountSummary(_request, cloud) {
    const { accountId, users, groups, virtualMfaDevices } = theAccount(cloud);
    const { policies, roles } = cloud.state.ram[accountId] ?? { policies: {}, roles: {} };
    const devices = Object.values(virtualMfaDevices);
    const { options, quotas } = cloud;
    return {
      SummaryMap: {
        Users: Object.keys(users).length,
        UsersQuota: options.usersQuota,
        Groups: Object.keys(groups).length,
        GroupsQuota: options.groupsQuota,
        GroupsPerUserQuota: options.groupsPerUserQuota,
        AccessKeysPerUserQuota: options.accessKeysPerUserQuota,
        AccountAccessKeysPerAccountQuota: 2,
        MFADevices: devices.length,
        MFADevicesInUse: devices.filter(({ userId }) => userId !== undefined).length,
        VirtualMFADevicesQuota: options.virtualMfaDevicesQuota,
        ConditionsPerAKPolicyQuota: options.conditionsPerKeyPolicyQuota,
        IPItemsPerAKPolicyQuota: options.addressesPerKeyPolicyQuota,
        ServiceCredentialsPerUserPerServiceQuota: options.serviceCredentialsQuota,
        AuthorizedClientPerUserQuota: 50,
        AttachedPoliciesPerUserQuota: quotas.customPoliciesPerRamIdentity,
        AttachedPoliciesPerGroupQuota: quotas.customPoliciesPerRamIdentity,
        AttachedPoliciesPerRoleQuota: quotas.customPoliciesPerRamIdentity,
        AttachedSystemPoliciesPerUserQuota: quotas.systemPoliciesPerRamIdentity,
        AttachedSystemPoliciesPerGroupQuota: quotas.systemPoliciesPerRamIdentity,
        AttachedSystemPoliciesPerRoleQuota: quotas.systemPoliciesPerRamIdentity,
        Policies: Object.keys(policies).length,
        PoliciesQuota: quotas.ramPolicies,
        PolicySizeQuota: 6144,
        VersionsPerPolicyQuota: quotas.versionsPerRamPolicy,
        Roles: Object.keys(roles).length,
        RolesQuota: quotas.ramRoles,
      },
    };
  },
} satisfies Actions<ImsOperations>;
