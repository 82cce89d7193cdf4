import type { Configuration, Target } from "../../rollout/target";
import type { Context } from "../context";
import { policyRevision, toPolicy } from "./policies";

/** Whether the account has the configuration with its present policies, as far as this process or the list knows. */
export async function isProvisioned({ snapshots }: Context, target: Target): Promise<boolean> {
  if (snapshots.isCurrent(target)) return true;
  if (snapshots.needsProvisioning(target)) return false;
  return (await snapshots.provisioningsOf(target)).get(target.targetId)?.status === "Provisioned";
}

/** A foreign edit of the policies shows on every account, too, and so is repaired there in the same run. */
export async function liveRevision(
  { snapshots }: Context,
  of: Configuration,
  recorded: { readonly policyRevision?: string },
): Promise<string | undefined> {
  if (recorded.policyRevision === undefined) return undefined;
  return policyRevision((await snapshots.policiesOf(of)).map(toPolicy));
}
