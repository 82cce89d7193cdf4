import type { ServiceFacts, ServiceName } from "./facts";
import cloudsso from "./facts/cloudsso.json";
import ims from "./facts/ims.json";
import ram from "./facts/ram.json";
import resourceDirectory from "./facts/resource-directory.json";
import sts from "./facts/sts.json";

const tables = { cloudsso, ims, ram, resourceDirectory, sts } as Readonly<Record<ServiceName, ServiceFacts>>;

export const SERVICE_NAMES = Object.keys(tables) as readonly ServiceName[];

/** A service's whole table. Loading this module parses all; what calls the services at run time does not need it. */
export function factsOf(service: ServiceName): ServiceFacts {
  return tables[service];
}
