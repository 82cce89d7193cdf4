import { type Company, upn } from "../company";
import { names, type Rows } from "./row";

export const recycled: Rows = [
  [
    "DeleteUserInRecycleBin",
    (on) => ({
      send: { UserId: on.ids.carol },
      read: async () => [await bin(on), await recycledKey(on, on.ids.carolsKey)],
      before: [[upn("carol"), upn("dave")], true],
      after: [[upn("dave")], "Unverified.NotThere.RecycledAccessKey"],
    }),
  ],
  [
    "RestoreUserFromRecycleBin",
    (on) => ({
      send: { UserId: on.ids.carol },
      read: async () => [
        await bin(on),
        await on.peek("GetUser", { UserId: on.ids.carol }, ({ User }) => User.UserName),
      ],
      before: [[upn("carol"), upn("dave")], "EntityNotExist.User"],
      after: [[upn("dave")], "carol"],
    }),
  ],
  [
    "DeleteAccessKeyInRecycleBin",
    (on) => ({
      send: { UserId: on.ids.alice, UserAccessKeyId: on.ids.recycledKey },
      read: () => recycledKey(on, on.ids.recycledKey),
      before: false,
      after: "Unverified.NotThere.RecycledAccessKey",
    }),
  ],
  [
    "RestoreAccessKeyFromRecycleBin",
    (on) => ({
      send: { UserId: on.ids.alice, UserAccessKeyId: on.ids.recycledKey },
      read: async () => [
        await recycledKey(on, on.ids.recycledKey),
        await on.peek("GetUser", { UserAccessKeyId: on.ids.recycledKey }, ({ User }) => User.UserId),
      ],
      before: [false, "EntityNotExist.User"],
      after: ["Unverified.NotThere.RecycledAccessKey", on.ids.alice],
    }),
  ],
];

function bin(on: Company) {
  return on.peek("ListUsersInRecycleBin", {}, ({ Users }) => names(Users.User, "UserPrincipalName"));
}

/** Whether its owner is in the bin too. */
function recycledKey(on: Company, UserAccessKeyId: string) {
  return on.peek("GetAccessKeyInfoInRecycleBin", { UserAccessKeyId }, ({ AccessKey }) => AccessKey.UserRecycled);
}
