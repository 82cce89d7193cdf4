import { turnOf } from "./turns";

/** What takes a minute to install, for tests of seconds. */
const INSTALLATIONS = ["pnpm", "the package on the newest Node", "the old Python client"] as const;

/** `npm test` plays one of them, another one after each change of the package; `SWEEPS=all`: all. */
export function isTurnOf(installation: (typeof INSTALLATIONS)[number]): boolean {
  const turn = INSTALLATIONS[turnOf("installations", INSTALLATIONS.length)];
  return process.env["SWEEPS"] === "all" || turn === installation;
}
