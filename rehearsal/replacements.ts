import { compareInputs, type Difference, isReplacement, withReplaceOnChanges } from "./differences";
import type { Ledger } from "./ledger";
import type { Operation } from "./operation";
import { keepOld } from "./paths";
import type { ResourceState } from "./state";
import { isProviderType } from "./urn";
import { type PropertyMap, UNKNOWN_STRING, Unknown } from "./values";

/** Asks the provider what differs, and answers in its place where it leaves that open. */
export async function resourceDifference(
  operation: Operation,
  urn: string,
  reference: string,
  old: { readonly id: string; readonly inputs: PropertyMap; readonly outputs: PropertyMap },
  fresh: PropertyMap,
  options: { readonly ignoreChanges: readonly string[]; readonly unknowns: boolean },
): Promise<Difference> {
  const provider = await operation.registry.get(reference);
  const answer = await provider.diff(urn, old.id, old, fresh, options);
  if (answer.changes !== "unknown") return answer;
  const kept = keepOld(fresh, old.inputs, options.ignoreChanges);
  warnImpossible(operation, urn, kept.impossible);
  const compared = compareInputs(old.inputs, kept.inputs);
  return compared.changes === "none"
    ? { ...answer, changes: "none" }
    : { ...answer, changes: "some", changedKeys: compared.changedKeys, detailed: compared.detailed };
}

export function warnImpossible(operation: Operation, urn: string, paths: readonly string[]): void {
  if (paths.length === 0) return;
  const text = `cannot ignore changes in added or removed elements of the path: "${paths.join(", ")}"`;
  operation.messages.log("info", urn, text);
}

export interface DependentReplacement {
  readonly state: ResourceState;
  readonly keys: readonly string[];
}

/**
 * The dependents that have to be deleted before `root` can be, in dependency order: those that the provider would
 * replace if what they take from it became unknown.
 */
export async function dependentReplacements(
  operation: Operation,
  ledger: Ledger,
  root: ResourceState,
): Promise<readonly DependentReplacement[]> {
  if (!operation.graph.has(root)) return [];
  const replaced = new Set([root.urn]);
  const found: DependentReplacement[] = [];
  // What was decided already in this run was registered before the root, and so cannot depend on it any more.
  for (const dependent of operation.graph.dependentsOf(root, ledger.all(), false)) {
    const difference = await differenceWithout(operation, dependent, replaced);
    if (difference === undefined || !isReplacement(difference)) continue;
    replaced.add(dependent.urn);
    found.push({ state: dependent, keys: difference.replaceKeys });
  }
  return found;
}

async function differenceWithout(
  operation: Operation,
  dependent: ResourceState,
  replaced: ReadonlySet<string>,
): Promise<Difference | undefined> {
  if (!dependent.custom || dependent.external || isProviderType(dependent.type)) return undefined;
  let affected = false;
  const inputs = Object.fromEntries(
    Object.entries(dependent.inputs).map(([key, value]) => {
      if (!(dependent.propertyDependencies[key] ?? []).some((urn) => replaced.has(urn))) return [key, value];
      affected = true;
      return [key, new Unknown(UNKNOWN_STRING)];
    }),
  );
  if (!affected) return undefined;
  const options = { ignoreChanges: dependent.ignoreChanges, unknowns: true };
  const difference = await resourceDifference(operation, dependent.urn, dependent.provider, dependent, inputs, options);
  return withReplaceOnChanges(difference, dependent.replaceOnChanges, false);
}
