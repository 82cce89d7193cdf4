import type { ImpactReport } from "../../report/impact/model";
import { oneLine } from "../report/plain";
import { type Item, type Mark, sectionsOf } from "./sections";
import { verdictOf } from "./words";

const MOST_NAMES = 6;
const LONGEST_LINE = 500;

const SIGNS: { readonly [mark in Mark]: string } = {
  hit: "!",
  unknown: "?",
  passed: " ",
  gained: "+",
  added: "+",
  lost: "-",
  removed: "-",
  moved: "~",
  changed: "~",
  note: " ",
};

/** For a terminal. */
export function textOf(report: ImpactReport): string {
  return [
    oneLine(verdictOf(report)),
    ...sectionsOf(report, MOST_NAMES).flatMap(({ title, items }) => ["", title, ...items.flatMap(rowsOf)]),
    "",
  ].join("\n");
}

function rowsOf({ mark, text, details }: Item): string[] {
  return [
    `  ${SIGNS[mark]} ${oneLine(text, LONGEST_LINE)}`,
    ...details.map((detail) => `      ${oneLine(detail, LONGEST_LINE)}`),
  ];
}
