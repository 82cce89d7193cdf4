import { z } from "zod";
import type { Group, UpdateGroupRequest } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { isDeleteConflict } from "../../client/error-codes";
import type { ServiceError } from "../../client/errors";
import { text } from "../../kernel/check";
import type { Definition, Found, Listed } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { changed } from "../changed";
import { type Adoptable, adoptable } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { unlessGone } from "../gone";
import { type InAccount, inAccount } from "../in-account";
import { namedSo } from "../naming";
import { entity, InUse } from "../shapes/entity";
import { sideBySide } from "../side-by-side";
import { membersLists } from "./members";
import { dropGroups, groupsOf, rememberGroup } from "./names";

export interface GroupInputs extends Adoptable {
  /**
   * 1 to 64 letters, digits, `.`, `-` and `_`, unique in the account whatever their case. A change renames in place:
   * members and policies stay.
   */
  groupName: string;
  /** Up to 24 characters. Absent or `""`: empty. */
  displayName?: string;
  /** Up to 128 characters. Absent or `""`: empty. */
  comments?: string;
  /**
   * Delete takes its members out first. Absent: `false`, delete names them and fails. Policies are never taken away: they
   * are detached in RAM.
   */
  forceDestroy?: boolean;
}

export interface GroupOutputs extends InAccount {
  /** When it was made: UTC, ISO 8601. */
  createDate: string;
}

type Inputs = GroupInputs;

const fields: Fields<Inputs> = {
  groupName: { schema: text(/^[A-Za-z0-9._-]{1,64}$/, "1 to 64 letters, digits, ., - and _"), required: true },
  displayName: { schema: z.string().max(24) },
  comments: { schema: z.string().max(128) },
  forceDestroy: { schema: z.boolean(), default: false, stateOnly: true },
  ...adoptable,
};

async function* list({ ims }: Context): AsyncIterable<Listed> {
  for await (const { GroupId: id, GroupName: name } of ims.listGroups.items({})) {
    if (id !== undefined && name !== undefined) yield { id, name };
  }
}

const named = ({ groupName }: Inputs): string => `group ${groupName}`;

/**
 * A group of RAM users. Policies that are attached to it are its members'.
 *
 * Its members are resources of their own, `GroupMembership`, which takes its `id`: the group's number, which survives
 * renames. The service knows groups by their names alone, so one that somebody renamed is looked for among
 * all groups of the account.
 *
 * @example
 * new ims.Group("operators", { groupName: "operators", comments: "On call" });
 */
export const group: Definition<Context, Inputs, GroupOutputs> = {
  kind: "ims:Group",
  fields,
  outputs: { createDate: {}, accountId: { kept: true } },
  id: ["groupId"],
  idOutputs: {
    /** The group's number, which is the id and survives renames. */
    groupId: 0,
  },
  naturalKey: ["groupName"],
  home: inAccount,
  list,
  ...entity<Inputs, GroupOutputs>({
    fields,
    list,
    name: ({ groupName }) => groupName,
    named,
    clearable: ["displayName", "comments"],
    toClear: "remove them, or set forceDestroy: true and run pulumi up before the delete",

    async findId(context, { groupName }, again) {
      if (again) return (await context.ims.getGroup({ GroupName: groupName })).Group?.GroupId;
      return namedSo([...(await groupsOf(context)).values()], groupName, ({ GroupName }) => GroupName)?.GroupId;
    },

    async create(context, wanted) {
      const { Group, RequestId: requestId } = await context.ims.createGroup({
        GroupName: wanted.groupName,
        DisplayName: wanted.displayName || undefined,
        Comments: wanted.comments || undefined,
      });
      if (Group !== undefined) rememberGroup(context, Group);
      return { id: Group?.GroupId, requestId };
    },

    async read(context, id, recorded) {
      if (!/^\d+$/.test(id)) {
        throw new Error(
          `${id} is a name, and a group is read by its number: ims.getGroup({ groupName: "${id}" }) tells it`,
        );
      }
      const live = await withId(context, id, recorded.groupName);
      return live && toFound(id, live, recorded);
    },

    async look(context, id, recorded) {
      const row = (await groupsOf(context)).get(id);
      return row && toFound(id, row, recorded);
    },

    drop: dropGroups,

    /** What is left out stays. That an empty text clears is known of RAM's twin call. */
    async write(context, id, from, to) {
      const request = changed<Inputs, Omit<UpdateGroupRequest, "GroupName">>(fields, from, to, {
        groupName: "NewGroupName",
        displayName: "NewDisplayName",
        comments: "NewComments",
      });
      const GroupName = request && (await nameNow(context, id, from));
      if (GroupName !== undefined) await context.ims.updateGroup({ GroupName, ...request });
    },

    async delete(context, id, recorded) {
      const GroupName = await nameNow(context, id, recorded);
      if (GroupName === undefined) return;
      if (recorded.forceDestroy === true) await removeMembers(context, id, GroupName);
      try {
        await context.ims.deleteGroup({ GroupName });
      } catch (error) {
        if (!isDeleteConflict(error) || (error as ServiceError).code.endsWith(".User")) throw error;
        throw new InUse(`${(error as Error).message}; policies attached to it are detached in RAM`);
      } finally {
        dropGroups(context);
      }
    },

    createdAt: ({ createDate }) => createDate,

    async dependents(context, id, recorded) {
      const GroupName = await nameNow(context, id, recorded);
      const members = GroupName === undefined ? [] : await context.ims.listUsersForGroup.all({ GroupName });
      return members.map(({ UserPrincipalName: name }) => `member ${name}`);
    },
  }),
};

/** By the name that it had last, where that is still its own; else among all there are. */
async function withId(context: Context, id: string, lastName: string | undefined): Promise<Group | undefined> {
  const named = lastName === undefined ? undefined : await unlessGone(context.ims.getGroup({ GroupName: lastName }));
  if (named?.Group?.GroupId === id) return named.Group;
  dropGroups(context);
  return (await groupsOf(context)).get(id);
}

async function nameNow(context: Context, id: string, { groupName }: Inputs): Promise<string | undefined> {
  return (await withId(context, id, groupName))?.GroupName;
}

function toFound(id: string, live: Group, recorded: Partial<Inputs>): Found<Inputs, GroupOutputs> {
  return {
    id,
    inputs: {
      groupName: answered(live.GroupName, `the name of group ${id}`),
      ...given({ displayName: live.DisplayName, comments: live.Comments }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ createDate: live.CreateDate }),
  };
}

/** Whoever has left meanwhile is out. */
async function removeMembers({ ims, lists }: Context, id: string, GroupName: string): Promise<void> {
  const members = await ims.listUsersForGroup.all({ GroupName });
  const names = members.flatMap(({ UserPrincipalName }) => UserPrincipalName ?? []);
  const remove = (name: string) => unlessGone(ims.removeUserFromGroup({ GroupName, UserPrincipalName: name }));
  const [failed] = await sideBySide(names, remove);
  lists.dropAll(membersLists(id));
  if (failed !== undefined) throw failed.error;
}
