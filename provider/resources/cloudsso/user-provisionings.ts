import type { UpdateUserProvisioningRequest, UserProvisioning } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { isDenied, isRefusal } from "../../client/error-codes";
import { type ServiceError, UnknownOutcomeError } from "../../client/errors";
import type { Context } from "../context";
import { unlessGone } from "../gone";
import { failedDeletion, type Provisioning, type Strategy } from "./failed-events";

/** What one is to be. */
interface Wanted {
  readonly directoryId: string;
  readonly principalType: "User" | "Group";
  readonly principalId: string;
  readonly targetId: string;
  readonly duplicationStrategy: string;
  readonly deletionStrategy: "Keep" | "Delete";
  readonly description?: string;
}

export type Changes = Omit<UpdateUserProvisioningRequest, "DirectoryId" | "UserProvisioningId">;

/** A deletion that cannot come to its end. */
export class Stuck extends Error {}

/** A create whose answer was lost is looked for, and repeated where nothing came of it; so often at most. */
const ROUNDS = 3;
/** How long what hinders a deletion is given to come right. */
const LONGEST_MS = 60_000;
const PAUSE_MS = 2000;

export function idOf(row: UserProvisioning): string {
  return answered(row.UserProvisioningId, "the id of a RAM user provisioning");
}

/** As the documents spell it, whatever the program does. */
export function spelt(strategy: string): Strategy {
  return strategy.toLowerCase() === "takeover" ? "TakeOver" : "KeepBoth";
}

/** All of the directory, in one list that they share. */
export async function allOf(
  { cloudsso, lists }: Context,
  directoryId: string,
): Promise<ReadonlyMap<string, UserProvisioning>> {
  return lists.read(listKey(directoryId), async () => {
    const rows = await cloudsso.listUserProvisionings.all({ DirectoryId: directoryId });
    return new Map(rows.map((row) => [idOf(row), row]));
  });
}

/** Carried out or not: what was listed before is too old now. */
function written<T>({ lists }: Context, { directoryId }: { readonly directoryId: string }, answer: Promise<T>) {
  return answer.finally(() => lists.drop(listKey(directoryId)));
}

function listKey(directoryId: string): string {
  return `user provisionings of ${directoryId}`;
}

export async function get({ cloudsso }: Context, of: Provisioning): Promise<UserProvisioning> {
  const { UserProvisioning: row } = await cloudsso.getUserProvisioning(toRequest(of));
  return answered(row, `RAM user provisioning ${of.userProvisioningId}`);
}

function toRequest({ directoryId, userProvisioningId }: Provisioning) {
  return { DirectoryId: directoryId, UserProvisioningId: userProvisioningId };
}

/** Whoever made it: to be so is all that it is. With which code a second one is refused, no document says. */
export async function findOrMake(
  context: Context,
  wanted: Wanted,
): Promise<{ readonly row: UserProvisioning; readonly isNew: boolean }> {
  for (let round = 1; ; round++) {
    const row = await find(context, wanted);
    if (row !== undefined) return { row, isNew: false };
    try {
      return { row: await make(context, wanted), isNew: true };
    } catch (error) {
      if (isDenied(error)) throw error;
      const isLost = error instanceof UnknownOutcomeError;
      if (isLost ? round === ROUNDS : !(await isThere(context, wanted))) throw whyNotMade(wanted, error);
    }
  }
}

/** The rows are compared, too: a filter that the service passed over must make nobody else's provisioning ours. */
async function find({ cloudsso }: Context, wanted: Wanted): Promise<UserProvisioning | undefined> {
  const { principalType, principalId, targetId } = wanted;
  const rows = await cloudsso.listUserProvisionings.all(whoAndWhere(wanted));
  return rows.find(
    (row) => row.PrincipalType === principalType && row.PrincipalId === principalId && row.TargetId === targetId,
  );
}

/** What is gone has a sentence of its own; whose the other codes are no document says. */
function whyNotMade({ principalType, principalId, targetId }: Wanted, error: unknown): unknown {
  if (!isRefusal(error)) return error;
  return (error as ServiceError).meaning(
    `RAM users of ${principalType.toLowerCase()} ${principalId} could not be provisioned to account ${targetId}; if the ` +
      "resource directory has no such account, correct targetId",
  );
}

/** After a failure whose own words are what counts. */
async function isThere(context: Context, wanted: Wanted): Promise<boolean> {
  return (await find(context, wanted).catch(() => undefined)) !== undefined;
}

async function make(context: Context, wanted: Wanted): Promise<UserProvisioning> {
  const request = {
    ...whoAndWhere(wanted),
    DuplicationStrategy: spelt(wanted.duplicationStrategy),
    DeletionStrategy: wanted.deletionStrategy,
    Description: wanted.description || undefined,
  };
  const answer = await written(context, wanted, context.cloudsso.createUserProvisioning(request));
  return answered(answer.UserProvisioning, "the RAM user provisioning that was made");
}

function whoAndWhere({ directoryId, principalType, principalId, targetId }: Wanted) {
  return {
    DirectoryId: directoryId,
    PrincipalType: principalType,
    PrincipalId: principalId,
    TargetType: "RD-Account" as const,
    TargetId: targetId,
  };
}

/** @returns what it is then, where the answer says it. */
export async function update(
  context: Context,
  of: Provisioning,
  changes: Changes,
): Promise<UserProvisioning | undefined> {
  const request = { ...toRequest(of), ...changes };
  return (await written(context, of, context.cloudsso.updateUserProvisioning(request))).UserProvisioning;
}

/**
 * Deletes it and waits until it is gone, as a user or a group may have to stay as long as it is there.
 *
 * @throws `Stuck` when the service cannot do it.
 */
export async function remove(context: Context, of: Provisioning, deletionStrategy: "Keep" | "Delete"): Promise<void> {
  const { cloudsso, clock } = context;
  const request = { ...toRequest(of), DeletionStrategy: deletionStrategy };
  await unlessGone(written(context, of, cloudsso.deleteUserProvisioning(request)));
  const since = clock.now();
  while ((await unlessGone(cloudsso.getUserProvisioning(toRequest(of)))) !== undefined) {
    const failure = clock.now() - since < LONGEST_MS ? undefined : await failedDeletion(context, of);
    if (failure !== undefined) throw new Stuck(`${failure}; remove what the error names, then run it again`);
    context.report("waits until it is gone");
    await clock.sleep(PAUSE_MS, context.signal);
  }
}
