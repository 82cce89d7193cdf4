import { type Path, pathText } from "../../provider/kernel/property-path";
import type { Kind } from "../../provider/lint/document";
import { GRAMMAR } from "../../provider/lint/grammar";
import { lint } from "../../provider/lint/lint";
import { type Position, positionsIn } from "../../provider/lint/positions";
import { SEVERITIES, type Severity } from "../../provider/lint/rule";
import { documentProblems, trustProblems } from "../../provider/resources/document-problems";
import { jsonFault } from "../../provider/resources/json-text";
import type { Exceptions } from "../report/exceptions";
import type { Subject, Subjects } from "./subject";

/** Something that a rule found, and where. */
export interface LintFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** The file as it was given, or a resource such as `Policy readers`. */
  readonly in: string;
  /** `Statement[0].Action[2]`; of a resource, with the property before it. Empty: the whole document. */
  readonly path: string;
  /** What it says, behind the path. */
  readonly message: string;
  /** What to do instead. */
  readonly better: string;
  readonly line?: number;
  readonly column?: number;
  readonly urn?: string;
}

export interface LintReport {
  readonly schemaVersion: 1;
  /** How many documents were looked at. */
  readonly documents: number;
  /** The worst first, then by place. */
  readonly findings: readonly LintFinding[];
  /** What is meant, with why. */
  readonly passedOver: readonly (LintFinding & { readonly reason: string })[];
  readonly notLookedAt: Subjects["notLookedAt"];
  /** What is to be said beside, such as exceptions that match nothing. */
  readonly notices: readonly string[];
}

/** A finding, with the file that a report can point at. */
export interface Located {
  readonly finding: LintFinding;
  readonly file: string;
  readonly reason?: string;
}

/** What the rules find in documents, in the order of a report. */
export function lintAll({ subjects, notLookedAt }: Subjects, exceptions: Exceptions): [LintReport, readonly Located[]] {
  const located = subjects.flatMap((subject) => locatedIn(subject, exceptions)).sort(byWeight);
  const kept = located.filter(({ reason }) => reason === undefined);
  const passedOver = located.flatMap(({ finding, reason }) => (reason === undefined ? [] : [{ ...finding, reason }]));
  const report: LintReport = {
    schemaVersion: 1,
    documents: subjects.length,
    findings: kept.map(({ finding }) => finding),
    passedOver,
    notLookedAt,
    notices: exceptions.left(),
  };
  return [report, located];
}

function byWeight({ finding: a }: Located, { finding: b }: Located): number {
  const worse = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  if (worse !== 0) return worse;
  if (a.in !== b.in) return a.in < b.in ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function locatedIn(subject: Subject, exceptions: Exceptions): Located[] {
  const { ignored = {}, file, property } = subject;
  const place = positionOf(subject);
  return foundIn(subject).map(({ rule, severity, path, what, better, at }) => {
    const finding: LintFinding = {
      rule,
      severity,
      in: subject.in,
      path: pathText([...(property === undefined ? [] : [property]), ...path]),
      message: what,
      better,
      ...(at ?? place(path)),
      ...(subject.urn === undefined ? {} : { urn: subject.urn }),
    };
    const own = Object.hasOwn(ignored, rule) ? ignored[rule] : undefined;
    const reason = rule === GRAMMAR.id ? undefined : (own ?? exceptions.reasonFor(rule, subject.in));
    return { finding, file, ...(reason === undefined ? {} : { reason }) };
  });
}

/** In the text, else where the program declares the resource. */
function positionOf({ text, line }: Subject): (path: Path) => Partial<Position> {
  if (text !== undefined) return positionsIn(text);
  return () => (line === undefined ? {} : { line });
}

interface Found {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly what: string;
  readonly better: string;
  readonly at?: Position;
}

function foundIn(subject: Subject): Found[] {
  const { document, kind } = subject;
  return [...malformed(subject), ...lint(document, kind)];
}

/** What the check of a resource would refuse. */
function malformed({ document, kind, text }: Subject): Found[] {
  const { id: rule, severity, better } = GRAMMAR;
  const fault = text === undefined ? undefined : jsonFault(text.replace(/^\uFEFF/, " "));
  if (fault !== undefined && text?.trim() !== "") {
    const { line, column, what } = fault;
    return [{ rule, severity, better, path: [], what: `is not JSON: ${what}`, at: { line, column } }];
  }
  return problemsOf(text ?? document, kind).map(({ path, reason }) => ({
    rule,
    severity,
    better,
    path: pathOf(path),
    what: reason,
  }));
}

const ROOT = "document";

function problemsOf(document: unknown, kind: Kind) {
  return kind === "trust" ? trustProblems(document, ROOT) : documentProblems(document, ROOT);
}

/** The path behind the document's own name; a key with a dot in it ends it early, which is near enough for a line. */
function pathOf(text: string): Path {
  return [...text.slice(ROOT.length).matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) =>
    name === undefined ? Number(index) : name,
  );
}
