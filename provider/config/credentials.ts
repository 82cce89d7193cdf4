import { join } from "node:path";
import { assumedRole, oidcRole } from "./roles";
import { ConfigurationError, type CredentialsSource, type Lookup, type StaticSource } from "./settings";
import { fromConfiguration, fromEnvironment, homeOf, isTrue, NAMESPACES } from "./values";

/** A source of credentials and where it was named. */
export interface NamedSource {
  readonly credentials: CredentialsSource;
  readonly source: string;
}

/** Upstream's three families of variables. A key, its secret and its token are taken from one family, never mixed. */
const KEY_VARIABLES = [
  { id: "ALICLOUD_ACCESS_KEY", secret: "ALICLOUD_SECRET_KEY", token: "ALICLOUD_SECURITY_TOKEN" },
  {
    id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    token: "ALIBABA_CLOUD_SECURITY_TOKEN",
  },
  { id: "ALIBABACLOUD_ACCESS_KEY_ID", secret: "ALIBABACLOUD_ACCESS_KEY_SECRET", token: "ALIBABACLOUD_SECURITY_TOKEN" },
] as const;

/**
 * Chooses the source of credentials. The environment's keys win over the stack configuration's: `refresh` and
 * `destroy` run with the configuration stored in the state, where a rotated key would live on. A role to assume, when
 * one is named, is assumed with whatever was chosen.
 *
 * The library's default chain is not used: it asks a host named "undefined" and breaks under parallel first calls.
 */
export function readCredentials(lookup: Lookup, env: NodeJS.ProcessEnv): NamedSource {
  refuseStoredTokens(lookup);
  const base =
    oidcFromConfiguration(lookup, env) ??
    keyFromEnvironment(env) ??
    oidcRole(undefined, env) ??
    keyFromConfiguration(lookup) ??
    profile(lookup, env) ??
    ecsRole(lookup, env) ??
    credentialsUri(lookup, env) ??
    defaultProfile(env);
  const role = assumedRole(lookup, env, base.credentials);
  return role ? { credentials: role.credentials, source: `${role.source}, assumed with ${base.source}` } : base;
}

function refuseStoredTokens(lookup: Lookup): void {
  const token = fromConfiguration(lookup, "securityToken");
  const key = fromConfiguration(lookup, "accessKey");
  const stored = token ?? (key?.value.startsWith("STS.") ? key : undefined);
  if (stored) {
    throw new ConfigurationError(
      `${stored.source} holds a temporary credential, which stack configuration would keep beyond its end; remove it and pass it as ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and ALIBABA_CLOUD_SECURITY_TOKEN.`,
    );
  }
}

function keyFromEnvironment(env: NodeJS.ProcessEnv): NamedSource | undefined {
  for (const names of KEY_VARIABLES) {
    const id = fromEnvironment(env, names.id);
    const secret = fromEnvironment(env, names.secret);
    const token = fromEnvironment(env, names.token);
    if (!id && !secret && !token) continue;
    if (!id || !secret) {
      const present = [id, secret, token].flatMap((found) => (found ? [found.source] : []));
      throw halfGiven(present, [...(id ? [] : [names.id]), ...(secret ? [] : [names.secret])]);
    }
    if (id.value.startsWith("STS.") && !token) throw halfGiven([names.id, names.secret], [names.token]);
    return {
      credentials: staticSource(id.value, secret.value, token?.value),
      source: `environment variable ${names.id}`,
    };
  }
  return undefined;
}

function keyFromConfiguration(lookup: Lookup): NamedSource | undefined {
  for (const namespace of NAMESPACES) {
    const id = lookup(`${namespace}:accessKey`) || undefined;
    const secret = lookup(`${namespace}:secretKey`) || undefined;
    if (!id && !secret) continue;
    if (!id || !secret) {
      const [present, missing] = id ? ["accessKey", "secretKey"] : ["secretKey", "accessKey"];
      throw halfGiven([`${namespace}:${present}`], [`${namespace}:${missing}`]);
    }
    return { credentials: staticSource(id, secret, undefined), source: `stack configuration ${namespace}:accessKey` };
  }
  return undefined;
}

