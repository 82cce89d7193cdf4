import type { Emulator } from "../../emulator";
import { certificates, metadata } from "../emulator/cloudsso/certificates";
import { foreignApplication } from "./foreign-application";
import { document, trust } from "./programs";

type Fields = Readonly<Record<string, unknown>>;

/** One thing at least of each kind that an estate holds, none of its settings at its default. */
export async function makeRich(cloud: Emulator): Promise<void> {
  await furnishOrganisation(cloud);
  await furnishDirectory(cloud);
  await furnishAccount(cloud);
}

async function furnishOrganisation(cloud: Emulator): Promise<void> {
  const rd = deskOf(cloud, "resourceDirectory");
  const { folderId } = await made(rd("CreateFolder", { FolderName: "platform" }), "Folder", { folderId: "FolderId" });
  const nested = await made(rd("CreateFolder", { FolderName: "network", ParentFolderId: folderId }), "Folder", {
    folderId: "FolderId",
  });
  const [, second = "", third = ""] = cloud.accountIds;
  await rd("MoveAccount", { AccountId: second, DestinationFolderId: nested.folderId });
  await rd("TagResources", {
    ResourceType: "Account",
    ResourceId: [second],
    Tag: [{ Key: "stage", Value: "production" }],
  });
  await cloud.control.setAccountCondition(third, "suspended");
  const delegation = { AccountId: second, ServicePrincipal: "cloudsso.aliyuncs.com" };
  await rd("RegisterDelegatedAdministrator", delegation);
  await cloud.control.perform("cloudsso", "EnableDelegateAccount", { AccountId: second });
}

async function furnishDirectory(cloud: Emulator): Promise<void> {
  const call = deskOf(cloud, "cloudsso");
  const at = { DirectoryId: cloud.directoryId };
  const cloudsso = (action: string, parameters: Fields = {}) => call(action, { ...at, ...parameters });
  const [first = "", second = "", third = ""] = cloud.accountIds;
  await cloudsso("UpdateDirectory", { NewDirectoryName: "rich" });
  await cloudsso("SetPasswordPolicy", { MinPasswordLength: 12, MinPasswordDifferentChars: 4, MaxPasswordAge: 30 });
  await cloudsso("SetLoginPreference", { LoginNetworkMasks: "10.0.0.0/8;192.0.2.1", AllowUserToGetCredentials: true });
  await cloudsso("UpdateMFAAuthenticationSettings", {
    MFAAuthenticationSettings: "Byuser",
    OperationForRiskLogin: "EnforceVerify",
    AllowedVerificationTypes: '["TOTP","Passkey"]',
  });
  await cloudsso("UpdateAttributePassingSetting", { SourceIdentityPassing: "IdP" });
  await cloudsso("UpdateDirectoryGlobalAccessStatus", { GlobalAccessStatus: "Enabled" });
  await cloudsso("UpdateUserProvisioningConfiguration", {
    NewDefaultLandingPage: "https://ecs.console.aliyun.com",
    NewSessionDuration: 3,
  });
  await cloudsso("SetDirectorySAMLServiceProviderInfo", {
    AuthnSignAlgo: "rsa-sha1",
    CertificateType: "public",
    SupportEncryptedAssertion: true,
  });

  const { userId } = await made(
    cloudsso("CreateUser", {
      UserName: "ada@example.com",
      DisplayName: "Ada",
      FirstName: "Ada",
      LastName: "Lovelace",
      Email: "ada@example.com",
      Description: "counts",
      Tags: [{ Key: "team", Value: "analysis" }],
    }),
    "User",
    { userId: "UserId" },
  );
  await cloudsso("UpdateUserMFAAuthenticationSettings", { UserId: userId, UserMFAAuthenticationSettings: "Disabled" });
  const other = await made(cloudsso("CreateUser", { UserName: "grace", Status: "Disabled" }), "User", {
    userId: "UserId",
  });
  await cloudsso("ResetUserPassword", { UserId: other.userId, Password: "Correct-horse-7-battery" });
  const { groupId } = await made(
    cloudsso("CreateGroup", { GroupName: "analysts", Description: "all of them" }),
    "Group",
    {
      groupId: "GroupId",
    },
  );
  await cloudsso("AddUserToGroup", { GroupId: groupId, UserId: userId });

  const { configuration } = await made(
    cloudsso("CreateAccessConfiguration", {
      AccessConfigurationName: "Analyst",
      Description: "reads",
      RelayState: "https://ecs.console.aliyun.com",
      SessionDuration: 7200,
      Tags: [{ Key: "risk", Value: "low" }],
    }),
    "AccessConfiguration",
    { configuration: "AccessConfigurationId" },
  );
  const of = { AccessConfigurationId: configuration };
  const policy = (name: string) =>
    cloudsso("AddPermissionPolicyToAccessConfiguration", {
      ...of,
      PermissionPolicyType: "System",
      PermissionPolicyName: name,
    });
  await policy("ReadOnlyAccess");
  await policy("AliyunECSFullAccess");
  await cloudsso("AddPermissionPolicyToAccessConfiguration", {
    ...of,
    PermissionPolicyType: "Inline",
    PermissionPolicyName: "extra",
    InlinePolicyDocument: document("oss:Get*"),
  });
  const on = (accountId: string) => ({ ...of, TargetType: "RD-Account", TargetId: accountId });
  for (const accountId of [first, second, cloud.managementAccountId]) {
    await cloudsso("ProvisionAccessConfiguration", on(accountId));
    await cloud.control.finishTasks();
  }
  for (const principal of [
    { PrincipalType: "Group", PrincipalId: groupId },
    { PrincipalType: "User", PrincipalId: userId },
  ]) {
    await cloudsso("CreateAccessAssignment", { ...on(first), ...principal });
    await cloud.control.finishTasks();
  }
  // One account stays behind, and one will not let go.
  await policy("AliyunOSSReadOnlyAccess");
  await cloudsso("ProvisionAccessConfiguration", on(first));
  await cloud.control.finishTasks();
  await cloud.control.setTaskDuration(60_000);
  const deprovisioning = await cloudsso("DeprovisionAccessConfiguration", on(cloud.managementAccountId));
  const [{ TaskId = "" } = {}] = deprovisioning["Tasks"] as readonly { readonly TaskId?: string }[];
  const task = cloud.state.cloudsso.directory?.tasks[TaskId];
  if (task !== undefined) task.failureReason = "The role has a policy of others.";
  await cloud.control.finishTasks();
  await cloudsso("CreateAccessConfiguration", { AccessConfigurationName: "Unused" });

  await cloudsso("CreateUserProvisioning", {
    PrincipalType: "Group",
    PrincipalId: groupId,
    TargetType: "RD-Account",
    TargetId: second,
    Description: "their own RAM users",
    DuplicationStrategy: "KeepBoth",
    DeletionStrategy: "Delete",
  });
  void third;
  await cloudsso("SetExternalSAMLIdentityProvider", {
    EncodedMetadataDocument: metadata(certificates.third, certificates.first),
    SSOStatus: "Enabled",
  });
  await cloudsso("CreateSCIMServerCredential");
  const { credential } = await made(cloudsso("CreateSCIMServerCredential"), "SCIMServerCredential", {
    credential: "CredentialId",
  });
  await cloudsso("UpdateSCIMServerCredentialStatus", { CredentialId: credential, NewStatus: "Disabled" });
  await cloudsso("SetSCIMSynchronizationStatus", { SCIMSynchronizationStatus: "Enabled" });
  await cloud.control.synchronize("CreateUser", { UserName: "lin", DisplayName: "Lin" }, "lin-1");
  await cloud.control.synchronize("CreateGroup", { GroupName: "synchronized" });
}

