import type { Configuration } from "../../rollout/target";
import type { Context } from "../context";
import type { Blockers } from "../delete-when-clear";
import { counted, listed } from "../naming";

/** The most that ListAccessAssignments gives at once. */
const PAGE = 20;

interface Users {
  readonly count: number;
  /** `2 assignments use it: user ann on 123, group admins on 456` */
  readonly text: string;
}

/** The assignments that keep a configuration from being deleted, or from being deprovisioned from one account. */
export async function assignmentBlockers(context: Context, of: Configuration, targetId?: string): Promise<Blockers> {
  const { count, text } = await assignmentsOf(context, of, targetId);
  return { count, counted: counted(count, "assignment"), why: `${text}; delete ${count === 1 ? "it" : "them"} first` };
}

/** Of a configuration, or of it in one account. */
export async function assignmentsOf(context: Context, of: Configuration, targetId?: string): Promise<Users> {
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
  const there = targetId === undefined ? "" : " there";
  return { count, text: `${counted(count, "assignment")} ${verb} it${there}: ${listed(names, count)}` };
}
