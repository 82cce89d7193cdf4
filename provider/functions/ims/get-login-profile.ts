import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { ramUser } from "../ram-user";
import { withOutputs } from "../with-outputs";

export interface GetLoginProfileArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
}

export interface GetLoginProfileResult {
  /** The same as `userId`. */
  readonly id: string;
  /** The user's number. */
  readonly userId: string;
  /** The logon name with its domain. */
  readonly userPrincipalName: string;
  /** `Active`, or `Inactive`: cannot log on. */
  readonly status: string;
  /** Whether the password must be changed at the next logon. */
  readonly passwordResetRequired: boolean;
  /** Whether an MFA device must be bound at the next logon. */
  readonly mfaBindRequired: boolean;
  /** `NotInitial`, or of a password that an administrator set `InitialValid` or `InitialExpired`. */
  readonly passwordStatus?: string;
  /** When it was changed last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly updateDate?: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. Absent: never logged on, as far as the service tells. */
  readonly lastLoginTime?: string;
}

/**
 * How a RAM user logs on at the console, without the password, which nothing can read. Fails when there is no such user,
 * or the user cannot log on at the console at all.
 *
 * @example
 * const { lastLoginTime } = await ims.getLoginProfile({ userPrincipalName: "alice@example.onaliyun.com" });
 */
export function getLoginProfile(args: GetLoginProfileArgs): Promise<GetLoginProfileResult> {
  return asked(async (services) => {
    const { userId, userPrincipalName } = await ramUser(services, args);
    const named = `the console logon of user ${userPrincipalName}`;
    const answer = await services.ims.getLoginProfile({ UserPrincipalName: userPrincipalName });
    const live = answered(answer.LoginProfile, named);
    return {
      id: userId,
      userId,
      userPrincipalName,
      status: answered(live.Status, `the status of ${named}`),
      passwordResetRequired: live.PasswordResetRequired === true,
      mfaBindRequired: live.MFABindRequired === true,
      ...given({ passwordStatus: live.PasswordStatus, updateDate: live.UpdateDate, lastLoginTime: live.LastLoginTime }),
    };
  });
}

/** `getLoginProfile` with arguments that may be outputs, as an output. */
export const getLoginProfileOutput = withOutputs(getLoginProfile);
