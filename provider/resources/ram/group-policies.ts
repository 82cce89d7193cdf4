import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { ramGroupField, toGroup } from "../ims/references";
import { type InAccount, inAccount } from "../in-account";
import { type AttachedPolicy, foreignPoliciesField, policiesField } from "./attached-policy";
import { aGroup } from "./group-principal";
import { policies } from "./principal";

export interface GroupPoliciesInputs extends Timed {
  /** The group, by its number, which is the `id` of an `ims.Group`, or by its name. */
  groupId: string;
  /**
   * All policies that the group has in the whole account; the order means nothing. Any other is taken away, so an empty
   * list leaves none. Up to 20 of the platform and 10 of the account, where no more were granted.
   */
  policies: AttachedPolicy[];
  /**
   * Absent, or drift: those of `policies` that a refresh found and the program did not list. `up` takes them away, or
   * makes them the list's own where the program names them now; a delete leaves them.
   */
  foreignPolicies?: AttachedPolicy[];
}

export interface GroupPoliciesOutputs extends InAccount {}

type Inputs = GroupPoliciesInputs;

const id = ["groupId"] as const;

const fields: Fields<Inputs> = {
  groupId: ramGroupField,
  policies: policiesField,
  ...timed,
  foreignPolicies: foreignPoliciesField,
};

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
export const groupPolicies: Definition<Context, Inputs, GroupPoliciesOutputs> = {
  kind: "ram:GroupPolicies",
  fields,
  outputs: { accountId: { kept: true } },
  id,
  naturalKey: id,
  shares: [{ of: "policies", by: id, whole: "policies" }],
  references: { groupId: toGroup },
  home: inAccount,
  async *list({ ims }) {
    for await (const { GroupId: id, GroupName: name } of ims.listGroups.items({})) {
      if (id !== undefined && name !== undefined) yield { id, name };
    }
  },
  ...policies<"groupId", Inputs, GroupPoliciesOutputs>(fields, "groupId", aGroup),
};
