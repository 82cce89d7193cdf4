import { inlinePolicy, onAccount, systemPolicy } from "../desk";
import { certificates } from "./certificates";
import type { Furnished, Given } from "./furnished";

/** A refusal of the facts table, by its code, or by its reason where the code is not known. */
export interface RefusalRow {
  readonly action: string;
  readonly refusal: string;
  readonly first?: (on: Furnished) => Promise<unknown>;
  readonly send: (on: Furnished) => Given;
}

const reader = (on: Furnished) => ({ AccessConfigurationId: on.ids.reader });
const writer = (on: Furnished) => ({ AccessConfigurationId: on.ids.writer });
const grant = (on: Furnished, index = 0) => ({
  ...reader(on),
  ...onAccount(on.ids.accounts[index]),
  PrincipalType: "Group",
  PrincipalId: on.ids.developers,
});
const busy = async (on: Furnished) => {
  await on.desk.emulator.control.setTaskDuration(3_600_000); // however long the refused call is on its way
  await on.call("ProvisionAccessConfiguration", { ...reader(on), ...onAccount(on.ids.accounts[0]) });
};
const sso = (on: Furnished) => on.call("SetExternalSAMLIdentityProvider", { SSOStatus: "Enabled" });

/** People whom SCIM brought, while it is on. */
const synchronized = (on: Furnished) =>
  on.plant((directory) => {
    directory.settings.scimSynchronization = "Enabled";
    for (const item of [directory.users[on.ids.alice], directory.groups[on.ids.developers]]) {
      Object.assign(item ?? {}, { provisionType: "Synchronized" });
    }
  });

/** As many copies of one as the quota allows. */
const crowd = (name: "users" | "groups" | "accessConfigurations", count: number) => (on: Furnished) =>
  on.plant((directory) => {
    const items = directory[name] as Record<string, object>;
    const [one] = Object.values(items);
    for (let index = 0; Object.keys(items).length < count; index += 1) {
      const id = `copy-${index}`;
      items[id] = { ...one, [idNames[name]]: id };
    }
  });

const idNames = { users: "userId", groups: "groupId", accessConfigurations: "accessConfigurationId" } as const;

const busyRows: readonly RefusalRow[] = [
  {
    action: "AddPermissionPolicyToAccessConfiguration",
    send: (on: Furnished) => ({ ...reader(on), ...inlinePolicy("own") }),
  },
  {
    action: "RemovePermissionPolicyFromAccessConfiguration",
    send: (on: Furnished) => ({ ...reader(on), ...systemPolicy("ReadOnlyAccess") }),
  },
  {
    action: "UpdateInlinePolicyForAccessConfiguration",
    send: (on: Furnished) => ({ ...reader(on), InlinePolicyName: "own", NewInlinePolicyDocument: "{}" }),
  },
  { action: "UpdateAccessConfiguration", send: (on: Furnished) => ({ ...reader(on), NewDescription: "x" }) },
  {
    action: "ProvisionAccessConfiguration",
    send: (on: Furnished) => ({ ...reader(on), ...onAccount(on.ids.accounts[0]) }),
  },
  {
    action: "DeprovisionAccessConfiguration",
    send: (on: Furnished) => ({ ...reader(on), ...onAccount(on.ids.accounts[0]) }),
  },
  {
    action: "CreateAccessAssignment",
    send: (on: Furnished) => ({ ...grant(on), PrincipalType: "User", PrincipalId: on.ids.bob }),
  },
  { action: "DeleteAccessAssignment", send: (on: Furnished) => grant(on) },
].map((row) => ({ ...row, refusal: "OperationConflict.Task", first: busy }));

