import assert from "node:assert/strict";
import fc from "fast-check";
import { type Emulator, type Snapshot, startEmulator } from "../../emulator";
import { anyParameters, harmless } from "../emulator/any-call";
import { makeRich } from "../support/rich-cloud";
import { changesOf } from "./run-here";

const RUNS = Number(process.env["RUNS"] ?? 5);

const writes = harmless.filter(({ operation }) => !/^(Get|List|Generate)/.test(operation.action));
/** Without these little else is possible, so they come often. */
const creates = writes.filter(({ operation }) => /^(Create|Add|Attach|Provision|Set)/.test(operation.action));

describe("the export of whatever may be there", function () {
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

  it("of one of each kind, changes nothing when it is imported", async () => {
    await cloud.control.restore(rich);
    await cloud.control.clearCalls();
    assert.deepEqual(await changesOf(cloud), []);
    assert.deepEqual(written(cloud), []);
  });

  const step = fc.record({
    called: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...creates) }, fc.constantFrom(...writes)),
    seed: fc.nat({ max: 1_000_000 }),
  });

  it("of directories made at random, changes nothing when it is imported", async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 120, size: "max" }), async (isRich, steps) => {
        await cloud.control.reset();
        if (isRich) await cloud.control.restore(rich);
        for (const { called, seed } of steps) {
          const { service, operation } = called;
          await cloud.control.perform(service, operation.action, anyParameters(cloud, called, seed)).catch((error) => {
            if (typeof (error as { code?: unknown }).code !== "string") throw error;
          });
        }
        await cloud.control.finishTasks();
        await cloud.control.clearCalls();
        assert.deepEqual(await changesOf(cloud), []);
        assert.deepEqual(written(cloud), []);
      }),
      { numRuns: RUNS, seed: 11 },
    );
  });
});

/** What was called and is no question. */
function written({ calls }: Emulator): string[] {
  return calls.flatMap(({ by, action }) => (by === "api" && !/^(Get|List)/.test(action) ? [action] : []));
}
