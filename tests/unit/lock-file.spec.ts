import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: { readonly [name: string]: string };
}

const text = readFileSync(join(__dirname, "../../package-lock.json"), "utf8");
const { packages } = JSON.parse(text) as { packages: { readonly [path: string]: Locked } };

describe("package-lock.json", () => {
  it("names the packages for all platforms, or `npm ci` refuses it everywhere", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          packages[`${path}/node_modules/${name}`] === undefined && packages[`node_modules/${name}`] === undefined,
      ),
    );
    assert.deepEqual(missing, []);
  });

  it("names no registry", () => {
    assert.deepEqual(
      Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined),
      [],
    );
  });
});
