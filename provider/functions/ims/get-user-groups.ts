import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { logonName } from "../../resources/ims/logon-name";
import { asked } from "../connection";
import { refuseUnlessOne } from "../filters";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetUserGroupsArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
}

export interface UserGroup {
  /** The same as `groupId`. */
  readonly id: string;
  /** The group's number, which survives renames. */
  readonly groupId: string;
  readonly groupName: string;
  readonly displayName?: string;
  /** What somebody wrote about it. */
  readonly comments?: string;
  /** When the user joined it: UTC, ISO 8601. */
  readonly joinDate: string;
}

export interface GetUserGroupsResult {
  /** The ids of `groups`, in their order. */
  readonly ids: readonly string[];
  /** By name. */
  readonly groups: readonly UserGroup[];
}

/**
 * The groups that a RAM user is in. Fails when there is no such user.
 *
 * @example
 * const { groups } = await ims.getUserGroups({ userPrincipalName: "alice@example.onaliyun.com" });
 */
export function getUserGroups(args: GetUserGroupsArgs): Promise<GetUserGroupsResult> {
  return asked(async (services) => {
    refuseUnlessOne(args, "userId", "userPrincipalName");
    const { userId = "", userPrincipalName } = args;
    const name = userPrincipalName ?? (await logonName(services, userId));
    const { Groups } = await services.ims.listGroupsForUser({ UserPrincipalName: name });
    const groups = (Groups?.Group ?? []).map((row): UserGroup => {
      const id = answered(row.GroupId, "the id of a group");
      return {
        id,
        groupId: id,
        groupName: answered(row.GroupName, `the name of group ${id}`),
        ...given({ displayName: row.DisplayName, comments: row.Comments }),
        joinDate: answered(row.JoinDate, `the time when the user joined group ${id}`),
      };
    });
    const ordered = inOrder(groups, ({ groupName }) => groupName);
    return { ids: idsOf(ordered), groups: ordered };
  });
}

/** `getUserGroups` with arguments that may be outputs, as an output. */
export const getUserGroupsOutput = withOutputs(getUserGroups);
