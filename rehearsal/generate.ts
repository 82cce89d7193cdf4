import { type Difference, NO_DIFFERENCE, SOME_DIFFERENCE, withReplaceOnChanges } from "./differences";
import { Ledger } from "./ledger";
import { RehearsalError } from "./messages";
import { Names } from "./names";
import type { Operation } from "./operation";
import { keepOld } from "./paths";
import { decide, type Goal, goalState } from "./plan";
import type { CheckFailure } from "./provider";
import { dependentReplacements, resourceDifference, warnImpossible } from "./replacements";
import { directDependencies, type ResourceState } from "./state";
import type { RegisterResult, Step } from "./steps";
import { isProviderType, isStackUrn, parseReference, urnName } from "./urn";
import { equalMaps, isList, isMap, type PropertyMap, Secret, type Value } from "./values";

type Answer = (result: RegisterResult) => void;

/** A `.get`: a resource that is looked at and not owned. */
export interface ReadGoal {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly parent: string;
  readonly provider: string;
  readonly properties: PropertyMap;
  readonly dependencies: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
}

/** A resource on its way to a decision. */
interface Candidate {
  readonly urn: string;
  readonly goal: Goal;
  readonly old: ResourceState | undefined;
  readonly fresh: ResourceState;
  readonly answer: Answer;
}

/** Turns what the program registers into steps, one registration at a time. */
export class StepGenerator {
  readonly ledger: Ledger;
  readonly #names: Names;
  /** States the program's registrations led to: what a dependent may refer to. */
  readonly #pendingSames: Step[] = [];

  constructor(private readonly operation: Operation) {
    this.ledger = new Ledger(operation.settings);
    this.#names = new Names(operation, this.ledger);
  }

  async generate(goal: Goal, answer: Answer): Promise<readonly Step[]> {
    const urn = this.#names.newUrn(goal);
    const old = this.#names.findOld(urn, goal);
    const candidate = { urn, goal, old, fresh: goalState(urn, goal, old), answer };
    const steps = await this.#decide(candidate);
    return this.#afterTargets([...this.#pendingSames.splice(0), ...steps]);
  }

  generateRead(goal: ReadGoal, answer: Answer): readonly Step[] {
    const urn = this.#names.newUrn(goal);
    this.#names.refuseConflicts(urn);
    const old = this.operation.olds.get(urn);
    const fresh: ResourceState = {
      ...goalState(urn, { ...UNSET, ...goal, custom: true }, undefined),
      id: goal.id,
      external: true,
    };
    if (goal.id === "") throw new Error(`Expected an ID for ${urn}`);
    if (old !== undefined && !old.external && old.id !== goal.id) {
      this.ledger.replaces.add(urn);
      return [
        { op: "read-replacement", urn, old, fresh, answer },
        { op: "replace", urn, old, fresh, deletesOldLater: true },
      ];
    }
    this.ledger.reads.add(urn);
    return [{ op: "read", urn, old, fresh, answer }];
  }

