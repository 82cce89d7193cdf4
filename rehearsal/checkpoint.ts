import type { Snapshot } from "./deployment";
import type { PendingKind, PendingOperation, ResourceState } from "./state";

/**
 * The state while an operation runs. It merges what the operation has done so far with what it has not reached, and is
 * written before and after every step, so that a killed run leaves behind what it was doing.
 */
export class Checkpoint {
  readonly #fresh: ResourceState[] = [];
  readonly #done = new Set<ResourceState>();
  readonly #operations: PendingOperation[] = [];
  readonly #completed = new Set<ResourceState>();
  readonly #renamed = new Map<string, string>();
  #unwritten = true;

  /** `base` is shared with the operation: a refresh replaces its resources in place. `save` is absent in previews. */
  constructor(
    private readonly base: Snapshot,
    private readonly save: ((snapshot: Snapshot) => Promise<void>) | undefined,
  ) {}

  begin(state: ResourceState, kind: PendingKind): Promise<void> {
    this.#operations.push({ resource: state, type: kind });
    return this.#write();
  }

  /** Ends a step: `replaced` states leave the checkpoint, `added` enters it. Without a `write`, the next one flushes it. */
  end(
    operated: ResourceState | undefined,
    change: { readonly replaced?: ResourceState | undefined; readonly added?: ResourceState | undefined },
    write: boolean,
  ): Promise<void> {
    if (operated !== undefined) this.#completed.add(operated);
    if (change.replaced !== undefined) this.#done.add(change.replaced);
    if (change.added !== undefined) this.#fresh.push(change.added);
    if (write) return this.#write();
    this.#unwritten = true;
    return Promise.resolve();
  }

  async flush(): Promise<void> {
    if (this.#unwritten) await this.#write();
  }

  /** What was found by an alias has another name now, wherever a state refers to it. */
  rename(former: string, current: string): void {
    if (former !== current) this.#renamed.set(former, current);
  }

  snapshot(): Snapshot {
    const alive = (state: ResourceState): boolean => !this.#done.has(state);
    const resources = [...this.#fresh.filter(alive), ...this.base.resources.filter(alive)];
    return {
      resources: this.#renamed.size === 0 ? resources : resources.map((state) => withNames(state, this.#renamed)),
      pendingOperations: [
        ...this.#operations.filter((operation) => !this.#completed.has(operation.resource)),
        // A create that nobody saw the end of may have made something: only the user can clear it.
        ...this.base.pendingOperations.filter((operation) => operation.type === "creating"),
      ],
    };
  }

  #write(): Promise<void> {
    this.#unwritten = false;
    return this.save?.(this.snapshot()) ?? Promise.resolve();
  }
}

/** The state with the names of today wherever it refers to a resource that was found by an alias. */
function withNames(state: ResourceState, renamed: ReadonlyMap<string, string>): ResourceState {
  const name = (urn: string): string => renamed.get(urn) ?? urn;
  const names = (urns: readonly string[]): readonly string[] => urns.map(name);
  const { dependencies, propertyDependencies, parent } = state;
  return {
    ...state,
    parent: name(parent),
    dependencies: names(dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([key, urns]) => [key, names(urns)]),
    ),
  };
}
