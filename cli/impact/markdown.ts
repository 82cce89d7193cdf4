import { figure } from "../../provider/config/values";
import type { ImpactReport } from "../../report/impact/model";
import { markdownCell } from "../../report/words";
import { fitting } from "../report/comment";
import { type Item, sectionsOf } from "./sections";
import { verdictOf } from "./words";

const MOST_NAMES = 12;
const LONGEST_LINE = 1000;
const ROOM_FOR_THE_REST = 200;

/** For a pull request: what does not fit is left out from the end, where the least important is, and it is said. */
export function markdownOf(report: ImpactReport, limit: number): string {
  const head = `### Impact\n\n${markdownCell(verdictOf(report), LONGEST_LINE)}\n`;
  const blocks = sectionsOf(report, MOST_NAMES).flatMap(({ title, items }) =>
    items.map((item, index) => `${index === 0 ? `\n#### ${title}\n\n` : ""}${blockOf(item)}`),
  );
  const kept = fitting(blocks, limit - head.length - ROOM_FOR_THE_REST);
  return [head, ...blocks.slice(0, kept), leftOut(blocks.length - kept)].join("");
}

function leftOut(count: number): string {
  if (count === 0) return "";
  const lines = count === 1 ? "the last line" : `the last ${figure(count)} lines`;
  return `\nLeft out, as it does not fit in a comment: ${lines}, the least important. The JSON report has all.\n`;
}

function blockOf({ mark, text, details }: Item): string {
  return [
    `- **${mark}** ${markdownCell(text, LONGEST_LINE)}\n`,
    ...details.map((detail) => `  - ${markdownCell(detail, LONGEST_LINE)}\n`),
  ].join("");
}
