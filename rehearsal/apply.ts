import type { Operation } from "./operation";
import type { Outcome } from "./provider";
import { refreshResource } from "./refresh";
import type { ResourceState } from "./state";
import { type Applied, now, type Step } from "./steps";
import { isProviderType } from "./urn";
import { equalMaps, type PropertyMap, Secret, UNKNOWN_STRING } from "./values";

/** A deletion that `protect` forbids. It stops nothing else: nothing was attempted. */
export class ProtectedError extends Error {}

const OK: Applied = { status: "ok" };

/** Does a step, in a preview as far as previews go, and brings its states up to date. */
export async function apply(operation: Operation, step: Step): Promise<Applied> {
  try {
    const applied = await perform(operation, step);
    if (step.fresh !== undefined && step.op !== "replace") markSecretOutputs(step.fresh);
    return applied;
  } catch (error) {
    return { status: "failed", error: error instanceof Error ? error : new Error(String(error)) };
  }
}

async function perform(operation: Operation, step: Step): Promise<Applied> {
  const { old, fresh } = step;
  switch (step.op) {
    case "same":
      return same(operation, step, given(old), given(fresh));
    case "create":
    case "create-replacement":
      return create(operation, step, given(fresh));
    case "update":
      return update(operation, given(old), given(fresh));
    case "delete":
    case "delete-replaced":
    case "discard":
    case "discard-replaced":
      return remove(operation, step, given(old));
    case "read":
    case "read-replacement":
      return read(operation, step, given(fresh));
    case "refresh":
      return refreshResource(operation, step, given(old));
    case "replace":
    case "remove-pending-replace":
      return OK;
  }
}

function same(operation: Operation, step: Step, old: ResourceState, fresh: ResourceState): Applied {
  if (step.skippedCreate === true) return OK;
  fresh.id = old.id;
  fresh.outputs = old.outputs;
  if (isProviderType(fresh.type)) operation.registry.same(fresh.urn, fresh.id, old.inputs);
  return OK;
}

async function create(operation: Operation, step: Step, fresh: ResourceState): Promise<Applied> {
  const { preview } = operation.settings;
  let outcome: Outcome | undefined;
  if (isProviderType(fresh.type)) {
    fresh.id = operation.registry.create(fresh.urn, fresh.inputs);
    fresh.outputs = fresh.inputs;
  } else if (fresh.custom && preview) {
    fresh.outputs = fresh.inputs;
  } else if (fresh.custom) {
    outcome = await (await operation.registry.get(fresh.provider)).create(fresh);
    fresh.id = outcome.id;
    fresh.outputs = outcome.outputs;
    fresh.initErrors = outcome.initErrors;
  }
  fresh.created = now();
  fresh.modified = fresh.created;
  if (step.op === "create-replacement" && step.deletesOldLater === true) given(step.old).delete = true;
  return ended(outcome);
}

async function update(operation: Operation, old: ResourceState, fresh: ResourceState): Promise<Applied> {
  fresh.id = old.id;
  fresh.created = old.created;
  fresh.modified = old.modified;
  if (!fresh.custom) return OK;
  if (isProviderType(fresh.type)) {
    await operation.registry.update(fresh.urn, fresh.id, fresh.inputs);
    fresh.outputs = fresh.inputs;
  } else if (operation.settings.preview) {
    fresh.outputs = fresh.inputs;
  } else {
    const outcome = await (await operation.registry.get(fresh.provider)).update(old, fresh);
    fresh.outputs = outcome.outputs;
    fresh.initErrors = outcome.initErrors;
    fresh.modified = now();
    // What exists was not made from the new inputs: the old ones stay, so that the next run tries again.
    if (outcome.initErrors.length > 0) fresh.inputs = old.inputs;
    return ended(outcome);
  }
  fresh.modified = now();
  return OK;
}

async function remove(operation: Operation, step: Step, old: ResourceState): Promise<Applied> {
  if (step.op === "delete" && old.protect) {
    throw new ProtectedError(
      `resource "${old.urn}" cannot be deleted\nbecause it is protected. To unprotect the resource, either remove the ` +
        "`protect` flag from the resource in your Pulumi program and run `pulumi up`, or use the command:\n" +
        `\`pulumi state unprotect '${old.urn}'\``,
    );
  }
  const owned = old.custom && !old.external && !old.retainOnDelete;
  if (owned && !operation.settings.preview) {
    if (isProviderType(old.type)) await operation.registry.delete(old.urn, old.id);
    else await (await operation.registry.get(old.provider)).delete(old);
  }
  // Only now: after a failed deletion the next run has to try it again.
  if (step.pendingReplacement === true) old.pendingReplacement = true;
  return OK;
}

async function read(operation: Operation, step: Step, fresh: ResourceState): Promise<Applied> {
  let outcome: Outcome | undefined;
  if (fresh.id !== UNKNOWN_STRING) {
    const provider = await operation.registry.get(fresh.provider);
    // The engine sends what the program gave as state, too.
    outcome = await provider.read(fresh, fresh.id, { inputs: fresh.inputs, outputs: fresh.inputs });
    fresh.outputs = outcome.outputs;
    fresh.initErrors = outcome.initErrors;
    if (outcome.id !== "") fresh.id = outcome.id;
  }
  const { old } = step;
  if (step.op === "read-replacement") given(old).delete = true;
  fresh.created = old?.created;
  fresh.modified = old?.modified;
  if (old !== undefined && !(equalMaps(fresh.inputs, old.inputs) && equalMaps(fresh.outputs, old.outputs))) {
    fresh.modified = now();
  }
  return ended(outcome);
}

function ended(outcome: Outcome | undefined): Applied {
  if (outcome === undefined || outcome.initErrors.length === 0) return OK;
  return { status: "partial", error: new Error(initErrorText(outcome.initErrors)) };
}

function initErrorText(reasons: readonly string[]): string {
  if (reasons.length === 1 && reasons[0] === "resource init failed") return reasons[0];
  const count = reasons.length === 1 ? "1 error" : `${reasons.length} errors`;
  return `${count} occurred:\n${reasons.map((reason) => `\t* ${reason}`).join("\n")}\n\n`;
}

function markSecretOutputs(state: ResourceState): void {
  const outputs: Record<string, PropertyMap[string]> = { ...state.outputs };
  for (const [key, value] of Object.entries(outputs)) {
    const secret = state.additionalSecretOutputs.includes(key) || state.inputs[key] instanceof Secret;
    if (secret && key !== "id" && !(value instanceof Secret)) outputs[key] = new Secret(value);
  }
  state.outputs = outputs;
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the step lacks a state it needs");
  return value;
}
