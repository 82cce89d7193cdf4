import { GRAMMAR } from "../../provider/lint/grammar";
import { type RuleText, SEVERITIES, type Severity } from "../../provider/lint/rule";
import { RULES } from "../../provider/lint/rules";
import { oneLine } from "../report/plain";
import { type SarifLevel, sarif } from "../report/sarif";
import type { LintFinding, LintReport, Located } from "./report";

export const FORMATS = ["text", "json", "sarif"] as const;

export type Format = (typeof FORMATS)[number];

/** The report as text of a form. */
export function formOf(report: LintReport, located: readonly Located[], format: Format, version: string): string {
  if (format === "json") return JSON.stringify(report, undefined, 2);
  if (format === "sarif") return sarifOf(report, located, version);
  return textOf(report);
}

function textOf({ documents, findings, passedOver, notLookedAt, notices }: LintReport): string {
  return [
    ...findings.map(lineOf),
    ...passedOver.map(({ rule, in: place, reason }) => oneLine(`${place}: ${rule} is passed over: ${reason}`)),
    ...notLookedAt.map(({ in: place, why }) => oneLine(`${place}: not looked at, as ${why}`)),
    ...notices.map((notice) => oneLine(notice)),
    summary(documents, findings, notLookedAt.length),
  ].join("\n");
}

function lineOf({ rule, severity, in: place, path, message, better, line, column }: LintFinding): string {
  const at = line === undefined || column === undefined ? place : `${place}:${line}:${column}`;
  return `${oneLine(`${at}: ${severity}: ${path === "" ? "" : `${path} `}${message}`)}\n    ${rule}: ${better}`;
}

function summary(documents: number, findings: readonly LintFinding[], left: number): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const found = counts.length === 0 ? "nothing found" : counts.join(", ");
  return `${countOf(documents)} looked at${left === 0 ? "" : `, ${left} not`}: ${found}`;
}

function countOf(documents: number): string {
  return `${documents} ${documents === 1 ? "policy" : "policies"}`;
}

const LEVELS: { readonly [severity in Severity]: SarifLevel } = {
  high: "error",
  medium: "warning",
  low: "note",
  note: "note",
};

const SCORES: { readonly [severity in Severity]: number } = { high: 8, medium: 5.5, low: 3, note: 1 };

function sarifOf({ notLookedAt, notices }: LintReport, located: readonly Located[], version: string): string {
  const rules: readonly RuleText[] = [GRAMMAR, ...RULES];
  return sarif({
    tool: { name: "alicloud-identity", version },
    rules: rules.map(({ id, severity, finds, why, better }) => ({
      id,
      level: LEVELS[severity],
      title: finds,
      why,
      help: better,
      score: SCORES[severity],
    })),
    results: located.map(({ finding, file, reason }) => ({
      rule: finding.rule,
      level: LEVELS[finding.severity],
      message: `${finding.path === "" ? "The document" : finding.path} ${finding.message}. ${finding.better}`,
      file,
      line: finding.line,
      column: finding.column,
      subject: finding.urn,
      identity: [finding.rule, finding.urn ?? finding.in, finding.path],
      suppressed: reason,
    })),
    isWhole: notLookedAt.length === 0,
    notices: [...notLookedAt.map(({ in: place, why }) => `${place} was not looked at, as ${why}.`), ...notices],
  });
}
