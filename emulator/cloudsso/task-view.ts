import { stamp } from "../clock";
import type { Task } from "./state";

/** As the call that starts a task shows it: neither start nor end yet. */
export function startedTask(task: Task) {
  return {
    TaskId: task.taskId,
    TaskType: task.taskType,
    Status: "InProgress",
    AccessConfigurationId: task.accessConfigurationId,
    AccessConfigurationName: task.accessConfigurationName,
    ...task.target,
    ...task.principal,
  };
}

export function taskShown(task: Task) {
  return { ...startedTask(task), ...taskStatus(task) };
}

/** The end once it has ended, the reason once it has failed. */
export function taskStatus(task: Task) {
  return {
    TaskId: task.taskId,
    TaskType: task.taskType,
    Status: task.status,
    StartTime: stamp(task.startTime),
    EndTime: task.status === "InProgress" ? undefined : stamp(task.endTime),
    FailureReason: task.status === "Failed" ? task.failureReason : undefined,
  };
}
