import type { CloudSso } from "../api/cloudsso";
import type { ListTasksItem } from "../api/cloudsso.generated";
import { isGone } from "../client/error-codes";
import type { Clock } from "../client/wait";
import { Estimate } from "./estimate";
import { type Job, type Outcome, tell } from "./job";

/** So many tasks are asked for one by one; more are found in a list. */
const SINGLY = 2;
/** The most that ListTasks gives at once. */
const PAGE = 20;
/** What is worth a question: so many tasks that are likely done, or one that has been for so long. */
interface Patience {
  readonly tasks: number;
  readonly ms: number;
}
/** The engine runs 64 resources side by side, and each waits for its own. */
const IMPATIENT: Patience = { tasks: 30, ms: 4000 };
/** Where all are waited for together, the pages had better be full. */
const PATIENT: Patience = { tasks: 150, ms: 15_000 };
/** Two questions are never closer than this, or a late task would be asked for without pause. */
const SHORTEST_SILENCE_MS = 300;
/** Between this process's clock and the times in the answers, beyond the offset that was learnt. */
const MARGIN_MS = 1500;

type Status = Pick<ListTasksItem, "Status" | "StartTime" | "EndTime" | "FailureReason">;

/** Asks for running tasks, as seldom as it can: when they are likely done, and twenty at a time. */
export class Watch {
  private readonly running = new Set<Job>();
  private readonly estimate = new Estimate();
  private looping = false;
  private lastLook = Number.NEGATIVE_INFINITY;
  private inTheWay: ReadonlySet<Job> = new Set();
  /** A task has failed, so it is worth a call to list those that did. */
  private failing = false;
  /** Server's clock less ours; learnt from the first task whose times were shown. */
  private offset: number | undefined;

  constructor(
    private readonly api: CloudSso,
    private readonly clock: Clock,
    private readonly news: {
      readonly ended: (job: Job, outcome: Outcome) => void;
      /** The task goes on, and can no longer be seen. */
      readonly lost: (job: Job, error: unknown) => void;
    },
  ) {}

  add(job: Job): void {
    this.running.add(job);
    if (!this.looping) void this.loop();
  }

  foreign(): Job[] {
    return [...this.running].filter((job) => job.work === "foreign");
  }

  /** The tasks whose end lets others begin: each is asked for as soon as it is likely done. */
  attend(inTheWay: ReadonlySet<Job>): void {
    this.inTheWay = inTheWay;
  }

  private async loop(): Promise<void> {
    this.looping = true;
    while (this.running.size > 0) {
      // More may have begun meanwhile, and be worth waiting for.
      for (let due = this.nextLook(); due > this.clock.now(); due = this.nextLook()) {
        await this.clock.sleep(due - this.clock.now());
      }
      this.lastLook = this.clock.now();
      try {
        await this.look();
      } catch (error) {
        this.lose(error);
      }
    }
    this.looping = false;
  }

  /** When the task that others wait for is likely done; else when so many are that a question pays. */
  private nextLook(): number {
    const earliest = this.lastLook + SHORTEST_SILENCE_MS;
    const starts = [...this.running].map((job) => job.takenAt).sort((a, b) => a - b);
    const blocking = [...this.running].filter((job) => this.inTheWay.has(job)).map((job) => job.takenAt);
    if (blocking.length > 0 || this.offset === undefined) {
      return Math.max(earliest, Math.min(...blocking, starts[0] ?? 0) + this.estimate.ms);
    }
    const patience = [...this.running].every((job) => job.patient) ? PATIENT : IMPATIENT;
    const full = starts[Math.min(patience.tasks, starts.length) - 1] ?? 0;
    const longEnough = (starts[0] ?? 0) + patience.ms;
    return Math.max(earliest, Math.min(full, longEnough) + this.estimate.ms);
  }

  private async look(): Promise<void> {
    const before = this.running.size;
    const due = [...this.running].filter((job) => job.takenAt + this.estimate.ms <= this.clock.now() + 1);
    const candidates = due.length > 0 ? due : [...this.running].slice(0, 1);
    if (candidates.length <= SINGLY || this.offset === undefined) {
      for (const job of candidates.slice(0, SINGLY)) await this.lookAt(job);
    } else {
      await this.lookAtMany(candidates);
    }
    if (this.running.size === before) this.estimate.tooShort();
  }

