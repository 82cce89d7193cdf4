import type { Job } from "./job";
import { accountKey, configurationKey } from "./target";

/** So many tasks may be under way or not yet asked for, whatever the service would take. */
const WIDTH = 200;
/** So many starts are on their way at once; more would only queue for the rate budget, in front of the questions. */
const STARTS = 4;

/**
 * Which tasks may run side by side. The scope of `OperationConflict.Task` is not documented: we begin with one task an
 * account, and with one a configuration from the moment a conflict shows that the service wants that.
 */
export class Lanes {
  private readonly oneEach = new Set<string>();
  /** Configurations of which two tasks ran at once. */
  private readonly parallel = new Set<string>();

  /** A conflict has shown that this directory takes one task a configuration. */
  serialise(directoryId: string): void {
    this.oneEach.add(directoryId);
  }

  private isSerial(directoryId: string): boolean {
    return this.oneEach.has(directoryId);
  }

  /** A task of this configuration was taken while another one ran. */
  allowParallel(job: Job): void {
    this.parallel.add(configurationKey(job.target));
  }

  admits(job: Job, busy: readonly Job[]): boolean {
    if (busy.filter((other) => other.state !== "running").length >= STARTS) return false;
    if (this.inTheWayOf(job, busy).length > 0) return false;
    const siblings = busy.filter((other) => isSibling(job, other));
    if (siblings.length === 0 || this.parallel.has(configurationKey(job.target))) return true;
    // Until one task was taken beside another, try one at a time: a conflict then costs one call, not a whole burst.
    return siblings.length === 1 && siblings[0]?.state === "running";
  }

  /** Whose end the job waits for. */
  inTheWayOf(job: Job, busy: readonly Job[]): readonly Job[] {
    if (busy.length >= WIDTH) return busy;
    const account = accountKey(job.target);
    const serial = this.isSerial(job.target.directoryId);
    return busy.filter((other) => accountKey(other.target) === account || (serial && isSibling(job, other)));
  }
}

function isSibling(job: Job, other: Job): boolean {
  return configurationKey(other.target) === configurationKey(job.target);
}
