import type { User } from "../../api/ims.generated";
import type { Context } from "../context";

/*
 * The RAM users of the account by their numbers, listed once for all resources of a run: five hundred users are one page,
 * not five hundred calls.
 */

const USERS = "ims users";

export type Users = ReadonlyMap<string, User>;

export function usersOf(context: Context): Promise<Users> {
  return context.lists.read(USERS, () => take(context));
}

/** As they are from now on: a list that is begun after this call. */
export function usersFromNow(context: Context): Promise<Users> {
  return context.lists.renew(USERS, () => take(context));
}

/** After a write of a user, which the list may hold as it was. */
export function dropUsers({ lists }: Context): void {
  lists.drop(USERS);
}

/** Frozen users, too: their names are taken. */
async function take({ ims }: Context): Promise<Users> {
  const rows = await ims.listUsers.all({ Status: "active,freeze" });
  return new Map(rows.map((row) => [row.UserId ?? "", row]));
}
