// Generated from provider/resources/ims/group.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { group } from "../../resources/ims/group";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `Group`. Every value, at any depth, may be an output of another resource. */
export interface GroupArgs {
  /**
   * 1 to 64 letters, digits, `.`, `-` and `_`, unique in the account whatever their case. A change renames in place:
   * members and policies stay.
   */
  groupName: pulumi.Input<string>;
  /** Up to 24 characters. Absent or `""`: empty. */
  displayName?: pulumi.Input<string | undefined>;
  /** Up to 128 characters. Absent or `""`: empty. */
  comments?: pulumi.Input<string | undefined>;
  /**
   * Delete takes its members out first. Absent: `false`, delete names them and fails. Policies are never taken away: they
   * are detached in RAM.
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

/** What is known of one that `Group.get` looks up; all of it may be left out. */
export interface GroupState {
  /**
   * 1 to 64 letters, digits, `.`, `-` and `_`, unique in the account whatever their case. A change renames in place:
   * members and policies stay.
   */
  groupName?: pulumi.Input<string | undefined>;
  /** Up to 24 characters. Absent or `""`: empty. */
  displayName?: pulumi.Input<string | undefined>;
  /** Up to 128 characters. Absent or `""`: empty. */
  comments?: pulumi.Input<string | undefined>;
  /**
   * Delete takes its members out first. Absent: `false`, delete names them and fails. Policies are never taken away: they
   * are detached in RAM.
   */
  forceDestroy?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** When it was made: UTC, ISO 8601. */
  createDate?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * A group of RAM users. Policies that are attached to it are its members'.
 *
 * Its members are resources of their own, `GroupMembership`, which takes its `id`: the group's number, which survives
 * renames. The service knows groups by their names alone, so one that somebody renamed is looked for among
 * all groups of the account.
 *
 * @example
 * new ims.Group("operators", { groupName: "operators", comments: "On call" });
 */
export class Group extends pulumi.CustomResource {
  /** The group's number, which is the id and survives renames. */
  declare readonly groupId: pulumi.Output<string>;
  /**
   * 1 to 64 letters, digits, `.`, `-` and `_`, unique in the account whatever their case. A change renames in place:
   * members and policies stay.
   */
  declare readonly groupName: pulumi.Output<string>;
  /** Up to 24 characters. Absent or `""`: empty. */
  declare readonly displayName: pulumi.Output<string | undefined>;
  /** Up to 128 characters. Absent or `""`: empty. */
  declare readonly comments: pulumi.Output<string | undefined>;
  /**
   * Delete takes its members out first. Absent: `false`, delete names them and fails. Policies are never taken away: they
   * are detached in RAM.
   */
  declare readonly forceDestroy: pulumi.Output<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** When it was made: UTC, ISO 8601. */
  declare readonly createDate: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: GroupArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(group, name, args, options));
    deriveFromId(this, group);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<groupId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: GroupState, options?: pulumi.CustomResourceOptions): Group {
    return new Group(...lookUp<GroupArgs>(group, name, id, state, options));
  }

  static override isInstance(value: unknown): value is Group {
    return isInstanceOf(group.kind, value);
  }
}
