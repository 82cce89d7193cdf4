import type { Answered } from "../furnished";
import { each, type Rows, tagged } from "./row";

export const people: Rows = [
  [
    "CreateUser",
    (on) => ({
      send: {
        ...{ UserName: "erin", DisplayName: "Erin", FirstName: "E", LastName: "Rin", Email: "erin@example.com" },
        ...{ Description: "new", Status: "Disabled", Tags: [{ Key: "team", Value: "green" }] },
      },
      read: () =>
        on.ask(
          "ListUsers",
          { Filter: "UserName eq erin" },
          ({ Users: [user] }) => user && [fullName(user), tagged(user)],
        ),
      before: undefined,
      after: [["Erin", "E", "Rin", "erin@example.com", "new", "Disabled"], [["team", "green"]]],
    }),
  ],
  [
    "UpdateUser",
    (on) => ({
      send: {
        ...{ UserId: on.ids.alice, NewDisplayName: "Alice", NewFirstName: "A", NewLastName: "Lice" },
        ...{ NewEmail: "a@example.com", NewDescription: "renamed" },
      },
      read: () => on.ask("GetUser", { UserId: on.ids.alice }, ({ User }) => fullName(User)),
      before: ["", "", "", "alice@example.com", "", "Enabled"],
      after: ["Alice", "A", "Lice", "a@example.com", "renamed", "Enabled"],
    }),
  ],
  [
    "UpdateUserStatus",
    (on) => ({
      send: { UserId: on.ids.alice, NewStatus: "Disabled" },
      read: () => on.ask("GetUser", { UserId: on.ids.alice }, ({ User }) => User.Status),
      before: "Enabled",
      after: "Disabled",
    }),
  ],
  [
    "DeleteUser",
    (on) => ({
      first: async () => {
        await on.call("RemoveUserFromGroup", { GroupId: on.ids.developers, UserId: on.ids.carol });
        await on.call("DeleteUserProvisioning", { UserProvisioningId: on.ids.failing });
      },
      send: { UserId: on.ids.carol },
      read: () => on.ask("ListUsers", {}, ({ Users }) => each(Users, "UserName")),
      before: ["alice", "bob", "carol"],
      after: ["alice", "bob"],
    }),
  ],
  [
    "ResetUserPassword",
    (on) => ({
      send: { UserId: on.ids.alice, Password: "Secret-Passw0rd", RequirePasswordResetForNextLogin: true },
      // No call tells it.
      read: async () => {
        const user = on.desk.emulator.state.cloudsso.directory?.users[on.ids.alice];
        return [user?.passwords, user?.passwordResetRequired];
      },
      before: [[], false],
      after: [["Secret-Passw0rd"], true],
    }),
  ],
  [
    "UpdateUserMFAAuthenticationSettings",
    (on) => ({
      send: { UserId: on.ids.bob, UserMFAAuthenticationSettings: "Disabled" },
      read: () =>
        on.ask(
          "GetUserMFAAuthenticationSettings",
          { UserId: on.ids.bob },
          (answer) => answer.UserMFAAuthenticationSettings,
        ),
      before: "Enabled",
      after: "Disabled",
    }),
  ],
  [
    "DeleteMFADeviceForUser",
    (on) => ({
      send: { UserId: on.ids.alice, MFADeviceId: on.ids.device, MfaType: "TOTP" },
      read: () =>
        on.ask("ListMFADevicesForUser", { UserId: on.ids.alice }, ({ MFADevices }) =>
          each(MFADevices, "DeviceName", "DeviceType"),
        ),
      before: [["phone", "TOTP"]],
      after: [],
    }),
  ],
  [
    "CreateGroup",
    (on) => ({
      send: { GroupName: "operators", Description: "new" },
      read: () =>
        on.ask("ListGroups", { Filter: "GroupName sw oper" }, ({ Groups }) => each(Groups, "GroupName", "Description")),
      before: [],
      after: [["operators", "new"]],
    }),
  ],
  [
    "UpdateGroup",
    (on) => ({
      send: { GroupId: on.ids.developers, NewGroupName: "engineers", NewDescription: "renamed" },
      read: () =>
        on.ask("GetGroup", { GroupId: on.ids.developers }, ({ Group }) => [Group.GroupName, Group.Description]),
      before: ["developers", ""],
      after: ["engineers", "renamed"],
    }),
  ],
  [
    "DeleteGroup",
    (on) => ({
      first: () => on.call("RemoveUserFromGroup", { GroupId: on.ids.admins, UserId: on.ids.alice }),
      send: { GroupId: on.ids.admins },
      read: () => on.ask("ListGroups", {}, ({ Groups }) => each(Groups, "GroupName")),
      before: ["developers", "auditors", "admins"],
      after: ["developers", "auditors"],
    }),
  ],
  [
    "AddUserToGroup",
    (on) => ({
      send: { GroupId: on.ids.auditors, UserId: on.ids.bob },
      read: () =>
        on.ask("ListGroupMembers", { GroupId: on.ids.auditors }, ({ GroupMembers }) => each(GroupMembers, "UserName")),
      before: ["alice"],
      after: ["alice", "bob"],
    }),
  ],
  [
    "RemoveUserFromGroup",
    (on) => ({
      send: { GroupId: on.ids.developers, UserId: on.ids.alice },
      read: () =>
        on.ask("ListJoinedGroupsForUser", { UserId: on.ids.alice }, ({ JoinedGroups }) =>
          each(JoinedGroups, "GroupName"),
        ),
      before: ["developers", "auditors", "admins"],
      after: ["auditors", "admins"],
    }),
  ],
  [
    "TagResources",
    (on) => ({
      send: {
        ResourceType: "user",
        ResourceId: [on.ids.alice],
        Tag: [
          { Key: "team", Value: "black" },
          { Key: "new", Value: "1" },
        ],
      },
      read: () => on.ask("GetUser", { UserId: on.ids.alice }, ({ User }) => tagged(User)),
      before: [["team", "red"]],
      after: [
        ["team", "black"],
        ["new", "1"],
      ],
    }),
  ],
  [
    "UntagResources",
    (on) => ({
      send: {
        DirectoryId: undefined,
        ResourceType: "user",
        ResourceId: [`${on.desk.emulator.directoryId}_${on.ids.alice}`],
        TagKey: ["team"],
        All: false,
      },
      read: () => on.ask("GetUser", { UserId: on.ids.alice }, ({ User }) => tagged(User)),
      before: [["team", "red"]],
      after: [],
    }),
  ],
];

function fullName(user: Answered) {
  return [user.DisplayName, user.FirstName, user.LastName, user.Email, user.Description, user.Status];
}
