import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./copy";

const { ModuleKind, ModuleResolutionKind } = ts;

interface Resolution {
  readonly options: ts.CompilerOptions;
  /** Whether the program is a CommonJS or an ES module, where the resolution asks. */
  readonly mode?: ts.ResolutionMode;
}

const node16 = { moduleResolution: ModuleResolutionKind.Node16, module: ModuleKind.Node16 };
const nodeNext = { moduleResolution: ModuleResolutionKind.NodeNext, module: ModuleKind.NodeNext };

/** Every `moduleResolution` that finds packages. */
const RESOLUTIONS: { readonly [name: string]: Resolution } = {
  node10: { options: { moduleResolution: ModuleResolutionKind.Node10, module: ModuleKind.CommonJS } },
  "node16, from CommonJS": { options: node16, mode: ModuleKind.CommonJS },
  "node16, from an ES module": { options: node16, mode: ModuleKind.ESNext },
  "nodenext, from CommonJS": { options: nodeNext, mode: ModuleKind.CommonJS },
  "nodenext, from an ES module": { options: nodeNext, mode: ModuleKind.ESNext },
  bundler: {
    options: { moduleResolution: ModuleResolutionKind.Bundler, module: ModuleKind.ESNext },
    mode: ModuleKind.ESNext,
  },
};
const ENTRIES: { readonly [specifier: string]: string } = {
  "pulumi-alicloud-identity": "dist/provider/index.d.ts",
  "pulumi-alicloud-identity/emulator": "dist/emulator/index.d.ts",
};

/** The types that a program gets; without the package on a disk, so that it needs neither a build nor a registry. */
describe("package entries", () => {
  const folder = "/program/node_modules/pulumi-alicloud-identity";
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  const { exports, types } = JSON.parse(manifest) as { exports: Record<string, { types?: string }>; types: string };
  const files = new Map([[`${folder}/package.json`, manifest]]);
  for (const declared of [types, ...Object.values(exports).map((entry) => entry.types)]) {
    if (declared !== undefined) files.set(join(folder, declared), "");
  }
  const host: ts.ModuleResolutionHost = {
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path),
    directoryExists: (path) => [...files.keys()].some((file) => file.startsWith(`${path}/`)),
  };

  for (const [name, { options, mode }] of Object.entries(RESOLUTIONS)) {
    for (const [specifier, declarations] of Object.entries(ENTRIES)) {
      it(`${specifier} has its types under ${name}`, () => {
        const found = ts.resolveModuleName(specifier, "/program/index.ts", options, host, undefined, undefined, mode);
        assert.equal(found.resolvedModule?.resolvedFileName, `${folder}/${declarations}`);
      });
    }
  }
});
