import { type Declaration, SETTINGS, type SettingName, type ValueOf } from "./declarations";
import { ConfigurationError } from "./settings";
import { fromConfiguration, fromEnvironment, type Lookup, OURS, type Sourced, THEIRS } from "./values";

/** Reads declared settings from one stack configuration and one environment. */
export interface Reader {
  /** Where a setting is given, and as what text: the stack configuration before the environment. */
  find(name: SettingName): Sourced | undefined;
  inConfiguration(name: SettingName): Sourced | undefined;
  inEnvironment(name: SettingName): Sourced | undefined;
  /** What was found, as the setting's type reads it. */
  read<N extends SettingName>(name: N, found: Sourced): ValueOf<N>;
  /** The value of a setting, its default where it is not given. A value that is refused counts as not given. */
  value<N extends SettingName>(name: N): ValueOf<N> | undefined;
  /** Does a task; what it refuses is kept, so that all that is wrong is told at once. */
  attempt<T>(task: () => T): T | undefined;
  /** What was refused so far, a sentence each. */
  readonly problems: ReadonlySet<string>;
}

export function createReader(lookup: Lookup, env: NodeJS.ProcessEnv): Reader {
  const problems = new Set<string>();
  const declared = (name: SettingName): Declaration => SETTINGS[name];
  const inConfiguration = (name: SettingName): Sourced | undefined => {
    for (const key of keysOf(declared(name))) {
      const found = fromConfiguration(lookup, key);
      if (found) return found;
    }
    return undefined;
  };
  const inEnvironment = (name: SettingName) => fromEnvironment(env, ...(declared(name).variables ?? []));
  const find = (name: SettingName) => inConfiguration(name) ?? inEnvironment(name);
  const read = <N extends SettingName>(name: N, found: Sourced) =>
    declared(name).type.read(found.value, found.source) as ValueOf<N>;
  const attempt = <T>(task: () => T): T | undefined => {
    try {
      return task();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      problems.add(error.message);
      return undefined;
    }
  };
  return {
    find,
    inConfiguration,
    inEnvironment,
    read,
    value<N extends SettingName>(name: N) {
      const found = find(name);
      const otherwise = declared(name).default as ValueOf<N> | undefined;
      return found ? attempt(() => read(name, found)) : otherwise;
    },
    attempt,
    problems,
  };
}

/** The keys of the stack configuration that may hold a setting, from first to last. */
export function keysOf({ key, shared }: Declaration): readonly string[] {
  return key === undefined ? [] : [`${OURS}:${key}`, ...(shared ? [`${THEIRS}:${key}`] : [])];
}
