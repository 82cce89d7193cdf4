import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const PACKAGE = "pulumi-alicloud-identity";

let checked: { readonly problem: string | undefined } | undefined;

/**
 * Why Pulumi's provider process would not find this package, as a sentence; `undefined` when it would. Looked up once a
 * process: the folder that counts is the one that Pulumi starts both processes in.
 */
export function unreachable(): string | undefined {
  checked ??= { problem: isStartedByPulumi() ? unreachableFrom(process.cwd()) : undefined };
  return checked.problem;
}

/**
 * A program may import this package without depending on it: through a library that does. What runs the resources looks
 * from the program's folder, the same way as the text in the state (`text.ts`), and there pnpm's and Yarn's layouts show
 * what the program's own package.json names and nothing else.
 */
export function unreachableFrom(folder: string): string | undefined {
  try {
    createRequire(`${folder}/`).resolve(`${PACKAGE}/dynamic`);
    return undefined;
  } catch {
    const manifest = manifestAbove(folder);
    return (
      `${PACKAGE} is not found from ${folder}, where Pulumi runs the resources: a dependency of a dependency is not enough; ` +
      `add ${PACKAGE} to the dependencies in ${manifest ?? join(folder, "package.json")}, and install again`
    );
  }
}

/** Elsewhere (an inline program of the Automation API, a test with mocks) the folder of the providers is not known here. */
function isStartedByPulumi(): boolean {
  return /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]/.test(require.main?.filename ?? "");
}

function manifestAbove(folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const manifest = join(here, "package.json");
    if (existsSync(manifest)) return manifest;
    if (dirname(here) === here) return undefined;
  }
}
