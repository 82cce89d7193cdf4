import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { joinId } from "../../kernel/ids";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { type InAccount, inAccount } from "../in-account";
import { edge } from "../shapes/edge";
import { groupsLists, groupsOfUser } from "./groups-of-user";
import { addMember, membersLists, membersOf, removeMember } from "./members";
import { ramGroupField, ramUserField, toGroup, toUser } from "./references";

export interface GroupMembershipInputs extends Timed {
  /** The group, by its number, which is the `id` of a `Group`, or by its name. */
  groupId: string;
  /** The user, by its number, which is the `id` of a `User`, or by its logon name with the domain. */
  userId: string;
}

export interface GroupMembershipOutputs extends InAccount {}

type Inputs = GroupMembershipInputs;

const id = ["groupId", "userId"] as const;

const fields: Fields<Inputs> = { groupId: ramGroupField, userId: ramUserField, ...timed };

/**
 * One RAM user in one group.
 *
 * It is about the two numbers, so a new name of the group or of the user changes nothing here. A membership that is there
 * already becomes this resource's own. Other members are left alone; `GroupMembers` and `UserGroups` manage all members
 * of a group, and all groups of a user, as one list, and in one program there are either those or memberships. A user is in up to 10 groups, where the account was
 * not granted more.
 *
 * @example
 * new ims.GroupMembership("alice-operators", { groupId: operators.id, userId: alice.id });
 */
export const groupMembership: Definition<Context, Inputs, GroupMembershipOutputs> = {
  kind: "ims:GroupMembership",
  fields,
  outputs: { accountId: { kept: true } },
  id,
  naturalKey: id,
  shares: [
    { of: "members", by: ["groupId"], part: ["userId"] },
    { of: "groups", by: ["userId"], part: ["groupId"] },
  ],
  references: { groupId: toGroup, userId: toUser },
  home: inAccount,
  async *list({ ims }) {
    for await (const { GroupId: groupId, GroupName } of ims.listGroups.items({})) {
      if (groupId === undefined || GroupName === undefined) continue;
      for await (const { UserId: userId, UserPrincipalName } of ims.listUsersForGroup.items({ GroupName })) {
        if (userId === undefined) continue;
        yield { id: joinId(groupId, userId), name: `${UserPrincipalName ?? userId} in ${GroupName}` };
      }
    }
  },
  ...edge<(typeof id)[number], Inputs>(fields, id, {
    named: ({ userId, groupId }) => `user ${userId} in group ${groupId}`,
    list: {
      key: ({ groupId }) => membersLists(groupId),
      async take(context, { groupId }) {
        return (await membersOf(context, groupId)).flatMap(({ UserId }) => UserId ?? []);
      },
      item: ({ userId }) => userId,
      ask: async (context, { groupId, userId }) =>
        (await groupsOfUser(context, userId)).some(({ GroupId }) => GroupId === groupId),
    },
    async attach(context, { groupId, userId }) {
      await addMember(context, groupId, userId).finally(() => context.lists.dropAll(groupsLists(userId)));
    },
    async detach(context, { groupId, userId }) {
      await removeMember(context, groupId, userId).finally(() => context.lists.dropAll(groupsLists(userId)));
    },
  }),
};
