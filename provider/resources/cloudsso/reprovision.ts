import { provision } from "../../rollout/provisioning";
import type { Provisioning } from "../../rollout/snapshot";
import type { Configuration } from "../../rollout/target";
import type { Context } from "../context";
import { counted } from "../naming";
import { type Failure, failuresText, inAccounts } from "./in-accounts";

/**
 * Brings a configuration's present policies to every account that is stale, owned by the stack or not: a tightened
 * policy that has not arrived is a hole. All accounts are tried, whatever becomes of one.
 *
 * @param policiesWritten every account is stale then, whatever its status still says.
 */
export async function reprovision(context: Context, of: Configuration, policiesWritten: boolean): Promise<Failure[]> {
  const rows = [...(await context.snapshots.provisioningsOf(of)).values()];
  const stale = rows.filter((row) => isStale(row, policiesWritten)).map(({ target }) => target);
  return inAccounts(context, "provisions", stale, (target) => provision(context.snapshots, target));
}

/** `DeprovisionFailed` is left alone: somebody wanted the configuration out of that account. */
function isStale(row: Provisioning, policiesWritten: boolean): boolean {
  return row.status === "ReprovisionRequired" || (policiesWritten && row.status === "Provisioned");
}

/** What an incomplete roll-out says, and how it goes on. */
export function unreachedText(name: string, failures: readonly Failure[]): string {
  return (
    `the policies of access configuration ${name} did not reach ${counted(failures.length, "account")}: ` +
    `${failuresText(failures)}; the next pulumi up tries only these again, and to leave one behind take it out of the ` +
    "program and run pulumi up --continue-on-error, or pulumi destroy --target with the URN of its provisioning"
  );
}
