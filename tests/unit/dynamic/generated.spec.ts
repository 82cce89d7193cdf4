import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cloudsso } from "../../../provider";
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

  it("export a class under its other name, too, with the types of its arguments", () => {
    assert.equal(cloudsso.AccessManagement, cloudsso.AccessAssignment);
    const args: cloudsso.AccessManagementArgs = {
      directoryId: "d-1",
      accessConfigurationId: "ac-1",
      targetId: "1",
      principalType: "User",
      principalId: "u-1",
    };
    const state: cloudsso.AccessManagementState = args;
    assert.equal(cloudsso.AccessManagement.isInstance(state), false);
    const made = { ...state, __pulumiType: "pulumi-nodejs:dynamic/cloudsso:AccessAssignment" };
    assert.equal(cloudsso.AccessManagement.isInstance(made), true);
  });

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
