import type { Emulator } from "../../emulator";
import { certificates, metadata } from "../emulator/cloudsso/certificates";
import { foreignApplication } from "./foreign-application";
import type { Lifecycle } from "./lifecycle";
import type { Managed } from "./managed";
import { document, trust } from "./programs";
import type { Values } from "./provider";
import { ramOf } from "./view";

/** What a program has to say of a kind at least. @param idOf the id of the resource of another kind that it belongs to. */
type Least = (cloud: Emulator, idOf: (kind: string) => string) => Values;

const READS = { policyType: "System", policyName: "ReadOnlyAccess" };

/** Of every kind there is; those that others belong to come first. */
const LEAST: { readonly [kind: string]: Least } = {
  "cloudsso:Directory": () => ({}),
  "cloudsso:AccessConfiguration": ({ directoryId }) => ({ directoryId, accessConfigurationName: "readers" }),
  "cloudsso:AccessConfigurationProvisioning": ({ directoryId, accountIds }, idOf) => ({
    directoryId,
    accessConfigurationId: idOf("cloudsso:AccessConfiguration"),
    targetId: accountIds[0],
  }),
  "cloudsso:AccessConfigurationProvisioningSet": ({ directoryId, accountIds }, idOf) => ({
    directoryId,
    accessConfigurationId: idOf("cloudsso:AccessConfiguration"),
    targets: { accountIds: accountIds.slice(1, 2) },
  }),
  "cloudsso:DelegateAccount": (cloud) => ({ accountId: delegatedAdministrator(cloud) }),
  "cloudsso:Group": ({ directoryId }) => ({ directoryId, groupName: "operators" }),
  "cloudsso:User": ({ directoryId }) => ({ directoryId, userName: "ann" }),
  "cloudsso:AccessAssignment": ({ directoryId, accountIds }, idOf) => ({
    directoryId,
    accessConfigurationId: idOf("cloudsso:AccessConfiguration"),
    targetId: accountIds[0],
    principalType: "Group",
    principalId: idOf("cloudsso:Group"),
  }),
  "cloudsso:AccessAssignmentSet": ({ directoryId, accountIds }, idOf) => ({
    directoryId,
    accessConfigurationId: idOf("cloudsso:AccessConfiguration"),
    principalIds: [idOf("cloudsso:Group")],
    targets: { accountIds: accountIds.slice(1, 2) },
  }),
  "cloudsso:GroupMembers": ({ directoryId }, idOf) => ({
    directoryId,
    groupId: idOf("cloudsso:Group"),
    userIds: [],
  }),
  "cloudsso:ScimServerCredential": ({ directoryId }) => ({ directoryId }),
  "cloudsso:UserProvisioning": ({ directoryId, accountIds }, idOf) => ({
    directoryId,
    principalType: "User",
    principalId: idOf("cloudsso:User"),
    targetId: accountIds[0],
    duplicationStrategy: "KeepBoth",
    deletionStrategy: "Delete",
  }),
  "cloudsso:UserAttachment": ({ directoryId }, idOf) => ({
    directoryId,
    groupId: idOf("cloudsso:Group"),
    userId: idOf("cloudsso:User"),
  }),
  "cloudsso:SamlIdentityProvider": ({ directoryId }) => ({ directoryId }),
  "cloudsso:SamlServiceProvider": ({ directoryId }) => ({ directoryId }),
  "cloudsso:PasswordPolicy": ({ directoryId }) => ({ directoryId }),
  "cloudsso:LoginPreference": ({ directoryId }) => ({ directoryId }),
  "cloudsso:MfaSettings": ({ directoryId }) => ({ directoryId }),
  "cloudsso:ScimSynchronization": ({ directoryId }) => ({ directoryId, scimSynchronizationStatus: "Disabled" }),
  "cloudsso:AttributePassing": ({ directoryId }) => ({ directoryId, sourceIdentityPassing: "UserName" }),
  "cloudsso:GlobalAccess": ({ directoryId }) => ({ directoryId, globalAccessStatus: "Enabled" }),
  "cloudsso:UserProvisioningConfiguration": ({ directoryId }) => ({ directoryId }),
  "ims:PasswordPolicy": () => ({}),
  "ims:SecurityPreference": () => ({}),
  "ims:UserSsoSettings": () => ({}),
  "ims:DefaultDomain": (cloud) => ({ defaultDomainName: ramOf(cloud).defaultDomain }),
  "ims:User": (cloud) => ({ userPrincipalName: `alice@${ramOf(cloud).defaultDomain}`, displayName: "Alice" }),
  "ims:LoginProfile": (_cloud, idOf) => ({ userId: idOf("ims:User"), status: "Inactive" }),
  "ims:AccessKey": (_cloud, idOf) => ({ userId: idOf("ims:User") }),
  "ims:Application": () => ({ appName: "sync", appType: "ServerApp", displayName: "Sync" }),
  "ims:ApplicationProvisioning": (_cloud, idOf) => ({ appId: idOf("ims:Application") }),
  "ims:ExternalApplication": (cloud) => ({ appId: foreignApplication(cloud) }),
  "ims:SamlProvider": () => ({
    samlProviderName: "company",
    encodedSamlMetadataDocument: metadata(certificates.first),
  }),
  "ims:AccessKeyPolicy": (_cloud, idOf) => ({ accessKeyId: idOf("ims:AccessKey") }),
  "ims:AccountAccessKeyPolicy": () => ({}),
  "ims:RotatedAccessKey": (_cloud, idOf) => ({ userId: idOf("ims:User") }),
  "ims:OidcProvider": () => ({
    oidcProviderName: "ci",
    issuerUrl: "https://ci.example.com",
    fingerprints: ["902ef2deeb3c5b13ea4c3d5193629309e231ae55"],
  }),
  "ims:AppSecret": (_cloud, idOf) => ({ appId: idOf("ims:Application") }),
  "ims:ServiceCredential": (_cloud, idOf) => ({
    userId: idOf("ims:User"),
    serviceName: "dlf.aliyuncs.com",
    serviceCredentialName: "robot",
  }),
  "ims:VirtualMfaDevice": () => ({ virtualMfaDeviceName: "alice-phone" }),
  "ims:Group": () => ({ groupName: "operators" }),
  "ims:GroupMembers": (_cloud, idOf) => ({ groupId: idOf("ims:Group"), userIds: [] }),
  "ims:UserGroups": (_cloud, idOf) => ({ userId: idOf("ims:User"), groupIds: [] }),
  "ram:Role": () => ({ roleName: "deploy", assumeRolePolicyDocument: trust() }),
  "ram:Policy": () => ({ policyName: "readers", policyDocument: document("oss:Get*") }),
  "ram:UserPolicyAttachment": (_cloud, idOf) => ({ ...READS, userId: idOf("ims:User") }),
  "ram:GroupPolicyAttachment": (_cloud, idOf) => ({ ...READS, groupId: idOf("ims:Group") }),
  "ram:RolePolicyAttachment": (_cloud, idOf) => ({ ...READS, roleName: idOf("ram:Role") }),
  "ram:UserPolicies": (_cloud, idOf) => ({ userId: idOf("ims:User"), policies: [READS] }),
  "ram:GroupPolicies": (_cloud, idOf) => ({ groupId: idOf("ims:Group"), policies: [READS] }),
  "ram:RolePolicies": (_cloud, idOf) => ({ roleName: idOf("ram:Role"), policies: [READS] }),
  "ims:GroupMembership": (_cloud, idOf) => ({ groupId: idOf("ims:Group"), userId: idOf("ims:User") }),
};

