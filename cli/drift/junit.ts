import { type DriftReport, type Finding, openFindings } from "../../report/drift/model";
import { RULES } from "../../report/drift/rules";
import { plain } from "../../report/words";
import { headingOf, valuesOf } from "./groups";
import { failuresOf } from "./words";

/**
 * A suite a stack: a failure for each finding, an error for a stack that could not be looked at, and a case that passes
 * for one in which all is in order. What is passed over is skipped.
 */
export function junitOf(report: DriftReport): string {
  const suites = [
    ...report.stacks.map(({ stack, failure }) =>
      suiteOf(
        stack,
        report.findings.filter((one) => one.stack === stack),
        failure === undefined ? [] : [failure],
        report,
      ),
    ),
    ...(report.unmanaged === undefined
      ? []
      : [
          suiteOf(
            "in no stack",
            report.findings.filter(({ stack }) => stack === undefined),
            report.unmanaged.failures,
            report,
          ),
        ]),
  ];
  const failures = openFindings(report).length;
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="drift" tests="${tests}" failures="${failures}" errors="${failuresOf(report).length}" time="0">`,
    ...suites.flatMap(({ lines }) => lines),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Suite {
  readonly tests: number;
  readonly lines: readonly string[];
}

function suiteOf(name: string, findings: readonly Finding[], errors: readonly string[], report: DriftReport): Suite {
  const [open, passed] = [openFindings({ findings }), findings.filter(({ passedOver }) => passedOver !== undefined)];
  const isInOrder = open.length === 0 && errors.length === 0;
  const cases = [
    ...errors.map((error) => caseOf("look", "drift", `<error type="failure" message="${shortened(error)}"/>`)),
    ...open.map((finding) => caseOf(headingOf(alone(finding)), finding.kind, failureOf(finding))),
    ...passed.map((finding) =>
      caseOf(
        headingOf(alone(finding)),
        finding.kind,
        `<skipped>${shortened(finding.passedOver?.reason ?? "")}</skipped>`, // older schemas have no message here
      ),
    ),
    ...(isInOrder ? [caseOf("in order", "drift", "")] : []),
  ];
  const counts = `tests="${cases.length}" failures="${open.length}" errors="${errors.length}" skipped="${passed.length}"`;
  return {
    tests: cases.length,
    lines: [
      `  <testsuite name="${shortened(name)}" ${counts} time="0" timestamp="${report.time.replace(/\.\d+Z$/, "")}">`,
      ...cases.map((one) => `    ${one}`),
      "  </testsuite>",
    ],
  };
}

function caseOf(name: string, kind: string, content: string): string {
  const open = `<testcase name="${shortened(name)}" classname="${shortened(kind)}" time="0"`;
  return content === "" ? `${open}/>` : `${open}>${content}</testcase>`;
}

function failureOf(finding: Finding): string {
  const values = valuesOf(alone(finding));
  const text = [...(values === undefined ? [] : [values]), `repair: ${finding.repair}`].map((line) => escaped(line));
  return `<failure type="${finding.severity}" message="${shortened(RULES[finding.rule].title)}">${text.join("\n")}</failure>`;
}

function alone(finding: Finding) {
  return { findings: [finding], one: finding };
}

const LONGEST = 2000;

function shortened(text: string): string {
  return escaped(text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text);
}

/** What XML has no way to write, such as half a character, is written as what stands for nothing. */
function escaped(text: string): string {
  return plain(text)
    .replace(/[\p{Cs}\ufffe\uffff]/gu, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
