import { sameValue } from "../../kernel/diff";
import type { Given } from "../policy-lint";
import { type AccessConfigurationInputs, accessConfigurationFields as fields } from "./access-configuration-fields";
import { type PermissionPolicy, policyKey, samePolicy } from "./policies";

type Wanted = Partial<AccessConfigurationInputs>;

/** The inline policies, where one of them is another one than before or is looked at otherwise. */
export function changedDocuments(wanted: Wanted, from: Wanted | undefined): Given[] {
  const before = inlineOf(from);
  const now = inlineOf(wanted);
  const isSame =
    sameValue(fields.lintIgnore, from?.lintIgnore, wanted.lintIgnore) &&
    now.every(([policy]) => before.some(([one]) => policyKey(one) === policyKey(policy) && samePolicy(one, policy)));
  if (isSame) return [];
  return now.map(([{ permissionPolicyDocument: document }, index]) => {
    return { path: `permissionPolicies[${index}].permissionPolicyDocument`, document, kind: "inline" };
  });
}

/** With their places in the list; neither the list nor what is in it need be known. */
function inlineOf(inputs: Wanted | undefined): [PermissionPolicy, number][] {
  const policies: unknown = inputs?.permissionPolicies;
  if (!Array.isArray(policies)) return [];
  return policies.flatMap((policy: PermissionPolicy | null | undefined, index): [PermissionPolicy, number][] =>
    policy?.permissionPolicyType === "Inline" ? [[policy, index]] : [],
  );
}