/** Ids that could be those of what others belong to. */
const NOBODY: { readonly [kind: string]: string } = {
  "cloudsso:AccessConfiguration": "ac-00000000000000000000",
  "cloudsso:Group": "g-00000000000000000000",
  "cloudsso:User": "u-00000000000000000000",
  "ims:Application": "4000000000000000000",
  "ims:AccessKey": "LTAI00000000000000000000",
  "ims:Group": "1000000000000000000",
  "ims:User": "200000000000000000",
  "ram:Role": "nobody",
};

/** The least program of a kind, for what is never made: what it belongs to need not be there. */
export function leastProgram(kind: string, cloud: Emulator): Values {
  return programOf(kind, cloud, (parent) => NOBODY[parent] ?? "");
}

/** One resource of every kind, made by its least program. */
export async function makeEach(here: Lifecycle): Promise<ReadonlyMap<string, Managed>> {
  const ids = new Map<string, string>();
  const made = new Map<string, Managed>();
  for (const kind of Object.keys(LEAST)) {
    const one = here.resource(kind);
    await one.up(programOf(kind, here.cloud, (parent) => ids.get(parent) ?? ""));
    ids.set(kind, one.id);
    made.set(kind, one);
  }
  return made;
}

/** A member that the resource directory has registered as one: without that, CloudSSO takes none. */
function delegatedAdministrator({ state, accountIds: [accountId = ""] }: Emulator): string {
  const member = state.resourceDirectory.accounts[accountId];
  if (member !== undefined) member.delegatedServices = { "cloudsso.aliyuncs.com": 0 };
  return accountId;
}

function programOf(kind: string, cloud: Emulator, idOf: (kind: string) => string): Values {
  const least = LEAST[kind];
  if (least === undefined) throw new Error(`tests/support/least-programs.ts has no program for ${kind}`);
  return least(cloud, idOf);
}
