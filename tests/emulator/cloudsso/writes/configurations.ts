import { inlinePolicy, onAccount, policyDocument, systemPolicy } from "../../desk";
import type { Answered, Furnished, Given } from "../furnished";
import { each, type Rows, tagged } from "./row";

export const configurations: Rows = [
  [
    "CreateAccessConfiguration",
    (on) => ({
      send: {
        ...{
          AccessConfigurationName: "New",
          Description: "new",
          SessionDuration: 7200,
          Tags: [{ Key: "team", Value: "red" }],
        },
        RelayState: "https://cloudsso.console.aliyun.com/test1",
      },
      read: () =>
        on.ask(
          "ListAccessConfigurations",
          { Filter: "AccessConfigurationName eq new" },
          ({ AccessConfigurations: [found] }) => found && [...configuration(found), tagged(found)],
        ),
      before: undefined,
      after: ["New", "new", 7200, "https://cloudsso.console.aliyun.com/test1", [["team", "red"]]],
    }),
  ],
  [
    "UpdateAccessConfiguration",
    (on) => ({
      send: {
        ...{ AccessConfigurationId: on.ids.reader, NewDescription: "edited", NewSessionDuration: 900 },
        NewRelayState: "https://ecs.console.aliyun.com/",
      },
      read: () =>
        on.ask("GetAccessConfiguration", { AccessConfigurationId: on.ids.reader }, (answer) =>
          configuration(answer.AccessConfiguration),
        ),
      before: ["Reader", "", 3600, ""],
      after: ["Reader", "edited", 900, "https://ecs.console.aliyun.com/"],
    }),
  ],
  [
    "DeleteAccessConfiguration",
    (on) => ({
      send: { AccessConfigurationId: on.ids.spare, ForceRemovePermissionPolicies: true },
      read: () =>
        on.ask("ListAccessConfigurations", {}, (answer) =>
          each(answer.AccessConfigurations, "AccessConfigurationName"),
        ),
      before: ["Reader", "Writer", "Spare"],
      after: ["Reader", "Writer"],
    }),
  ],
  [
    "AddPermissionPolicyToAccessConfiguration",
    (on) => ({
      send: { AccessConfigurationId: on.ids.reader, ...inlinePolicy("extra") },
      read: () => policies(on, on.ids.reader),
      before: [["System", "ReadOnlyAccess", undefined]],
      after: [
        ["System", "ReadOnlyAccess", undefined],
        ["Inline", "extra", policyDocument("oss:Get*")],
      ],
    }),
  ],
  [
    "AddPermissionPolicyToAccessConfiguration",
    (on) => ({
      send: { AccessConfigurationId: on.ids.reader, ...systemPolicy("AdministratorAccess") },
      read: () => statuses(on),
      before: ["Provisioned", "Provisioned", "Provisioned"],
      after: ["ReprovisionRequired", "ReprovisionRequired", "ReprovisionRequired"],
    }),
  ],
  [
    "RemovePermissionPolicyFromAccessConfiguration",
    (on) => ({
      send: { AccessConfigurationId: on.ids.writer, ...systemPolicy("ReadOnlyAccess") },
      read: () => policies(on, on.ids.writer),
      before: [
        ["System", "ReadOnlyAccess", undefined],
        ["Inline", "own", policyDocument("oss:Get*")],
      ],
      after: [["Inline", "own", policyDocument("oss:Get*")]],
    }),
  ],
  [
    "UpdateInlinePolicyForAccessConfiguration",
    (on) => ({
      send: {
        AccessConfigurationId: on.ids.writer,
        InlinePolicyName: "own",
        NewInlinePolicyDocument: policyDocument("oss:List*"),
      },
      read: async () => (await policies(on, on.ids.writer)).at(1),
      before: ["Inline", "own", policyDocument("oss:Get*")],
      after: ["Inline", "own", policyDocument("oss:List*")],
    }),
  ],
  [
    "ProvisionAccessConfiguration",
    (on) => ({
      first: () =>
        on.call("AddPermissionPolicyToAccessConfiguration", {
          AccessConfigurationId: on.ids.reader,
          ...inlinePolicy("extra"),
        }),
      send: { AccessConfigurationId: on.ids.reader, ...onAccount(on.ids.accounts[1]) },
      read: () => statuses(on),
      before: ["ReprovisionRequired", "ReprovisionRequired", "ReprovisionRequired"],
      after: ["ReprovisionRequired", "Provisioned", "ReprovisionRequired"],
    }),
  ],
  [
    "DeprovisionAccessConfiguration",
    (on) => ({
      first: () => ungranted(on, 2),
      send: { AccessConfigurationId: on.ids.reader, ...onAccount(on.ids.accounts[2]) },
      read: () => statuses(on),
      before: ["Provisioned", "Provisioned", "Provisioned"],
      after: ["Provisioned", "Provisioned"],
    }),
  ],
  [
    "CreateAccessAssignment",
    (on) => ({
      send: {
        AccessConfigurationId: on.ids.writer,
        ...onAccount(on.ids.accounts[0]),
        PrincipalType: "User",
        PrincipalId: on.ids.alice,
        OriginTargetId: "",
      },
      read: () => grants(on, { AccessConfigurationId: on.ids.writer }),
      before: [],
      after: [["Writer", "account-1", "User", "alice"]],
    }),
  ],
  [
    "DeleteAccessAssignment",
    (on) => ({
      send: {
        ...{
          AccessConfigurationId: on.ids.reader,
          ...onAccount(on.ids.accounts[0]),
          PrincipalType: "Group",
          PrincipalId: on.ids.developers,
        },
        ...{ DeprovisionStrategy: "DeprovisionForLastAccessAssignmentOnAccount", OriginTargetId: "" },
      },
      read: async () => [(await grants(on, {})).length, (await statuses(on)).length],
      before: [3, 3],
      after: [2, 2],
    }),
  ],
];

function configuration(found: Answered) {
  return [found.AccessConfigurationName, found.Description, found.SessionDuration, found.RelayState];
}

async function policies(on: Furnished, AccessConfigurationId: string): Promise<unknown[]> {
  const { PermissionPolicies } = await on.call("ListPermissionPoliciesInAccessConfiguration", {
    AccessConfigurationId,
  });
  return each(PermissionPolicies, "PermissionPolicyType", "PermissionPolicyName", "PermissionPolicyDocument");
}

async function statuses(on: Furnished): Promise<unknown[]> {
  const { AccessConfigurationProvisionings } = await on.call("ListAccessConfigurationProvisionings");
  return each(AccessConfigurationProvisionings, "Status");
}

async function grants(on: Furnished, filter: Given): Promise<unknown[]> {
  const { AccessAssignments } = await on.call("ListAccessAssignments", filter);
  return each(AccessAssignments, "AccessConfigurationName", "TargetName", "PrincipalType", "PrincipalName");
}

async function ungranted(on: Furnished, index: number): Promise<void> {
  const grantee = { PrincipalType: "Group", PrincipalId: on.ids.developers };
  const grant = { AccessConfigurationId: on.ids.reader, ...onAccount(on.ids.accounts[index]), ...grantee };
  await on.call("DeleteAccessAssignment", grant);
  await on.finish();
}
