import type { CloudSso } from "../api/cloudsso";
import { answered } from "../client/answered";
import { isGone } from "../client/error-codes";
import { type Snapshots, toProvisioning } from "./snapshot";
import type { Target } from "./target";
import type { Started, Work } from "./work";

/** Brings a configuration and its present policies to an account. */
export function provision(snapshots: Snapshots, target: Target): Work {
  return {
    taskType: "ProvisionAccessConfiguration",
    target,
    named: named(target),
    start: async (api) => startedBy(target, await api.provisionAccessConfiguration(toRequest(target))),
    reached: async (api) => reached(await statusOf(api, target), "Provisioned"),
    // One that began before the last policy write brings the old policies.
    serves: (startedAt) => startedAt >= snapshots.lastWrite(target),
    succeeded: (startedAt) => snapshots.provisioned(target, startedAt),
    uncertain: () => snapshots.uncertain(target),
  };
}

/** Takes a configuration out of an account. */
export function deprovision(snapshots: Snapshots, target: Target): Work {
  return {
    taskType: "DeprovisionAccessConfiguration",
    target,
    named: named(target),
    start: async (api) => startedBy(target, await api.deprovisionAccessConfiguration(toRequest(target))),
    reached: async (api) => reached(await statusOf(api, target), undefined),
    isDone: isGone,
    succeeded: () => snapshots.deprovisioned(target),
    uncertain: () => snapshots.uncertain(target),
  };
}

/** The account's status; `undefined` where the configuration is not provisioned. */
export async function statusOf(api: CloudSso, target: Target): Promise<string | undefined> {
  const answer = await api.listAccessConfigurationProvisionings(toRequest(target));
  const rows = (answer.AccessConfigurationProvisionings ?? []).map((row) => toProvisioning(target, row));
  return rows.find((row) => row.target.targetId === target.targetId)?.status;
}

function reached(status: string | undefined, wanted: string | undefined) {
  return { done: status === wanted, seen: `the account's status is ${status ?? "absent"}` };
}

type Answer = Awaited<ReturnType<CloudSso["provisionAccessConfiguration"]>>;

function startedBy(target: Target, answer: Answer): Started {
  return { taskId: answered(answer.Tasks?.[0]?.TaskId, `the task of ${named(target)}`), requestId: answer.RequestId };
}

function named({ accessConfigurationId, targetId }: Target): string {
  return `${accessConfigurationId} in account ${targetId}`;
}

function toRequest(target: Target) {
  return {
    DirectoryId: target.directoryId,
    AccessConfigurationId: target.accessConfigurationId,
    TargetType: target.targetType,
    TargetId: target.targetId,
  };
}
