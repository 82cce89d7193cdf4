import type { Context } from "../context";
import { unlessGone } from "../gone";
import { sideBySide } from "../side-by-side";

interface Attached {
  readonly PolicyName: string;
  readonly PolicyType: "System" | "Custom";
}

/** In the whole account; what counts in one resource group alone this list does not show. */
export async function policiesOfRole({ ram }: Context, RoleName: string): Promise<readonly Attached[]> {
  const { Policies } = await ram.listPoliciesForRole({ RoleName });
  return (Policies?.Policy ?? []).flatMap(({ PolicyName, PolicyType }) =>
    PolicyName === undefined ? [] : { PolicyName, PolicyType: PolicyType === "System" ? "System" : "Custom" },
  );
}

/** What was detached meanwhile is done. */
export async function detachAll(context: Context, RoleName: string): Promise<void> {
  const policies = (await unlessGone(policiesOfRole(context, RoleName))) ?? [];
  const [failed] = await sideBySide(policies, (policy) =>
    unlessGone(context.ram.detachPolicyFromRole({ ...policy, RoleName })),
  );
  if (failed !== undefined) throw failed.error;
}
