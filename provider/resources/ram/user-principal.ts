import { byUserName } from "../ims/names";
import { wireOf } from "./attached-policy";
import type { Holding } from "./policies-of-one";
import type { Principal } from "./principal";

/** RAM knows a user by what stands before the `@` of today's logon name. */
const shortName = (name: string): string => name.replace(/@.*$/, "");

/** Of a user by its logon name of this moment. */
export const namedUserHolding: Holding = {
  policies: ({ ram }, name) => ram.listPoliciesForUser({ UserName: shortName(name) }),
  detach: ({ ram }, name, policy) => ram.detachPolicyFromUser({ ...wireOf(policy), UserName: shortName(name) }),
};

export const aUser: Principal = {
  what: "user",
  policies: (context, userId) => byUserName(context, userId, (name) => namedUserHolding.policies(context, name)),
  attach: (context, userId, policy) =>
    byUserName(context, userId, (name) =>
      context.ram.attachPolicyToUser({ ...wireOf(policy), UserName: shortName(name) }),
    ),
  detach: (context, userId, policy) =>
    byUserName(context, userId, (name) => namedUserHolding.detach(context, name, policy)),
  among: async (_context, { Users }) =>
    (Users?.User ?? []).flatMap(({ UserId: id, UserName: name = id }) =>
      id === undefined || name === undefined ? [] : { id, name },
    ),
};
