import type { ServiceFacts, ServiceName } from "../provider/api/facts";
import type { Cloud } from "./action";
import type { CloudState, Identity } from "./store";

/** Under the names that the provider's `endpoints` have. */
export type EmulatedService = ServiceName;

/** One of the services behind the port. */
export interface Service {
  readonly name: EmulatedService;
  /** What its actions begin with in permissions, where that is not its name. */
  readonly ramCode?: string;
  /** What can be said to it: names, types and limits of every operation, emulated or not. */
  readonly facts: ServiceFacts;
  /** What is emulated, by operation. Each takes the request that the facts describe. */
  readonly actions: Readonly<Record<string, AnyAction>>;
  /** Operations that are called without a signature. */
  readonly anonymous?: ReadonlySet<string>;
  /** Operations that every caller may call, whatever its permissions. */
  readonly unrestricted?: ReadonlySet<string>;
  /** Refuses callers whom the service is not for. */
  admit?(caller: Identity, state: CloudState): void;
}

export type AnyAction = (request: never, cloud: Cloud) => object | undefined;
