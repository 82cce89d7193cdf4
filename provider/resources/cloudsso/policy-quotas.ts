import type { Context } from "../context";
import type { PermissionPolicy } from "./policies";

type Type = PermissionPolicy["permissionPolicyType"];

/** What every directory allows in an access configuration; both can be raised. */
export const USUAL: { readonly [T in Type]: number } = { System: 20, Inline: 1 };

const ADVICE: { readonly [T in Type]: string } = { System: "leave some out", Inline: "merge their documents" };

/**
 * Refuses more policies than the directory allows before anything is made or removed for them. The directory is asked
 * only where there are more than usual; where it may not be asked, the service judges.
 */
export async function refuseOverQuota(
  context: Context,
  directoryId: string,
  wanted: readonly PermissionPolicy[],
): Promise<void> {
  const over = (["System", "Inline"] as const).filter((type) => count(wanted, type) > USUAL[type]);
  if (over.length === 0) return;
  const asked = await context.cloudsso.getDirectoryStatistics({ DirectoryId: directoryId }).catch(() => undefined);
  const { SystemPolicyPerAccessConfigurationQuota: System, InlinePolicyPerAccessConfigurationQuota: Inline } =
    asked?.DirectoryStatistics ?? {};
  const refused = over.flatMap((type) => {
    const quota = { System, Inline }[type];
    if (quota === undefined || count(wanted, type) <= quota) return [];
    const allowed = `directory ${directoryId} allows ${quota} in an access configuration`;
    return `permissionPolicies has ${count(wanted, type)} ${type} policies, and ${allowed}; ${ADVICE[type]}, or have the quota raised`;
  });
  if (refused.length > 0) throw new Error(refused.join("; "));
}

export function count(policies: readonly PermissionPolicy[], type: Type): number {
  return policies.filter((policy) => policy.permissionPolicyType === type).length;
}
