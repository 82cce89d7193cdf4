import { type DriftReport, type Finding, openFindings } from "../../report/drift/model";
import { RULES } from "../../report/drift/rules";
import { plain } from "../../report/words";
import { headingOf, valuesOf } from "./groups";
import { failuresOf } from "./words";

/**
 * A suite a stack: a failure for each finding, an error for a stack that could not be looked at, and a case that passes
 * for one in which all is in order. What is passed over is skipped, and so is what was found before and not looked at
 * now, since a case that is left out counts as mended.
 */
export function junitOf(report: DriftReport): string {
  const failures = new Map(report.stacks.map(({ stack, failure }) => [stack, failure === undefined ? [] : [failure]]));
  const named = [...failures.keys(), ...report.unseen.flatMap(({ stack }) => stack ?? [])];
  const isOutside = report.unmanaged !== undefined || report.unseen.some(({ stack }) => stack === undefined);
  const suites = [
    ...[...new Set(named)].map((stack) => suiteOf(stack, failures.get(stack) ?? [], report, stack)),
    ...(isOutside ? [suiteOf("in no stack", report.unmanaged?.failures ?? [], report)] : []),
  ];
  const found = openFindings(report).length;
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="drift" tests="${tests}" failures="${found}" errors="${failuresOf(report).length}" time="0">`,
    ...suites.flatMap(({ lines }) => lines),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Suite {
  readonly tests: number;
  readonly lines: readonly string[];
}

/** @param of the stack; absent: what is in none. */
function suiteOf(name: string, errors: readonly string[], report: DriftReport, of?: string): Suite {
  const findings = report.findings.filter(({ stack }) => stack === of);
  const [open, passed] = [openFindings({ findings }), findings.filter(({ passedOver }) => passedOver !== undefined)];
  const skipped = [
    ...passed.map((finding) => ({ finding, why: finding.passedOver?.reason ?? "" })),
    ...report.unseen
      .filter(({ stack }) => stack === of)
      .map((finding) => ({ finding, why: `not looked at now; there since ${finding.firstSeen}` })),
  ];
  const isInOrder = open.length === 0 && errors.length === 0 && skipped.length === passed.length;
  const cases = [
    ...errors.map((error) => caseOf("look", "drift", `<error type="failure" message="${shortened(error)}"/>`)),
    ...open.map((finding) => caseOf(headingOf(alone(finding)), finding.kind, failureOf(finding))),
    // Older schemas have no message here.
    ...skipped.map(({ finding, why }) =>
      caseOf(headingOf(alone(finding)), finding.kind, `<skipped>${shortened(why)}</skipped>`),
    ),
    ...(isInOrder ? [caseOf("in order", "drift", "")] : []),
  ];
  const counts = `tests="${cases.length}" failures="${open.length}" errors="${errors.length}" skipped="${skipped.length}"`;
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
