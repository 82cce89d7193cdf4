import { join } from "node:path";
import { readCredentials } from "./config/credentials";
import { readEndpoints } from "./config/endpoints";
import { ConfigurationError, ENDPOINT_NAMES, type EndpointName, type Lookup, type Settings } from "./config/settings";
import {
  booleanOf,
  type Found,
  fromConfiguration,
  fromEnvironment,
  homeOf,
  isTrue,
  jsonOf,
  numberOf,
} from "./config/values";

export { isLoopback } from "./config/endpoints";
export {
  ConfigurationError,
  type CredentialsSource,
  type EcsRoleSource,
  type EndpointName,
  type Lookup,
  type OidcSource,
  type ProfileSource,
  type RoleSource,
  type Settings,
  type StaticSource,
} from "./config/settings";

const DEFAULTS = {
  connectTimeout: 10_000,
  readTimeout: 30_000,
  maxRetryTimeout: 300_000,
  /**
   * CloudSSO publishes no figure today (older pages: 100 calls a second an operation). IMS documents 150 writes and
   * 450 reads, STS 100. All are shared with the console and every other job of the account, so a budget starts well
   * below; the real brake of CloudSSO is its one task a target, not its call rate.
   */
  maxCallsPerSecond: { cloudsso: 20, ims: 50, sts: 10 },
} as const;

/**
 * The settings from a stack configuration and an environment. Non-secrets: `alicloud-identity:*`, then `alicloud:*`,
 * then the environment in upstream's order. Secrets: the environment first.
 *
 * Throws `ConfigurationError` for what is wrong or half given. What is only missing (credentials, the region of
 * CloudSSO) is an error of the first call that needs it, so that a preview without calls needs neither.
 */
export function readSettings(lookup: Lookup, env: NodeJS.ProcessEnv): Settings {
  const find = (name: string, ...variables: readonly string[]): Found | undefined =>
    fromConfiguration(lookup, name) ?? fromEnvironment(env, ...variables);
  const region = find("region", "ALICLOUD_REGION", "ALIBABA_CLOUD_REGION");
  const accountId = find("accountId", "ALICLOUD_ACCOUNT_ID", "ALIBABA_CLOUD_ACCOUNT_ID");
  const connectTimeout = find("clientConnectTimeout", "CLIENT_CONNECT_TIMEOUT");
  const readTimeout = find("clientReadTimeout", "CLIENT_READ_TIMEOUT");
  const maxRetryTimeout = find("maxRetryTimeout", "MAX_RETRY_TIMEOUT");
  const maxCallsPerSecond = find("maxCallsPerSecond", "ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND");
  const adoptIdentical = find("adoptIdentical", "ALIBABA_CLOUD_IDENTITY_ADOPT_IDENTICAL");
  const backend = fromEnvironment(env, "PULUMI_BACKEND_URL");
  const debug = fromEnvironment(env, "ALIBABA_CLOUD_IDENTITY_DEBUG");
  const vpc = fromEnvironment(env, "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED");
  const stsRegion = fromEnvironment(env, "ALIBABA_CLOUD_STS_REGION");
  const endpoints = readEndpoints(lookup, env);
  const { credentials, source } = readCredentials(lookup, env);
  if (region && !/^[a-z0-9-]+$/.test(region.value)) {
    throw new ConfigurationError(`${region.source} is not a region id such as cn-shanghai.`);
  }
  if (stsRegion && !/^[a-z0-9-]+$/.test(stsRegion.value)) {
    throw new ConfigurationError(`${stsRegion.source} is not a region id such as cn-shanghai.`);
  }

  return Object.freeze({
    ...(region ? { region: region.value } : {}),
    endpoints: Object.freeze(mapValues(endpoints, (found) => found.value)),
    vpc: isTrue(vpc),
    ...(stsRegion ? { stsRegion: stsRegion.value } : {}),
    credentials: Object.freeze(credentials),
    ...(accountId ? { accountId: accountId.value } : {}),
    connectTimeout: connectTimeout ? numberOf(connectTimeout, 1) : DEFAULTS.connectTimeout,
    readTimeout: readTimeout ? numberOf(readTimeout, 1) : DEFAULTS.readTimeout,
    maxRetryTimeout: maxRetryTimeout ? numberOf(maxRetryTimeout, 1) * 1000 : DEFAULTS.maxRetryTimeout,
    maxCallsPerSecond: Object.freeze(callRates(maxCallsPerSecond)),
    adoptIdentical: adoptIdentical !== undefined && booleanOf(adoptIdentical),
    pulumiHome: fromEnvironment(env, "PULUMI_HOME")?.value ?? join(homeOf(env), ".pulumi"),
    ...(backend ? { backend: backend.value } : {}),
    debug: isTrue(debug),
    ci: isTrue(fromEnvironment(env, "CI")),
    sources: Object.freeze({
      credentials: source,
      ...mapValues(
        { region, accountId, connectTimeout, readTimeout, maxRetryTimeout, maxCallsPerSecond, adoptIdentical },
        (found) => found.source,
      ),
      ...Object.fromEntries(Object.entries(endpoints).map(([name, found]) => [`endpoints.${name}`, found.source])),
    }),
  });
}

/** The settings of this process: its environment, and the stack configuration when a lookup for it is given. */
export function settingsOfProcess(lookup: Lookup = () => undefined): Settings {
  return readSettings(lookup, process.env);
}

/** Looks keys up in the stack configuration of the running program. Loads Pulumi's SDK when first used. */
export function programLookup(): Lookup {
  return (key) => {
    const { Config } = require("@pulumi/pulumi") as typeof import("@pulumi/pulumi");
    const colon = key.indexOf(":");
    return new Config(key.slice(0, colon)).get(key.slice(colon + 1));
  };
}

/** One line a setting that was given, with where it came from and never with what it is. */
export function describeSources(settings: Settings): readonly string[] {
  return Object.entries(settings.sources).map(([setting, source]) => `${setting}: ${source}`);
}

/** One number for every service, or an object that names some. */
function callRates(found: Found | undefined): { [name in EndpointName]: number } {
  if (!found) return { ...DEFAULTS.maxCallsPerSecond };
  const value = jsonOf(found);
  const rates: { [name in EndpointName]: number } = { ...DEFAULTS.maxCallsPerSecond };
  for (const name of ENDPOINT_NAMES) {
    const rate: unknown =
      typeof value === "object" && value !== null ? (value as { [service: string]: unknown })[name] : value;
    if (rate !== undefined) rates[name] = numberOf({ value: String(rate), source: found.source }, 0.1);
  }
  return rates;
}

function mapValues<V, R>(
  values: { readonly [name: string]: V | undefined },
  change: (value: V) => R,
): { [name: string]: R } {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, change(value)] as const])),
  );
}
