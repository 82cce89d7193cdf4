import { ConfigurationError, ENDPOINT_NAMES, type EndpointName, type Lookup } from "./settings";
import { type Found, fromEnvironment, jsonOf } from "./values";

/** Endpoints from `endpoints` in the stack configuration, else from `ALIBABA_CLOUD_ENDPOINT_<SERVICE>`. */
export function readEndpoints(lookup: Lookup, env: NodeJS.ProcessEnv): { readonly [name in EndpointName]?: Found } {
  const found: { [name in EndpointName]?: Found } = {};
  for (const name of ENDPOINT_NAMES) {
    const given =
      endpointIn(lookup, "alicloud-identity:endpoints", name) ??
      endpointIn(lookup, "alicloud:endpoints", name) ??
      fromEnvironment(env, `ALIBABA_CLOUD_ENDPOINT_${name.toUpperCase()}`);
    if (given) found[name] = { value: baseUrl(given), source: given.source };
  }
  return found;
}

/** Upstream writes a list of objects, of which any may name the service; we also take the one object. */
function endpointIn(lookup: Lookup, key: string, name: EndpointName): Found | undefined {
  const text = lookup(key);
  if (text === undefined || text === "") return undefined;
  const value = jsonOf({ value: text, source: key });
  for (const entry of Array.isArray(value) ? value : [value]) {
    if (typeof entry !== "object" || entry === null) {
      throw new ConfigurationError(`${key} must be an object such as {"cloudsso": "...", "ims": "...", "sts": "..."}.`);
    }
    const endpoint: unknown = (entry as { readonly [service: string]: unknown })[name];
    if (typeof endpoint === "string" && endpoint !== "") return { value: endpoint, source: `${key}.${name}` };
  }
  return undefined;
}

/**
 * A host or URL as an origin. Plain http is for the emulator on this machine only: over a network it would show the
 * session token to everybody between.
 */
function baseUrl(given: Found): string {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(given.value)
    ? given.value
    : `${isLoopback(`https://${given.value}`) ? "http" : "https"}://${given.value}`;
  if (!URL.canParse(withScheme)) throw new ConfigurationError(`${given.source} is neither a host name nor a URL.`);
  const url = new URL(withScheme);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(withScheme))) {
    throw new ConfigurationError(
      `${given.source} must be an https URL; plain http is for 127.0.0.1 and localhost only.`,
    );
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "" || url.pathname !== "/") {
    throw new ConfigurationError(`${given.source} must be a host or URL without user, path or query.`);
  }
  return url.origin;
}

/** Whether a URL points at this machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
