import { Command, InvalidArgumentError, Option } from "commander";
import { readEstateFile } from "../estate/file";
import type { Estate } from "../estate/model";
import { accessOf } from "../report/access";
import { keyOfTarget } from "../report/impact/held";
import { impactOf } from "../report/impact/report";
import { checkPlaces } from "../report/places";
import { productionBy } from "../report/production";
import { FORMATS, type Format, formOf } from "./impact/forms";
import { readProduction } from "./impact/production-file";
import { checkKinds, onlyAskedFor, whyNotKnown } from "./impact/unread";
import { verbOf } from "./impact/verbs";
import { commentLimit, maxCharactersOption } from "./report/comment";
import { openOutputs, type Target, targetIn } from "./report/outputs";
import { isWrite } from "./try/report";
import type { Copy, Trial } from "./try/trial";
import { note, type TrialFlags, watchedTrial, withTrialFlags } from "./try/watched";

interface Flags extends TrialFlags {
  readonly before?: string;
  readonly after?: string;
  readonly production?: string;
  readonly maxAccounts?: number;
  readonly maxPeople?: number;
  readonly protect?: readonly string[];
  readonly never?: readonly string[];
  readonly allowUnread?: readonly string[];
  readonly format: Format;
  readonly output?: readonly Target<Format>[];
  readonly maxCharacters?: number;
}

/** What the command needs of the world; tests pass their own. */
export interface World {
  readonly print: (text: string) => void;
  readonly now: () => Date;
  readonly trial: typeof watchedTrial;
}

const processWorld: World = {
  print: (text) => process.stdout.write(text),
  now: () => new Date(),
  trial: watchedTrial,
};

/** The exit code where a gate is hit, as the Pulumi CLI has it for changes that nobody expected. */
const HIT = 7;

/** `alicloud-identity impact -- <command>`: who gains and loses what by it, before it is done. */
export function impactCommand(world: World = processWorld): Command {
  const command = new Command("impact")
    .description("say who gains and loses which access by a command, such as pulumi up, which runs on a copy alone")
    .usage("[options] -- <command...>\n       alicloud-identity impact [options] --before <estate> --after <estate>")
    .argument("[command...]", "what to run on the copy: pulumi up --refresh --yes --skip-preview");
  return withTrialFlags(command)
    .option("--before <estate>", "compare two estates that `snapshot` took, in place of running a command")
    .option("--after <estate>", "the later one")
    .option(
      "--production <file>",
      "a JSON list of the folders, accounts and tags that are production (default: what is called so)",
    )
    .option("--max-accounts <number>", "gate: the most accounts that may be affected", wholeNumber)
    .option("--max-people <number>", "gate: the most people who may be affected", wholeNumber)
    .option("--protect <place>", "gate: a folder, an account or a tag in which nothing may change; repeatable", another)
    .option("--never <policy>", "gate: a policy that nobody may get; repeatable", another)
    .option(
      "--allow-unread <kind>",
      "let gates pass though this could not be compared: a kind, a service or organisation; repeatable",
      another,
    )
    .addOption(new Option("-f, --format <format>", "form of the report").choices(FORMATS).default("text"))
    .option(
      "-o, --output <[form=]file>",
      "write the report there; may be repeated, a form each: -o markdown=comment.md -o json=impact.json",
      targetIn(FORMATS),
    )
    .addOption(maxCharactersOption())
    .action(async (words: readonly string[], flags: Flags) => {
      process.exitCode = await impact(words, flags, world);
    });
}

async function impact(command: readonly string[], flags: Flags, world: World): Promise<number> {
  const { maxAccounts, maxPeople, protect = [], never = [], allowUnread = [] } = flags;
  checkKinds(allowUnread);
  const production = flags.production === undefined ? [] : readProduction(flags.production);
  const check = (...estates: readonly Estate[]) => {
    const known = estates.map(accessOf);
    checkPlaces(protect, "--protect", ...known);
    checkPlaces(production, `The production file ${flags.production}`, ...known);
  };
  const limit = commentLimit(flags);
  const outputs = openOutputs(flags, world.print);
  try {
    const sides = command.length === 0 ? twoEstates(flags, check) : await tried(command, flags, world, check);
    const { before, after, passwordsOf, provisioned } = sides;
    const report = impactOf(before, after, {
      time: world.now(),
      isProduction: productionBy(production),
      gates: { maxAccounts, maxPeople, protect, never, allowUnread },
      ...(command.length === 0 ? {} : { command }),
      ...(passwordsOf === undefined ? {} : { passwordsOf }),
      ...(provisioned === undefined ? {} : { provisioned }),
    });
    for (const { format, output } of outputs) output.write(formOf(report, format, limit));
    if (report.gates.some(({ isHit }) => isHit)) return HIT;
    const why = whyNotKnown(report, allowUnread);
    if (why !== undefined) throw new Error(why);
    return 0;
  } finally {
    for (const { output } of outputs) output.close();
  }
}