async function furnishAccount(cloud: Emulator): Promise<void> {
  const ims = deskOf(cloud, "ims");
  const ram = deskOf(cloud, "ram");
  await ims("SetDefaultDomain", { DefaultDomainName: "rich.onaliyun.com" });
  const ramUser = { UserPrincipalName: "robot@rich.onaliyun.com" };
  const { userId } = await made(
    ims("CreateUser", {
      ...ramUser,
      DisplayName: "Robot",
      Comments: "automates",
      Tag: [{ Key: "team", Value: "platform" }],
    }),
    "User",
    { userId: "UserId" },
  );
  await ims("CreateLoginProfile", {
    ...ramUser,
    Password: "Correct-horse-7",
    PasswordResetRequired: true,
    MFABindRequired: true,
  });
  const { keyId } = await made(ims("CreateAccessKey", ramUser), "AccessKey", { keyId: "AccessKeyId" });
  await ims("UpdateAccessKey", { ...ramUser, UserAccessKeyId: keyId, Status: "Inactive" });
  const policy = {
    Status: "Active",
    Statements: [{ Type: "ClassicWhiteList", IPList: ["192.0.2.0/24"] }],
  };
  const second = await made(ims("CreateAccessKey", ramUser), "AccessKey", { keyId: "AccessKeyId" });
  await ims("SetAccessKeyPolicy", {
    ...ramUser,
    UserAccessKeyId: second.keyId,
    AccessKeyPolicy: JSON.stringify(policy),
  });
  await ims("SetAccessKeyPolicyForAccount", { AccessKeyPolicy: JSON.stringify({ ...policy, Status: "Inactive" }) });
  for (const days of [90, undefined]) {
    await ims("CreateServiceCredential", {
      ...ramUser,
      ServiceName: "dlf.aliyuncs.com",
      ServiceCredentialName: `robot-${days ?? "ever"}`,
      ...(days === undefined ? {} : { CredentialAgeDays: days }),
    });
  }
  await ims("CreateVirtualMFADevice", { VirtualMFADeviceName: "phone" });
  await ims("CreateVirtualMFADevice", { VirtualMFADeviceName: "spare" });
  const [phone] = Object.values(cloud.state.ims[cloud.managementAccountId]?.virtualMfaDevices ?? {});
  if (phone !== undefined) Object.assign(phone, { userId, activateDate: Date.UTC(2026, 1, 2) });
  await ims("CreateGroup", { GroupName: "robots", DisplayName: "Robots", Comments: "all of them" });
  await ims("AddUserToGroup", { GroupName: "robots", ...ramUser });
  await ram("CreatePolicy", {
    PolicyName: "buckets",
    PolicyDocument: document("oss:Get*"),
    Description: "of the team",
    Tag: JSON.stringify([{ Key: "team", Value: "platform" }]),
  });
  await ram("CreatePolicyVersion", {
    PolicyName: "buckets",
    PolicyDocument: document("oss:List*"),
    SetAsDefault: true,
  });
  await ram("CreateRole", {
    RoleName: "Deployer",
    AssumeRolePolicyDocument: trust(),
    Description: "deploys",
    MaxSessionDuration: 7200,
    Tag: JSON.stringify([{ Key: "team", Value: "platform" }]),
  });
  const custom = { PolicyType: "Custom", PolicyName: "buckets" };
  await ram("AttachPolicyToUser", { ...custom, UserName: "robot" });
  await ram("AttachPolicyToGroup", { PolicyType: "System", PolicyName: "ReadOnlyAccess", GroupName: "robots" });
  await ram("AttachPolicyToRole", { PolicyType: "System", PolicyName: "AliyunOSSFullAccess", RoleName: "Deployer" });

  await ims("CreateSAMLProvider", {
    SAMLProviderName: "okta",
    Description: "of the company",
    AuthnSignAlgo: "rsa-sha256",
    EncodedSAMLMetadataDocument: metadata(certificates.first),
  });
  await ims("CreateOIDCProvider", {
    OIDCProviderName: "pipelines",
    IssuerUrl: "https://pipelines.example.com",
    Description: "of the company",
    ClientIds: "b,a",
    Fingerprints: "902ef2deeb3c5b13ea4c3d5193629309e231ae55",
    IssuanceLimitTime: 6,
  });
  const { appId } = await made(
    ims("CreateApplication", {
      AppName: "portal",
      AppType: "ServerApp",
      DisplayName: "Portal",
      PredefinedScopes: "/acs/scim;/acs/alidns",
      RequiredScopes: "/acs/alidns",
      RedirectUris: "",
      AccessTokenValidity: 1800,
      SecretRequired: true,
    }),
    "Application",
    { appId: "AppId" },
  );
  await ims("CreateAppSecret", { AppId: appId });
  await ims("ProvisionApplication", { AppId: appId });
  await ims("CreateApplication", { AppName: "phone", AppType: "NativeApp", DisplayName: "Phone" });
  await ims("ProvisionExternalApplication", { AppId: foreignApplication(cloud), Scopes: "/acs/alidns" });
  await ims("SetPasswordPolicy", { MinimumPasswordLength: 14, RequireNumbers: true, MaxPasswordAge: 60 });
  await ims("SetSecurityPreference", {
    AllowUserToChangePassword: false,
    LoginNetworkMasks: "10.0.0.0/8",
    LoginSessionDuration: 8,
    VerificationTypes: '["sms"]',
    MaxIdleDaysForUsers: 365,
  });
  await ims("SetUserSsoSettings", {
    SsoEnabled: true,
    MetadataDocument: metadata(certificates.second),
    AuxiliaryDomain: "example.com",
    SsoLoginWithDomain: false,
  });
}

function deskOf(cloud: Emulator, service: Parameters<Emulator["control"]["perform"]>[0]) {
  return (action: string, parameters: Fields = {}) => cloud.control.perform(service, action, parameters);
}

/** What an answer says of the object that was made. */
async function made<Names extends Readonly<Record<string, string>>>(
  answer: Promise<Fields>,
  object: string,
  names: Names,
): Promise<{ readonly [Name in keyof Names]: string }> {
  const fields = ((await answer)[object] ?? {}) as Fields;
  const picked = Object.entries(names).map(([name, field]) => [name, String(fields[field])]);
  return Object.fromEntries(picked) as { readonly [Name in keyof Names]: string };
}
