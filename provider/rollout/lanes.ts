import type { Job } from "./job";
import { accountKey, configurationKey } from "./target";

/** So many tasks may run at once, whatever the service would take. */
const WIDTH = 100;
/** So many starts are on their way at once; more would only queue for the rate budget, in front of the questions. */
const STARTS = 4;

/**
 * Which tasks may run side by side. The scope of `OperationConflict.Task` is not documented: we begin with one task an
 * account, and with one a configuration from the moment a conflict shows that the service wants that.
 */
export class Lanes {
  private readonly oneEach = new Set<string>();
  /** Configurations of which two tasks ran at once. */
  private readonly proven = new Set<string>();

  /** A conflict has shown that this directory takes one task a configuration. */
  narrow(directoryId: string): void {
    this.oneEach.add(directoryId);
  }

  isNarrow(directoryId: string): boolean {
    return this.oneEach.has(directoryId);
  }

  /** A task of this configuration was taken while another one ran. */
  prove(job: Job): void {
    this.proven.add(configurationKey(job.target));
  }

  admits(job: Job, busy: readonly Job[]): boolean {
    if (busy.length >= WIDTH) return false;
    if (busy.filter((other) => other.state !== "running").length >= STARTS) return false;
    const account = accountKey(job.target);
    const configuration = configurationKey(job.target);
    if (busy.some((other) => accountKey(other.target) === account)) return false;
    const siblings = busy.filter((other) => configurationKey(other.target) === configuration);
    if (siblings.length === 0) return true;
    if (this.isNarrow(job.target.directoryId)) return false;
    // Until one task was taken beside another, try one at a time: a conflict then costs one call, not a whole burst.
    return this.proven.has(configuration) || (siblings.length === 1 && siblings[0]?.state === "running");
  }
}
