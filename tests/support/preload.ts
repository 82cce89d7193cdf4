import { join } from "node:path";
import { builtPackage } from "./engine-package";

const PACK = "packed-modules.js";
const OWN = [PACK, "late-modules.js"];

/**
 * `NODE_OPTIONS` of an engine's processes: what starts the SDK late and from a pack, and these scripts. Stacks name lines
 * of the pack; with `UNPACKED=1` there is none.
 */
export function preloading(...scripts: readonly string[]): string {
  const own = OWN.filter((script) => script !== PACK || process.env["UNPACKED"] !== "1").map((script) =>
    join(builtPackage(), "tests", "support", "preloaded", script),
  );
  return [...own, ...scripts].map((script) => `--require=${script}`).join(" ");
}
