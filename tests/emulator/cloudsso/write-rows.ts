import { inlinePolicy, onAccount, policyDocument, systemPolicy } from "../desk";
import { certificates, metadata } from "./certificates";
import type { Answered, Furnished, Given } from "./furnished";

/** A write, what is read independently of it, and what that read says before and after. */
export interface WriteRow {
  /** What must be otherwise than furnished. */
  readonly first?: () => Promise<unknown>;
  readonly send: Given;
  readonly read: () => Promise<unknown>;
  readonly before: unknown;
  readonly after: unknown;
}

type Rows = readonly (readonly [action: string, row: (on: Furnished) => WriteRow])[];

const each = (list: readonly Answered[], ...fields: readonly string[]) =>
  list.map((item) => (fields.length === 1 ? item[fields[0] ?? ""] : fields.map((field) => item[field])));
const tagged = ({ Tags }: Answered) => each(Tags, "Key", "Value");

const service: Rows = [
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

const settings: Rows = [
  [
    "UpdateMFAAuthenticationSettings",
    (on) => ({
      send: {
        MFAAuthenticationSettings: "OnlyRiskyLogin",
        OperationForRiskLogin: "EnforceVerify",
        AllowedVerificationTypes: '["TOTP"]',
      },
      read: () => on.ask("GetMFAAuthenticationSettingInfo", {}, (answer) => answer.MFAAuthenticationSettingInfo),
      before: { MfaAuthenticationAdvanceSettings: "Enabled" },
      after: {
        MfaAuthenticationAdvanceSettings: "OnlyRiskyLogin",
        OperationForRiskLogin: "EnforceVerify",
        AllowedVerificationTypes: ["TOTP"],
      },
    }),
  ],
  [
    "SetMFAAuthenticationStatus",
    (on) => ({
      send: { MFAAuthenticationStatus: "Disabled" },
      read: () => on.ask("GetMFAAuthenticationSettings", {}, (answer) => answer.MFAAuthenticationAdvanceSettings),
      before: "Enabled",
      after: "Disabled",
    }),
  ],
  [
    "SetLoginPreference",
    (on) => ({
      send: { AllowUserToGetCredentials: true, LoginNetworkMasks: "10.0.0.0/8;192.168.0.1" },
      read: () => on.ask("GetLoginPreference", {}, ({ LoginPreference }) => LoginPreference),
      before: { AllowUserToGetCredentials: false, LoginNetworkMasks: "" },
      after: { AllowUserToGetCredentials: true, LoginNetworkMasks: "10.0.0.0/8;192.168.0.1" },
    }),
  ],
  [
    "SetLoginPreference",
    (on) => ({
      first: () => on.call("SetLoginPreference", { AllowUserToGetCredentials: true, LoginNetworkMasks: "10.0.0.1" }),
      send: { LoginNetworkMasks: ";" },
      read: () => on.ask("GetLoginPreference", {}, ({ LoginPreference }) => Object.values(LoginPreference)),
      before: [true, "10.0.0.1"],
      after: [true, ""],
    }),
  ],
  [
    "SetPasswordPolicy",
    (on) => ({
      send: {
        MinPasswordLength: 12,
        MinPasswordDifferentChars: 6,
        PasswordNotContainUsername: false,
        MaxPasswordAge: 30,
        PasswordReusePrevention: 3,
        MaxLoginAttempts: 0,
      },
      read: () => on.ask("GetPasswordPolicy", {}, ({ PasswordPolicy }) => PasswordPolicy),
      before: policy(8, 8, true, 90, 1, 5),
      after: policy(12, 6, false, 30, 3, 0),
    }),
  ],
  [
    "UpdateAttributePassingSetting",
    (on) => ({
      send: { SourceIdentityPassing: "UserName" },
      read: () => on.ask("GetAttributePassingSetting", {}, (answer) => answer.AttributePassingSetting),
      before: { SourceIdentityPassing: "Disabled" },
      after: { SourceIdentityPassing: "UserName" },
    }),
  ],
  [
    "UpdateDirectoryGlobalAccessStatus",
    (on) => ({
      send: { GlobalAccessStatus: "Enabled" },
      read: () => on.ask("GetDirectoryGlobalAccessStatus", {}, ({ GlobalAccessStatus }) => GlobalAccessStatus.status),
      before: "Disabled",
      after: "Enabled",
    }),
  ],
  [
    "SetSCIMSynchronizationStatus",
    (on) => ({
      send: { SCIMSynchronizationStatus: "Enabled" },
      read: () => on.ask("GetDirectoryStatistics", {}, (answer) => answer.DirectoryStatistics.SCIMSyncEnabled),
      before: false,
      after: true,
    }),
  ],
  [
    "CreateSCIMServerCredential",
    (on) => ({
      send: {},
      read: () => credentials(on),
      before: [["BearerToken", "Enabled"]],
      after: [
        ["BearerToken", "Enabled"],
        ["BearerToken", "Enabled"],
      ],
    }),
  ],
  [
    "UpdateSCIMServerCredentialStatus",
    (on) => ({
      send: { CredentialId: on.ids.credential, NewStatus: "Disabled" },
      read: () => credentials(on),
      before: [["BearerToken", "Enabled"]],
      after: [["BearerToken", "Disabled"]],
    }),
  ],
  [
    "DeleteSCIMServerCredential",
    (on) => ({
      send: { CredentialId: on.ids.credential },
      read: () => credentials(on),
      before: [["BearerToken", "Enabled"]],
      after: [],
    }),
  ],
  [
    "SetExternalSAMLIdentityProvider",
    (on) => ({
      send: {
        EncodedMetadataDocument: metadata(certificates.second),
        LoginUrl: "https://idp.example/other",
        EntityId: "https://idp.example/two",
        BindingType: "Post",
        WantRequestSigned: false,
        SSOStatus: "Enabled",
        X509Certificate: certificates.third,
      },
      read: async () => [await provider(on), await subjects(on)],
      before: [["https://idp.example/", "https://idp.example/in", "Post", false, "Disabled"], ["CN=first.example"]],
      after: [["https://idp.example/two", "https://idp.example/other", "Post", false, "Enabled"], ["CN=third.example"]],
    }),
  ],
  [
    "ClearExternalSAMLIdentityProvider",
    (on) => ({
      send: {},
      read: () =>
        on.ask("GetExternalSAMLIdentityProvider", {}, (answer) => answer.SAMLIdentityProviderConfiguration.EntityId),
      before: "https://idp.example/",
      after: undefined,
    }),
  ],
  [
    "AddExternalSAMLIdPCertificate",
    (on) => ({
      send: { X509Certificate: certificates.rsa },
      read: () => subjects(on),
      before: ["CN=first.example"],
      after: ["CN=first.example", "CN=rsa.example"],
    }),
  ],
  [
    "RemoveExternalSAMLIdPCertificate",
    (on) => ({
      send: { CertificateId: on.ids.certificate },
      read: () => subjects(on),
      before: ["CN=first.example"],
      after: [],
    }),
  ],
  [
    "SetDirectorySAMLServiceProviderInfo",
    (on) => ({
      send: { AuthnSignAlgo: "rsa-sha1", CertificateType: "public", SupportEncryptedAssertion: true },
      read: () =>
        on.ask("GetDirectorySAMLServiceProviderInfo", {}, ({ SAMLServiceProvider: sp }) => [
          sp.AuthnSignAlgo,
          sp.CertificateType,
          sp.SupportEncryptedAssertion,
        ]),
      before: ["rsa-sha256", "self-signed", false],
      after: ["rsa-sha1", "public", true],
    }),
  ],
];

const people: Rows = [
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
      first: () =>
        on
          .call("RemoveUserFromGroup", { GroupId: on.ids.developers, UserId: on.ids.carol })
          .then(() => unprovisioned(on, "failing")),
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

const configurations: Rows = [
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

const ramUsers: Rows = [
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

export const writeRows: Rows = [...service, ...settings, ...people, ...configurations, ...ramUsers];

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
  return on.desk.call("rd", "RegisterDelegatedAdministrator", { AccountId: on.ids.accounts[0], ServicePrincipal });
}

function delegate(on: Furnished): Promise<unknown> {
  return on.ask(
    "GetDelegateAccount",
    { AccountId: on.ids.accounts[0] },
    (answer) => answer.DelegateAccount.DelegateStatus,
  );
}

function policy(length: number, different: number, notName: boolean, age: number, reuse: number, attempts: number) {
  return {
    ...{ MinPasswordLength: length, MaxPasswordLength: 32, MinPasswordDifferentChars: different },
    ...{ PasswordNotContainUsername: notName, MaxPasswordAge: age, PasswordReusePrevention: reuse },
    ...{ MaxLoginAttempts: attempts, HardExpire: false, RequireLowerCaseChars: true, RequireUpperCaseChars: true },
    ...{ RequireNumbers: true, RequireSymbols: true },
  };
}

function credentials(on: Furnished): Promise<unknown> {
  return on.ask("ListSCIMServerCredentials", {}, (answer) =>
    each(answer.SCIMServerCredentials, "CredentialType", "Status"),
  );
}

function provider(on: Furnished): Promise<unknown> {
  return on.ask("GetExternalSAMLIdentityProvider", {}, ({ SAMLIdentityProviderConfiguration: found }) => [
    found.EntityId,
    found.LoginUrl,
    found.BindingType,
    found.WantRequestSigned,
    found.SSOStatus,
  ]);
}

function subjects(on: Furnished): Promise<unknown> {
  return on.ask("ListExternalSAMLIdPCertificates", {}, ({ SAMLIdPCertificates }) =>
    each(SAMLIdPCertificates, "Subject"),
  );
}

function fullName(user: Answered) {
  return [user.DisplayName, user.FirstName, user.LastName, user.Email, user.Description, user.Status];
}

function unprovisioned(on: Furnished, which: "failing" | "provisioning"): Promise<unknown> {
  return on.call("DeleteUserProvisioning", { UserProvisioningId: on.ids[which] });
}

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
