import type { UserProvisioningEvent } from "../../api/cloudsso.generated";
import { isDenied } from "../../client/error-codes";
import { UnknownOutcomeError } from "../../client/errors";
import type { Context } from "../context";
import { counted } from "../naming";

/** What RAM user provisioning could not do for somebody, as the service keeps it: there are no tasks. */
export type FailedEvent = UserProvisioningEvent & { readonly EventId: string };

/** Which RAM user provisioning. */
export interface Provisioning {
  readonly directoryId: string;
  readonly userProvisioningId: string;
}

export type Strategy = "KeepBoth" | "TakeOver";

const DELETIONS: readonly string[] = ["DeleteProvisioning", "UserProvisioningDeletionClearing"];

/** How long the end of a retry is waited for. The service names no time; a task of a sibling takes seconds. */
const LONGEST_MS = 60_000;
const PAUSE_MS = 2000;
/** A retry whose answer was lost is looked at and, where nothing came of it, repeated; so often at most. */
const ROUNDS = 3;

/** Of every provisioning of the directory, in one list that they share: a refresh asks once, not for each. */
export async function failedEventsByProvisioning(
  context: Context,
  directoryId: string,
): Promise<ReadonlyMap<string, readonly FailedEvent[]>> {
  return context.lists.read(`failed user provisioning events of ${directoryId}`, async () => {
    const byProvisioning = new Map<string, FailedEvent[]>();
    for await (const event of context.cloudsso.listUserProvisioningEvents.items({ DirectoryId: directoryId })) {
      const { UserProvisioningId: of = "" } = event;
      if (hasFailed(event)) byProvisioning.set(of, [...(byProvisioning.get(of) ?? []), event]);
    }
    return byProvisioning;
  });
}

/** Of one, as they are now. */
export async function failedEventsOf({ cloudsso }: Context, of: Provisioning): Promise<readonly FailedEvent[]> {
  const request = { DirectoryId: of.directoryId, UserProvisioningId: of.userProvisioningId };
  return (await cloudsso.listUserProvisioningEvents.all(request)).filter(hasFailed);
}

/** Whether events stay listed when they have succeeded is not documented; these have no error then. */
function hasFailed(event: UserProvisioningEvent): event is FailedEvent {
  return Boolean(event.ErrorInfo) && event.EventId !== undefined;
}

/** `upe-1 AddUserToGroup: OperationConflict...ImsUserExists`, in an order that stays. */
export function textsOf(events: readonly FailedEvent[]): string[] {
  return events.map(({ EventId, SourceType, ErrorInfo }) => `${EventId} ${SourceType}: ${ErrorInfo}`).sort();
}

/**
 * Runs each again, with the strategy of today, and waits for what comes of it, a minute at most.
 *
 * @returns what has failed then, whether it was run again or is new.
 */
export async function retryFailed(
  context: Context,
  of: Provisioning,
  events: readonly FailedEvent[],
  strategy: Strategy,
): Promise<readonly FailedEvent[]> {
  context.report(`retries ${counted(events.length, "failed event")}`);
  await Promise.all(events.map((event) => retry(context, of, event, strategy)));
  for (const since = context.clock.now(); ; ) {
    const failed = await failedEventsOf(context, of);
    const isOpen = failed.some((event) => isUnchanged(event, events));
    if (!isOpen || context.clock.now() - since >= LONGEST_MS) return failed;
    context.report(`waits for ${counted(events.length, "retried event")}`);
    await context.clock.sleep(PAUSE_MS, context.signal);
  }
}

/** One that has come to its end meanwhile, by itself or by a retry whose answer was lost, is refused or gone. */
async function retry(context: Context, of: Provisioning, event: FailedEvent, strategy: Strategy): Promise<void> {
  for (let round = 1; ; round++) {
    try {
      await context.cloudsso.retryUserProvisioningEvent({
        DirectoryId: of.directoryId,
        EventId: event.EventId,
        DuplicationStrategy: strategy,
      });
      return;
    } catch (error) {
      if (isDenied(error)) throw error;
      const isOver = !(await failedEventsOf(context, of)).some((one) => isUnchanged(one, [event]));
      if (isOver) return;
      if (!(error instanceof UnknownOutcomeError) || round === ROUNDS) throw error;
    }
  }
}

/** Neither gone nor failed once more. */
function isUnchanged(event: FailedEvent, before: readonly FailedEvent[]): boolean {
  const was = before.find(({ EventId }) => EventId === event.EventId);
  return (
    was !== undefined &&
    (["ErrorCount", "LatestAsyncTime", "UpdateTime"] as const).every((name) => was[name] === event[name])
  );
}

/** What hinders the end of a provisioning that was deleted, if anything does. */
export async function failedDeletion(context: Context, of: Provisioning): Promise<string | undefined> {
  const failed = await failedEventsOf(context, of);
  const [text] = textsOf(failed.filter(({ SourceType = "" }) => DELETIONS.includes(SourceType)));
  return text;
}
