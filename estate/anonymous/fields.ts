import type { Values } from "../model";
import {
  standInAny,
  standInDomain,
  standInId,
  standInMail,
  standInNetwork,
  standInPhone,
  standInText,
  standInUrl,
} from "./forms";
import { standInPolicy } from "./policy";
import { standInCertificate, standInMetadata } from "./saml";
import type { StandIns } from "./stand-ins";

/** @param beside the other inputs. `undefined`: it is left out. */
type Change = (standIns: StandIns, value: unknown, beside: Values) => unknown;

const each =
  (change: (standIns: StandIns, text: string) => string): Change =>
  (standIns, value) =>
    Array.isArray(value)
      ? value.map((one) => change(standIns, String(one)))
      : typeof value === "string"
        ? change(standIns, value)
        : value;

const keep: Change = (_standIns, value) => value;
const id = each(standInId);
const text = each(standInText);
const url = each(standInUrl);
const network = each(standInNetwork);
const mail = each(standInMail);
const name = (noun: string) => each((standIns, original) => standIns.named(noun, original));

const tags: Change = (standIns, value) =>
  Object.fromEntries(
    Object.entries(value as { readonly [key: string]: string }).map(([key, word]) => [
      standIns.named("tag", key),
      standIns.named("value", word),
    ]),
  );

/** Policies of the service have the names that everybody knows. */
const policyName: Change = (standIns, value, { policyType, permissionPolicyType }) =>
  (policyType ?? permissionPolicyType) === "System" ? value : standIns.named("policy", String(value));

const permissionPolicies: Change = (standIns, value) =>
  (value as readonly Values[]).map((policy) => changed(standIns, policy, policy));

const statements: Change = (standIns, value) =>
  (value as readonly Values[]).map((statement) => changed(standIns, statement, statement));

const CHANGES: { readonly [field: string]: Change } = {
  // ids
  directoryId: id,
  accessConfigurationId: id,
  groupId: id,
  userId: id,
  principalId: id,
  targetId: id,
  accountId: id,
  managementAccountId: id,
  credentialId: id,
  userProvisioningId: id,
  accessKeyId: id,
  appId: id,
  appSecretId: id,
  serviceCredentialId: id,
  serialNumber: id,
  roleId: id,
  certificateIds: id,
  arn: id,
  vpc: id,
  fingerprints: id,

  // names
  accessConfigurationName: name("configuration"),
  directoryName: name("directory"),
  groupName: name("group"),
  roleName: name("role"),
  samlProviderName: name("provider"),
  oidcProviderName: name("provider"),
  virtualMfaDeviceName: name("device"),
  serviceCredentialName: name("credential"),
  appName: name("application"),
  clientIds: name("client"),
  displayName: name("name"),
  firstName: name("name"),
  lastName: name("name"),
  policyName,
  permissionPolicyName: policyName,
  userName: mail,
  userPrincipalName: mail,
  email: mail,
  appPrincipalName: mail,
  mobilePhone: each(standInPhone),
  defaultDomainName: each(standInDomain),
  auxiliaryDomain: each(standInDomain),

  // what somebody wrote
  description: text,
  comments: text,
  tags,
  failedEvents: text,

  // where things are
  relayState: url,
  loginUrl: url,
  entityId: url,
  acsUrl: url,
  issuerUrl: url,
  redirectUris: url,
  defaultLandingPage: url,
  loginNetworkMasks: network,
  ipList: network,
  statements,

  // documents
  permissionPolicies,
  permissionPolicyDocument: standInPolicy,
  policyDocument: standInPolicy,
  assumeRolePolicyDocument: standInPolicy,
  policyRevision: each((standIns, revision) =>
    standIns.of("revision", revision, (count) => `r1:${String(count).padStart(16, "0")}`),
  ),
  encodedMetadataDocument: each(standInMetadata),
  encodedSamlMetadataDocument: each(standInMetadata),
  metadataDocument: each(standInMetadata),
  x509Certificates: each(standInCertificate),

  // words of the services, and times
  targetType: keep,
  principalType: keep,
  policyType: keep,
  permissionPolicyType: keep,
  type: keep,
  status: keep,
  provisioningStatus: keep,
  sourceIdentityPassing: keep,
  globalAccessStatus: keep,
  mfaAuthenticationSettings: keep,
  operationForRiskLogin: keep,
  allowedVerificationTypes: keep,
  bindingType: keep,
  ssoStatus: keep,
  authnSignAlgo: keep,
  certificateType: keep,
  expiryStatus: keep,
  scimSynchronizationStatus: keep,
  duplicationStrategy: keep,
  deletionStrategy: keep,
  appType: keep,
  protocolVersion: keep,
  predefinedScopes: keep,
  requiredScopes: keep,
  scopes: keep,
  mfaOperationForLogin: keep,
  verificationTypes: keep,
  serviceName: keep,
  provisionType: keep,
  credentialType: keep,
  passwordStatus: keep,
  defaultVersion: keep,
  region: keep,
  createTime: keep,
  createDate: keep,
  updateTime: keep,
  updateDate: keep,
  expireTime: keep,
  expirationTime: keep,
  activateDate: keep,
  passwordSetTime: keep,
  certificateExpireTimes: keep,
};

/** The fields whose texts somebody thought about; of any other nothing is left. */
export const KNOWN_FIELDS: readonly string[] = Object.keys(CHANGES);

export function changed(standIns: StandIns, values: Values, beside: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, changedField(standIns, field, value, beside)]),
  );
}

export function changedField(standIns: StandIns, field: string, value: unknown, beside: Values): unknown {
  return (Object.hasOwn(CHANGES, field) ? CHANGES[field] : unknownField)?.(standIns, value, beside);
}

/** Numbers and switches tell of nobody. */
function unknownField(standIns: StandIns, value: unknown): unknown {
  if (typeof value === "string") return standInAny(standIns, value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => unknownField(standIns, one));
  const entries = Object.entries(value).map(([key, inner]) => [
    standInAny(standIns, key),
    unknownField(standIns, inner),
  ]);
  return Object.fromEntries(entries);
}
