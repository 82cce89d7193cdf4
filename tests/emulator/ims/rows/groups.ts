import { type Company, upn } from "../company";
import { names, type Rows } from "./row";

const bob = { UserPrincipalName: upn("bob") };

export const groups: Rows = [
  [
    "CreateGroup",
    (on) => ({
      send: { GroupName: "auditors", DisplayName: "Auditors", Comments: "look" },
      read: () => group(on, "auditors"),
      before: "EntityNotExist.Group",
      after: ["Auditors", "look"],
    }),
  ],
  [
    "UpdateGroup",
    (on) => ({
      send: { GroupName: "empty", NewGroupName: "full", NewDisplayName: "Full", NewComments: "not empty" },
      read: async () => [await group(on, "empty"), await group(on, "full")],
      before: [["The empty", "c"], "EntityNotExist.Group"],
      after: ["EntityNotExist.Group", ["Full", "not empty"]],
    }),
  ],
  [
    "DeleteGroup",
    (on) => ({
      send: { GroupName: "empty" },
      read: () => on.peek("ListGroups", {}, ({ Groups }) => names(Groups.Group, "GroupName")),
      before: ["developers", "operators", "empty"],
      after: ["developers", "operators"],
    }),
  ],
  [
    "AddUserToGroup",
    (on) => ({
      send: { ...bob, GroupName: "operators" },
      read: () => on.peek("ListUsersForGroup", { GroupName: "operators" }, ({ Users }) => names(Users.User, "UserId")),
      before: [],
      after: [on.ids.bob],
    }),
  ],
  [
    "RemoveUserFromGroup",
    (on) => ({
      send: { ...bob, GroupName: "developers" },
      read: () => on.peek("ListGroupsForUser", bob, ({ Groups }) => names(Groups.Group, "GroupName")),
      before: ["developers"],
      after: [],
    }),
  ],
];

function group(on: Company, GroupName: string) {
  return on.peek("GetGroup", { GroupName }, ({ Group }) => [Group.DisplayName, Group.Comments]);
}
