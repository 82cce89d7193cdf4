// Generated from provider/resources/ims/user-groups.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { userGroups } from "../../resources/ims/user-groups";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `UserGroups`. Every value, at any depth, may be an output of another resource. */
export interface UserGroupsArgs {
  /** The user, by its number, which is the `id` of a `User`, or by its logon name with the domain. */
  userId: pulumi.Input<string>;
  /**
   * All groups that the user is in, each by its number, which is the `id` of a `Group`, or by its name; the order means
   * nothing. The user is taken out of any other, so an empty list leaves it in none. Up to 10, where the account was not
   * granted more.
   */
  groupIds: pulumi.Input<pulumi.Input<string>[]>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `UserGroups.get` looks up; all of it may be left out. */
export interface UserGroupsState {
  /** The user, by its number, which is the `id` of a `User`, or by its logon name with the domain. */
  userId?: pulumi.Input<string | undefined>;
  /**
   * All groups that the user is in, each by its number, which is the `id` of a `Group`, or by its name; the order means
   * nothing. The user is taken out of any other, so an empty list leaves it in none. Up to 10, where the account was not
   * granted more.
   */
  groupIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Absent, or drift: those of `groupIds` that a refresh found and the program did not list. `up` takes the user out of
   * them, or makes them the list's own where the program names them now; a delete leaves them.
   */
  foreignGroupIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * All groups that a RAM user is in, as one list.
 *
 * The user is taken out of groups that the list lacks: those that it is in when this is made, which the preview warns of,
 * and those that somebody adds it to later, which a refresh shows. It joins what is missing first, and leaves nothing
 * while that fails; only where it is in as many groups as the service allows, it leaves as many as are in the way. A
 * delete takes it out of the groups that the list names and leaves others.
 *
 * It is about the numbers of the user and its groups, so a new name of any of them changes nothing here.
 * `GroupMembership` is one membership by itself, and `GroupMembers` all members of a group; in one program a membership
 * is in one of the three.
 *
 * @example
 * new ims.UserGroups("alice", { userId: alice.id, groupIds: [operators.id, "auditors"] });
 */
export class UserGroups extends pulumi.CustomResource {
  /** The user, by its number, which is the `id` of a `User`, or by its logon name with the domain. */
  declare readonly userId: pulumi.Output<string>;
  /**
   * All groups that the user is in, each by its number, which is the `id` of a `Group`, or by its name; the order means
   * nothing. The user is taken out of any other, so an empty list leaves it in none. Up to 10, where the account was not
   * granted more.
   */
  declare readonly groupIds: pulumi.Output<string[]>;
  /**
   * Absent, or drift: those of `groupIds` that a refresh found and the program did not list. `up` takes the user out of
   * them, or makes them the list's own where the program names them now; a delete leaves them.
   */
  declare readonly foreignGroupIds: pulumi.Output<string[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: UserGroupsArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(userGroups, name, args, options));
    deriveFromId(this, userGroups);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<userId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: UserGroupsState, options?: pulumi.CustomResourceOptions): UserGroups {
    return new UserGroups(...lookUp<UserGroupsArgs>(userGroups, name, id, state, options));
  }

  static override isInstance(value: unknown): value is UserGroups {
    return isInstanceOf(userGroups.kind, value);
  }
}
