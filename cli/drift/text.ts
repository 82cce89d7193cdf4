import { type DriftReport, openFindings } from "../../report/drift/model";
import { oneLine } from "../report/plain";
import { ageOf, type Group, grouped, headingOf, namesOf, repairsOf, titleOf, valuesOf } from "./groups";
import { failuresOf, notesOf, verdictOf } from "./words";

const LONGEST_NAME = 200;
const LONGEST_VALUE = 300;

/** For a terminal: the worst first, what is the same once, and what sets it right. */
export function textOf(report: DriftReport): string {
  return [
    ...grouped(openFindings(report)).flatMap((group) => rowsOf(group, report)),
    ...failuresOf(report).map((sentence) => oneLine(sentence)),
    ...notesOf(report).map((sentence) => oneLine(sentence)),
    oneLine(verdictOf(report)),
    "",
  ].join("\n");
}

function rowsOf(group: Group, report: DriftReport): string[] {
  const [values, names, age] = [valuesOf(group), namesOf(group), ageOf(group, report)];
  const stacks = [...new Set(group.findings.flatMap(({ stack }) => stack ?? []))];
  const where = stacks.length === 0 ? "" : ` (${stacks.join(", ")})`;
  return [
    `${group.one.severity.padEnd(8)}  ${oneLine(`${headingOf(group)}${where}`, LONGEST_NAME)}`,
    ...(values === undefined ? [] : [oneLine(values, LONGEST_VALUE)]),
    ...(names === undefined ? [] : [oneLine(names, LONGEST_VALUE)]),
    `${titleOf(group)}${age === undefined ? "" : `, for ${age} now`}.`,
    ...repairsOf(group).map((repair) => `repair: ${oneLine(repair, Number.POSITIVE_INFINITY)}`),
    "",
  ].map((row, index) => (index === 0 || row === "" ? row : `          ${row}`));
}
