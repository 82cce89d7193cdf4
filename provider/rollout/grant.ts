import type { CloudSso } from "../api/cloudsso";
import { answered } from "../client/answered";
import { isGone, isRefusal } from "../client/error-codes";
import type { Snapshots } from "./snapshot";
import type { Target } from "./target";
import type { Started, Work } from "./work";

/** One access configuration for one user or group in one account. */
export interface Grant extends Target {
  readonly principalType: "User" | "Group";
  /** `u-...` or `g-...` */
  readonly principalId: string;
}

export type DeprovisionStrategy = "DeprovisionForLastAccessAssignmentOnAccount" | "None";

/** Makes a grant, and provisions the configuration where it is not yet. */
export function assign(snapshots: Snapshots, grant: Grant): Work {
  return {
    ...common(snapshots, grant),
    taskType: "CreateAccessAssignment",
    sharesAccount: true,
    start: async (api) => startedBy(grant, await api.createAccessAssignment(toRequest(grant))),
    reached: async (api) => reached(await isGranted(api, grant), true),
    // By which code a grant that is there is refused, no document tells.
    isDone: async (error, repeated, api) => repeated && isRefusal(error) && (await isGranted(api, grant)),
    succeeded: () => snapshots.granted(grant),
  };
}

/** Takes a grant away. */
export function unassign(snapshots: Snapshots, grant: Grant, strategy: DeprovisionStrategy): Work {
  const takesRole = strategy === "DeprovisionForLastAccessAssignmentOnAccount";
  return {
    ...common(snapshots, grant),
    taskType: "DeleteAccessAssignment",
    // Whether it is the last one there is known only when no other comes or goes meanwhile.
    ...(takesRole ? {} : { sharesAccount: true }),
    start: async (api) => {
      const request = { ...toRequest(grant), DeprovisionStrategy: strategy };
      return startedBy(grant, await api.deleteAccessAssignment(request));
    },
    reached: async (api) => reached(await isGranted(api, grant), false),
    isDone: isGone,
    succeeded: () => {
      if (takesRole) snapshots.uncertain(grant);
    },
  };
}

/** Asks for this one grant. Half a pair is never sent: what it does is not documented. */
export async function isGranted(api: CloudSso, grant: Grant): Promise<boolean> {
  const answer = await api.listAccessAssignments(toRequest(grant));
  return (answer.AccessAssignments ?? []).some(
    (row) =>
      row.AccessConfigurationId === grant.accessConfigurationId &&
      row.TargetType === grant.targetType &&
      row.TargetId === grant.targetId &&
      row.PrincipalType === grant.principalType &&
      row.PrincipalId === grant.principalId,
  );
}

function common(snapshots: Snapshots, grant: Grant) {
  const { directoryId, accessConfigurationId, targetType, targetId } = grant;
  return {
    target: { directoryId, accessConfigurationId, targetType, targetId },
    principalId: grant.principalId,
    named: named(grant),
    uncertain: () => snapshots.uncertain(grant),
  };
}

function reached(isThere: boolean, wanted: boolean) {
  return { done: isThere === wanted, seen: `the assignment is ${isThere ? "there" : "not there"}` };
}

type Answer = Awaited<ReturnType<CloudSso["createAccessAssignment"]>>;

function startedBy(grant: Grant, { Task, RequestId }: Answer): Started {
  return { taskId: answered(Task?.TaskId, `the task of ${named(grant)}`), requestId: RequestId };
}

function named({ accessConfigurationId, principalType, principalId, targetId }: Grant): string {
  return `${accessConfigurationId} for ${principalType.toLowerCase()} ${principalId} in account ${targetId}`;
}

function toRequest(grant: Grant) {
  return {
    DirectoryId: grant.directoryId,
    AccessConfigurationId: grant.accessConfigurationId,
    TargetType: grant.targetType,
    TargetId: grant.targetId,
    PrincipalType: grant.principalType,
    PrincipalId: grant.principalId,
  };
}
