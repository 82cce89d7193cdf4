import type { CloudSso } from "../api/cloudsso";
import { isBusy, isGone } from "../client/error-codes";
import { UnknownOutcomeError } from "../client/errors";
import { type Clock, onAbort } from "../client/wait";
import { type Job, newJob, type Outcome, tell } from "./job";
import { Lanes } from "./lanes";
import type { Snapshots } from "./snapshot";
import { configurationKey, TASK_TYPES, type Target, targetKey, type Work } from "./target";
import { Watch } from "./watch";

/** After a conflict that nothing running explains: the task that caused it has just ended. */
const UNEXPLAINED_PAUSE_MS = 500;

export interface Wait {
  /** Ends the wait, not the task. */
  readonly signal: AbortSignal;
  /** Hears, in a few words, how it goes. */
  readonly report?: (text: string) => void;
  /** The caller waits for many tasks together, so news of a single one is worth no call. Default: false. */
  readonly patient?: boolean;
}

/**
 * Starts and watches CloudSSO's tasks for a whole process. Jobs are keyed by configuration and account and joined when
 * two resources want the same; which of them run side by side is decided by the lanes.
 */
export class Scheduler {
  private readonly jobs = new Map<string, Job>();
  private readonly lanes = new Lanes();
  private readonly watch: Watch;
  private alarm: Promise<void> | undefined;

  constructor(
    private readonly api: CloudSso,
    private readonly snapshots: Snapshots,
    private readonly clock: Clock,
  ) {
    this.watch = new Watch(api, clock, {
      ended: (job, outcome) => this.ended(job, outcome),
      lost: (job, error) => this.failed(job, error),
    });
  }

  async run(work: Work, target: Target, wait: Wait): Promise<Outcome> {
    const job = await this.join(work, target, wait);
    if (wait.report !== undefined) job.listeners.add(wait.report);
    if (wait.patient !== true) job.patient = false;
    this.pump();
    try {
      return await untilAborted(job.outcome, wait.signal, job);
    } finally {
      job.waiters--;
      if (wait.report !== undefined) job.listeners.delete(wait.report);
      if (job.state === "waiting" && job.waiters === 0) this.forget(job);
    }
  }

  /** The job that already does it, unless it began before the last policy write and so brings the old policies. */
  private async join(work: Work, target: Target, wait: Wait): Promise<Job> {
    const key = targetKey(target);
    for (let present = this.jobs.get(key); present !== undefined; present = this.jobs.get(key)) {
      const fresh = present.state === "waiting" || present.startedAt >= this.snapshots.lastWrite(target);
      if (present.work === work && fresh) {
        present.waiters++;
        return present;
      }
      await untilAborted(
        present.outcome.catch(() => undefined),
        wait.signal,
        present,
      );
    }
    const job = newJob(work, target);
    job.waiters++;
    this.jobs.set(key, job);
    return job;
  }

  private pump(): void {
    const now = this.clock.now();
    const busy = this.busy();
    for (const job of this.jobs.values()) {
      if (job.state !== "waiting" || job.notBefore > now) continue;
      if (!this.lanes.admits(job, busy)) continue;
      busy.push(job);
      void this.start(job);
    }
    this.watch.attend(this.inTheWay());
  }

  private busy(): Job[] {
    const ours = [...this.jobs.values()].filter((job) => job.state === "starting" || job.state === "running");
    return [...ours, ...this.watch.foreign()];
  }

  private inTheWay(): ReadonlySet<Job> {
    const busy = this.busy();
    const waiting = [...this.jobs.values()].filter((job) => job.state === "waiting");
    return new Set(waiting.flatMap((job) => this.lanes.inTheWayOf(job, busy)));
  }

  private async start(job: Job): Promise<void> {
    job.state = "starting";
    const beside = this.busy().some((other) => other !== job && sameConfiguration(other, job));
    job.startedAt = this.clock.now();
    try {
      const answer = await this.call(job);
      job.requestId = answer.RequestId;
      this.runs(job, answer.Tasks?.[0]?.TaskId);
      if (beside) this.lanes.prove(job);
    } catch (error) {
      await this.notStarted(job, error).catch((worse: unknown) => this.failed(job, worse));
    } finally {
      this.pump();
    }
  }

  private call(job: Job) {
    const request = {
      DirectoryId: job.target.directoryId,
      AccessConfigurationId: job.target.accessConfigurationId,
      TargetType: job.target.targetType,
      TargetId: job.target.targetId,
    };
    return job.work === "provision"
      ? this.api.provisionAccessConfiguration(request)
      : this.api.deprovisionAccessConfiguration(request);
  }

