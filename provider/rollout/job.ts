import type { Target, Work } from "./target";

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
  /** `foreign`: another's task, watched until it ends. */
  readonly work: Work | "foreign";
  readonly target: Target;
  state: "waiting" | "starting" | "running" | "done";
  /** When the call that starts it was sent, by this process's clock. */
  startedAt: number;
  /** When the service had taken it, likewise. */
  takenAt: number;
  /** Nobody goes on before many other tasks have ended, too: asking for this one can wait. */
  patient: boolean;
  taskId: string | undefined;
  requestId: string | undefined;
  /** Do not start before; set after a conflict that nothing seems to explain. */
  notBefore: number;
  readonly outcome: Promise<Outcome>;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
  /** How many wait for its end; a job that nobody waits for is not started. */
  waiters: number;
  /** Who wants to hear how it goes. */
  readonly listeners: Set<(text: string) => void>;
}

export function newJob(work: Job["work"], target: Target): Job {
  let settle: (outcome: Outcome) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const outcome = new Promise<Outcome>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  outcome.catch(() => undefined); // whoever waits has the error; nobody waiting must not end the process
  return {
    work,
    target,
    state: "waiting",
    startedAt: 0,
    takenAt: 0,
    patient: true,
    waiters: 0,
    taskId: undefined,
    requestId: undefined,
    notBefore: 0,
    outcome,
    settle,
    fail,
    listeners: new Set(),
  };
}

export function tell(job: Job, text: string): void {
  for (const listener of job.listeners) listener(text);
}
