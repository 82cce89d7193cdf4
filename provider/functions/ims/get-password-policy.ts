import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { passwordPolicyOf } from "../../resources/ims/password-policy-live";
import { asked } from "../connection";
import { withOutputs } from "../with-outputs";

/** The fields of a `PasswordPolicy`. What the account's site does not know is absent. */
export interface GetPasswordPolicyResult {
  /** Characters that a password has at least. */
  readonly minimumPasswordLength: number;
  /** Whether a password needs a lower-case letter. */
  readonly requireLowercaseCharacters: boolean;
  /** Whether a password needs an upper-case letter. */
  readonly requireUppercaseCharacters: boolean;
  /** Whether a password needs a digit. */
  readonly requireNumbers: boolean;
  /** Whether a password needs a character that is neither letter nor digit. */
  readonly requireSymbols: boolean;
  /** Different characters that a password has at least; 0: no such rule. */
  readonly minimumPasswordDifferentCharacter?: number;
  /** Whether a password must not hold the user's name. */
  readonly passwordNotContainUserName?: boolean;
  /** How many of the last passwords cannot be used again. */
  readonly passwordReusePrevention: number;
  /** Days after which a password expires; 0: never. */
  readonly maxPasswordAge: number;
  /** Days in which a user has to log on with the first password; 0: no limit. */
  readonly initialPasswordAge?: number;
  /** Whether a user whose password has expired can no longer log on, instead of choosing a new one at the logon. */
  readonly hardExpiry: boolean;
  /** Wrong passwords after which a user is locked for an hour; 0: no limit. */
  readonly maxLoginAttempts: number;
  /** Whether a password that is known to have leaked is refused by the API, too. */
  readonly interceptRiskPasswordOnApi?: boolean;
}

/**
 * The password policy for the RAM users of the account, whoever wrote it.
 *
 * @example
 * const { minimumPasswordLength } = await ims.getPasswordPolicy();
 */
export function getPasswordPolicy(): Promise<GetPasswordPolicyResult> {
  return asked(async ({ ims }) => {
    const { PasswordPolicy: live } = await ims.getPasswordPolicy({});
    const policy = answered(passwordPolicyOf(live), "the password policy for RAM users");
    return {
      minimumPasswordLength: answered(policy.MinimumPasswordLength, "the length that a password needs"),
      requireLowercaseCharacters: policy.RequireLowercaseCharacters === true,
      requireUppercaseCharacters: policy.RequireUppercaseCharacters === true,
      requireNumbers: policy.RequireNumbers === true,
      requireSymbols: policy.RequireSymbols === true,
      passwordReusePrevention: policy.PasswordReusePrevention ?? 0,
      maxPasswordAge: policy.MaxPasswordAge ?? 0,
      hardExpiry: policy.HardExpire === true,
      maxLoginAttempts: policy.MaxLoginAttemps ?? 0,
      ...given({
        minimumPasswordDifferentCharacter: policy.MinimumPasswordDifferentCharacter,
        passwordNotContainUserName: policy.PasswordNotContainUserName,
        initialPasswordAge: policy.InitialPasswordAge,
        interceptRiskPasswordOnApi: policy.InterceptRiskPasswordOnApi,
      }),
    };
  });
}

/** `getPasswordPolicy` as an output. */
export const getPasswordPolicyOutput = withOutputs(getPasswordPolicy);
