import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { withOutputs } from "../with-outputs";

/** Of the counts, the service leaves out what it does not know. */
export interface GetSecurityPracticeReportResult {
  /** How well the account is kept: 0 to 100. How the service makes it is not documented. */
  readonly score: number;
  /** Whether the account itself, the root user, has an MFA device. */
  readonly bindMfa?: boolean;
  /** Access keys of the account itself. */
  readonly rootWithAccessKey?: number;
  /** Access keys of the account itself that are old. */
  readonly oldAkNum?: number;
  /** Access keys of the account itself that are not used. */
  readonly unusedAkNum?: number;
  /** RAM users. */
  readonly subUser?: number;
  /** RAM users with an MFA device. */
  readonly subUserBindMfa?: number;
  /** How strong passwords must be: `low`, `mid` or `high`. */
  readonly subUserPwdLevel?: string;
  /** RAM users with an old access key. */
  readonly subUserWithOldAccessKey?: number;
  /** RAM users with an access key that is not used. */
  readonly subUserWithUnusedAccessKey?: number;
}

/**
 * The service's score for how well the account is kept, and what it counts for it.
 *
 * @example
 * const { score, rootWithAccessKey = 0 } = await ims.getSecurityPracticeReport();
 */
export function getSecurityPracticeReport(): Promise<GetSecurityPracticeReportResult> {
  return asked(async ({ ims }) => {
    const { AccountSecurityPracticeInfo: info } = await ims.getAccountSecurityPracticeReport({});
    const told = info?.AccountSecurityPracticeUserInfo;
    return {
      score: answered(info?.Score, "the score of the account"),
      ...given({
        bindMfa: told?.BindMfa,
        rootWithAccessKey: told?.RootWithAccessKey,
        oldAkNum: told?.OldAkNum,
        unusedAkNum: told?.UnusedAkNum,
        subUser: told?.SubUser,
        subUserBindMfa: told?.SubUserBindMfa,
        subUserPwdLevel: told?.SubUserPwdLevel,
        subUserWithOldAccessKey: told?.SubUserWithOldAccessKey,
        subUserWithUnusedAccessKey: told?.SubUserWithUnusedAccessKey,
      }),
    };
  });
}

/** `getSecurityPracticeReport` as an output. */
export const getSecurityPracticeReportOutput = withOutputs(getSecurityPracticeReport);
