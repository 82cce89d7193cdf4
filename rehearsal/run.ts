import type { Checkpoint } from "./checkpoint";
import { planDeletions } from "./deletions";
import type { EventQueue, ProgramEvent } from "./events";
import { Executor, type StepObserver } from "./execute";
import { StepGenerator } from "./generate";
import { DependencyGraph } from "./graph";
import { RehearsalError } from "./messages";
import type { Operation } from "./operation";
import { rebuildBase, refreshSteps } from "./refresh";
import { directDependencies, type ResourceState } from "./state";
import { type Step, subject } from "./steps";
import type { Trace } from "./trace";
import { isStackUrn } from "./urn";
import type { PropertyMap } from "./values";

export interface RunOptions {
  readonly operation: Operation;
  readonly checkpoint: Checkpoint;
  readonly trace: Trace;
  readonly observer: StepObserver;
}

export interface RunResult {
  readonly result: "succeeded" | "failed" | "canceled";
  readonly counts: Readonly<Record<string, number>>;
}

/** One operation from its first step to its last: refresh, what the program asks for, deletions. */
export class Run {
  readonly #executors: Executor[] = [];
  #generator: StepGenerator;
  #cancel: () => void = () => undefined;
  #canceled = false;
  readonly #cancellation = new Promise<"stopped">((resolve) => {
    this.#cancel = () => {
      this.#canceled = true;
      resolve("stopped");
    };
  });
  #stackOutputs: { readonly urn: string; readonly outputs: PropertyMap } | undefined;

  constructor(private readonly options: RunOptions) {
    this.#generator = new StepGenerator(options.operation);
  }

  /** Starts nothing new; what runs goes on to its end. */
  cancel(): void {
    this.#cancel();
    for (const executor of this.#executors) executor.workers.stop();
  }

  /** Drops the results of what still runs. */
  terminate(): void {
    this.cancel();
    for (const executor of this.#executors) executor.terminate();
  }

  async refresh(): Promise<RunResult> {
    const { operation } = this.options;
    if (operation.base.resources.length === 0) return { result: "succeeded", counts: {} };
    if (!this.#hasTargets(new Set())) return { result: "failed", counts: {} };
    const executor = this.#executor(true);
    const steps = refreshSteps(operation);
    await executor.together(steps);
    await executor.workers.idle();
    rebuildBase(operation, steps);
    return { result: this.#conclude(executor, undefined), counts: executor.counts };
  }

  /** Serves the program until it is through, then deletes what it did not name. `events` is absent for a destroy. */
  async update(events: EventQueue | undefined): Promise<RunResult> {
    const executor = this.#executor(false);
    let failure: Error | undefined;
    try {
      const finished = events === undefined || (await this.#serve(events, executor));
      if (finished) await this.#delete(executor);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      executor.workers.stop();
      if (!(failure instanceof RehearsalError && failure.reported))
        this.options.operation.messages.error("", failure.message);
    }
    await executor.workers.idle();
    await this.#finishStackOutputs(executor, failure !== undefined);
    return { result: this.#conclude(executor, failure), counts: executor.counts };
  }

  #executor(keepsGoing: boolean): Executor {
    const executor = new Executor({ ...this.options, keepsGoing });
    this.#executors.push(executor);
    if (this.#canceled) executor.workers.stop();
    return executor;
  }

  /** Whether the program came to its end; `false` when the operation was stopped before. */
  async #serve(events: EventQueue, executor: Executor): Promise<boolean> {
    const stopped = executor.workers.stopped.then(() => "stopped" as const);
    for (;;) {
      const event = await Promise.race([this.#cancellation, stopped, events.next()]);
      if (event === "stopped" || executor.workers.isStopped) return false;
      if (event.kind === "finished") {
        if (event.error === undefined) return true;
        throw new RehearsalError(event.error, event.error === "");
      }
      await this.#handle(event, executor);
    }
  }

  async #handle(event: Exclude<ProgramEvent, { kind: "finished" }>, executor: Executor): Promise<void> {
    if (event.kind === "refuse") throw new RehearsalError(event.error.message);
    if (event.kind === "outputs") {
      await this.#registerOutputs(event, executor);
      event.answer();
      return;
    }
    const steps =
      event.kind === "read"
        ? this.#generator.generateRead(event.goal, event.answer)
        : await this.#generate(event.goal, event.answer);
    const wanted = this.#withoutSkipped(steps, executor);
    if (wanted.length > 0) await executor.start(wanted);
  }

  async #generate(...[goal, answer]: Parameters<StepGenerator["generate"]>): Promise<readonly Step[]> {
    try {
      return await this.#generator.generate(goal, answer);
    } catch (error) {
      if (error instanceof RehearsalError) throw error;
      const { operation } = this.options;
      const message = error instanceof Error ? error.message : String(error);
      const state = [...this.#generator.ledger.urns].at(-1) ?? "";
      operation.messages.error(state, message);
      throw new RehearsalError(message, true);
    }
  }

  readonly #skipped = new Set<string>();

  /** Under `--continue-on-error`, what depends on a failure is left out, and so is what depends on that. */
  #withoutSkipped(steps: readonly Step[], executor: Executor): readonly Step[] {
    for (const failed of executor.failed) this.#skipped.add(failed.urn);
    return steps.filter((step) => {
      const state = subject(step);
      const depends = [...directDependencies(state), state.parent].some((urn) => this.#skipped.has(urn));
      if (!depends) return true;
      this.#skipped.add(step.urn);
      step.answer?.({ state, result: "skipped" });
      return false;
    });
  }

  async #registerOutputs(
    event: { readonly urn: string; readonly outputs: PropertyMap },
    executor: Executor,
  ): Promise<void> {
    if (isStackUrn(event.urn)) {
      this.#stackOutputs = event;
      return;
    }
    const step = executor.registered.get(event.urn);
    if (step?.fresh === undefined) {
      throw new Error(`cannot complete a resource '${event.urn}' whose registration isn't pending`);
    }
    executor.registered.delete(event.urn);
    if (step.skippedCreate === true) return;
    step.fresh.outputs = event.outputs;
    await this.options.checkpoint.end(undefined, {}, true);
  }

  /** The stack's outputs wait for the end: after a failure, those that are missing now keep their old values. */
  async #finishStackOutputs(executor: Executor, failed: boolean): Promise<void> {
    const event = this.#stackOutputs;
    const state = event === undefined ? undefined : executor.registered.get(event.urn)?.fresh;
    if (event === undefined || state === undefined) return;
    const errored = failed || executor.sawError || this.#generator.ledger.sawError;
    const old = this.options.operation.olds.get(event.urn)?.outputs ?? {};
    state.outputs = errored ? { ...old, ...event.outputs } : event.outputs;
    await this.options.checkpoint.end(undefined, {}, true);
  }

  async #delete(executor: Executor): Promise<void> {
    const { operation } = this.options;
    const targeted = this.#hasTargets(this.#generator.ledger.urns);
    await executor.workers.idle();
    if (executor.workers.isStopped) return;
    const { sames, rounds } = await planDeletions(operation, this.#generator.ledger);
    for (const step of sames) await (await executor.start([step])).ended;
    const graph = new DependencyGraph(operation.base.resources);
    for (const round of rounds) {
      const needed = neededByFailed(executor.failed, graph);
      await executor.together(round.filter((step) => !needed.has(subject(step))));
    }
    if (!targeted) throw new RehearsalError("one or more targets could not be found in the stack", true);
  }

  /** Reports targets that are neither in the state nor in the program. */
  #hasTargets(registered: ReadonlySet<string>): boolean {
    const { settings, messages, base } = this.options.operation;
    const present = new Set([...base.resources.map((state) => state.urn), ...registered]);
    const missing = settings.targets.literals.filter((urn) => !present.has(urn));
    for (const urn of missing) {
      const hint = urn.includes("$") ? "" : " Did you forget to escape $ in your shell?";
      messages.error("", `Target '${urn}' could not be found in the stack.${hint}`);
    }
    return missing.length === 0;
  }

  #conclude(executor: Executor, failure: Error | undefined): RunResult["result"] {
    const { messages, settings } = this.options.operation;
    const what = settings.preview ? "preview" : "update";
    if (failure !== undefined) return "failed";
    if (executor.sawError || this.#generator.ledger.sawError) {
      messages.error("", `${what} failed`);
      return "failed";
    }
    if (!this.#canceled) return "succeeded";
    messages.error("", `${what} canceled`);
    return "canceled";
  }
}

/** What a resource that failed still needs, and so must not be deleted. */
function neededByFailed(failed: readonly Step[], graph: DependencyGraph): ReadonlySet<ResourceState> {
  const needed = new Set<ResourceState>();
  for (const step of failed) {
    for (const state of [step.old, step.fresh]) {
      if (state === undefined || !graph.has(state)) continue;
      for (const dependency of graph.transitiveDependenciesOf(state)) needed.add(dependency);
    }
  }
  return needed;
}
