import { homedir } from "node:os";

/** Ours before the namespace of `@pulumi/alicloud`: a shared `alicloud:region` is often one without CloudSSO. */
export const OURS = "alicloud-identity";
export const THEIRS = "alicloud";

/** Looks a key such as `alicloud:region` up in the stack configuration; objects come as JSON text. */
export type Lookup = (key: string) => string | undefined;

/** A value and where it was found. */
export interface Sourced {
  readonly value: string;
  readonly source: string;
}

/** Empty values count as absent, as shells and CI systems produce them. */
export function fromConfiguration(lookup: Lookup, key: string): Sourced | undefined {
  const value = lookup(key);
  return value === undefined || value === "" ? undefined : { value, source: key };
}

export function fromEnvironment(env: NodeJS.ProcessEnv, ...names: readonly string[]): Sourced | undefined {
  for (const name of names) {
    const value = env[name];
    if (value !== undefined && value !== "") return { value, source: name };
  }
  return undefined;
}

export function homeOf(env: NodeJS.ProcessEnv): string {
  return fromEnvironment(env, "HOME", "USERPROFILE")?.value ?? homedir();
}

/** 1,000 with its separator, as every sentence and page writes numbers; by hand, as `Intl` takes 15 ms of each process. */
export function figure(value: number): string {
  const [whole = "", part] = String(Number(value.toFixed(6))).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** `a, b and c`. */
export function inWords(names: readonly string[], word = "and"): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}
