import type { Target } from "./target";
import type { Work } from "./work";

/** How a task ended. */
export interface Outcome {
  readonly status: "Success" | "Failed";
  readonly taskId?: string;
  /** The service's own words, when it failed. */
  readonly failureReason?: string;
  readonly requestId?: string;
}

/** One task to be started, or running: ours, or somebody else's that stands in the way. */
export interface Job {
  /** `undefined`: somebody else's task, watched until it ends. */
  readonly work: Work | undefined;
  readonly target: Target;
  readonly taskType: string;
  state: "waiting" | "starting" | "running" | "done";
  /** When the call that starts it was sent, by this process's clock. */
  startedAt: number;
  /** When the service had taken it, likewise. */
  takenAt: number;
  /** Nobody goes on before many other tasks have ended, too: asking for this one can wait. */
  patient: boolean;
  taskId: string | undefined;
  requestId: string | undefined;
  /** A try to start it got no clear answer, and may have been carried out. */
  repeated: boolean;
  /** Do not start before; set after a conflict that nothing seems to explain. */
  notBefore: number;
  readonly outcome: Promise<Outcome>;
  readonly resolve: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
  /** How many wait for its end; a job that nobody waits for is not started. */
  waiters: number;
  /** Who wants to hear how it goes. */
  readonly listeners: Set<(text: string) => void>;
}

/** A task that this process wants done. */
export interface OwnJob extends Job {
  readonly work: Work;
}

export function newJob(work: Work): OwnJob {
  return { ...jobOf(work.target, work.taskType), work };
}

/** Somebody else's task, which runs. */
export function foreignJob(target: Target, taskType: string, taskId: string, now: number): Job {
  return { ...jobOf(target, taskType), state: "running", startedAt: now, takenAt: now, taskId };
}

function jobOf(target: Target, taskType: string): Job {
  let resolve: (outcome: Outcome) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const outcome = new Promise<Outcome>((onEnd, onFailure) => {
    resolve = onEnd;
    fail = onFailure;
  });
  outcome.catch(() => undefined); // whoever waits has the error; nobody waiting must not end the process
  return {
    work: undefined,
    target,
    taskType,
    state: "waiting",
    startedAt: 0,
    takenAt: 0,
    patient: true,
    waiters: 0,
    taskId: undefined,
    requestId: undefined,
    repeated: false,
    notBefore: 0,
    outcome,
    resolve,
    fail,
    listeners: new Set(),
  };
}

export function notify(job: Job, text: string): void {
  for (const listener of job.listeners) listener(text);
}
