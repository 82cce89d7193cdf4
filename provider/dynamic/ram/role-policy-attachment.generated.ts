// Generated from provider/resources/ram/role-policy-attachment.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { rolePolicyAttachment } from "../../resources/ram/role-policy-attachment";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `RolePolicyAttachment`. Every value, at any depth, may be an output of another resource. */
export interface RolePolicyAttachmentArgs {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  policyName: pulumi.Input<string>;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  policyType: pulumi.Input<"System" | "Custom" | (string & {})>;
  /** The role, by its name, which is the `id` of a `Role`; the case does not count. */
  roleName: pulumi.Input<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `RolePolicyAttachment.get` looks up; all of it may be left out. */
export interface RolePolicyAttachmentState {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  policyName?: pulumi.Input<string | undefined>;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  policyType?: pulumi.Input<"System" | "Custom" | (string & {}) | undefined>;
  /** The role, by its name, which is the `id` of a `Role`; the case does not count. */
  roleName?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * One policy of one role, in the whole account.
 *
 * An attachment that is there already becomes this resource's own. Others are left alone; `RolePolicies` manages all
 * policies of a role as one list, and in one program a role has either that or attachments.
 *
 * @example
 * new ram.RolePolicyAttachment("deployer-reads", { policyType: "System", policyName: "ReadOnlyAccess", roleName: "deployer" });
 */
export class RolePolicyAttachment extends pulumi.CustomResource {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  declare readonly policyName: pulumi.Output<string>;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  declare readonly policyType: pulumi.Output<"System" | "Custom">;
  /** The role, by its name, which is the `id` of a `Role`; the case does not count. */
  declare readonly roleName: pulumi.Output<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: RolePolicyAttachmentArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(rolePolicyAttachment, name, args, options));
    deriveFromId(this, rolePolicyAttachment);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<policyName>:<policyType>:<roleName>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: RolePolicyAttachmentState, options?: pulumi.CustomResourceOptions): RolePolicyAttachment {
    return new RolePolicyAttachment(...lookUp<RolePolicyAttachmentArgs>(rolePolicyAttachment, name, id, state, options));
  }

  static override isInstance(value: unknown): value is RolePolicyAttachment {
    return isInstanceOf(rolePolicyAttachment.kind, value);
  }
}
