import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { bindServices, type Services } from "../provider/api/services";
import { createSend } from "../provider/client/send";
import { settingsOfProcess } from "../provider/config";

export type Ims = Services["ims"];

/** What an act needs of the world; tests pass their own. */
export interface World {
  readonly ims: () => Ims;
  readonly print: (text: string) => void;
  /** Asks whoever sits at the terminal. `undefined`: nobody does. */
  readonly ask: (question: string) => Promise<boolean | undefined>;
}

export const processWorld: World = {
  ims: () =>
    bindServices(createSend(settingsOfProcess(), { onDebug: (line) => process.stderr.write(`${line}\n`) })).ims,
  print: (text) => process.stdout.write(`${text}\n`),
  ask: askAtTerminal,
};

/** What was done: for people, and for programs. */
export interface Done {
  readonly said: string;
  readonly [field: string]: string;
}

/** One act on one thing. */
export interface Act {
  readonly name: string;
  readonly summary: string;
  readonly argument: readonly [name: string, description: string];
  /** Nothing brings back what it takes away, so it asks first. */
  readonly forGood?: true;
  /** @param sure asks, where it has to: `Purge user alice@... for good?`. Throws when the answer is no. */
  run(ims: Ims, word: string, sure: (question: string) => Promise<void>): Promise<Done>;
}

interface Flags {
  readonly json?: true;
  readonly yes?: true;
}

export function actCommand(act: Act, world: World): Command {
  const command = new Command(act.name)
    .description(act.summary)
    .argument(`<${act.argument[0]}>`, act.argument[1])
    .option("--json", "print what was done as a JSON object");
  if (act.forGood) command.option("-y, --yes", "do not ask");
  return command.action(async (word: string, flags: Flags) => {
    const { said, ...done } = await act.run(world.ims(), word, (question) => makeSure(question, flags, world));
    world.print(
      flags.json ? JSON.stringify({ act: `${command.parent?.name()} ${act.name}`, ...done }, undefined, 2) : said,
    );
  });
}

async function makeSure(question: string, { yes }: Flags, { ask }: World): Promise<void> {
  if (yes) return;
  const answer = await ask(question);
  if (answer === undefined) throw new Error("Nothing was done: there is nobody to ask; say --yes to go on unasked.");
  if (!answer) throw new Error("Nothing was done.");
}

/** On the error output, as the other one is for what was done. */
async function askAtTerminal(question: string): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
