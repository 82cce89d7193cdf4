import type { ServiceFacts, ServiceName } from "./facts";
import cloudsso from "./facts/cloudsso.json";
import ims from "./facts/ims.json";

const tables = { cloudsso, ims } as Readonly<Record<ServiceName, ServiceFacts>>;

export const SERVICE_NAMES = Object.keys(tables) as readonly ServiceName[];

/** A service's whole table. Loading this module parses both; what calls the services at run time does not need it. */
export function factsOf(service: ServiceName): ServiceFacts {
  return tables[service];
}
