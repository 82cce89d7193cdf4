import { isGone } from "../../client/error-codes";
import { deprovision } from "../../rollout/provisioning";
import type { Configuration } from "../../rollout/target";
import { whenFree } from "../../rollout/when-free";
import type { Context } from "../context";
import { deleteWhenClear } from "../delete-when-clear";
import { counted, listed } from "../naming";
import { assignmentBlockers } from "./assignments";
import { failuresText, inAccounts } from "./in-accounts";
import { type PermissionPolicy, policyKey, toPolicy } from "./policies";
import { wasAmbiguous } from "./write-policies";

/** What of the configuration's inputs decides how it is deleted. */
interface Deleted {
  readonly accessConfigurationName: string;
  readonly permissionPolicies?: readonly PermissionPolicy[];
  readonly forceRemovePermissionPolicies?: boolean;
  readonly deprovisionOnDelete?: boolean;
}

/** Takes away what belongs to the configuration and nothing that belongs to others, unless it was told to. */
export async function deleteAccessConfiguration(context: Context, of: Configuration, recorded: Deleted): Promise<void> {
  try {
    await deprovisionAll(context, of, recorded);
    if (recorded.forceRemovePermissionPolicies === false) await removeOwnPolicies(context, of, recorded);
    await remove(context, of, recorded);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function deprovisionAll(context: Context, of: Configuration, recorded: Deleted): Promise<void> {
  context.snapshots.drop(of);
  const rows = [...(await context.snapshots.provisioningsOf(of)).values()];
  if (rows.length === 0) return;
  const name = recorded.accessConfigurationName;
  if (recorded.deprovisionOnDelete !== true) {
    const accounts = listed(rows.map(({ target }) => target.targetId));
    throw new Error(
      `access configuration ${name} is still provisioned to ${counted(rows.length, "account")} that this stack does not ` +
        `provision: ${accounts}; deprovision it there, or set deprovisionOnDelete: true and run pulumi up before the delete`,
    );
  }
  const failures = await inAccounts(
    context,
    "deprovisions",
    rows.map(({ target }) => target),
    (target) => deprovision(context.snapshots, target),
  );
  if (failures.length > 0) {
    throw new Error(
      `access configuration ${name} could not be deprovisioned from ${counted(failures.length, "account")}: ${failuresText(failures)}`,
    );
  }
}

/** Removed one by one and deleted without force, so that the service refuses what comes in between. */
async function removeOwnPolicies(context: Context, of: Configuration, recorded: Deleted): Promise<void> {
  const live = (await context.snapshots.policiesOf(of)).map(toPolicy);
  const own = new Set((recorded.permissionPolicies ?? []).map(policyKey));
  const foreign = live.filter((policy) => !own.has(policyKey(policy)));
  if (foreign.length > 0) {
    const names = listed(foreign.map((policy) => `${policy.permissionPolicyType} ${policy.permissionPolicyName}`));
    throw new Error(
      `access configuration ${recorded.accessConfigurationName} has policies that this stack did not add: ${names}; remove ` +
        "them, or set forceRemovePermissionPolicies: true and run pulumi up before the delete",
    );
  }
  for (const policy of live) {
    const request = {
      DirectoryId: of.directoryId,
      AccessConfigurationId: of.accessConfigurationId,
      PermissionPolicyType: policy.permissionPolicyType,
      PermissionPolicyName: policy.permissionPolicyName,
    };
    await whenFree(context.clock, context, () =>
      context.cloudsso.removePermissionPolicyFromAccessConfiguration(request),
    ).catch((error: unknown) => {
      // Perhaps removed by an attempt whose answer was lost: the delete without force tells.
      if (!isGone(error) && !wasAmbiguous(error)) throw error;
    });
  }
}

async function remove(context: Context, of: Configuration, recorded: Deleted): Promise<void> {
  const request = {
    DirectoryId: of.directoryId,
    AccessConfigurationId: of.accessConfigurationId,
    ForceRemovePermissionPolicies: recorded.forceRemovePermissionPolicies !== false,
  };
  await deleteWhenClear(context, {
    cannot: `access configuration ${recorded.accessConfigurationName} cannot be deleted`,
    remove: () => whenFree(context.clock, context, () => context.cloudsso.deleteAccessConfiguration(request)),
    blockers: () => assignmentBlockers(context, of),
  });
}
