import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { turnOf } from "../support/turns";
import { compile, installedByNpm } from "./consumer";
import { root } from "./copy";

interface Resolution {
  readonly options: readonly string[];
  /** TypeScript 6 is the last that knows it. */
  readonly old?: true;
}

/** How programs resolve modules: Pulumi's templates, TypeScript's default for Node, and programs for a bundler. */
const RESOLUTIONS: { readonly [name: string]: Resolution } = {
  "classic Node": {
    options: ["--module", "commonjs", "--moduleResolution", "node10", "--ignoreDeprecations", "6.0"],
    old: true,
  },
  "Node's own": { options: ["--module", "nodenext"] },
  bundler: { options: ["--module", "esnext", "--moduleResolution", "bundler"] },
};
/** `SWEEPS=all`: by each. Otherwise by one, another one after each change; `resolution.spec.ts` asks what each finds. */
const all = Object.entries(RESOLUTIONS);
const played = process.env["SWEEPS"] === "all" ? all : [all[turnOf("package types", all.length)] ?? assert.fail()];
const PROGRAMS = ["accepts.ts", "emulator.ts", "refuses.ts"];
const STRICT = ["--noEmit", "--exactOptionalPropertyTypes", "--noPropertyAccessFromIndexSignature"];

describe("package types", () => {
  let folder = "";

  before("needs a registry that npm can reach", async function () {
    const installed = await installedByNpm();
    if (installed === undefined) return this.skip();
    folder = installed;
    for (const program of PROGRAMS) cpSync(join(root, "tests/types", program), join(folder, program));
  });

  for (const [name, { options, old }] of played) {
    it(`accept and refuse what they should, resolved by ${name}, and name no types of zod and axios`, async () => {
      const by = old && { by: join(folder, "node_modules/typescript/bin/tsc") };
      const all = [...STRICT, "--skipLibCheck", ...options];
      const read = await compile(folder, { files: PROGRAMS, options: all, ...by });
      const own = read.filter((file) => file.includes("node_modules/pulumi-alicloud-identity/dist/"));
      for (const entry of ["provider", "emulator"]) {
        assert.ok(
          own.some((file) => file.endsWith(`pulumi-alicloud-identity/dist/${entry}/index.d.ts`)),
          entry,
        );
      }
      const naming = own.filter((file) => /from "(zod|axios)"/.test(readFileSync(file, "utf8")));
      assert.deepEqual(naming, []);
    });
  }

  it("need no looking away from declarations that do not compile", async () => {
    await compile(folder, { files: ["accepts.ts"], options: [...STRICT, "--module", "nodenext"] });
  });
});
