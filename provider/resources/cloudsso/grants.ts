import type { ListAccessAssignmentsItem } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { joinId, splitId } from "../../kernel/ids";
import type { Grant } from "../../rollout/grant";
import { type Configuration, configurationList } from "../../rollout/target";
import type { Context } from "../context";
import { unlessGone } from "../gone";

/** The parts that make an assignment, in the order of its id. */
export const grantParts = [
  "directoryId",
  "accessConfigurationId",
  "targetType",
  "targetId",
  "principalType",
  "principalId",
] as const;

export type GrantParts = { readonly [P in (typeof grantParts)[number]]: string };

/** The key of the shared list of all grants of a configuration, a set of their ids. */
export function grantsKey(of: Configuration): string {
  return configurationList(of, "assignments");
}

export async function takeGrants({ cloudsso }: Context, { directoryId, accessConfigurationId }: Configuration) {
  const of = { DirectoryId: directoryId, AccessConfigurationId: accessConfigurationId };
  const rows = await cloudsso.listAccessAssignments.all({ ...of, MaxResults: 20 });
  return rows.map((row) => grantId(directoryId, row));
}

/** Of all six parts that make an assignment. */
export function grantId(directoryId: string, row: ListAccessAssignmentsItem): string {
  const part = (value: string | undefined, what: string) => answered(value, `the ${what} of an access assignment`);
  return joinId(
    directoryId,
    part(row.AccessConfigurationId, "access configuration"),
    part(row.TargetType, "target type"),
    part(row.TargetId, "account"),
    part(row.PrincipalType, "principal type"),
    part(row.PrincipalId, "principal"),
  );
}

export function grantOf({
  directoryId,
  accessConfigurationId,
  targetId,
  principalType,
  principalId,
}: GrantParts): Grant {
  return {
    directoryId,
    accessConfigurationId,
    targetType: "RD-Account",
    targetId,
    principalType: principalType === "Group" ? "Group" : "User",
    principalId,
  };
}

export function grantOfId(id: string): Grant {
  const parts = splitId(id, grantParts).map((part, index) => [grantParts[index], part]);
  return grantOf(Object.fromEntries(parts) as GrantParts);
}

export function idOfGrant({
  directoryId,
  accessConfigurationId,
  targetType,
  targetId,
  principalType,
  principalId,
}: Grant) {
  return joinId(directoryId, accessConfigurationId, targetType, targetId, principalType, principalId);
}

/** Whether somebody is there to be given anything. */
export async function isPrincipal(
  { cloudsso }: Context,
  { directoryId, principalType, principalId }: Pick<GrantParts, "directoryId" | "principalType" | "principalId">,
): Promise<boolean> {
  const principal =
    principalType === "Group"
      ? cloudsso.getGroup({ DirectoryId: directoryId, GroupId: principalId })
      : cloudsso.getUser({ DirectoryId: directoryId, UserId: principalId });
  return (await unlessGone<object>(principal)) !== undefined;
}
