import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { type InAccount, inAccount } from "../in-account";
import { policyNameField, policyTypeField } from "./attached-policy";
import { attachment } from "./principal";
import { aRole, roleNameField } from "./role-principal";

export interface RolePolicyAttachmentInputs extends Timed {
  /** The policy, by its name, which is the `id` of a `Policy`; the case does not count. */
  policyName: string;
  /** `System`: the platform's own. `Custom`: the account's, such as a `Policy`. */
  policyType: "System" | "Custom";
  /** The role, by its name, which is the `id` of a `Role`; the case does not count. */
  roleName: string;
}

export interface RolePolicyAttachmentOutputs extends InAccount {}

type Inputs = RolePolicyAttachmentInputs;

const id = ["policyName", "policyType", "roleName"] as const;

const fields: Fields<Inputs> = {
  policyName: policyNameField,
  policyType: policyTypeField,
  roleName: roleNameField,
  ...timed,
};

/**
 * One policy of one role, in the whole account.
 *
 * An attachment that is there already becomes this resource's own. Others are left alone; `RolePolicies` manages all
 * policies of a role as one list, and in one program a role has either that or attachments.
 *
 * @example
 * new ram.RolePolicyAttachment("deployer-reads", { policyType: "System", policyName: "ReadOnlyAccess", roleName: "deployer" });
 */
export const rolePolicyAttachment: Definition<Context, Inputs, RolePolicyAttachmentOutputs> = {
  kind: "ram:RolePolicyAttachment",
  fields,
  outputs: { accountId: { kept: true } },
  id,
  naturalKey: id,
  shares: [{ of: "policies", by: ["roleName"], part: ["policyName", "policyType"] }],
  home: inAccount,
  ...attachment<"roleName", Inputs>(fields, "roleName", aRole),
};
