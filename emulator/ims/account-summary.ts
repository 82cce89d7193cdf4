import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions } from "../action";
import { theAccount } from "./find";

export const accountSummary = {
  /** Quotas that are enforced here are the options' numbers; the others are as documented for a new account. */
  GetAccountSummary(_request, cloud) {
    const { users, groups, virtualMfaDevices } = theAccount(cloud);
    const devices = Object.values(virtualMfaDevices);
    const { options } = cloud;
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
        AttachedPoliciesPerUserQuota: 10,
        AttachedPoliciesPerGroupQuota: 10,
        AttachedPoliciesPerRoleQuota: 10,
        AttachedSystemPoliciesPerUserQuota: 20,
        AttachedSystemPoliciesPerGroupQuota: 20,
        AttachedSystemPoliciesPerRoleQuota: 20,
        Policies: 0,
        PoliciesQuota: 1500,
        PolicySizeQuota: 6144,
        VersionsPerPolicyQuota: 5,
        Roles: 0,
        RolesQuota: 1000,
      },
    };
  },
} satisfies Actions<ImsOperations>;
