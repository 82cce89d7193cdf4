import { z } from "zod";
import type { PasswordPolicy, SetPasswordPolicyRequest } from "../../api/cloudsso.generated";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { directoryIdField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { promised } from "../given";
import { counted } from "../naming";
import { setting } from "../shapes/setting";
import { isLooser, weakerBy } from "../weaker";
import { idOfDirectory, settingOfDirectory } from "./setting-of-directory";
import { dropPolicy } from "./shared-password-policy";

export interface PasswordPolicyInputs extends Standing {
  /** The directory, by its id. */
  directoryId: string;
  /** 8 to 32 characters; 8 in a new directory. Absent: stays as it is. */
  minPasswordLength?: number;
  /**
   * Different characters that a password has at least: 0 to `minPasswordLength`. What a new directory has is documented as
   * 8 and as 3; `onDestroy: "reset"` writes 8. Absent: stays as it is.
   */
  minPasswordDifferentChars?: number;
  /** Whether a password must not hold the user's name; `true` in a new directory. Absent: stays as it is. */
  passwordNotContainUsername?: boolean;
  /** 1 to 120 days after which a password expires; 90 in a new directory. Absent: stays as it is. */
  maxPasswordAge?: number;
  /** How many of the last passwords cannot be used again: 0 to 24; 1 in a new directory. Absent: stays as it is. */
  passwordReusePrevention?: number;
  /**
   * Wrong passwords after which a user is locked for an hour: 1 to 32, or 0 for no limit; 5 in a new directory. Absent:
   * stays as it is.
   */
  maxLoginAttempts?: number;
}

/** What the service decides; no call changes it. */
export interface PasswordPolicyOutputs {
  /** Characters that a password has at most. */
  maxPasswordLength: number;
  /** Whether a password needs a lower-case letter. */
  requireLowerCaseChars: boolean;
  /** Whether a password needs an upper-case letter. */
  requireUpperCaseChars: boolean;
  /** Whether a password needs a digit. */
  requireNumbers: boolean;
  /** Whether a password needs a character that is neither letter nor digit. */
  requireSymbols: boolean;
  /** Whether a user whose password has expired can no longer log on. */
  hardExpire: boolean;
}

type Inputs = PasswordPolicyInputs;
type Outputs = PasswordPolicyOutputs;
type WholePasswordPolicy = Omit<SetPasswordPolicyRequest, "DirectoryId">;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  minPasswordLength: { schema: z.int().min(8).max(32), unit: "characters" },
  minPasswordDifferentChars: { schema: z.int().min(0).max(32), unit: "characters" },
  passwordNotContainUsername: { schema: z.boolean() },
  maxPasswordAge: { schema: z.int().min(1).max(120), unit: "days" },
  passwordReusePrevention: { schema: z.int().min(0).max(24), unit: "passwords" },
  maxLoginAttempts: { schema: z.int().min(0).max(32), unit: "attempts" },
  ...standing,
};

/**
 * The password policy of a directory. What the program leaves out stays as it is; the preview warns of what gets weaker.
 * While single sign-on is on, users have no password here.
 *
 * @example
 * new cloudsso.PasswordPolicy("passwords", { directoryId: directory.id, minPasswordLength: 14, maxLoginAttempts: 5 });
 */
export const passwordPolicy: Definition<Context, Inputs, Outputs> = {
  kind: "cloudsso:PasswordPolicy",
  fields,
  outputs: {
    maxPasswordLength: {},
    requireLowerCaseChars: {},
    requireUpperCaseChars: {},
    requireNumbers: {},
    requireSymbols: {},
    hardExpire: {},
  },
  ...settingOfDirectory("password policy"),

  check({ minPasswordLength: length, minPasswordDifferentChars: different }) {
    if (typeof length !== "number" || typeof different !== "number" || different <= length) return [];
    const reason = `must be at most minPasswordLength, which is ${length}, not ${different}`;
    return [{ path: "minPasswordDifferentChars", reason }];
  },

  ...setting<Inputs, WholePasswordPolicy, Outputs, PasswordPolicy>({
    fields,
    named: "the directory's password policy",
    wire: {
      minPasswordLength: "MinPasswordLength",
      minPasswordDifferentChars: "MinPasswordDifferentChars",
      passwordNotContainUsername: "PasswordNotContainUsername",
      maxPasswordAge: "MaxPasswordAge",
      passwordReusePrevention: "PasswordReusePrevention",
      maxLoginAttempts: "MaxLoginAttempts",
    },
    ...idOfDirectory,
    get: async ({ cloudsso }, id) => (await cloudsso.getPasswordPolicy({ DirectoryId: id })).PasswordPolicy,
    set: (context, id, whole) =>
      context.cloudsso
        .setPasswordPolicy({ DirectoryId: id, ...possible(whole) })
        .finally(() => dropPolicy(context, id)),
    outputs: (live) =>
      promised({
        maxPasswordLength: live.MaxPasswordLength,
        requireLowerCaseChars: live.RequireLowerCaseChars,
        requireUpperCaseChars: live.RequireUpperCaseChars,
        requireNumbers: live.RequireNumbers,
        requireSymbols: live.RequireSymbols,
        hardExpire: live.HardExpire,
      }),
    defaults: {
      minPasswordLength: 8,
      minPasswordDifferentChars: 8, // the stricter of the two that are documented
      passwordNotContainUsername: true,
      maxPasswordAge: 90,
      passwordReusePrevention: 1,
      maxLoginAttempts: 5,
    },
    weaker: weakerBy<Inputs>({
      minPasswordLength: (was, is) =>
        is < was ? `a password needs ${is} characters, and no longer ${was}` : undefined,
      minPasswordDifferentChars: (was, is) =>
        is < was ? `a password needs ${is} different characters, and no longer ${was}` : undefined,
      passwordNotContainUsername: (was, is) => (was && !is ? "a password may hold the user's name" : undefined),
      maxPasswordAge: (was, is) =>
        is > was ? `a password expires after ${is} days, and no longer after ${was}` : undefined,
      passwordReusePrevention: (was, is) =>
        is < was ? `${counted(is, "earlier password")} cannot be used again, and no longer ${was}` : undefined,
      maxLoginAttempts: (was, is) =>
        isLooser(was, is)
          ? `a user is locked after ${is === 0 ? "no number of" : is} wrong passwords, and no longer after ${was}`
          : undefined,
    }),
  }),
};

/** One of the two may be in the program and the other in the directory: then only together they show what cannot be. */
function possible(whole: WholePasswordPolicy): WholePasswordPolicy {
  const { MinPasswordLength: length = 0, MinPasswordDifferentChars: different = 0 } = whole;
  if (different <= length) return whole;
  throw new Error(
    `the directory's password policy would want ${different} different characters of a password that may have ${length}; ` +
      "give both minPasswordLength and minPasswordDifferentChars, the second no larger than the first",
  );
}
