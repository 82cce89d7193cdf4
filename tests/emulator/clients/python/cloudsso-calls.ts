import type { Furnished } from "../../cloudsso/furnished";
import { inlinePolicy, onAccount } from "../../desk";
import type { Given } from "./clients";

type Calls = readonly (readonly [
  action: string,
  send: (on: Furnished) => Given,
  first?: (on: Furnished) => Promise<unknown>,
])[];

const reader = (on: Furnished) => ({ AccessConfigurationId: on.ids.reader });
const target = (on: Furnished) => onAccount(on.ids.accounts[0]);
const developers = (on: Furnished) => ({ PrincipalType: "Group", PrincipalId: on.ids.developers });
const onePage = { MaxResults: 1 };
/** Taken, and explained nowhere. */
const unexplained = { OriginTargetId: "" };
const red = { Key: "team", Value: "red" };

/** Every read, and the writes whose rows leave fields of the result empty: so that each field is there once. */
export const cloudssoCalls: Calls = [
  ["GetServiceStatus", () => ({})],
  ["GetServiceStatus", () => ({}), switchedOff],
  ["ListDirectories", () => ({})],
  ["GetDirectory", () => ({})],
  ["GetDirectoryStatistics", () => ({})],
  ["GetDirectorySAMLServiceProviderInfo", () => ({})],
  ["GetExternalSAMLIdentityProvider", () => ({}), wholeProvider],
  ["ListExternalSAMLIdPCertificates", () => ({})],
  ["GetMFAAuthenticationStatus", () => ({})],
  ["GetMFAAuthenticationSettings", () => ({}), onlyRisky],
  ["GetMFAAuthenticationSettingInfo", () => ({}), onlyRisky],
  ["GetUserMFAAuthenticationSettings", (on) => ({ UserId: on.ids.alice })],
  ["ListMFADevicesForUser", (on) => ({ UserId: on.ids.alice })],
  ["GetLoginPreference", () => ({})],
  ["GetPasswordPolicy", () => ({})],
  ["GetAttributePassingSetting", () => ({})],
  ["GetSCIMSynchronizationStatus", () => ({})],
  ["ListSCIMServerCredentials", () => ({})],

  ["GetUser", (on) => ({ UserId: on.ids.alice })],
  ["GetUserId", () => ({ ExternalId: '{"Id":"alice-outside","Issuer":"SCIM"}' })],
  ["ListUsers", () => ({ ...onePage, Filter: "UserName sw a", ProvisionType: "Manual", Status: "Enabled" })],
  ["ListUsers", () => onePage],
  ["ListUsers", () => ({ Tags: [red] })],
  ["GetGroup", (on) => ({ GroupId: on.ids.developers })],
  ["ListGroups", () => ({ ...onePage, Filter: "GroupName sw a", ProvisionType: "Manual" })],
  ["ListGroups", () => onePage],
  ["ListGroupMembers", (on) => ({ ...onePage, GroupId: on.ids.developers })],
  ["ListJoinedGroupsForUser", (on) => ({ ...onePage, UserId: on.ids.alice })],

  ["ResetUserPassword", (on) => ({ UserId: on.ids.alice, GenerateRandomPassword: true })],

  ["GetAccessConfiguration", reader, stale],
  ["GetAccessConfiguration", reader, tagged],
  ["UpdateAccessConfiguration", (on) => ({ ...reader(on), NewDescription: "edited" }), stale],
  ["ListAccessConfigurations", () => ({ ...onePage, Filter: "AccessConfigurationName eq reader" })],
  ["ListAccessConfigurations", () => ({ ...onePage, StatusNotifications: "ReprovisionRequired" }), stale],
  ["ListAccessConfigurations", () => onePage],
  ["ListAccessConfigurations", () => ({ Tags: [red] }), tagged],
  ["ListPermissionPoliciesInAccessConfiguration", (on) => ({ AccessConfigurationId: on.ids.writer })],
  ["ListPermissionPoliciesInAccessConfiguration", (on) => ({ ...reader(on), PermissionPolicyType: "System" })],
  [
    "ListAccessConfigurationProvisionings",
    (on) => ({ ...reader(on), ...target(on), ProvisioningStatus: "Provisioned", ...unexplained }),
  ],
  ["ListAccessConfigurationProvisionings", () => onePage],
  ["ProvisionAccessConfiguration", (on) => ({ ...reader(on), ...target(on), ...unexplained })],
  [
    "DeprovisionAccessConfiguration",
    (on) => ({ AccessConfigurationId: on.ids.writer, ...target(on), ...unexplained }),
    ownPolicy,
  ],
  ["ListAccessConfigurationProvisionings", (on) => ({ AccessConfigurationId: on.ids.writer }), ownPolicy],
  ["ListAccessAssignments", (on) => ({ ...reader(on), ...target(on), ...developers(on), ...unexplained })],
  ["ListAccessAssignments", () => onePage],
  ["GetTask", (on) => ({ TaskId: on.ids.task })],
  ["GetTaskStatus", (on) => ({ TaskId: on.ids.task })],
  [
    "ListTasks",
    (on) => ({ ...reader(on), ...target(on), TaskType: "ProvisionAccessConfiguration", Status: "Success" }),
  ],
  ["ListTasks", () => onePage],
  [
    "ListTasks",
    ({ ids }) => ({
      ...{ TaskType: "CreateAccessAssignment", Status: "Failed", PrincipalType: "User", PrincipalId: ids.alice },
      Filter: `StartTime ge ${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}Z`,
    }),
    failedGrant,
  ],
  ["GetTask", (on) => ({ TaskId: lastTask(on) }), failedGrant],
  ["GetTaskStatus", (on) => ({ TaskId: lastTask(on) }), failedGrant],

  ["GetUserProvisioning", (on) => ({ UserProvisioningId: on.ids.provisioning })],
  ["ListUserProvisionings", (on) => ({ ...target(on), PrincipalType: "User", PrincipalId: on.ids.bob })],
  ["ListUserProvisionings", () => onePage],
  ["GetUserProvisioningConfiguration", () => ({})],
  ["GetUserProvisioningStatistics", (on) => ({ UserProvisioningId: on.ids.failing })],
  ["GetUserProvisioningRdAccountStatistics", (on) => ({ RdMemberId: on.ids.management })],
  ["GetUserProvisioningEvent", (on) => ({ EventId: on.ids.event })],
  ["ListUserProvisioningEvents", (on) => ({ UserProvisioningId: on.ids.failing })],
];

