import { join } from "node:path";
import { readCredentials } from "./credentials";
import { type Declaration, PLACE_SETTINGS, SETTINGS, type SettingName } from "./declarations";
import { endpoint } from "./endpoints";
import { createReader, keysOf, type Reader } from "./reader";
import { ENDPOINT_NAMES, type EndpointName } from "./services";
import { ConfigurationError, type Settings } from "./settings";
import { fromConfiguration, fromEnvironment, homeOf, type Lookup, OURS, THEIRS } from "./values";

/** Of which `sources` tells where they came from. */
const TRACED = [
  "region",
  "accountId",
  "connectTimeout",
  "readTimeout",
  "maxRetryTimeout",
  "maxCallsPerSecond",
  "adoptIdentical",
  "lint",
] as const satisfies readonly SettingName[];

/**
 * The settings from a stack configuration and an environment. Non-secrets: `alicloud-identity:*`, then `alicloud:*`,
 * then the environment in upstream's order. Secrets: the environment first.
 *
 * Throws one `ConfigurationError` for all that is wrong or incomplete. What is only missing (credentials, the region of
 * CloudSSO) is an error of the first call that needs it, so that a preview without calls needs neither.
 */
export function readSettings(given: Lookup, env: NodeJS.ProcessEnv): Settings {
  const first = createReader(given, env);
  const lookup = first.value("environmentOnly") === true ? withoutPlaces(given) : given;
  const reader = createReader(lookup, env);
  const region = reader.value("region");
  const accountId = reader.value("accountId");
  const stsRegion = reader.value("stsRegion");
  const backend = fromEnvironment(env, "PULUMI_BACKEND_URL");
  const endpoints = readEndpoints(reader, lookup, env);
  const named = reader.attempt(() => readCredentials(reader, lookup, env));
  const numbers = {
    connectTimeout: reader.value("connectTimeout") ?? 0,
    readTimeout: reader.value("readTimeout") ?? 0,
    maxRetryTimeout: (reader.value("maxRetryTimeout") ?? 0) * 1000,
  };
  for (const { key, shared } of Object.values<Declaration>(SETTINGS)) {
    const theirs = key === undefined || shared ? undefined : fromConfiguration(lookup, `${THEIRS}:${key}`);
    if (theirs) reader.attempt(() => refuseForeign(theirs.source, `${OURS}:${key}`));
  }
  const rates = { ...SETTINGS.maxCallsPerSecond.default, ...reader.value("maxCallsPerSecond") };
  const flags = {
    vpc: reader.value("vpc") === true,
    adoptIdentical: reader.value("adoptIdentical") === true,
    debug: reader.value("debug") === true,
  };
  const lint = reader.value("lint") ?? "warn";
  const problems = [...first.problems, ...reader.problems];
  if (named === undefined || problems.length > 0) throw new ConfigurationError(problems.join(" "));

  return Object.freeze({
    ...(region === undefined ? {} : { region }),
    endpoints: Object.freeze(Object.fromEntries(endpoints.map(({ name, url }) => [name, url]))),
    ...(stsRegion === undefined ? {} : { stsRegion }),
    credentials: Object.freeze(named.credentials),
    ...(accountId === undefined ? {} : { accountId }),
    ...numbers,
    maxCallsPerSecond: Object.freeze(rates as { [name in EndpointName]: number }),
    ...flags,
    lint,
    pulumiHome: fromEnvironment(env, "PULUMI_HOME")?.value ?? join(homeOf(env), ".pulumi"),
    ...(backend ? { backend: backend.value } : {}),
    // Whatever else a CI system writes there: only these make a log of the output.
    ci: /^(true|1|yes|on)$/i.test(env["CI"] ?? ""),
    sources: Object.freeze({
      credentials: named.source,
      ...Object.fromEntries(TRACED.flatMap((name) => traced(name, reader))),
      ...Object.fromEntries(endpoints.map(({ name, source }) => [`endpoints.${name}`, source])),
    }),
  });
}

const places = new Set(PLACE_SETTINGS.flatMap(keysOf));

function withoutPlaces(lookup: Lookup): Lookup {
  return (key) => (places.has(key) ? undefined : lookup(key));
}

/** The settings of this process: its environment, and the stack configuration when a lookup for it is given. */
export function settingsOfProcess(lookup: Lookup = () => undefined): Settings {
  return readSettings(lookup, process.env);
}

/** `@pulumi/alicloud` has no such setting, and would refuse the stack. */
function refuseForeign(theirs: string, ours: string): never {
  throw new ConfigurationError(`${theirs} is not a setting of @pulumi/alicloud; set ${ours} instead.`);
}

function traced(name: SettingName, reader: Reader): [name: string, source: string][] {
  const found = reader.find(name);
  return found ? [[name, found.source]] : [];
}

interface GivenEndpoint {
  readonly name: EndpointName;
  readonly url: string;
  readonly source: string;
}

/** Service by service: ours, then upstream's, then the environment, so that one service can be sent elsewhere alone. */
function readEndpoints(reader: Reader, lookup: Lookup, env: NodeJS.ProcessEnv): readonly GivenEndpoint[] {
  const configured = keysOf(SETTINGS.endpoints).flatMap((key) => {
    const found = fromConfiguration(lookup, key);
    const urls = found && reader.attempt(() => reader.read("endpoints", found));
    return ENDPOINT_NAMES.flatMap((name) => {
      const url = urls?.[name];
      return url === undefined ? [] : [{ name, url, source: `${key}.${name}` }];
    });
  });
  const fromVariables = ENDPOINT_NAMES.flatMap((name, index) => {
    const found = fromEnvironment(env, SETTINGS.endpoints.variables?.[index] ?? "");
    const url = found && reader.attempt(() => endpoint.read(found.value, found.source));
    return found && url !== undefined ? [{ name, url, source: found.source }] : [];
  });
  const all = [...configured, ...fromVariables];
  return ENDPOINT_NAMES.flatMap((name) => all.find((given) => given.name === name) ?? []);
}
