import { ConfigurationError, type EndpointName, isLoopback, type Settings } from "../config";

/** Regions with a CloudSSO endpoint; the product's endpoint page and the API metadata of April 2026 agree on these. */
export const CLOUDSSO_REGIONS: readonly string[] = [
  "cn-shanghai",
  "cn-hongkong",
  "ap-northeast-2",
  "ap-southeast-1",
  "us-west-1",
  "eu-central-1",
];

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
 * never reach the real cloud with one of its three services.
 */
export function endpointOf(service: string, settings: Settings): Endpoint {
  if (!isEndpointName(service)) throw new ConfigurationError(`There is no service "${service}" here.`);
  const given = settings.endpoints[service] ?? Object.values(settings.endpoints).find(isLoopback);
  const url = new URL(given ?? `https://${documentedHost(service, settings)}`);
  return { url: url.origin, host: url.host, loopback: isLoopback(url.origin) };
}

function isEndpointName(service: string): service is EndpointName {
  return service === "cloudsso" || service === "ims" || service === "sts";
}

function documentedHost(service: EndpointName, settings: Settings): string {
  switch (service) {
    case "cloudsso":
      return `cloudsso${settings.vpc ? "-vpc" : ""}.${cloudssoRegion(settings)}.aliyuncs.com`;
    case "ims":
      return settings.vpc ? "ims.vpc-proxy.aliyuncs.com" : "ims.aliyuncs.com";
    case "sts": {
      const region = settings.stsRegion ?? (settings.vpc ? settings.region : undefined);
      if (region === undefined) return "sts.aliyuncs.com";
      return `sts${settings.vpc ? "-vpc" : ""}.${region}.aliyuncs.com`;
    }
  }
}

function cloudssoRegion(settings: Settings): string {
  const known = CLOUDSSO_REGIONS.join(", ");
  const { region } = settings;
  if (region === undefined) {
    throw new ConfigurationError(
      `CloudSSO needs the region of its directory: set it with "pulumi config set alicloud-identity:region <region>" or ALICLOUD_REGION; it has endpoints in ${known}.`,
    );
  }
  if (!CLOUDSSO_REGIONS.includes(region)) {
    throw new ConfigurationError(
      `CloudSSO has no endpoint in region ${region} (from ${settings.sources["region"] ?? "the settings"}); set alicloud-identity:region to the region of its directory, one of ${known}, or set alicloud-identity:endpoints if it has opened in ${region} since.`,
    );
  }
  return region;
}
