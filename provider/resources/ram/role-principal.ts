import { text } from "../../kernel/check";
import type { Field } from "../../kernel/fields";
import { sameCaseless } from "../naming";
import { wireOf } from "./attached-policy";
import type { Holding } from "./policies-of-one";
import type { Principal } from "./principal";
import { ownRoleProblems } from "./role-list";

/** A role cannot be renamed, so its name is its id. */
export const roleNameField: Field<string> = {
  schema: text(/^[A-Za-z0-9._-]{1,64}$/, "the name of a role: 1 to 64 letters, digits, ., - and _"),
  required: true,
  replaces: true,
  refersTo: true,
  same: sameCaseless,
  examine: ownRoleProblems,
};

export const roleHolding: Holding = {
  policies: ({ ram }, RoleName) => ram.listPoliciesForRole({ RoleName }),
  detach: ({ ram }, RoleName, policy) => ram.detachPolicyFromRole({ ...wireOf(policy), RoleName }),
};

export const aRole: Principal = {
  what: "role",
  ...roleHolding,
  attach: ({ ram }, RoleName, policy) => ram.attachPolicyToRole({ ...wireOf(policy), RoleName }),
  among: async (_context, { Roles }) =>
    (Roles?.Role ?? []).flatMap(({ RoleName: name }) => (name === undefined ? [] : { id: name, name })),
};
