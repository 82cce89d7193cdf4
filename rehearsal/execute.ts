import { apply, ProtectedError } from "./apply";
import type { Checkpoint } from "./checkpoint";
import type { ChangeKind } from "./differences";
import type { Operation } from "./operation";
import type { PendingKind, ResourceState } from "./state";
import { directDependencies } from "./state";
import { type Applied, isLogical, type Step, subject } from "./steps";
import type { StepEntry, StepOp, Trace } from "./trace";
import { isProviderType } from "./urn";
import { equal, equalMaps } from "./values";
import { Workers } from "./workers";

const PENDING: Partial<Record<StepOp, PendingKind>> = {
  create: "creating",
  "create-replacement": "creating",
  update: "updating",
  delete: "deleting",
  "delete-replaced": "deleting",
  discard: "deleting",
  "discard-replaced": "deleting",
  read: "reading",
  "read-replacement": "reading",
};

export interface StepObserver {
  began(step: Step): void;
  ended(step: Step, error: Error | undefined): void;
}

export interface ExecutorOptions {
  readonly operation: Operation;
  readonly checkpoint: Checkpoint;
  readonly trace: Trace;
  readonly observer: StepObserver;
  /** In the refresh before an operation: a failure neither stops the others nor is it forgotten. */
  readonly keepsGoing: boolean;
}

/** Carries out steps and keeps the record: checkpoint, trace, counts, and what failed. */
export class Executor {
  readonly workers: Workers;
  readonly counts: Record<string, number> = {};
  /** Steps that made a state, for the outputs that components and the stack register later. */
  readonly registered = new Map<string, Step>();
  readonly failed: Step[] = [];
  sawError = false;
  #terminated = false;

  constructor(private readonly options: ExecutorOptions) {
    this.workers = new Workers(options.operation.settings.parallel);
  }

  /** After this no result reaches the checkpoint any more. */
  terminate(): void {
    this.#terminated = true;
    this.workers.stop();
  }

  start(chain: readonly Step[]): Promise<{ readonly ended: Promise<void> }> {
    return this.workers.start(() => this.#run(chain));
  }

  /** Starts all of them and waits for their end. */
  async together(steps: readonly Step[]): Promise<void> {
    await this.workers.all(steps.map((step) => () => this.#run([step])));
  }

  async #run(chain: readonly Step[]): Promise<void> {
    for (const step of chain) {
      if (this.workers.isStopped) return;
      const error = await this.#step(step);
      if (error === undefined) continue;
      this.sawError = true;
      if (this.options.keepsGoing) return;
      if (this.options.operation.settings.continueOnError || error instanceof ProtectedError) {
        this.failed.push(step);
        step.answer?.({ state: subject(step), result: "failed" });
      } else {
        this.workers.stop();
      }
      return;
    }
  }

  async #step(step: Step): Promise<Error | undefined> {
    const { checkpoint, operation, observer, trace } = this.options;
    const began = trace.tick();
    observer.began(step);
    const pending = PENDING[step.op];
    if (pending !== undefined) await checkpoint.begin(step.fresh ?? subject(step), pending);
    const oldInputs = step.old?.inputs;
    const applied = await apply(operation, step);
    if (this.#terminated) return applied.error;
    if (applied.status !== "failed" && isLogical(step) && step.fresh !== undefined) {
      this.registered.set(step.urn, step);
    }
    this.#report(step, applied, began);
    observer.ended(step, applied.error);
    await this.#checkpoint(step, applied, oldInputs);
    if (applied.status === "ok" && step.fresh !== undefined) {
      step.answer?.({
        state: step.fresh,
        result: "success",
        ...(step.skippedCreate === true ? { unknown: true } : {}),
      });
    }
    return applied.error;
  }

  #report(step: Step, applied: Applied, began: number): void {
    const { operation, trace } = this.options;
    if (applied.error !== undefined) {
      const text = operation.settings.preview ? `Preview failed: ${applied.error.message}` : applied.error.message;
      operation.messages.error(isInternal(step) ? "" : step.urn, text);
    } else {
      this.#count(step);
    }
    trace.add({
      kind: "step",
      op: step.op,
      urn: step.urn,
      began,
      ended: trace.tick(),
      outcome: applied.error === undefined ? "done" : "failed",
      ...(step.found === undefined ? {} : { result: step.found }),
      ...differenceFields(step),
      ...(applied.error === undefined ? {} : { error: applied.error.message }),
    });
  }

  #count(step: Step): void {
    if (isInternal(step)) return;
    const refreshing = this.options.operation.settings.kind === "refresh" && step.op === "refresh";
    if (!refreshing && !isLogical(step)) return;
    if (step.op === "read" && (step.old === undefined || equalMaps(step.old.outputs, step.fresh?.outputs ?? {})))
      return;
    const op = refreshing ? (step.found ?? "same") : step.op;
    this.counts[op] = (this.counts[op] ?? 0) + 1;
  }

