import { isDeepStrictEqual } from "node:util";
import { type Provider, ProviderFailure, type Values } from "./provider";

export type Step = "create" | "same" | "update" | "replace";

interface Recorded {
  readonly id: string;
  readonly inputs: Values;
  readonly outputs: Values;
  /** Made, and not ready: the next `up` updates it without being asked. */
  readonly unfinished: boolean;
}

/** What `check` refuses, one sentence a failure. */
class CheckFailure extends Error {
  constructor(readonly failures: readonly string[]) {
    super(failures.join("\n"));
  }
}

export function urnOf(kind: string, name: string): string {
  return `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/${kind}::${name}`;
}

/** One resource as the engine handles it: checked inputs, the diff's answers, half-made objects, refreshes. */
export class Managed {
  recorded: Recorded | undefined;

  /** @param name in the program, by which a run tells resources apart; `undefined`: it has no URN. */
  constructor(
    private readonly provider: () => Provider,
    readonly kind: string,
    private readonly name: string | undefined,
  ) {}

  get id(): string {
    return this.recorded?.id ?? "";
  }

  get outputs(): Values {
    return this.recorded?.outputs ?? {};
  }

  get inputs(): Values {
    return this.recorded?.inputs ?? {};
  }

  /** What `pulumi preview` would show for this program. */
  async preview(args: Values): Promise<Step> {
    return (await this.plan(args)).step;
  }

  /** `pulumi up` of a program that says this. */
  async up(args: Values): Promise<Step> {
    const { step, news, deletesFirst } = await this.plan(args);
    const before = this.recorded;
    if (step === "create") await this.create(news);
    if (step === "update") await this.update(news);
    if (step === "replace") {
      if (deletesFirst) await this.destroy();
      await this.create(news);
      if (before !== undefined && !deletesFirst) await this.provider().delete(this.kind, before.id, before.outputs);
    }
    return step;
  }

  /** `pulumi refresh`: what the next `up` would do is another question. */
  async refresh(): Promise<"there" | "gone"> {
    const { id, outputs } = this.existing();
    const live = await this.provider().read(this.kind, id, outputs);
    if (live.id === "") {
      this.recorded = undefined;
      return "gone";
    }
    this.recorded = { id: live.id, inputs: live.inputs, outputs: live.properties, unfinished: false };
    return "there";
  }

  async destroy(): Promise<void> {
    const { id, outputs } = this.existing();
    await this.provider().delete(this.kind, id, outputs);
    this.recorded = undefined;
  }

  /** Names of the inputs that differ after a refresh from what the program wants. */
  async drift(args: Values): Promise<string[]> {
    const { news } = await this.plan(args);
    const names = new Set([...Object.keys(news), ...Object.keys(this.inputs)]);
    return [...names].filter((name) => !isDeepStrictEqual(news[name], this.inputs[name])).sort();
  }

  private async plan(args: Values): Promise<{ step: Step; news: Values; deletesFirst?: boolean }> {
    const { inputs: news, failures } = await this.provider().check(
      this.kind,
      this.name === undefined ? args : { __urn: urnOf(this.kind, this.name), ...args },
      this.recorded?.inputs,
    );
    if (failures.length > 0) throw new CheckFailure(failures);
    if (this.recorded === undefined) return { step: "create", news };
    const { id, outputs, inputs, unfinished } = this.recorded;
    const { changes, replaces, deletesFirst } = await this.provider().diff(this.kind, id, outputs, news);
    if (replaces.length > 0) return { step: "replace", news, deletesFirst };
    // An answer without "changes" leaves it to the engine, which looks at the inputs alone.
    const differs = changes === "some" || (changes === "unknown" && !isDeepStrictEqual(inputs, news));
    return { step: differs || unfinished ? "update" : "same", news };
  }

  private async create(news: Values): Promise<void> {
    try {
      const { id, properties } = await this.provider().create(this.kind, news);
      this.recorded = { id, inputs: news, outputs: properties, unfinished: false };
    } catch (error) {
      if (error instanceof ProviderFailure && error.partial !== undefined) {
        const { id, properties } = error.partial;
        this.recorded = { id, inputs: news, outputs: properties, unfinished: true };
      }
      throw error;
    }
  }

  private async update(news: Values): Promise<void> {
    const { id, outputs, inputs } = this.existing();
    try {
      const fresh = await this.provider().update(this.kind, id, outputs, news);
      this.recorded = { id, inputs: news, outputs: fresh, unfinished: false };
    } catch (error) {
      // The engine keeps the old inputs and the new outputs.
      if (error instanceof ProviderFailure && error.partial !== undefined) {
        this.recorded = { id, inputs, outputs: error.partial.properties, unfinished: true };
      }
      throw error;
    }
  }

  private existing(): Recorded {
    if (this.recorded === undefined) throw new Error(`there is no ${this.kind} in the state`);
    return this.recorded;
  }
}
