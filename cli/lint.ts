import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { GRAMMAR } from "../provider/lint/grammar";
import { isAtLeast, SEVERITIES, type Severity } from "../provider/lint/rule";
import { RULES } from "../provider/lint/rules";
import { policiesIn } from "./lint/files";
import { FORMATS, type Format, formOf } from "./lint/forms";
import { type LintReport, lintAll } from "./lint/report";
import { exportOf, policiesOfExport } from "./lint/stack";
import type { Subjects } from "./lint/subject";
import { readExceptions } from "./report/exceptions";
import { openOutput } from "./report/output";

interface Flags {
  readonly stack?: string;
  readonly cwd?: string;
  readonly format: Format;
  readonly output?: string;
  readonly ignore?: string;
  readonly failOn: Severity | "never";
}

/** What the command needs of the world; tests pass their own. */
export interface World {
  readonly print: (text: string) => void;
  readonly readInput: () => string;
  readonly exportOf: (stack: string, folder: string | undefined) => Promise<string>;
  readonly now: () => Date;
}

const processWorld: World = {
  print: (text) => process.stdout.write(`${text}\n`),
  readInput: () => readFileSync(0, "utf8"),
  exportOf,
  now: () => new Date(),
};

/** The exit code where something is found, as the Pulumi CLI has it for changes that nobody expected. */
const FOUND = 7;

/** The exit code where something could not be looked at, so that nobody takes silence for an answer. */
const NOT_WHOLE = 1;

/** `alicloud-identity lint`: what is dangerous or useless in policies, from files or from what a stack holds. */
export function lintCommand(world: World = processWorld): Command {
  return new Command("lint")
    .description("find what is dangerous or useless in policies, without asking anybody")
    .argument("[paths...]", "files, and folders with *.json files of policies")
    .option(
      "-s, --stack <name>",
      "the policies that a stack's state holds; - reads `pulumi stack export` from the input",
    )
    .option("-C, --cwd <folder>", "with --stack: the folder of the project")
    .addOption(new Option("-f, --format <format>", "form of the report").choices(FORMATS).default("text"))
    .option("-o, --output <file>", "write the report there")
    .option("--ignore <file>", "a JSON file with what is meant, each with its reason")
    .addOption(
      new Option("--fail-on <severity>", `the least severity that ends it with ${FOUND}`)
        .choices([...SEVERITIES, "never"])
        .default("high"),
    )
    .action(async (paths: readonly string[], flags: Flags) => {
      process.exitCode = await run(paths, flags, world);
    });
}

async function run(paths: readonly string[], flags: Flags, world: World): Promise<number> {
  if ((flags.stack === undefined) === (paths.length === 0)) {
    throw new Error("Name files or folders with policies, or a stack with --stack, and not both.");
  }
  const rules = RULES.map(({ id }) => id);
  const exceptions = readExceptions(flags.ignore, rules, world.now(), "until optional", [GRAMMAR.id]);
  const output = openOutput(flags.output, world.print);
  try {
    const [report, located] = lintAll(await subjectsOf(paths, flags, world), exceptions);
    output.write(formOf(report, located, flags.format, packageVersion()));
    return exitCodeOf(report, flags.failOn);
  } finally {
    output.close();
  }
}

function exitCodeOf({ findings, notLookedAt }: LintReport, failOn: Flags["failOn"]): number {
  if (failOn !== "never" && findings.some(({ severity }) => isAtLeast(severity, failOn))) return FOUND;
  return notLookedAt.length > 0 ? NOT_WHOLE : 0;
}

async function subjectsOf(paths: readonly string[], { stack, cwd }: Flags, world: World): Promise<Subjects> {
  if (stack === undefined) return policiesIn(paths);
  return policiesOfExport(stack === "-" ? world.readInput() : await world.exportOf(stack, cwd));
}

/** By the package's own name: this file is at another depth in a checkout than in a build. */
function packageVersion(): string {
  const { version } = require("pulumi-alicloud-identity/package.json") as { readonly version: string };
  return version;
}
