import { figure, inWords } from "../../provider/config/values";
import {
  type CloudLook,
  type DriftReport,
  type Finding,
  openFindings,
  type UnmanagedLook,
} from "../../report/drift/model";
import { SEVERITIES, type Severity } from "../../report/drift/rules";
import { UNMANAGED_KINDS } from "../../report/drift/unmanaged";
import { several } from "../report/plain";

/** The report in a sentence. It says that all is in order of nothing but what was looked at, all of it. */
export function verdictOf(report: DriftReport): string {
  const { outcome, stacks, findings } = report;
  const found = openFindings(report).length;
  const passed = findings.filter(({ passedOver }) => passedOver !== undefined);
  const aside = passed.length === 0 ? "" : `; passed over: ${severitiesOf(passed)}`;
  const all = found === 0 ? "nothing" : foundText(openFindings(report));
  if (outcome === "incomplete") return `Not everything could be looked at; found so far: ${all}${aside}.`;
  if (outcome === "drifted") return `${several(found, "finding")}: ${severitiesOf(openFindings(report))}${aside}.`;
  const resources = stacks.reduce((sum, one) => sum + one.resources, 0);
  const where = stacks.length === 1 ? `the stack ${stacks[0]?.stack}` : several(stacks.length, "stack");
  return `In order: ${several(resources, "resource")} of ${where}${aside}.`;
}

/** `3 findings (1 critical, 2 low)` */
function foundText(findings: readonly Finding[]): string {
  return `${several(findings.length, "finding")} (${severitiesOf(findings)})`;
}

function severitiesOf(findings: readonly Finding[]): string {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const counts = SEVERITIES.map((severity) => [count(severity), severity] as const);
  return counts.flatMap(([found, severity]) => (found === 0 ? [] : [`${figure(found)} ${severity}`])).join(", ");
}

/** What could not be looked at, a sentence each. */
export function failuresOf({ stacks, unmanaged }: DriftReport): string[] {
  return [
    ...stacks.flatMap(({ stack, failure }) =>
      failure === undefined ? [] : [`The stack ${stack} could not be looked at: ${failure}`],
    ),
    ...(unmanaged?.failures ?? []).map((failure) => `What is in no stack could not be looked at: ${failure}`),
  ].map((sentence) => `${sentence.replace(/[.\s]+$/, "")}.`);
}

/** What else is to be said, a sentence each. */
export function notesOf({ since, unseen, notices, unmanaged }: DriftReport): string[] {
  return [
    ...(unmanaged === undefined || unmanaged.failures.length > 0 ? [] : unmanaged.clouds.map(heldText)),
    ...unsoughtText(unmanaged),
    ...(since === undefined
      ? []
      : [
          `Since ${since.time}: ${figure(since.new)} new, ${figure(since.changed)} changed, ${figure(since.gone)} gone.`,
        ]),
    ...(unseen.length === 0
      ? []
      : [
          `Nobody knows what became of ${foundText(unseen)} of the earlier report, in ${inWords([
            ...new Set(unseen.map(({ stack }) => (stack === undefined ? "what is in no stack" : `the stack ${stack}`))),
          ])}: not looked at.`,
        ]),
    ...notices,
  ];
}

/** What nobody asked for is in order for nobody. */
function unsoughtText(unmanaged: UnmanagedLook | undefined): string[] {
  if (unmanaged === undefined) return ["What is in no stack was not looked for; --unmanaged does."];
  const parts = new Set(unmanaged.kinds.map((kind) => kind.replace(/:.*$/, "")));
  const all = UNMANAGED_KINDS.length === unmanaged.kinds.length;
  return all ? [] : [`What is in no stack was looked for in ${inWords([...parts])} alone.`];
}

/** `1,314 objects of account 1000000000000000 (cn-shanghai) held against the stacks dev and prod.` */
function heldText({ account, region, objects, stacks }: CloudLook): string {
  const where = `account ${account}${region === undefined ? "" : ` (${region})`}`;
  const which = stacks.length > MOST_STACKS ? several(stacks.length, "stack") : `the stacks ${inWords(stacks)}`;
  return `${several(objects, "object")} of ${where} held against ${stacks.length === 1 ? `the stack ${stacks[0]}` : which}.`;
}

const MOST_STACKS = 6;
