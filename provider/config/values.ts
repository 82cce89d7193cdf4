import { homedir } from "node:os";
import { ConfigurationError, type Lookup } from "./settings";

/** Our namespace before upstream's: a shared `alicloud:region` is often one without CloudSSO. */
export const NAMESPACES = ["alicloud-identity", "alicloud"] as const;

/** A value and where it was found. */
export interface Found {
  readonly value: string;
  readonly source: string;
}

export function fromConfiguration(lookup: Lookup, name: string): Found | undefined {
  for (const namespace of NAMESPACES) {
    const source = `${namespace}:${name}`;
    const value = lookup(source);
    if (value !== undefined && value !== "") return { value, source };
  }
  return undefined;
}

/** Empty variables count as unset, as shells and CI systems produce them. */
export function fromEnvironment(env: NodeJS.ProcessEnv, ...names: readonly string[]): Found | undefined {
  for (const name of names) {
    const value = env[name];
    if (value !== undefined && value !== "") return { value, source: name };
  }
  return undefined;
}

export function numberOf(found: Found, minimum: number): number {
  const value = Number(found.value);
  if (!Number.isFinite(value) || value < minimum) {
    throw new ConfigurationError(`${found.source} must be a number of at least ${minimum}.`);
  }
  return value;
}

/** JSON text as an object; upstream's lists of one object are read as that object. Never quotes the text: it may hold secrets. */
export function objectOf(found: Found): { readonly [name: string]: unknown } {
  const value = jsonOf(found);
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof single !== "object" || single === null || Array.isArray(single)) {
    throw new ConfigurationError(`${found.source} must be an object.`);
  }
  return single as { readonly [name: string]: unknown };
}

export function jsonOf(found: Found): unknown {
  try {
    return JSON.parse(found.value);
  } catch {
    throw new ConfigurationError(`${found.source} is not valid JSON.`);
  }
}

export function textField(object: { readonly [name: string]: unknown }, name: string): string | undefined {
  const value = object[name];
  if (value === undefined || value === null || value === "") return undefined;
  return typeof value === "string" ? value : String(value);
}

export function isTrue(found: Found | undefined): boolean {
  return found !== undefined && /^(true|1|yes|on)$/i.test(found.value);
}

const BOOLEANS: { readonly [text: string]: boolean } = { true: true, false: false, "1": true, "0": false };

export function booleanOf(found: Found): boolean {
  const value = BOOLEANS[found.value.toLowerCase()];
  if (value === undefined) throw new ConfigurationError(`${found.source} must be true or false.`);
  return value;
}

export function homeOf(env: NodeJS.ProcessEnv): string {
  return fromEnvironment(env, "HOME", "USERPROFILE")?.value ?? homedir();
}
