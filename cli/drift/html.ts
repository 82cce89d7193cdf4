import { figure } from "../../provider/config/values";
import { type DriftReport, type Finding, openFindings } from "../../report/drift/model";
import { RULES, SEVERITIES, type Severity } from "../../report/drift/rules";
import { htmlText } from "../../report/words";
import { type Count, pageOf, sectionHtml, type Tone, textHtml } from "../report/page";
import {
  ageOf,
  type Group,
  grouped,
  headingOf,
  isSecretChange,
  namesOf,
  repairsOf,
  SECRET_CHANGED,
  titleOf,
  valueText,
} from "./groups";
import { failuresOf, notesOf, verdictOf } from "./words";

/** One file that needs no network and runs no script, with everybody's name in it. */
export function htmlOf(report: DriftReport): string {
  const open = openFindings(report);
  const notes = notesOf(report);
  return pageOf(
    { title: "Drift", verdict: verdictOf(report), time: report.time, counts: countsOf(report) },
    [
      ...failuresOf(report).map((sentence) => textHtml("p", sentence, "alert")),
      ...SEVERITIES.flatMap((severity) => severityHtml(severity, open, report)),
      ...passedOver(report),
      ...(report.stacks.length > 1 ? [sectionHtml("Stacks", report.stacks.length, stacksTable(report, open))] : []),
      ...(notes.length === 0
        ? []
        : [
            sectionHtml(
              "Notes",
              undefined,
              `<ul class="notes">${notes.map((note) => textHtml("li", note)).join("")}</ul>`,
            ),
          ]),
    ].join("\n"),
  );
}

const TONES: { readonly [severity in Severity]?: Tone } = { critical: "bad", high: "warn" };

function countsOf({ counts, stacks }: DriftReport): Count[] {
  const resources = stacks.reduce((sum, one) => sum + one.resources, 0);
  return [
    ...SEVERITIES.map((severity): Count => {
      const tone = TONES[severity];
      return { label: titled(severity), count: counts[severity], ...(tone === undefined ? {} : { tone }) };
    }),
    { label: stacks.length === 1 ? "Stack" : "Stacks", count: stacks.length },
    { label: "Resources", count: resources },
  ];
}

function severityHtml(severity: Severity, open: readonly Finding[], report: DriftReport): string[] {
  const findings = open.filter((one) => one.severity === severity);
  if (findings.length === 0) return [];
  const articles = grouped(findings).map((group) => articleOf(group, report));
  return [sectionHtml(titled(severity), findings.length, articles.join("\n"))];
}

function articleOf(group: Group, report: DriftReport): string {
  const { one, findings } = group;
  const age = ageOf(group, report);
  const stacks = [...new Set(findings.flatMap(({ stack }) => stack ?? []))].join(", ");
  const sources = [...new Set(findings.flatMap(({ source }) => (source ? [`${source.file}:${source.line}`] : [])))];
  const facts = [
    ...fact("Stack", stacks),
    ...fact("Declared at", sources.slice(0, 1).join("")),
    ...fact("Which", namesOf(group, Number.POSITIVE_INFINITY) ?? ""),
    ...fact("For", age ?? ""),
    ...valuesHtml(one),
    `<dt class="code">Repair</dt>\n<dd>${repairsOf(group)
      .map((line) => textHtml("pre", line))
      .join("")}</dd>`,
  ];
  return `<article class="${one.severity}">
<div class="title"><span class="badge">${one.severity}</span>${textHtml("h3", headingOf(group))}</div>
<p>${htmlText(titleOf(group))}.</p>
<p class="quiet">${htmlText(RULES[one.rule].why)}</p>
<dl class="facts">
${facts.join("\n")}
</dl>
</article>`;
}

function fact(label: string, text: string): string[] {
  return text === "" ? [] : [`<dt>${label}</dt>\n${textHtml("dd", text)}`];
}

/** Side by side. */
function valuesHtml(finding: Finding): string[] {
  const { what, old, new: now } = finding;
  if (isSecretChange(finding)) return fact("Values", SECRET_CHANGED);
  if (what !== "changed" || (old === undefined && now === undefined)) return [];
  const side = (label: string, value: unknown, name: string) =>
    `<div class="${name}"><p class="quiet">${label}</p>${value === undefined ? textHtml("pre", "nothing", "none") : textHtml("pre", valueText(value))}</div>`;
  return [
    `<dt>Values</dt>\n<dd class="values">${side("The stack has", old, "old")}${side("The cloud has", now, "now")}</dd>`,
  ];
}

function passedOver({ findings }: DriftReport): string[] {
  const passed = findings.flatMap(({ passedOver: why, ...one }) => (why === undefined ? [] : [{ one, why }]));
  if (passed.length === 0) return [];
  const items = passed.map(({ one, why }) => {
    const text = `${headingOf({ one, findings: [one] })} (${one.severity})`;
    const reason = `By the ${why.by === "ignore" ? "ignore file" : "baseline"}: ${why.reason}`;
    return `<li class="note"><span class="badge">passed over</span><div>${textHtml("p", text)}${textHtml("p", reason, "quiet")}</div></li>`;
  });
  return [sectionHtml("Passed over", passed.length, `<ul class="items">\n${items.join("\n")}\n</ul>`)];
}

function stacksTable({ stacks }: DriftReport, open: readonly Finding[]): string {
  const rows = stacks.map(({ stack, resources, failure }) => {
    const found = open.filter((one) => one.stack === stack).length;
    const state = failure === undefined ? (found === 0 ? "in order" : "drifted") : "not looked at";
    return `<tr><td>${textHtml("p", stack)}</td><td>${state}</td><td class="number">${figure(resources)}</td><td class="number">${figure(found)}</td></tr>`;
  });
  return `<table>
<thead><tr><th scope="col">Stack</th><th scope="col">State</th><th scope="col" class="number">Resources</th><th scope="col" class="number">Findings</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
}

function titled(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
