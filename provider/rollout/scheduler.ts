import type { CloudSso } from "../api/cloudsso";
import { isBusy } from "../client/error-codes";
import { ServiceError, UnknownOutcomeError } from "../client/errors";
import { type Clock, onAbort } from "../client/wait";
import { foreignJob, type Job, newJob, notify, type Outcome, type OwnJob } from "./job";
import { Lanes } from "./lanes";
import { runningFor, runningInConfiguration } from "./running-tasks";
import type { SharedLists } from "./shared-lists";
import { type Configuration, configurationKey, configurationList } from "./target";
import { Watch } from "./watch";
import { objectKey, type TaskType, type Work } from "./work";

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
 * Starts and watches CloudSSO's tasks for a whole process. Jobs are keyed by their object and joined when two resources
 * want the same of it; which of them run side by side is decided by the lanes.
 */
export class Scheduler {
  private readonly jobs = new Map<string, OwnJob>();
  private readonly lanes = new Lanes();
  private readonly watch: Watch;
  private alarm: Promise<void> | undefined;

  constructor(
    private readonly api: CloudSso,
    private readonly lists: SharedLists,
    private readonly clock: Clock,
  ) {
    this.watch = new Watch(api, clock, {
      ended: (job, outcome) => this.ended(job, outcome),
      abandoned: (job, error) => this.abandoned(job, error),
    });
  }

  async run(work: Work, wait: Wait): Promise<Outcome> {
    const job = await this.join(work, wait);
    if (wait.report !== undefined) job.listeners.add(wait.report);
    if (wait.patient !== true) job.patient = false;
    this.pump();
    try {
      return await untilAborted(job.outcome, wait.signal, job);
    } finally {
      job.waiters--;
      if (wait.report !== undefined) job.listeners.delete(wait.report);
      if (job.state === "waiting" && job.waiters === 0) this.unwanted(job);
    }
  }

  /** Whether a verb of this process waits for a task of this type in the configuration. */
  isUnderWay(of: Configuration, taskType: TaskType): boolean {
    return [...this.jobs.values()].some(
      (job) => job.taskType === taskType && configurationKey(job.target) === configurationKey(of),
    );
  }

  /** The job that already does it; one that does something else to the same object, or did it too early, is waited for. */
  private async join(work: Work, wait: Wait): Promise<OwnJob> {
    const key = objectKey(work);
    for (let present = this.jobs.get(key); present !== undefined; present = this.jobs.get(key)) {
      const serves = present.state === "waiting" || (work.serves?.(present.startedAt) ?? true);
      if (present.taskType === work.taskType && serves) {
        present.waiters++;
        return present;
      }
      await untilAborted(
        present.outcome.catch(() => undefined),
        wait.signal,
        present,
      );
    }
    const job = newJob(work);
    job.waiters++;
    this.jobs.set(key, job);
    return job;
  }

