import assert from "node:assert/strict";
import { timeoutMs, timeoutsField } from "../../../provider/resources/timeouts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("resources/timeouts", () => {
  for (const [text, milliseconds] of [
    ["90s", 90_000],
    ["20m", 20 * MINUTE],
    ["1h30m", 90 * MINUTE],
    ["2h0m5s", 2 * HOUR + 5000],
    [undefined, HOUR],
  ] as const) {
    it(`reads ${text ?? "nothing"} as ${milliseconds} ms`, () => {
      assert.equal(timeoutMs(text === undefined ? undefined : { create: text }, "create"), milliseconds);
    });
  }

  it("gives each verb its own, and an hour to those not named", () => {
    assert.equal(timeoutMs({ create: "1m", delete: "2m" }, "delete"), 2 * MINUTE);
    assert.equal(timeoutMs({ create: "1m", delete: "2m" }, "update"), HOUR);
  });

  for (const text of ["", "1 hour", "1.5h", "30", "30m1h", "-1h", "1d"]) {
    it(`refuses "${text}"`, () => assert.equal(timeoutsField.schema.safeParse({ create: text }).success, false));
  }

  it("accepts what it can read", () => {
    assert.equal(timeoutsField.schema.safeParse({ create: "1h30m", update: "90s", delete: "20m" }).success, true);
  });

  it("refuses no time at all", () => {
    assert.equal(timeoutsField.schema.safeParse({ create: "0s" }).success, false);
  });

  it("refuses, or shortens, what a timer of Node cannot count: it would end at once", () => {
    const accepted = timeoutsField.schema.safeParse({ create: "600h" }).success;
    assert.ok(!accepted || timeoutMs({ create: "600h" }, "create") < 2 ** 31);
  });
});
