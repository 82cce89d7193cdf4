import type { Configuration } from "../../rollout/target";
import type { Context } from "../context";
import type { Blockers } from "../delete-when-clear";
import { counted, listed } from "../naming";

/** The most that ListAccessAssignments gives at once. */
const PAGE = 20;

/** The assignments that keep a configuration from being deleted, or from being deprovisioned from one account. */
export async function assignmentBlockers(context: Context, of: Configuration, targetId?: string): Promise<Blockers> {
  const answer = await context.cloudsso.listAccessAssignments({
    DirectoryId: of.directoryId,
    AccessConfigurationId: of.accessConfigurationId,
    MaxResults: PAGE,
    ...(targetId === undefined ? {} : { TargetType: "RD-Account" as const, TargetId: targetId }),
  });
  const rows = answer.AccessAssignments ?? [];
  const names = rows.map((row) => {
    const where = targetId === undefined ? ` on ${row.TargetId}` : "";
    return `${row.PrincipalType?.toLowerCase() ?? "principal"} ${row.PrincipalName ?? row.PrincipalId}${where}`;
  });
  const count = Math.max(answer.TotalCounts ?? 0, rows.length);
  const verb = count === 1 ? "uses" : "use";
  return {
    count,
    counted: counted(count, "assignment"),
    why:
      `${counted(count, "assignment")} ${verb} it${targetId === undefined ? "" : " there"}: ${listed(names, count)}; ` +
      `delete ${count === 1 ? "it" : "them"} first`,
  };
}
