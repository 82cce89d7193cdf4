import { z } from "zod";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { type InAccount, inAccount } from "../in-account";
import { exclusiveList } from "../shapes/exclusive-list";
import { groupsLists } from "./groups-of-user";
import { addMember, membersLists, membersOf, removeMember } from "./members";
import { ramGroupField, ramUser, toGroup, toUser } from "./references";

export interface GroupMembersInputs extends Timed {
  /** The group, by its number, which is the `id` of a `Group`, or by its name. */
  groupId: string;
  /**
   * All members, each by its number, which is the `id` of a `User`, or by its logon name with the domain; the order means
   * nothing. Whoever else is in the group is taken out, so an empty list empties it.
   */
  userIds: string[];
  /**
   * Absent, or drift: those of `userIds` that a refresh found and the program did not list. `up` takes them out, or makes
   * them the list's own where the program names them now; a delete leaves them.
   */
  foreignUserIds?: string[];
}

export interface GroupMembersOutputs extends InAccount {}

type Inputs = GroupMembersInputs;

const id = ["groupId"] as const;

const fields: Fields<Inputs> = {
  groupId: ramGroupField,
  userIds: { schema: z.array(ramUser), required: true, refersTo: true, set: (user) => user },
  ...timed,
  foreignUserIds: { schema: z.array(ramUser), derived: true },
};

/**
 * All RAM users in a group, as one list.
 *
 * Members that the list lacks are taken out: those that are there when this is made, which the preview warns of, and
 * those that somebody adds later, which a refresh shows. Who is missing is added first, and while that fails nobody is
 * taken out. A delete takes out the members that the list names and leaves others.
 *
 * It is about the numbers of the group and its members, so a new name of any of them changes nothing here.
 * `GroupMembership` is one membership by itself, and `UserGroups` all groups of a user; in one program a membership is in
 * one of the three.
 *
 * @example
 * new ims.GroupMembers("operators", { groupId: operators.id, userIds: [alice.id, "bob@example.onaliyun.com"] });
 */
export const groupMembers: Definition<Context, Inputs, GroupMembersOutputs> = {
  kind: "ims:GroupMembers",
  fields,
  outputs: { accountId: { kept: true } },
  id,
  naturalKey: id,
  shares: [
    { of: "members", by: id, whole: "userIds" },
    { of: "groups", by: ["userIds"], part: id },
  ],
  references: { groupId: toGroup, userIds: toUser },
  home: inAccount,
  async *list({ ims }) {
    for await (const { GroupId: id, GroupName: name } of ims.listGroups.items({})) {
      if (id !== undefined && name !== undefined) yield { id, name };
    }
  },
  ...exclusiveList<(typeof id)[number], string, Inputs, GroupMembersOutputs>(fields, id, {
    names: { list: "userIds", foreign: "foreignUserIds" },
    item: "member",
    named: ({ groupId }) => `group ${groupId}`,
    key: ({ groupId }) => `${membersLists(groupId)}/by user`,
    async take(context, { groupId }) {
      const rows = await membersOf(context, groupId);
      return rows.map(({ UserId = "", UserPrincipalName: name }) => ({ item: UserId, name }));
    },
    add: (context, { groupId }, user) =>
      addMember(context, groupId, user).finally(() => context.lists.dropAll(groupsLists(user))),
    remove: (context, { groupId }, user) =>
      removeMember(context, groupId, user).finally(() => context.lists.dropAll(groupsLists(user))),
  }),
};
