import type { CloudSso } from "../api/cloudsso";
import type { ListTasksRequest } from "../api/cloudsso.generated";
import { type Target, targetKey } from "./target";

export type TaskType = NonNullable<ListTasksRequest["TaskType"]>;

/**
 * What a resource wants done by one task of the service: an object literal for each kind of task. All calls go through
 * the process's own client, because several resources may wait for one task and none of them owns it.
 */
export interface Work {
  readonly taskType: TaskType;
  /** Where: decides which other tasks stand in the way. */
  readonly target: Target;
  /** The user or group, where each of several may have a task in the same account. */
  readonly principalId?: string;
  /**
   * Whether it leaves others alone that say the same, and that are about another principal of the same configuration and
   * account: they are tried side by side. Default: it is alone in its account.
   */
  readonly sharesAccount?: true;
  /** Names it in a sentence, behind "the task t-1 of": `ac-1 in account 123`. */
  readonly named: string;
  start(api: CloudSso): Promise<Started>;
  /** Tells by the object itself, when the task is no longer listed. */
  reached(api: CloudSso): Promise<Reached>;
  /**
   * Whether a refused start means that nothing is left to do. Default: no.
   *
   * @param repeated an earlier try got no clear answer, and may have been carried out.
   */
  isDone?(error: unknown, repeated: boolean, api: CloudSso): boolean | Promise<boolean>;
  /** Whether a task that was started then does it for a resource that asks now. Default: yes. */
  serves?(startedAt: number): boolean;
  /** Puts into the shared lists what the task did. */
  succeeded(startedAt: number): void;
  /** The task failed, or was lost sight of: drops what the shared lists hold of it. */
  uncertain(): void;
}

export interface Started {
  readonly taskId: string;
  readonly requestId: string | undefined;
}

export interface Reached {
  readonly done: boolean;
  /** What was seen, for the failure: `the account's status is ReprovisionRequired`. */
  readonly seen: string;
}

/** What has one task at a time: another kind of task on the same object waits for it. */
export function objectKey({ target, principalId }: Pick<Work, "target" | "principalId">): string {
  return principalId === undefined ? targetKey(target) : `${targetKey(target)}:${principalId}`;
}
