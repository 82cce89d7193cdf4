import { Command, InvalidArgumentError, Option } from "commander";
import { readEstateFile } from "../estate/file";
import type { Estate } from "../estate/model";
import { createTransport, type Transport } from "../provider/client/transport";
import { readDriftReport } from "../report/drift/file";
import type { NewFinding } from "../report/drift/findings";
import { type DriftReport, openFindings } from "../report/drift/model";
import { reportOf } from "../report/drift/report";
import { isAtLeast, RULE_IDS, SEVERITIES, type Severity } from "../report/drift/rules";
import { type Place, type RunCli, runCli } from "./drift/cli";
import { FORMATS, type Format, formOf } from "./drift/forms";
import { type Looked, lookAtAll } from "./drift/look";
import { isNews, notify, webhookOf } from "./drift/notify";
import { allStacks, selectedStack } from "./drift/stacks";
import { kindsOf, lookForUnmanaged, PARTS, type Part, type Unmanaged } from "./drift/unmanaged";
import { commentLimit, maxCharactersOption } from "./report/comment";
import { type Exceptions, readExceptions } from "./report/exceptions";
import { openOutputs, type Target, targetIn } from "./report/outputs";
import { oneLine, several } from "./report/plain";
import { interruptible, type World as LiveWorld, processWorld as liveWorld } from "./snapshot/live";

interface Flags {
  readonly cwd: string;
  readonly stacks?: readonly string[];
  readonly allStacks?: true;
  readonly parallel: number;
  readonly unmanaged?: true | readonly Part[];
  readonly from?: string;
  readonly ignore?: string;
  readonly baseline?: string;
  readonly since?: string;
  readonly failOn: Severity | "never";
  readonly format: Format;
  readonly output?: readonly Target<Format>[];
  readonly maxCharacters?: number;
  readonly notify?: string;
}

/** What the command needs of the world; tests pass their own. */
export interface World extends LiveWorld {
  readonly cli: RunCli;
  readonly transport: Transport;
  readonly now: () => Date;
}

/** Of a webhook, in milliseconds. */
const PATIENCE = { connectTimeout: 10_000, readTimeout: 30_000 };

const processWorld: World = { ...liveWorld, cli: runCli, transport: createTransport(PATIENCE), now: () => new Date() };

/** The exit code where something is found, as the Pulumi CLI has it for changes that nobody expected. */
const FOUND = 7;
/** Where something could not be looked at, whatever was found. */
const INCOMPLETE = 1;

/** `alicloud-identity drift`: what is not as the stacks have it, how bad it is, and what sets it right. It only reads. */
export function driftCommand(world: World = processWorld): Command {
  return new Command("drift")
    .description(
      "find what was changed behind the back of the stacks, how bad it is, and what sets it right; it only reads",
    )
    .option("-C, --cwd <folder>", "folder of the project", ".")
    .option("-s, --stacks <names>", "stacks, with commas between them (default: the selected one)", namesIn)
    .addOption(new Option("--all-stacks", "all stacks of the project, by name").conflicts("stacks"))
    .option("-p, --parallel <number>", "stacks at a time", wholeNumber, 4)
    .addOption(
      new Option(
        "--unmanaged [part...]",
        "find what is in the cloud and in none of the stacks, too; of these parts alone",
      ).choices(PARTS),
    )
    .option(
      "--from <estate>",
      "with --unmanaged: hold what snapshot saved against the stacks; the cloud is not read for it",
    )
    .option("--ignore <file>", "a JSON file with what is meant, each with its reason and until when")
    .option("--baseline <report>", "an earlier JSON report: what is in it does not count, as long as it stays as it is")
    .option("--since <report>", "the JSON report of before: says how old each finding is, and what is new and gone")
    .addOption(
      new Option("--fail-on <severity>", `the least severity that ends it with ${FOUND}`)
        .choices([...SEVERITIES, "never"])
        .default("low"),
    )
    .addOption(new Option("-f, --format <format>", "form of the report").choices(FORMATS).default("text"))
    .option(
      "-o, --output <[form=]file>",
      "write the report there; may be repeated, a form each: -o sarif=drift.sarif -o markdown=comment.md",
      targetIn(FORMATS),
    )
    .addOption(maxCharactersOption())
    .option(
      "--notify <[form=]url>",
      "tell a webhook in three lines when the findings are others than those of --since; form: slack, dingtalk or json",
    )
    .action(async (flags: Flags) => {
      process.exitCode = await drift(flags, world);
    });
}

