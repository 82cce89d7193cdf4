import type { User } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { tagFilter } from "../filters";
import { toRamUser } from "../ram-people";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetUsersArgs {
  /** Absent: both. */
  readonly status?: "active" | "freeze";
  /** Those that have all of these; an empty value stands for any. */
  readonly tags?: { readonly [key: string]: string };
}

export interface GetUsersUser {
  /** The same as `userId`. */
  readonly id: string;
  /** The user's number, which survives renames. */
  readonly userId: string;
  /** The logon name with its domain. */
  readonly userPrincipalName: string;
  /** Empty where a user made elsewhere has none. */
  readonly displayName: string;
  /** What somebody wrote about the user. */
  readonly comments?: string;
  /** Kept on the China site alone. */
  readonly email?: string;
  /** Kept on the China site alone. */
  readonly mobilePhone?: string;
  /** All of them, by key. */
  readonly tags: { readonly [key: string]: string };
  /** `active` or `freeze`. */
  readonly status: string;
  /** Who made the user: `Manual`, `SCIM` or `CloudSSO`. */
  readonly provisionType?: string;
  /** UTC, ISO 8601. */
  readonly createDate: string;
  /** When it was changed last: UTC, ISO 8601. */
  readonly updateDate?: string;
  /** UTC, ISO 8601. Absent: never logged on at the console, as far as the service tells. */
  readonly lastLoginDate?: string;
}

export interface GetUsersResult {
  /** The ids of `users`, in their order. */
  readonly ids: readonly string[];
  /** By logon name. */
  readonly users: readonly GetUsersUser[];
}

/**
 * The RAM users of the account, all or some, in one list. Deleted ones are in `getUsersInRecycleBin`.
 *
 * @example
 * const { users } = await ims.getUsers({ tags: { team: "platform" } });
 */
export function getUsers(args: GetUsersArgs = {}): Promise<GetUsersResult> {
  return asked(async ({ ims }) => {
    const { status } = args;
    const rows = await ims.listUsers.all({ Status: status ?? "active,freeze", Tag: tagFilter(args.tags) });
    // Together with tags the service lists both.
    const wanted = rows.map(toUser).filter((user) => status === undefined || user.status === status);
    const users = inOrder(wanted, ({ userPrincipalName }) => userPrincipalName);
    return { ids: idsOf(users), users };
  });
}

/** `getUsers` with arguments that may be outputs, as an output. */
export const getUsersOutput = withOutputs(getUsers);

function toUser(row: User): GetUsersUser {
  const user = toRamUser(row);
  return {
    ...user,
    status: answered(row.Status, `the status of user ${user.id}`),
    ...given({ provisionType: row.ProvisionType, updateDate: row.UpdateDate, lastLoginDate: row.LastLoginDate }),
  };
}
