import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { ramUserField, toUser } from "../ims/references";
import { type InAccount, inAccount } from "../in-account";
import { policyNameField, policyTypeField } from "./attached-policy";
import { attachment } from "./principal";
import { aUser } from "./user-principal";

export interface UserPolicyAttachmentInputs extends Timed {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  policyName: string;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  policyType: "System" | "Custom";
  /** The user, by its number, which is the `id` of an `ims.User`, or by its logon name with the domain. */
  userId: string;
}

export interface UserPolicyAttachmentOutputs extends InAccount {}

type Inputs = UserPolicyAttachmentInputs;

const id = ["policyName", "policyType", "userId"] as const;

const fields: Fields<Inputs> = {
  policyName: policyNameField,
  policyType: policyTypeField,
  userId: ramUserField,
  ...timed,
};

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
export const userPolicyAttachment: Definition<Context, Inputs, UserPolicyAttachmentOutputs> = {
  kind: "ram:UserPolicyAttachment",
  fields,
  outputs: { accountId: { kept: true } },
  id,
  naturalKey: id,
  shares: [{ of: "policies", by: ["userId"], part: ["policyName", "policyType"] }],
  references: { userId: toUser },
  home: inAccount,
  ...attachment<"userId", Inputs>(fields, "userId", aUser),
};
