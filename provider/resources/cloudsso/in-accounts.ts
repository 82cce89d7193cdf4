import { isDenied } from "../../client/error-codes";
import { CredentialsError } from "../../client/errors";
import type { Outcome } from "../../rollout/job";
import { WaitEnded } from "../../rollout/scheduler";
import type { Target } from "../../rollout/target";
import type { Work } from "../../rollout/work";
import type { Context } from "../context";
import { counted, listed } from "../naming";

export interface Failure<T extends Target = Target> {
  readonly target: T;
  /** What went wrong in this account, with task and request id. */
  readonly reason: string;
  /** Why the task was not even begun, or not watched to its end. Absent: it ran, and failed. */
  readonly error?: unknown;
}

/**
 * Runs one task in each account, side by side, and returns what failed.
 *
 * @param verb for the row: `provisions`.
 * @param noun of what is worked on, where one account can have several.
 */
export async function inAccounts<T extends Target>(
  context: Context,
  verb: string,
  targets: readonly T[],
  workOf: (target: T) => Work,
  noun = "account",
): Promise<Failure<T>[]> {
  const failures: Failure<T>[] = [];
  const hopeless = new AbortController();
  const signal = AbortSignal.any([context.signal, hopeless.signal]);
  const started = new Set<T>();
  const begun = context.clock.now();
  let done = 0;
  const report = (): void => {
    const failed = failures.length > 0 ? `, ${failures.length} failed` : "";
    const ended = { count: done + failures.length, of: targets.length, inMs: context.clock.now() - begun };
    const counts = `${started.size} started, ${done} done${failed}${leftText(ended)}`;
    context.report(`${verb} ${counted(targets.length, noun)}: ${counts}`);
  };
  const one = async (target: T): Promise<void> => {
    try {
      const outcome = await context.scheduler.run(workOf(target), {
        signal,
        patient: true,
        report: () => {
          started.add(target);
          report();
        },
      });
      if (outcome.status === "Failed") failures.push({ target, reason: failureText(outcome) });
      else done++;
    } catch (error) {
      failures.push({ target, reason: error instanceof WaitEnded ? error.state : (error as Error).message, error });
      // What the caller may not do in one account it may not do in the others: two hundred refusals help nobody.
      if (isDenied(error) || error instanceof CredentialsError) hopeless.abort(new Error("hopeless"));
    }
    report();
  };
  if (targets.length > 0) report();
  await Promise.all(targets.map(one));
  return failures;
}

/** Worth saying is more than this. */
const SHORT_MS = 5000;

/** At the pace so far: `, about 4 min left`. */
function leftText({ count, of, inMs }: { readonly count: number; readonly of: number; readonly inMs: number }): string {
  const leftMs = count === 0 ? 0 : (inMs / count) * (of - count);
  if (leftMs < SHORT_MS) return "";
  return `, about ${leftMs < 90_000 ? `${Math.round(leftMs / 1000)} s` : `${Math.round(leftMs / 60_000)} min`} left`;
}

export function failureText(outcome: Outcome): string {
  const ids = [outcome.taskId && `task ${outcome.taskId}`, outcome.requestId && `request ${outcome.requestId}`];
  return `${outcome.failureReason} (${ids.filter(Boolean).join(", ")})`;
}

/** `123: why, 456: why`, and accounts with the same reason together: `not started in 7, 8, 9`. */
export function failuresText<T extends Target>(
  failures: readonly Failure<T>[],
  nameOf: (target: T) => string = ({ targetId }) => targetId,
): string {
  const accounts = new Map<string, string[]>();
  for (const { target, reason } of failures) accounts.set(reason, [...(accounts.get(reason) ?? []), nameOf(target)]);
  const groups = [...accounts];
  const single = groups.filter(([, ids]) => ids.length === 1).map(([reason, ids]) => `${ids[0]}: ${reason}`);
  const shared = groups.filter(([, ids]) => ids.length > 1).map(([reason, ids]) => `${reason} in ${listed(ids)}`);
  return [...(single.length > 0 ? [listed(single)] : []), ...shared].join(", ");
}
