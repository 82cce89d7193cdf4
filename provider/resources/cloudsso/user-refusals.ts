import { isRefusal } from "../../client/error-codes";
import type { ServiceError } from "../../client/errors";
import { joinId, splitId } from "../../kernel/ids";
import type { Context } from "../context";
import { type Principal, whyRefused } from "./synchronized";

/** What of a user's inputs says who it is. */
interface Named {
  readonly directoryId: string;
  readonly userName: string;
  readonly email?: string;
}

export function whereOf(id: string) {
  const [DirectoryId = "", UserId = ""] = splitId(id, ["directoryId", "userId"]);
  return { DirectoryId, UserId };
}

export function principal(id: string, inputs: Named): Principal {
  return { directoryId: inputs.directoryId, id, named: `user ${inputs.userName}`, readBy: "getUser" };
}

/** Of a refused change: what no code says. */
export async function whyNotChanged(context: Context, id: string, to: Named, error: unknown): Promise<unknown> {
  const cannot = "cannot be changed here, beside its password and status";
  const reason = await why(context, id, to, cannot, error);
  return reason === error ? emailTaken(context, to, error, id) : reason;
}

export function why(context: Context, id: string, inputs: Named, cannot: string, error: unknown): Promise<unknown> {
  const provisionType = async () => (await context.cloudsso.getUser(whereOf(id))).User?.ProvisionType;
  return whyRefused(context, principal(id, inputs), cannot, error, provisionType);
}

/** E-mail addresses are unique in a directory. Who has one only the list of all tells. */
export async function emailTaken(context: Context, wanted: Named, error: unknown, own?: string): Promise<unknown> {
  const { directoryId, email } = wanted;
  if (!isRefusal(error) || !email) return error;
  const rows = await context.cloudsso.listUsers.all({ DirectoryId: directoryId }).catch(() => []);
  const holder = rows.find((row) => row.Email?.toLowerCase() === email.toLowerCase());
  if (holder?.UserId === undefined || joinId(directoryId, holder.UserId) === own) return error;
  return (error as ServiceError).meaning(
    `the e-mail address of user ${wanted.userName} belongs to user ${holder.UserName} (${holder.UserId}) already; give another ` +
      "one, or change that user first; where this one replaces it, set deleteBeforeReplace: true in its options, and that one goes first",
  );
}
