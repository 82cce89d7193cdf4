import { onAccount } from "../../desk";
import type { Furnished } from "../furnished";
import { each, type Rows } from "./row";

export const ramUsers: Rows = [
  [
    "CreateUserProvisioning",
    (on) => ({
      send: {
        ...{ PrincipalType: "Group", PrincipalId: on.ids.auditors, ...onAccount(on.ids.accounts[0]) },
        ...{ DeletionStrategy: "Keep", DuplicationStrategy: "TakeOver", Description: "of auditors" },
      },
      read: () =>
        on.ask(
          "ListUserProvisionings",
          { PrincipalType: "Group", PrincipalId: on.ids.auditors },
          ({ UserProvisionings }) =>
            each(
              UserProvisionings,
              "PrincipalName",
              "TargetName",
              "DeletionStrategy",
              "DuplicationStrategy",
              "Description",
            ),
        ),
      before: [],
      after: [["auditors", "account-1", "Keep", "TakeOver", "of auditors"]],
    }),
  ],
  [
    "UpdateUserProvisioning",
    (on) => ({
      send: {
        ...{ UserProvisioningId: on.ids.provisioning, NewDescription: "edited" },
        ...{ NewDeletionStrategy: "Keep", NewDuplicationStrategy: "TakeOver" },
      },
      read: () =>
        on.ask("GetUserProvisioning", { UserProvisioningId: on.ids.provisioning }, ({ UserProvisioning }) =>
          each([UserProvisioning], "Description", "DeletionStrategy", "DuplicationStrategy"),
        ),
      before: [["first", "Delete", "KeepBoth"]],
      after: [["edited", "Keep", "TakeOver"]],
    }),
  ],
  [
    "DeleteUserProvisioning",
    (on) => ({
      send: { UserProvisioningId: on.ids.provisioning, DeletionStrategy: "Delete" },
      read: () => ramNames(on, 0),
      before: ["bob"],
      after: [],
    }),
  ],
  [
    "DeleteUserProvisioning",
    (on) => ({
      send: { UserProvisioningId: on.ids.provisioning, DeletionStrategy: "Keep" },
      read: async () => [
        await ramNames(on, 0),
        await on.ask("ListUserProvisionings", {}, ({ TotalCounts }) => TotalCounts),
      ],
      before: [["bob"], 4],
      after: [["bob"], 3],
    }),
  ],
  [
    "RetryUserProvisioningEvent",
    (on) => ({
      send: { EventId: on.ids.event, DuplicationStrategy: "TakeOver" },
      read: () => failures(on),
      before: 1,
      after: 0,
    }),
  ],
  [
    "RetryUserProvisioningEvent",
    (on) => ({
      send: { EventId: on.ids.event, DuplicationStrategy: "KeepBoth" },
      read: () =>
        on.ask(
          "GetUserProvisioningEvent",
          { EventId: on.ids.event },
          (answer) => answer.UserProvisioningEvent.ErrorCount,
        ),
      before: 1,
      after: 2,
    }),
  ],
  [
    "DeleteUserProvisioningEvent",
    (on) => ({
      send: { EventId: on.ids.event, UserProvisioningId: on.ids.failing },
      read: () => failures(on),
      before: 1,
      after: 0,
    }),
  ],
  [
    "UpdateUserProvisioningConfiguration",
    (on) => ({
      send: { NewSessionDuration: 12, NewDefaultLandingPage: "https://ecs.console.aliyun.com/" },
      read: () =>
        on.ask("GetUserProvisioningConfiguration", {}, ({ UserProvisioningConfiguration: found }) => [
          found.SessionDuration,
          found.DefaultLandingPage,
        ]),
      before: [6, "https://homenew.console.aliyun.com"],
      after: [12, "https://ecs.console.aliyun.com/"],
    }),
  ],
];

/** The RAM users of a member account, by its own RAM. */
async function ramNames(on: Furnished, index: number): Promise<string[]> {
  const account = on.desk.emulator.state.ims[on.ids.accounts[index] ?? ""];
  return Object.values(account?.users ?? {}).map(({ userPrincipalName }) => userPrincipalName.split("@")[0] ?? "");
}

function failures(on: Furnished): Promise<unknown> {
  return on.ask(
    "GetUserProvisioningRdAccountStatistics",
    { RdMemberId: on.ids.management },
    (answer) => answer.UserProvisioningStatistics.FailedEventCount,
  );
}
