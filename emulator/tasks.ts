import type { Cloud } from "./action";
import type { AccessConfiguration, Directory, Principal, Target, Task, TaskType } from "./cloudsso/state";
import type { Uncertain } from "./options";
import { Refusal } from "./refusal";
import { idText, nextSequence } from "./store";

export function runningTasks(directory: Directory): Task[] {
  return directory.runningTasks.flatMap((id) => directory.tasks[id] ?? []);
}

/** A configuration cannot be edited while a task of it is in progress, whatever the account. */
export function refuseWhileBusy(directory: Directory, configuration: AccessConfiguration, cloud: Cloud): void {
  const busy = runningTasks(directory).find(
    ({ accessConfigurationId }) => accessConfigurationId === configuration.accessConfigurationId,
  );
  if (busy !== undefined) throw conflict(busy, cloud.options);
}

export interface NewTask {
  readonly taskType: TaskType;
  readonly configuration: AccessConfiguration;
  readonly target: Target;
  readonly principal?: Principal;
  readonly deprovisionLast?: boolean;
  /** A reason that is certain from the start, beside one that was asked for from outside. */
  readonly failureReason?: string;
}

/** Starts a task, or refuses because another one stands in the way. */
export function startTask(directory: Directory, wanted: NewTask, cloud: Cloud): Task {
  const { configuration, target, principal, deprovisionLast } = wanted;
  refuseWhileInTheWay(directory, wanted, cloud);
  const failureReason = cloud.taskFailure ?? wanted.failureReason;
  const task: Task = {
    sequence: nextSequence(cloud.state),
    taskId: `t-${idText(cloud.state, 20)}`,
    taskType: wanted.taskType,
    status: "InProgress",
    accessConfigurationId: configuration.accessConfigurationId,
    accessConfigurationName: configuration.accessConfigurationName,
    target,
    ...(principal === undefined ? {} : { principal }),
    startTime: cloud.now,
    endTime: cloud.now + cloud.taskDurationMs,
    ...(failureReason === undefined ? {} : { failureReason }),
    policies: configuration.policies,
    policyRevision: configuration.policyRevision,
    ...(deprovisionLast === undefined ? {} : { deprovisionLast }),
  };
  directory.tasks[task.taskId] = task;
  directory.runningTasks.push(task.taskId);
  return task;
}

/** For checks that come before the start: the same refusal, without a task. */
export function refuseWhileInTheWay(
  directory: Directory,
  wanted: Pick<NewTask, "configuration" | "target" | "principal">,
  cloud: Cloud,
): void {
  const inTheWay = runningTasks(directory).find(
    (task) =>
      task.accessConfigurationId === wanted.configuration.accessConfigurationId &&
      isInScope(task, wanted, cloud.options.conflictScope),
  );
  if (inTheWay !== undefined) throw conflict(inTheWay, cloud.options);
}

function isInScope(
  task: Task,
  { target, principal }: Pick<NewTask, "target" | "principal">,
  scope: Uncertain["conflictScope"],
): boolean {
  if (scope === "configuration") return true;
  if (task.target.TargetId !== target.TargetId) return false;
  const ofOthers = task.principal !== undefined && principal !== undefined;
  return scope === "account" || !ofOthers || task.principal?.PrincipalId === principal.PrincipalId;
}

function conflict(task: Task, options: Pick<Uncertain, "conflictStatus">): Refusal {
  return new Refusal(
    "OperationConflict.Task",
    options.conflictStatus,
    `The task ${task.taskId} (${task.taskType}) on ${task.target.TargetId} is in progress. Try again later.`,
  );
}

/** Ends the tasks that are due, in the order in which they end; `carryOut` does what a task is for. */
export function settleTasks(
  directory: Directory | null,
  now: number,
  carryOut: (directory: Directory, task: Task) => void,
): void {
  if (directory === null || directory.runningTasks.length === 0) return;
  const due = runningTasks(directory)
    .filter(({ endTime }) => endTime <= now)
    .sort((left, right) => left.endTime - right.endTime || left.sequence - right.sequence);
  if (due.length === 0) return;
  const ended = new Set(due.map(({ taskId }) => taskId));
  directory.runningTasks = directory.runningTasks.filter((id) => !ended.has(id));
  for (const task of due) {
    carryOut(directory, task);
    task.status = task.failureReason === undefined ? "Success" : "Failed";
  }
}
