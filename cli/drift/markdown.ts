import { figure } from "../../provider/config/values";
import { type DriftReport, openFindings } from "../../report/drift/model";
import { SEVERITIES } from "../../report/drift/rules";
import { htmlText, markdownCell, plain, unlinked } from "../../report/words";
import { fitting } from "../report/comment";
import { ageOf, type Group, grouped, headingOf, namesOf, repairsOf, titleOf, valuesOf } from "./groups";
import { failuresOf, notesOf, verdictOf } from "./words";

const LONGEST_COMMAND = 2000;
const LONGEST_HEADING = 300;
const MOST_SENTENCES = 30;
/** Of the room for all, what sentences beside the findings may take. */
const FOR_SENTENCES = 1 / 4;

/** For a pull request: what does not fit is left out from the end, where the least severe is, and it is said. */
export function markdownOf(report: DriftReport, limit: number): string {
  const groups = grouped(openFindings(report));
  const head = `### Drift\n\n${markdownCell(verdictOf(report))}\n`;
  const said = sentences(failuresOf(report), "> [!WARNING]\n", limit * FOR_SENTENCES);
  const notes = sentences(notesOf(report), "", limit * FOR_SENTENCES);
  const blocks = groups.map((group) => blockOf(group, report));
  const kept = fitting(blocks, limit - head.length - said.length - notes.length - leftOut(groups).length);
  return [head, said, ...blocks.slice(0, kept), leftOut(groups.slice(kept)), notes].join("");
}

function sentences(all: readonly string[], before: string, room: number): string {
  if (all.length === 0) return "";
  const cells = all.slice(0, MOST_SENTENCES).map((sentence) => markdownCell(sentence));
  const shown = cells.slice(0, Math.max(1, fitting(cells, room)));
  const more = all.length - shown.length;
  const lines = more > 0 ? [...shown, `and ${figure(more)} more.`] : shown;
  return before === ""
    ? `\n${lines.map((line) => `- ${line}\n`).join("")}`
    : `\n${before}${lines.map((line) => `> ${line}\n`).join(">\n")}`;
}

function leftOut(groups: readonly Group[]): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const of = groups.filter(({ one }) => one.severity === severity);
    const count = of.reduce((sum, { findings }) => sum + findings.length, 0);
    return count === 0 ? [] : [`${figure(count)} ${severity}`];
  });
  if (counts.length === 0) return "";
  return `\nLeft out, as they do not fit in a comment, the least severe: ${counts.join(", ")}. The JSON report has all.\n`;
}

function blockOf(group: Group, report: DriftReport): string {
  const [values, names, age] = [valuesOf(group), namesOf(group), ageOf(group, report)];
  const stacks = [...new Set(group.findings.flatMap(({ stack }) => stack ?? []))].join(", ");
  const rows = [
    [titleOf(group), age === undefined ? "" : `for ${age} now`].filter(Boolean).join(", "),
    ...(stacks === "" ? [] : [`stack ${stacks}`]),
    ...(values === undefined ? [] : [values]),
    ...(names === undefined ? [] : [names]),
  ];
  return [
    `\n<details${group.one.severity === "critical" ? " open" : ""}><summary><b>${group.one.severity}</b> `,
    `${summaryText(headingOf(group))}</summary>\n\n`,
    ...rows.map((row) => `- ${markdownCell(row)}\n`),
    `\n${fenced(repairsOf(group).map((repair) => plain(repair)))}\n</details>\n`,
  ].join("");
}

/** Within a tag there is no Markdown, but a mention of somebody still is one. */
function summaryText(text: string): string {
  return unlinked(htmlText(text.length > LONGEST_HEADING ? `${text.slice(0, LONGEST_HEADING)}...` : text));
}

/** No name can end the fence: it is longer than any run of backticks within. */
function fenced(lines: readonly string[]): string {
  const text = lines.map((line) => (line.length > LONGEST_COMMAND ? `${line.slice(0, LONGEST_COMMAND)}...` : line));
  const runs = text.join("\n").match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${fence}sh\n${text.join("\n")}\n${fence}`;
}
