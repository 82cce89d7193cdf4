import { SETTINGS } from "./declarations";
import type { Reader } from "./reader";
import { ConfigurationError, type CredentialsSource, type OidcSource, type RoleSource } from "./settings";
import { inWords, type Sourced } from "./values";

export const SESSION_NAME = "pulumi-alicloud-identity";
/** Seconds; the service's own default. */
export const SESSION_SECONDS = 3600;

/** A role to assume, from `assumeRole`, `ALICLOUD_ASSUME_ROLE_ARN` or `ALIBABA_CLOUD_ROLE_ARN`. */
export function assumedRole(
  reader: Reader,
  source: CredentialsSource,
): { readonly credentials: RoleSource; readonly source: string } | undefined {
  const given = reader.inConfiguration("assumeRole");
  const fields = given ? reader.read("assumeRole", given) : {};
  if (given && fields.roleArn === undefined) {
    throw new ConfigurationError(`${given.source} names no roleArn; set it, or remove ${given.source}.`);
  }
  const variable = roleVariable(reader);
  const roleArn = fields.roleArn ?? variable?.value;
  if (roleArn === undefined) return undefined;
  return {
    credentials: {
      kind: "role",
      source,
      roleArn,
      sessionName: fields.sessionName ?? reader.value("sessionName") ?? SESSION_NAME,
      durationSeconds: fields.sessionExpiration ?? reader.value("sessionExpiration") ?? SESSION_SECONDS,
      ...(fields.policy === undefined ? {} : { policy: fields.policy }),
      ...(fields.externalId === undefined ? {} : { externalId: fields.externalId }),
    },
    source: given?.source ?? variable?.source ?? "",
  };
}

/** `ALIBABA_CLOUD_ROLE_ARN` belongs to the OIDC variables wherever any of those is set. */
function roleVariable(reader: Reader): Sourced | undefined {
  const found = reader.inEnvironment("assumeRoleArn");
  const shared = SETTINGS.roleArn.variables?.includes(found?.source ?? "");
  return shared && oidcVariables(reader).some((variable) => variable !== undefined) ? undefined : found;
}

function oidcVariables(reader: Reader): readonly (Sourced | undefined)[] {
  return (["oidcProviderArn", "oidcTokenFile", "oidcToken"] as const).map((name) => reader.inEnvironment(name));
}

/**
 * A role assumed with an OIDC token, from `assumeRoleWithOidc` completed by the environment, or from the environment
 * alone. A partial set is an error: falling through to another source would act as somebody else.
 */
export function oidcRole(
  reader: Reader,
  given: Sourced | undefined,
): { readonly credentials: OidcSource; readonly source: string } | undefined {
  const [provider, file, token] = oidcVariables(reader);
  if (!given && !provider && !file && !token) return undefined;
  const fields = given ? reader.read("assumeRoleWithOidc", given) : {};
  if (given && fields.oidcToken !== undefined) {
    throw new ConfigurationError(
      `${given.source} holds an OIDC token, which stack configuration would keep beyond its end; use oidcTokenFile or ALIBABA_CLOUD_OIDC_TOKEN instead.`,
    );
  }
  const roleArn = fields.roleArn ?? reader.inEnvironment("roleArn")?.value;
  const oidcProviderArn = fields.oidcProviderArn ?? provider?.value;
  const tokenFile = fields.oidcTokenFile ?? file?.value;
  const source = given?.source ?? (provider ?? file ?? token)?.source ?? "";
  if (roleArn === undefined || oidcProviderArn === undefined || (tokenFile === undefined && !token)) {
    const missing = [
      ...(roleArn === undefined ? ["ALIBABA_CLOUD_ROLE_ARN"] : []),
      ...(oidcProviderArn === undefined ? ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] : []),
      ...(tokenFile === undefined && !token ? ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] : []),
    ];
    throw new ConfigurationError(
      `The OIDC credentials are incomplete: ${source} is set, ${inWords(missing)} ${missing.length === 1 ? "is" : "are"} not; set all or none.`,
    );
  }
  return {
    credentials: {
      kind: "oidc",
      roleArn,
      oidcProviderArn,
      token: tokenFile !== undefined ? { file: tokenFile } : { value: token?.value ?? "" },
      sessionName: fields.roleSessionName ?? reader.inEnvironment("oidcSessionName")?.value ?? SESSION_NAME,
      durationSeconds: fields.sessionExpiration ?? SESSION_SECONDS,
      ...(fields.policy === undefined ? {} : { policy: fields.policy }),
    },
    source: given ? source : `environment variable ${source}`,
  };
}
