import { z } from "zod";
import { align } from "../../kernel/align";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { Unfinished } from "../../kernel/unfinished";
import { holdsUnknown } from "../../kernel/unknowns";
import { directoryIdField, groupIdField, type Timed, timed, userId } from "../common-fields";
import type { Context } from "../context";
import { given } from "../given";
import { unlessGone } from "../gone";
import { inDirectory } from "../in-directory";
import { counted } from "../naming";
import type { NoOutputs } from "../shapes/verbs";
import { allGroups, type GroupOf, isSynchronized, type Member, type Members, membersOf, namesOf } from "./members";
import { changeMembers } from "./write-members";

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
type Live = Found<Inputs, NoOutputs>;

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
  share: { of: "members", by: id, whole: "userIds" },
  home: inDirectory,

  async *list(context) {
    for await (const { directoryId, groupId, groupName } of allGroups(context)) {
      yield { id: joinId(directoryId, groupId), name: groupName };
    }
  },

  async before(context, wanted) {
    const members = await membersOf(context, wanted);
    return { userIds: await managed(context, wanted, members, new Set(wanted.userIds)) };
  },

  /** Whom a create would take out. Of a change, whose beginning is a whole state, the preview shows that by itself. */
  async warnings({ directoryId = "", groupId = "", userIds = [] }, from, context) {
    if (from?.userIds === undefined || from.groupId !== undefined || userIds.some(holdsUnknown)) return [];
    const others = from.userIds.filter((user) => !userIds.includes(user));
    if (others.length === 0) return [];
    const group = { directoryId, groupId };
    return [takingOut("takes", group, await membersOf(context(), group), others)];
  },

  /** The warnings have named whom it takes out. */
  async create(context, wanted) {
    const there = await membersOf(context, wanted);
    return bring(context, wanted, [...there.keys()]);
  },

  async read(context, text, recorded) {
    const group = groupOf(text);
    const members = await unlessGone(membersOf(context, group));
    return members && found(context, group, members, recorded);
  },

  update: (context, _id, recorded, wanted) => bring(context, wanted, recorded.userIds),

  async delete(context, text, recorded) {
    const group = groupOf(text);
    const members = await unlessGone(membersOf(context, group));
    const named = ownOf(recorded).filter((user) => members?.has(user));
    const undone = await changeMembers(context, group, "remove", named);
    if (undone !== undefined) throw new Error(undone.why);
  },
};

function groupOf(text: string): GroupOf {
  const [directoryId = "", groupId = ""] = splitId(text, id);
  return { directoryId, groupId };
}

/** Adds and then takes out, until nothing is left to do. @param shown the members that a preview could show before. */
async function bring(context: Context, wanted: Inputs, shown: readonly string[]): Promise<Live> {
  const group = { directoryId: wanted.directoryId, groupId: wanted.groupId };
  const named = new Set(wanted.userIds);
  for (;;) {
    const members = await membersOf(context, group);
    const missing = wanted.userIds.filter((user) => !members.has(user));
    const others = (await managed(context, group, members, named)).filter((user) => !named.has(user));
    if (missing.length === 0 && others.length === 0) return found(context, group, members, wanted);
    const adds = missing.length > 0;
    const unseen = adds ? [] : others.filter((user) => !shown.includes(user));
    const said = takingOut("took", group, members, unseen); // worded while they are in the list
    const undone = await changeMembers(context, group, adds ? "add" : "remove", adds ? missing : others);
    if (undone !== undefined) {
      const stay = adds && others.length > 0 ? "; nobody is taken out before all are added" : "";
      throw new Unfinished(await found(context, group, undone.members, wanted), `${undone.why}${stay}`);
    }
    if (unseen.length > 0) context.notice(said);
  }
}

function takingOut(takes: "takes" | "took", { groupId }: GroupOf, members: Members, users: readonly string[]): string {
  const who = namesOf(members, users);
  return `${takes} ${counted(users.length, "member")} out of group ${groupId} that the list lacks: ${who}`;
}

async function found(context: Context, group: GroupOf, members: Members, recorded: Partial<Inputs>): Promise<Live> {
  const own = ownOf(recorded);
  const named = new Set(own);
  const userIds = align(own, await managed(context, group, members, named), String, (user) => user);
  const foreign = recorded.userIds === undefined ? [] : userIds.filter((user) => !named.has(user));
  return {
    id: joinId(group.directoryId, group.groupId),
    inputs: { ...group, userIds, ...given({ foreignUserIds: foreign }), ...unreadValues(fields, recorded) },
    outputs: {},
  };
}

/** What the program listed: what a refresh found beside it is recorded apart. */
function ownOf({ userIds = [], foreignUserIds = [] }: Partial<Inputs>): string[] {
  const foreign = new Set(foreignUserIds);
  return userIds.filter((user) => !foreign.has(user));
}

/** The members that the list stands for: whom an identity provider put into a group of its own only when they are named. */
async function managed(
  context: Context,
  group: GroupOf,
  members: Members,
  named: ReadonlySet<string>,
): Promise<string[]> {
  const all = [...members];
  const isForeignSynced = ([user, { isSynchronized }]: [string, Member]) => isSynchronized && !named.has(user);
  const leaves = all.some(isForeignSynced) && (await isSynchronized(context, group));
  return all.filter((member) => !(leaves && isForeignSynced(member))).map(([user]) => user);
}
