import { join } from "node:path";
import { builtPackage } from "./engine-package";

const OWN = ["packed-modules.js", "late-modules.js"];

/** `NODE_OPTIONS` of an engine's processes: what starts the SDK late and from a pack, and these scripts. */
export function preloading(...scripts: readonly string[]): string {
  const own = OWN.map((script) => join(builtPackage(), "tests", "support", "preloaded", script));
  return [...own, ...scripts].map((script) => `--require=${script}`).join(" ");
}
