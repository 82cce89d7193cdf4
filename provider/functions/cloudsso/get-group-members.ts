import type { GroupMember as Row } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { bareId } from "../../kernel/ids";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetGroupMembersArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** The group, by its id (`g-...`) or by the `id` of a `Group`. */
  readonly groupId: string;
}

export interface GroupMember {
  /** The same as `userId`. */
  readonly id: string;
  /** `u-...` */
  readonly userId: string;
  readonly userName: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly description?: string;
  /** `Enabled` or `Disabled`: whether the user can log on. */
  readonly status: string;
  /** How the user came into the directory: `Manual`, or `Synchronized` by an identity provider. */
  readonly provisionType: string;
  /** When the user joined the group: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly joinTime: string;
}

export interface GetGroupMembersResult {
  /** The ids of `members`, in their order. */
  readonly ids: readonly string[];
  /** Ordered by `userName`. */
  readonly members: readonly GroupMember[];
}

/**
 * Who is in a group of the directory. Fails when there is no such group.
 *
 * @example
 * const { members } = await cloudsso.getGroupMembers({ groupId: "g-00jqzghi2n3o5hkh0001" });
 */
export function getGroupMembers(args: GetGroupMembersArgs): Promise<GetGroupMembersResult> {
  return asked(async (services) => {
    const groupId = bareId(args.groupId);
    if (!/^g-[A-Za-z0-9]+$/.test(groupId)) throw new Error("groupId must be the id of a group (g-...)");
    const directoryId = await directoryIdOf(services, args.directoryId);
    const rows = await services.cloudsso.listGroupMembers.all({ DirectoryId: directoryId, GroupId: groupId });
    const members = inOrder(rows.map(toMember), ({ userName }) => userName);
    return { ids: idsOf(members), members };
  });
}

/** `getGroupMembers` with arguments that may be outputs, as an output. */
export const getGroupMembersOutput = withOutputs(getGroupMembers);

function toMember(row: Row): GroupMember {
  const id = answered(row.UserId, "the id of a member");
  return {
    id,
    userId: id,
    userName: answered(row.UserName, `the name of user ${id}`),
    ...given({ displayName: row.DisplayName, email: row.Email, description: row.Description }),
    status: answered(row.Status, `the status of user ${id}`),
    provisionType: answered(row.ProvisionType, `the origin of user ${id}`),
    joinTime: answered(row.JoinTime, `the time when user ${id} joined`),
  };
}
