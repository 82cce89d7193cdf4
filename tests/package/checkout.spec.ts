import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { copyOfCheckout } from "./copy";
import { evaluate } from "./text";

describe("package in a checkout without a build", () => {
  let checkout = "";

  before(() => {
    checkout = copyOfCheckout();
    assert.equal(existsSync(join(checkout, "dist")), false);
  });

  for (const program of ["", "examples/quickstart", "a/new/folder"]) {
    it(`is found by the text that states hold, from ${program || "the root"}`, async () => {
      mkdirSync(join(checkout, program), { recursive: true });
      const { failures, loaded } = await evaluate(join(checkout, program), "ims:User", { displayName: "Alice" });
      assert.deepEqual(failures, ["userPrincipalName is required"]);
      for (const name of ["@pulumi/pulumi", "axios", "@alicloud/credentials"]) assert.ok(!loaded.includes(name), name);
      assert.equal(loaded.includes("ts-node"), program === "", "compiled from the sources, once");
    });
  }
});