async function drift(flags: Flags, world: World): Promise<number> {
  const now = world.now();
  const exceptions = readExceptions(flags.ignore, RULE_IDS, now, "until required");
  const since = flags.since === undefined ? undefined : readDriftReport(flags.since);
  const baseline = flags.baseline === undefined ? undefined : readDriftReport(flags.baseline);
  if (flags.from !== undefined && flags.unmanaged === undefined) {
    throw new Error("--from says what to hold against the stacks with --unmanaged; name both, or leave it out.");
  }
  const saved = flags.from === undefined ? undefined : readEstateFile(flags.from);
  const webhook = flags.notify === undefined ? undefined : webhookOf(flags.notify);
  const limit = commentLimit(flags);
  const outputs = openOutputs(flags, world.print);
  let report: DriftReport;
  try {
    const { looked, unmanaged } = await interruptible(world, (signal) => look(flags, saved, world, signal));
    report = reportOf({
      time: now,
      stacks: looked.map((one) => one.look),
      unmanaged: unmanaged?.look,
      findings: [...looked.flatMap((one) => one.findings), ...(unmanaged?.findings ?? [])],
      since,
      baseline,
      reasonFor: (finding) => reasonFor(finding, exceptions),
      notices: () => exceptions.left(),
    });
    for (const { format, output } of outputs) output.write(formOf(report, format, packageVersion(), limit));
  } finally {
    for (const { output } of outputs) output.close();
  }
  if (webhook !== undefined && isNews(report, since)) await notify(webhook, report, world.transport);
  return exitCodeOf(report, flags.failOn);
}

interface Seen {
  readonly looked: readonly Looked[];
  readonly unmanaged: Unmanaged | undefined;
}

async function look(flags: Flags, saved: Estate | undefined, world: World, signal: AbortSignal): Promise<Seen> {
  const { cwd, parallel, unmanaged } = flags;
  const place: Place = { cli: world.cli, cwd, signal };
  const names = flags.allStacks ? await allStacks(place) : (flags.stacks ?? [await selectedStack(place)]);
  const looked = await lookAtAll(names, place, parallel, ({ look: { stack, failure, resources }, findings }) => {
    const what = failure ?? `${several(resources, "resource")}, ${several(findings.length, "finding")}`;
    world.display.write(`${oneLine(`${stack}: ${what}`)}\n`);
  });
  if (unmanaged === undefined) return { looked, unmanaged };
  const kinds = kindsOf(unmanaged === true ? PARTS : unmanaged);
  return { looked, unmanaged: await lookForUnmanaged({ stacks: names, kinds, saved, parallel }, place, world) };
}

/** An entry names a place by the URN, or by `<kind> <id>`, which what is in no stack has alone. */
function reasonFor({ rule, urn, kind, object }: NewFinding, exceptions: Exceptions): string | undefined {
  const places = [urn, object === undefined ? undefined : `${kind} ${object}`];
  return places.map((place) => (place === undefined ? undefined : exceptions.reasonFor(rule, place))).find(Boolean);
}

function exitCodeOf(report: DriftReport, failOn: Flags["failOn"]): number {
  if (report.outcome === "incomplete") return INCOMPLETE;
  return failOn !== "never" && openFindings(report).some(({ severity }) => isAtLeast(severity, failOn)) ? FOUND : 0;
}

function namesIn(text: string): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("expected names of stacks, with a comma between two");
  return [...new Set(names)];
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("expected a whole number above 0");
  return number;
}

/** By the package's own name: this file is at another depth in a checkout than in a build. */
function packageVersion(): string {
  const { version } = require("pulumi-alicloud-identity/package.json") as { readonly version: string };
  return version;
}
