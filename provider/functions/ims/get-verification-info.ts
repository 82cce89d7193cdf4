import { given } from "../../resources/given";
import { asked } from "../connection";
import { ramUser } from "../ram-user";
import { withOutputs } from "../with-outputs";

export interface GetVerificationInfoArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
}

export interface GetVerificationInfoResult {
  /** The same as `userId`. */
  readonly id: string;
  /** The user's number. */
  readonly userId: string;
  /** The logon name with its domain. */
  readonly userPrincipalName: string;
  /** The phone that verification codes go to. Absent: none. */
  readonly securityPhoneDevice?: {
    /** The country code, such as `86`. */
    readonly areaCode?: string;
    /** Without the country code. */
    readonly phoneNumber?: string;
    /** `active`, or `pending`: the person has not confirmed it yet. */
    readonly status?: string;
  };
  /** The mailbox that verification codes go to. Absent: none. */
  readonly securityEmailDevice?: {
    readonly email?: string;
    /** `active`, or `pending`: the person has not confirmed it yet. */
    readonly status?: string;
  };
}

/**
 * Where a RAM user gets verification codes: a phone, a mailbox, both or none. Fails when there is no such user.
 *
 * @example
 * const { securityEmailDevice } = await ims.getVerificationInfo({ userPrincipalName: "alice@example.onaliyun.com" });
 */
export function getVerificationInfo(args: GetVerificationInfoArgs): Promise<GetVerificationInfoResult> {
  return asked(async (services) => {
    const { userId, userPrincipalName } = await ramUser(services, args);
    const { SecurityPhoneDevice: phone, SecurityEmailDevice: mailbox } = await services.ims.getVerificationInfo({
      UserPrincipalName: userPrincipalName,
    });
    const phoneDevice = given({ areaCode: phone?.AreaCode, phoneNumber: phone?.PhoneNumber, status: phone?.Status });
    const emailDevice = given({ email: mailbox?.Email, status: mailbox?.Status });
    return {
      id: userId,
      userId,
      userPrincipalName,
      ...(phoneDevice.phoneNumber && { securityPhoneDevice: phoneDevice }),
      ...(emailDevice.email && { securityEmailDevice: emailDevice }),
    };
  });
}

/** `getVerificationInfo` with arguments that may be outputs, as an output. */
export const getVerificationInfoOutput = withOutputs(getVerificationInfo);
