import assert from "node:assert/strict";
import type { RehearseOptions } from "../../rehearsal/index";
import { Playground } from "./playground";
import { RealCli } from "./real-cli";
import { callsByUrn, callsOf, errorsOf, type Record, stateOf, stepLines, stepsOf, summaryOf } from "./record";

/** The same project twice: one for each engine. */
export class Twins {
  readonly ours = new Playground();
  readonly theirs = new Playground();
  readonly cli = new RealCli(this.theirs);
  readonly config: globalThis.Record<string, string> = { region: "here" };
  readonly secretConfig = { password: "hunter2" };

  constructor() {
    this.cli.configure(this.config, this.secretConfig);
  }

  setRegion(region: string): void {
    this.config["region"] = region;
    this.cli.configure({ region }, {});
  }

  both(action: (playground: Playground) => void): void {
    action(this.ours);
    action(this.theirs);
  }

  /** Runs the operation in both and demands that they did the same; gives what they did. */
  async agree(operation: RehearseOptions["operation"], options: Partial<RehearseOptions> = {}): Promise<Record> {
    const [expected, actual] = await Promise.all([
      this.cli.run(operation, options),
      this.#rehearse(operation, options),
    ]);
    for (const part of Object.keys(expected) as (keyof Record)[]) {
      assert.deepEqual(actual[part], expected[part], `${operation}: other ${part} than the CLI`);
    }
    assert.deepEqual(this.ours.cloud(), this.theirs.cloud());
    return expected;
  }

  async #rehearse(operation: RehearseOptions["operation"], options: Partial<RehearseOptions>): Promise<Record> {
    const { config, secretConfig } = this;
    const printed: string[] = [];
    const { exitCode, changes, trace, error } = await this.ours.rehearse(operation, {
      config,
      secretConfig,
      print: (text) => void printed.push(text),
      ...options,
    });
    assert.equal(error, undefined);
    const preview = operation === "preview" || options.previewOnly === true;
    return {
      exitCode,
      changes,
      steps: stepLines(stepsOf(trace, operation, preview)),
      calls: callsByUrn(callsOf(trace)),
      errors: errorsOf(trace),
      summary: summaryOf(printed.join("\n")),
      ...stateOf(this.ours.stored()),
    };
  }

  remove(): void {
    this.both((playground) => playground.remove());
  }
}
