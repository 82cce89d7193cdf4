// Generated from provider/resources/ims/group-members.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { groupMembers } from "../../resources/ims/group-members";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `GroupMembers`. Every value, at any depth, may be an output of another resource. */
export interface GroupMembersArgs {
  /** The group, by its number, which is the `id` of a `Group`, or by its name. */
  groupId: pulumi.Input<string>;
  /**
   * All members, each by its number, which is the `id` of a `User`, or by its logon name with the domain; the order means
   * nothing. Whoever else is in the group is taken out, so an empty list empties it.
   */
  userIds: pulumi.Input<pulumi.Input<string>[]>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `GroupMembers.get` looks up; all of it may be left out. */
export interface GroupMembersState {
  /** The group, by its number, which is the `id` of a `Group`, or by its name. */
  groupId?: pulumi.Input<string | undefined>;
  /**
   * All members, each by its number, which is the `id` of a `User`, or by its logon name with the domain; the order means
   * nothing. Whoever else is in the group is taken out, so an empty list empties it.
   */
  userIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Absent, or drift: those of `userIds` that a refresh found and the program did not list. `up` takes them out, or makes
   * them the list's own where the program names them now; a delete leaves them.
   */
  foreignUserIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * All RAM users in a group, as one list.
 *
 * Members that the list lacks are taken out: those that are there when this is made, which the preview warns of, and
 * those that somebody adds later, which a refresh shows. Who is missing is added first, and while that fails nobody is
 * taken out. A delete takes out the members that the list names and leaves others.
 *
 * It is about the numbers of the group and its members, so a new name of any of them changes nothing here.
 * `GroupMembership` is one membership by itself, and `UserGroups` all groups of a user; in one program a membership is in
 * one of the three.
 *
 * @example
 * new ims.GroupMembers("operators", { groupId: operators.id, userIds: [alice.id, "bob@example.onaliyun.com"] });
 */
export class GroupMembers extends pulumi.CustomResource {
  /** The group, by its number, which is the `id` of a `Group`, or by its name. */
  declare readonly groupId: pulumi.Output<string>;
  /**
   * All members, each by its number, which is the `id` of a `User`, or by its logon name with the domain; the order means
   * nothing. Whoever else is in the group is taken out, so an empty list empties it.
   */
  declare readonly userIds: pulumi.Output<string[]>;
  /**
   * Absent, or drift: those of `userIds` that a refresh found and the program did not list. `up` takes them out, or makes
   * them the list's own where the program names them now; a delete leaves them.
   */
  declare readonly foreignUserIds: pulumi.Output<string[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: GroupMembersArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(groupMembers, name, args, options));
    deriveFromId(this, groupMembers);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<groupId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: GroupMembersState, options?: pulumi.CustomResourceOptions): GroupMembers {
    return new GroupMembers(...lookUp<GroupMembersArgs>(groupMembers, name, id, state, options));
  }

  static override isInstance(value: unknown): value is GroupMembers {
    return isInstanceOf(groupMembers.kind, value);
  }
}
