import { z } from "zod";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { type InAccount, inAccount } from "../in-account";
import { exclusiveList } from "../shapes/exclusive-list";
import { groupsLists, groupsOfUser } from "./groups-of-user";
import { addMember, membersLists, removeMember } from "./members";
import { ramGroup, ramUserField, toGroup, toUser } from "./references";

export interface UserGroupsInputs extends Timed {
  /** The user, by its number, which is the `id` of a `User`, or by its logon name with the domain. */
  userId: string;
  /**
   * All groups that the user is in, each by its number, which is the `id` of a `Group`, or by its name; the order means
   * nothing. The user is taken out of any other, so an empty list leaves it in none. Up to 10, where the account was not
   * granted more.
   */
  groupIds: string[];
  /**
   * Absent, or drift: those of `groupIds` that a refresh found and the program did not list. `up` takes the user out of
   * them, or makes them the list's own where the program names them now; a delete leaves them.
   */
  foreignGroupIds?: string[];
}

export interface UserGroupsOutputs extends InAccount {}

type Inputs = UserGroupsInputs;

const id = ["userId"] as const;

const fields: Fields<Inputs> = {
  userId: ramUserField,
  groupIds: { schema: z.array(ramGroup), required: true, refersTo: true, set: (group) => group },
  ...timed,
  foreignGroupIds: { schema: z.array(ramGroup), derived: true },
};

/**
 * All groups that a RAM user is in, as one list.
 *
 * The user is taken out of groups that the list lacks: those that it is in when this is made, which the preview warns of,
 * and those that somebody adds it to later, which a refresh shows. It joins what is missing first, and leaves nothing
 * while that fails; only where it is in as many groups as the service allows, it leaves as many as are in the way. A
 * delete takes it out of the groups that the list names and leaves others.
 *
 * It is about the numbers of the user and its groups, so a new name of any of them changes nothing here.
 * `GroupMembership` is one membership by itself, and `GroupMembers` all members of a group; in one program a membership
 * is in one of the three.
 *
 * @example
 * new ims.UserGroups("alice", { userId: alice.id, groupIds: [operators.id, "auditors"] });
 */
export const userGroups: Definition<Context, Inputs, UserGroupsOutputs> = {
  kind: "ims:UserGroups",
  fields,
  outputs: { accountId: { kept: true } },
  id,
  naturalKey: id,
  shares: [
    { of: "groups", by: id, whole: "groupIds" },
    { of: "members", by: ["groupIds"], part: id },
  ],
  references: { userId: toUser, groupIds: toGroup },
  home: inAccount,
  async *list({ ims }) {
    for await (const { UserId: id, UserPrincipalName: name } of ims.listUsers.items({ Status: "active,freeze" })) {
      if (id !== undefined && name !== undefined) yield { id, name };
    }
  },
  ...exclusiveList<(typeof id)[number], string, Inputs, UserGroupsOutputs>(fields, id, {
    names: { list: "groupIds", foreign: "foreignGroupIds" },
    item: "membership",
    named: ({ userId }) => `user ${userId}`,
    key: ({ userId }) => `${groupsLists(userId)}/by group`,
    async take(context, { userId }) {
      const rows = await groupsOfUser(context, userId);
      return rows.map(({ GroupId = "", GroupName: name }) => ({ item: GroupId, name }));
    },
    add: (context, { userId }, group) =>
      addMember(context, group, userId).finally(() => context.lists.dropAll(membersLists(group))),
    remove: (context, { userId }, group) =>
      removeMember(context, group, userId).finally(() => context.lists.dropAll(membersLists(group))),
  }),
};
