import { Command } from "commander";

/** What each file of a command exports. */
interface Subcommand {
  command(): Command;
}

/** Loaded only when called, so that one command costs nothing of the others. */
const subcommands: readonly { readonly name: string; readonly summary: string; readonly load: () => Subcommand }[] = [
  { name: "call", summary: "make one signed call to CloudSSO or IMS", load: () => require("./call") },
  { name: "emulator", summary: "run the cloud on localhost", load: () => require("./emulator") },
  { name: "rehearse", summary: "run a Pulumi program without the Pulumi CLI", load: () => require("./rehearse") },
];

/** Runs the program; a failure is one sentence on stderr and exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await program(argv[2]).parseAsync(argv);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function program(called: string | undefined): Command {
  const program = new Command("alicloud-identity").description("Alibaba Cloud identity from the command line");
  for (const { name, summary, load } of subcommands) {
    if (name === called) program.addCommand(load().command());
    else program.command(name).description(summary);
  }
  return program;
}