export const refusalRows: readonly RefusalRow[] = [
  ...busyRows,
  {
    action: "DeleteAccessConfiguration",
    refusal: "OperationConflict.Task",
    first: async (on) => {
      await on.desk.emulator.control.setOptions({ configurationDeleteDuringTask: "OperationConflict.Task" });
      await busy(on);
    },
    send: reader,
  },
  {
    action: "DeleteAccessConfiguration",
    refusal: "DeletionConflict.AccessConfiguration.Task",
    first: busy,
    send: reader,
  },
  {
    action: "DeleteAccessConfiguration",
    refusal: "DeletionConflict.AccessConfiguration.AccessAssignment",
    send: reader,
  },
  {
    action: "DeleteAccessConfiguration",
    refusal: "DeletionConflict.AccessConfiguration.Provisioning",
    first: async (on) => {
      for (const index of on.ids.accounts.keys()) await on.call("DeleteAccessAssignment", grant(on, index));
      await on.finish();
    },
    send: reader,
  },
  { action: "DeleteAccessConfiguration", refusal: "in-use", send: (on) => ({ AccessConfigurationId: on.ids.spare }) },
  {
    action: "DeprovisionAccessConfiguration",
    refusal: "DeletionConflict.AccessConfigurationProvisioning.AccessAssignment",
    send: (on) => ({ ...reader(on), ...onAccount(on.ids.accounts[0]) }),
  },
  {
    action: "DeprovisionAccessConfiguration",
    refusal: "EntityNotExists.AccessConfigurationProvisioning",
    send: (on) => ({ ...writer(on), ...onAccount(on.ids.accounts[0]) }),
  },
  { action: "CreateAccessAssignment", refusal: "already", send: (on) => grant(on) },
  {
    action: "DeleteAccessAssignment",
    refusal: "EntityNotExists.AccessAssignment",
    send: (on) => ({ ...grant(on), AccessConfigurationId: on.ids.writer }),
  },
  {
    action: "AddPermissionPolicyToAccessConfiguration",
    refusal: "already",
    send: (on) => ({ ...reader(on), ...systemPolicy("ReadOnlyAccess") }),
  },
  {
    action: "AddPermissionPolicyToAccessConfiguration",
    refusal: "missing",
    send: (on) => ({ ...reader(on), ...systemPolicy("NoSuchThing") }),
  },
  {
    action: "AddPermissionPolicyToAccessConfiguration",
    refusal: "quota",
    send: (on) => ({ ...writer(on), ...inlinePolicy("second") }),
  },
  {
    action: "RemovePermissionPolicyFromAccessConfiguration",
    refusal: "missing",
    send: (on) => ({ ...reader(on), ...systemPolicy("AdministratorAccess") }),
  },
  { action: "CreateAccessConfiguration", refusal: "taken", send: () => ({ AccessConfigurationName: "READER" }) },
  {
    action: "CreateAccessConfiguration",
    refusal: "quota",
    first: crowd("accessConfigurations", 1000),
    send: () => ({ AccessConfigurationName: "New" }),
  },
  { action: "CreateUser", refusal: "taken", send: () => ({ UserName: "Alice" }) },
  { action: "CreateUser", refusal: "taken", send: () => ({ UserName: "alice2", Email: "ALICE@example.com" }) },
  { action: "CreateUser", refusal: "quota", first: crowd("users", 1000), send: () => ({ UserName: "erin" }) },
  { action: "CreateGroup", refusal: "taken", send: () => ({ GroupName: "Developers" }) },
  { action: "CreateGroup", refusal: "quota", first: crowd("groups", 500), send: () => ({ GroupName: "operators" }) },
  {
    action: "UpdateUser",
    refusal: "synchronized",
    first: synchronized,
    send: (on) => ({ UserId: on.ids.alice, NewDisplayName: "x" }),
  },
  { action: "DeleteUser", refusal: "synchronized", first: synchronized, send: (on) => ({ UserId: on.ids.alice }) },
  {
    action: "UpdateGroup",
    refusal: "synchronized",
    first: synchronized,
    send: (on) => ({ GroupId: on.ids.developers, NewDescription: "x" }),
  },
  {
    action: "DeleteGroup",
    refusal: "synchronized",
    first: synchronized,
    send: (on) => ({ GroupId: on.ids.developers }),
  },
  {
    action: "AddUserToGroup",
    refusal: "synchronized",
    first: synchronized,
    send: (on) => ({ GroupId: on.ids.developers, UserId: on.ids.bob }),
  },
  {
    action: "RemoveUserFromGroup",
    refusal: "synchronized",
    first: synchronized,
    send: (on) => ({ GroupId: on.ids.developers, UserId: on.ids.bob }),
  },
  { action: "AddUserToGroup", refusal: "already", send: (on) => ({ GroupId: on.ids.developers, UserId: on.ids.bob }) },
  {
    action: "RemoveUserFromGroup",
    refusal: "missing",
    send: (on) => ({ GroupId: on.ids.auditors, UserId: on.ids.bob }),
  },
  {
    action: "DeleteUser",
    refusal: "DeletionConflict.User.AccessAssigment",
    first: async (on) => {
      await on.call("CreateAccessAssignment", { ...grant(on), PrincipalType: "User", PrincipalId: on.ids.bob });
      await on.finish();
    },
    send: (on) => ({ UserId: on.ids.bob }),
  },
  { action: "DeleteUser", refusal: "in-use", send: (on) => ({ UserId: on.ids.bob }) },
  {
    // Her devices alone.
    action: "DeleteUser",
    refusal: "in-use",
    first: async (on) => {
      for (const GroupId of [on.ids.developers, on.ids.auditors, on.ids.admins]) {
        await on.call("RemoveUserFromGroup", { GroupId, UserId: on.ids.alice });
      }
    },
    send: (on) => ({ UserId: on.ids.alice }),
  },
  {
    // His RAM users alone.
    action: "DeleteUser",
    refusal: "in-use",
    first: (on) => on.call("RemoveUserFromGroup", { GroupId: on.ids.developers, UserId: on.ids.bob }),
    send: (on) => ({ UserId: on.ids.bob }),
  },
  {
    action: "DeleteGroup",
    refusal: "DeletionConflict.Group.AccessAssigment",
    send: (on) => ({ GroupId: on.ids.developers }),
  },
  { action: "DeleteGroup", refusal: "in-use", send: (on) => ({ GroupId: on.ids.auditors }) },
  {
    action: "ResetUserPassword",
    refusal: "state",
    first: sso,
    send: (on) => ({ UserId: on.ids.bob, GenerateRandomPassword: true }),
  },
  {
    action: "ResetUserPassword",
    refusal: "invalid",
    send: (on) => ({ UserId: on.ids.bob, Password: "all-lower-case" }),
  },
  { action: "ClearExternalSAMLIdentityProvider", refusal: "state", first: sso, send: () => ({}) },
  {
    action: "AddExternalSAMLIdPCertificate",
    refusal: "quota",
    first: (on) => on.call("AddExternalSAMLIdPCertificate", { X509Certificate: certificates.second }),
    send: () => ({ X509Certificate: certificates.third }),
  },
  {
    action: "CreateSCIMServerCredential",
    refusal: "quota",
    first: (on) => on.call("CreateSCIMServerCredential"),
    send: () => ({}),
  },
  {
    action: "UpdateAttributePassingSetting",
    refusal: "InvalidParameter.SourceIdentityPassing",
    send: () => ({ SourceIdentityPassing: "All" }),
  },
  { action: "EnableDelegateAccount", refusal: "state", send: (on) => ({ AccountId: on.ids.accounts[0] }) },
  { action: "DisableService", refusal: "in-use", send: () => ({}) },
  { action: "CreateDirectory", refusal: "quota", send: () => ({}) },
  { action: "CreateDirectory", refusal: "taken", first: noDirectory, send: () => ({ DirectoryName: "alibaba" }) },
  {
    action: "CreateDirectory",
    refusal: "state",
    first: async (on) => {
      await noDirectory(on);
      await on.call("DisableService");
    },
    send: () => ({}),
  },
  { action: "UpdateDirectory", refusal: "taken", send: () => ({ NewDirectoryName: "alibaba" }) },
  { action: "DeleteDirectory", refusal: "in-use", send: () => ({}) },
];

/** Refusals of the table that nothing brings about here, and why. */
export const unprovokable: Readonly<Record<string, string>> = {
  "DeleteAccessAssignment DeletionConflict.AccessConfigurationProvisioning.AccessAssignment":
    "an older client retried it there; what it would mean is not known",
  "ListAccessConfigurationProvisionings EntityNotExists.AccessConfigurationProvisioning":
    "a list without rows is empty here",
  "EnableService caller": "proven with a caller of a member account",
};

async function noDirectory(on: Furnished): Promise<void> {
  await on.plant((_directory, state) => {
    state.cloudsso.directory = null;
  });
}
