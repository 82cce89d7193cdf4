import type { EndpointName } from "./services";

/** A setting is missing, incomplete or wrong. The message says which, where it was found, and what to set. */
export class ConfigurationError extends Error {
  readonly kind = "configuration";
  override readonly name = "ConfigurationError";
}

/** Where the credentials come from. Nothing is fetched, and no file is read, before the first call. */
export type CredentialsSource =
  | StaticSource
  | RoleSource
  | OidcSource
  | ProfileSource
  | EcsRoleSource
  | CredentialsUriSource;

export interface StaticSource {
  readonly kind: "static";
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** A role assumed with the credentials of another source. */
export interface RoleSource extends SessionWishes {
  readonly kind: "role";
  readonly externalId?: string;
  readonly source: CredentialsSource;
}

/** A role assumed with an OIDC token, as CI systems and Kubernetes service accounts have them. */
export interface OidcSource extends SessionWishes {
  readonly kind: "oidc";
  readonly oidcProviderArn: string;
  /** The file is read again at each refresh; a token given by value serves one session. */
  readonly token: { readonly file: string } | { readonly value: string };
}

export interface SessionWishes {
  readonly roleArn: string;
  readonly sessionName: string;
  /** Seconds, 900 up to the role's maximum. */
  readonly durationSeconds: number;
  /** A session policy, JSON text. */
  readonly policy?: string;
}

/** A profile of the Alibaba Cloud CLI (`config.json`) or of the SDKs (`credentials`, an INI file). */
export interface ProfileSource {
  readonly kind: "profile";
  /** Without a name: the file's current profile, or `default`. */
  readonly profile?: string;
  /** The first of these that exists is read. */
  readonly files: readonly string[];
  /** Everything that was looked at in vain before, for the message when no file exists either. */
  readonly lookedAt: readonly string[];
}

/** The role of the ECS instance that this runs on, from its metadata service. */
export interface EcsRoleSource {
  readonly kind: "ecs-role";
  readonly roleName?: string;
  readonly disableImdsV1: boolean;
}

/** A local service that hands out sessions. */
export interface CredentialsUriSource {
  readonly kind: "credentials-uri";
  readonly uri: string;
}

export interface Settings {
  readonly region?: string;
  /** Base URLs that were given, such as `https://cloudsso.cn-shanghai.aliyuncs.com` or `http://127.0.0.1:4010`. */
  readonly endpoints: { readonly [name in EndpointName]?: string };
  /** Use the endpoints reachable from inside a VPC. */
  readonly vpc: boolean;
  /** Region of the token service; without one its central endpoint is used. */
  readonly stsRegion?: string;
  readonly credentials: CredentialsSource;
  /** The account that the credentials must belong to; asked for before any other call. */
  readonly accountId?: string;
  /** Milliseconds. */
  readonly connectTimeout: number;
  /** Milliseconds for one whole exchange. */
  readonly readTimeout: number;
  /** Milliseconds over which one call may be repeated. */
  readonly maxRetryTimeout: number;
  /** What each service's budget starts with. */
  readonly maxCallsPerSecond: { readonly [name in EndpointName]: number };
  /**
   * A create takes over an object that is equal in every given field, and never writes. For stacks whose runners
   * forget everything between runs. Default false.
   */
  readonly adoptIdentical: boolean;
  /** What a preview does about policies in which the rules find something. Default `warn`. */
  readonly lint: "off" | "warn" | "error";
  /** The folder in which Pulumi keeps what outlives a run: `PULUMI_HOME`, else `~/.pulumi`. */
  readonly pulumiHome: string;
  /** The URL of the backend that holds the state, where the environment names it (`PULUMI_BACKEND_URL`). */
  readonly backend?: string;
  readonly debug: boolean;
  /** Nobody watches a terminal: a changing row is printed as a new line each time. */
  readonly ci: boolean;
  /** Where each setting came from, by name and never by value: `region` -> `alicloud:region`. */
  readonly sources: { readonly [setting: string]: string };
}
