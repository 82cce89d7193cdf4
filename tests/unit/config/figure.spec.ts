import assert from "node:assert/strict";
import * as fc from "fast-check";
import { figure } from "../../../provider/config/values";

describe("a figure", () => {
  const english = new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 });

  it("is written as in English, whole or not", () => {
    const whole = fc.integer({ min: -(10 ** 15), max: 10 ** 15 });
    const parts = fc.integer({ min: 1, max: 10 ** 9 }).map((millionths) => millionths / 1_000_000);
    fc.assert(fc.property(fc.oneof(whole, parts), (value) => assert.equal(figure(value), english.format(value))));
  });
});
