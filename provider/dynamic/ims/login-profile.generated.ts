// Generated from provider/resources/ims/login-profile.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { loginProfile } from "../../resources/ims/login-profile";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `LoginProfile`. Every value, at any depth, may be an output of another resource. */
export interface LoginProfileArgs {
  /**
   * The RAM user who logs on, by its number, which is the `id` of an `ims.User`, or by its logon name with the domain. A
   * rename of the user changes nothing here.
   */
  userId: pulumi.Input<string>;
  /**
   * 8 to 32 characters; the account's password policy may ask for more. Sent when it changes, and by no other edit; never
   * read: what the user or the console sets is not seen. Absent: stays as it is; a new profile has none.
   */
  password?: pulumi.Input<string | undefined>;
  /**
   * Have a password made at random, as the output `generatedPassword`; not together with `password`. Going from `false` to
   * `true` makes a new one. Absent: `false`.
   */
  generatePassword?: pulumi.Input<boolean | undefined>;
  /**
   * Whether the password must be changed at the next logon. That the user has done so is no drift: the demand comes back
   * with the next password that this resource sets, or when it goes from `false` to `true`. Absent: `false`.
   */
  passwordResetRequired?: pulumi.Input<boolean | undefined>;
  /**
   * `Inactive`: cannot log on. Absent: `Active`, so a logon that somebody disabled, or the service because it was idle for
   * the days that the account's security preference says, is drift; the preview warns of one that is to work again.
   */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /** Whether an MFA device must be bound at the next logon. Absent: stays as it is, and is not looked at. */
  mfaBindRequired?: pulumi.Input<boolean | undefined>;
  /**
   * Take over an object of this name that is there already, writing what differs; one that another resource of the
   * program has is refused all the same. Absent: `false`, and it is refused unless a note on this machine, no older than
   * a day, proves that an interrupted run of this very resource made it.
   */
  adopt?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `LoginProfile.get` looks up; all of it may be left out. */
export interface LoginProfileState {
  /**
   * The RAM user who logs on, by its number, which is the `id` of an `ims.User`, or by its logon name with the domain. A
   * rename of the user changes nothing here.
   */
  userId?: pulumi.Input<string | undefined>;
  /**
   * 8 to 32 characters; the account's password policy may ask for more. Sent when it changes, and by no other edit; never
   * read: what the user or the console sets is not seen. Absent: stays as it is; a new profile has none.
   */
  password?: pulumi.Input<string | undefined>;
  /**
   * Have a password made at random, as the output `generatedPassword`; not together with `password`. Going from `false` to
   * `true` makes a new one. Absent: `false`.
   */
  generatePassword?: pulumi.Input<boolean | undefined>;
  /**
   * Whether the password must be changed at the next logon. That the user has done so is no drift: the demand comes back
   * with the next password that this resource sets, or when it goes from `false` to `true`. Absent: `false`.
   */
  passwordResetRequired?: pulumi.Input<boolean | undefined>;
  /**
   * `Inactive`: cannot log on. Absent: `Active`, so a logon that somebody disabled, or the service because it was idle for
   * the days that the account's security preference says, is drift; the preview warns of one that is to work again.
   */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /** Whether an MFA device must be bound at the next logon. Absent: stays as it is, and is not looked at. */
  mfaBindRequired?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** When it was changed last, by whomever: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  updateDate?: pulumi.Input<string | undefined>;
  /** `NotInitial`, or of a password that an administrator set `InitialValid` or `InitialExpired`. Absent where the service does not say. */
  passwordStatus?: pulumi.Input<string | undefined>;
  /** The password that was made last for this resource. There only with `generatePassword: true`. */
  generatedPassword?: Given<string | undefined | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * How a RAM user logs on at the console: with which password, and whether at all. A user has one at most.
 *
 * The password is sent when the program changes it and never again, so one that the user has chosen since is not undone
 * by another edit.
 *
 * @example
 * const alice = new ims.User("alice", { userPrincipalName: "alice@example.onaliyun.com", displayName: "Alice" });
 * const logon = new ims.LoginProfile("alice", {
 *   userId: alice.id,
 *   generatePassword: true,
 *   passwordResetRequired: true,
 *   mfaBindRequired: true,
 * });
 * export const password = logon.generatedPassword; // a secret
 */
export class LoginProfile extends pulumi.CustomResource {
  /**
   * The RAM user who logs on, by its number, which is the `id` of an `ims.User`, or by its logon name with the domain. A
   * rename of the user changes nothing here.
   */
  declare readonly userId: pulumi.Output<string>;
  /**
   * 8 to 32 characters; the account's password policy may ask for more. Sent when it changes, and by no other edit; never
   * read: what the user or the console sets is not seen. Absent: stays as it is; a new profile has none.
   */
  declare readonly password: pulumi.Output<string | undefined>;
  /**
   * Have a password made at random, as the output `generatedPassword`; not together with `password`. Going from `false` to
   * `true` makes a new one. Absent: `false`.
   */
  declare readonly generatePassword: pulumi.Output<boolean>;
  /**
   * Whether the password must be changed at the next logon. That the user has done so is no drift: the demand comes back
   * with the next password that this resource sets, or when it goes from `false` to `true`. Absent: `false`.
   */
  declare readonly passwordResetRequired: pulumi.Output<boolean>;
  /**
   * `Inactive`: cannot log on. Absent: `Active`, so a logon that somebody disabled, or the service because it was idle for
   * the days that the account's security preference says, is drift; the preview warns of one that is to work again.
   */
  declare readonly status: pulumi.Output<"Active" | "Inactive">;
  /** Whether an MFA device must be bound at the next logon. Absent: stays as it is, and is not looked at. */
  declare readonly mfaBindRequired: pulumi.Output<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** When it was changed last, by whomever: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly updateDate: pulumi.Output<string>;
  /** `NotInitial`, or of a password that an administrator set `InitialValid` or `InitialExpired`. Absent where the service does not say. */
  declare readonly passwordStatus: pulumi.Output<string | undefined>;
  /** The password that was made last for this resource. There only with `generatePassword: true`. */
  declare readonly generatedPassword: pulumi.Output<string | undefined | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: LoginProfileArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(loginProfile, name, args, options));
    deriveFromId(this, loginProfile);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<userId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: LoginProfileState, options?: pulumi.CustomResourceOptions): LoginProfile {
    return new LoginProfile(...lookUp<LoginProfileArgs>(loginProfile, name, id, state, options));
  }

  static override isInstance(value: unknown): value is LoginProfile {
    return isInstanceOf(loginProfile.kind, value);
  }
}
