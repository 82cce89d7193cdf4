import type { AliasSpec } from "./aliases";
import { type Difference, isReplacement } from "./differences";
import type { CustomTimeouts, ResourceState } from "./state";
import type { PropertyMap } from "./values";

/** What the program asks for: one resource as it should be. */
export interface Goal {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly properties: PropertyMap;
  readonly parent: string;
  readonly provider: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** `undefined`: not said, so the parent decides. */
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  /** `undefined`: the provider decides. */
  readonly deleteBeforeReplace: boolean | undefined;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  readonly customTimeouts: CustomTimeouts;
  readonly aliases: readonly AliasSpec[];
}

/** The state that a goal leads to, as far as it is known before anything is done. */
export function goalState(urn: string, goal: Goal, old: ResourceState | undefined): ResourceState {
  return {
    urn,
    type: goal.type,
    custom: goal.custom,
    id: "",
    inputs: goal.properties,
    outputs: {},
    parent: goal.parent,
    provider: goal.provider,
    dependencies: goal.dependencies,
    propertyDependencies: goal.propertyDependencies,
    protect: goal.protect === true,
    retainOnDelete: goal.retainOnDelete === true,
    external: false,
    delete: false,
    pendingReplacement: false,
    initErrors: [],
    additionalSecretOutputs: goal.additionalSecretOutputs,
    ignoreChanges: goal.ignoreChanges,
    replaceOnChanges: goal.replaceOnChanges,
    customTimeouts: goal.customTimeouts,
    created: old?.created,
    modified: old?.modified,
  };
}

export type Decision = "same" | "update" | "replace" | "replace-deleting-first";

/** What becomes of a resource that is in the state and in the program. */
export function decide(old: ResourceState, difference: Difference, deleteBeforeReplace: boolean | undefined): Decision {
  const changed = difference.changes === "some" || old.pendingReplacement;
  if (changed && (isReplacement(difference) || old.pendingReplacement)) {
    return (deleteBeforeReplace ?? difference.deleteBeforeReplace) ? "replace-deleting-first" : "replace";
  }
  // What a create left unfinished is waited for by an update, even when nothing differs.
  return changed || old.initErrors.length > 0 ? "update" : "same";
}