  private async lookAt(job: Job): Promise<void> {
    const request = { DirectoryId: job.target.directoryId, TaskId: job.taskId ?? "" };
    try {
      const answer = await this.api.getTaskStatus(request);
      if (answer.TaskStatus !== undefined) this.see(job, answer.TaskStatus);
    } catch (error) {
      if (!isGone(error)) throw error;
      // Tasks are listed for a while only. What became of it, the object itself must tell.
      await this.lookAtObject(job);
    }
  }

  /** One page holds what twenty single questions would; a task that should be in it and is not is asked for itself. */
  private async lookAtMany(jobs: readonly Job[]): Promise<void> {
    for (const directoryId of new Set(jobs.map((job) => job.target.directoryId))) {
      const here = jobs.filter((job) => job.target.directoryId === directoryId);
      const wanted = new Map(here.map((job) => [job.taskId, job]));
      await this.list("Success", here, wanted);
      if (wanted.size > SINGLY && this.failing) await this.list("Failed", here, wanted);
      const overdue = [...wanted.values()].filter((job) => this.isOverdue(job));
      const suspects = wanted.size === here.length ? here.slice(0, 1) : overdue.slice(0, SINGLY);
      for (const job of suspects) await this.lookAt(job);
    }
  }

  /** Takes those out of `wanted` that have ended so. */
  private async list(
    status: "Success" | "Failed",
    jobs: readonly Job[],
    wanted: Map<string | undefined, Job>,
  ): Promise<void> {
    for await (const task of this.api.listTasks.items(this.window(status, jobs))) {
      const job = wanted.get(task.TaskId);
      if (job === undefined) continue;
      this.see(job, task);
      wanted.delete(task.TaskId);
      if (wanted.size === 0) break;
    }
  }

  private window(status: "Success" | "Failed", jobs: readonly Job[]) {
    const oldest = Math.min(...jobs.map((job) => job.takenAt));
    const from = new Date(oldest + (this.offset ?? 0) - MARGIN_MS).toISOString().replace(/\.\d+Z$/, "Z");
    const configurations = new Set(jobs.map((job) => job.target.accessConfigurationId));
    const [only] = configurations;
    return {
      DirectoryId: jobs[0]?.target.directoryId ?? "",
      Status: status,
      Filter: `StartTime ge ${from}`,
      MaxResults: PAGE,
      ...(configurations.size === 1 && only !== undefined ? { AccessConfigurationId: only } : {}),
    } as const;
  }

  private isOverdue(job: Job): boolean {
    return this.clock.now() - job.takenAt > this.estimate.ms * 1.5 + 500;
  }

  private see(job: Job, task: Status): void {
    if (task.StartTime !== undefined) this.offset ??= Date.parse(task.StartTime) - job.takenAt;
    if (task.Status === "Success") this.end(job, task, { status: "Success" });
    else if (task.Status === "Failed") {
      this.failing = true;
      this.end(job, task, { status: "Failed", failureReason: task.FailureReason ?? "no reason was given" });
    } else tell(job, `task ${job.taskId} runs, ${Math.round((this.clock.now() - job.takenAt) / 1000)} s`);
  }

  private end(job: Job, task: Status, outcome: Outcome): void {
    if (job.work !== "foreign") this.estimate.finished(task.StartTime, task.EndTime);
    this.running.delete(job);
    const seconds = Math.round((this.clock.now() - job.takenAt) / 1000);
    tell(job, `task ${job.taskId} ${outcome.status === "Success" ? "done" : "failed"} after ${seconds} s`);
    this.news.ended(job, job.taskId === undefined ? outcome : { ...outcome, taskId: job.taskId });
  }

  private async lookAtObject(job: Job): Promise<void> {
    const { target } = job;
    const answer = await this.api.listAccessConfigurationProvisionings({
      DirectoryId: target.directoryId,
      AccessConfigurationId: target.accessConfigurationId,
      TargetType: "RD-Account",
      TargetId: target.targetId,
    });
    const status = answer.AccessConfigurationProvisionings?.find((row) => row.TargetId === target.targetId)?.Status;
    const reached = job.work === "deprovision" ? status === undefined : status === "Provisioned";
    const failureReason = `the task is no longer listed, and the account's status is ${status ?? "absent"}`;
    this.end(job, {}, reached ? { status: "Success" } : { status: "Failed", failureReason });
  }

  /** The tasks go on without being seen; those who wait must know. */
  private lose(error: unknown): void {
    for (const job of [...this.running]) {
      this.running.delete(job);
      this.news.lost(job, error);
    }
  }
}
