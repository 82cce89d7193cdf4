import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Crypter } from "./passphrase";
import type { Project } from "./project";
import { type PropertyMap, Secret } from "./values";

/** A stack's configuration, keys with their namespace, values as text (objects as JSON). */
export interface StackConfiguration {
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

export interface GivenConfiguration {
  /** `key` without a namespace means the project's. */
  readonly plain: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;

/** The project's values, then `Pulumi.<stack>.yaml`, then what was given for this run. */
export function readConfiguration(
  project: Project,
  stack: string,
  given: GivenConfiguration,
  passphrase: string | undefined,
): StackConfiguration {
  const values: Record<string, string> = {};
  const secretKeys = new Set<string>();
  const set = (key: string, value: string, secret: boolean): void => {
    const full = key.includes(":") ? key : `${project.name}:${key}`;
    values[full] = value;
    if (secret) secretKeys.add(full);
    else secretKeys.delete(full);
  };
  for (const [key, value] of Object.entries(project.configuration)) {
    const declared = projectValue(value);
    if (declared !== undefined) set(key, asText(declared), false);
  }
  const file = readStackFile(project, stack);
  const crypter = new Crypter(passphrase, text(file["encryptionsalt"]));
  for (const [key, value] of Object.entries(asFields(file["config"]))) {
    const secure = asFields(value)["secure"];
    if (typeof secure === "string") set(key, crypter.decrypt(secure), true);
    else set(key, asText(value), false);
  }
  for (const [key, value] of Object.entries(given.plain)) set(key, value, false);
  for (const [key, value] of Object.entries(given.secret)) set(key, value, true);
  return { values, secretKeys: [...secretKeys] };
}

/** The inputs of the default provider: a dynamic provider is given the whole configuration. */
export function providerInputs(configuration: StackConfiguration): PropertyMap {
  return Object.fromEntries(
    Object.entries(configuration.values).map(([key, value]) => [
      key,
      configuration.secretKeys.includes(key) ? new Secret(value) : value,
    ]),
  );
}

function projectValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const fields = value as Fields;
  return fields["value"] ?? fields["default"];
}

function readStackFile(project: Project, stack: string): Fields {
  const path = join(project.root, `Pulumi.${stack}.yaml`);
  return existsSync(path) ? asFields(project.sdk.yaml.load(readFileSync(path, "utf8"))) : {};
}

function asText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function asFields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
