// Generated from provider/resources/ims/group-membership.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { groupMembership } from "../../resources/ims/group-membership";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `GroupMembership`. Every value, at any depth, may be an output of another resource. */
export interface GroupMembershipArgs {
  /** The group, by its number, which is the `id` of a `Group`, or by its name. */
  groupId: pulumi.Input<string>;
  /** The user, by its number, which is the `id` of a `User`, or by its logon name with the domain. */
  userId: pulumi.Input<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `GroupMembership.get` looks up; all of it may be left out. */
export interface GroupMembershipState {
  /** The group, by its number, which is the `id` of a `Group`, or by its name. */
  groupId?: pulumi.Input<string | undefined>;
  /** The user, by its number, which is the `id` of a `User`, or by its logon name with the domain. */
  userId?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * One RAM user in one group.
 *
 * It is about the two numbers, so a new name of the group or of the user changes nothing here. A membership that is there
 * already becomes this resource's own. Other members are left alone; `GroupMembers` and `UserGroups` manage all members
 * of a group, and all groups of a user, as one list, and in one program there are either those or memberships. A user is in up to 10 groups, where the account was
 * not granted more.
 *
 * @example
 * new ims.GroupMembership("alice-operators", { groupId: operators.id, userId: alice.id });
 */
export class GroupMembership extends pulumi.CustomResource {
  /** The group, by its number, which is the `id` of a `Group`, or by its name. */
  declare readonly groupId: pulumi.Output<string>;
  /** The user, by its number, which is the `id` of a `User`, or by its logon name with the domain. */
  declare readonly userId: pulumi.Output<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: GroupMembershipArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(groupMembership, name, args, options));
    deriveFromId(this, groupMembership);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<groupId>:<userId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: GroupMembershipState, options?: pulumi.CustomResourceOptions): GroupMembership {
    return new GroupMembership(...lookUp<GroupMembershipArgs>(groupMembership, name, id, state, options));
  }

  static override isInstance(value: unknown): value is GroupMembership {
    return isInstanceOf(groupMembership.kind, value);
  }
}