  #checkpoint(step: Step, applied: Applied, oldInputs: ResourceState["inputs"] | undefined): Promise<void> {
    const { checkpoint } = this.options;
    const { old, fresh } = step;
    const operated = fresh ?? old;
    if (applied.status === "failed") return checkpoint.end(operated, {}, true);
    if (old !== undefined && fresh !== undefined) checkpoint.rename(old.urn, fresh.urn);
    switch (step.op) {
      case "same":
        if (step.skippedCreate === true) return checkpoint.end(fresh, {}, false);
        return checkpoint.end(fresh, { replaced: old, added: fresh }, differs(old, fresh, oldInputs));
      case "create":
      case "create-replacement":
        return checkpoint.end(
          fresh,
          { added: fresh, replaced: old?.pendingReplacement === true ? old : undefined },
          true,
        );
      case "update":
      case "read":
      case "read-replacement":
        return checkpoint.end(fresh, { replaced: old, added: fresh }, true);
      case "delete":
      case "delete-replaced":
      case "discard":
      case "discard-replaced":
        return checkpoint.end(old, { replaced: old?.pendingReplacement === true ? undefined : old }, true);
      case "remove-pending-replace":
        return checkpoint.end(old, { replaced: old }, true);
      case "refresh":
      case "replace":
        return checkpoint.end(undefined, {}, false);
    }
  }
}

/** Steps of the default provider are the engine's own business. */
export function isInternal(step: Step): boolean {
  return step.op === "remove-pending-replace" || isProviderType(subject(step).type);
}

function differenceFields(step: Step): Partial<StepEntry> {
  const { difference } = step;
  const replaceKeys = step.replaceKeys ?? difference?.replaceKeys ?? [];
  const detailed: [string, ChangeKind][] = Object.entries(difference?.detailed ?? {}).map(([path, change]) => [
    path,
    change.kind,
  ]);
  return {
    ...(difference === undefined || difference.changedKeys.length === 0 ? {} : { changedKeys: difference.changedKeys }),
    ...(replaceKeys.length === 0 ? {} : { replaceKeys }),
    ...(detailed.length === 0 ? {} : { detailedDiff: Object.fromEntries(detailed) }),
  };
}

/** Whether an unchanged resource nevertheless has something new to write. */
function differs(
  old: ResourceState | undefined,
  fresh: ResourceState | undefined,
  oldInputs: ResourceState["inputs"] | undefined,
): boolean {
  if (old === undefined || fresh === undefined || oldInputs === undefined) return true;
  const plain = (state: ResourceState) => ({
    urn: state.urn,
    provider: state.provider,
    parent: state.parent,
    protect: state.protect,
    retainOnDelete: state.retainOnDelete,
    dependencies: [...new Set(directDependencies(state))].sort(),
  });
  return !equal(plain(old), plain(fresh)) || !equalMaps(oldInputs, fresh.inputs);
}
