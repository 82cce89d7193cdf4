import { text } from "../../kernel/check";
import type { Reference } from "../../kernel/definition";
import type { Field } from "../../kernel/fields";
import type { Context } from "../context";
import { unlessGone } from "../gone";
import { namedSo } from "../naming";
import { groupsOf, userNamesOf } from "./names";

/*
 * Users and groups by their numbers or by their names of today. A number has digits alone, and so may the name of a
 * group, which is then told by its number.
 */

const isNumber = (id: string): boolean => /^\d+$/.test(id);

export const ramUser = text(
  /^(\d+|[A-Za-z0-9._-]{1,64}@[A-Za-z0-9._-]+)$/,
  "the number of a RAM user, digits in quotes, as the id of an ims.User, or a logon name with its domain",
);

export const ramGroup = text(
  /^[A-Za-z0-9._-]{1,64}$/,
  "the number of a group, digits in quotes, as the id of an ims.Group, or its name",
);

/** The RAM user that something belongs to, and stays with. */
export const ramUserField: Field<string> = { schema: ramUser, required: true, replaces: true, refersTo: true };

/** The group that something belongs to, and stays in. */
export const ramGroupField: Field<string> = { schema: ramGroup, required: true, replaces: true, refersTo: true };

export const toUser: Reference<Context> = {
  isId: isNumber,
  find: userIdOf,
  missing: (name) => `there is no user ${name}`,
};

export const toGroup: Reference<Context> = {
  isId: isNumber,
  find: groupIdOf,
  missing: (name) => `there is no group ${name}`,
};

/** Whoever has the logon name today. */
async function userIdOf(context: Context, name: string): Promise<string | undefined> {
  const known = namedSo([...(await userNamesOf(context))], name, ([, one]) => one);
  if (known !== undefined) return known[0];
  return (await unlessGone(context.ims.getUser({ UserPrincipalName: name })))?.User?.UserId;
}

/** The number of the group that has the name today. */
async function groupIdOf(context: Context, name: string): Promise<string | undefined> {
  const known = namedSo([...(await groupsOf(context)).values()], name, ({ GroupName }) => GroupName)?.GroupId;
  return known ?? (await unlessGone(context.ims.getGroup({ GroupName: name })))?.Group?.GroupId;
}
