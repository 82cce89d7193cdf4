import type { Ledger } from "./ledger";
import { RehearsalError } from "./messages";
import type { Operation } from "./operation";
import type { Goal } from "./plan";
import type { ResourceState } from "./state";
import { createUrn } from "./urn";

/**
 * Names what the program registers, and finds it in the state under the name that it has or had. A conflict is reported
 * at once, and ends the operation only after the inputs were checked, so that the user learns of both.
 */
export class Names {
  #conflict = false;

  constructor(
    private readonly operation: Operation,
    private readonly ledger: Ledger,
  ) {}

  newUrn(goal: { readonly parent: string; readonly type: string; readonly name: string }): string {
    const { stack, project } = this.operation.settings;
    const { urns, aliases } = this.ledger;
    if (goal.parent !== "" && !urns.has(goal.parent)) throw new Error(`could not find parent resource ${goal.parent}`);
    const urn = createUrn(stack, project, goal.parent, goal.type, goal.name);
    if (urns.has(urn)) this.#report(urn, `Duplicate resource URN '${urn}'; try giving it a unique name`);
    const owner = aliases.takenBy(urn);
    if (owner !== undefined) {
      this.#report(urn, `Duplicate resource URN '${urn}' conflicting with alias on resource with URN '${owner}'`);
    }
    urns.add(urn);
    return urn;
  }

  /** What the state has of it: under its own URN, or else under the first of its aliases that is there. */
  findOld(urn: string, goal: Goal): ResourceState | undefined {
    const { olds } = this.operation;
    const { urns, aliases } = this.ledger;
    const own = olds.get(urn);
    if (own !== undefined) return own;
    const former = aliases.candidates(goal).find((candidate) => olds.has(candidate));
    if (former === undefined) return undefined;
    const owner = aliases.takenBy(former) ?? (urns.has(former) ? former : undefined);
    if (owner !== undefined) {
      const conflict = `conflicting with resource with URN '${owner}'`;
      this.#report(urn, `Duplicate resource alias '${former}' applied to resource with URN '${urn}' ${conflict}`);
    }
    aliases.use(urn, former);
    return olds.get(former);
  }

  refuseConflicts(urn: string): void {
    if (this.#conflict) throw new RehearsalError(`the name of ${urn} is not its own`, true);
  }

  #report(urn: string, text: string): void {
    this.operation.messages.error(urn, text);
    this.#conflict = true;
  }
}
