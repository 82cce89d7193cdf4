import { type DriftReport, type Finding, openFindings } from "../../report/drift/model";
import { saidBy } from "../../report/drift/report";
import { RULE_IDS, RULES, type Severity } from "../../report/drift/rules";
import { oneLine } from "../report/plain";
import { type SarifLevel, sarif } from "../report/sarif";
import { headingOf, valuesOf } from "./groups";
import { failuresOf, notesOf } from "./words";

const LEVELS: { readonly [severity in Severity]: SarifLevel } = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

/** Code scanning calls it critical from 9, high from 7, medium from 4. */
const SCORES: { readonly [severity in Severity]: number } = { critical: 9.5, high: 8, medium: 5.5, low: 3 };

/** GitHub shows no more of one upload. */
const MOST = 5000;

/**
 * For code scanning, at the places where the programs declare what drifted. What was found before and not looked at now
 * stays a result: one that is left out counts as mended.
 */
export function sarifOf(report: DriftReport, version: string): string {
  const passed = report.findings.filter(({ passedOver }) => passedOver !== undefined);
  const unseen = new Set(report.unseen);
  const all = [...openFindings(report), ...unseen, ...passed];
  const left = all.length - MOST;
  return sarif({
    tool: { name: "alicloud-identity", version },
    rules: RULE_IDS.map((id) => {
      const { severity, title, why } = RULES[id];
      return { id, level: LEVELS[severity], title, why, help: HELP, score: SCORES[severity] };
    }),
    results: all.slice(0, MOST).map((finding) => ({
      rule: finding.rule,
      level: LEVELS[finding.severity],
      message: unseen.has(finding) ? `Not looked at now. ${messageOf(finding)}` : messageOf(finding),
      file: finding.source?.file ?? "Pulumi.yaml",
      line: finding.source?.line,
      subject: oneLine(finding.urn ?? `${finding.kind} ${finding.object}`, 4000),
      // Who closed an alert saw what it said then: one that says something else is another.
      identity: [saidBy(finding)],
      suppressed: finding.passedOver?.reason,
    })),
    isWhole: report.outcome !== "incomplete",
    notices: [
      ...failuresOf(report),
      ...notesOf(report),
      ...(left > 0 ? [`Left out, as no more than ${MOST} are shown: ${left} of the least severe.`] : []),
    ],
  });
}

const HELP = "Bring it back with pulumi up --refresh, or take it into the program.";

function messageOf(finding: Finding): string {
  const group = { findings: [finding], one: finding };
  const values = valuesOf(group);
  const where = finding.stack === undefined ? "" : ` in the stack ${finding.stack}`;
  const what = values === undefined ? "" : `: ${values.length > 500 ? `${values.slice(0, 500)}...` : values}`;
  return `${RULES[finding.rule].title}. ${headingOf(group)}${where}${what}. Repair: ${finding.repair}`;
}
