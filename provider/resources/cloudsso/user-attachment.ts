import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { joinId } from "../../kernel/ids";
import { directoryIdField, groupIdField, type Timed, timed, userIdField } from "../common-fields";
import type { Context } from "../context";
import { inDirectory } from "../in-directory";
import { edge } from "../shapes/edge";
import type { NoOutputs } from "../shapes/verbs";
import { allGroups, frozenText, membersLists, removeMember } from "./members";
import { addMember } from "./write-members";

export interface UserAttachmentInputs extends Timed {
  /** The directory (`d-...`). */
  directoryId: string;
  /** The group, by its id (`g-...`) or by the `id` of a `Group`. */
  groupId: string;
  /** The user, by its id (`u-...`) or by the `id` of a `User`. */
  userId: string;
}

type Inputs = UserAttachmentInputs;

const id = ["directoryId", "groupId", "userId"] as const;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  groupId: groupIdField,
  userId: userIdField,
  ...timed,
};

/**
 * One user in one group of the directory.
 *
 * A membership that is there already becomes this resource's own. Other members are left alone; `GroupMembers` manages
 * all members of a group as one list, and in one program a group has either that or attachments.
 *
 * The members of a group that an identity provider synchronized are frozen while SCIM synchronization is enabled: then
 * create and delete fail and say so.
 *
 * @example
 * new cloudsso.UserAttachment("ann-operators", { directoryId: directory.id, groupId: operators.id, userId: ann.id });
 */
export const userAttachment: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:UserAttachment",
  fields,
  outputs: {},
  id,
  naturalKey: id,
  shares: [{ of: "members", by: ["directoryId", "groupId"], part: ["userId"] }],
  home: inDirectory,
  async *list(context) {
    for await (const { directoryId, groupId, groupName } of allGroups(context)) {
      const request = { DirectoryId: directoryId, GroupId: groupId };
      for await (const { UserId: userId, UserName } of context.cloudsso.listGroupMembers.items(request)) {
        if (userId === undefined) continue;
        yield { id: joinId(directoryId, groupId, userId), name: `${UserName ?? userId} in ${groupName}` };
      }
    }
  },
  ...edge<(typeof id)[number], Inputs>(fields, id, {
    named: ({ userId, groupId }) => `user ${userId} in group ${groupId}`,
    list: {
      key: membersLists,
      async take({ cloudsso }, { directoryId, groupId }) {
        const members = await cloudsso.listGroupMembers.all({ DirectoryId: directoryId, GroupId: groupId });
        return members.flatMap(({ UserId }) => UserId ?? []);
      },
      item: ({ userId }) => userId,
    },
    attach: (context, parts) => addMember(context, parts, parts.userId),
    detach: (context, parts) => removeMember(context, parts, parts.userId),
    why: frozenText,
  }),
};
