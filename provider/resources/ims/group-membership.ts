import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { joinId } from "../../kernel/ids";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { type InAccount, inAccount } from "../in-account";
import { edge } from "../shapes/edge";
import { ramUserIdField } from "./logon-name";
import { addMember, membersLists, membersOf, ramGroupIdField, removeMember } from "./members";
import { userNameOf } from "./names";

export interface GroupMembershipInputs extends Timed {
  /** The group, by its number: the `id` of a `Group`. `getGroup` tells that of a name. */
  groupId: string;
  /** The user, by its number: the `id` of a `User`. `getUser` tells that of a logon name. */
  userId: string;
}

export interface GroupMembershipOutputs extends InAccount {}

type Inputs = GroupMembershipInputs;

const id = ["groupId", "userId"] as const;

const fields: Fields<Inputs> = { groupId: ramGroupIdField, userId: ramUserIdField, ...timed };

/**
 * One RAM user in one group.
 *
 * It is about the two numbers, so a new name of the group or of the user changes nothing here. A membership that is there
 * already becomes this resource's own. Other members are left alone. A user is in up to 10 groups, where the account was
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
        return ((await membersOf(context, groupId)) ?? []).flatMap(({ UserId }) => UserId ?? []);
      },
      item: ({ userId }) => userId,
      /** What a user is in is a short list, and never comes in pages. */
      async ask(context, { groupId, userId }) {
        const at = { UserPrincipalName: await userNameOf(context, userId) };
        const { Groups } = await context.ims.listGroupsForUser(at);
        return (Groups?.Group ?? []).some(({ GroupId }) => GroupId === groupId);
      },
    },
    attach: (context, { groupId, userId }) => addMember(context, groupId, userId),
    detach: (context, { groupId, userId }) => removeMember(context, groupId, userId),
  }),
};
