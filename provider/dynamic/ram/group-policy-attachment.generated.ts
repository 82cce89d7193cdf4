// Generated from provider/resources/ram/group-policy-attachment.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { groupPolicyAttachment } from "../../resources/ram/group-policy-attachment";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `GroupPolicyAttachment`. Every value, at any depth, may be an output of another resource. */
export interface GroupPolicyAttachmentArgs {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  policyName: pulumi.Input<string>;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  policyType: pulumi.Input<"System" | "Custom" | (string & {})>;
  /** The group, by its number, which is the `id` of an `ims.Group`, or by its name. */
  groupId: pulumi.Input<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `GroupPolicyAttachment.get` looks up; all of it may be left out. */
export interface GroupPolicyAttachmentState {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  policyName?: pulumi.Input<string | undefined>;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  policyType?: pulumi.Input<"System" | "Custom" | (string & {}) | undefined>;
  /** The group, by its number, which is the `id` of an `ims.Group`, or by its name. */
  groupId?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * One policy of one group of RAM users, in the whole account.
 *
 * An attachment that is there already becomes this resource's own. Others are left alone; `GroupPolicies` manages all
 * policies of a group as one list, and in one program a group has either that or attachments.
 *
 * It is about the group's number, so a new name of the group changes nothing here.
 *
 * @example
 * new ram.GroupPolicyAttachment("operators-reads", { policyType: "System", policyName: "ReadOnlyAccess", groupId: operators.id });
 */
export class GroupPolicyAttachment extends pulumi.CustomResource {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  declare readonly policyName: pulumi.Output<string>;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  declare readonly policyType: pulumi.Output<"System" | "Custom">;
  /** The group, by its number, which is the `id` of an `ims.Group`, or by its name. */
  declare readonly groupId: pulumi.Output<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: GroupPolicyAttachmentArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(groupPolicyAttachment, name, args, options));
    deriveFromId(this, groupPolicyAttachment);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<policyName>:<policyType>:<groupId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: GroupPolicyAttachmentState, options?: pulumi.CustomResourceOptions): GroupPolicyAttachment {
    return new GroupPolicyAttachment(...lookUp<GroupPolicyAttachmentArgs>(groupPolicyAttachment, name, id, state, options));
  }

  static override isInstance(value: unknown): value is GroupPolicyAttachment {
    return isInstanceOf(groupPolicyAttachment.kind, value);
  }
}
