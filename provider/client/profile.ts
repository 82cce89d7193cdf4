import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import {
  type CredentialsSource,
  type ProfileSource,
  SESSION_NAME,
  SESSION_SECONDS,
  type StaticSource,
} from "../config";
import { CredentialsError, NoCredentialsError } from "./errors";

/**
 * Reads profile files: the CLI's JSON and the SDKs' INI. They are only read here; fetching sessions is left to the
 * sources they name, since the library's own reader quotes a malformed file with its secrets and serves role sessions
 * after their end. What it alone can do (`OAuth`, `External`) is named as `cli-session`.
 */
export type ProfileTarget = CredentialsSource | { readonly kind: "cli-session"; readonly profile: string };

export async function readProfile(source: ProfileSource): Promise<ProfileTarget> {
  const missing: string[] = [];
  for (const file of source.files) {
    const text = await textOf(file);
    const target = text === undefined ? undefined : targetIn(file, text, source.profile);
    if (target) return target;
    missing.push(
      text === undefined ? `${file} (no such file)` : `${file} (no usable profile ${source.profile ?? "default"})`,
    );
  }
  throw new NoCredentialsError(
    "set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or name a profile or a role",
    [...(source.lookedAt.length === 0 ? [] : [settingsIn(source.lookedAt)]), ...missing].join(", "),
  );
}

/** All of their names would hide what to do; the README has them. */
function settingsIn([first, ...others]: readonly string[]): string {
  return others.length === 0 ? `${first}` : `${first} and ${others.length} other settings and variables`;
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new CredentialsError(`The profile file ${file} could not be read (${code ?? "unknown error"}).`);
  }
}

function targetIn(file: string, text: string, name: string | undefined): ProfileTarget | undefined {
  return text.trimStart().startsWith("{") ? cliTarget(file, text, name) : iniTarget(file, text, name ?? "default");
}

type Fields = { readonly [name: string]: unknown };

function cliTarget(file: string, text: string, name: string | undefined): ProfileTarget | undefined {
  let config: { readonly current?: unknown; readonly profiles?: unknown };
  try {
    config = JSON.parse(text) as typeof config;
  } catch {
    throw new CredentialsError(`The profile file ${file} is not valid JSON.`);
  }
  const profiles = (Array.isArray(config.profiles) ? config.profiles : []) as readonly Fields[];
  const wanted = name ?? (typeof config.current === "string" ? config.current : "default");
  return cliProfile(file, profiles, wanted, []);
}

function cliProfile(
  file: string,
  profiles: readonly Fields[],
  name: string,
  before: readonly string[],
): ProfileTarget | undefined {
  const where = `profile ${name} in ${file}`;
  const profile = profiles.find((candidate) => candidate["name"] === name);
  if (!profile) return undefined;
  const mode = text(profile, "mode") ?? "AK";
  const required = (field: string) => requiredIn(profile, field, where);
  switch (mode) {
    case "AK":
      // The CLI writes an empty first profile before it is configured.
      return text(profile, "access_key_id") || text(profile, "access_key_secret") ? key(profile, where) : undefined;
    case "StsToken":
      return { ...key(profile, where), securityToken: required("sts_token") };
    case "RamRoleArn": {
      const token = text(profile, "sts_token");
      return role(profile, where, { ...key(profile, where), ...(token ? { securityToken: token } : {}) });
    }
    case "ChainableRamRoleArn": {
      const parent = required("source_profile");
      if (before.includes(parent) || parent === name)
        throw new CredentialsError(`The ${where} names itself as its source.`);
      const source = cliProfile(file, profiles, parent, [...before, name]);
      if (!source) throw new CredentialsError(`The ${where} names the source profile ${parent}, which is not there.`);
      if (source.kind === "cli-session") {
        throw new CredentialsError(
          `The ${where} builds on profile ${parent}, whose mode serves only as a profile of its own.`,
        );
      }
      return role(profile, where, source);
    }
    case "EcsRamRole": {
      const roleName = text(profile, "ram_role_name");
      return { kind: "ecs-role", disableImdsV1: false, ...(roleName ? { roleName } : {}) };
    }
    case "OIDC":
      return {
        kind: "oidc",
        roleArn: required("ram_role_arn"),
        oidcProviderArn: required("oidc_provider_arn"),
        token: { file: required("oidc_token_file") },
        sessionName: text(profile, "ram_session_name") ?? SESSION_NAME,
        durationSeconds: seconds(profile, "duration_seconds") ?? seconds(profile, "expired_seconds") ?? SESSION_SECONDS,
      };
    case "OAuth":
    case "External":
      if (file !== join(homedir(), ".aliyun", "config.json")) {
        throw new CredentialsError(`The ${where} has mode ${mode}, which works from the CLI's own file only.`);
      }
      return { kind: "cli-session", profile: name };
    default:
      throw new CredentialsError(
        `The ${where} has mode ${mode}, which cannot be used here; use an access key, a role, StsToken or External instead.`,
      );
  }
}

function key(profile: Fields, where: string): StaticSource {
  return {
    kind: "static",
    accessKeyId: requiredIn(profile, "access_key_id", where),
    accessKeySecret: requiredIn(profile, "access_key_secret", where),
  };
}

function role(profile: Fields, where: string, source: CredentialsSource): CredentialsSource {
  const externalId = text(profile, "external_id");
  return {
    kind: "role",
    source,
    roleArn: requiredIn(profile, "ram_role_arn", where),
    sessionName: text(profile, "ram_session_name") ?? SESSION_NAME,
    durationSeconds: seconds(profile, "expired_seconds") ?? SESSION_SECONDS,
    ...(externalId ? { externalId } : {}),
  };
}

function iniTarget(file: string, content: string, name: string): ProfileTarget | undefined {
  const profile = iniSection(content, name);
  if (!profile) return undefined;
  const where = `profile ${name} in ${file}`;
  const type = text(profile, "type");
  switch (type) {
    case "access_key":
      return key(profile, where);
    case "ecs_ram_role": {
      const roleName = text(profile, "role_name");
      return { kind: "ecs-role", disableImdsV1: false, ...(roleName ? { roleName } : {}) };
    }
    case "ram_role_arn": {
      const policy = text(profile, "policy");
      return {
        kind: "role",
        source: key(profile, where),
        roleArn: requiredIn(profile, "role_arn", where),
        sessionName: text(profile, "role_session_name") ?? SESSION_NAME,
        durationSeconds: SESSION_SECONDS,
        ...(policy ? { policy } : {}),
      };
    }
    default:
      throw new CredentialsError(
        `The ${where} has ${type ? `type ${type}` : "no type"}; use access_key, ecs_ram_role or ram_role_arn.`,
      );
  }
}

/** The library nests `[a.b]` under `[a]`, so a name with dots is a path. */
function iniSection(content: string, name: string): Fields | undefined {
  const { parse } = require("ini") as typeof import("ini"); // few programs read such a file
  let found: unknown = parse(content);
  for (const part of name.split(".")) found = isFields(found) ? found[part] : undefined;
  return isFields(found) ? found : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(fields: Fields, name: string): string | undefined {
  const raw = fields[name];
  const value = typeof raw === "number" || typeof raw === "boolean" ? String(raw) : raw;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The CLI writes 0 for "not set". */
function seconds(fields: Fields, name: string): number | undefined {
  const value = Number(fields[name] ?? 0);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

function requiredIn(fields: Fields, name: string, where: string): string {
  const value = text(fields, name);
  if (value === undefined) throw new CredentialsError(`The ${where} is incomplete: ${name} is missing.`);
  return value;
}
