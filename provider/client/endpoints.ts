import { ConfigurationError, type EndpointName, isLoopback, type Service, type Settings, serviceOf } from "../config";

export interface Endpoint {
  /** Without a path. */
  readonly url: string;
  /** As the `host` header must say it: with the port unless it is the scheme's own. */
  readonly host: string;
  readonly loopback: boolean;
}

/**
 * The address of a service: the given one, else the documented one. IMS and the token service are central; CloudSSO
 * lives in the region of the directory, which only the user knows, so there is no default region.
 *
 * When some endpoint is a loopback address, services without one of their own share it: a stack on the emulator must
 * never reach the real cloud with one of its services.
 */
export function endpointOf(service: string, settings: Settings): Endpoint {
  const row = serviceOf(service);
  if (row === undefined) throw new ConfigurationError(`There is no service "${service}" here.`);
  const given = settings.endpoints[service as EndpointName] ?? Object.values(settings.endpoints).find(isLoopback);
  const url = new URL(given ?? `https://${documentedHost(row, settings)}`);
  return { url: url.origin, host: url.host, loopback: isLoopback(url.origin) };
}

function documentedHost({ label, host, vpcHost, regions, inRegion }: Service, settings: Settings): string {
  const { vpc, region, stsRegion } = settings;
  const at = (pattern: string, place: string) => pattern.replace("{region}", place);
  if (regions !== undefined) return at(vpc ? vpcHost : host, directoryRegion(label, regions, settings));
  if (inRegion === undefined) return vpc ? vpcHost : host;
  const place = stsRegion ?? (vpc ? region : undefined);
  return place === undefined ? host : at(vpc ? vpcHost : inRegion, place);
}

function directoryRegion(label: string, regions: readonly string[], { region, sources }: Settings): string {
  const known = regions.join(", ");
  if (region === undefined) {
    throw new ConfigurationError(
      `${label} needs the region of its directory: set it with "pulumi config set alicloud-identity:region <region>" or ALICLOUD_REGION; it has endpoints in ${known}.`,
    );
  }
  if (!regions.includes(region)) {
    throw new ConfigurationError(
      `${label} has no endpoint in region ${region} (from ${sources["region"] ?? "the settings"}); set alicloud-identity:region to the region of its directory, one of ${known}, or set alicloud-identity:endpoints if it has opened in ${region} since.`,
    );
  }
  return region;
}
