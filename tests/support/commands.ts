import { pulumiCommand } from "./engine-pulumi";
import { turnOf } from "./turns";

/** Suites that run this package's commands around the Pulumi CLI, for minutes each. */
const COMMANDS = ["drift", "impact", "templates", "try"] as const;

type Suite = (title: string, tests: (this: Mocha.Suite) => void) => unknown;

/**
 * `npm test` plays one of them, another one after each change of the package; with `SCENARIOS=all` it plays all. Without
 * a CLI they are skipped.
 */
export function onCli(command: (typeof COMMANDS)[number]): Suite {
  const isTurn = process.env["SCENARIOS"] === "all" || COMMANDS[turnOf("commands", COMMANDS.length)] === command;
  if (!isTurn) return () => undefined;
  return pulumiCommand() === undefined ? describe.skip : describe;
}
