import { join } from "node:path";
import { SETTINGS, type SettingName } from "./declarations";
import { keysOf, type Reader } from "./reader";
import { assumedRole, oidcRole } from "./roles";
import { ConfigurationError, type CredentialsSource, type StaticSource } from "./settings";
import { fromConfiguration, fromEnvironment, homeOf, inWords, type Lookup } from "./values";

/** A source of credentials and where it was named. */
export interface NamedSource {
  readonly credentials: CredentialsSource;
  readonly source: string;
}

/**
 * Chooses the source of credentials. The environment's keys win over the stack configuration's: `refresh` and
 * `destroy` run with the configuration stored in the state, where a rotated key would live on. A role to assume, when
 * one is named, is assumed with whatever was chosen.
 *
 * The library's default chain is not used: it asks a host named "undefined" and breaks under parallel first calls.
 */
export function readCredentials(reader: Reader, lookup: Lookup, env: NodeJS.ProcessEnv): NamedSource {
  refuseStoredTokens(reader);
  const configured = reader.inConfiguration("assumeRoleWithOidc");
  const base =
    (configured && oidcRole(reader, configured)) ??
    keyFromEnvironment(env) ??
    oidcRole(reader, undefined) ??
    keyFromConfiguration(lookup) ??
    profile(reader, env) ??
    ecsRole(reader) ??
    credentialsUri(reader) ??
    defaultProfile(reader, env);
  const role = assumedRole(reader, base.credentials);
  return role ? { credentials: role.credentials, source: `${role.source}, assumed with ${base.source}` } : base;
}

function refuseStoredTokens(reader: Reader): void {
  const token = reader.inConfiguration("securityToken");
  const key = reader.inConfiguration("accessKey");
  const stored = token ?? (key?.value.startsWith("STS.") ? key : undefined);
  if (stored) {
    throw new ConfigurationError(
      `${stored.source} holds a temporary credential, which stack configuration would keep beyond its end; remove it and pass it as ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and ALIBABA_CLOUD_SECURITY_TOKEN.`,
    );
  }
}

/** Upstream's three families of variables. A key, its secret and its token are taken from one family, never mixed. */
function keyFromEnvironment(env: NodeJS.ProcessEnv): NamedSource | undefined {
  const [ids = [], secrets = [], tokens = []] = KEY.map((name) => SETTINGS[name].variables ?? []);
  for (const [family, idName] of ids.entries()) {
    const secretName = secrets[family] ?? "";
    const tokenName = tokens[family] ?? "";
    const id = fromEnvironment(env, idName);
    const secret = fromEnvironment(env, secretName);
    const token = fromEnvironment(env, tokenName);
    if (!id && !secret && !token) continue;
    if (!id || !secret) {
      const present = [id, secret, token].flatMap((found) => (found ? [found.source] : []));
      throw incomplete(present, [...(id ? [] : [idName]), ...(secret ? [] : [secretName])]);
    }
    if (id.value.startsWith("STS.") && !token) throw incomplete([idName, secretName], [tokenName]);
    return {
      credentials: staticSource(id.value, secret.value, token?.value),
      source: `environment variable ${idName}`,
    };
  }
  return undefined;
}

const KEY = ["accessKey", "secretKey", "securityToken"] as const satisfies readonly SettingName[];

/** Both from one namespace: an id of ours beside a secret of upstream's would be two keys. */
function keyFromConfiguration(lookup: Lookup): NamedSource | undefined {
  const secretKeys = keysOf(SETTINGS.secretKey);
  for (const [namespace, idKey] of keysOf(SETTINGS.accessKey).entries()) {
    const secretKey = secretKeys[namespace] ?? "";
    const id = fromConfiguration(lookup, idKey);
    const secret = fromConfiguration(lookup, secretKey);
    if (!id && !secret) continue;
    if (!id || !secret) throw id ? incomplete([idKey], [secretKey]) : incomplete([secretKey], [idKey]);
    return { credentials: staticSource(id.value, secret.value, undefined), source: `stack configuration ${idKey}` };
  }
  return undefined;
}

function staticSource(accessKeyId: string, accessKeySecret: string, securityToken: string | undefined): StaticSource {
  return { kind: "static", accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
}

function profile(reader: Reader, env: NodeJS.ProcessEnv): NamedSource | undefined {
  const name = reader.find("profile");
  const file = reader.find("sharedCredentialsFile");
  if (!name && !file) return undefined;
  return {
    credentials: {
      kind: "profile",
      ...(name ? { profile: name.value } : {}),
      files: file ? [fromHome(file.value, env)] : defaultFiles(reader, env),
      lookedAt: [],
    },
    source: [name, file].flatMap((found) => (found ? [found.source] : [])).join(" and "),
  };
}

function ecsRole(reader: Reader): NamedSource | undefined {
  const name = reader.find("ecsRoleName");
  if (!name) return undefined;
  if (reader.value("ecsMetadataDisabled")) {
    throw new ConfigurationError(
      `${name.source} asks for the role of the ECS instance, but ALIBABA_CLOUD_ECS_METADATA_DISABLED forbids to ask for it; unset one of them.`,
    );
  }
  const disableImdsV1 = reader.value("imdsV1Disabled") === true;
  return { credentials: { kind: "ecs-role", roleName: name.value, disableImdsV1 }, source: name.source };
}

function credentialsUri(reader: Reader): NamedSource | undefined {
  const uri = reader.find("credentialsUri");
  if (!uri) return undefined;
  const credentials = { kind: "credentials-uri", uri: reader.read("credentialsUri", uri) } as const;
  return { credentials, source: uri.source };
}

/** The last resort; whether a file is there is seen at the first call. */
function defaultProfile(reader: Reader, env: NodeJS.ProcessEnv): NamedSource {
  const places = (name: SettingName) => [...keysOf(SETTINGS[name]), ...(SETTINGS[name].variables ?? [])];
  return {
    credentials: {
      kind: "profile",
      files: defaultFiles(reader, env),
      lookedAt: (["accessKey", "oidcTokenFile", "profile", "ecsRoleName", "credentialsUri"] as const).flatMap(places),
    },
    source: "the default profile",
  };
}

function defaultFiles(reader: Reader, env: NodeJS.ProcessEnv): readonly string[] {
  const home = homeOf(env);
  const cli = reader.value("cliProfileDisabled") ? [] : [join(home, ".aliyun", "config.json")];
  return [...cli, join(home, ".alibabacloud", "credentials")];
}

function fromHome(path: string, env: NodeJS.ProcessEnv): string {
  return path.startsWith("~/") ? join(homeOf(env), path.slice(2)) : path;
}

function incomplete(present: readonly string[], missing: readonly string[]): ConfigurationError {
  const be = (names: readonly string[]) => (names.length === 1 ? "is" : "are");
  return new ConfigurationError(
    `The credentials are incomplete: ${inWords(present)} ${be(present)} set, ${inWords(missing)} ${be(missing)} not; set both or neither.`,
  );
}
