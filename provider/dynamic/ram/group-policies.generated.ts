// Generated from provider/resources/ram/group-policies.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { groupPolicies } from "../../resources/ram/group-policies";
import type { AttachedPolicy } from "../../resources/ram/attached-policy";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `GroupPolicies`. Every value, at any depth, may be an output of another resource. */
export interface GroupPoliciesArgs {
  /** The group, by its number, which is the `id` of an `ims.Group`, or by its name. */
  groupId: pulumi.Input<string>;
  /**
   * All policies that the group has in the whole account; the order means nothing. Any other is taken away, so an empty
   * list leaves none. Up to 20 of the platform and 10 of the account, where no more were granted.
   */
  policies: Given<AttachedPolicy[]>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `GroupPolicies.get` looks up; all of it may be left out. */
export interface GroupPoliciesState {
  /** The group, by its number, which is the `id` of an `ims.Group`, or by its name. */
  groupId?: pulumi.Input<string | undefined>;
  /**
   * All policies that the group has in the whole account; the order means nothing. Any other is taken away, so an empty
   * list leaves none. Up to 20 of the platform and 10 of the account, where no more were granted.
   */
  policies?: Given<AttachedPolicy[] | undefined>;
  /**
   * Absent, or drift: those of `policies` that a refresh found and the program did not list. `up` takes them away, or
   * makes them the list's own where the program names them now; a delete leaves them.
   */
  foreignPolicies?: Given<AttachedPolicy[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * All policies of one group of RAM users, as one list.
 *
 * Policies that the list lacks are taken away: those that are there when this is made, which the preview warns of, and
 * those that somebody attaches later, which a refresh shows. What is missing is attached first, and while that fails
 * nothing is taken away; only where there are as many as the service allows, as many as are in the way go first. A delete
 * takes away the policies that the list names and leaves others.
 *
 * `GroupPolicyAttachment` is one policy by itself. In one program a group has either attachments or this list. What is
 * granted in a single resource group, RAM shows in no list, and it is left alone.
 *
 * It is about the group's number, so a new name of the group changes nothing here.
 *
 * @example
 * new ram.GroupPolicies("operators", {
 *   groupId: operators.id,
 *   policies: [{ policyType: "System", policyName: "ReadOnlyAccess" }],
 * });
 */
export class GroupPolicies extends pulumi.CustomResource {
  /** The group, by its number, which is the `id` of an `ims.Group`, or by its name. */
  declare readonly groupId: pulumi.Output<string>;
  /**
   * All policies that the group has in the whole account; the order means nothing. Any other is taken away, so an empty
   * list leaves none. Up to 20 of the platform and 10 of the account, where no more were granted.
   */
  declare readonly policies: pulumi.Output<AttachedPolicy[]>;
  /**
   * Absent, or drift: those of `policies` that a refresh found and the program did not list. `up` takes them away, or
   * makes them the list's own where the program names them now; a delete leaves them.
   */
  declare readonly foreignPolicies: pulumi.Output<AttachedPolicy[] | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: GroupPoliciesArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(groupPolicies, name, args, options));
    deriveFromId(this, groupPolicies);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<groupId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: GroupPoliciesState, options?: pulumi.CustomResourceOptions): GroupPolicies {
    return new GroupPolicies(...lookUp<GroupPoliciesArgs>(groupPolicies, name, id, state, options));
  }

  static override isInstance(value: unknown): value is GroupPolicies {
    return isInstanceOf(groupPolicies.kind, value);
  }
}
