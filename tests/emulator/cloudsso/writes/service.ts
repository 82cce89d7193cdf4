import type { Furnished } from "../furnished";
import { each, type Rows } from "./row";

export const service: Rows = [
  [
    "EnableService",
    (on) => ({
      first: () => empty(on, "DisableService"),
      send: {},
      read: () => on.ask("GetServiceStatus", {}, ({ ServiceStatus }) => ServiceStatus.Status),
      before: "Disabled",
      after: "Enabled",
    }),
  ],
  [
    "DisableService",
    (on) => ({
      first: () => empty(on),
      send: {},
      read: () => on.ask("GetServiceStatus", {}, ({ ServiceStatus }) => ServiceStatus.Status),
      before: "Enabled",
      after: "Disabled",
    }),
  ],
  [
    "CreateDirectory",
    (on) => ({
      first: () => empty(on),
      send: { DirectoryName: "my-company" },
      read: () => on.ask("ListDirectories", {}, ({ Directories }) => each(Directories, "DirectoryName", "Region")),
      before: [],
      after: [["my-company", "cn-shanghai"]],
    }),
  ],
  [
    "UpdateDirectory",
    (on) => ({
      send: { NewDirectoryName: "renamed" },
      read: () => on.ask("GetDirectory", {}, ({ Directory }) => Directory.DirectoryName),
      before: "emulated",
      after: "renamed",
    }),
  ],
  [
    "DeleteDirectory",
    (on) => ({
      first: () => clear(on),
      send: {},
      read: () => on.ask("ListDirectories", {}, ({ TotalCounts }) => TotalCounts),
      before: 1,
      after: 0,
    }),
  ],
  [
    "EnableDelegateAccount",
    (on) => ({
      first: () => registered(on),
      send: { AccountId: on.ids.accounts[0] },
      read: () => delegate(on),
      before: "Disabled",
      after: "Enabled",
    }),
  ],
  [
    "DisableDelegateAccount",
    (on) => ({
      first: async () => {
        await registered(on);
        await on.call("EnableDelegateAccount", { AccountId: on.ids.accounts[0] });
      },
      send: { AccountId: on.ids.accounts[0] },
      read: () => delegate(on),
      before: "Enabled",
      after: "Disabled",
    }),
  ],
];

/** Takes everything out of the directory that is in the way of its deletion. */
async function clear(on: Furnished): Promise<void> {
  await on.plant((directory) => {
    for (const name of ["users", "groups", "memberships", "accessConfigurations", "provisionings"] as const)
      empties(directory[name]);
    for (const name of ["accessAssignments", "scimCredentials", "userProvisionings"] as const) empties(directory[name]);
    delete directory.settings.samlIdentityProvider;
  });
}

function empties(items: object): void {
  for (const key of Object.keys(items)) delete (items as Record<string, unknown>)[key];
}

async function empty(on: Furnished, ...then: readonly string[]): Promise<void> {
  await clear(on);
  for (const action of ["DeleteDirectory", ...then]) await on.call(action);
}

function registered(on: Furnished): Promise<unknown> {
  const ServicePrincipal = "cloudsso.aliyuncs.com";
  return on.desk.call("resourceDirectory", "RegisterDelegatedAdministrator", {
    AccountId: on.ids.accounts[0],
    ServicePrincipal,
  });
}

function delegate(on: Furnished): Promise<unknown> {
  return on.ask(
    "GetDelegateAccount",
    { AccountId: on.ids.accounts[0] },
    (answer) => answer.DelegateAccount.DelegateStatus,
  );
}
