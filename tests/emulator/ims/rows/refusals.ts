import type { Uncertain } from "../../../../emulator";
import type { ErrorFacts, OperationFacts, Reason } from "../../../../provider/api/facts";
import { type Company, codesOf, type Given, memberSession, password, upn } from "../company";

/** How the row of an operation is bent so that it is refused. */
export interface Refused {
  /** Laid over the parameters of the operation's own row; undefined ones are left out. */
  readonly bend?: Given;
  readonly options?: Partial<Uncertain>;
  /** After what the operation's own row does first; `instead` of it where that would make the call succeed. */
  readonly first?: () => Promise<unknown>;
  readonly instead?: true;
  readonly byRoot?: true;
}

type Case = readonly [action: string, code: string, refused: (on: Company) => Refused, reason?: Reason];

const alice = { UserPrincipalName: upn("alice") };
const bob = { UserPrincipalName: upn("bob") };
const nobody = "000000000000000000";

/** What every operation that lists the code is refused with in the same way. */
export function generalRefusal(
  operation: OperationFacts,
  { code }: ErrorFacts,
): ((on: Company) => Refused) | undefined {
  const has = (name: string) => operation.request.some((parameter) => parameter.name === name);
  const [, parameter = "", fault = ""] =
    /^InvalidParameter\.(\w+)\.(Length|Format|InvalidChars|Range)$/.exec(code ?? "") ?? [];
  const name = wireNames[parameter] ?? parameter;
  if (parameter === "DisplayName" || parameter === "NewDisplayName") {
    return fault === "Length" ? () => ({ bend: alone(operation, name, "x".repeat(300)) }) : undefined;
  }
  const bad = { Length: "x".repeat(300), Format: "x", InvalidChars: "a b", Range: 7 }[fault];
  if (bad !== undefined && has(name)) return () => ({ bend: alone(operation, name, bad) });
  switch (code) {
    case "EntityNotExist.User":
      return has("ResourcePrincipalName")
        ? () => ({ bend: alone(operation, "ResourcePrincipalName", [upn("nobody")]) })
        : () => ({ bend: alone(operation, "UserPrincipalName", upn("nobody")) });
    case "EntityNotExist.User.LoginProfile":
      return (on) => ({ first: () => on.ims("DeleteLoginProfile", alice), bend: alice });
    case "EntityNotExist.User.MFADevice":
      return () => ({ bend: bob });
    case "EntityNotExist.User.AccessKey":
      return () => ({ bend: { UserAccessKeyId: "LTAInone" } });
    case "EntityNotExist.Group":
      return () => ({ bend: { GroupName: "none" } });
    case "EntityNotExist.VirtualMFADevice":
      return () => ({ bend: { SerialNumber: "none" } });
    case "EntityNotExist.SAMLProvider":
      return () => ({ bend: { SAMLProviderName: "none" } });
    case "EntityNotExist.OIDCProvider":
      return () => ({ bend: { OIDCProviderName: "none" } });
    case "EntityNotExist.Application":
      return () => ({ bend: { AppId: "0" } });
    default:
      return undefined;
  }
}

/** Parameters that the documented codes call otherwise. */
const wireNames: Readonly<Record<string, string>> = {
  UserName: "UserPrincipalName",
  NewUserName: "NewUserPrincipalName",
  AccountAlias: "DefaultDomainName",
  AuthenticationCode: "AuthenticationCode1",
};

/** The parameter, without others of a group of which only one may be given. */
function alone({ request }: OperationFacts, name: string, value: unknown): Given {
  const group = request.find((parameter) => parameter.name === name)?.oneOf;
  const others = request.filter(({ oneOf }) => group !== undefined && oneOf === group);
  return { ...Object.fromEntries(others.map((other) => [other.name, undefined])), [name]: value };
}

