import type { Cloud } from "../action";
import { itemsOf } from "../store";
import type { AccessConfiguration, Directory, PermissionPolicy, Provisioning } from "./state";

export function provisioningsOf(directory: Directory, accessConfigurationId: string): Provisioning[] {
  return itemsOf(directory.provisionings).filter((each) => each.accessConfigurationId === accessConfigurationId);
}

/**
 * Whether an account has other policies than the configuration has now. Every policy change counts, also one that is
 * undone later; session duration, relay state and description take effect by themselves.
 */
export function isStale(provisioning: Provisioning, configuration: AccessConfiguration, cloud: Cloud): boolean {
  if (provisioning.policyRevision === configuration.policyRevision) return false;
  return cloud.options.undoneEdit === "stays" || text(provisioning.policies) !== text(configuration.policies);
}

export function statusOf(
  provisioning: Provisioning,
  configuration: AccessConfiguration,
  cloud: Cloud,
): "Provisioned" | "ReprovisionRequired" | "DeprovisionFailed" {
  if (provisioning.deprovisionFailed) return "DeprovisionFailed";
  return isStale(provisioning, configuration, cloud) ? "ReprovisionRequired" : "Provisioned";
}

function text(policies: readonly PermissionPolicy[]): string {
  return policies
    .map(({ type, name, document }) => JSON.stringify([type, name, document]))
    .sort()
    .join();
}
