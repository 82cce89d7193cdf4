import { z } from "zod";
import type { Group, UpdateGroupRequest } from "../../../provider/api/ims.generated";
import { text } from "../../../provider/kernel/check";
import type { Definition, Listed } from "../../../provider/kernel/definition";
import { type Fields, unreadValues } from "../../../provider/kernel/fields";
import { changed } from "../../../provider/resources/changed";
import { type Adoptable, adoptable } from "../../../provider/resources/common-fields";
import type { Context } from "../../../provider/resources/context";
import { given } from "../../../provider/resources/given";
import { unlessGone } from "../../../provider/resources/gone";
import { type InAccount, inAccount } from "../../../provider/resources/in-account";
import { entity } from "../../../provider/resources/shapes/entity";

interface Inputs extends Adoptable {
  groupName: string;
  displayName?: string;
  comments?: string;
}

interface Outputs extends InAccount {
  createDate?: string;
}

const fields: Fields<Inputs> = {
  groupName: { schema: text(/^[A-Za-z0-9._-]{1,64}$/, "1 to 64 letters, digits, ., - and _"), required: true },
  displayName: { schema: z.string().max(24) },
  comments: { schema: z.string().max(128) },
  ...adoptable,
};

async function* list({ ims }: Context): AsyncIterable<Listed> {
  for await (const { GroupId: id, GroupName: name } of ims.listGroups.items({})) {
    if (id !== undefined && name !== undefined) yield { id, name };
  }
}

/** An entity whose operations know it by its name alone. */
export const group: Definition<Context, Inputs, Outputs> = {
  kind: "sample:Group",
  fields,
  outputs: { createDate: {}, accountId: { kept: true } },
  id: ["groupId"],
  naturalKey: ["groupName"],
  home: inAccount,
  list,
  ...entity<Inputs, Outputs>({
    fields,
    clearable: ["displayName", "comments"],
    name: ({ groupName }) => groupName,
    list,
    named: ({ groupName }) => `group ${groupName}`,
    findId: async ({ ims }, { groupName }) => (await ims.getGroup({ GroupName: groupName })).Group?.GroupId,
    async create({ ims }, wanted) {
      const answer = await ims.createGroup({
        GroupName: wanted.groupName,
        DisplayName: wanted.displayName || undefined,
        Comments: wanted.comments || undefined,
      });
      return { id: answer.Group?.GroupId, requestId: answer.RequestId };
    },
    async read(context, id, recorded) {
      const live = await byId(context, id, recorded.groupName);
      if (live?.GroupName === undefined) return undefined;
      return {
        id,
        inputs: {
          groupName: live.GroupName,
          ...given({ displayName: live.DisplayName, comments: live.Comments }),
          ...unreadValues(fields, recorded),
        },
        outputs: given({ createDate: live.CreateDate }),
      };
    },
    async write(context, id, from, to) {
      const request = changed<Inputs, Omit<UpdateGroupRequest, "GroupName">>(fields, from, to, {
        groupName: "NewGroupName",
        displayName: "NewDisplayName",
        comments: "NewComments",
      });
      const live = request && (await byId(context, id, from.groupName));
      if (live?.GroupName !== undefined) await context.ims.updateGroup({ GroupName: live.GroupName, ...request });
    },
    async delete(context, id, recorded) {
      const live = await byId(context, id, recorded.groupName);
      if (live?.GroupName !== undefined) await context.ims.deleteGroup({ GroupName: live.GroupName });
    },
    createdAt: ({ createDate }) => createDate,
    async dependents({ ims }, _id, { groupName }) {
      const members = await ims.listUsersForGroup.all({ GroupName: groupName });
      return members.map((user) => `member ${user.UserPrincipalName}`);
    },
  }),
};

async function byId({ ims }: Context, id: string, lastName: string | undefined): Promise<Group | undefined> {
  const named = lastName === undefined ? undefined : (await unlessGone(ims.getGroup({ GroupName: lastName })))?.Group;
  if (named?.GroupId === id) return named;
  for await (const row of ims.listGroups.items({})) if (row.GroupId === id) return row;
  return undefined;
}
