import type { SecurityPreference } from "../../api/ims.generated";
import { masksOf } from "../network-masks";

/** Nested in the answer, and flat in the request and for programs. */
export function securityPreferenceOf(live: SecurityPreference) {
  const { AccessKeyPreference: keys, LoginProfilePreference: logon, MaxIdleDays: idle } = live;
  const types = live.VerificationPreference?.VerificationTypes;
  return {
    allowUserToChangePassword: logon?.AllowUserToChangePassword,
    allowUserToLoginWithPasskey: logon?.AllowUserToLoginWithPasskey,
    allowUserToManageAccessKeys: keys?.AllowUserToManageAccessKeys,
    allowUserToManageMfaDevices: live.MFAPreference?.AllowUserToManageMFADevices,
    allowUserToManagePersonalDingTalk: live.PersonalInfoPreference?.AllowUserToManagePersonalDingTalk,
    allowUserToManageServiceCredentials: keys?.AllowUserToManageServiceCredentials,
    enableSaveMfaTicket: logon?.EnableSaveMFATicket,
    loginNetworkMasks: masksOf(logon?.LoginNetworkMasks),
    loginSessionDuration: logon?.LoginSessionDuration,
    mfaOperationForLogin: logon?.MFAOperationForLogin,
    operationForRiskLogin: logon?.OperationForRiskLogin,
    verificationTypes: types && [...types],
    maxIdleDaysForUsers: idle?.MaxIdleDaysForUsers,
    maxIdleDaysForAccessKeys: idle?.MaxIdleDaysForAccessKeys,
  };
}
