import type { Job } from "./job";
import { accountKey, configurationKey, targetKey } from "./target";

/** So many tasks may be under way or not yet asked for, whatever the service would take. */
const WIDTH = 200;
/** So many starts are on their way at once; more would only queue for the rate budget, in front of the questions. */
const STARTS = 4;

/**
 * Which tasks may run side by side. The scope of `OperationConflict.Task` is not documented: we begin with one task an
 * account, and with one a configuration from the moment a conflict shows that the service wants that. Tasks that share
 * an account, as those of grants to several principals do, run side by side until a conflict shows otherwise.
 */
export class Lanes {
  private readonly oneEach = new Set<string>();
  /** Configurations of which two tasks ran at once. */
  private readonly parallel = new Set<string>();
  /** Directories that refused a task beside another one that shares its account. */
  private readonly oneAnAccount = new Set<string>();
  /** Directories that took one. */
  private readonly shared = new Set<string>();

  /** A conflict has shown that this directory takes one task a configuration. */
  serialise(directoryId: string): void {
    this.oneEach.add(directoryId);
  }

  /** A conflict has shown that this directory takes one task an account, whatever the tasks are. */
  separate(directoryId: string): void {
    this.oneAnAccount.add(directoryId);
  }

  private isSerial(directoryId: string): boolean {
    return this.oneEach.has(directoryId);
  }

  /** The job's task was taken while these ran. */
  taken(job: Job, beside: readonly Job[]): void {
    if (beside.some((other) => isSibling(job, other))) this.parallel.add(configurationKey(job.target));
    if (beside.some((other) => isRoommate(job, other))) this.shared.add(job.target.directoryId);
  }

  /** Whether one more may start, whichever it is. */
  hasRoom(busy: readonly Job[]): boolean {
    return busy.length < WIDTH && busy.filter((other) => other.state !== "running").length < STARTS;
  }

  admits(job: Job, busy: readonly Job[]): boolean {
    if (this.inTheWayOf(job, busy).length > 0) return false;
    if (!this.mayShare(job, busy)) return false;
    const siblings = busy.filter((other) => isSibling(job, other));
    if (siblings.length === 0 || this.parallel.has(configurationKey(job.target))) return true;
    // Until one task was taken beside another, try one at a time: a conflict then costs one call, not a whole burst.
    return siblings.length === 1 && siblings[0]?.state === "running";
  }

  /** Until one account took two tasks, one such try at a time, beside a task that surely runs. */
  private mayShare(job: Job, busy: readonly Job[]): boolean {
    const roommates = busy.filter((other) => isRoommate(job, other));
    if (roommates.length === 0 || this.shared.has(job.target.directoryId)) return true;
    const isTry = (one: Job) => one.state === "starting" && busy.some((other) => isRoommate(one, other));
    return roommates.length === 1 && roommates[0]?.state === "running" && !busy.some(isTry);
  }

  /** Whose end the job waits for. */
  inTheWayOf(job: Job, busy: readonly Job[]): readonly Job[] {
    if (busy.length >= WIDTH) return busy;
    const serial = this.isSerial(job.target.directoryId);
    return busy.filter((other) => this.needsAccountOf(job, other) || (serial && isSibling(job, other)));
  }

  private needsAccountOf(job: Job, other: Job): boolean {
    if (accountKey(other.target) !== accountKey(job.target)) return false;
    return !isRoommate(job, other) || this.oneAnAccount.has(job.target.directoryId);
  }
}

function isSibling(job: Job, other: Job): boolean {
  return configurationKey(other.target) === configurationKey(job.target);
}

/** Two tasks of one configuration and account that leave each other alone, as far as we know. */
function isRoommate(job: Job, other: Job): boolean {
  if (job === other || targetKey(job.target) !== targetKey(other.target)) return false;
  return job.work?.sharesAccount === true && other.work?.sharesAccount === true;
}
