import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { type InAccount, inAccount } from "../in-account";
import { type AttachedPolicy, foreignPoliciesField, policiesField } from "./attached-policy";
import { policies } from "./principal";
import { ownRoles } from "./role-list";
import { aRole, roleNameField } from "./role-principal";

export interface RolePoliciesInputs extends Timed {
  /** The role, by its name, which is the `id` of a `Role`; the case does not count. */
  roleName: string;
  /**
   * All policies that the role has in the whole account; the order means nothing. Any other is taken away, so an empty
   * list leaves none. Up to 20 of the platform and 10 of the account, where no more were granted.
   */
  policies: AttachedPolicy[];
  /**
   * Absent, or drift: those of `policies` that a refresh found and the program did not list. `up` takes them away, or
   * makes them the list's own where the program names them now; a delete leaves them.
   */
  foreignPolicies?: AttachedPolicy[];
}

export interface RolePoliciesOutputs extends InAccount {}

type Inputs = RolePoliciesInputs;

const id = ["roleName"] as const;

const fields: Fields<Inputs> = {
  roleName: roleNameField,
  policies: policiesField,
  ...timed,
  foreignPolicies: foreignPoliciesField,
};

/**
 * All policies of one role, as one list.
 *
 * Policies that the list lacks are taken away: those that are there when this is made, which the preview warns of, and
 * those that somebody attaches later, which a refresh shows. What is missing is attached first, and while that fails
 * nothing is taken away; only where there are as many as the service allows, as many as are in the way go first. A delete
 * takes away the policies that the list names and leaves others.
 *
 * `RolePolicyAttachment` is one policy by itself. In one program a role has either attachments or this list. What is
 * granted in a single resource group, RAM shows in no list, and it is left alone.
 *
 * @example
 * new ram.RolePolicies("deployer", {
 *   roleName: "deployer",
 *   policies: [{ policyType: "System", policyName: "ReadOnlyAccess" }],
 * });
 */
export const rolePolicies: Definition<Context, Inputs, RolePoliciesOutputs> = {
  kind: "ram:RolePolicies",
  fields,
  outputs: { accountId: { kept: true } },
  id,
  naturalKey: id,
  shares: [{ of: "policies", by: id, whole: "policies" }],
  home: inAccount,
  list: ownRoles,
  ...policies<"roleName", Inputs, RolePoliciesOutputs>(fields, "roleName", aRole),
};
