import assert from "node:assert/strict";
import fc from "fast-check";
import { nearest } from "../../../provider/kernel/nearest";

const names = ["directoryId", "description", "displayName", "tags"];

describe("kernel/nearest", () => {
  for (const [given, meant] of [
    ["directoryID", "directoryId"],
    ["dispayName", "displayName"],
    ["desription", "description"],
    ["tag", "tags"],
    ["tgas", undefined],
    ["accessKey", undefined],
  ] as const) {
    it(`takes ${given} for ${meant}`, () => assert.equal(nearest(given, names), meant));
  }

  it("prefers the closer of two", () => {
    assert.equal(nearest("userNames", ["userName_s", "userName"]), "userName_s");
    assert.equal(nearest("userNames", ["usernames", "userName"]), "usernames");
  });

  it("finds every name itself, and nothing among none", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        assert.equal(nearest(name, [name]), name);
        assert.equal(nearest(name, []), undefined);
      }),
    );
  });
});
