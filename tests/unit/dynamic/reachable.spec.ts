import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unreachableFrom } from "../../../provider/dynamic/reachable";

describe("a package that only a dependency depends on", () => {
  const root = join(__dirname, "../../..");
  let home = "";
  let stack = "";

  beforeEach(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), "layout-")));
    stack = join(home, "apps/stack");
    mkdirSync(join(stack, "node_modules"), { recursive: true });
    writeFileSync(join(stack, "package.json"), "{}");
  });

  afterEach(() => rmSync(home, { recursive: true }));

  it("is not where the provider's process looks: the sentence says what to add, and where", () => {
    const library = join(home, "packages/idlib/node_modules");
    mkdirSync(library, { recursive: true });
    symlinkSync(root, join(library, "pulumi-alicloud-identity"), "junction");
    assert.equal(
      unreachableFrom(stack),
      `pulumi-alicloud-identity is not found from ${stack}, where Pulumi runs the resources: a dependency of a dependency is ` +
        `not enough; add pulumi-alicloud-identity to the dependencies in ${join(stack, "package.json")}, and install again`,
    );
  });

  it("is found once the program depends on it itself", () => {
    symlinkSync(root, join(stack, "node_modules/pulumi-alicloud-identity"), "junction");
    assert.equal(unreachableFrom(stack), undefined);
  });

  it("is found from any folder of its own checkout", () => {
    assert.equal(unreachableFrom(join(root, "examples/quickstart")), undefined);
  });
});
