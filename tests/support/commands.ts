import { pulumiCommand } from "./engine-pulumi";
import { turnOf } from "./turns";

/** Suites that run this package's commands around the Pulumi CLI, for minutes each. */
const COMMANDS = ["drift", "impact", "stacks", "templates", "try"] as const;

type Suite = (title: string, tests: (this: Mocha.Suite) => void) => unknown;

/** One is played after every fourth change of the package. */
const TURNS = 4 * COMMANDS.length;

/**
 * `npm test` plays at most one of them, by turns; with `SCENARIOS=all` it plays all. Without a CLI they are skipped.
 */
export function onCli(command: (typeof COMMANDS)[number]): Suite {
  const isTurn = process.env["SCENARIOS"] === "all" || COMMANDS[turnOf("commands", TURNS)] === command;
  if (!isTurn) return () => undefined;
  return pulumiCommand() === undefined ? describe.skip : describe;
}
