// Generated from provider/resources/cloudsso/user-provisioning.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { userProvisioning } from "../../resources/cloudsso/user-provisioning";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `UserProvisioning`. Every value, at any depth, may be an output of another resource. */
export interface UserProvisioningArgs {
  /** The directory (`d-...`). */
  directoryId: pulumi.Input<string>;
  /** `User`, or `Group` for everybody who is in it now or later. */
  principalType: pulumi.Input<"User" | "Group" | (string & {})>;
  /** The user (`u-...`) or the group (`g-...`). */
  principalId: pulumi.Input<string>;
  /** `RD-Account`, the one type there is. Absent: that. */
  targetType?: pulumi.Input<"RD-Account" | (string & {}) | undefined>;
  /** The UID of the account that gets the RAM users. */
  targetId: pulumi.Input<string>;
  /**
   * What happens where the account has a RAM user of that name: `TakeOver` makes it the CloudSSO user's own, `KeepBoth`
   * leaves it alone and makes another one with `_sso` behind its name. Upper and lower case make no difference.
   */
  duplicationStrategy: pulumi.Input<"TakeOver" | "KeepBoth" | (string & {})>;
  /** What happens to the RAM users when this is deleted, or when somebody leaves the group: `Delete`, or `Keep` as ordinary ones. */
  deletionStrategy: pulumi.Input<"Keep" | "Delete" | (string & {})>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `UserProvisioning.get` looks up; all of it may be left out. */
export interface UserProvisioningState {
  /** The directory (`d-...`). */
  directoryId?: pulumi.Input<string | undefined>;
  /** `User`, or `Group` for everybody who is in it now or later. */
  principalType?: pulumi.Input<"User" | "Group" | (string & {}) | undefined>;
  /** The user (`u-...`) or the group (`g-...`). */
  principalId?: pulumi.Input<string | undefined>;
  /** `RD-Account`, the one type there is. Absent: that. */
  targetType?: pulumi.Input<"RD-Account" | (string & {}) | undefined>;
  /** The UID of the account that gets the RAM users. */
  targetId?: pulumi.Input<string | undefined>;
  /**
   * What happens where the account has a RAM user of that name: `TakeOver` makes it the CloudSSO user's own, `KeepBoth`
   * leaves it alone and makes another one with `_sso` behind its name. Upper and lower case make no difference.
   */
  duplicationStrategy?: pulumi.Input<"TakeOver" | "KeepBoth" | (string & {}) | undefined>;
  /** What happens to the RAM users when this is deleted, or when somebody leaves the group: `Delete`, or `Keep` as ordinary ones. */
  deletionStrategy?: pulumi.Input<"Keep" | "Delete" | (string & {}) | undefined>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** Absent, or drift: what could not be done, each with the service's error. The next `up` runs it again. */
  failedEvents?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** `Enabled`, as far as is known. */
  status?: pulumi.Input<string | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime?: pulumi.Input<string | undefined>;
}

/**
 * RAM users in one account for a CloudSSO user, or for the members of a group, who log on to it through CloudSSO alone.
 *
 * A provisioning that is there already is taken over in silence, and what differs is written. The service does the work
 * in the background and keeps what failed as events: a refresh shows them as `failedEvents`, and the next `up` runs each
 * again, with the `duplicationStrategy` of today, and fails with the service's error when it fails once more. A delete
 * goes by the `deletionStrategy` in the state: that of the last `up`, or what a refresh has found since.
 *
 * @example
 * new cloudsso.UserProvisioning("operators-production", {
 *   directoryId: directory.id,
 *   principalType: "Group",
 *   principalId: "g-00jqzghi2n3o5hkh****",
 *   targetId: "1234567890123456",
 *   duplicationStrategy: "KeepBoth",
 *   deletionStrategy: "Delete",
 * });
 */
export class UserProvisioning extends pulumi.CustomResource {
  /** `up-...`, the second part of the id. */
  declare readonly userProvisioningId: pulumi.Output<string>;
  /** The directory (`d-...`). */
  declare readonly directoryId: pulumi.Output<string>;
  /** `User`, or `Group` for everybody who is in it now or later. */
  declare readonly principalType: pulumi.Output<"User" | "Group">;
  /** The user (`u-...`) or the group (`g-...`). */
  declare readonly principalId: pulumi.Output<string>;
  /** `RD-Account`, the one type there is. Absent: that. */
  declare readonly targetType: pulumi.Output<string>;
  /** The UID of the account that gets the RAM users. */
  declare readonly targetId: pulumi.Output<string>;
  /**
   * What happens where the account has a RAM user of that name: `TakeOver` makes it the CloudSSO user's own, `KeepBoth`
   * leaves it alone and makes another one with `_sso` behind its name. Upper and lower case make no difference.
   */
  declare readonly duplicationStrategy: pulumi.Output<"TakeOver" | "KeepBoth">;
  /** What happens to the RAM users when this is deleted, or when somebody leaves the group: `Delete`, or `Keep` as ordinary ones. */
  declare readonly deletionStrategy: pulumi.Output<"Keep" | "Delete">;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** Absent, or drift: what could not be done, each with the service's error. The next `up` runs it again. */
  declare readonly failedEvents: pulumi.Output<string[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** `Enabled`, as far as is known. */
  declare readonly status: pulumi.Output<string>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createTime: pulumi.Output<string>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: UserProvisioningArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(userProvisioning, name, args, options));
    deriveFromId(this, userProvisioning);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<userProvisioningId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: UserProvisioningState, options?: pulumi.CustomResourceOptions): UserProvisioning {
    return new UserProvisioning(...lookUp<UserProvisioningArgs>(userProvisioning, name, id, state, options));
  }

  static override isInstance(value: unknown): value is UserProvisioning {
    return isInstanceOf(userProvisioning.kind, value);
  }
}
