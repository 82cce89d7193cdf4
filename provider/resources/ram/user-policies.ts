import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { ramUserField, toUser } from "../ims/references";
import { type InAccount, inAccount } from "../in-account";
import { type AttachedPolicy, foreignPoliciesField, policiesField } from "./attached-policy";
import { policies } from "./principal";
import { aUser } from "./user-principal";

export interface UserPoliciesInputs extends Timed {
  /** The user, by its number, which is the `id` of an `ims.User`, or by its logon name with the domain. */
  userId: string;
  /**
   * All policies that the user has in the whole account; the order means nothing. Any other is taken away, so an empty
   * list leaves none. Up to 20 of the platform and 10 of the account, where no more were granted.
   */
  policies: AttachedPolicy[];
  /**
   * Absent, or drift: those of `policies` that a refresh found and the program did not list. `up` takes them away, or
   * makes them the list's own where the program names them now; a delete leaves them.
   */
  foreignPolicies?: AttachedPolicy[];
}

export interface UserPoliciesOutputs extends InAccount {}

type Inputs = UserPoliciesInputs;

const id = ["userId"] as const;

const fields: Fields<Inputs> = {
  userId: ramUserField,
  policies: policiesField,
  ...timed,
  foreignPolicies: foreignPoliciesField,
};

/**
 * All policies of one RAM user, as one list.
 *
 * Policies that the list lacks are taken away: those that are there when this is made, which the preview warns of, and
 * those that somebody attaches later, which a refresh shows. What is missing is attached first, and while that fails
 * nothing is taken away; only where there are as many as the service allows, as many as are in the way go first. A delete
 * takes away the policies that the list names and leaves others.
 *
 * `UserPolicyAttachment` is one policy by itself. In one program a user has either attachments or this list. What is
 * granted in a single resource group, RAM shows in no list, and it is left alone.
 *
 * It is about the user's number, so a new name of the user changes nothing here.
 *
 * @example
 * new ram.UserPolicies("alice", {
 *   userId: alice.id,
 *   policies: [{ policyType: "System", policyName: "ReadOnlyAccess" }],
 * });
 */
export const userPolicies: Definition<Context, Inputs, UserPoliciesOutputs> = {
  kind: "ram:UserPolicies",
  fields,
  outputs: { accountId: { kept: true } },
  id,
  naturalKey: id,
  shares: [{ of: "policies", by: id, whole: "policies" }],
  references: { userId: toUser },
  home: inAccount,
  async *list({ ims }) {
    for await (const { UserId: id, UserPrincipalName: name } of ims.listUsers.items({ Status: "active,freeze" })) {
      if (id !== undefined && name !== undefined) yield { id, name };
    }
  },
  ...policies<"userId", Inputs, UserPoliciesOutputs>(fields, "userId", aUser),
};
