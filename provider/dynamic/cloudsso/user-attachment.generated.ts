// Generated from provider/resources/cloudsso/user-attachment.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { userAttachment } from "../../resources/cloudsso/user-attachment";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `UserAttachment`. Every value, at any depth, may be an output of another resource. */
export interface UserAttachmentArgs {
  /** The directory (`d-...`). */
  directoryId: pulumi.Input<string>;
  /** The group, by its id (`g-...`) or by the `id` of a `Group`. */
  groupId: pulumi.Input<string>;
  /** The user, by its id (`u-...`) or by the `id` of a `User`. */
  userId: pulumi.Input<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `UserAttachment.get` looks up; all of it may be left out. */
export interface UserAttachmentState {
  /** The directory (`d-...`). */
  directoryId?: pulumi.Input<string | undefined>;
  /** The group, by its id (`g-...`) or by the `id` of a `Group`. */
  groupId?: pulumi.Input<string | undefined>;
  /** The user, by its id (`u-...`) or by the `id` of a `User`. */
  userId?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * One user in one group of the directory.
 *
 * A membership that is there already becomes this resource's own. Other members are left alone; `GroupMembers` manages
 * all members of a group as one list, and in one program a group has either that or attachments.
 *
 * The members of a group that an identity provider synchronized are frozen while SCIM synchronization is enabled: then
 * create and delete fail and say so.
 *
 * @example
 * new cloudsso.UserAttachment("ann-operators", { directoryId: directory.id, groupId: operators.id, userId: ann.id });
 */
export class UserAttachment extends pulumi.CustomResource {
  /** The directory (`d-...`). */
  declare readonly directoryId: pulumi.Output<string>;
  /** The group, by its id (`g-...`) or by the `id` of a `Group`. */
  declare readonly groupId: pulumi.Output<string>;
  /** The user, by its id (`u-...`) or by the `id` of a `User`. */
  declare readonly userId: pulumi.Output<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: UserAttachmentArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(userAttachment, name, args, options));
    deriveFromId(this, userAttachment);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<groupId>:<userId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: UserAttachmentState, options?: pulumi.CustomResourceOptions): UserAttachment {
    return new UserAttachment(...lookUp<UserAttachmentArgs>(userAttachment, name, id, state, options));
  }

  static override isInstance(value: unknown): value is UserAttachment {
    return isInstanceOf(userAttachment.kind, value);
  }
}
