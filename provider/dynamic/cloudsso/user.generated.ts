// Generated from provider/resources/cloudsso/user.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { user } from "../../resources/cloudsso/user";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `User`. Every value, at any depth, may be an output of another resource. */
export interface UserArgs {
  /** The directory (`d-...`) that it belongs to. */
  directoryId: pulumi.Input<string>;
  /**
   * The name to log on with: 1 to 64 letters, digits, `@`, `_`, `-` and `.`, unique in the directory whatever their case. The
   * API cannot rename: a new name makes a new user. Where that keeps its `email`, it needs `deleteBeforeReplace: true` in the
   * options, since the old one has the address until it goes, and where a `GroupMembers` lists it, first an `up` with
   * `forceDestroy: true`.
   */
  userName: pulumi.Input<string>;
  /** Up to 256 characters. Absent or `""`: empty. */
  displayName?: pulumi.Input<string | undefined>;
  /** Up to 64 characters. Absent or `""`: empty. */
  firstName?: pulumi.Input<string | undefined>;
  /** Up to 64 characters. Absent or `""`: empty. */
  lastName?: pulumi.Input<string | undefined>;
  /** An e-mail address of up to 128 characters, unique in the directory. Absent or `""`: empty. */
  email?: pulumi.Input<string | undefined>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /**
   * `Disabled`: cannot log on. Absent: `Enabled`, so whoever is disabled at the console is drift; the preview warns of
   * somebody who is to be enabled again.
   */
  status?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /**
   * Whether the user logs on with MFA. Counts only where the directory's own setting leaves it to its users (`Byuser`).
   * Absent: stays as it is, and is not read; the service enables it for new users.
   */
  mfaAuthenticationSettings?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /**
   * Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`, values up
   * to 128, neither with `http://` or `https://`. Absent: none.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /**
   * 8 to 32 characters with upper and lower case, digit and symbol, without the user name; the directory's password policy
   * may ask for more. Sent when it changes, never read: what the user or the console sets is not seen. Refused while users
   * log on by SSO. Absent: stays as it is; a new user has none.
   */
  password?: pulumi.Input<string | undefined>;
  /**
   * Have the service make a password, as the output `generatedPassword`; not together with `password`. Going from `false` to
   * `true` makes a new one. Absent: `false`.
   */
  generatePassword?: pulumi.Input<boolean | undefined>;
  /** Whether a password that this resource sets must be changed at the next logon. A change of it alone does nothing. Absent: `false`. */
  requirePasswordResetForNextLogin?: pulumi.Input<boolean | undefined>;
  /**
   * Delete takes its group memberships and MFA devices away first. Absent: `false`, delete names them and fails. Access
   * assignments and RAM user provisionings are never taken away: delete names them and fails in any case, and the rest
   * stays.
   */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /**
   * Take over an object of this name that is there already, writing what differs; one that another resource of the
   * program has is refused all the same. Absent: `false`, and it is refused unless a note on this machine, no older than
   * a day, proves that an interrupted run of this very resource made it.
   */
  adopt?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `User.get` looks up; all of it may be left out. */
export interface UserState {
  /** The directory (`d-...`) that it belongs to. */
  directoryId?: pulumi.Input<string | undefined>;
  /**
   * The name to log on with: 1 to 64 letters, digits, `@`, `_`, `-` and `.`, unique in the directory whatever their case. The
   * API cannot rename: a new name makes a new user. Where that keeps its `email`, it needs `deleteBeforeReplace: true` in the
   * options, since the old one has the address until it goes, and where a `GroupMembers` lists it, first an `up` with
   * `forceDestroy: true`.
   */
  userName?: pulumi.Input<string | undefined>;
  /** Up to 256 characters. Absent or `""`: empty. */
  displayName?: pulumi.Input<string | undefined>;
  /** Up to 64 characters. Absent or `""`: empty. */
  firstName?: pulumi.Input<string | undefined>;
  /** Up to 64 characters. Absent or `""`: empty. */
  lastName?: pulumi.Input<string | undefined>;
  /** An e-mail address of up to 128 characters, unique in the directory. Absent or `""`: empty. */
  email?: pulumi.Input<string | undefined>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /**
   * `Disabled`: cannot log on. Absent: `Enabled`, so whoever is disabled at the console is drift; the preview warns of
   * somebody who is to be enabled again.
   */
  status?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /**
   * Whether the user logs on with MFA. Counts only where the directory's own setting leaves it to its users (`Byuser`).
   * Absent: stays as it is, and is not read; the service enables it for new users.
   */
  mfaAuthenticationSettings?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /**
   * Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`, values up
   * to 128, neither with `http://` or `https://`. Absent: none.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /**
   * 8 to 32 characters with upper and lower case, digit and symbol, without the user name; the directory's password policy
   * may ask for more. Sent when it changes, never read: what the user or the console sets is not seen. Refused while users
   * log on by SSO. Absent: stays as it is; a new user has none.
   */
  password?: pulumi.Input<string | undefined>;
  /**
   * Have the service make a password, as the output `generatedPassword`; not together with `password`. Going from `false` to
   * `true` makes a new one. Absent: `false`.
   */
  generatePassword?: pulumi.Input<boolean | undefined>;
  /** Whether a password that this resource sets must be changed at the next logon. A change of it alone does nothing. Absent: `false`. */
  requirePasswordResetForNextLogin?: pulumi.Input<boolean | undefined>;
  /**
   * Delete takes its group memberships and MFA devices away first. Absent: `false`, delete names them and fails. Access
   * assignments and RAM user provisionings are never taken away: delete names them and fails in any case, and the rest
   * stays.
   */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** `Manual`; `Synchronized` when SCIM synchronization has taken the user over, which then writes it. */
  provisionType?: pulumi.Input<string | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime?: pulumi.Input<string | undefined>;
  /** The password that the service made last for this resource. There only with `generatePassword: true`. */
  generatedPassword?: Given<string | undefined | undefined>;
  /** When this resource last set the password: UTC, ISO 8601. What is set elsewhere is not seen. */
  passwordSetTime?: pulumi.Input<string | undefined>;
}

/**
 * A user of a CloudSSO directory, who logs on at its portal.
 *
 * One that SCIM synchronizes belongs to the identity provider: read it with `getUser`.
 *
 * @example
 * new cloudsso.User("ann", { directoryId: directory.id, userName: "ann@example.com", displayName: "Ann" });
 *
 * @example
 * const ben = new cloudsso.User("ben", {
 *   directoryId: directory.id,
 *   userName: "ben",
 *   generatePassword: true,
 *   requirePasswordResetForNextLogin: true,
 * });
 * export const password = ben.generatedPassword; // a secret
 */
export class User extends pulumi.CustomResource {
  /** `u-...`, the second part of the id. */
  declare readonly userId: pulumi.Output<string>;
  /** The directory (`d-...`) that it belongs to. */
  declare readonly directoryId: pulumi.Output<string>;
  /**
   * The name to log on with: 1 to 64 letters, digits, `@`, `_`, `-` and `.`, unique in the directory whatever their case. The
   * API cannot rename: a new name makes a new user. Where that keeps its `email`, it needs `deleteBeforeReplace: true` in the
   * options, since the old one has the address until it goes, and where a `GroupMembers` lists it, first an `up` with
   * `forceDestroy: true`.
   */
  declare readonly userName: pulumi.Output<string>;
  /** Up to 256 characters. Absent or `""`: empty. */
  declare readonly displayName: pulumi.Output<string | undefined>;
  /** Up to 64 characters. Absent or `""`: empty. */
  declare readonly firstName: pulumi.Output<string | undefined>;
  /** Up to 64 characters. Absent or `""`: empty. */
  declare readonly lastName: pulumi.Output<string | undefined>;
  /** An e-mail address of up to 128 characters, unique in the directory. Absent or `""`: empty. */
  declare readonly email: pulumi.Output<string | undefined>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  declare readonly description: pulumi.Output<string | undefined>;
  /**
   * `Disabled`: cannot log on. Absent: `Enabled`, so whoever is disabled at the console is drift; the preview warns of
   * somebody who is to be enabled again.
   */
  declare readonly status: pulumi.Output<"Enabled" | "Disabled">;
  /**
   * Whether the user logs on with MFA. Counts only where the directory's own setting leaves it to its users (`Byuser`).
   * Absent: stays as it is, and is not read; the service enables it for new users.
   */
  declare readonly mfaAuthenticationSettings: pulumi.Output<"Enabled" | "Disabled" | undefined>;
  /**
   * Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`, values up
   * to 128, neither with `http://` or `https://`. Absent: none.
   */
  declare readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;
  /**
   * 8 to 32 characters with upper and lower case, digit and symbol, without the user name; the directory's password policy
   * may ask for more. Sent when it changes, never read: what the user or the console sets is not seen. Refused while users
   * log on by SSO. Absent: stays as it is; a new user has none.
   */
  declare readonly password: pulumi.Output<string | undefined>;
  /**
   * Have the service make a password, as the output `generatedPassword`; not together with `password`. Going from `false` to
   * `true` makes a new one. Absent: `false`.
   */
  declare readonly generatePassword: pulumi.Output<boolean>;
  /** Whether a password that this resource sets must be changed at the next logon. A change of it alone does nothing. Absent: `false`. */
  declare readonly requirePasswordResetForNextLogin: pulumi.Output<boolean | undefined>;
  /**
   * Delete takes its group memberships and MFA devices away first. Absent: `false`, delete names them and fails. Access
   * assignments and RAM user provisionings are never taken away: delete names them and fails in any case, and the rest
   * stays.
   */
  declare readonly forceDestroy: pulumi.Output<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** `Manual`; `Synchronized` when SCIM synchronization has taken the user over, which then writes it. */
  declare readonly provisionType: pulumi.Output<string>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createTime: pulumi.Output<string>;
  /** The password that the service made last for this resource. There only with `generatePassword: true`. */
  declare readonly generatedPassword: pulumi.Output<string | undefined | undefined>;
  /** When this resource last set the password: UTC, ISO 8601. What is set elsewhere is not seen. */
  declare readonly passwordSetTime: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: UserArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(user, name, args, options));
    deriveFromId(this, user);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<userId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: UserState, options?: pulumi.CustomResourceOptions): User {
    return new User(...lookUp<UserArgs>(user, name, id, state, options));
  }

  static override isInstance(value: unknown): value is User {
    return isInstanceOf(user.kind, value);
  }
}