function staticSource(accessKeyId: string, accessKeySecret: string, securityToken: string | undefined): StaticSource {
  return { kind: "static", accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
}

function oidcFromConfiguration(lookup: Lookup, env: NodeJS.ProcessEnv): NamedSource | undefined {
  const given = fromConfiguration(lookup, "assumeRoleWithOidc");
  return given && oidcRole(given, env);
}

function profile(lookup: Lookup, env: NodeJS.ProcessEnv): NamedSource | undefined {
  const name =
    fromConfiguration(lookup, "profile") ?? fromEnvironment(env, "ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE");
  const file =
    fromConfiguration(lookup, "sharedCredentialsFile") ??
    fromEnvironment(env, "ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE");
  if (!name && !file) return undefined;
  return {
    credentials: {
      kind: "profile",
      ...(name ? { profile: name.value } : {}),
      files: file ? [fromHome(file.value, env)] : defaultFiles(env),
      lookedAt: [],
    },
    source: [name, file].flatMap((found) => (found ? [found.source] : [])).join(" and "),
  };
}

function ecsRole(lookup: Lookup, env: NodeJS.ProcessEnv): NamedSource | undefined {
  const name =
    fromConfiguration(lookup, "ecsRoleName") ??
    fromEnvironment(env, "ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA");
  if (!name) return undefined;
  if (isTrue(fromEnvironment(env, "ALIBABA_CLOUD_ECS_METADATA_DISABLED"))) {
    throw new ConfigurationError(
      `${name.source} asks for the role of the ECS instance, but ALIBABA_CLOUD_ECS_METADATA_DISABLED forbids to ask for it; unset one of them.`,
    );
  }
  const disableImdsV1 = isTrue(fromEnvironment(env, "ALIBABA_CLOUD_IMDSV1_DISABLED"));
  return { credentials: { kind: "ecs-role", roleName: name.value, disableImdsV1 }, source: name.source };
}

function credentialsUri(lookup: Lookup, env: NodeJS.ProcessEnv): NamedSource | undefined {
  const uri =
    fromConfiguration(lookup, "credentialsUri") ??
    fromEnvironment(env, "ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI");
  if (!uri) return undefined;
  if (!URL.canParse(uri.value) || !/^https?:$/.test(new URL(uri.value).protocol)) {
    throw new ConfigurationError(`${uri.source} is not an http or https URL.`);
  }
  return { credentials: { kind: "credentials-uri", uri: uri.value }, source: uri.source };
}

/** The last resort; whether a file is there is seen at the first call. */
function defaultProfile(env: NodeJS.ProcessEnv): NamedSource {
  return {
    credentials: {
      kind: "profile",
      files: defaultFiles(env),
      lookedAt: [
        ...KEY_VARIABLES.map((names) => names.id),
        "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
        "alicloud-identity:accessKey",
        "alicloud:accessKey",
        "alicloud:profile",
        "ALIBABA_CLOUD_PROFILE",
        "alicloud:ecsRoleName",
        "ALIBABA_CLOUD_ECS_METADATA",
        "ALIBABA_CLOUD_CREDENTIALS_URI",
      ],
    },
    source: "the default profile",
  };
}

function defaultFiles(env: NodeJS.ProcessEnv): readonly string[] {
  const home = homeOf(env);
  const cli = isTrue(fromEnvironment(env, "ALIBABA_CLOUD_CLI_PROFILE_DISABLED"))
    ? []
    : [join(home, ".aliyun", "config.json")];
  return [...cli, join(home, ".alibabacloud", "credentials")];
}

function fromHome(path: string, env: NodeJS.ProcessEnv): string {
  return path.startsWith("~/") ? join(homeOf(env), path.slice(2)) : path;
}

function halfGiven(present: readonly string[], missing: readonly string[]): ConfigurationError {
  const verb = present.length === 1 ? "is" : "are";
  return new ConfigurationError(
    `The credentials are half given: ${present.join(" and ")} ${verb} set, ${missing.join(" and ")} not; set both or neither.`,
  );
}
