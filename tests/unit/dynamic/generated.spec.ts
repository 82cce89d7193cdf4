import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Declarations } from "../../../scripts/docs/declarations";
import { renderResources } from "../../../scripts/generate/resources";

const root = join(__dirname, "../../..");

describe("the classes and indexes of resources", () => {
  const files = renderResources(root, new Declarations(root));

  for (const [name, text] of files) {
    it(`${name} is what the definitions give: otherwise run \`npm run generate\``, () => {
      assert.ok(readFileSync(join(root, name), "utf8") === text, `${name} is stale`);
    });
  }

  it("say what a definition says of a property: its words, its values, and whether it may be absent", () => {
    const text = files.get("provider/dynamic/cloudsso/access-configuration.generated.ts") ?? "";
    assert.match(text, /^ {2}accessConfigurationName: pulumi\.Input<string>;$/m);
    assert.match(text, /^ {2}reprovision\?: pulumi\.Input<"auto" \| "manual" \| \(string & {}\) \| undefined>;$/m);
    assert.match(text, /^ {2}declare readonly accessConfigurationId: pulumi\.Output<string>;$/m);
    assert.match(text, /^ {2}declare readonly sessionDuration: pulumi\.Output<number>;$/m);
    assert.match(text, /^ {2}declare readonly description: pulumi\.Output<string \| undefined>;$/m);
    assert.doesNotMatch(text, /^ {2}declare readonly adopt\b/m, "counts at creation alone");
  });
});