export const refusals: readonly Case[] = [
  ["CreateUser", "EntityAlreadyExists.User", () => ({ bend: { UserPrincipalName: upn("Alice") } })],
  ["CreateUser", "LimitExceeded.User", () => ({ options: { usersQuota: 2 } })],
  [
    "CreateUser",
    "Unverified.Invalid.User.Domain",
    () => ({ bend: { UserPrincipalName: "x@elsewhere.com" } }),
    "invalid",
  ],
  ["GetUser", "MissingParameter", () => ({ bend: { UserPrincipalName: undefined } })],
  ["UpdateUser", "EntityAlreadyExists.User", () => ({ bend: { NewUserPrincipalName: upn("alice") } })],
  ["DeleteUser", "DeleteConflict.User.Group", (on) => ({ first: () => join(on) })],
  ["DeleteUser", "DeleteConflict.User.AccessKey", (on) => ({ first: () => on.ims("CreateAccessKey", bob) })],
  ["DeleteUser", "DeleteConflict.User.LoginProfile", (on) => ({ first: () => on.ims("CreateLoginProfile", bob) })],
  ["DeleteUser", "DeleteConflict.User.MFADevice", (on) => ({ first: () => bind(on) })],
  ["DeleteUser", "DeleteConflict.User.Policy", (on) => ({ first: async () => attach(on, "users", on.ids.bob) })],
  [
    "DeleteUser",
    "Unverified.InUse.User.UserProvisioning",
    (on) => ({ first: () => fromCloudSso(on, "erin"), bend: { UserId: undefined, UserPrincipalName: upn("erin") } }),
    "in-use",
  ],
  ["CreateLoginProfile", "EntityAlreadyExists.User.LoginProfile", () => ({ bend: alice })],
  ["CreateLoginProfile", "InvalidParameter.Password.TooWeak", () => ({ bend: { Password: "short" } })],
  ["UpdateLoginProfile", "InvalidParameter.Password.TooWeak", () => ({ bend: { Password: "short" } })],
  ["ChangePassword", "NotSupport.Account", () => ({ byRoot: true })],
  ["ChangePassword", "InvalidParameter.OldPassword.Incorrect", () => ({ bend: { OldPassword: "wrong" } })],
  ["ChangePassword", "InvalidParameter.NewPassword.TooWeak", () => ({ bend: { NewPassword: "short" } })],
  [
    "ChangePassword",
    "InvalidParameter.NewPassword.ReusePrevention",
    (on) => ({
      first: () => on.ims("SetPasswordPolicy", { PasswordReusePrevention: 1 }),
      bend: { NewPassword: password },
    }),
  ],
  [
    "ChangePassword",
    "Unverified.WrongState.SecurityPreference",
    (on) => ({ first: () => on.ims("SetSecurityPreference", { AllowUserToChangePassword: false }) }),
    "state",
  ],
  ["CreateAccessKey", "LimitExceeded.User.AccessKey", () => ({ options: { accessKeysPerUserQuota: 0 } })],

  [
    "CreateVirtualMFADevice",
    "EntityAlreadyExists.VirtualMFADevice",
    () => ({ bend: { VirtualMFADeviceName: "spare" } }),
  ],
  ["CreateVirtualMFADevice", "LimitExceeded.VirtualMFADevice", () => ({ options: { virtualMfaDevicesQuota: 2 } })],
  [
    "DeleteVirtualMFADevice",
    "DeleteConflict.VirtualMFADevice.User",
    (on) => ({ bend: { SerialNumber: on.ids.boundDevice } }),
  ],
  // Two times the same code: windows follow each other, so one of them is wrong.
  [
    "BindMFADevice",
    "CheckAuthenticationCodeFail",
    (on) => ({ bend: { AuthenticationCode1: codesOf(on.ids.spareSeed).AuthenticationCode2 } }),
  ],
  ["BindMFADevice", "EntityAlreadyExists.User.MFADevice", () => ({ bend: alice })],
  [
    "BindMFADevice",
    "EntityAlreadyExists.VirtualMFADevice.User",
    (on) => ({ bend: { SerialNumber: on.ids.boundDevice } }),
  ],
  [
    "GetUserMFAInfo",
    "EntityNotExist.User.MFADevice",
    () => ({ bend: bob, options: { mfaInfoWithoutDevice: "EntityNotExist" } }),
    "missing",
  ],
  ["TagResources", "Unverified.QuotaReached.User.Tag", (on) => ({ bend: manyTags(on) }), "quota"],
  ["TagResources", "InvalidParameter.TagKey", () => ({ bend: { Tag: [{ Key: "acs:x", Value: "" }] } }), "invalid"],
  [
    "ListTagResources",
    "Unverified.Invalid.TagResources",
    () => ({ bend: { ResourceId: undefined, Tag: undefined } }),
    "invalid",
  ],
  [
    "UnbindVerification",
    "Unverified.NotThere.User.Verification",
    () => ({ bend: { MobilePhone: "86-18600000001" } }),
    "missing",
  ],
  ["UpdatePasskey", "Unverified.NotThere.Passkey", () => ({ bend: { PasskeyId: "none" } }), "missing"],
  ["DeletePasskey", "Unverified.NotThere.Passkey", () => ({ bend: { PasskeyId: "none" } }), "missing"],

  ["GetUserInRecycleBin", "Unverified.NotThere.RecycledUser", () => ({ bend: { UserId: nobody } }), "missing"],
  ["DeleteUserInRecycleBin", "Unverified.NotThere.RecycledUser", () => ({ bend: { UserId: nobody } }), "missing"],
  ["RestoreUserFromRecycleBin", "Unverified.NotThere.RecycledUser", () => ({ bend: { UserId: nobody } }), "missing"],
  [
    "RestoreUserFromRecycleBin",
    "Unverified.AlreadyExists.User",
    (on) => ({ first: () => on.ims("CreateUser", { UserPrincipalName: upn("CAROL"), DisplayName: "c" }) }),
    "taken",
  ],
  ["RestoreUserFromRecycleBin", "Unverified.QuotaReached.User", () => ({ options: { usersQuota: 2 } }), "quota"],
  ...(["GetAccessKeyInfoInRecycleBin", "DeleteAccessKeyInRecycleBin", "RestoreAccessKeyFromRecycleBin"] as const).map(
    (action): Case => [
      action,
      "Unverified.NotThere.RecycledAccessKey",
      () => ({ bend: { UserAccessKeyId: "none" } }),
      "missing",
    ],
  ),
  [
    "RestoreAccessKeyFromRecycleBin",
    "Unverified.WrongState.User",
    (on) => ({ bend: { UserId: on.ids.carol, UserAccessKeyId: on.ids.carolsKey } }),
    "state",
  ],
  [
    "RestoreAccessKeyFromRecycleBin",
    "Unverified.QuotaReached.User.AccessKey",
    () => ({ options: { accessKeysPerUserQuota: 1 } }),
    "quota",
  ],

  ["CreateGroup", "EntityAlreadyExists.Group", () => ({ bend: { GroupName: "Developers" } })],
  ["CreateGroup", "LimitExceeded.Group", () => ({ options: { groupsQuota: 3 } })],
  ["UpdateGroup", "EntityAlreadyExists.Group", () => ({ bend: { NewGroupName: "operators" } })],
  ["DeleteGroup", "DeleteConflict.Group.User", () => ({ bend: { GroupName: "developers" } })],
  [
    "DeleteGroup",
    "DeleteConflict.Group.Policy",
    (on) => ({ first: async () => attach(on, "groups", await groupId(on, "empty")) }),
  ],
  ["AddUserToGroup", "EntityAlreadyExists.User.Group", () => ({ bend: { GroupName: "developers" } })],
  ["AddUserToGroup", "LimitExceeded.User.Group", () => ({ options: { groupsPerUserQuota: 1 } })],
  ["RemoveUserFromGroup", "EntityNotExist.User.Group", () => ({ bend: { GroupName: "operators" } })],

  [
    "SetUserSsoSettings",
    "Unverified.Invalid.UserSsoSettings.Metadata",
    () => ({ bend: { MetadataDocument: "!" } }),
    "invalid",
  ],
  ["SetUserSsoSettings", "Unverified.WrongState.UserSsoSettings", () => ({ bend: { MetadataDocument: "" } }), "state"],
  [
    "CreateSAMLProvider",
    "Unverified.AlreadyExists.SAMLProvider",
    () => ({ bend: { SAMLProviderName: "idp" } }),
    "taken",
  ],
  [
    "CreateSAMLProvider",
    "Unverified.Invalid.SAMLProvider.Metadata",
    () => ({ bend: { EncodedSAMLMetadataDocument: Buffer.from("<a></b>").toString("base64") } }),
    "invalid",
  ],
  [
    "CreateSAMLProvider",
    "Unverified.QuotaReached.SAMLProvider",
    () => ({ options: { samlProvidersQuota: 2 } }),
    "quota",
  ],
  [
    "UpdateSAMLProvider",
    "Unverified.Invalid.SAMLProvider.Metadata",
    () => ({ bend: { NewEncodedSAMLMetadataDocument: "!" } }),
    "invalid",
  ],
  [
    "CreateOIDCProvider",
    "EntityAlreadyExists.OIDCProvider.Url",
    () => ({ bend: { IssuerUrl: "https://github.example.com" } }),
  ],
  [
    "CreateOIDCProvider",
    "Unverified.AlreadyExists.OIDCProvider",
    () => ({ bend: { OIDCProviderName: "github" } }),
    "taken",
  ],
  [
    "CreateOIDCProvider",
    "Unverified.QuotaReached.OIDCProvider",
    () => ({ options: { oidcProvidersQuota: 2 } }),
    "quota",
  ],
  [
    "CreateOIDCProvider",
    "InvalidParameter.IssuerUrl",
    () => ({ bend: { IssuerUrl: "http://plain.example.com" } }),
    "invalid",
  ],
  ...(["ClientId", "Fingerprint"] as const).flatMap((kind): Case[] => [
    [
      `Add${kind}ToOIDCProvider`,
      `Unverified.AlreadySo.OIDCProvider.${kind}`,
      () => ({ bend: { [kind]: kind === "ClientId" ? "one" : "AA11" } }),
      "already",
    ],
    [
      `Add${kind}ToOIDCProvider`,
      `Unverified.QuotaReached.OIDCProvider.${kind}`,
      () => ({ options: { clientIdsPerProviderQuota: 2, fingerprintsPerProviderQuota: 2 } }),
      "quota",
    ],
    [
      `Remove${kind}FromOIDCProvider`,
      `Unverified.NotThere.OIDCProvider.${kind}`,
      () => ({ bend: { [kind]: "none" } }),
      "missing",
    ],
  ]),
  [
    "RemoveFingerprintFromOIDCProvider",
    "Unverified.WrongState.OIDCProvider.Fingerprint",
    (on) => ({
      first: () => on.ims("RemoveFingerprintFromOIDCProvider", { OIDCProviderName: "github", Fingerprint: "bb22" }),
    }),
    "state",
  ],

  ["CreateApplication", "Unverified.AlreadyExists.Application", () => ({ bend: { AppName: "web" } }), "taken"],
  [
    "CreateApplication",
    "Unverified.Invalid.Application.Scope",
    () => ({ bend: { PredefinedScopes: "/acs/none" } }),
    "invalid",
  ],
  [
    "UpdateApplication",
    "Unverified.Invalid.Application.Scope",
    () => ({ bend: { NewPredefinedScopes: "/acs/none" } }),
    "invalid",
  ],
  [
    "CreateAppSecret",
    "Unverified.QuotaReached.Application.Secret",
    () => ({ options: { secretsPerApplicationQuota: 0 } }),
    "quota",
  ],
  ["CreateAppSecret", "Unverified.WrongState.Application", (on) => ({ bend: { AppId: on.ids.modern } }), "state"],
  ["GetAppSecret", "Unverified.NotThere.Application.Secret", () => ({ bend: { AppSecretId: "none" } }), "missing"],
  ["DeleteAppSecret", "Unverified.NotThere.Application.Secret", () => ({ bend: { AppSecretId: "none" } }), "missing"],
  ["ProvisionApplication", "Unverified.WrongState.Application", (on) => ({ bend: { AppId: on.ids.web } }), "state"],
  [
    "ProvisionApplication",
    "Unverified.AlreadySo.Application",
    (on) => ({ bend: { AppId: on.ids.installedServer } }),
    "already",
  ],
  ["DeprovisionApplication", "Unverified.WrongState.Application", (on) => ({ bend: { AppId: on.ids.web } }), "state"],
  ...(["DeprovisionApplication", "GetApplicationProvisionInfo"] as const).map(
    (action): Case => [
      action,
      "Unverified.NotThere.Application.Provision",
      (on) => ({ bend: { AppId: on.ids.server } }),
      "missing",
    ],
  ),
  [
    "ProvisionExternalApplication",
    "Unverified.NotThere.ExternalApplication",
    (on) => ({ bend: { AppId: on.ids.web } }),
    "missing",
  ],
  [
    "ProvisionExternalApplication",
    "Unverified.AlreadySo.Application",
    (on) => ({ bend: { AppId: on.ids.installedForeign } }),
    "already",
  ],
  ...(["DeprovisionExternalApplication", "GetExternalApplication"] as const).map(
    (action): Case => [
      action,
      "Unverified.NotThere.Application.Provision",
      (on) => ({ bend: { AppId: on.ids.foreign } }),
      "missing",
    ],
  ),

  ["SetPasswordPolicy", "InvalidParameter.MaxPasswordAge", () => ({ bend: { MaxPasswordAge: 1096 } }), "invalid"],
  [
    "SetSecurityPreference",
    "Unverified.Invalid.SecurityPreference.LoginNetworkMasks",
    () => ({ bend: { LoginNetworkMasks: "10.0.0.0/33" } }),
    "invalid",
  ],
  [
    "SetDefaultDomain",
    "EntityAlreadyExists.AccountAlias",
    (on) => ({
      first: async () =>
        on.by(await memberSession(on.desk), "SetDefaultDomain", { DefaultDomainName: "company.onaliyun.com" }),
    }),
  ],
  ["GetCredentialReport", "Unverified.WrongState.CredentialReport", () => ({ instead: true }), "state"],
  [
    "GetCredentialReport",
    "Unverified.QuotaReached.CredentialReport",
    () => ({ instead: true, options: { credentialReportUsersQuota: 1 } }),
    "quota",
  ],
  [
    "GenerateCredentialReport",
    "Unverified.QuotaReached.CredentialReport",
    () => ({ options: { credentialReportUsersQuota: 1 } }),
    "quota",
  ],
  [
    "GetGovernanceItemReport",
    "Unverified.NotThere.GovernanceItem",
    () => ({ bend: { GovernanceItemType: "none" } }),
    "missing",
  ],
  ["GetGovernanceItemReport", "Unverified.WrongState.GovernanceReport", () => ({ instead: true }), "state"],
  [
    "GetAccessKeyPolicy",
    "EntityNotExist.AccessKeyPolicy",
    () => ({ options: { accessKeyPolicyNeverSet: "EntityNotExist.AccessKeyPolicy" } }),
  ],
  ...(["GetAccessKeyPolicy", "SetAccessKeyPolicy"] as const).map(
    (action): Case => [
      action,
      "Unverified.NotThere.User.AccessKey",
      () => ({ bend: { UserAccessKeyId: "LTAInone" } }),
      "missing",
    ],
  ),
  ...(["SetAccessKeyPolicy", "SetAccessKeyPolicyForAccount"] as const).map(
    (action): Case => [
      action,
      "Unverified.Invalid.AccessKeyPolicy",
      () => ({ bend: { AccessKeyPolicy: "{}" } }),
      "invalid",
    ],
  ),
  [
    "CreateServiceCredential",
    "Unverified.QuotaReached.ServiceCredential",
    () => ({ options: { serviceCredentialsQuota: 0 } }),
    "quota",
  ],
  [
    "CreateServiceCredential",
    "Unverified.NotThere.User",
    () => ({ bend: { UserPrincipalName: upn("nobody") } }),
    "missing",
  ],
  ...(["GetServiceCredential", "UpdateServiceCredential", "DeleteServiceCredential"] as const).map(
    (action): Case => [
      action,
      "Unverified.NotThere.ServiceCredential",
      () => ({ bend: { ServiceCredentialId: "none" } }),
      "missing",
    ],
  ),
];