  async #decide(candidate: Candidate): Promise<readonly Step[]> {
    const { urn, old, fresh, answer } = candidate;
    const included = isProviderType(fresh.type) || isStackUrn(urn) || this.operation.settings.targets.includes(urn);
    const recreating = this.ledger.deletes.has(urn);
    if (included) {
      await this.#check(candidate, recreating);
      this.#keepUntargetedDependencies(fresh);
    } else if (old !== undefined) {
      fresh.inputs = old.inputs;
    }
    this.#names.refuseConflicts(urn);
    if (recreating && old !== undefined) return this.#recreate(candidate, old);
    if (old?.external === true) {
      this.ledger.creates.add(urn);
      return [
        { op: "create-replacement", urn, old, fresh, answer, deletesOldLater: true },
        { op: "replace", urn, old, fresh, deletesOldLater: true },
      ];
    }
    if (old !== undefined) return included ? this.#compare(candidate, old) : this.#untargeted(old, answer);
    if (!included) {
      this.ledger.sames.add(urn);
      this.ledger.skippedCreates.add(urn);
      return [{ op: "same", urn, old: { ...fresh }, fresh, answer, skippedCreate: true }];
    }
    this.ledger.creates.add(urn);
    return [{ op: "create", urn, old: undefined, fresh, answer }];
  }

  /** Lets the provider check the inputs, with the old ones where they still count. */
  async #check(candidate: Candidate, recreating: boolean): Promise<void> {
    const { urn, goal, old, fresh } = candidate;
    if (!goal.custom || isProviderType(goal.type)) return;
    const keeps = old !== undefined && !old.external && !recreating;
    const kept = keepOld(goal.properties, old?.inputs ?? {}, old === undefined ? [] : goal.ignoreChanges);
    if (old !== undefined) warnImpossible(this.operation, urn, kept.impossible);
    await this.#checkInputs(fresh, keeps ? old.inputs : {}, keeps ? kept.inputs : goal.properties);
  }

  async #checkInputs(fresh: ResourceState, old: PropertyMap, inputs: PropertyMap): Promise<void> {
    const provider = await this.operation.registry.get(fresh.provider);
    const { inputs: checked, failures } = await provider.check(fresh.urn, old, inputs);
    for (const failure of failures) this.operation.messages.error(fresh.urn, failureText(fresh, checked, failure));
    if (failures.length > 0) throw new RehearsalError(`resource ${fresh.urn} is invalid`, true);
    fresh.inputs = checked;
  }

  #recreate({ urn, fresh, answer }: Candidate, old: ResourceState): readonly Step[] {
    this.ledger.deletes.delete(urn);
    this.ledger.replaces.add(urn);
    const replaceKeys = this.ledger.dependentReplaceKeys.get(urn);
    return [
      { op: "replace", urn, old, fresh },
      { op: "create-replacement", urn, old, fresh, answer, replaceKeys },
    ];
  }

  async #compare(candidate: Candidate, old: ResourceState): Promise<readonly Step[]> {
    const { urn, goal, fresh, answer } = candidate;
    const found = await this.#difference(candidate, old);
    const difference = withReplaceOnChanges(found, goal.replaceOnChanges, old.initErrors.length > 0);
    const decision = decide(old, difference, goal.deleteBeforeReplace);
    if (decision === "same") {
      this.ledger.sames.add(urn);
      return [{ op: "same", urn, old, fresh, answer }];
    }
    if (decision === "update") {
      this.ledger.updates.add(urn);
      return [{ op: "update", urn, old, fresh, answer, difference }];
    }
    this.#refuseProtected(old, fresh);
    this.ledger.replaces.add(urn);
    // Defaults were carried over from the old inputs, which a replacement does not do.
    if (goal.custom && !isProviderType(goal.type)) await this.#checkInputs(fresh, {}, goal.properties);
    const { replaceKeys } = difference;
    const replace: Step = { op: "replace", urn, old, fresh, difference, replaceKeys };
    const create: Step = { ...replace, op: "create-replacement", answer };
    if (decision === "replace") {
      return [
        { ...create, deletesOldLater: true },
        { ...replace, deletesOldLater: true },
      ];
    }
    return [...(await this.#deleteFirst(old)), replace, create];
  }

  async #difference({ urn, goal, fresh }: Candidate, old: ResourceState): Promise<Difference> {
    const { registry, settings } = this.operation;
    if (isProviderType(goal.type)) return registry.changed(old, fresh.inputs) ? SOME_DIFFERENCE : NO_DIFFERENCE;
    if (!goal.custom) return equalMaps(old.inputs, fresh.inputs) ? NO_DIFFERENCE : SOME_DIFFERENCE;
    if (old.provider === "") return { ...SOME_DIFFERENCE, replaceKeys: ["provider"] };
    const options = { ignoreChanges: goal.ignoreChanges, unknowns: settings.preview };
    return resourceDifference(this.operation, urn, fresh.provider, old, fresh.inputs, options);
  }

  #refuseProtected(old: ResourceState, fresh: ResourceState): void {
    if (!old.protect || !fresh.protect) return;
    this.#fail(
      fresh.urn,
      `unable to replace resource "${fresh.urn}"\nas it is currently marked for protection. To unprotect the ` +
        "resource, remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`",
    );
  }

  async #deleteFirst(old: ResourceState): Promise<readonly Step[]> {
    const steps: Step[] = [];
    const dependents = await dependentReplacements(this.operation, this.ledger, old);
    for (const { state, keys } of [...dependents].reverse()) {
      if (this.ledger.deletedEarly.has(state)) continue;
      this.ledger.dependentReplaceKeys.set(state.urn, keys);
      if (state.protect && !state.delete) {
        this.#fail(
          old.urn,
          `unable to replace resource "${state.urn}" as part of replacing "${old.urn}" as it is currently marked for ` +
            "protection. To unprotect the resource, remove the `protect` flag from the resource in your Pulumi " +
            "program and run `pulumi up`",
          true,
        );
      }
      steps.push(deletionAhead(state));
      this.ledger.deletes.add(state.urn);
      this.ledger.deletedEarly.add(state);
    }
    // A resource that waits for its replacement has been deleted by an earlier run.
    if (old.pendingReplacement) return steps;
    this.ledger.deletes.add(old.urn);
    return [...steps, deletionAhead(old)];
  }

  /** Reports an error. A preview goes on, to report all there are; `always` stops it, too. */
  #fail(urn: string, text: string, always = false): void {
    this.operation.messages.error(urn, text);
    this.ledger.sawError = true;
    if (always || !this.operation.settings.preview) throw new RehearsalError(text, true);
  }

  /** A resource that is not among the targets stays, and what it depends on has to be written before it. */
  #untargeted(old: ResourceState, answer: Answer | undefined): readonly Step[] {
    if (old.delete) return [];
    this.ledger.urns.add(old.urn);
    this.ledger.sames.add(old.urn);
    return [...this.#undecided(old), { op: "same", urn: old.urn, old, fresh: { ...old, id: "" }, answer }];
  }

  #undecided(state: ResourceState): readonly Step[] {
    const urns = [...directDependencies(state), state.parent, parseReference(state.provider).urn];
    return urns
      .filter((urn) => !this.ledger.decided(urn))
      .flatMap((urn) => {
        const dependency = this.ledger.decided(urn) ? undefined : this.operation.olds.get(urn);
        return dependency === undefined ? [] : this.#untargeted(dependency, undefined);
      });
  }

  #keepUntargetedDependencies(fresh: ResourceState): void {
    if (!this.operation.settings.targets.constrained) return;
    const waiting = directDependencies(fresh).filter((urn) => !this.ledger.decided(urn));
    for (const urn of waiting) {
      const old = this.operation.olds.get(urn);
      if (old !== undefined && !this.ledger.decided(urn)) this.#pendingSames.push(...this.#untargeted(old, undefined));
    }
  }

  /** A target that depends on a resource which would have to be created, but is no target, cannot be done. */
  #afterTargets(steps: readonly Step[]): readonly Step[] {
    for (const { fresh, skippedCreate } of steps) {
      if (fresh === undefined || skippedCreate === true) continue;
      for (const urn of [...directDependencies(fresh), fresh.parent]) {
        if (!this.ledger.skippedCreates.has(urn)) continue;
        this.#fail(
          fresh.urn,
          `Resource '${fresh.urn}' depends on '${urn}' which was was not specified in --target list.`,
        );
        this.ledger.skippedCreates.delete(urn);
      }
    }
    return steps;
  }
}

