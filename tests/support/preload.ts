/** `NODE_OPTIONS` of an engine's processes: what starts the SDK late, and these scripts. */
export function preloading(...scripts: readonly string[]): string {
  return [require.resolve("./late-modules.js"), ...scripts].map((script) => `--require=${script}`).join(" ");
}
