import assert from "node:assert/strict";
import fc from "fast-check";
import { type Emulator, startEmulator } from "../../emulator";
import { anyParameters, harmless } from "./any-call";
import { answerAsTheFactsSay, knownCodesOnly } from "./conformance";
import { consistent } from "./consistent";

describe("emulator: whatever is called in whatever order", () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ seed: "small", taskDurationMs: 1000 });
    await emulator.control.setClock("hold");
  });
  beforeEach(() => emulator.control.reset());
  after(() => emulator.close());

  async function callAtRandom(seed: number, calls: number): Promise<void> {
    await emulator.control.reset();
    await emulator.control.setClock("hold");
    for (let step = 0; step < calls; step += 1) {
      const at = seed * 1000 + step;
      const [called] = fc.sample(fc.constantFrom(...harmless), { seed: at, numRuns: 1 });
      assert.ok(called);
      const { service, operation } = called;
      const parameters = anyParameters(emulator, called, at);
      try {
        answerAsTheFactsSay(
          service,
          operation.action,
          await emulator.control.perform(service, operation.action, parameters),
        );
      } catch (error) {
        // A refusal has a code; anything else is a defect of the emulator, or an answer against the facts.
        if (typeof (error as { code?: unknown }).code !== "string" || error instanceof assert.AssertionError)
          throw error;
      }
      if (step % 7 === 0) await emulator.control.advanceClock(400);
      consistent(emulator);
    }
    knownCodesOnly(emulator);
  }

  for (let seed = 1; seed <= 6; seed += 1) {
    it(`stays consistent and answers by the facts (round ${seed})`, async () => {
      await callAtRandom(seed, 400);
      const carriedOut = emulator.calls.filter((call) => call.carriedOut).length;
      assert.ok(carriedOut > 100, `only ${carriedOut} of 400 calls were more than refusals`);
    });
  }
});
