import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { Refusal } from "../refusal";
import { held, itemsOf } from "../store";
import { notFound, theDirectory } from "./find";
import { listed, meets } from "./lists";
import type { Directory, Task } from "./state";
import { taskShown, taskStatus } from "./task-view";

const dayMs = 24 * 60 * 60_000;
/** How far back tasks can be asked for; an older id is unknown. */
const memoryMs = 7 * dayMs;

export const tasks = {
  ListTasks(request, cloud) {
    const directory = theDirectory(request, cloud);
    const since = startOf(request.Filter, cloud);
    const found = itemsOf(directory.tasks).filter(
      (task) =>
        task.startTime >= since &&
        meets(request.AccessConfigurationId, task.accessConfigurationId) &&
        meets(request.TargetId, task.target.TargetId) &&
        meets(request.PrincipalType, task.principal?.PrincipalType) &&
        meets(request.PrincipalId, task.principal?.PrincipalId) &&
        meets(request.TaskType, task.taskType) &&
        meets(request.Status, task.status),
    );
    return listed("Tasks", found, cloud, taskShown);
  },

  GetTask(request, cloud) {
    return { Task: taskShown(theTask(theDirectory(request, cloud), request.TaskId, cloud)) };
  },

  GetTaskStatus(request, cloud) {
    return { TaskStatus: taskStatus(theTask(theDirectory(request, cloud), request.TaskId, cloud)) };
  },
} satisfies Actions<CloudSsoOperations>;

function theTask(directory: Directory, taskId: string, cloud: Cloud): Task {
  const task = held(directory.tasks, taskId);
  if (task === undefined || task.startTime < cloud.now - memoryMs) throw notFound("Task", taskId);
  return task;
}

/** `StartTime ge <time>`; the last 24 hours when not given. */
function startOf(filter: string | undefined, cloud: Cloud): number {
  if (filter === undefined || filter === "") return cloud.now - dayMs;
  const [, text = ""] = /^\S+\s+ge\s+(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/i.exec(filter.trim()) ?? [];
  const start = Date.parse(text.toUpperCase());
  if (Number.isNaN(start) || start < cloud.now - memoryMs) {
    throw new Refusal(
      "InvalidParameter.Filter",
      400,
      "StartTime is of the form yyyy-MM-ddTHH:mm:ssZ, at most 7 days ago.",
    );
  }
  return start;
}
