import type { Snapshot } from "./deployment";
import { DependencyGraph } from "./graph";
import type { Messages } from "./messages";
import type { ProviderRegistry } from "./registry";
import type { ResourceState } from "./state";
import type { Targets } from "./targets";

export interface OperationSettings {
  readonly kind: "up" | "refresh" | "destroy";
  readonly preview: boolean;
  readonly project: string;
  readonly stack: string;
  readonly targets: Targets;
  readonly continueOnError: boolean;
  /** Steps at a time. */
  readonly parallel: number;
}

/** What the parts of one operation share: the state it began with, as a refresh may have changed it, and its services. */
export class Operation {
  /** By URN, without what waits for its deletion. */
  olds = new Map<string, ResourceState>();
  graph = new DependencyGraph([]);

  constructor(
    readonly settings: OperationSettings,
    readonly base: Snapshot,
    readonly registry: ProviderRegistry,
    readonly messages: Messages,
  ) {
    this.index();
  }

  /** To be called again whenever the base has changed. */
  index(): void {
    this.graph = new DependencyGraph(this.base.resources);
    this.olds = new Map(this.base.resources.filter((state) => !state.delete).map((state) => [state.urn, state]));
  }
}
