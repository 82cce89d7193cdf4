// Generated from provider/resources/ram/user-policy-attachment.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { userPolicyAttachment } from "../../resources/ram/user-policy-attachment";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `UserPolicyAttachment`. Every value, at any depth, may be an output of another resource. */
export interface UserPolicyAttachmentArgs {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  policyName: pulumi.Input<string>;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  policyType: pulumi.Input<"System" | "Custom" | (string & {})>;
  /** The user, by its number, which is the `id` of an `ims.User`, or by its logon name with the domain. */
  userId: pulumi.Input<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `UserPolicyAttachment.get` looks up; all of it may be left out. */
export interface UserPolicyAttachmentState {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  policyName?: pulumi.Input<string | undefined>;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  policyType?: pulumi.Input<"System" | "Custom" | (string & {}) | undefined>;
  /** The user, by its number, which is the `id` of an `ims.User`, or by its logon name with the domain. */
  userId?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * One policy of one RAM user, in the whole account.
 *
 * An attachment that is there already becomes this resource's own. Others are left alone; `UserPolicies` manages all
 * policies of a user as one list, and in one program a user has either that or attachments.
 *
 * It is about the user's number, so a new name of the user changes nothing here.
 *
 * @example
 * new ram.UserPolicyAttachment("alice-reads", { policyType: "System", policyName: "ReadOnlyAccess", userId: alice.id });
 */
export class UserPolicyAttachment extends pulumi.CustomResource {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  declare readonly policyName: pulumi.Output<string>;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  declare readonly policyType: pulumi.Output<"System" | "Custom">;
  /** The user, by its number, which is the `id` of an `ims.User`, or by its logon name with the domain. */
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
  constructor(name: string, args: UserPolicyAttachmentArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(userPolicyAttachment, name, args, options));
    deriveFromId(this, userPolicyAttachment);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<policyName>:<policyType>:<userId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: UserPolicyAttachmentState, options?: pulumi.CustomResourceOptions): UserPolicyAttachment {
    return new UserPolicyAttachment(...lookUp<UserPolicyAttachmentArgs>(userPolicyAttachment, name, id, state, options));
  }

  static override isInstance(value: unknown): value is UserPolicyAttachment {
    return isInstanceOf(userPolicyAttachment.kind, value);
  }
}
