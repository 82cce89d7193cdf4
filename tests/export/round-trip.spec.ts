import assert from "node:assert/strict";
import fc from "fast-check";
import type { Emulator } from "../../emulator";
import { anySteps, RandomCloud } from "../support/random-cloud";
import { changesOf } from "./run-here";

const RUNS = Number(process.env["RUNS"] ?? 5);

describe("the export of whatever may be there", function () {
  this.timeout(300_000 + RUNS * 10_000); // the machine may be busy
  let cloud: Emulator;
  let random: RandomCloud;

  before(async () => {
    random = await RandomCloud.open();
    cloud = random.cloud;
  });
  after(() => cloud.close());

  it("of one of each kind, changes nothing when it is imported", async () => {
    await cloud.control.restore(random.rich);
    await cloud.control.clearCalls();
    assert.deepEqual(await changesOf(cloud), []);
    assert.deepEqual(written(cloud), []);
  });

  it("of directories made at random, changes nothing when it is imported", async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), anySteps, async (isRich, steps) => {
        await random.furnish(isRich, steps);
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
