import { Command } from "commander";
import { readEstateFile } from "../estate/file";
import type { Estate } from "../estate/model";
import { figure } from "../provider/config/values";
import { BOM, reviewCsv, reviewMarkdown, reviewXlsx } from "../report/review/forms";
import type { ReviewRow } from "../report/review/row";
import { reviewOf, reviewSince } from "../report/review/rows";
import { type Column, columnsOf } from "../report/review/table";
import { type AskedUsage, readUsage } from "../report/review/usage";
import { ACCESS, checkSameAccount, gapsIn } from "./report/access";
import { processWorld, readLive, type World } from "./snapshot/live";
import { checkTarget, keep, type Written } from "./snapshot/target";

const FORMS = ["csv", "markdown", "xlsx"] as const;
type Form = (typeof FORMS)[number];

type Flags = { readonly [form in Form]?: string } & { readonly from?: string; readonly against?: string };

const FIRST_TITLES = ["Since the last review", "System"];
const isReview: { readonly [form in Form]: (content: Buffer) => boolean } = {
  csv: (content) => FIRST_TITLES.some((title) => headOf(content).startsWith(`${BOM}${title},`)),
  markdown: (content) => headOf(content).startsWith("# Access review of "),
  xlsx: (content) => content.subarray(0, 4).toString("latin1") === "PK\u0003\u0004",
};

function headOf(content: Buffer): string {
  return content.subarray(0, 200).toString("utf8");
}

/** What of an estate a review shows: what the map does, and how RAM users log on. */
const WHAT = [...ACCESS, "ims:AccessKey", "ims:LoginProfile"];

/** `alicloud-identity review --csv <file>`: what everybody has, to be confirmed or taken away. It only reads. */
export function reviewCommand(world: World = processWorld): Command {
  return new Command("review")
    .description("write what everybody has, a row each, with columns to confirm it or take it away; it only reads")
    .option("--csv <file>", "as CSV; - is the standard output")
    .option("--markdown <file>", "as a table in Markdown; - is the standard output")
    .option("--xlsx <file>", "as a workbook")
    .option(
      "--from <estate>",
      "what snapshot saved; without it, what is there now is read, with last uses and MFA devices",
    )
    .option("--against <estate>", "an earlier estate: say of each row whether it is new, gone or changed since")
    .action((flags: Flags) => review(flags, world));
}

async function review(flags: Flags, world: World): Promise<void> {
  const targets = targetsOf(flags);
  const before = flags.against === undefined ? undefined : readEstateFile(flags.against);
  const check = (estate: Estate) => checkSameAccount(estate, before, flags.against);
  const { estate, asked } = await look(flags.from, check, world);
  const rows = before === undefined ? reviewOf(estate, asked.usage) : reviewSince(before, estate, asked.usage);
  const columns = columnsOf(world.display.now(), before !== undefined);
  const notes = [...gapsIn(estate, before, WHAT), ...asked.notes];
  for (const [form, file] of targets) {
    keep(file, await written(form, rows, columns, { title: titleOf(estate), notes }), world);
  }
  world.display.write([`${countsOf(rows)}.`, ...notes, ""].join("\n"));
}

/** @throws a sentence, before anything is asked. */
function targetsOf(flags: Flags): (readonly [Form, string])[] {
  const targets = FORMS.flatMap((form) => {
    const file = flags[form];
    return file === undefined ? [] : [[form, file] as const];
  });
  if (targets.length === 0) throw new Error("Say where to write the review: --csv, --markdown or --xlsx with a file.");
  for (const [form, file] of targets) {
    const kind: Written = { noun: "access review", isOne: isReview[form] };
    if (file !== "-") checkTarget(file, kind);
    else if (form === "xlsx") throw new Error("A workbook is no text for the standard output; name a file for --xlsx.");
  }
  const files = targets.map(([, file]) => file);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new Error(`${twice} is given for two forms; name a file for each.`);
  return targets;
}

async function look(
  from: string | undefined,
  check: (estate: Estate) => void,
  world: World,
): Promise<{ readonly estate: Estate; readonly asked: AskedUsage }> {
  if (from === undefined) {
    const { estate, client } = await readLive(WHAT, world);
    check(estate);
    return { estate, asked: await readUsage(client, estate) };
  }
  const note = "Last uses and MFA devices were not asked: an estate does not hold them";
  const estate = readEstateFile(from);
  check(estate);
  return { estate, asked: { usage: {}, notes: [note] } };
}

function written(
  form: Form,
  rows: readonly ReviewRow[],
  columns: readonly Column[],
  heading: { readonly title: string; readonly notes: readonly string[] },
): Buffer | Promise<Buffer> {
  if (form === "xlsx") return reviewXlsx(rows, columns);
  return form === "csv" ? reviewCsv(rows, columns) : reviewMarkdown(rows, columns, heading);
}

function titleOf({ accountId, objects }: Estate): string {
  const directory = objects["cloudsso:Directory"]?.[0]?.id;
  return `Access review of ${directory === undefined ? "" : `${directory} and `}account ${accountId}`;
}

function countsOf(rows: readonly ReviewRow[]): string {
  const people = new Set(rows.map(({ system, person }) => `${system} ${person}`));
  const of = (since: string) => rows.filter((row) => row.since?.startsWith(since)).length;
  const changes = rows.some(({ since }) => since !== undefined)
    ? [`${figure(of("new"))} new`, `${figure(of("gone"))} gone`, `${figure(of("changed"))} changed`]
    : [];
  return [`${figure(rows.length)} rows of ${figure(people.size)} people and programs`, ...changes].join(", ");
}
