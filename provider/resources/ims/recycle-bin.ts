import type { User } from "../../api/ims.generated";
import { isRefusal } from "../../client/error-codes";
import { UnknownOutcomeError } from "../../client/errors";
import type { Context } from "../context";
import { unlessGone } from "../gone";

/*
 * Deleted users stay in the account's recycle bin for thirty days, a thousand at most, several of one name perhaps. No
 * document names the code for one that is not there, so after a refusal a look tells.
 */

const BIN = "ims users in the recycle bin";
const ATTEMPTS = 3;
const PAUSE_MS = 1000;
/** How long what was just deleted may take to show in the bin; no document says. */
const SHOWN_WITHIN_MS = 30_000;

/** Users of this name in the bin, the one that was deleted last first. */
async function recycledUsers({ ims }: Pick<Context, "ims">, name: string): Promise<User[]> {
  const rows = await ims.listUsersInRecycleBin.all({ Filter: `UserPrincipalName eq ${name}` });
  return inOrderOfDeletion(rows).reverse();
}

/** What somebody had better know before a new user gets the name. Who may not look into the bin is told nothing. */
export async function deletedBefore(context: Context, name: string): Promise<string[]> {
  const names = await context.lists.read(BIN, async () => {
    const rows = await context.ims.listUsersInRecycleBin.all({}).catch(() => []);
    return new Map(inOrderOfDeletion(rows).map((row) => [(row.UserPrincipalName ?? "").toLowerCase(), row]));
  });
  const row = names.get(name.toLowerCase());
  if (row === undefined) return [];
  return [
    `a user ${name} (${row.UserId}) was deleted and is in the recycle bin until ${row.DeleteDate}; this makes another ` +
      "one, and restoreFromRecycleBin: true restores that one instead",
  ];
}

/**
 * Restores the user of this name that was deleted last. Its number is noted first, as it is older than any note: after a
 * kill nothing else tells that this very resource brought it back.
 *
 * @returns its number; `undefined` where the bin has none.
 */
export async function restoreUser(context: Context, name: string): Promise<string | undefined> {
  const [{ UserId: id } = {}, ...earlier] = await recycledUsers(context, name);
  if (id === undefined) {
    context.notice(`no deleted user ${name} is in the recycle bin, so a new one is made`);
    return undefined;
  }
  await context.claim.bringsBack(id);
  await restoreOnce(context, id);
  const others = earlier.length === 0 ? "" : `, which was deleted last of ${earlier.length + 1} with that name`;
  context.notice(
    `user ${name} (${id}) was restored from the recycle bin${others}: without its groups, policies, access keys and MFA ` +
      "device; a console logon comes back with its password, and an ims.LoginProfile for it needs adopt: true",
  );
  return id;
}

/** After a lost answer a look comes before the repetition, which would be refused. */
async function restoreOnce(context: Context, id: string): Promise<void> {
  let lost: UnknownOutcomeError | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      await context.ims.restoreUserFromRecycleBin({ UserId: id });
      return;
    } catch (error) {
      if (error instanceof UnknownOutcomeError) lost = error;
      if (lost === undefined) throw error;
      if ((await unlessGone(context.ims.getUser({ UserId: id }))) !== undefined) return;
      if (attempt === ATTEMPTS) throw lost;
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
  }
}

/** Deletes for good. @param waits until the bin shows it, since it was deleted just now. */
export async function purgeUser(context: Context, id: string, name: string, waits: boolean): Promise<void> {
  for (const since = context.clock.now(); ; ) {
    try {
      await context.ims.deleteUserInRecycleBin({ UserId: id });
      return;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const rows = await context.ims.listUsersInRecycleBin.all({});
      if (rows.some((row) => row.UserId === id)) throw error;
      if (!waits) return;
      if (context.clock.now() - since >= SHOWN_WITHIN_MS) {
        return context.warn(
          `user ${name} (${id}) was deleted and has not shown in the recycle bin; if it does, purge it with: ` +
            `alicloud-identity user purge ${id}`,
        );
      }
      context.report("waits until the recycle bin shows the user");
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
  }
}

function inOrderOfDeletion(rows: readonly User[]): User[] {
  return [...rows].sort((a, b) => Date.parse(a.RecycleDate ?? "") - Date.parse(b.RecycleDate ?? ""));
}
