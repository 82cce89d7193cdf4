import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "../../emulator";
import type { Stack } from "../support/engine";
import { builtPackage } from "../support/engine-package";
import { findPulumi } from "../support/engine-pulumi";
import { rehearsalEngine } from "../support/engine-rehearsal";
import { turnOf } from "../support/turns";

const EXAMPLES = ["landing-zone", "move-from-alicloud", "people"] as const;
/** `SCENARIOS=all`: each on the CLI. Otherwise one, another one after each change of the package. */
const onCli = process.env["SCENARIOS"] === "all" ? EXAMPLES : [EXAMPLES[turnOf("examples", EXAMPLES.length)]];

export interface Example {
  readonly stack: Stack;
  remove(): void;
}

/** A stack of an example, on the Pulumi CLI where there is one and it is the example's turn. */
export async function openExample(name: (typeof EXAMPLES)[number], cloud: Emulator): Promise<Example> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const packageFolder = builtPackage();
  const main = join(packageFolder, "dist/examples", name, "index.js");
  const runtime = "runtime:\n  name: nodejs\n  options:\n    typescript: false\n";
  writeFileSync(join(folder, "Pulumi.yaml"), `name: ${name}\n${runtime}main: ${main}\n`);
  const pulumi = onCli.includes(name) ? findPulumi(packageFolder) : undefined;
  const engine = pulumi ?? rehearsalEngine(packageFolder);
  const stack = await engine.open({ stack: "dev", folder, project: name, environment: cloud.environment() });
  return { stack, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
