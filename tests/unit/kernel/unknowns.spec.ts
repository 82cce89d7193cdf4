import assert from "node:assert/strict";
import * as rpc from "@pulumi/pulumi/runtime/rpc";
import { holdsUnknown, UNKNOWN } from "../../../provider/kernel/unknowns";

describe("kernel/unknowns", () => {
  it("uses the SDK's own mark", () => {
    assert.equal(UNKNOWN, rpc.unknownValue);
  });

  for (const value of [UNKNOWN, [1, UNKNOWN], { a: { b: [UNKNOWN] } }]) {
    it(`sees the unknown in ${JSON.stringify(value)}`, () => assert.equal(holdsUnknown(value), true));
  }

  for (const value of [undefined, null, "", `not ${UNKNOWN}`, 0, false, [], {}, { [UNKNOWN]: "as a key" }]) {
    it(`sees none in ${JSON.stringify(value)}`, () => assert.equal(holdsUnknown(value), false));
  }
});