  private pump(): void {
    const now = this.clock.now();
    const busy = this.busy();
    let hasRoom = this.lanes.hasRoom(busy);
    for (const job of this.jobs.values()) {
      if (!hasRoom) break;
      if (job.state !== "waiting" || job.notBefore > now) continue;
      if (!this.lanes.admits(job, busy)) continue;
      busy.push(job);
      void this.start(job);
      hasRoom = this.lanes.hasRoom(busy);
    }
    // While starts are on their way, questions would only delay them: they share one budget.
    const isStarting = busy.some(({ state }) => state === "starting");
    this.watch.attend(isStarting ? new Set() : this.inTheWay());
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

  private async start(job: OwnJob): Promise<void> {
    job.state = "starting";
    const beside = this.busy().filter((other) => other !== job);
    job.startedAt = this.clock.now();
    try {
      const { taskId, requestId } = await job.work.start(this.api);
      job.requestId = requestId;
      this.runs(job, taskId);
      this.lanes.taken(job, beside);
    } catch (error) {
      await this.notStarted(job, error).catch((worse: unknown) => this.failed(job, worse));
    } finally {
      this.pump();
    }
  }

  private runs(job: Job, taskId: string): void {
    job.state = "running";
    job.takenAt = this.clock.now();
    job.taskId = taskId;
    notify(job, `task ${taskId} runs`);
    this.watch.add(job);
  }

  private async notStarted(job: OwnJob, error: unknown): Promise<void> {
    if (isBusy(error)) return this.conflict(job);
    if (error instanceof UnknownOutcomeError) return this.lostAnswer(job);
    const repeated = job.repeated || (error instanceof ServiceError && error.afterUnknownOutcome);
    if (await job.work.isDone?.(error, repeated, this.api)) return this.ended(job, { status: "Success" });
    throw error;
  }

  /**
   * What runs there? Somebody else's task in the same account is waited for; one of our own there, which this one was to
   * run beside, or another account's, shows how narrow the service is.
   */
  private async conflict(job: Job): Promise<void> {
    const running = await runningInConfiguration(this.api, job.target);
    const here = running.filter((task) => task.targetId === job.target.targetId);
    const known = new Set([...this.jobs.values(), ...this.watch.foreign()].map((other) => other.taskId));
    const strangers = running.filter((task) => !known.has(task.taskId));
    for (const { targetId, taskType, taskId } of strangers) {
      this.watch.add(foreignJob({ ...job.target, targetId }, taskType, taskId, this.clock.now()));
    }
    const ours = new Set([...this.jobs.values()].map((other) => other.taskId));
    if (here.some((task) => ours.has(task.taskId))) this.lanes.separate(job.target.directoryId);
    if (here.length === 0 && running.length > 0) this.lanes.serialise(job.target.directoryId);
    notify(job, running.length > 0 ? `waits for task ${(here[0] ?? running[0])?.taskId}` : "waits for a running task");
    this.waitAgain(job, running.length > 0 ? 0 : UNEXPLAINED_PAUSE_MS);
  }

  /** The connection broke: was the task started? If so it still runs, or a repeat does no harm. */
  private async lostAnswer(job: OwnJob): Promise<void> {
    job.repeated = true;
    const ours = await runningFor(this.api, job.work);
    if (ours !== undefined) this.runs(job, ours.taskId);
    else this.waitAgain(job, UNEXPLAINED_PAUSE_MS);
  }

  private waitAgain(job: Job, pause: number): void {
    if (job.waiters === 0) {
      this.unwanted(job);
      return;
    }
    job.state = "waiting";
    job.notBefore = this.clock.now() + pause;
    if (pause === 0) return;
    this.alarm ??= this.clock.sleep(pause).then(() => {
      this.alarm = undefined;
      this.pump();
    });
  }

  private ended(job: Job, outcome: Outcome): void {
    if (job.work === undefined) this.lists.dropAll(configurationList(job.target));
    else if (outcome.status === "Success") job.work.succeeded(job.startedAt);
    else job.work.uncertain();
    this.forget(job);
    job.resolve(job.requestId === undefined ? outcome : { ...outcome, requestId: job.requestId });
    this.pump();
  }

  /** It goes on in the cloud, and nobody sees how it ends. */
  private abandoned(job: Job, error: unknown): void {
    job.work?.uncertain();
    this.failed(job, error);
  }

  /** The last one who waited has left before it was started; whoever waits to do something else there goes on. */
  private unwanted(job: Job): void {
    const error = new Error("nobody waits for it any more");
    if (job.repeated) this.abandoned(job, error);
    else this.failed(job, error);
  }

  private failed(job: Job, error: unknown): void {
    this.forget(job);
    job.fail(error);
    this.pump();
  }

  private forget(job: Job): void {
    job.state = "done";
    const key = job.work && objectKey(job.work);
    if (key !== undefined && this.jobs.get(key) === job) this.jobs.delete(key);
  }
}

/** The wait was ended before its task. */
export class WaitEnded extends Error {
  /** Without the reason and the target: `task t-1 was still running`. */
  readonly state: string;

  constructor(why: string, { work, target, taskId, state }: Job) {
    const waiting = state === "waiting";
    const of = `of ${work?.named ?? target.accessConfigurationId}`;
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
