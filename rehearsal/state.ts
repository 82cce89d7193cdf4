import type { PropertyMap } from "./values";

/**
 * One resource of a deployment. Steps change these objects in place: the checkpoint holds them by identity, so that
 * what a step did to a resource is in the next write.
 */
export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  id: string;
  inputs: PropertyMap;
  outputs: PropertyMap;
  parent: string;
  /** Reference of the provider resource, `<urn>::<id>`; empty for components and providers. */
  readonly provider: string;
  dependencies: readonly string[];
  propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** Read with `.get`, not owned. */
  readonly external: boolean;
  /** Replaced; to be deleted when everything else is done. */
  delete: boolean;
  /** Deleted; its replacement is still to be created. */
  pendingReplacement: boolean;
  initErrors: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  /** Seconds, by operation. */
  readonly customTimeouts: CustomTimeouts;
  /** RFC 3339. */
  created: string | undefined;
  modified: string | undefined;
}

export interface CustomTimeouts {
  readonly create?: number;
  readonly update?: number;
  readonly delete?: number;
  readonly read?: number;
}

export type PendingKind = "creating" | "updating" | "deleting" | "reading" | "importing";

/** An operation that was begun and whose end was not written: the run was killed in between. */
export interface PendingOperation {
  readonly resource: ResourceState;
  readonly type: PendingKind;
}

/** URNs a resource refers to, its parent and provider aside. */
export function directDependencies(state: ResourceState): readonly string[] {
  return [...state.dependencies, ...Object.values(state.propertyDependencies).flat()];
}
