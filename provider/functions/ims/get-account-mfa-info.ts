import { answered } from "../../client/answered";
import { asked } from "../connection";
import { withOutputs } from "../with-outputs";

export interface GetAccountMfaInfoResult {
  /** Whether an MFA device is bound to the account itself, the root user. */
  readonly isMfaEnable: boolean;
}

/**
 * Whether the account itself, the root user, has bound an MFA device.
 *
 * @example
 * const { isMfaEnable } = await ims.getAccountMfaInfo();
 */
export function getAccountMfaInfo(): Promise<GetAccountMfaInfoResult> {
  return asked(async ({ ims }) => ({
    isMfaEnable: answered((await ims.getAccountMFAInfo({})).IsMFAEnable, "whether MFA is enabled"),
  }));
}

/** `getAccountMfaInfo` as an output. */
export const getAccountMfaInfoOutput = withOutputs(getAccountMfaInfo);
