import type { Emulator } from "../../emulator";
import { certificates, metadata } from "../emulator/cloudsso/certificates";
import { foreignApplication } from "./foreign-application";
import { ramOf } from "./view";

type Fields = { readonly [name: string]: unknown };

/** Words that stand in an estate's texts and nowhere else: whoever sees one knows whose directory it was. */
export const TELLTALE = "Zanzibar";

/**
 * One of everything that an estate can hold, beside what is there, with texts that tell whose it is: in descriptions,
 * tags, policies, addresses, metadata. Takes a cloud with three accounts or more.
 */
export async function furnish(cloud: Emulator): Promise<void> {
  const at = { DirectoryId: cloud.directoryId };
  const [first = "", second = "", third = ""] = cloud.accountIds;
  const domain = ramOf(cloud).defaultDomain;
  const perform =
    (service: "cloudsso" | "ims" | "ram" | "resourceDirectory") => async (action: string, given: Fields) =>
      cloud.control.perform(service, action, { ...given });
  const cloudsso = async (action: string, given: Fields = {}) => perform("cloudsso")(action, { ...at, ...given });
  const [ims, ram, rd] = [perform("ims"), perform("ram"), perform("resourceDirectory")];
  const idIn = (answer: Fields, noun: string, id = `${noun}Id`) => String((answer[noun] as Fields)[id]);
  const account = cloud.managementAccountId;

  await cloudsso("UpdateDirectory", { NewDirectoryName: "zanzibar-trading" });
  const folder = idIn(await rd("CreateFolder", { FolderName: "Zanzibar-Harbour" }), "Folder");
  await rd("MoveAccount", { AccountId: second, DestinationFolderId: folder });
  await rd("TagResources", {
    ResourceType: "Account",
    ResourceId: [first],
    Tag: [{ Key: "zanzibar:owner", Value: "Ms. Zanzibar, +255 24 7712345" }],
  });
  await rd("RegisterDelegatedAdministrator", { AccountId: third, ServicePrincipal: "cloudsso.aliyuncs.com" });
  await cloud.control.perform("cloudsso", "EnableDelegateAccount", { AccountId: third });

  const user = idIn(
    await cloudsso("CreateUser", {
      UserName: "zuri.zanzibar@zanzibar-trading.example",
      DisplayName: "Zuri Zanzibar",
      FirstName: "Zuri",
      LastName: "Zanzibar",
      Email: "zuri@zanzibar-trading.example",
      Description: `Owns ${second}; call +255-24-7712345 or 41.59.1.17`,
      Tags: [{ Key: "zanzibar-desk", Value: "Zanzibar 7 / zuri@zanzibar-trading.example" }],
    }),
    "User",
  );
  await cloudsso("UpdateUserMFAAuthenticationSettings", { UserId: user, UserMFAAuthenticationSettings: "Disabled" });
  await cloud.control.bindMfaDevice(user, { deviceName: "Zuri Zanzibar's phone", deviceType: "TOTP" });
  const group = idIn(
    await cloudsso("CreateGroup", {
      GroupName: "zanzibar-harbour",
      Description: "Zanzibar's port, see wiki.zanzibar.example",
    }),
    "Group",
  );
  await cloudsso("AddUserToGroup", { GroupId: group, UserId: user });
  const configuration = idIn(
    await cloudsso("CreateAccessConfiguration", {
      AccessConfigurationName: "zanzibar-ledger",
      Description: `For ${first} of Zanzibar`,
      RelayState: "https://oss.console.aliyun.com/bucket/zanzibar-vault?of=zanzibar#top",
      Tags: [{ Key: "zanzibar-cost", Value: "Zanzibar-4711" }],
    }),
    "AccessConfiguration",
  );
  const of = { AccessConfigurationId: configuration };
  await cloudsso("AddPermissionPolicyToAccessConfiguration", {
    ...of,
    PermissionPolicyType: "System",
    PermissionPolicyName: "ReadOnlyAccess",
  });
  await cloudsso("AddPermissionPolicyToAccessConfiguration", {
    ...of,
    PermissionPolicyType: "Inline",
    PermissionPolicyName: "ZanzibarVault",
    InlinePolicyDocument: policy(first),
  });
  const target = { ...of, TargetType: "RD-Account", TargetId: first };
  await cloudsso("ProvisionAccessConfiguration", target);
  for (const [PrincipalType, PrincipalId] of [
    ["User", user],
    ["Group", group],
  ]) {
    await cloudsso("CreateAccessAssignment", { ...target, PrincipalType, PrincipalId });
  }
  await cloud.control.finishTasks();
  await cloudsso("CreateUserProvisioning", {
    PrincipalType: "User",
    PrincipalId: user,
    TargetType: "RD-Account",
    TargetId: second,
    DuplicationStrategy: "KeepBoth",
    DeletionStrategy: "Delete",
    Description: "Zanzibar's own",
  });
  await cloudsso("SetExternalSAMLIdentityProvider", {
    EncodedMetadataDocument: zanzibar(metadata(certificates.first)),
  });
  await cloudsso("AddExternalSAMLIdPCertificate", { X509Certificate: certificates.second });
  await cloudsso("SetSCIMSynchronizationStatus", { SCIMSynchronizationStatus: "Enabled" });
  await cloudsso("CreateSCIMServerCredential");
  await cloudsso("SetLoginPreference", {
    LoginNetworkMasks: "41.59.0.0/16;41.59.1.17",
    AllowUserToGetCredentials: true,
  });
  await cloudsso("UpdateUserProvisioningConfiguration", {
    NewDefaultLandingPage: "https://start.zanzibar-trading.example/console",
  });

  const logon = { UserPrincipalName: `zainab.zanzibar@${domain}` };
  const ramUser = await ims("CreateUser", {
    ...logon,
    DisplayName: "Zainab Zanzibar",
    Comments: `Treasurer of ${account}`,
    Email: "zainab@zanzibar-trading.example",
    MobilePhone: "255-7712345678",
    Tag: [{ Key: "zanzibar-badge", Value: "Z-0815 Zanzibar" }],
  });
  await ims("CreateLoginProfile", { ...logon, Password: "Spice-Island-77!" });
  const key = idIn(await ims("CreateAccessKey", logon), "AccessKey");
  await ims("SetAccessKeyPolicy", { ...logon, UserAccessKeyId: key, AccessKeyPolicy: networks("41.59.2.0/24") });
  await ims("SetAccessKeyPolicyForAccount", { AccessKeyPolicy: networks("2c0f:f0f8::/32") });
  await ims("CreateServiceCredential", {
    ...logon,
    ServiceName: "dlf.aliyuncs.com",
    ServiceCredentialName: "zanzibar-lake",
  });
  await ims("CreateVirtualMFADevice", { VirtualMFADeviceName: "zanzibar-token" });
  await ims("CreateGroup", {
    GroupName: "zanzibar-tills",
    DisplayName: "Zanzibar tills",
    Comments: "Zanzibar's shops",
  });
  await ims("AddUserToGroup", { ...logon, GroupName: "zanzibar-tills" });
  const { AppId } = (
    await ims("CreateApplication", {
      AppName: "zanzibar-portal",
      AppType: "WebApp",
      DisplayName: "Zanzibar portal",
      RedirectUris: "https://portal.zanzibar-trading.example/back",
    })
  )["Application"] as Fields;
  await ims("CreateAppSecret", { AppId });
  const server = idIn(
    await ims("CreateApplication", { AppName: "zanzibar-sync", AppType: "ServerApp", DisplayName: "Zanzibar sync" }),
    "Application",
    "AppId",
  );
  await ims("ProvisionApplication", { AppId: server });
  await ims("ProvisionExternalApplication", { AppId: foreignApplication(cloud, "zanzibar-partner") });
  await ims("CreateSAMLProvider", {
    SAMLProviderName: "zanzibar-adfs",
    Description: "Zanzibar's directory",
    EncodedSAMLMetadataDocument: zanzibar(metadata(certificates.second)),
  });
  await ims("CreateOIDCProvider", {
    OIDCProviderName: "zanzibar-ci",
    Description: "Zanzibar builds",
    IssuerUrl: "https://ci.zanzibar-trading.example/issuer",
    ClientIds: "zanzibar-runner,zanzibar:web",
    Fingerprints: "902ef2deeb3c5b13ea4c3d5193629309e231ae55",
  });
  await ims("SetUserSsoSettings", {
    MetadataDocument: zanzibar(metadata(certificates.third)),
    AuxiliaryDomain: "zanzibar-trading.example",
  });
  await ims("SetSecurityPreference", { LoginNetworkMasks: "41.59.3.0/24;10.7.0.0/16" });

  await ram("CreatePolicy", {
    PolicyName: "ZanzibarBooks",
    Description: "Zanzibar's ledgers",
    PolicyDocument: policy(account),
    Tag: JSON.stringify([{ Key: "zanzibar-law", Value: "Zanzibar 12" }]),
  });
  await ram("CreateRole", {
    RoleName: "ZanzibarAuditor",
    Description: "Auditors of Zanzibar",
    AssumeRolePolicyDocument: trustOf(account, second, logon.UserPrincipalName),
    Tag: JSON.stringify([{ Key: "zanzibar-role", Value: "Zanzibar 13" }]),
  });
  const custom = { PolicyType: "Custom", PolicyName: "ZanzibarBooks" };
  await ram("AttachPolicyToRole", { ...custom, RoleName: "ZanzibarAuditor" });
  await ram("AttachPolicyToGroup", { ...custom, GroupName: "zanzibar-tills" });
  const UserName = logon.UserPrincipalName.slice(0, logon.UserPrincipalName.indexOf("@"));
  await ram("AttachPolicyToUser", { PolicyType: "System", PolicyName: "AliyunRAMReadOnlyAccess", UserName });
  void ramUser;
}