function join(on: Company) {
  return on.ims("AddUserToGroup", { ...bob, GroupName: "operators" });
}

function bind(on: Company) {
  return on.ims("BindMFADevice", { ...bob, SerialNumber: on.ids.spareDevice, ...codesOf(on.ids.spareSeed) });
}

async function groupId(on: Company, GroupName: string): Promise<string> {
  return (await on.ims("GetGroup", { GroupName })).Group.GroupId;
}

/** Policies are attached by another service. */
function attach(on: Company, kind: "users" | "groups", id: string): void {
  const [account] = Object.values(on.desk.emulator.state.ims);
  account?.[kind][id]?.policies.push("System/ReadOnlyAccess");
}

function manyTags(on: Company): Given {
  return { ResourceId: [on.ids.alice], Tag: Array.from({ length: 19 }, (_, n) => ({ Key: `k${n}`, Value: "" })) };
}

/** A RAM user of the account that CloudSSO has made for one of its own. */
async function fromCloudSso({ desk }: Company, UserName: string): Promise<void> {
  const { User } = await desk.cloudsso("CreateUser", { UserName });
  await desk.cloudsso("CreateUserProvisioning", {
    ...{ PrincipalType: "User", PrincipalId: User.UserId },
    ...{ TargetType: "RD-Account", TargetId: desk.emulator.managementAccountId },
    ...{ DeletionStrategy: "Delete", DuplicationStrategy: "KeepBoth" },
  });
}
