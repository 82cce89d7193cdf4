import assert from "node:assert/strict";
import fc from "fast-check";
import { startEmulator } from "../../emulator";
import { parseEstate, textOf } from "../../estate/file";
import { estateOf } from "../support/estate";
import { anySteps, RandomCloud } from "../support/random-cloud";

const RUNS = Number(process.env["RUNS"] ?? 10);

describe("emulator: a copy of whatever a directory may be", function () {
  this.timeout(300_000 + RUNS * 10_000); // the machine may be busy
  let random: RandomCloud;
  before(async () => {
    random = await RandomCloud.open();
  });
  after(() => random.cloud.close());

  it("reads as the first did, byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), anySteps, async (isRich, steps) => {
        await random.furnish(isRich, steps);
        const text = textOf(await estateOf(random.cloud));
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
