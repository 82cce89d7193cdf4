import { DependencyGraph, deletionRounds } from "./graph";
import type { Ledger } from "./ledger";
import { RehearsalError } from "./messages";
import type { Operation } from "./operation";
import { dependentReplacements } from "./replacements";
import type { ResourceState } from "./state";
import type { Step } from "./steps";

export interface Deletions {
  /** Resources that stay because they are not among the targets. */
  readonly sames: readonly Step[];
  /** Each round begins when the one before is done. */
  readonly rounds: readonly (readonly Step[])[];
}

/** What is to be deleted when the program has said everything: what it did not name, and what was replaced. */
export async function planDeletions(operation: Operation, ledger: Ledger): Promise<Deletions> {
  const allowed = await deletableTargets(operation, ledger);
  const sames: Step[] = [];
  const deletions = new Map<ResourceState, Step>();
  for (const state of operation.base.resources) {
    const { urn } = state;
    if (allowed !== undefined && !allowed.has(urn)) {
      if (!ledger.keeps(urn) && !state.delete) sames.push({ op: "same", urn, old: state, fresh: { ...state, id: "" } });
    } else if (state.delete) {
      if (ledger.deletedEarly.has(state)) continue;
      ledger.deletes.add(urn);
      deletions.set(state, {
        op: state.external ? "discard-replaced" : "delete-replaced",
        urn,
        old: state,
        fresh: undefined,
      });
    } else if (!ledger.keeps(urn)) {
      ledger.deletes.add(urn);
      const op = state.pendingReplacement ? "remove-pending-replace" : state.external ? "discard" : "delete";
      deletions.set(state, { op, urn, old: state, fresh: undefined });
    }
  }
  refuseUntargeted(operation, ledger, [...deletions.values()]);
  const graph = new DependencyGraph(operation.base.resources);
  const rounds = deletionRounds([...deletions.keys()], graph).map((round) =>
    round.map((state) => deletions.get(state) as Step),
  );
  return { sames, rounds };
}

/** The targets, and what cannot stay without them. `undefined`: everything. */
async function deletableTargets(operation: Operation, ledger: Ledger): Promise<ReadonlySet<string> | undefined> {
  const { targets } = operation.settings;
  if (!targets.constrained) return undefined;
  const allowed = new Set<string>();
  for (const state of operation.base.resources.filter((candidate) => targets.includes(candidate.urn))) {
    allowed.add(state.urn);
    for (const dependent of operation.graph.dependentsOf(state, new Set(), true)) allowed.add(dependent.urn);
    for (const { state: dependent } of await dependentReplacements(operation, ledger, state))
      allowed.add(dependent.urn);
  }
  return allowed;
}

function refuseUntargeted(operation: Operation, ledger: Ledger, deletions: readonly Step[]): void {
  const { targets, preview } = operation.settings;
  const refused = deletions.filter((step) => !targets.includes(step.urn));
  for (const { urn } of refused) {
    operation.messages.error(
      urn,
      `Resource '${urn}' will be destroyed but was not specified in --target list. Name it there as well.`,
    );
    ledger.sawError = true;
  }
  if (refused.length > 0 && !preview) throw new RehearsalError("delete untargeted resource", true);
}
