import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "../../emulator";
import type { Stack } from "../support/engine";
import { builtPackage } from "../support/engine-package";
import { findPulumi } from "../support/engine-pulumi";
import { rehearsalEngine } from "../support/engine-rehearsal";

export interface Example {
  readonly stack: Stack;
  remove(): void;
}

/** A stack of an example, on the Pulumi CLI where there is one. */
export async function openExample(name: string, cloud: Emulator): Promise<Example> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const packageFolder = builtPackage();
  const main = join(packageFolder, "dist/examples", name, "index.js");
  const runtime = "runtime:\n  name: nodejs\n  options:\n    typescript: false\n";
  writeFileSync(join(folder, "Pulumi.yaml"), `name: ${name}\n${runtime}main: ${main}\n`);
  const engine = findPulumi(packageFolder) ?? rehearsalEngine(packageFolder);
  const stack = await engine.open({ stack: "dev", folder, project: name, environment: cloud.environment() });
  return { stack, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
