// Generated from provider/resources/cloudsso/password-policy.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { passwordPolicy } from "../../resources/cloudsso/password-policy";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `PasswordPolicy`. Every value, at any depth, may be an output of another resource. */
export interface PasswordPolicyArgs {
  /** The directory, by its id. */
  directoryId: pulumi.Input<string>;
  /** 8 to 32 characters; 8 in a new directory. Absent: stays as it is. */
  minPasswordLength?: pulumi.Input<number | undefined>;
  /**
   * Different characters that a password has at least: 0 to `minPasswordLength`. What a new directory has is documented as
   * 8 and as 3; `onDestroy: "reset"` writes 8. Absent: stays as it is.
   */
  minPasswordDifferentChars?: pulumi.Input<number | undefined>;
  /** Whether a password must not hold the user's name; `true` in a new directory. Absent: stays as it is. */
  passwordNotContainUsername?: pulumi.Input<boolean | undefined>;
  /** 1 to 120 days after which a password expires; 90 in a new directory. Absent: stays as it is. */
  maxPasswordAge?: pulumi.Input<number | undefined>;
  /** How many of the last passwords cannot be used again: 0 to 24; 1 in a new directory. Absent: stays as it is. */
  passwordReusePrevention?: pulumi.Input<number | undefined>;
  /**
   * Wrong passwords after which a user is locked for an hour: 1 to 32, or 0 for no limit; 5 in a new directory. Absent:
   * stays as it is.
   */
  maxLoginAttempts?: pulumi.Input<number | undefined>;
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
  /** The directory, by its id. */
  directoryId?: pulumi.Input<string | undefined>;
  /** 8 to 32 characters; 8 in a new directory. Absent: stays as it is. */
  minPasswordLength?: pulumi.Input<number | undefined>;
  /**
   * Different characters that a password has at least: 0 to `minPasswordLength`. What a new directory has is documented as
   * 8 and as 3; `onDestroy: "reset"` writes 8. Absent: stays as it is.
   */
  minPasswordDifferentChars?: pulumi.Input<number | undefined>;
  /** Whether a password must not hold the user's name; `true` in a new directory. Absent: stays as it is. */
  passwordNotContainUsername?: pulumi.Input<boolean | undefined>;
  /** 1 to 120 days after which a password expires; 90 in a new directory. Absent: stays as it is. */
  maxPasswordAge?: pulumi.Input<number | undefined>;
  /** How many of the last passwords cannot be used again: 0 to 24; 1 in a new directory. Absent: stays as it is. */
  passwordReusePrevention?: pulumi.Input<number | undefined>;
  /**
   * Wrong passwords after which a user is locked for an hour: 1 to 32, or 0 for no limit; 5 in a new directory. Absent:
   * stays as it is.
   */
  maxLoginAttempts?: pulumi.Input<number | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** Characters that a password has at most. */
  maxPasswordLength?: pulumi.Input<number | undefined>;
  /** Whether a password needs a lower-case letter. */
  requireLowerCaseChars?: pulumi.Input<boolean | undefined>;
  /** Whether a password needs an upper-case letter. */
  requireUpperCaseChars?: pulumi.Input<boolean | undefined>;
  /** Whether a password needs a digit. */
  requireNumbers?: pulumi.Input<boolean | undefined>;
  /** Whether a password needs a character that is neither letter nor digit. */
  requireSymbols?: pulumi.Input<boolean | undefined>;
  /** Whether a user whose password has expired can no longer log on. */
  hardExpire?: pulumi.Input<boolean | undefined>;
}

/**
 * The password policy of a directory. What the program leaves out stays as it is; the preview warns of what gets weaker.
 * While single sign-on is on, users have no password here.
 *
 * @example
 * new cloudsso.PasswordPolicy("passwords", { directoryId: directory.id, minPasswordLength: 14, maxLoginAttempts: 5 });
 */
export class PasswordPolicy extends pulumi.CustomResource {
  /** The directory, by its id. */
  declare readonly directoryId: pulumi.Output<string>;
  /** 8 to 32 characters; 8 in a new directory. Absent: stays as it is. */
  declare readonly minPasswordLength: pulumi.Output<number | undefined>;
  /**
   * Different characters that a password has at least: 0 to `minPasswordLength`. What a new directory has is documented as
   * 8 and as 3; `onDestroy: "reset"` writes 8. Absent: stays as it is.
   */
  declare readonly minPasswordDifferentChars: pulumi.Output<number | undefined>;
  /** Whether a password must not hold the user's name; `true` in a new directory. Absent: stays as it is. */
  declare readonly passwordNotContainUsername: pulumi.Output<boolean | undefined>;
  /** 1 to 120 days after which a password expires; 90 in a new directory. Absent: stays as it is. */
  declare readonly maxPasswordAge: pulumi.Output<number | undefined>;
  /** How many of the last passwords cannot be used again: 0 to 24; 1 in a new directory. Absent: stays as it is. */
  declare readonly passwordReusePrevention: pulumi.Output<number | undefined>;
  /**
   * Wrong passwords after which a user is locked for an hour: 1 to 32, or 0 for no limit; 5 in a new directory. Absent:
   * stays as it is.
   */
  declare readonly maxLoginAttempts: pulumi.Output<number | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** Characters that a password has at most. */
  declare readonly maxPasswordLength: pulumi.Output<number>;
  /** Whether a password needs a lower-case letter. */
  declare readonly requireLowerCaseChars: pulumi.Output<boolean>;
  /** Whether a password needs an upper-case letter. */
  declare readonly requireUpperCaseChars: pulumi.Output<boolean>;
  /** Whether a password needs a digit. */
  declare readonly requireNumbers: pulumi.Output<boolean>;
  /** Whether a password needs a character that is neither letter nor digit. */
  declare readonly requireSymbols: pulumi.Output<boolean>;
  /** Whether a user whose password has expired can no longer log on. */
  declare readonly hardExpire: pulumi.Output<boolean>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: PasswordPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(passwordPolicy, name, args, options));
    deriveFromId(this, passwordPolicy);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
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
