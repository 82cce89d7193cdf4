import { Command } from "commander";

interface Subcommand {
  readonly name: string;
  readonly summary: string;
  /** Loads its file only when it is called, so that one command costs nothing of the others. */
  readonly load: () => Command;
}

const subcommands: readonly Subcommand[] = [
  {
    name: "call",
    summary: "make one signed call to CloudSSO, IMS, RAM, the resource directory or STS",
    load: () => (require("./call") as typeof import("./call")).callCommand(),
  },
  {
    name: "doctor",
    summary: "say whether everything that a run needs is in order",
    load: () => (require("./doctor") as typeof import("./doctor")).doctorCommand(),
  },
  {
    name: "drift",
    summary: "find what was changed behind the back of the stacks",
    load: () => (require("./drift") as typeof import("./drift")).driftCommand(),
  },
  {
    name: "emulator",
    summary: "run the cloud on localhost",
    load: () => (require("./emulator") as typeof import("./emulator")).command(),
  },
  {
    name: "export",
    summary: "write what is there as a Pulumi program, with the file that imports it",
    load: () => (require("./export") as typeof import("./export")).exportCommand(),
  },
  {
    name: "impact",
    summary: "say who gains and loses which access by a change, before it is made",
    load: () => (require("./impact") as typeof import("./impact")).impactCommand(),
  },
  {
    name: "key",
    summary: "restore or purge a deleted access key",
    load: () => (require("./key") as typeof import("./key")).keyCommand(),
  },
  {
    name: "lint",
    summary: "find what is dangerous or useless in policies, in files or in a stack",
    load: () => (require("./lint") as typeof import("./lint")).lintCommand(),
  },
  {
    name: "map",
    summary: "write a page that shows who has access to which account",
    load: () => (require("./map") as typeof import("./map")).mapCommand(),
  },
  {
    name: "policy",
    summary: "print the RAM policy or the trust document that a pipeline needs",
    load: () => (require("./policy") as typeof import("./policy")).policyCommand(),
  },
  {
    name: "rehearse",
    summary: "run a Pulumi program without the Pulumi CLI",
    load: () => (require("./rehearse") as typeof import("./rehearse")).rehearseCommand(),
  },
  {
    name: "review",
    summary: "write what everybody has, to be confirmed or taken away",
    load: () => (require("./review") as typeof import("./review")).reviewCommand(),
  },
  {
    name: "snapshot",
    summary: "save what is there as one JSON value",
    load: () => (require("./snapshot") as typeof import("./snapshot")).snapshotCommand(),
  },
  {
    name: "try",
    summary: "run a command, such as pulumi up, on a copy of your cloud",
    load: () => (require("./try") as typeof import("./try")).tryCommand(),
  },
  {
    name: "user",
    summary: "restore or purge a deleted RAM user, or take an MFA device away",
    load: () => (require("./user") as typeof import("./user")).userCommand(),
  },
];

/** A reader that has seen enough, such as `head`, ends the output and nothing else. */
function endQuietly(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

/** Runs the program; a failure is one sentence on stderr and exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  endQuietly(process.stdout);
  endQuietly(process.stderr);
  try {
    await program(argv.slice(2)).parseAsync(argv);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** By the package's own name: this file is at another depth in a checkout than in a build. */
function packageVersion(): string {
  const { version } = require("pulumi-alicloud-identity/package.json") as { readonly version: string };
  return version;
}

function program(words: readonly string[]): Command {
  const called = words[0] === "help" ? words[1] : words[0];
  const program = new Command("alicloud-identity").description("Alibaba Cloud identity from the command line");
  program.version(packageVersion(), "-V, --version", "print the version of this package");
  for (const { name, summary, load } of subcommands) {
    if (name === called) program.addCommand(load());
    else program.command(name).description(summary);
  }
  return program;
}
