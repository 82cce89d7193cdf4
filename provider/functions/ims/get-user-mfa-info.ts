import { isGone, isUserGone } from "../../client/error-codes";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { ramUser } from "../ram-user";
import { withOutputs } from "../with-outputs";

export interface GetUserMfaInfoArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
}

export interface GetUserMfaInfoResult {
  /** The same as `userId`. */
  readonly id: string;
  /** The user's number. */
  readonly userId: string;
  /** The logon name with its domain. */
  readonly userPrincipalName: string;
  /** Whether a device is bound. */
  readonly isMfaEnable: boolean;
  /** The bound device. Absent: none. */
  readonly mfaDevice?: {
    /** `acs:ram::<account>:mfa/<name>`, of a virtual device. */
    readonly serialNumber?: string;
    /** `VMFA`: virtual; `U2F`: a security key. */
    readonly type?: string;
  };
}

/**
 * Which MFA device a RAM user has bound: one at most. Fails when there is no such user.
 *
 * @example
 * const { isMfaEnable } = await ims.getUserMfaInfo({ userPrincipalName: "alice@example.onaliyun.com" });
 */
export function getUserMfaInfo(args: GetUserMfaInfoArgs): Promise<GetUserMfaInfoResult> {
  return asked(async (services) => {
    const { userId, userPrincipalName } = await ramUser(services, args);
    // Without a device the answer is a flag or a refusal; which of both is not documented.
    const answer = await services.ims.getUserMFAInfo({ UserPrincipalName: userPrincipalName }).catch((error) => {
      if (isUserGone(error) || !isGone(error)) throw error;
      return undefined;
    });
    const isMfaEnable = answer?.IsMFAEnable === true;
    const { SerialNumber: serialNumber, Type: type } = answer?.MFADevice ?? {};
    return {
      id: userId,
      userId,
      userPrincipalName,
      isMfaEnable,
      ...(isMfaEnable && { mfaDevice: given({ serialNumber, type }) }),
    };
  });
}

/** `getUserMfaInfo` with arguments that may be outputs, as an output. */
export const getUserMfaInfoOutput = withOutputs(getUserMfaInfo);
