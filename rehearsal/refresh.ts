import { type Difference, invert } from "./differences";
import type { Operation } from "./operation";
import { resourceDifference } from "./replacements";
import type { ResourceState } from "./state";
import { type Applied, now, type Step } from "./steps";
import { isProviderType } from "./urn";
import { equalMaps } from "./values";

const OK: Applied = { status: "ok" };

/** Reads one resource, and asks what an update back to its recorded inputs would change: that is the drift. */
export async function refreshResource(operation: Operation, step: Step, old: ResourceState): Promise<Applied> {
  step.found = "same";
  if (!old.custom || isProviderType(old.type) || old.pendingReplacement) return OK;
  const provider = await operation.registry.get(old.provider);
  const live = await provider.read(old, old.id, old);
  if (live.initErrors.length > 0) {
    const text = `Refreshed resource is in an unhealthy state:\n* ${live.initErrors.join("\n* ")}`;
    operation.messages.log("warning", old.urn, text);
  }
  if (live.id === "") {
    step.found = "delete";
    step.fresh = undefined;
    return OK;
  }
  const inputs = live.inputs ?? old.inputs;
  const fresh: ResourceState = { ...old, id: live.id, initErrors: live.initErrors, inputs, outputs: live.outputs };
  if (!equalMaps(inputs, old.inputs) || !equalMaps(live.outputs, old.outputs)) fresh.modified = now();
  step.fresh = fresh;
  if (old.external) {
    step.found = equalMaps(old.outputs, fresh.outputs) ? "same" : "update";
    return OK;
  }
  const difference = await drift(operation, old, fresh);
  step.difference = invert(difference);
  step.found = difference.changes === "none" ? "same" : "update";
  return OK;
}

function drift(operation: Operation, old: ResourceState, fresh: ResourceState): Promise<Difference> {
  return resourceDifference(operation, old.urn, old.provider, fresh, old.inputs, {
    ignoreChanges: old.ignoreChanges,
    unknowns: operation.settings.preview,
  });
}

/** The resources to refresh. */
export function refreshSteps(operation: Operation): readonly Step[] {
  return operation.base.resources
    .filter((state) => operation.settings.targets.includes(state.urn))
    .map((old) => ({ op: "refresh", urn: old.urn, old, fresh: old }));
}

/** Puts what the refresh found in place of what the state said, without what is gone and references to it. */
export function rebuildBase(operation: Operation, steps: readonly Step[]): void {
  const refreshed = new Map(steps.map((step) => [step.old, step]));
  const present = new Set<string>();
  const parents = new Map<string, string>();
  const resources: ResourceState[] = [];
  for (const state of operation.base.resources) {
    const step = refreshed.get(state);
    const fresh = step === undefined ? state : step.fresh;
    if (fresh === undefined) {
      parents.set(state.urn, state.parent);
      continue;
    }
    fresh.dependencies = fresh.dependencies.filter((urn) => present.has(urn));
    fresh.propertyDependencies = Object.fromEntries(
      Object.entries(fresh.propertyDependencies)
        .map(([key, urns]) => [key, urns.filter((urn) => present.has(urn))] as const)
        .filter(([, urns]) => urns.length > 0),
    );
    fresh.parent = presentParent(fresh.parent, present, parents);
    resources.push(fresh);
    present.add(fresh.urn);
  }
  operation.base.resources = resources;
  operation.index();
}

/** The nearest ancestor that is still there. */
function presentParent(parent: string, present: ReadonlySet<string>, parents: ReadonlyMap<string, string>): string {
  return parent === "" || present.has(parent) ? parent : presentParent(parents.get(parent) ?? "", present, parents);
}
