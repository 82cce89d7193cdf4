import type { AccessKey } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import type { Listed } from "../../kernel/definition";
import type { Context } from "../context";
import { unlessGone } from "../gone";
import { createSecretOnce } from "../shapes/create-secret-once";
import { asNamed, logonName } from "./logon-name";
import { byListedName, nameOfNew } from "./names";

/** A user's keys, by id. */
export type Rows = Map<string, AccessKey>;

/** What was made: its id, and the secret that nobody tells again. */
export interface NewKey {
  readonly row: AccessKey;
  readonly secret: string;
}

/** Of a user, where no more were granted. */
export const MOST_KEYS = 2;

export function idOf(row: AccessKey): string {
  return answered(row.AccessKeyId, "the id of an access key");
}

function listKey(userId: string): string {
  return `access keys of user ${userId}`;
}

/** There is no other way to read one. Without a name the service would tell of the caller's own. */
async function rowsOf({ ims }: Pick<Context, "ims">, name: string, signal?: AbortSignal): Promise<Rows> {
  const answer = await ims.listAccessKeys({ UserPrincipalName: name }, { signal });
  return new Map((answer.AccessKeys?.AccessKey ?? []).map((row) => [idOf(row), row]));
}

/** Every key of every user. */
export async function* everyKey(context: Pick<Context, "ims">): AsyncIterable<Listed> {
  for await (const { UserPrincipalName: name } of context.ims.listUsers.items({ Status: "active,freeze" })) {
    if (name === undefined) continue;
    for (const id of (await rowsOf(context, name)).keys()) yield { id, name: id };
  }
}

/**
 * The keys of a user as all resources of a run share them. `undefined`: the user is gone.
 *
 * @param id one that should be there: that it is not is believed by the user's name of this moment alone.
 */
export async function sharedRows(context: Context, userId: string, id: string): Promise<Rows | undefined> {
  const key = listKey(userId);
  const listed = () => byListedName(context, userId, (name) => rowsOf(context, name));
  const rows = await unlessGone(context.lists.read(key, listed));
  if (rows === undefined || rows.has(id)) return rows;
  context.lists.drop(key);
  return unlessGone(context.lists.read(key, () => asNamed(context, userId, (name) => rowsOf(context, name))));
}

/** The command with which somebody takes a key away by hand. */
export function removalOf(name: string, id = "<its id>"): string {
  return `alicloud-identity call ims DeleteAccessKey --UserPrincipalName ${name} --UserAccessKeyId ${id}`;
}

/** The command with which a deleted key comes back, as long as the recycle bin has it. */
export function restoreOf(userId: string, id: string): string {
  return `alicloud-identity call ims RestoreAccessKeyFromRecycleBin --UserId ${userId} --UserAccessKeyId ${id}`;
}

/**
 * Makes a key of the user, or says which one is stranded.
 *
 * @param ours ids of keys that the resource has already, beside which it makes this one.
 */
export async function makeKey(context: Context, userId: string, ours: readonly string[] = []): Promise<NewKey> {
  const made = nameOfNew(context, userId);
  const name = made ?? (await logonName(context, userId));
  return createSecretOnce(context, {
    named: `an access key of user ${name}`,
    parent: listKey(userId),
    list: (signal) => present(context, userId, signal),
    isParentNew: made !== undefined,
    create: () => make(context, name),
    idOf: ({ row }) => idOf(row),
    toRemove: `delete it with: ${removalOf(name)}`,
    most: MOST_KEYS,
    ours,
  }).finally(() => context.lists.drop(listKey(userId)));
}

async function present(context: Context, userId: string, signal: AbortSignal) {
  const rows = await asNamed(context, userId, (name) => rowsOf(context, name, signal));
  return [...rows].map(([id, { CreateDate }]) => ({ id, createdAt: CreateDate }));
}

/** An answer without the secret is one whose secret is lost. */
async function make({ ims }: Context, name: string): Promise<NewKey> {
  const answer = await ims.createAccessKey({ UserPrincipalName: name });
  const row = answered(answer.AccessKey, "the access key that was made");
  const secret = answered(row.AccessKeySecret || undefined, `the secret of access key ${idOf(row)}`);
  return { row, secret };
}

export async function setKeyStatus(
  context: Context,
  userId: string,
  id: string,
  status: "Active" | "Inactive",
): Promise<void> {
  await byListedName(context, userId, (UserPrincipalName) =>
    context.ims.updateAccessKey({ UserPrincipalName, UserAccessKeyId: id, Status: status }),
  ).finally(() => context.lists.drop(listKey(userId)));
}

/** Disabled first, as the console demands: whoever still calls with it is refused before it is too late. */
export async function removeKey(context: Context, userId: string, id: string): Promise<void> {
  const remove = byListedName(context, userId, async (name) => {
    const at = { UserPrincipalName: name, UserAccessKeyId: id };
    await context.ims.updateAccessKey({ ...at, Status: "Inactive" });
    await context.ims.deleteAccessKey(at);
  });
  await unlessGone(remove).finally(() => context.lists.drop(listKey(userId)));
}

/** An import knows the key alone. */
export async function ownerOf({ ims }: Context, id: string): Promise<string | undefined> {
  const answer = await unlessGone(ims.getUser({ UserAccessKeyId: id }));
  return answer && answered(answer.User?.UserId, `the user of access key ${id}`);
}

/** Its secret is told by nobody, which a look-up should hear. */
export function noticeOfSecret(context: Context, id: string): void {
  context.notice(`access key ${id} told its secret at its creation alone, so accessKeySecret is empty here`);
}

export function warningOfGone(userId: string, id: string): string {
  return (
    `access key ${id} of user ${userId} was deleted elsewhere, and pulumi up makes a new one with another secret; within ` +
    `thirty days it can be restored instead, if the recycle bin still has it, with: ${restoreOf(userId, id)}`
  );
}
