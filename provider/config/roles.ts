import { ConfigurationError, type CredentialsSource, type Lookup, type OidcSource, type RoleSource } from "./settings";
import { type Found, fromConfiguration, fromEnvironment, numberOf, objectOf, textField } from "./values";

const SESSION_NAME = "pulumi-alicloud-identity";
/** Seconds; the service's own default. */
const DURATION = 3600;
const SHORTEST = 900;

/** A role to assume, from `assumeRole`, `ALICLOUD_ASSUME_ROLE_ARN` or `ALIBABA_CLOUD_ROLE_ARN`. */
export function assumedRole(
  lookup: Lookup,
  env: NodeJS.ProcessEnv,
  source: CredentialsSource,
): { readonly credentials: RoleSource; readonly source: string } | undefined {
  const given = fromConfiguration(lookup, "assumeRole");
  const fields = given ? objectOf(given) : {};
  const configured = textField(fields, "roleArn");
  if (given && configured === undefined) {
    throw new ConfigurationError(`${given.source} names no roleArn; set it, or remove ${given.source}.`);
  }
  const variable = roleVariable(env);
  const roleArn = configured ?? variable?.value;
  if (roleArn === undefined) return undefined;
  const sessionName =
    textField(fields, "sessionName") ??
    fromEnvironment(env, "ALICLOUD_ASSUME_ROLE_SESSION_NAME", "ALIBABA_CLOUD_ROLE_SESSION_NAME")?.value;
  const expiration = fromEnvironment(env, "ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION");
  const externalId = textField(fields, "externalId");
  const policy = textField(fields, "policy");
  return {
    credentials: {
      kind: "role",
      source,
      roleArn,
      sessionName: sessionName ?? SESSION_NAME,
      durationSeconds: duration(fieldFound(given, fields, "sessionExpiration") ?? expiration),
      ...(policy === undefined ? {} : { policy }),
      ...(externalId === undefined ? {} : { externalId }),
    },
    source: given?.source ?? variable?.source ?? "",
  };
}

/** `ALIBABA_CLOUD_ROLE_ARN` belongs to the OIDC variables wherever any of those is set. */
function roleVariable(env: NodeJS.ProcessEnv): Found | undefined {
  const shared = oidcVariables(env).some((found) => found !== undefined) ? [] : ["ALIBABA_CLOUD_ROLE_ARN"];
  return fromEnvironment(env, "ALICLOUD_ASSUME_ROLE_ARN", ...shared);
}

function oidcVariables(env: NodeJS.ProcessEnv): readonly (Found | undefined)[] {
  return ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE", "ALIBABA_CLOUD_OIDC_TOKEN"].map((name) =>
    fromEnvironment(env, name),
  );
}

/**
 * A role assumed with an OIDC token, from `assumeRoleWithOidc` completed by the environment, or from the environment
 * alone. A partial set is an error: falling through to another source would act as somebody else.
 */
export function oidcRole(
  given: Found | undefined,
  env: NodeJS.ProcessEnv,
): { readonly credentials: OidcSource; readonly source: string } | undefined {
  const [provider, file, token] = oidcVariables(env);
  if (!given && !provider && !file && !token) return undefined;
  const fields = given ? objectOf(given) : {};
  if (given && textField(fields, "oidcToken") !== undefined) {
    throw new ConfigurationError(
      `${given.source} holds an OIDC token, which stack configuration would keep beyond its end; use oidcTokenFile or ALIBABA_CLOUD_OIDC_TOKEN instead.`,
    );
  }
  const roleArn = textField(fields, "roleArn") ?? fromEnvironment(env, "ALIBABA_CLOUD_ROLE_ARN")?.value;
  const oidcProviderArn = textField(fields, "oidcProviderArn") ?? provider?.value;
  const tokenFile = textField(fields, "oidcTokenFile") ?? file?.value;
  const source = given?.source ?? (provider ?? file ?? token)?.source ?? "";
  if (roleArn === undefined || oidcProviderArn === undefined || (tokenFile === undefined && !token)) {
    const missing = [
      ...(roleArn === undefined ? ["ALIBABA_CLOUD_ROLE_ARN"] : []),
      ...(oidcProviderArn === undefined ? ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] : []),
      ...(tokenFile === undefined && !token ? ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] : []),
    ];
    throw new ConfigurationError(
      `The OIDC credentials are half given: ${source} is set, ${missing.join(" and ")} not; set all or none.`,
    );
  }
  const policy = textField(fields, "policy");
  const sessionName =
    textField(fields, "roleSessionName") ?? fromEnvironment(env, "ALIBABA_CLOUD_ROLE_SESSION_NAME")?.value;
  return {
    credentials: {
      kind: "oidc",
      roleArn,
      oidcProviderArn,
      token: tokenFile !== undefined ? { file: tokenFile } : { value: token?.value ?? "" },
      sessionName: sessionName ?? SESSION_NAME,
      durationSeconds: duration(fieldFound(given, fields, "sessionExpiration")),
      ...(policy === undefined ? {} : { policy }),
    },
    source: given ? source : `environment variable ${source}`,
  };
}

function fieldFound(
  given: Found | undefined,
  fields: { readonly [name: string]: unknown },
  name: string,
): Found | undefined {
  const value = textField(fields, name);
  return given && value !== undefined ? { value, source: `${given.source}.${name}` } : undefined;
}

function duration(given: Found | undefined): number {
  return given ? numberOf(given, SHORTEST) : DURATION;
}
