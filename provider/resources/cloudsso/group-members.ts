import { z } from "zod";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { joinId } from "../../kernel/ids";
import { directoryIdField, groupIdField, type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { inDirectory } from "../in-directory";
import { exclusiveList } from "../shapes/exclusive-list";
import type { NoOutputs } from "../shapes/verbs";
import { userId } from "../user-id";
import { allGroups, frozenText, isSynchronized, membersLists, removeMember } from "./members";
import { addMember } from "./write-members";

export interface GroupMembersInputs extends Timed {
  /** The directory (`d-...`). */
  directoryId: string;
  /** The group, by its id (`g-...`) or by the `id` of a `Group`. */
  groupId: string;
  /**
   * All members, each by its id (`u-...`) or by the `id` of a `User`; the order means nothing. Whoever else is in the
   * group is taken out, so an empty list empties it.
   */
  userIds: string[];
  /**
   * Absent, or drift: those of `userIds` that a refresh found and the program did not list. `up` takes them out, or makes
   * them the list's own where the program names them now; a delete leaves them.
   */
  foreignUserIds?: string[];
}

type Inputs = GroupMembersInputs;

const id = ["directoryId", "groupId"] as const;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  groupId: groupIdField,
  userIds: { schema: z.array(userId), required: true, refersTo: true, set: (user) => user },
  ...timed,
  foreignUserIds: { schema: z.array(userId), derived: true },
};

/**
 * All members of a group of the directory, as one list.
 *
 * Members that the list lacks are taken out: those that are there when this is made, which the preview warns of, and
 * those that somebody adds later, which a refresh shows. Who is missing is added first, and while that fails nobody is
 * taken out. A delete takes out the members that the list names and leaves others.
 *
 * In a group that an identity provider synchronized, the users that it synchronized are left alone, and are no drift
 * where the list lacks them. While SCIM synchronization is enabled the members of such a group are frozen: a change then
 * fails and says so.
 *
 * `UserAttachment` is one membership by itself. In one program a group has either attachments or this list.
 *
 * @example
 * new cloudsso.GroupMembers("operators", {
 *   directoryId: directory.id,
 *   groupId: operators.id,
 *   userIds: [ann.id, ben.id],
 * });
 */
export const groupMembers: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:GroupMembers",
  fields,
  outputs: {},
  id,
  naturalKey: id,
  shares: [{ of: "members", by: id, whole: "userIds" }],
  home: inDirectory,

  async *list(context) {
    for await (const { directoryId, groupId, groupName } of allGroups(context)) {
      yield { id: joinId(directoryId, groupId), name: groupName };
    }
  },

  ...exclusiveList<(typeof id)[number], string, Inputs, NoOutputs>(fields, id, {
    names: { list: "userIds", foreign: "foreignUserIds" },
    item: "member",
    named: ({ groupId }) => `group ${groupId}`,
    key: (group) => `${membersLists(group)}/by user`,
    async take({ cloudsso }, { directoryId, groupId }) {
      const rows = await cloudsso.listGroupMembers.all({ DirectoryId: directoryId, GroupId: groupId });
      return rows.map(({ UserId = "", UserName: name, ProvisionType }) => ({
        item: UserId,
        name,
        isSynchronized: ProvisionType === "Synchronized",
      }));
    },
    add: addMember,
    remove: removeMember,
    frozen: frozenText,
    isSynchronized,
  }),
};