  private runs(job: Job, taskId: string | undefined): void {
    job.state = "running";
    job.takenAt = this.clock.now();
    job.taskId = taskId;
    tell(job, `task ${taskId ?? "?"} runs`);
    this.watch.add(job);
  }

  private async notStarted(job: Job, error: unknown): Promise<void> {
    if (job.work === "deprovision" && isGone(error)) return this.ended(job, { status: "Success" });
    if (isBusy(error)) return this.conflict(job);
    if (error instanceof UnknownOutcomeError) return this.lostAnswer(job);
    throw error;
  }

  /** What runs there? The same account's task is waited for; another account's shows how narrow the service is. */
  private async conflict(job: Job): Promise<void> {
    const running = await this.runningTasks(job.target);
    const same = running.find((task) => task.TargetId === job.target.targetId);
    const known = new Set([...this.jobs.values(), ...this.watch.foreign()].map((other) => other.taskId));
    const strangers = running.filter((task) => !known.has(task.TaskId));
    for (const task of strangers) this.watchForeign(job.target, task.TargetId, task.TaskId);
    if (same === undefined && running.length > 0) this.lanes.narrow(job.target.directoryId);
    tell(job, running.length > 0 ? `waits for task ${(same ?? running[0])?.TaskId}` : "waits for a running task");
    this.waitAgain(job, running.length > 0 ? 0 : UNEXPLAINED_PAUSE_MS);
  }

  /** The connection broke: was the task started? If so it still runs, or a repeat does no harm. */
  private async lostAnswer(job: Job): Promise<void> {
    const type = job.work === "foreign" ? undefined : TASK_TYPES[job.work];
    const running = await this.runningTasks(job.target);
    const ours = running.find((task) => task.TargetId === job.target.targetId && task.TaskType === type);
    if (ours !== undefined) this.runs(job, ours.TaskId);
    else this.waitAgain(job, UNEXPLAINED_PAUSE_MS);
  }

  private async runningTasks(target: Target) {
    const request = {
      DirectoryId: target.directoryId,
      AccessConfigurationId: target.accessConfigurationId,
      Status: "InProgress",
      MaxResults: 20,
    } as const;
    const answer = await this.api.listTasks(request);
    return answer.Tasks ?? [];
  }

  private watchForeign(beside: Target, targetId: string | undefined, taskId: string | undefined): void {
    const job = newJob("foreign", { ...beside, targetId: targetId ?? "" });
    job.state = "running";
    job.takenAt = job.startedAt = this.clock.now();
    job.taskId = taskId;
    this.watch.add(job);
  }

  private waitAgain(job: Job, pause: number): void {
    job.state = "waiting";
    job.notBefore = this.clock.now() + pause;
    if (pause === 0) return;
    this.alarm ??= this.clock.sleep(pause).then(() => {
      this.alarm = undefined;
      this.pump();
    });
  }

  private ended(job: Job, outcome: Outcome): void {
    if (outcome.status === "Success" && job.work !== "foreign") {
      this.snapshots.patch(job.target, job.work === "provision" ? "Provisioned" : undefined, job.startedAt);
    } else if (job.work === "foreign") {
      this.snapshots.drop(job.target);
    } else {
      this.snapshots.unsure(job.target);
    }
    this.forget(job);
    job.settle(job.requestId === undefined ? outcome : { ...outcome, requestId: job.requestId });
    this.pump();
  }

  private failed(job: Job, error: unknown): void {
    this.forget(job);
    job.fail(error);
    this.pump();
  }

  private forget(job: Job): void {
    job.state = "done";
    if (this.jobs.get(targetKey(job.target)) === job) this.jobs.delete(targetKey(job.target));
  }
}

function sameConfiguration(a: Job, b: Job): boolean {
  return configurationKey(a.target) === configurationKey(b.target);
}

/** The wait was ended before its task. */
export class WaitEnded extends Error {
  /** Without the reason and the target: `task t-1 was still running`. */
  readonly state: string;

  constructor(why: string, { target, taskId, state }: Job) {
    const waiting = state === "waiting";
    const of = `of ${target.accessConfigurationId} in account ${target.targetId}`;
    super(
      `${why}: the task ${waiting ? "" : `${taskId ?? "?"} `}${of} was still ${waiting ? "waiting to start" : "running"}`,
    );
    this.state = waiting ? "not started" : `task ${taskId ?? "?"} was still running`;
  }
}

/** The wait is bounded, the task is not: it goes on in the cloud, and the next run finds it. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal, job: Job): Promise<T> {
  let unhook = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    unhook = onAbort(signal, () => reject(new WaitEnded((signal.reason as Error).message, job)));
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    unhook();
  }
}
