import assert from "node:assert/strict";
import { FORMATS, type Format } from "../../../cli/drift/forms";
import type { DriftReport } from "../../../report/drift/model";
import { drift, IN_ORDER, recording } from "./drift/world";

const NAMES = Array.from({ length: 20 }, (_, index) => `stack-${String(index + 1).padStart(2, "0")}`);
const BROKEN = "stack-07";
const SENTENCE = "getting stack configuration: get stack secrets manager: incorrect passphrase";
const words = ["--stacks", NAMES.join(",")];

/** Every other stack drifted; one has another passphrase. */
const STACKS = Object.fromEntries(
  NAMES.map((name, index) => [name, index % 2 === 0 ? recording("drifted") : IN_ORDER]),
);
const WITH_BROKEN = { ...STACKS, [BROKEN]: { code: 255, out: "", err: `error: ${SENTENCE}\n` } };

/** Of all that run at a time, the one that began last ends first. */
class Backwards {
  readonly ended: string[] = [];
  most = 0;
  private readonly running: { readonly stack: string; readonly end: () => void }[] = [];

  readonly ends = (stack: string): Promise<void> =>
    new Promise((end) => {
      this.running.push({ stack, end });
      this.most = Math.max(this.most, this.running.length);
      setImmediate(() => {
        const last = this.running.pop();
        this.ended.push(last?.stack ?? "");
        last?.end();
      });
    });
}

const reported = async (format: Format, parallel: number, order = new Backwards()) =>
  drift([...words, "--parallel", String(parallel), "--format", format], { stacks: WITH_BROKEN, ends: order.ends });

describe("drift of 20 stacks, one of them broken", () => {
  it("reports the other 19 whole, and the broken one with its own sentence", async () => {
    const { code, printed } = await reported("json", 4);
    const report = JSON.parse(printed) as DriftReport;
    assert.deepEqual([code, report.outcome], [1, "incomplete"]);
    const { printed: whole } = await drift([...words, "--format", "json"], { stacks: STACKS });
    const without = JSON.parse(whole) as DriftReport;
    assert.deepEqual(
      report.stacks.filter(({ failure }) => failure !== undefined).map(({ stack }) => stack),
      [BROKEN],
    );
    assert.equal(report.stacks.find(({ stack }) => stack === BROKEN)?.failure, SENTENCE);
    const others = <Row extends { readonly stack?: string }>(rows: readonly Row[]) =>
      rows.filter(({ stack }) => stack !== BROKEN);
    assert.deepEqual(others(report.stacks), others(without.stacks));
    assert.deepEqual(report.findings, others(without.findings));
    assert.equal(report.findings.length, 9 * 7);
  });

  for (const format of FORMATS) {
    it(`says in no form that all is in order, and the same whichever ended first: ${format}`, async () => {
      const order = new Backwards();
      const { printed } = await reported(format, 5, order);
      assert.notDeepEqual(order.ended, NAMES, "others end first here");
      for (const parallel of [1, 20]) assert.equal((await reported(format, parallel)).printed, printed);
      assert.ok(printed.includes("incorrect passphrase"));
      assert.doesNotMatch(printed, /"clean"|In order:/);
    });
  }

  it("has no case of JUnit that passes for the broken one", async () => {
    const { printed } = await reported("junit", 4);
    const suite = /<testsuite name="stack-07"[\s\S]*?<\/testsuite>/.exec(printed)?.[0] ?? "";
    assert.match(suite, /tests="1" failures="0" errors="1"/);
    assert.equal(printed.split('<testcase name="in order"').length - 1, 10);
  });

  for (const [parallel, most] of [
    [1, 1],
    [3, 3],
    [64, 20],
  ] as const) {
    it(`looks at ${most} at a time, and never at more: --parallel ${parallel}`, async () => {
      const order = new Backwards();
      await reported("json", parallel, order);
      assert.deepEqual([order.most, order.ended.length], [most, 20]);
    });
  }
});