function policy(account: string): string {
  return JSON.stringify({
    Version: "1",
    Statement: [
      {
        Sid: "ZanzibarOnly",
        Effect: "Allow",
        Action: ["oss:Get*", "kms:Decrypt"],
        Resource: [
          `acs:oss:*:${account}:zanzibar-vault/*`,
          `acs:kms:cn-shanghai:${account}:key/zanzibar-key-1`,
          `acs:ram::${account}:role/ZanzibarAuditor`,
        ],
        Condition: {
          IpAddress: { "acs:SourceIp": ["41.59.0.0/16", "41.59.1.17"] },
          StringLike: { "acs:ResourceTag/zanzibar-cost": "Zanzibar-*", "oss:Prefix": "zanzibar/" },
          Bool: { "acs:MFAPresent": "true" },
          NumericLessThan: { "acs:MFAAge": 900 },
          DateLessThan: { "acs:CurrentTime": "2027-01-01T00:00:00Z" },
        },
      },
      { Effect: "Deny", NotAction: "ram:Get*", NotResource: "*" },
    ],
  });
}

function trustOf(account: string, member: string, logon: string): string {
  return JSON.stringify({
    Version: "1",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: {
          RAM: [`acs:ram::${member}:root`, `acs:ram::${account}:user/${logon.slice(0, logon.indexOf("@"))}`],
          Service: ["ecs.aliyuncs.com", `${member}@apigateway.aliyuncs.com`],
          Federated: [`acs:ram::${account}:saml-provider/zanzibar-adfs`],
        },
        Condition: { StringEquals: { "saml:recipient": "https://signin.aliyun.com/saml-role/sso" } },
      },
    ],
  });
}

function networks(address: string): string {
  const Statements = [
    { Type: "ClassicWhiteList", IPList: [address] },
    { Type: "VPCWhiteList", Value: "vpc-zanzibar1", IPList: ["10.77.0.0/16"] },
  ];
  return JSON.stringify({ Status: "Active", Statements });
}

/** The same metadata, of another identity provider. */
function zanzibar(document: string): string {
  const xml = Buffer.from(document, "base64").toString().replaceAll("idp.example", "login.zanzibar-trading.example");
  return Buffer.from(xml).toString("base64");
}
