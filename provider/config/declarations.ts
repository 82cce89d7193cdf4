import { endpoint } from "./endpoints";
import { ENDPOINT_NAMES, SERVICES } from "./services";
import { accountId, byService, flag, number, object, oneOf, rates, type Type, text, textLike, url } from "./types";

/**
 * A setting, declared once: how it is read, what is refused, and what the README says of it follow from here.
 */
export interface Declaration<T = unknown> {
  /** In stack configuration, as `alicloud-identity:<key>`. Absent for what the environment alone can say. */
  readonly key?: string;
  /** `@pulumi/alicloud` has it too: without one of ours, `alicloud:<key>` counts. */
  readonly shared?: true;
  /** From left to right; they come after the stack configuration. */
  readonly variables?: readonly string[];
  readonly type: Type<T>;
  /** In the unit of the type. */
  readonly default?: T;
  /** Kept encrypted in stack configuration; plain text is warned of. */
  readonly secret?: true;
  /** For the README. */
  readonly description: string;
}

const setting = <T>(declaration: Declaration<T>): Declaration<T> => declaration;

const region = textLike(/^[a-z0-9-]+$/, "a region id such as cn-shanghai");
const sessionExpiration = number(900, 43_200, "seconds");
const timeout = number(1, 600_000, "milliseconds");
const rate = rates(number(0.1, 1000, "calls a second"));

const ENDPOINTS = `{${ENDPOINT_NAMES.map((name) => `"${name}": ...`).join(", ")}}`;

/** `RESOURCE_DIRECTORY` of `resourceDirectory`. */
function upperSnake(name: string): string {
  return name.replace(/(?=[A-Z])/g, "_").toUpperCase();
}

/** Of the whole stack, in the order of the README. */
const GENERAL = {
  region: setting({
    key: "region",
    shared: true,
    variables: ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"],
    type: region,
    description: "Region of the CloudSSO directory",
  }),
  accountId: setting({
    key: "accountId",
    shared: true,
    variables: ["ALICLOUD_ACCOUNT_ID", "ALIBABA_CLOUD_ACCOUNT_ID"],
    type: accountId,
    description: "Account that the credentials must belong to; asked for before any other call",
  }),
  endpoints: setting({
    key: "endpoints",
    shared: true,
    variables: ENDPOINT_NAMES.map((name) => `ALIBABA_CLOUD_ENDPOINT_${upperSnake(name)}`),
    type: byService(endpoint, ENDPOINTS.replaceAll("...", '"..."')),
    description: `Endpoints, \`${ENDPOINTS}\`, hosts or URLs; plain http for this machine only`,
  }),
  vpc: setting({
    variables: ["ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"],
    type: flag,
    default: false,
    description: "Endpoints inside a VPC",
  }),
  stsRegion: setting({
    variables: ["ALIBABA_CLOUD_STS_REGION"],
    type: region,
    description: "Region of the token service; without it, its central endpoint",
  }),
  connectTimeout: setting({
    key: "clientConnectTimeout",
    shared: true,
    variables: ["CLIENT_CONNECT_TIMEOUT"],
    type: timeout,
    default: 10_000,
    description: "Time to connect",
  }),
  readTimeout: setting({
    key: "clientReadTimeout",
    shared: true,
    variables: ["CLIENT_READ_TIMEOUT"],
    type: timeout,
    default: 30_000,
    description: "Time for one exchange",
  }),
  maxRetryTimeout: setting({
    key: "maxRetryTimeout",
    shared: true,
    variables: ["MAX_RETRY_TIMEOUT"],
    type: number(1, 3600, "seconds"),
    default: 300,
    description: "Time over which a call is repeated",
  }),
  maxCallsPerSecond: setting({
    key: "maxCallsPerSecond",
    variables: ["ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND"],
    type: rate,
    default: Object.fromEntries(ENDPOINT_NAMES.map((name) => [name, SERVICES[name].callsPerSecond])),
    description: "Calls a second with which the budget of a service starts",
  }),
  adoptIdentical: setting({
    key: "adoptIdentical",
    variables: ["ALIBABA_CLOUD_IDENTITY_ADOPT_IDENTICAL"],
    type: flag,
    default: false,
    description:
      "A create takes over an object that is equal in every given field, and never writes; for stacks whose runners forget everything between runs",
  }),
  lint: setting<"off" | "warn" | "error">({
    key: "lint",
    variables: ["ALIBABA_CLOUD_IDENTITY_LINT"],
    type: oneOf("off", "warn", "error"),
    default: "warn",
    description:
      "What a preview does about dangerous or useless policies: nothing, warn, or refuse what is of high severity and warn of the rest",
  }),
  environmentOnly: setting({
    variables: ["ALIBABA_CLOUD_IDENTITY_ENVIRONMENT_ONLY"],
    type: flag,
    default: false,
    description:
      "Endpoints and credentials come from the environment alone, whatever the stack configuration, the state or the program says: what runs against a copy reaches nothing else",
  }),
  debug: setting({
    variables: ["ALIBABA_CLOUD_IDENTITY_DEBUG"],
    type: flag,
    default: false,
    description: "Print a line for every attempt of a call, and where the credentials came from",
  }),
};

