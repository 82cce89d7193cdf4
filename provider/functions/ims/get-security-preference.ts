import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { securityPreferenceOf } from "../../resources/ims/security-preference-live";
import { asked } from "../connection";
import { withOutputs } from "../with-outputs";

/** The fields of a `SecurityPreference`. What the account's site does not know is absent. */
export interface GetSecurityPreferenceResult {
  /** Whether users may change their own password. */
  readonly allowUserToChangePassword?: boolean;
  /** Whether users may log on with passkeys. */
  readonly allowUserToLoginWithPasskey?: boolean;
  /** Whether users may make and delete access keys of their own. */
  readonly allowUserToManageAccessKeys?: boolean;
  /** Whether users may bind and unbind their own MFA devices. */
  readonly allowUserToManageMfaDevices?: boolean;
  /** Whether users may bind their own DingTalk accounts. */
  readonly allowUserToManagePersonalDingTalk?: boolean;
  /** Whether users may make service credentials of their own. */
  readonly allowUserToManageServiceCredentials?: boolean;
  /** Whether a browser in which a user gave a second factor needs none for seven days. */
  readonly enableSaveMfaTicket?: boolean;
  /** Networks from which users may log on to the console: IPv4 addresses and CIDRs. Empty: from anywhere. */
  readonly loginNetworkMasks: readonly string[];
  /** Hours that a logon lasts. */
  readonly loginSessionDuration?: number;
  /** Who needs a second factor to log on: `mandatory`, `independent` or `adaptive`, as of a `SecurityPreference`. */
  readonly mfaOperationForLogin?: string;
  /** What an unusual logon needs: `enforceVerify` or `autonomous`. The service calls it deprecated. */
  readonly operationForRiskLogin?: string;
  /** By what users may verify themselves, in the order of the alphabet. */
  readonly verificationTypes: readonly string[];
  /** Days without a logon after which a user can no longer log on to the console. */
  readonly maxIdleDaysForUsers?: number;
  /** Days without use after which an access key is disabled. */
  readonly maxIdleDaysForAccessKeys?: number;
}

/**
 * How the RAM users of the account log on, and what they may do for themselves, whoever wrote it.
 *
 * @example
 * const { mfaOperationForLogin } = await ims.getSecurityPreference();
 */
export function getSecurityPreference(): Promise<GetSecurityPreferenceResult> {
  return asked(async ({ ims }) => {
    const { SecurityPreference: live } = await ims.getSecurityPreference({});
    const { loginNetworkMasks, verificationTypes, ...others } = securityPreferenceOf(
      answered(live, "the security preference for RAM users"),
    );
    return {
      ...given(others),
      loginNetworkMasks: [...(loginNetworkMasks ?? [])].sort(),
      verificationTypes: [...(verificationTypes ?? [])].sort(),
    };
  });
}

/** `getSecurityPreference` as an output. */
export const getSecurityPreferenceOutput = withOutputs(getSecurityPreference);