interface Sides {
  readonly before: Estate;
  readonly after: Estate;
  readonly passwordsOf?: readonly string[];
  readonly provisioned?: readonly string[];
}

type Check = (...estates: readonly Estate[]) => void;

function twoEstates({ before, after }: Flags, check: Check): Sides {
  if (before === undefined || after === undefined) {
    throw new Error(
      "Give a command behind --, such as: alicloud-identity impact -- pulumi up --refresh --yes --skip-preview; or two estates with --before and --after.",
    );
  }
  const sides = { before: readEstateFile(before), after: readEstateFile(after) };
  const [one, other] = [sides.before, sides.after].map((estate) => accessOf(estate).directoryId);
  if (one !== undefined && other !== undefined && one !== other) {
    throw new Error(`${before} is of directory ${one}, ${after} of ${other}; only estates of one can be compared.`);
  }
  check(sides.before, sides.after);
  return sides;
}

/** The gates are held against what is there before the command runs; what it prints goes beside the report. */
async function tried(command: readonly string[], flags: Flags, world: World, check: Check): Promise<Sides> {
  if (flags.before !== undefined || flags.after !== undefined) {
    throw new Error(
      "Give a command or two estates, and not both; --snapshot is the estate that a command begins with.",
    );
  }
  refusePreview(command);
  let original: Estate | undefined;
  const onReady = ({ estate }: Copy) => {
    check(estate);
    original = estate;
  };
  const trial = await world.trial({ ...flags, command, output: "stderr", onReady });
  if (trial.folder !== undefined) note(`The copy of the stack is in ${trial.folder}.`);
  if (trial.exitCode !== 0) {
    throw new Error(
      `The command ended with ${trial.exitCode} on the copy, so nobody knows its impact, and no report was written. ` +
        "Nothing was changed in your cloud.",
    );
  }
  refuseSilence(command, trial);
  const asked = (copy: Estate) => (original === undefined ? copy : onlyAskedFor(original, copy));
  const watched = { passwordsOf: passwordsSet(trial), provisioned: provisionedIn(trial) };
  return { before: asked(trial.before), after: asked(trial.after), ...watched };
}

/** What changes nothing on the copy either would read as if the change did nothing. */
function refusePreview(command: readonly string[]): void {
  if (verbOf(command) !== "previews") return;
  throw new Error(
    "A preview changes nothing on the copy either; give pulumi up --refresh --yes --skip-preview, which runs there alone.",
  );
}

/** A script, a make or an npm run that wrote nothing may have been a preview. */
function refuseSilence(command: readonly string[], { calls }: Trial): void {
  if (verbOf(command) === "acts" || calls.some(isWrite)) return;
  throw new Error(
    "The command wrote nothing to the copy and is no pulumi up or destroy by its words, so it may have been a preview, and " +
      "no report was written; give pulumi up --refresh --yes --skip-preview itself, which runs there alone.",
  );
}

function passwordsSet({ calls }: Trial): string[] {
  const resets = calls.filter(({ service, action }) => service === "cloudsso" && action === "ResetUserPassword");
  return resets.flatMap(({ parameters, code }) => (code === undefined ? (parameters["UserId"] ?? []) : []));
}

function provisionedIn({ calls }: Trial): string[] {
  const tasks = calls.filter(({ service, action }) => service === "cloudsso" && PROVISIONS.includes(action));
  return tasks.map(({ parameters }) =>
    keyOfTarget({
      accountId: parameters["TargetId"] ?? "",
      configurationId: parameters["AccessConfigurationId"] ?? "",
    }),
  );
}

/** Whatever may bring a configuration to an account; of one that failed nobody knows how far it came. */
const PROVISIONS: readonly string[] = ["ProvisionAccessConfiguration"];

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) {
    throw new InvalidArgumentError("expected a whole number, 0 or more");
  }
  return number;
}

function another(text: string, before: readonly string[] = []): readonly string[] {
  if (text.trim() === "") throw new InvalidArgumentError("expected a name");
  return [...before, text];
}
