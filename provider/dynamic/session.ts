import { bindServices, type Services } from "../api/services";
import type { Send } from "../client/call";
import { CancelledError } from "../client/errors";
import { createSend } from "../client/send";
import { type Clock, systemClock } from "../client/wait";
import { type Lookup, type Settings, settingsOfProcess } from "../config";
import type { Context } from "../resources/context";
import { Scheduler } from "../rollout/scheduler";
import { SharedLists } from "../rollout/shared-lists";
import { Snapshots } from "../rollout/snapshot";
import { attemptOf, claimOf } from "./claims";
import { type Engine, engineOf } from "./engine";
import { currentBackend, Journal, type Subject } from "./journal";

/** What all resources of a process share: one client, one scheduler, one set of snapshots. */
export interface Session {
  /** A context for one verb of one resource. */
  context(verb: VerbFacts): VerbContext;
  /** The state has this object of the resource, or it is deleted: its create needs no note any longer. */
  seen(subject: Subject, id: string): Promise<void>;
}

export interface VerbFacts {
  readonly subject: Subject;
  /** For the sentence when the time is up: `create`. */
  readonly name: string;
  readonly timeoutMs: number;
  /** The resource of this run that has the object of this kind with that id. */
  readonly ownerOf: (id: string) => string | undefined;
  /** Ids of what the resource itself has, as far as this run has seen. */
  readonly held: () => readonly string[];
  /** Whether another resource of the program has this of what several can have parts of. */
  readonly isDeclared: Context["isDeclared"];
  /** A sentence without the verb's secrets. */
  readonly hide: (sentence: string) => string;
}

export interface VerbContext {
  readonly context: Context;
  /** Whether the verb has sent any write, and so may have changed the cloud. */
  wrote(): boolean;
  /** Why the verb was stopped, when its time was up. */
  expired(): Error | undefined;
  /** Ends the clock of the verb. */
  close(): void;
}

/** How often a row changes while work goes on; a log without a terminal prints every change as a line. */
const ROW_PAUSE_MS = 2000;
const ROW_PAUSE_IN_CI_MS = 15_000;

/** What a session takes from its surroundings; by default, from this process. */
export interface Surroundings {
  readonly readSettings: (lookup: Lookup) => Settings;
  readonly engine: Engine;
  readonly clock: Clock;
  /** Where the program lies. */
  readonly folder: string;
}

export function openSession(lookup: Lookup, given: Partial<Surroundings> = {}): Session {
  const engine = given.engine ?? engineOf(process.argv);
  const settings = (given.readSettings ?? settingsOfProcess)(lookup);
  const time = given.clock ?? systemClock;
  const clock = watchful(time, engine);
  const send = createSend(settings, {
    clock: time,
    beforeWrite: () => engine.stillThere(),
    onDebug: (line) => process.stderr.write(`${line}\n`),
  });
  const api = bindServices(send).cloudsso;
  const lists = new SharedLists(() => clock.now());
  const snapshots = new Snapshots(api, lists, () => clock.now());
  const pause = settings.ci ? ROW_PAUSE_IN_CI_MS : ROW_PAUSE_MS;
  const scheduler = new Scheduler(api, lists, clock);
  const place = {
    backend: settings.backend ?? currentBackend(settings.pulumiHome),
    folder: given.folder ?? process.cwd(),
  };
  const journal = new Journal(settings.pulumiHome, place, () => clock.now());
  const answers = new Map<string, Promise<unknown>>();
  return {
    seen: (subject, id) => journal.seen(subject, id),
    context(verb) {
      const deadline = new AbortController();
      const reason = new Error(`${verb.name} took longer than ${minutes(verb.timeoutMs)} (raise it with timeouts)`);
      const timer = setTimeout(() => deadline.abort(reason), verb.timeoutMs);
      timer.unref();
      const row = rowOf((text) => engine.log(verb.subject.urn, verb.hide(text), "row"), pause, settings.ci);
      let writes = 0;
      const own: Send = (call) => {
        if (call.kind === "write") writes++;
        return send({ ...call, signal: call.signal ?? deadline.signal });
      };
      const rest: Omit<Context, keyof Services> = {
        scheduler: counting(scheduler, () => writes++),
        snapshots,
        lists,
        accountId: () => send.accountId(deadline.signal),
        once: (question, ask) => answerOf(answers, question, ask),
        claim: claimOf(verb.subject, {
          journal,
          ownerOf: verb.ownerOf,
          held: verb.held,
          adoptIdentical: settings.adoptIdentical,
          longestCreateMs: settings.maxRetryTimeout + settings.readTimeout,
          now: () => clock.now(),
        }),
        isDeclared: verb.isDeclared,
        lint: settings.lint,
        attempt: (what) => attemptOf(verb.subject, what, { journal, now: () => clock.now() }),
        clock,
        signal: deadline.signal,
        report: row.show,
        notice: (text) => engine.log(verb.subject.urn, verb.hide(text), "notice"),
        warn: (text) => engine.log(verb.subject.urn, verb.hide(text), "warning"),
      };
      const context = Object.assign(bindServices(own), rest);
      return {
        context,
        wrote: () => writes > 0,
        expired: () => (deadline.signal.aborted ? reason : undefined),
        close: () => {
          clearTimeout(timer);
          row.end();
          // Killed in a read or in the last write: without this the process would idle on for ever.
          void engine.stillThere();
        },
      };
    },
  };
}

/** A wait can be long: after each, see whether anybody still wants its end. */
function watchful(clock: Clock, engine: Engine): Clock {
  return {
    now: () => clock.now(),
    async sleep(milliseconds, signal) {
      await clock.sleep(milliseconds, signal);
      await engine.stillThere();
    },
  };
}

/** Tasks are started by the process's own client; a verb that asks for one has written all the same. */
function counting(scheduler: Scheduler, count: () => void): Context["scheduler"] {
  return {
    isUnderWay: (of, taskType) => scheduler.isUnderWay(of, taskType),
    run(work, wait) {
      count();
      return scheduler.run(work, wait);
    },
  };
}

/** A resource's row: changes once in a while, and ends with what was said last. Quick work says nothing in a log. */
function rowOf(print: (text: string) => void, pause: number, inLog: boolean) {
  let printed = inLog ? performance.now() : Number.NEGATIVE_INFINITY;
  let shown: string | undefined;
  let last: string | undefined;
  const put = (text: string): void => {
    printed = performance.now();
    shown = text;
    print(text);
  };
  return {
    show(text: string): void {
      last = text;
      if (text !== shown && performance.now() - printed >= pause) put(text);
    },
    end(): void {
      if (shown !== undefined && last !== undefined && last !== shown) put(last);
    },
  };
}

function minutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** Asked by whoever comes first; when that one's time was up before the answer came, by the next. */
async function answerOf<T>(
  answers: Map<string, Promise<unknown>>,
  question: string,
  ask: () => Promise<T>,
): Promise<T> {
  for (let asked = answers.get(question); asked !== undefined; asked = answers.get(question)) {
    try {
      return (await asked) as T;
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      if (answers.get(question) === asked) answers.delete(question);
    }
  }
  const asked = ask();
  answers.set(question, asked);
  asked.catch(() => answers.delete(question));
  return asked;
}
