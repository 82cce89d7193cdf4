import assert from "node:assert/strict";
import { providerText } from "../../provider/dynamic/text";
import { isTurnOf } from "../support/installations";
import { compile, installedByNpm, installedByPnpm } from "./consumer";
import { node } from "./run";
import { evaluate } from "./text";

const onNewest = process.env["ON_NEWEST"] === "1";
const managers = {
  ...(!onNewest || isTurnOf("the package on the newest Node") ? { npm: installedByNpm } : {}),
  ...(isTurnOf("pnpm") ? { pnpm: installedByPnpm } : {}),
};

for (const [manager, install] of Object.entries(managers)) {
  describe(`package installed by ${manager}`, () => {
    let folder = "";

    before(`needs a registry that ${manager} can reach`, async function () {
      const installed = await install();
      if (installed === undefined) return this.skip();
      folder = installed;
      const files = ["typed-module.mts", "typed-commonjs.cts"];
      await compile(folder, { files, options: ["--module", "node16"] });
    });

    for (const program of ["commonjs.cjs", "module.mjs", "typed-commonjs.cjs", "typed-module.mjs"]) {
      it(`is imported by name, and makes resources, in ${program}`, async () => {
        assert.deepEqual(JSON.parse(await node(folder, program)), {
          seen: [
            ["pulumi-nodejs:dynamic/cloudsso:AccessConfiguration", providerText("cloudsso:AccessConfiguration")],
            ["pulumi-nodejs:dynamic/ims:User", providerText("ims:User")],
          ],
          outputs: ["ac-2", "Alice"],
        });
      });
    }

    it("is found by the text that states hold, and checks inputs", async () => {
      const { failures } = await evaluate(folder, "ims:User", { userPrincipalName: "a@b.c" });
      assert.deepEqual(failures, ["displayName is required"]);
    });

    it("loads no SDK and no client before a call needs them", async () => {
      const { loaded } = await evaluate(folder, "ims:User", { userPrincipalName: "a@b.c" });
      assert.deepEqual(loaded, ["safe-stable-stringify", "zod"]);
    });

    it("has a command", async () => {
      assert.match(
        await node(folder, "node_modules/pulumi-alicloud-identity/entry/cli.js", "--help"),
        /Usage: alicloud-identity/,
      );
    });
  });
}
