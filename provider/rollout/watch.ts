import type { CloudSso } from "../api/cloudsso";
import type { ListTasksItem } from "../api/cloudsso.generated";
import { answered } from "../client/answered";
import { isGone } from "../client/error-codes";
import type { Clock } from "../client/wait";
import { Estimate } from "./estimate";
import { type Job, notify, type Outcome } from "./job";

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
  /** By type of task: an assignment's is over long before a provisioning's. */
  private readonly estimates = new Map<string, Estimate>();
  private looping = false;
  private lastPoll = Number.NEGATIVE_INFINITY;
  private inTheWay: ReadonlySet<Job> = new Set();
  /** Ends the sleep before the next question. */
  private waking = new AbortController();
  /** A task has failed, so it is worth a call to list those that did. */
  private failing = false;
  /** Server's clock less ours; learnt from single tasks. */
  private offset: number | undefined;

  constructor(
    private readonly api: CloudSso,
    private readonly clock: Clock,
    private readonly news: {
      readonly ended: (job: Job, outcome: Outcome) => void;
      /** The task goes on, and can no longer be seen. */
      readonly abandoned: (job: Job, error: unknown) => void;
    },
  ) {}

  add(job: Job): void {
    this.running.add(job);
    if (!this.looping) void this.loop();
  }

  foreign(): Job[] {
    return [...this.running].filter((job) => job.work === undefined);
  }

  /** The tasks whose end lets others begin: each is asked for as soon as it is likely done. */
  attend(inTheWay: ReadonlySet<Job>): void {
    const isUrgent = inTheWay.size > 0 && this.inTheWay.size === 0;
    this.inTheWay = inTheWay;
    if (isUrgent) this.waking.abort();
  }

  private async loop(): Promise<void> {
    this.looping = true;
    while (this.running.size > 0) {
      // More may have begun meanwhile, and be worth waiting for.
      for (let due = this.nextPoll(); due > this.clock.now(); due = this.nextPoll()) {
        this.waking = new AbortController();
        await this.clock.sleep(due - this.clock.now(), this.waking.signal).catch(() => undefined);
      }
      this.lastPoll = this.clock.now();
      try {
        await this.pollDue();
      } catch (error) {
        this.abandon(error);
      }
    }
    this.looping = false;
  }

  /** When the task that others wait for is likely done; else when so many are that a question pays. */
  private nextPoll(): number {
    const earliest = this.lastPoll + SHORTEST_SILENCE_MS;
    const running = [...this.running];
    const due = running.map((job) => this.dueAt(job)).sort((a, b) => a - b);
    const first = due[0] ?? 0;
    const blocking = running.filter((job) => this.inTheWay.has(job)).map((job) => this.dueAt(job));
    if (blocking.length > 0 || this.offset === undefined) return Math.max(earliest, Math.min(...blocking, first));
    const patience = running.every((job) => job.patient) ? PATIENT : IMPATIENT;
    const full = due[Math.min(patience.tasks, due.length) - 1] ?? 0;
    return Math.max(earliest, Math.min(full, first + patience.ms));
  }

  /** When the task is likely done. */
  private dueAt(job: Job): number {
    return job.takenAt + this.estimateOf(job).ms;
  }

  private estimateOf({ taskType }: Job): Estimate {
    const known = this.estimates.get(taskType) ?? new Estimate();
    this.estimates.set(taskType, known);
    return known;
  }

  private async pollDue(): Promise<void> {
    const before = this.running.size;
    const due = [...this.running].filter((job) => this.dueAt(job) <= this.clock.now() + 1);
    const candidates = due.length > 0 ? due : [...this.running].slice(0, 1);
    if (candidates.length <= SINGLY || this.offset === undefined) {
      for (const job of candidates.slice(0, SINGLY)) await this.poll(job);
    } else {
      await this.pollMany(candidates);
    }
    if (this.running.size < before) return;
    for (const estimate of new Set(candidates.map((job) => this.estimateOf(job)))) estimate.tooShort();
  }

  private async poll(job: Job): Promise<void> {
    const request = { DirectoryId: job.target.directoryId, TaskId: job.taskId ?? "" };
    try {
      const answer = await this.api.getTaskStatus(request);
      const status = answered(answer.TaskStatus, `the status of task ${job.taskId}`);
      // Learnt anew each time: a clock that was set, or a machine that slept, would keep all tasks out of the lists.
      if (status.StartTime !== undefined) this.offset = Date.parse(status.StartTime) - job.takenAt;
      this.observe(job, status);
    } catch (error) {
      if (!isGone(error)) throw error;
      // Tasks are listed for a while only. What became of it, the object itself must tell.
      await this.pollObject(job);
    }
  }

  /** One page holds what twenty single questions would; a task that should be in it and is not is asked for itself. */
  private async pollMany(jobs: readonly Job[]): Promise<void> {
    for (const directoryId of new Set(jobs.map((job) => job.target.directoryId))) {
      const here = jobs.filter((job) => job.target.directoryId === directoryId);
      const wanted = new Map(here.map((job) => [job.taskId, job]));
      await this.list("Success", here, wanted);
      if (wanted.size > SINGLY && this.failing) await this.list("Failed", here, wanted);
      const overdue = [...wanted.values()].filter((job) => this.isOverdue(job));
      const suspects = wanted.size === here.length ? here.slice(0, 1) : overdue.slice(0, SINGLY);
      for (const job of suspects) await this.poll(job);
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
      this.observe(job, task);
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
    return this.clock.now() - job.takenAt > this.estimateOf(job).ms * 1.5 + 500;
  }

  private observe(job: Job, task: Status): void {
    if (task.Status === "Success") this.end(job, task, { status: "Success" });
    else if (task.Status === "Failed") {
      this.failing = true;
      this.end(job, task, { status: "Failed", failureReason: task.FailureReason ?? "no reason was given" });
    } else notify(job, `task ${job.taskId} runs, ${Math.round((this.clock.now() - job.takenAt) / 1000)} s`);
  }

  private end(job: Job, task: Status, outcome: Outcome): void {
    if (job.work !== undefined) this.estimateOf(job).finished(task.StartTime, task.EndTime);
    this.running.delete(job);
    const seconds = Math.round((this.clock.now() - job.takenAt) / 1000);
    notify(job, `task ${job.taskId} ${outcome.status === "Success" ? "done" : "failed"} after ${seconds} s`);
    this.news.ended(job, job.taskId === undefined ? outcome : { ...outcome, taskId: job.taskId });
  }

  private async pollObject(job: Job): Promise<void> {
    // Whatever became of somebody else's task, it no longer stands in the way.
    if (job.work === undefined) return this.end(job, {}, { status: "Success" });
    const { done, seen } = await job.work.reached(this.api);
    const failureReason = `the task is no longer listed, and ${seen}`;
    this.end(job, {}, done ? { status: "Success" } : { status: "Failed", failureReason });
  }

  /** The tasks go on without being seen; those who wait must know. */
  private abandon(error: unknown): void {
    for (const job of [...this.running]) {
      this.running.delete(job);
      this.news.abandoned(job, error);
    }
  }
}