/** Of the sources of credentials. */
const CREDENTIALS = {
  assumeRoleWithOidc: setting({
    key: "assumeRoleWithOidc",
    shared: true,
    type: object({
      roleArn: text,
      oidcProviderArn: text,
      oidcTokenFile: text,
      oidcToken: text,
      roleSessionName: text,
      sessionExpiration,
      policy: text,
    }),
    description:
      "an object of `roleArn`, `oidcProviderArn`, `oidcTokenFile`, `roleSessionName`, `sessionExpiration` and `policy`",
  }),
  accessKey: setting({
    key: "accessKey",
    shared: true,
    variables: ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"],
    type: text,
    description: "id of an access key",
  }),
  secretKey: setting({
    key: "secretKey",
    shared: true,
    variables: ["ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"],
    type: text,
    secret: true,
    description: "secret of the access key",
  }),
  securityToken: setting({
    key: "securityToken",
    shared: true,
    variables: ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"],
    type: text,
    secret: true,
    description: "token of a session; refused in stack configuration",
  }),
  oidcProviderArn: setting({
    variables: ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"],
    type: text,
    description: "provider",
  }),
  oidcTokenFile: setting({
    variables: ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"],
    type: text,
    description: "file of the token",
  }),
  oidcToken: setting({
    variables: ["ALIBABA_CLOUD_OIDC_TOKEN"],
    type: text,
    secret: true,
    description: "or the token itself",
  }),
  roleArn: setting({ variables: ["ALIBABA_CLOUD_ROLE_ARN"], type: text, description: "role" }),
  oidcSessionName: setting({
    variables: ["ALIBABA_CLOUD_ROLE_SESSION_NAME"],
    type: text,
    description: "name of the session",
  }),
  profile: setting({
    key: "profile",
    shared: true,
    variables: ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"],
    type: text,
    description: "name of a profile",
  }),
  sharedCredentialsFile: setting({
    key: "sharedCredentialsFile",
    shared: true,
    variables: ["ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"],
    type: text,
    description: "file",
  }),
  ecsRoleName: setting({
    key: "ecsRoleName",
    shared: true,
    variables: ["ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"],
    type: text,
    description: "role of the instance",
  }),
  ecsMetadataDisabled: setting({
    variables: ["ALIBABA_CLOUD_ECS_METADATA_DISABLED"],
    type: flag,
    default: false,
    description: "to never ask the metadata service",
  }),
  imdsV1Disabled: setting({
    variables: ["ALIBABA_CLOUD_IMDSV1_DISABLED"],
    type: flag,
    default: false,
    description: "to ask its second version only",
  }),
  credentialsUri: setting({
    key: "credentialsUri",
    shared: true,
    variables: ["ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"],
    type: url,
    description: "address of the service",
  }),
  cliProfileDisabled: setting({
    variables: ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"],
    type: flag,
    default: false,
    description: "to pass over the CLI's file",
  }),
  assumeRole: setting({
    key: "assumeRole",
    shared: true,
    type: object({ roleArn: text, sessionName: text, sessionExpiration, policy: text, externalId: text }),
    description: "an object of `roleArn`, `sessionName`, `sessionExpiration`, `policy` and `externalId`",
  }),
  assumeRoleArn: setting({
    variables: ["ALICLOUD_ASSUME_ROLE_ARN", "ALIBABA_CLOUD_ROLE_ARN"],
    type: text,
    description: "role",
  }),
  sessionName: setting({
    variables: ["ALICLOUD_ASSUME_ROLE_SESSION_NAME", "ALIBABA_CLOUD_ROLE_SESSION_NAME"],
    type: text,
    description: "name of the session",
  }),
  sessionExpiration: setting({
    variables: ["ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION"],
    type: sessionExpiration,
    default: 3600,
    description: "its life",
  }),
};

export const SETTINGS = { ...GENERAL, ...CREDENTIALS };

export type SettingName = keyof typeof SETTINGS;

/** What a setting's type reads. */
export type ValueOf<N extends SettingName> = (typeof SETTINGS)[N] extends Declaration<infer T> ? T : never;

export const GENERAL_SETTINGS: readonly Declaration[] = Object.values(GENERAL);

/** Where calls go and in whose name. */
export const PLACE_SETTINGS: readonly Declaration[] = [SETTINGS.endpoints, ...Object.values<Declaration>(CREDENTIALS)];

/** A row of the README's second table: a source of credentials, in the order in which they are tried. */
export interface SourceRow {
  readonly title: string;
  /** The settings whose keys it reads. */
  readonly keys: readonly SettingName[];
  /** The settings whose variables it reads. */
  readonly variables: readonly SettingName[];
  /** The variables belong together by their place: the first of each are one family, and so on. */
  readonly families?: true;
}

export const CREDENTIAL_SOURCES: readonly SourceRow[] = [
  { title: "1. A role by OIDC, as configured", keys: ["assumeRoleWithOidc"], variables: [] },
  { title: "2. Keys", keys: [], variables: ["accessKey", "secretKey", "securityToken"], families: true },
  {
    title: "3. A role by OIDC, from the environment",
    keys: [],
    variables: ["oidcProviderArn", "oidcTokenFile", "oidcToken", "roleArn", "oidcSessionName"],
  },
  { title: "4. Keys from the stack configuration, as secrets", keys: ["accessKey", "secretKey"], variables: [] },
  {
    title: "5. A profile of the Alibaba Cloud CLI or the SDKs",
    keys: ["profile", "sharedCredentialsFile"],
    variables: ["profile", "sharedCredentialsFile"],
  },
  {
    title: "6. The role of the ECS instance",
    keys: ["ecsRoleName"],
    variables: ["ecsRoleName", "ecsMetadataDisabled", "imdsV1Disabled"],
  },
  { title: "7. A service that hands out credentials", keys: ["credentialsUri"], variables: ["credentialsUri"] },
  {
    title: "8. The current profile in `~/.aliyun/config.json`, else `~/.alibabacloud/credentials`",
    keys: [],
    variables: ["cliProfileDisabled"],
  },
  {
    title: "With any of them: assume a role",
    keys: ["assumeRole"],
    variables: ["assumeRoleArn", "sessionName", "sessionExpiration"],
  },
];
