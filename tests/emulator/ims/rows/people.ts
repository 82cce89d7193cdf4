import { type Answered, type Company, keyPolicy, password, upn } from "../company";
import { names, type Rows } from "./row";

const alice = { UserPrincipalName: upn("alice") };
const bob = { UserPrincipalName: upn("bob") };

export const people: Rows = [
  [
    "CreateUser",
    (on) => ({
      send: {
        UserPrincipalName: upn("erin"),
        DisplayName: "Erin",
        Comments: "new",
        Email: "e@example.com",
        MobilePhone: "86-1",
        Tag: [{ Key: "team", Value: "red" }],
      },
      read: () =>
        on.peek("GetUser", { UserPrincipalName: upn("erin") }, ({ User }) => [
          User.DisplayName,
          User.Comments,
          User.Email,
          User.MobilePhone,
          User.Tags.Tag,
        ]),
      before: "EntityNotExist.User",
      after: ["Erin", "new", "e@example.com", "86-1", [{ TagKey: "team", TagValue: "red" }]],
    }),
  ],
  [
    "UpdateUser",
    (on) => ({
      send: {
        UserId: on.ids.bob,
        NewUserPrincipalName: upn("rob"),
        NewDisplayName: "Rob",
        NewComments: "renamed",
        NewEmail: "r@example.com",
        NewMobilePhone: "86-2",
      },
      read: () =>
        on.peek("GetUser", { UserId: on.ids.bob }, ({ User }) => [
          User.UserPrincipalName,
          User.DisplayName,
          User.Comments,
          User.Email,
          User.MobilePhone,
        ]),
      before: [upn("bob"), "bob", undefined, undefined, undefined],
      after: [upn("rob"), "Rob", "renamed", "r@example.com", "86-2"],
    }),
  ],
  [
    "UpdateUser",
    (on) => ({
      send: { ...alice, NewComments: "" },
      read: () => on.peek("GetUser", alice, ({ User }) => User.Comments),
      before: "first",
      after: undefined,
    }),
  ],
  [
    "DeleteUser",
    (on) => ({
      first: () => freeBob(on),
      send: { UserId: on.ids.bob },
      read: async () => [
        await on.peek("GetUser", { UserId: on.ids.bob }, ({ User }) => User.UserId),
        await on.peek("GetUserInRecycleBin", { UserId: on.ids.bob }, ({ User }) => User.UserPrincipalName),
      ],
      before: [on.ids.bob, "Unverified.NotThere.RecycledUser"],
      after: ["EntityNotExist.User", upn("bob")],
    }),
  ],
  [
    "DeleteUser",
    (on) => ({
      first: () => freeBob(on),
      send: bob,
      read: () => on.peek("ListUsers", {}, ({ Users }) => names(Users.User, "UserPrincipalName")),
      before: [upn("alice"), upn("bob")],
      after: [upn("alice")],
    }),
  ],
  [
    "CreateLoginProfile",
    (on) => ({
      first: () => on.ims("DeleteLoginProfile", bob),
      send: {
        UserPrincipalName: upn("bob"),
        Password: "Other-Secret-2",
        PasswordResetRequired: true,
        MFABindRequired: true,
        Status: "Inactive",
      },
      read: () => profile(on, "bob"),
      before: "EntityNotExist.User.LoginProfile",
      after: ["Inactive", true, true, "InitialValid"],
    }),
  ],
  [
    "UpdateLoginProfile",
    (on) => ({
      send: {
        ...bob,
        Password: "Other-Secret-2",
        PasswordResetRequired: true,
        MFABindRequired: true,
        Status: "Inactive",
      },
      read: () => profile(on, "bob"),
      before: ["Active", false, false, "InitialValid"],
      after: ["Inactive", true, true, "InitialValid"],
    }),
  ],
  [
    "DeleteLoginProfile",
    (on) => ({
      send: bob,
      read: () => profile(on, "bob"),
      before: ["Active", false, false, "InitialValid"],
      after: "EntityNotExist.User.LoginProfile",
    }),
  ],
  [
    "ChangePassword",
    (on) => ({
      byAlice: true,
      send: { OldPassword: password, NewPassword: "Own-Secret-3" },
      read: () => profile(on, "alice"),
      before: ["Active", false, false, "InitialValid"],
      after: ["Active", false, false, "NotInitial"],
    }),
  ],
  [
    "CreateAccessKey",
    (on) => ({
      send: bob,
      read: () => on.peek("ListAccessKeys", bob, ({ AccessKeys }) => names(AccessKeys.AccessKey, "Status")),
      before: [],
      after: ["Active"],
    }),
  ],
  [
    "UpdateAccessKey",
    (on) => ({
      send: { ...alice, UserAccessKeyId: on.ids.key.accessKeyId, Status: "Inactive" },
      read: async () => [
        await on.peek("ListAccessKeys", alice, ({ AccessKeys }) => names(AccessKeys.AccessKey, "Status")),
        (await on.by(on.ids.key, "GetDefaultDomain")).Code,
      ],
      before: [["Active"], undefined],
      after: [["Inactive"], "InvalidAccessKeyId.Inactive"],
    }),
  ],
  [
    "DeleteAccessKey",
    (on) => ({
      send: { ...alice, UserAccessKeyId: on.ids.key.accessKeyId },
      read: async () => [
        await on.peek("ListAccessKeys", alice, ({ AccessKeys }) => AccessKeys.AccessKey.length),
        await on.peek("ListAccessKeysInRecycleBin", { UserId: on.ids.alice }, ({ AccessKeys }) =>
          names(AccessKeys.AccessKey, "AccessKeyId"),
        ),
      ],
      before: [1, [on.ids.recycledKey]],
      after: [0, [on.ids.recycledKey, on.ids.key.accessKeyId]],
    }),
  ],
  [
    "SetAccessKeyPolicy",
    (on) => {
      const key = { ...alice, UserAccessKeyId: on.ids.key.accessKeyId };
      return {
        send: { ...key, AccessKeyPolicy: keyPolicy() },
        read: () => on.peek("GetAccessKeyPolicy", key, ({ AccessKeyPolicy }) => JSON.parse(AccessKeyPolicy)),
        before: {},
        after: { Version: 1, ...JSON.parse(keyPolicy()) },
      };
    },
  ],
  [
    "SetAccessKeyPolicyForAccount",
    (on) => ({
      send: { AccessKeyPolicy: keyPolicy() },
      read: () => on.peek("GetAccessKeyPolicyForAccount", {}, ({ AccessKeyPolicy }) => JSON.parse(AccessKeyPolicy)),
      before: {},
      after: { Version: 1, ...JSON.parse(keyPolicy()) },
    }),
  ],
  [
    "CreateServiceCredential",
    (on) => ({
      send: { ...bob, ServiceName: "a.aliyuncs.com", ServiceCredentialName: "three", CredentialAgeDays: 7 },
      read: () =>
        on.peek("ListServiceCredentials", bob, ({ ServiceCredentials }) =>
          names(ServiceCredentials, "ServiceCredentialName"),
        ),
      before: [],
      after: ["three"],
    }),
  ],
  [
    "UpdateServiceCredential",
    (on) => ({
      send: { ...alice, ServiceCredentialId: on.ids.credential, ServiceCredentialName: "uno", Status: "Inactive" },
      read: () => credential(on),
      before: ["one", "Active"],
      after: ["uno", "Inactive"],
    }),
  ],
  [
    "DeleteServiceCredential",
    (on) => ({
      send: { ...alice, ServiceCredentialId: on.ids.credential },
      read: () => credential(on),
      before: ["one", "Active"],
      after: "Unverified.NotThere.ServiceCredential",
    }),
  ],
  [
    "TagResources",
    (on) => ({
      send: { ResourceType: "user", ResourceId: [on.ids.bob], Tag: [{ Key: "team", Value: "red" }] },
      read: () => tagsOf(on, on.ids.bob),
      before: [],
      after: [["team", "red"]],
    }),
  ],
  [
    "TagResources",
    (on) => ({
      send: { ResourceType: "user", ResourcePrincipalName: [upn("alice")], Tag: [{ Key: "team", Value: "red" }] },
      read: () => tagsOf(on, on.ids.alice),
      before: [
        ["team", "blue"],
        ["site", "here"],
      ],
      after: [
        ["team", "red"],
        ["site", "here"],
      ],
    }),
  ],
  [
    "UntagResources",
    (on) => ({
      send: { ResourceType: "user", ResourceId: [on.ids.alice], TagKey: ["team"] },
      read: () => tagsOf(on, on.ids.alice),
      before: [
        ["team", "blue"],
        ["site", "here"],
      ],
      after: [["site", "here"]],
    }),
  ],
  [
    "UntagResources",
    (on) => ({
      send: { ResourceType: "user", ResourcePrincipalName: [upn("alice")], All: true },
      read: () => tagsOf(on, on.ids.alice),
      before: [
        ["team", "blue"],
        ["site", "here"],
      ],
      after: [],
    }),
  ],
];

function profile(on: Company, name: string) {
  return on.peek("GetLoginProfile", { UserPrincipalName: upn(name) }, ({ LoginProfile: one }) => [
    one.Status,
    one.PasswordResetRequired,
    one.MFABindRequired,
    one.PasswordStatus,
  ]);
}

function credential(on: Company) {
  const named = { ...alice, ServiceCredentialId: on.ids.credential };
  return on.peek("GetServiceCredential", named, ({ ServiceCredential: one }) => [
    one.ServiceCredentialName,
    one.Status,
  ]);
}

function tagsOf(on: Company, userId: string) {
  return on.peek("ListTagResources", { ResourceType: "user", ResourceId: [userId] }, ({ TagResources }) =>
    TagResources.TagResource.map((tag: Answered) => [tag.TagKey, tag.TagValue]),
  );
}

/** Users go last: what hangs on them has to go first. */
async function freeBob(on: Company) {
  await on.ims("RemoveUserFromGroup", { ...bob, GroupName: "developers" });
  await on.ims("DeleteLoginProfile", bob);
}
