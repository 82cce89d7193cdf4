import type { CloudSso } from "../../../provider/api/cloudsso";
import { ServiceError } from "../../../provider/client/errors";
import type { Target } from "../../../provider/rollout/target";
import type { TaskType, Work } from "../../../provider/rollout/work";
import type { VirtualClock } from "../client/clock";

const PAGE = 20;

interface FakeTask {
  readonly TaskId: string;
  readonly TaskType: TaskType;
  readonly TargetId: string;
  readonly PrincipalId?: string | undefined;
  readonly startedAt: number;
  readonly ms: number;
  readonly failure?: string | undefined;
}

type Filter = { readonly [name: string]: unknown };

/** Tasks of one configuration, in virtual time; two of one account are in each other's way. */
export class FakeCloudSso {
  readonly tasks: FakeTask[] = [];
  readonly calls: string[] = [];
  taskMs = 2000;
  conflicts: "account" | "configuration" | "nothing" = "account";
  /** How much the service's clock is ahead of ours. */
  aheadMs = 0;
  /** Ids that are no longer listed. */
  readonly forgotten = new Set<string>();

  constructor(private readonly clock: VirtualClock) {}

  readonly api = {
    getTaskStatus: async ({ TaskId }: Filter) => {
      this.calls.push("GetTaskStatus");
      const task = this.tasks.find((one) => one.TaskId === TaskId && !this.forgotten.has(one.TaskId));
      if (task === undefined) throw new ServiceError("There is no such task.", { code: "EntityNotExists.Task" });
      return { TaskStatus: this.shown(task) };
    },
    listTasks: { all: (filter: Filter) => this.list(filter), items: (filter: Filter) => this.items(filter) },
  } as unknown as CloudSso;

  /** The work of one task as a resource would describe it. */
  work(taskType: TaskType, targetId: string, changes: Partial<Work> = {}): Work {
    const target: Target = { directoryId: "d-1", accessConfigurationId: "ac-1", targetType: "RD-Account", targetId };
    return {
      taskType,
      target,
      named: `ac-1 in account ${targetId}`,
      start: async () => ({ taskId: this.start(taskType, targetId, changes.principalId), requestId: "r-1" }),
      reached: async () => ({ done: false, seen: "it is not there" }),
      succeeded: () => undefined,
      uncertain: () => undefined,
      ...changes,
    };
  }

  /** @returns the task's id. */
  start(taskType: TaskType, targetId: string, principalId?: string, ms = this.taskMs, failure?: string): string {
    this.calls.push(taskType);
    const running = this.tasks.filter((task) => this.isRunning(task));
    const inTheWay = running.filter((task) => this.conflicts === "configuration" || task.TargetId === targetId);
    if (this.conflicts !== "nothing" && inTheWay.length > 0)
      throw new ServiceError("A task is running.", { code: "OperationConflict.Task" });
    const TaskId = `t-${this.tasks.length + 1}`;
    const startedAt = this.clock.now();
    this.tasks.push({
      TaskId,
      TaskType: taskType,
      TargetId: targetId,
      PrincipalId: principalId,
      startedAt,
      ms,
      failure,
    });
    return TaskId;
  }

  /** The most tasks that ran at once. */
  width(): number {
    return Math.max(
      ...this.tasks.map(
        ({ startedAt: at }) => this.tasks.filter((o) => o.startedAt <= at && at < o.startedAt + o.ms).length,
      ),
    );
  }

  private isRunning(task: FakeTask): boolean {
    return this.clock.now() < task.startedAt + task.ms;
  }

  private shown(task: FakeTask) {
    const { TaskId, TaskType, TargetId, PrincipalId } = task;
    const time = (ms: number) => new Date(ms + this.aheadMs).toISOString();
    const ended =
      task.failure === undefined ? { Status: "Success" } : { Status: "Failed", FailureReason: task.failure };
    const state = this.isRunning(task)
      ? { Status: "InProgress" }
      : { ...ended, EndTime: time(task.startedAt + task.ms) };
    return { TaskId, TaskType, TargetId, PrincipalId, StartTime: time(task.startedAt), ...state };
  }

  private async list(filter: Filter) {
    const shown = [];
    for await (const task of this.items(filter)) shown.push(task);
    return shown;
  }

  private async *items(filter: Filter) {
    const tasks = this.tasks.filter((task) => !this.forgotten.has(task.TaskId)).map((task) => this.shown(task));
    const from = String(filter["Filter"] ?? "StartTime ge ").slice("StartTime ge ".length);
    const found = tasks
      .filter((task) => task.StartTime >= from)
      .filter((task) =>
        (["Status", "TargetId", "TaskType"] as const).every(
          (name) => filter[name] === undefined || filter[name] === task[name],
        ),
      );
    for (let index = 0; index === 0 || index < found.length; index += PAGE) {
      this.calls.push("ListTasks");
      yield* found.slice(index, index + PAGE);
    }
  }
}
