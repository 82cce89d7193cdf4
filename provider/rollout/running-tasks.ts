import type { CloudSso } from "../api/cloudsso";
import { answered } from "../client/answered";
import type { Target } from "./target";
import type { Work } from "./work";

/** The most that ListTasks gives at once. */
const PAGE = 20;

/** Every page: the task that stands in the way may be behind those of many other accounts. */
export function runningInConfiguration(api: CloudSso, { directoryId, accessConfigurationId }: Target) {
  return running(api, { DirectoryId: directoryId, AccessConfigurationId: accessConfigurationId });
}

/** The task of this work, by whomever it was started. */
export async function runningFor(api: CloudSso, { target, taskType, principalId }: Work) {
  const tasks = await running(api, {
    DirectoryId: target.directoryId,
    AccessConfigurationId: target.accessConfigurationId,
    TargetType: target.targetType,
    TargetId: target.targetId,
    TaskType: taskType,
  });
  return tasks.find((task) => principalId === undefined || task.principalId === principalId);
}

async function running(api: CloudSso, which: Parameters<CloudSso["listTasks"]>[0]) {
  const tasks = await api.listTasks.all({ ...which, Status: "InProgress", MaxResults: PAGE });
  return tasks.map((task) => ({
    taskId: answered(task.TaskId, "the id of a running task"),
    taskType: answered(task.TaskType, `the type of task ${task.TaskId}`),
    targetId: answered(task.TargetId, `the account of task ${task.TaskId}`),
    principalId: task.PrincipalId,
  }));
}
