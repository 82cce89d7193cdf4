import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { crossings } from "../../scripts/walls";
import { publishedFolders } from "../support/folders";

const root = join(__dirname, "../..");

/** A house of the same folders that holds the given files alone. */
function house(files: { readonly [path: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), "walls-"));
  for (const part of [...publishedFolders, "examples"]) mkdirSync(join(folder, part));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The rules that Biome, with this project's settings, finds broken in a file of that path. */
async function broken(path: string, text: string, beside = {}): Promise<readonly string[]> {
  const folder = house({ ...beside, [path]: text });
  cpSync(join(root, "biome.json"), join(folder, "biome.json"));
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--vcs-enabled=false", "--reporter=json", path];
  const out = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_error, stdout) => resolve(stdout));
  });
  rmSync(folder, { recursive: true });
  const { diagnostics } = JSON.parse(out) as { diagnostics: readonly { category: string }[] };
  return diagnostics.map(({ category }) => category);
}

describe("walls", () => {
  describe("between folders", () => {
    const wrong: readonly (readonly [string, string, string])[] = [
      [
        "provider/client/a.ts",
        'import { b } from "../api/b";',
        "provider/client/a.ts imports provider/api/b, which provider/client may not",
      ],
      [
        "provider/api/a.ts",
        'import type { b } from "../kernel/b";',
        "provider/api/a.ts imports provider/kernel/b, which provider/api may not",
      ],
      [
        "provider/kernel/a.ts",
        'export { b } from "../client/send";',
        "provider/kernel/a.ts imports provider/client/send, which provider/kernel may not",
      ],
      [
        "provider/lint/rules/a.ts",
        'import { b } from "../../resources/b";',
        "provider/lint/rules/a.ts imports provider/resources/b, which provider/lint may not",
      ],
      [
        "provider/rollout/a.ts",
        'const b = require("../resources/b");',
        "provider/rollout/a.ts imports provider/resources/b, which provider/rollout may not",
      ],
      [
        "provider/resources/ims/a.ts",
        'import "../../dynamic/host";',
        "provider/resources/ims/a.ts imports provider/dynamic/host, which provider/resources may not",
      ],
      [
        "provider/dynamic/a.ts",
        'const b = await import("../index");',
        "provider/dynamic/a.ts imports provider/index, which provider/dynamic may not",
      ],
      [
        "provider/config.ts",
        'import { b } from "./client/b";',
        "provider/config.ts imports provider/client/b, which provider/config may not",
      ],
      [
        "emulator/a.ts",
        'import { b } from "../provider/client/send";',
        "emulator/a.ts imports provider/client/send, which emulator may not",
      ],
      [
        "emulator/ims/a.ts",
        'import { b } from "../../provider/api/operation";',
        "emulator/ims/a.ts imports provider/api/operation, which emulator may not",
      ],
      [
        "rehearsal/a.ts",
        'import { b } from "../provider/config";',
        "rehearsal/a.ts imports provider/config, which rehearsal may not",
      ],
      [
        "rehearsal/a.ts",
        'import { b } from "../emulator/index";',
        "rehearsal/a.ts imports emulator/index, which rehearsal may not",
      ],
      [
        "examples/a.ts",
        'import { b } from "../provider/index";',
        "examples/a.ts imports provider/index, which examples may not",
      ],
      [
        "provider/dynamic/host.ts",
        'import * as pulumi from "@pulumi/pulumi";',
        "provider/dynamic/host.ts loads @pulumi/pulumi, and may only name its types",
      ],
      [
        "provider/resources/a.ts",
        'const p = require("@pulumi/pulumi");',
        "provider/resources/a.ts loads @pulumi/pulumi, and may only name its types",
      ],
    ];
    for (const [path, text, sentence] of wrong) {
      it(sentence, () => assert.deepEqual(crossings(house({ [path]: text })), [sentence]));
    }

    it("have their doors", () => {
      const files = {
        "provider/client/a.ts": 'import { s } from "../config";',
        "provider/kernel/a.ts": 'import { e } from "../client/errors";\nimport { z } from "zod";',
        "provider/dynamic/host.ts": 'import type { dynamic } from "@pulumi/pulumi";\nimport { d } from "../registry";',
        "provider/dynamic/resource.ts": 'import * as pulumi from "@pulumi/pulumi";',
        "provider/index.ts": 'import * as ims from "./ims.generated";',
        "provider/ims.generated.ts":
          'export { User } from "./dynamic/ims/user.generated";\nexport { getUser } from "./functions/ims/get-user";',
        "emulator/ims/a.ts":
          'import type { U } from "../../provider/api/ims.generated";\nimport { e } from "../../provider/client/encode";',
        "cli/a.ts": 'import { r } from "../rehearsal/index";\nimport { s } from "../provider/client/send";',
        "examples/a.ts": 'import { ims } from "pulumi-alicloud-identity";',
      };
      assert.deepEqual(crossings(house(files)), []);
    });

    it("stand in this checkout", () => assert.deepEqual(crossings(root), []));
  });

  describe("within files", () => {
    const wrong: readonly (readonly [string, string, string])[] = [
      [
        "provider/client/send.ts",
        'import axios from "axios";\nexport const a = axios;\n',
        "lint/style/noRestrictedImports",
      ],
      ["provider/client/send.ts", 'export const a = () => require("axios");\n', "lint/style/noRestrictedImports"],
      [
        "provider/client/send.ts",
        'import { setTimeout } from "node:timers/promises";\nexport const a = setTimeout;\n',
        "lint/style/noRestrictedImports",
      ],
      [
        "provider/rollout/watch.ts",
        "export const a = () => setTimeout(() => undefined, 1);\n",
        "lint/style/noRestrictedGlobals",
      ],
      ["provider/client/profile.ts", 'export const a = process.env["HOME"];\n', "lint/style/noProcessEnv"],
      ["provider/kernel/diff.ts", "export const a = (b: any) => b;\n", "lint/suspicious/noExplicitAny"],
      ["provider/kernel/diff.ts", 'export * from "./check";\n', "lint/performance/noReExportAll"],
      ["provider/index.ts", "export default 1;\n", "lint/style/noDefaultExport"],
      ["provider/index.ts", 'export const a = () => console.log("a");\n', "lint/suspicious/noConsole"],
    ];
    for (const [path, text, rule] of wrong) {
      it(`${rule} in ${path}: ${text.split("\n")[0]}`, async () => assert.deepEqual(await broken(path, text), [rule]));
    }

    it("lint/suspicious/noImportCycles, of types too", async () => {
      const beside = { "provider/kernel/check.ts": 'import type { B } from "./diff";\nexport type A = B | 1;\n' };
      const text = 'import type { A } from "./check";\nexport type B = A | 2;\n';
      assert.deepEqual(await broken("provider/kernel/diff.ts", text, beside), ["lint/suspicious/noImportCycles"]);
    });

    const right: readonly (readonly [string, string])[] = [
      ["provider/client/transport.ts", 'export const a = () => require("axios");\n'],
      ["provider/client/wait.ts", "export const a = () => setTimeout(() => undefined, 1);\n"],
      ["provider/config.ts", 'export const a = process.env["HOME"];\n'],
      ["cli/call.ts", 'export const a = () => console.log("a");\n'],
    ];
    for (const [path, text] of right) {
      it(`nothing in ${path}: ${text.trim()}`, async () => assert.deepEqual(await broken(path, text), []));
    }
  });
});