const UNSET = {
  propertyDependencies: {},
  protect: undefined,
  retainOnDelete: undefined,
  deleteBeforeReplace: undefined,
  ignoreChanges: [],
  replaceOnChanges: [],
  customTimeouts: {},
  aliases: [],
} as const;

function deletionAhead(state: ResourceState): Step {
  const base = { urn: state.urn, old: state, fresh: undefined };
  return state.delete ? { op: "delete", ...base } : { op: "delete-replaced", ...base, pendingReplacement: true };
}

/** The engine's sentence, but with secrets hidden. */
function failureText(state: ResourceState, inputs: PropertyMap, { property, reason }: CheckFailure): string {
  const subject = `${state.type} resource '${urnName(state.urn)}'`;
  if (property === "") return `${subject} has a problem: ${reason}`;
  return `${subject}: property ${property} value ${shown(inputs[property] ?? null)} has a problem: ${reason}`;
}

/** A value as the CLI shows it: `{text}`, `{[{a} {b}]}`, `{map[key:{value}]}`. */
function shown(value: Value): string {
  if (value instanceof Secret) return "[secret]";
  if (value === null) return "{<nil>}";
  if (isList(value)) return `{[${value.map(shown).join(" ")}]}`;
  if (!isMap(value)) return `{${String(value)}}`;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{map[${entries.map(([key, item]) => `${key}:${shown(item)}`).join(" ")}]}`;
}
