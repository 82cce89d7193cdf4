import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetGroupMembersArgs {
  /** The group's name of today, as the output `groupName` of a `Group` has it. */
  readonly groupName: string;
}

export interface GroupMember {
  /** The same as `userId`. */
  readonly id: string;
  /** The user's number, which survives renames. */
  readonly userId: string;
  /** The logon name with its domain. */
  readonly userPrincipalName: string;
  readonly displayName?: string;
  /** When the user joined the group: UTC, ISO 8601. */
  readonly joinDate: string;
}

export interface GetGroupMembersResult {
  /** The ids of `members`, in their order. */
  readonly ids: readonly string[];
  /** Ordered by `userPrincipalName`. */
  readonly members: readonly GroupMember[];
}

/**
 * Which RAM users are in a group. Fails when there is no such group.
 *
 * @example
 * const { members } = await ims.getGroupMembers({ groupName: "operators" });
 */
export function getGroupMembers(args: GetGroupMembersArgs): Promise<GetGroupMembersResult> {
  return asked(async ({ ims }) => {
    const rows = await ims.listUsersForGroup.all({ GroupName: args.groupName });
    const members = rows.map((row): GroupMember => {
      const id = answered(row.UserId, "the id of a member");
      return {
        id,
        userId: id,
        userPrincipalName: answered(row.UserPrincipalName, `the name of user ${id}`),
        ...given({ displayName: row.DisplayName }),
        joinDate: answered(row.JoinDate, `the time when user ${id} joined`),
      };
    });
    const ordered = inOrder(members, ({ userPrincipalName }) => userPrincipalName);
    return { ids: idsOf(ordered), members: ordered };
  });
}

/** `getGroupMembers` with arguments that may be outputs, as an output. */
export const getGroupMembersOutput = withOutputs(getGroupMembers);
