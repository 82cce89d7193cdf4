import type { Configuration } from "../../rollout/snapshot";
import type { Context } from "../context";
import { listed } from "../naming";

/** The most that ListAccessAssignments gives at once. */
const PAGE = 20;

export interface Blockers {
  /** In words, up to twenty and the total; empty when there are none. */
  readonly text: string;
  readonly count: number;
}

/** The assignments of a configuration, in one account or in all. */
export async function assignmentsOf(context: Context, of: Configuration, targetId?: string): Promise<Blockers> {
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
  return { text: listed(names, answer.TotalCounts), count: answer.TotalCounts ?? rows.length };
}

export async function assignmentsText(context: Context, of: Configuration): Promise<string> {
  return (await assignmentsOf(context, of)).text;
}
