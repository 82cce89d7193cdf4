import { z } from "zod";
import type { SetPasswordPolicyRequest } from "../../api/ims.generated";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import type { InAccount } from "../in-account";
import { counted } from "../naming";
import { settingOfAccount } from "../setting-of-account";
import { setting } from "../shapes/setting";
import { isLooser, weakerBy } from "../weaker";
import { passwordPolicyOf } from "./password-policy-live";

export interface PasswordPolicyInputs extends Standing {
  /** 8 to 32 characters; 8 in a new account. Absent: stays as it is. */
  minimumPasswordLength?: number;
  /** Whether a password needs a lower-case letter; `false` in a new account. Absent: stays as it is. */
  requireLowercaseCharacters?: boolean;
  /** Whether a password needs an upper-case letter; `false` in a new account. Absent: stays as it is. */
  requireUppercaseCharacters?: boolean;
  /** Whether a password needs a digit; `false` in a new account. Absent: stays as it is. */
  requireNumbers?: boolean;
  /**
   * Whether a password needs a character that is neither letter nor digit; `false` in a new account. Absent: stays as it
   * is.
   */
  requireSymbols?: boolean;
  /**
   * Different characters that a password has at least: 1 to 8, or 0 for no such rule, as in a new account. Absent: stays
   * as it is.
   */
  minimumPasswordDifferentCharacter?: number;
  /** Whether a password must not hold the user's name; `false` in a new account. Absent: stays as it is. */
  passwordNotContainUserName?: boolean;
  /** How many of the last passwords cannot be used again: 0 to 24; 0 in a new account. Absent: stays as it is. */
  passwordReusePrevention?: number;
  /** 1 to 1,095 days after which a password expires, or 0 for never, as in a new account. Absent: stays as it is. */
  maxPasswordAge?: number;
  /**
   * 1 to 90 days in which a user has to log on with the first password, or 0 for no limit; 14 in a new account. Absent:
   * stays as it is.
   */
  initialPasswordAge?: number;
  /**
   * Whether a user whose password has expired can no longer log on, instead of choosing a new one at the logon; `false`
   * in a new account. Absent: stays as it is.
   */
  hardExpiry?: boolean;
  /**
   * Wrong passwords after which a user is locked for an hour: 1 to 32, or 0 for no limit, as in a new account. Absent:
   * stays as it is.
   */
  maxLoginAttempts?: number;
  /**
   * Whether a password that is known to have leaked is refused by the API, too; `false` in a new account. Absent: stays
   * as it is.
   */
  interceptRiskPasswordOnApi?: boolean;
}

export interface PasswordPolicyOutputs extends InAccount {}

type Inputs = PasswordPolicyInputs;

const flag = { schema: z.boolean() };

const fields: Fields<Inputs> = {
  minimumPasswordLength: { schema: z.int().min(8).max(32), unit: "characters" },
  requireLowercaseCharacters: flag,
  requireUppercaseCharacters: flag,
  requireNumbers: flag,
  requireSymbols: flag,
  minimumPasswordDifferentCharacter: { schema: z.int().min(0).max(8), unit: "characters" },
  passwordNotContainUserName: flag,
  passwordReusePrevention: { schema: z.int().min(0).max(24), unit: "passwords" },
  maxPasswordAge: { schema: z.int().min(0).max(1095), unit: "days" },
  initialPasswordAge: { schema: z.int().min(0).max(90), unit: "days" },
  hardExpiry: flag,
  maxLoginAttempts: { schema: z.int().min(0).max(32), unit: "attempts" },
  interceptRiskPasswordOnApi: flag,
  ...standing,
};

/**
 * The password policy for the RAM users of an account. What the program leaves out stays as it is; the preview warns of
 * what gets weaker. An account has one, so a program declares it once.
 *
 * @example
 * new ims.PasswordPolicy("passwords", { minimumPasswordLength: 14, requireSymbols: true, maxLoginAttempts: 5 });
 */
export const passwordPolicy: Definition<Context, Inputs, PasswordPolicyOutputs> = {
  kind: "ims:PasswordPolicy",
  fields,
  outputs: { accountId: { kept: true } },
  ...settingOfAccount("password policy"),
  ...setting<Inputs, SetPasswordPolicyRequest>({
    fields,
    named: "the password policy for RAM users",
    wire: {
      minimumPasswordLength: "MinimumPasswordLength",
      requireLowercaseCharacters: "RequireLowercaseCharacters",
      requireUppercaseCharacters: "RequireUppercaseCharacters",
      requireNumbers: "RequireNumbers",
      requireSymbols: "RequireSymbols",
      minimumPasswordDifferentCharacter: "MinimumPasswordDifferentCharacter",
      passwordNotContainUserName: "PasswordNotContainUserName",
      passwordReusePrevention: "PasswordReusePrevention",
      maxPasswordAge: "MaxPasswordAge",
      initialPasswordAge: "InitialPasswordAge",
      hardExpiry: "HardExpire",
      maxLoginAttempts: "MaxLoginAttemps",
      interceptRiskPasswordOnApi: "InterceptRiskPasswordOnApi",
    },
    idOf: (context) => context.accountId(),
    get: async ({ ims }) => passwordPolicyOf((await ims.getPasswordPolicy({})).PasswordPolicy),
    set: ({ ims }, _id, whole) => ims.setPasswordPolicy(whole),
    defaults: {
      minimumPasswordLength: 8,
      requireLowercaseCharacters: false,
      requireUppercaseCharacters: false,
      requireNumbers: false,
      requireSymbols: false,
      minimumPasswordDifferentCharacter: 0,
      passwordNotContainUserName: false,
      passwordReusePrevention: 0,
      maxPasswordAge: 0,
      initialPasswordAge: 14,
      hardExpiry: false,
      maxLoginAttempts: 0,
      interceptRiskPasswordOnApi: false,
    },
    weaker: weakerBy<Inputs>({
      minimumPasswordLength: (was, is) =>
        is < was ? `a password needs ${is} characters, and no longer ${was}` : undefined,
      requireLowercaseCharacters: unlessRequired("a password needs no lower-case letter any more"),
      requireUppercaseCharacters: unlessRequired("a password needs no upper-case letter any more"),
      requireNumbers: unlessRequired("a password needs no digit any more"),
      requireSymbols: unlessRequired("a password needs no symbol any more"),
      minimumPasswordDifferentCharacter: (was, is) =>
        is < was ? `a password needs ${is} different characters, and no longer ${was}` : undefined,
      passwordNotContainUserName: unlessRequired("a password may hold the user's name"),
      passwordReusePrevention: (was, is) =>
        is < was ? `${counted(is, "earlier password")} cannot be used again, and no longer ${was}` : undefined,
      maxPasswordAge: unlessSooner("a password"),
      initialPasswordAge: unlessSooner("a first password"),
      hardExpiry: unlessRequired("a user whose password has expired may choose a new one at the logon"),
      maxLoginAttempts: (was, is) =>
        isLooser(was, is)
          ? `a user is locked after ${is === 0 ? "no number of" : is} wrong passwords, and no longer after ${was}`
          : undefined,
      interceptRiskPasswordOnApi: unlessRequired("the API takes passwords that are known to have leaked"),
    }),
  }),
};

function unlessRequired(sentence: string): (was: boolean, is: boolean) => string | undefined {
  return (was, is) => (was && !is ? sentence : undefined);
}

function unlessSooner(what: string): (was: number, is: number) => string | undefined {
  return (was, is) =>
    isLooser(was, is)
      ? `${what} ${is === 0 ? "never expires" : `expires after ${is} days`}, and no longer after ${was}`
      : undefined;
}
