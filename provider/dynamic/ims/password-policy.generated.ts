// Generated from provider/resources/ims/password-policy.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { passwordPolicy } from "../../resources/ims/password-policy";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `PasswordPolicy`. Every value, at any depth, may be an output of another resource. */
export interface PasswordPolicyArgs {
  /** 8 to 32 characters; 8 in a new account. Absent: stays as it is. */
  minimumPasswordLength?: pulumi.Input<number | undefined>;
  /** Whether a password needs a lower-case letter; `false` in a new account. Absent: stays as it is. */
  requireLowercaseCharacters?: pulumi.Input<boolean | undefined>;
  /** Whether a password needs an upper-case letter; `false` in a new account. Absent: stays as it is. */
  requireUppercaseCharacters?: pulumi.Input<boolean | undefined>;
  /** Whether a password needs a digit; `false` in a new account. Absent: stays as it is. */
  requireNumbers?: pulumi.Input<boolean | undefined>;
  /**
   * Whether a password needs a character that is neither letter nor digit; `false` in a new account. Absent: stays as it
   * is.
   */
  requireSymbols?: pulumi.Input<boolean | undefined>;
  /**
   * Different characters that a password has at least: 1 to 8, or 0 for no such rule, as in a new account. Absent: stays
   * as it is.
   */
  minimumPasswordDifferentCharacter?: pulumi.Input<number | undefined>;
  /** Whether a password must not hold the user's name; `false` in a new account. Absent: stays as it is. */
  passwordNotContainUserName?: pulumi.Input<boolean | undefined>;
  /** How many of the last passwords cannot be used again: 0 to 24; 0 in a new account. Absent: stays as it is. */
  passwordReusePrevention?: pulumi.Input<number | undefined>;
  /** 1 to 1,095 days after which a password expires, or 0 for never, as in a new account. Absent: stays as it is. */
  maxPasswordAge?: pulumi.Input<number | undefined>;
  /**
   * 1 to 90 days in which a user has to log on with the first password, or 0 for no limit; 14 in a new account. Absent:
   * stays as it is.
   */
  initialPasswordAge?: pulumi.Input<number | undefined>;
  /**
   * Whether a user whose password has expired can no longer log on, instead of choosing a new one at the logon; `false`
   * in a new account. Absent: stays as it is.
   */
  hardExpiry?: pulumi.Input<boolean | undefined>;
  /**
   * Wrong passwords after which a user is locked for an hour: 1 to 32, or 0 for no limit, as in a new account. Absent:
   * stays as it is.
   */
  maxLoginAttempts?: pulumi.Input<number | undefined>;
  /**
   * Whether a password that is known to have leaked is refused by the API, too; `false` in a new account. Absent: stays
   * as it is.
   */
  interceptRiskPasswordOnApi?: pulumi.Input<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `PasswordPolicy.get` looks up; all of it may be left out. */
export interface PasswordPolicyState {
  /** 8 to 32 characters; 8 in a new account. Absent: stays as it is. */
  minimumPasswordLength?: pulumi.Input<number | undefined>;
  /** Whether a password needs a lower-case letter; `false` in a new account. Absent: stays as it is. */
  requireLowercaseCharacters?: pulumi.Input<boolean | undefined>;
  /** Whether a password needs an upper-case letter; `false` in a new account. Absent: stays as it is. */
  requireUppercaseCharacters?: pulumi.Input<boolean | undefined>;
  /** Whether a password needs a digit; `false` in a new account. Absent: stays as it is. */
  requireNumbers?: pulumi.Input<boolean | undefined>;
  /**
   * Whether a password needs a character that is neither letter nor digit; `false` in a new account. Absent: stays as it
   * is.
   */
  requireSymbols?: pulumi.Input<boolean | undefined>;
  /**
   * Different characters that a password has at least: 1 to 8, or 0 for no such rule, as in a new account. Absent: stays
   * as it is.
   */
  minimumPasswordDifferentCharacter?: pulumi.Input<number | undefined>;
  /** Whether a password must not hold the user's name; `false` in a new account. Absent: stays as it is. */
  passwordNotContainUserName?: pulumi.Input<boolean | undefined>;
  /** How many of the last passwords cannot be used again: 0 to 24; 0 in a new account. Absent: stays as it is. */
  passwordReusePrevention?: pulumi.Input<number | undefined>;
  /** 1 to 1,095 days after which a password expires, or 0 for never, as in a new account. Absent: stays as it is. */
  maxPasswordAge?: pulumi.Input<number | undefined>;
  /**
   * 1 to 90 days in which a user has to log on with the first password, or 0 for no limit; 14 in a new account. Absent:
   * stays as it is.
   */
  initialPasswordAge?: pulumi.Input<number | undefined>;
  /**
   * Whether a user whose password has expired can no longer log on, instead of choosing a new one at the logon; `false`
   * in a new account. Absent: stays as it is.
   */
  hardExpiry?: pulumi.Input<boolean | undefined>;
  /**
   * Wrong passwords after which a user is locked for an hour: 1 to 32, or 0 for no limit, as in a new account. Absent:
   * stays as it is.
   */
  maxLoginAttempts?: pulumi.Input<number | undefined>;
  /**
   * Whether a password that is known to have leaked is refused by the API, too; `false` in a new account. Absent: stays
   * as it is.
   */
  interceptRiskPasswordOnApi?: pulumi.Input<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * The password policy for the RAM users of an account. What the program leaves out stays as it is; the preview warns of
 * what gets weaker. An account has one, so a program declares it once.
 *
 * @example
 * new ims.PasswordPolicy("passwords", { minimumPasswordLength: 14, requireSymbols: true, maxLoginAttempts: 5 });
 */
export class PasswordPolicy extends pulumi.CustomResource {
  /** 8 to 32 characters; 8 in a new account. Absent: stays as it is. */
  declare readonly minimumPasswordLength: pulumi.Output<number | undefined>;
  /** Whether a password needs a lower-case letter; `false` in a new account. Absent: stays as it is. */
  declare readonly requireLowercaseCharacters: pulumi.Output<boolean | undefined>;
  /** Whether a password needs an upper-case letter; `false` in a new account. Absent: stays as it is. */
  declare readonly requireUppercaseCharacters: pulumi.Output<boolean | undefined>;
  /** Whether a password needs a digit; `false` in a new account. Absent: stays as it is. */
  declare readonly requireNumbers: pulumi.Output<boolean | undefined>;
  /**
   * Whether a password needs a character that is neither letter nor digit; `false` in a new account. Absent: stays as it
   * is.
   */
  declare readonly requireSymbols: pulumi.Output<boolean | undefined>;
  /**
   * Different characters that a password has at least: 1 to 8, or 0 for no such rule, as in a new account. Absent: stays
   * as it is.
   */
  declare readonly minimumPasswordDifferentCharacter: pulumi.Output<number | undefined>;
  /** Whether a password must not hold the user's name; `false` in a new account. Absent: stays as it is. */
  declare readonly passwordNotContainUserName: pulumi.Output<boolean | undefined>;
  /** How many of the last passwords cannot be used again: 0 to 24; 0 in a new account. Absent: stays as it is. */
  declare readonly passwordReusePrevention: pulumi.Output<number | undefined>;
  /** 1 to 1,095 days after which a password expires, or 0 for never, as in a new account. Absent: stays as it is. */
  declare readonly maxPasswordAge: pulumi.Output<number | undefined>;
  /**
   * 1 to 90 days in which a user has to log on with the first password, or 0 for no limit; 14 in a new account. Absent:
   * stays as it is.
   */
  declare readonly initialPasswordAge: pulumi.Output<number | undefined>;
  /**
   * Whether a user whose password has expired can no longer log on, instead of choosing a new one at the logon; `false`
   * in a new account. Absent: stays as it is.
   */
  declare readonly hardExpiry: pulumi.Output<boolean | undefined>;
  /**
   * Wrong passwords after which a user is locked for an hour: 1 to 32, or 0 for no limit, as in a new account. Absent:
   * stays as it is.
   */
  declare readonly maxLoginAttempts: pulumi.Output<number | undefined>;
  /**
   * Whether a password that is known to have leaked is refused by the API, too; `false` in a new account. Absent: stays
   * as it is.
   */
  declare readonly interceptRiskPasswordOnApi: pulumi.Output<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: PasswordPolicyArgs = {}, options?: pulumi.CustomResourceOptions) {
    super(...registration(passwordPolicy, name, args, options));
    deriveFromId(this, passwordPolicy);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<accountId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: PasswordPolicyState, options?: pulumi.CustomResourceOptions): PasswordPolicy {
    return new PasswordPolicy(...lookUp<PasswordPolicyArgs>(passwordPolicy, name, id, state, options));
  }

  static override isInstance(value: unknown): value is PasswordPolicy {
    return isInstanceOf(passwordPolicy.kind, value);
  }
}
