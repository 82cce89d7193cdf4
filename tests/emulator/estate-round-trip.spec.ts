import assert from "node:assert/strict";
import fc from "fast-check";
import { type Emulator, type Snapshot, startEmulator } from "../../emulator";
import { parseEstate, textOf } from "../../estate/file";
import { estateOf } from "../support/estate";
import { makeRich } from "../support/rich-cloud";
import { anyParameters, harmless } from "./any-call";

const RUNS = Number(process.env["RUNS"] ?? 10);

/** What makes something, or changes it. */
const writes = harmless.filter(({ operation }) => !/^(Get|List|Generate)/.test(operation.action));
/** Without these little else is possible, so they come often. */
const creates = writes.filter(({ operation }) => /^(Create|Add|Attach|Provision|Set)/.test(operation.action));

describe("emulator: a copy of whatever a directory may be", function () {
  this.timeout(60_000 + RUNS * 10_000); // the machine may be busy
  let cloud: Emulator;
  let rich: Snapshot;
  before(async () => {
    cloud = await startEmulator({ seed: "small", taskDurationMs: 0 });
    await makeRich(cloud);
    rich = await cloud.control.snapshot();
    await cloud.control.setTaskDuration(0);
  });
  after(() => cloud.close());

  const step = fc.record({
    called: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...creates) }, fc.constantFrom(...writes)),
    seed: fc.nat({ max: 1_000_000 }),
  });

  /** From few things, or from one of each kind. Some of what is asked for is refused, as it would be of anybody. */
  async function furnish(
    isRich: boolean,
    steps: readonly { called: (typeof writes)[number]; seed: number }[],
  ): Promise<void> {
    await cloud.control.reset();
    if (isRich) await cloud.control.restore(rich);
    for (const { called, seed } of steps) {
      const { service, operation } = called;
      await cloud.control.perform(service, operation.action, anyParameters(cloud, called, seed)).catch((error) => {
        if (typeof (error as { code?: unknown }).code !== "string") throw error;
      });
    }
    await cloud.control.finishTasks();
  }

  it("reads as the first did, byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 120, size: "max" }), async (isRich, steps) => {
        await furnish(isRich, steps);
        const text = textOf(await estateOf(cloud));
        const copy = await startEmulator({ estate: parseEstate(text, "estate.json"), taskDurationMs: 0 });
        try {
          assert.equal(textOf(await estateOf(copy)), text);
        } finally {
          await copy.close();
        }
      }),
      { numRuns: RUNS, seed: 11 },
    );
  });
});
