import type { Context } from "../context";
import { unlessGone } from "../gone";
import { counted, listed } from "../naming";
import { sideBySide } from "../side-by-side";
import { frozenText, type GroupOf, type Members, membership, membersKey, membersOf, removeMember } from "./members";

/** Not beside `removeMember`: who deletes users or groups needs no permission to add any. */
export function addMember({ cloudsso }: Context, group: GroupOf, userId: string): Promise<unknown> {
  return cloudsso.addUserToGroup(membership(group, userId));
}

const CHANGES = {
  add: { row: "adds", done: "added to", write: addMember },
  remove: { row: "removes", done: "removed from", write: removeMember },
} as const;

/** What could not be done. */
export interface Undone {
  /** All members as they are now, as far as that can be told. */
  readonly members: Members;
  readonly why: string;
}

/** Adds or removes users, a few at a time. What failed is looked at again: it may be so all the same. */
export async function changeMembers(
  context: Context,
  group: GroupOf,
  change: keyof typeof CHANGES,
  users: readonly string[],
): Promise<Undone | undefined> {
  const { row, done, write } = CHANGES[change];
  const key = membersKey(group);
  if (users.length === 0) return undefined;
  context.report(`${row} ${counted(users.length, "member")}`);
  const failures = await sideBySide(users, async (user) => {
    await write(context, group, user);
    context.lists.patch<Members>(key, (members) =>
      change === "add" ? members.set(user, { isSynchronized: false }) : members.delete(user),
    );
  });
  if (failures.length === 0) return undefined;
  const known = await membersOf(context, group);
  context.lists.drop(key);
  const members = (await unlessGone(membersOf(context, group)).catch(() => known)) ?? new Map();
  const undone = new Set(users.filter((user) => members.has(user) !== (change === "add")));
  if (undone.size === 0) return undefined;
  const frozen = await frozenText(context, group).catch(() => undefined);
  const told = failures.filter(({ item }) => undone.has(item));
  const reasons = (told.length > 0 ? told : failures).map(({ item, error }) => `${item}: ${error.message}`);
  const why = frozen === undefined ? listed(reasons, undone.size) : `${frozen} (${failures[0]?.error.message})`;
  const who = counted(undone.size, "user");
  return { members, why: `${who} could not be ${done} group ${group.groupId}: ${why}` };
}
