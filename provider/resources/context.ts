import type { Services } from "../api/services";
import type { Clock } from "../client/wait";
import type { Attempt, Claim } from "../kernel/claim";
import type { Scheduler } from "../rollout/scheduler";
import type { SharedLists } from "../rollout/shared-lists";
import type { Snapshots } from "../rollout/snapshot";

/** What a verb works with: the operations, the roll-out that the process shares, and the row it reports to. */
export interface Context extends Services {
  readonly scheduler: Pick<Scheduler, "run" | "isUnderWay">;
  readonly snapshots: Snapshots;
  /** Lists that the resources of a process share, such as the members of a group. */
  readonly lists: SharedLists;
  /** The account that the credentials belong to; asked once a run. */
  accountId(): Promise<string>;
  /** What one question answers for all resources of a run: asked by whoever comes first, and again after a failure. */
  once<T>(question: string, ask: () => Promise<T>): Promise<T>;
  /** What proves that an object which a create meets is this resource's own. */
  readonly claim: Claim;
  /**
   * Whether another resource of the program has this of what several can have parts of, by itself or in a list, as far as this
   * run has checked it. A destroy checks nothing, so there the answer is no.
   *
   * @param what module and noun of the definitions' `shares`: `cloudsso provisionings`.
   */
  isDeclared(what: string, key: readonly string[]): boolean;
  /** What tells whether an earlier run may have sent what no read shows. @param what it is: `password`. */
  attempt(what: string): Attempt;
  /** What a preview does about policies in which the rules of `provider/lint` find something. */
  readonly lint: "off" | "warn" | "error";
  readonly clock: Clock;
  /** Aborted when the verb's time is up. Every wait ends with it. */
  readonly signal: AbortSignal;
  /** A few words for the resource's row, gone when the verb ends. */
  report(text: string): void;
  /** A sentence that stays in the output of the run. */
  notice(text: string): void;
  /** The same, for what somebody had better look at. */
  warn(text: string): void;
}
