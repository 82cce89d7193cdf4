import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { ramGroupField, toGroup } from "../ims/references";
import { type InAccount, inAccount } from "../in-account";
import { policyNameField, policyTypeField } from "./attached-policy";
import { aGroup } from "./group-principal";
import { attachment } from "./principal";

export interface GroupPolicyAttachmentInputs extends Timed {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  policyName: string;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  policyType: "System" | "Custom";
  /** The group, by its number, which is the `id` of an `ims.Group`, or by its name. */
  groupId: string;
}

export interface GroupPolicyAttachmentOutputs extends InAccount {}

type Inputs = GroupPolicyAttachmentInputs;

const id = ["policyName", "policyType", "groupId"] as const;

const fields: Fields<Inputs> = {
  policyName: policyNameField,
  policyType: policyTypeField,
  groupId: ramGroupField,
  ...timed,
};

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
export const groupPolicyAttachment: Definition<Context, Inputs, GroupPolicyAttachmentOutputs> = {
  kind: "ram:GroupPolicyAttachment",
  fields,
  outputs: { accountId: { kept: true } },
  id,
  naturalKey: id,
  shares: [{ of: "policies", by: ["groupId"], part: ["policyName", "policyType"] }],
  references: { groupId: toGroup },
  home: inAccount,
  ...attachment<"groupId", Inputs>(fields, "groupId", aGroup),
};
