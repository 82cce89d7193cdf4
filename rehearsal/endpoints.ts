import type { StackConfiguration } from "./configuration";
import { RehearsalError } from "./messages";

/** Where the provider sends its calls, when the environment says so: one for each service that it knows. */
export const ENDPOINT_VARIABLES = [
  "ALIBABA_CLOUD_ENDPOINT_CLOUDSSO",
  "ALIBABA_CLOUD_ENDPOINT_IMS",
  "ALIBABA_CLOUD_ENDPOINT_RAM",
  "ALIBABA_CLOUD_ENDPOINT_RESOURCE_DIRECTORY",
  "ALIBABA_CLOUD_ENDPOINT_STS",
] as const;

/** Configuration that does the same, and comes before the environment. */
const CONFIGURATION_KEYS = ["alicloud-identity:endpoints", "alicloud:endpoints"];

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

type Environment = Readonly<Record<string, string | undefined>>;

/** The address of the cloud that the environment names. Naming a part of it is refused: the rest would be the real one. */
export function namedCloud(environment: Environment): string | undefined {
  const named = ENDPOINT_VARIABLES.filter((name) => (environment[name] ?? "") !== "");
  const missing = ENDPOINT_VARIABLES.filter((name) => !named.includes(name));
  if (named.length > 0 && missing.length > 0) {
    throw new RehearsalError(
      `a rehearsal must not reach the real cloud: not set are ${listed(missing)}, while ${listed(named)} ` +
        `${named.length === 1 ? "is" : "are"}; set all or none`,
    );
  }
  for (const name of named) refuseRemote(name, environment[name] ?? "");
  return named[0] === undefined ? undefined : environment[named[0]];
}

/** `A, B and C`. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(names);
}

/** The environment without what names an account or holds its keys: a started cloud brings its own. */
export function withoutAccount(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(?:ALIBABA_?CLOUD|ALICLOUD)_/i.test(name)),
  );
}

/** Refuses configuration that would lead past the endpoints in the environment. */
export function refuseRemoteConfiguration(configuration: StackConfiguration): void {
  for (const key of CONFIGURATION_KEYS) {
    const value = configuration.values[key];
    if (value !== undefined) for (const endpoint of endpointsIn(value)) refuseRemote(key, endpoint);
  }
}

/** Upstream's list of objects, an object by service, or a bare text. */
function endpointsIn(text: string): readonly string[] {
  const collect = (value: unknown): readonly string[] => {
    if (typeof value === "string") return value === "" ? [] : [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(collect) : [];
  };
  try {
    return collect(JSON.parse(text));
  } catch {
    return [text];
  }
}

function refuseRemote(name: string, endpoint: string): void {
  const host = endpoint
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/[/?#].*$/, "")
    .replace(/^.*@/, "")
    .replace(/(?<=[\]\w.]):\d+$/, "");
  if (!LOOPBACK.test(host)) {
    throw new RehearsalError(
      `a rehearsal must not reach the real cloud: ${name} names ${endpoint}, which is not on this machine's loopback interface`,
    );
  }
}
