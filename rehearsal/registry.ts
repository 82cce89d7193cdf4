import { randomUUID } from "node:crypto";
import type { Snapshot } from "./deployment";
import { Provider } from "./provider";
import { type ProviderProcess, type ProviderSetup, startProvider } from "./provider-process";
import type { ResourceState } from "./state";
import type { Trace } from "./trace";
import { parseReference } from "./urn";
import { equalMaps, type PropertyMap, UNKNOWN_STRING } from "./values";

export const DYNAMIC_PROVIDER_TYPE = "pulumi:providers:pulumi-nodejs";

interface Running {
  readonly process: Promise<ProviderProcess>;
  readonly provider: Promise<Provider>;
}

/**
 * The provider resources of the stack and their processes, one for each configuration in use: the one that the state
 * remembers serves refreshes and deletions, a changed one serves the program.
 */
export class ProviderRegistry {
  readonly #running = new Map<string, Running>();
  readonly #all: Promise<ProviderProcess>[] = [];

  constructor(
    private readonly setup: ProviderSetup,
    private readonly base: Snapshot,
    private readonly trace: Trace,
    private readonly preview: boolean,
  ) {}

  /** The provider that serves a resource; started with the configuration in the state when the program has not done so. */
  get(reference: string): Promise<Provider> {
    const running = this.#running.get(reference);
    if (running !== undefined) return running.provider;
    const { urn, id } = parseReference(reference);
    const state = this.base.resources.find((candidate) => candidate.urn === urn && candidate.id === id);
    if (state === undefined) throw new Error(`could not find provider ${reference}`);
    return this.#start(urn, id, state.inputs).provider;
  }

  /** Providers have no difference but in their configuration. */
  changed(old: ResourceState, inputs: PropertyMap): boolean {
    return !equalMaps(old.outputs, inputs);
  }

  same(urn: string, id: string, inputs: PropertyMap): void {
    if (!this.#running.has(`${urn}::${id}`)) this.#start(urn, id, inputs);
  }

  create(urn: string, inputs: PropertyMap): string {
    const id = this.preview ? UNKNOWN_STRING : randomUUID();
    this.#start(urn, id, inputs);
    return id;
  }

  async update(urn: string, id: string, inputs: PropertyMap): Promise<void> {
    const old = this.#running.get(`${urn}::${id}`);
    this.#start(urn, id, inputs);
    await (await old?.process)?.stop();
  }

  async delete(urn: string, id: string): Promise<void> {
    const running = this.#running.get(`${urn}::${id}`);
    this.#running.delete(`${urn}::${id}`);
    await (await running?.process)?.stop();
  }

  async cancel(): Promise<void> {
    await this.#each((process) => process.cancel());
  }

  async stop(): Promise<void> {
    await this.#each((process) => process.stop());
  }

  async kill(): Promise<void> {
    await this.#each(async (process) => process.kill());
  }

  async #each(action: (process: ProviderProcess) => Promise<void>): Promise<void> {
    const started = await Promise.allSettled(this.#all);
    await Promise.all(started.map((result) => (result.status === "fulfilled" ? action(result.value) : undefined)));
  }

  #start(urn: string, id: string, inputs: PropertyMap): Running {
    const process = startProvider(this.setup, urn, id, inputs);
    const provider = process.then((ready) => new Provider(this.setup.project.sdk, ready, this.trace, this.preview));
    // Whoever needs the provider meets the failure; until then it is not unhandled.
    provider.catch(() => undefined);
    const running = { process, provider };
    this.#running.set(`${urn}::${id}`, running);
    this.#all.push(process);
    return running;
  }
}
