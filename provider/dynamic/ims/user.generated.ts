// Generated from provider/resources/ims/user.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { user } from "../../resources/ims/user";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `User`. Every value, at any depth, may be an output of another resource. */
export interface UserArgs {
  /**
   * The logon name with the account's default domain, `<user>@<default domain>`: 1 to 64 letters, digits, `.`, `-` and
   * `_` before the `@`, 128 characters in all. A change renames in place. Unique whatever its case; two users that swap their names
   * need a third name, in a run of its own.
   */
  userPrincipalName: pulumi.Input<string>;
  /** 1 to 24 characters. */
  displayName: pulumi.Input<string>;
  /** Up to 128 characters. Absent or `""`: empty. */
  comments?: pulumi.Input<string | undefined>;
  /** Kept on the China site alone; the international site ignores it. Absent or `""`: empty. */
  email?: pulumi.Input<string | undefined>;
  /** `<country code>-<number>`, such as `86-18688880000`. Kept on the China site alone. Absent or `""`: empty. */
  mobilePhone?: pulumi.Input<string | undefined>;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Delete together with access keys, service credentials, policies, group memberships, console logon and MFA device. Absent: `false`, delete names them and fails. */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /**
   * Delete for good: out of the recycle bin, too, with the access keys of the user that are there. Absent: `false`, the
   * user stays there for thirty days and can be restored.
   */
  purgeOnDestroy?: pulumi.Input<boolean | undefined>;
  /**
   * Where a deleted user of this name is in the recycle bin, restore it instead of making a new one; of several, the one
   * that was deleted last. It comes back with its number, its display name and its console logon, and what differs is
   * written then. Counts at creation alone. Absent: `false`, and the preview says that there is one.
   */
  restoreFromRecycleBin?: pulumi.Input<boolean | undefined>;
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
  /**
   * The logon name with the account's default domain, `<user>@<default domain>`: 1 to 64 letters, digits, `.`, `-` and
   * `_` before the `@`, 128 characters in all. A change renames in place. Unique whatever its case; two users that swap their names
   * need a third name, in a run of its own.
   */
  userPrincipalName?: pulumi.Input<string | undefined>;
  /** 1 to 24 characters. */
  displayName?: pulumi.Input<string | undefined>;
  /** Up to 128 characters. Absent or `""`: empty. */
  comments?: pulumi.Input<string | undefined>;
  /** Kept on the China site alone; the international site ignores it. Absent or `""`: empty. */
  email?: pulumi.Input<string | undefined>;
  /** `<country code>-<number>`, such as `86-18688880000`. Kept on the China site alone. Absent or `""`: empty. */
  mobilePhone?: pulumi.Input<string | undefined>;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Delete together with access keys, service credentials, policies, group memberships, console logon and MFA device. Absent: `false`, delete names them and fails. */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /**
   * Delete for good: out of the recycle bin, too, with the access keys of the user that are there. Absent: `false`, the
   * user stays there for thirty days and can be restored.
   */
  purgeOnDestroy?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** When it was made: UTC, ISO 8601. */
  createDate?: pulumi.Input<string | undefined>;
  /** Inputs that the service took and did not keep: `email` and `mobilePhone` on the international site. */
  notKept?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * A RAM user.
 *
 * Deleting one moves it to the recycle bin, where it stays for thirty days and keeps its number, its display name and its
 * password, and loses its groups, policies and tags; `restoreFromRecycleBin` brings it back, and `purgeOnDestroy` empties
 * the bin of it. A rename replaces nothing of what hangs on the user, as an `AccessKey`, a `LoginProfile` and a
 * `GroupMembership` know it by its number.
 *
 * @example
 * new ims.User("alice", { userPrincipalName: "alice@example.onaliyun.com", displayName: "Alice" });
 */
export class User extends pulumi.CustomResource {
  /** The user's number, which is the id and survives renames. */
  declare readonly userId: pulumi.Output<string>;
  /**
   * The logon name with the account's default domain, `<user>@<default domain>`: 1 to 64 letters, digits, `.`, `-` and
   * `_` before the `@`, 128 characters in all. A change renames in place. Unique whatever its case; two users that swap their names
   * need a third name, in a run of its own.
   */
  declare readonly userPrincipalName: pulumi.Output<string>;
  /** 1 to 24 characters. */
  declare readonly displayName: pulumi.Output<string>;
  /** Up to 128 characters. Absent or `""`: empty. */
  declare readonly comments: pulumi.Output<string | undefined>;
  /** Kept on the China site alone; the international site ignores it. Absent or `""`: empty. */
  declare readonly email: pulumi.Output<string | undefined>;
  /** `<country code>-<number>`, such as `86-18688880000`. Kept on the China site alone. Absent or `""`: empty. */
  declare readonly mobilePhone: pulumi.Output<string | undefined>;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  declare readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;
  /** Delete together with access keys, service credentials, policies, group memberships, console logon and MFA device. Absent: `false`, delete names them and fails. */
  declare readonly forceDestroy: pulumi.Output<boolean | undefined>;
  /**
   * Delete for good: out of the recycle bin, too, with the access keys of the user that are there. Absent: `false`, the
   * user stays there for thirty days and can be restored.
   */
  declare readonly purgeOnDestroy: pulumi.Output<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** When it was made: UTC, ISO 8601. */
  declare readonly createDate: pulumi.Output<string>;
  /** Inputs that the service took and did not keep: `email` and `mobilePhone` on the international site. */
  declare readonly notKept: pulumi.Output<string[] | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

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
   * @param id `<userId>`
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
