import type { User } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { nameFilter } from "../filters";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetUsersInRecycleBinArgs {
  /** The logon name with its domain, which several deleted users may have had. Absent: whatever the name. */
  readonly userPrincipalName?: string;
}

export interface GetUsersInRecycleBinUser {
  /** The same as `userId`. */
  readonly id: string;
  /** The user's number, which it has again when it is restored. */
  readonly userId: string;
  /** The logon name with its domain. */
  readonly userPrincipalName: string;
  readonly displayName?: string;
  /** When the user was made: UTC, ISO 8601. */
  readonly createDate?: string;
  /** When the user was deleted: UTC, ISO 8601. */
  readonly recycleDate?: string;
  /** When the user will be gone for good: UTC, ISO 8601. */
  readonly deleteDate?: string;
}

export interface GetUsersInRecycleBinResult {
  /** The ids of `users`, in their order. */
  readonly ids: readonly string[];
  /** By logon name. */
  readonly users: readonly GetUsersInRecycleBinUser[];
}

/**
 * The RAM users in the recycle bin, where deleted ones stay for thirty days, a thousand at most. A `User` with
 * `restoreFromRecycleBin: true` brings one back.
 *
 * @example
 * const { users } = await ims.getUsersInRecycleBin();
 */
export function getUsersInRecycleBin(args: GetUsersInRecycleBinArgs = {}): Promise<GetUsersInRecycleBinResult> {
  return asked(async ({ ims }) => {
    const rows = await ims.listUsersInRecycleBin.all({ Filter: nameFilter(args, "UserPrincipalName") });
    const users = inOrder(rows.map(toUser), ({ userPrincipalName }) => userPrincipalName);
    return { ids: idsOf(users), users };
  });
}

/** `getUsersInRecycleBin` with arguments that may be outputs, as an output. */
export const getUsersInRecycleBinOutput = withOutputs(getUsersInRecycleBin);

function toUser(row: User): GetUsersInRecycleBinUser {
  const id = answered(row.UserId, "the id of a deleted user");
  return {
    id,
    userId: id,
    userPrincipalName: answered(row.UserPrincipalName, `the name of user ${id}`),
    ...given({
      displayName: row.DisplayName,
      createDate: row.CreateDate,
      recycleDate: row.RecycleDate,
      deleteDate: row.DeleteDate,
    }),
  };
}
