import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { providerText } from "../../provider/dynamic/text";
import { definitions } from "../../provider/registry";

describe("the provider text in users' states", () => {
  it("has these very bytes, as long as any state holds them", () => {
    assert.equal(
      providerText("cloudsso:AccessConfiguration"),
      "exports.handler=()=>require('module').createRequire(process.cwd()+'/')('pulumi-alicloud-identity/dynamic').provider('cloudsso:AccessConfiguration')",
    );
  });

  it("names kinds that never change", () => {
    assert.deepEqual(
      definitions.map(({ kind }) => kind).filter((kind) => !kind.startsWith("test:")),
      readFileSync(join(__dirname, "kinds.txt"), "utf8").trim().split("\n"),
    );
  });
});
