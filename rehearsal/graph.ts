import { directDependencies, type ResourceState } from "./state";
import { parseReference } from "./urn";

/**
 * Who depends on whom among the resources of a deployment. The list is in topological order: a resource comes after
 * everything it refers to. Two resources may share a URN while one of them waits for its deletion, so position counts.
 */
export class DependencyGraph {
  readonly #index = new Map<ResourceState, number>();
  readonly #childrenOf = new Map<string, number[]>();

  constructor(readonly resources: readonly ResourceState[]) {
    const byUrn = new Map<string, number>();
    resources.forEach((state, index) => {
      this.#index.set(state, index);
      byUrn.set(state.urn, index);
      for (let parent = state.parent; parent !== ""; ) {
        this.#childrenOf.set(parent, [...(this.#childrenOf.get(parent) ?? []), index]);
        const position = byUrn.get(parent);
        parent = position === undefined ? "" : (resources[position]?.parent ?? "");
      }
    });
  }

  has(state: ResourceState): boolean {
    return this.#index.has(state);
  }

  /** All that depend on it directly or indirectly, in order. Children count only when asked for. */
  dependentsOf(root: ResourceState, ignored: ReadonlySet<string>, includeChildren: boolean): readonly ResourceState[] {
    const urns = new Set([root.urn]);
    const dependents: ResourceState[] = [];
    for (const candidate of this.resources.slice((this.#index.get(root) ?? 0) + 1)) {
      if (ignored.has(candidate.urn)) continue;
      const depends =
        directDependencies(candidate).some((urn) => urns.has(urn)) ||
        (includeChildren && urns.has(candidate.parent)) ||
        (candidate.provider !== "" && urns.has(parseReference(candidate.provider).urn));
      if (!depends) continue;
      urns.add(candidate.urn);
      dependents.push(candidate);
    }
    return dependents;
  }

  /** What it depends on directly: provider, parent, dependencies, and the children of a component it depends on. */
  dependenciesOf(state: ResourceState): ReadonlySet<ResourceState> {
    const position = this.#index.get(state) ?? 0;
    const urns = new Set(directDependencies(state));
    if (state.provider !== "") urns.add(parseReference(state.provider).urn);
    const found = new Set<ResourceState>();
    for (const candidate of this.resources.slice(0, position)) {
      if (candidate.urn === state.parent) found.add(candidate);
      if (!urns.has(candidate.urn)) continue;
      found.add(candidate);
      if (candidate.custom) continue;
      for (const child of this.#childrenOf.get(candidate.urn) ?? []) {
        if (child < position) found.add(this.resources[child] as ResourceState);
      }
    }
    return found;
  }

  transitiveDependenciesOf(state: ResourceState): ReadonlySet<ResourceState> {
    const found = new Set<ResourceState>();
    const open = [...this.dependenciesOf(state)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...this.dependenciesOf(next));
    }
    return found;
  }
}

/**
 * Deletions in rounds: within a round none depends on another, and a round begins when the one before is done.
 * Dependents go first.
 */
export function deletionRounds(
  condemned: readonly ResourceState[],
  graph: DependencyGraph,
): readonly (readonly ResourceState[])[] {
  const left = new Set(condemned);
  const rounds: ResourceState[][] = [];
  while (left.size > 0) {
    const free = [...left].filter((state) => ![...graph.dependenciesOf(state)].some((other) => left.has(other)));
    if (free.length === 0) throw new Error("the resources of the state depend on each other in a circle");
    for (const state of free) left.delete(state);
    rounds.push(free);
  }
  return rounds.reverse();
}
