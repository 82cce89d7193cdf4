import { byUserName } from "../ims/names";
import { wireOf } from "./attached-policy";
import type { Principal } from "./principal";

/** RAM knows a user by what stands before the `@` of today's logon name. */
const shortName = (name: string): string => name.replace(/@.*$/, "");

export const aUser: Principal = {
  what: "user",
  policies: (context, userId) =>
    byUserName(context, userId, (name) => context.ram.listPoliciesForUser({ UserName: shortName(name) })),
  attach: (context, userId, policy) =>
    byUserName(context, userId, (name) =>
      context.ram.attachPolicyToUser({ ...wireOf(policy), UserName: shortName(name) }),
    ),
  detach: (context, userId, policy) =>
    byUserName(context, userId, (name) =>
      context.ram.detachPolicyFromUser({ ...wireOf(policy), UserName: shortName(name) }),
    ),
  among: async (_context, { Users }) =>
    (Users?.User ?? []).flatMap(({ UserId: id, UserName: name = id }) =>
      id === undefined || name === undefined ? [] : { id, name },
    ),
};
