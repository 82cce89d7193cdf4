/** A service that the client can call, in one row: everything else about it follows from here and from its facts. */
export interface Service {
  /** As sentences name it. */
  readonly label: string;
  readonly version: string;
  /** `{region}` stands for a region id. A service without it is central: one host for all regions. */
  readonly host: string;
  /** As a VPC reaches it. */
  readonly vpcHost: string;
  /** A central service that can also be asked in a region, which `stsRegion` or a VPC names. */
  readonly inRegion?: string;
  /** The regions with an endpoint, for a service that is bound to one. */
  readonly regions?: readonly string[];
  /**
   * What its budget starts with. All limits are shared with the console and every other job of the account, so a budget
   * starts well below them.
   */
  readonly callsPerSecond: number;
}

export const SERVICES = {
  cloudsso: {
    label: "CloudSSO",
    version: "2021-05-15",
    host: "cloudsso.{region}.aliyuncs.com",
    vpcHost: "cloudsso-vpc.{region}.aliyuncs.com",
    // The product's endpoint page and the API metadata of April 2026 agree on these.
    regions: ["cn-shanghai", "cn-hongkong", "ap-northeast-2", "ap-southeast-1", "us-west-1", "eu-central-1"],
    // No figure is published today (older pages: 100 calls a second an operation); the real brake is one task a target.
    callsPerSecond: 20,
  },
  ims: {
    label: "IMS",
    version: "2019-08-15",
    host: "ims.aliyuncs.com",
    vpcHost: "ims.vpc-proxy.aliyuncs.com",
    // Documented: 150 writes and 450 reads.
    callsPerSecond: 50,
  },
  ram: {
    label: "RAM",
    version: "2015-05-01",
    host: "ram.aliyuncs.com",
    vpcHost: "ram.vpc-proxy.aliyuncs.com",
    // No figure is published; several clients had to repeat throttled attachments.
    callsPerSecond: 20,
  },
  resourceDirectory: {
    label: "Resource Directory",
    version: "2022-04-19",
    // An account of the international site has resourcedirectory-intl.aliyuncs.com, which no region tells: `endpoints` does.
    host: "resourcedirectory.aliyuncs.com",
    vpcHost: "resourcedirectory.vpc-proxy.aliyuncs.com",
    // No figure is published.
    callsPerSecond: 10,
  },
  sts: {
    label: "STS",
    version: "2015-04-01",
    host: "sts.aliyuncs.com",
    vpcHost: "sts-vpc.{region}.aliyuncs.com",
    inRegion: "sts.{region}.aliyuncs.com",
    // Documented: 100.
    callsPerSecond: 10,
  },
} as const satisfies { readonly [name: string]: Service };

/** The name of a service in `endpoints`, in `maxCallsPerSecond` and on the command line. */
export type EndpointName = keyof typeof SERVICES;

export const ENDPOINT_NAMES = Object.keys(SERVICES) as readonly EndpointName[];

/** The row of a service; `undefined` for a name that is none. */
export function serviceOf(name: string): Service | undefined {
  return Object.hasOwn(SERVICES, name) ? SERVICES[name as EndpointName] : undefined;
}
