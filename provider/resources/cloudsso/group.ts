import { z } from "zod";
import type { Group, UpdateGroupRequest } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { isRefusal } from "../../client/error-codes";
import { text } from "../../kernel/check";
import type { Definition, Found, Listed } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { changed } from "../changed";
import { type Adoptable, adoptable, directoryIdField } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { inDirectory } from "../in-directory";
import { namedSo } from "../naming";
import { entity, InUse } from "../shapes/entity";
import { directoryIds } from "./directories";
import { membersLists, removeMember } from "./members";
import { dropGroups, groupsOf } from "./people-lists";
import { grantsOf, refuseWhileGranted, unlessRefused, whyNotMade } from "./principals";
import { type Principal, refuseSynchronized, whyRefused } from "./synchronized";

export interface GroupInputs extends Adoptable {
  /** The directory (`d-...`) that it belongs to. */
  directoryId: string;
  /** 1 to 128 letters, digits, `_`, `-` and `.`, unique in the directory whatever their case. A change renames in place. */
  groupName: string;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: string;
  /**
   * Delete takes its members out first. Absent: `false`, delete names them and fails. Access assignments and RAM user
   * provisionings are never taken away: delete names them and fails in any case, and the members stay.
   */
  forceDestroy?: boolean;
}

export interface GroupOutputs {
  /** `Manual`; `Synchronized` when SCIM synchronization has taken it over, which then writes it. */
  provisionType: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime: string;
}

type Inputs = GroupInputs;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  groupName: { schema: text(/^[A-Za-z0-9_.-]{1,128}$/, "1 to 128 letters, digits, _, - and ."), required: true },
  description: { schema: z.string().max(1024) },
  forceDestroy: { schema: z.boolean(), default: false, stateOnly: true },
  ...adoptable,
};

async function* list(context: Context): AsyncIterable<Listed> {
  for (const directoryId of await directoryIds(context)) {
    const rows = context.cloudsso.listGroups.items({ DirectoryId: directoryId });
    for await (const { GroupId: id, GroupName: name } of rows) {
      if (id !== undefined && name !== undefined) yield { id: joinId(directoryId, id), name };
    }
  }
}

const named = ({ groupName }: Inputs): string => `group ${groupName}`;

/**
 * A group of a CloudSSO directory. Access that is assigned to it is its members'.
 *
 * Its members are resources of their own. A group that SCIM synchronizes belongs to the identity provider: read it with
 * `getGroup`.
 *
 * @example
 * new cloudsso.Group("operators", { directoryId: directory.id, groupName: "operators" });
 */
