import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pulumiCommand } from "../support/engine-pulumi";
import { root, temporaryFolder } from "./copy";
import { run } from "./run";

const FILE = join(root, "provider/schema.generated.json");

describe("the schema of a Pulumi package", () => {
  const pulumi = pulumiCommand();

  before("needs a Pulumi CLI that checks schemas", async function () {
    if (pulumi === undefined) return this.skip();
    const { stdout } = await run(root, pulumi, ["schema", "--help"]);
    if (!/^ +check /m.test(stdout)) this.skip();
  });

  it("has no error that the CLI knows", async () => {
    assert.deepEqual(await run(root, pulumi ?? "", ["schema", "check", FILE]), { code: 0, stdout: "", stderr: "" });
  });

  it("is really looked at", async () => {
    const broken = join(temporaryFolder("schema-"), "schema.json");
    writeFileSync(
      broken,
      readFileSync(FILE, "utf8").replace(
        "#/types/alicloud-identity:ims:Timeouts",
        "#/types/alicloud-identity:ims:None",
      ),
    );
    assert.notEqual((await run(root, pulumi ?? "", ["schema", "check", broken])).code, 0);
  });
});
