import { z } from "zod";
import type { Definition } from "../../../provider/kernel/definition";
import type { Fields } from "../../../provider/kernel/fields";
import { joinId } from "../../../provider/kernel/ids";
import { directoryIdField, type Timed, timed } from "../../../provider/resources/common-fields";
import type { Context } from "../../../provider/resources/context";
import { inDirectory } from "../../../provider/resources/in-directory";
import { edge, type Parts } from "../../../provider/resources/shapes/edge";
import type { NoOutputs } from "../../../provider/resources/shapes/verbs";

interface Inputs extends Timed {
  directoryId: string;
  groupId: string;
  userId: string;
}

const id = ["directoryId", "groupId", "userId"] as const;
type Part = (typeof id)[number];

const part = { schema: z.string().min(1), required: true, replaces: true, refersTo: true } as const;
const fields: Fields<Inputs> = { directoryId: directoryIdField, groupId: part, userId: part, ...timed };

const toRequest = ({ directoryId, groupId, userId }: Parts<Part>) => ({
  DirectoryId: directoryId,
  GroupId: groupId,
  UserId: userId,
});

/** An edge whose siblings share the list of their parent. */
export const userAttachment: Definition<Context, Inputs, NoOutputs> = {
  kind: "sample:UserAttachment",
  fields,
  outputs: {},
  id,
  naturalKey: id,
  home: inDirectory,
  async *list({ cloudsso }) {
    for (const { DirectoryId: directoryId = "" } of (await cloudsso.listDirectories({})).Directories ?? []) {
      for await (const { GroupId: groupId = "" } of cloudsso.listGroups.items({ DirectoryId: directoryId })) {
        const request = { DirectoryId: directoryId, GroupId: groupId };
        for await (const { UserId: userId = "" } of cloudsso.listGroupMembers.items(request)) {
          yield { id: joinId(directoryId, groupId, userId), name: `${userId} in ${groupId}` };
        }
      }
    }
  },
  ...edge<Part, Inputs>(fields, id, {
    named: ({ userId, groupId }) => `user ${userId} in group ${groupId}`,
    list: {
      key: ({ directoryId, groupId }) => `members of ${directoryId}:${groupId}`,
      async take({ cloudsso }, { directoryId, groupId }) {
        const members = await cloudsso.listGroupMembers.all({ DirectoryId: directoryId, GroupId: groupId });
        return members.flatMap(({ UserId }) => UserId ?? []);
      },
      item: ({ userId }) => userId,
    },
    attach: ({ cloudsso }, parts) => cloudsso.addUserToGroup(toRequest(parts)),
    detach: ({ cloudsso }, parts) => cloudsso.removeUserFromGroup(toRequest(parts)),
  }),
};