export const group: Definition<Context, Inputs, GroupOutputs> = {
  kind: "cloudsso:Group",
  fields,
  outputs: { provisionType: {}, createTime: {} },
  id: ["directoryId", "groupId"],
  idOutputs: {
    /** `g-...`, the second part of the id. */
    groupId: 1,
  },
  naturalKey: ["directoryId", "groupName"],
  home: inDirectory,
  list,
  ...entity<Inputs, GroupOutputs>({
    fields,
    list,
    name: ({ groupName }) => groupName,
    named,
    clearable: ["description"],
    toClear: "remove them, or for members set forceDestroy: true and run pulumi up before the delete",
    mayBeTaken: isRefusal,

    async findId(context, wanted, again) {
      const { directoryId, groupName } = wanted;
      const request = { DirectoryId: directoryId, Filter: `GroupName eq ${groupName}` };
      const rows = again ? await context.cloudsso.listGroups.all(request) : await groupsOf(context, directoryId);
      const row = namedSo([...rows.values()], groupName, ({ GroupName }) => GroupName);
      if (row?.GroupId === undefined) return undefined;
      const id = joinId(directoryId, row.GroupId);
      await refuseSynchronized(context, principal(id, wanted), row.ProvisionType, wanted.adopt);
      return id;
    },

    async create(context, wanted) {
      const { directoryId: DirectoryId, groupName: GroupName } = wanted;
      const request = { DirectoryId, GroupName, Description: wanted.description || undefined };
      const answer = await context.cloudsso.createGroup(request).catch(async (error: unknown) => {
        throw await whyNotMade(context, DirectoryId, "Group", error);
      });
      const id = answer.Group?.GroupId && joinId(DirectoryId, answer.Group.GroupId);
      const live = id && answer.Group ? toFound(id, answer.Group, wanted) : undefined;
      return { id, requestId: answer.RequestId, live };
    },

    async read({ cloudsso }, id, recorded) {
      const at = whereOf(id);
      return toFound(id, answered((await cloudsso.getGroup(at)).Group, `group ${at.GroupId}`), recorded);
    },

    async look(context, id, recorded) {
      const { DirectoryId, GroupId } = whereOf(id);
      const row = (await groupsOf(context, DirectoryId)).get(GroupId);
      return row && toFound(id, row, recorded);
    },

    drop: (context, id) => dropGroups(context, whereOf(id).DirectoryId),

    async write(context, id, from, to) {
      const request = changed<Inputs, UpdateGroupRequest>(fields, from, to, {
        groupName: "NewGroupName",
        description: "NewDescription",
      });
      if (request === undefined) return;
      await context.cloudsso.updateGroup({ ...whereOf(id), ...request }).catch(async (error: unknown) => {
        throw await why(context, id, to, "cannot be changed here", error);
      });
    },

    async delete(context, id, recorded) {
      if (recorded.forceDestroy === true) await removeMembers(context, id);
      await context.cloudsso.deleteGroup(whereOf(id)).catch(async (error: unknown) => {
        const reason = await why(context, id, recorded, "cannot be deleted here", error);
        throw isRefusal(reason) ? new InUse((reason as Error).message) : reason;
      });
    },

    createdAt: ({ createTime }) => createTime,

    async dependents(context, id, recorded) {
      const at = whereOf(id);
      const [members, grants] = await Promise.all([
        context.cloudsso.listGroupMembers.all(at),
        grantsOf(context, at.DirectoryId, "Group", at.GroupId),
      ]);
      // With forceDestroy they go as soon as the grants are gone.
      const staying = recorded.forceDestroy === true && grants.length > 0 ? [] : members;
      return [...staying.map(({ UserName: name }) => `member ${name}`), ...grants];
    },
  }),
};

function whereOf(id: string) {
  const [DirectoryId = "", GroupId = ""] = splitId(id, group.id);
  return { DirectoryId, GroupId };
}

function toFound(id: string, live: Group, recorded: Partial<Inputs>): Found<Inputs, GroupOutputs> {
  const { DirectoryId: directoryId, GroupId: groupId } = whereOf(id);
  return {
    id,
    inputs: {
      directoryId,
      groupName: answered(live.GroupName, `the name of group ${groupId}`),
      ...given({ description: live.Description }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ provisionType: live.ProvisionType, createTime: live.CreateTime }),
  };
}

function principal(id: string, inputs: Inputs): Principal {
  return { directoryId: inputs.directoryId, id, named: named(inputs), readBy: "getGroup" };
}

function why(context: Context, id: string, inputs: Inputs, cannot: string, error: unknown): Promise<unknown> {
  const provisionType = async () => (await context.cloudsso.getGroup(whereOf(id))).Group?.ProvisionType;
  return whyRefused(context, principal(id, inputs), cannot, error, provisionType);
}

/** Whoever cannot be taken out is named when the delete fails: removing one who has left already is refused as well. */
async function removeMembers(context: Context, id: string): Promise<void> {
  const at = whereOf(id);
  const of = { directoryId: at.DirectoryId, groupId: at.GroupId };
  await refuseWhileGranted(context, at.DirectoryId, "Group", at.GroupId);
  const members = await context.cloudsso.listGroupMembers.all(at);
  for (const { UserId: userId = "" } of members) await unlessRefused(removeMember(context, of, userId));
  context.lists.dropAll(membersLists(of));
}