function wholeProvider(on: Furnished): Promise<unknown> {
  return on.call("SetExternalSAMLIdentityProvider", { BindingType: "Post", WantRequestSigned: true });
}

function onlyRisky(on: Furnished): Promise<unknown> {
  return on.call("UpdateMFAAuthenticationSettings", {
    MFAAuthenticationSettings: "OnlyRiskyLogin",
    OperationForRiskLogin: "EnforceVerify",
    AllowedVerificationTypes: '["TOTP"]',
  });
}

/** Provisioned, and changed since. */
function stale(on: Furnished): Promise<unknown> {
  return on.call("AddPermissionPolicyToAccessConfiguration", { ...reader(on), ...inlinePolicy("extra") });
}

function tagged(on: Furnished): Promise<unknown> {
  return on.call("TagResources", { ResourceType: "accessConfiguration", ResourceId: [on.ids.reader], Tag: [red] });
}

/** One with a policy of its own, provisioned. */
async function ownPolicy(on: Furnished): Promise<void> {
  await on.call("ProvisionAccessConfiguration", { AccessConfigurationId: on.ids.writer, ...target(on) });
  await on.finish();
}

async function failedGrant(on: Furnished): Promise<void> {
  const action = "CreateAccessAssignment";
  await on.desk.emulator.control.fault({ kind: "taskFailure", reason: "No permission.", action });
  await on.call(action, { ...reader(on), ...target(on), PrincipalType: "User", PrincipalId: on.ids.alice });
  await on.finish();
}

function lastTask({ desk }: Furnished): string | undefined {
  return desk.emulator.calls.findLast(({ taskId }) => taskId !== undefined)?.taskId;
}

/** Alice's name is taken twice over in the management account. */
export async function secondEvent(on: Furnished): Promise<void> {
  for (const name of ["alice", "alice_sso"]) {
    const UserPrincipalName = `${name}@${on.ids.management}.onaliyun.com`;
    await on.desk.ims("CreateUser", { UserPrincipalName, DisplayName: name });
  }
  await on.call("CreateUserProvisioning", {
    ...{ PrincipalType: "User", PrincipalId: on.ids.alice, ...onAccount(on.ids.management) },
    ...{ DeletionStrategy: "Keep", DuplicationStrategy: "KeepBoth" },
  });
}

async function switchedOff(on: Furnished): Promise<void> {
  await on.plant((_directory, state) => {
    state.cloudsso.directory = null;
  });
  await on.call("DisableService");
}
