import type { ListTasksItem } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idFilter, principalFilter, targetFilter } from "../filters";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetTasksArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** `ac-...`, or the `id` of an `AccessConfiguration`. Absent: all of them. */
  readonly accessConfigurationId?: string;
  /** `RD-Account`, the one type there is. Absent: that. Only together with `targetId`. */
  readonly targetType?: "RD-Account";
  /** The UID of an account. Absent: all of them. */
  readonly targetId?: string;
  /** Only together with `principalId`, whose beginning must fit. */
  readonly principalType?: "User" | "Group";
  /** `u-...` or `g-...`, bare or joined, together with `principalType`. Absent: all of them. */
  readonly principalId?: string;
  /** Absent: whatever the status. */
  readonly status?: "InProgress" | "Success" | "Failed";
  /** What the tasks do. Absent: anything. */
  readonly taskType?:
    | "ProvisionAccessConfiguration"
    | "DeprovisionAccessConfiguration"
    | "CreateAccessAssignment"
    | "DeleteAccessAssignment";
  /** Only tasks that began then or later: a time in ISO 8601, at most 7 days ago. Absent: the last 24 hours. */
  readonly startTime?: string;
}

export interface GetTasksTask {
  /** The same as `taskId`. */
  readonly id: string;
  /** `t-...` */
  readonly taskId: string;
  /** `ProvisionAccessConfiguration`, `DeprovisionAccessConfiguration`, `CreateAccessAssignment` or `DeleteAccessAssignment`. */
  readonly taskType: string;
  /** `InProgress`, `Success` or `Failed`. */
  readonly status: string;
  /** Why it failed, once it has. */
  readonly failureReason?: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly startTime?: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`, once it has ended. */
  readonly endTime?: string;
  /** `ac-...` */
  readonly accessConfigurationId: string;
  /** The name of the access configuration. */
  readonly accessConfigurationName?: string;
  /** `RD-Account` */
  readonly targetType: string;
  /** The UID of the account. */
  readonly targetId: string;
  /** The display name of the account. */
  readonly targetName?: string;
  /** Where the account is in the resource directory, by ids: `rd-.../r-.../fd-.../<account>`. */
  readonly targetPath?: string;
  /** The same by names. */
  readonly targetPathName?: string;
  /** `User` or `Group`, of a task of an access assignment. */
  readonly principalType?: string;
  /** `u-...` or `g-...` */
  readonly principalId?: string;
  /** The name of the user or group. */
  readonly principalName?: string;
}

export interface GetTasksResult {
  /** The ids of `tasks`, in their order. */
  readonly ids: readonly string[];
  /** The one that began first before the others. */
  readonly tasks: readonly GetTasksTask[];
}

/**
 * The directory's tasks: what brings access configurations and assignments to accounts and takes them away, whoever
 * started it.
 *
 * @example
 * const { tasks } = await cloudsso.getTasks({ status: "Failed" });
 */
export function getTasks(args: GetTasksArgs = {}): Promise<GetTasksResult> {
  return asked(async (services) => {
    const filters = {
      AccessConfigurationId: idFilter(args, "accessConfigurationId", "ac-"),
      ...targetFilter(args),
      ...principalFilter(args),
      Status: args.status,
      TaskType: args.taskType,
      Filter: sinceFilter(args.startTime),
    };
    const directoryId = await directoryIdOf(services, args.directoryId);
    const rows = await services.cloudsso.listTasks.all({ DirectoryId: directoryId, ...filters });
    const tasks = inOrder(rows.map(toTask), ({ startTime = "" }) => startTime);
    return { ids: idsOf(tasks), tasks };
  });
}

/** `getTasks` with arguments that may be outputs, as an output. */
export const getTasksOutput = withOutputs(getTasks);

/** The API's own filter takes whole seconds and no other form. */
function sinceFilter(startTime: string | undefined): string | undefined {
  if (startTime === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\dT/.test(startTime) ? Date.parse(startTime) : Number.NaN;
  if (Number.isNaN(time)) throw new Error("startTime must be a time in ISO 8601, such as 2026-01-31T08:00:00Z");
  return `StartTime ge ${new Date(time).toISOString().replace(/\.\d+Z$/, "Z")}`;
}

function toTask(live: ListTasksItem): GetTasksTask {
  const id = answered(live.TaskId, "the id of a task");
  return {
    id,
    taskId: id,
    taskType: answered(live.TaskType, `the type of task ${id}`),
    status: answered(live.Status, `the status of task ${id}`),
    accessConfigurationId: answered(live.AccessConfigurationId, `the access configuration of task ${id}`),
    targetType: live.TargetType ?? "RD-Account",
    targetId: answered(live.TargetId, `the account of task ${id}`),
    ...given({
      failureReason: live.FailureReason,
      startTime: live.StartTime,
      endTime: live.EndTime,
      accessConfigurationName: live.AccessConfigurationName,
      targetName: live.TargetName,
      targetPath: live.TargetPath,
      targetPathName: live.TargetPathName,
      principalType: live.PrincipalType,
      principalId: live.PrincipalId,
      principalName: live.PrincipalName,
    }),
  };
}
