import type { ImpactReport } from "../../report/impact/model";
import { type Count, pageOf, sectionHtml, textHtml } from "../report/page";
import { type Item, sectionsOf } from "./sections";
import { verdictOf } from "./words";

/** One file that needs no network and runs no script, with everybody's name in it. */
export function htmlOf(report: ImpactReport): string {
  const { time, command } = report;
  const sections = sectionsOf(report, Number.POSITIVE_INFINITY).map(({ title, items }) =>
    sectionHtml(title, items.length, `<ul class="items">\n${items.map(itemHtml).join("\n")}\n</ul>`),
  );
  return pageOf(
    { title: "Impact", verdict: verdictOf(report), time, counts: countsOf(report) },
    [
      ...(command === undefined ? [] : [sectionHtml("Run on a copy", undefined, textHtml("pre", command.join(" ")))]),
      ...sections,
    ].join("\n"),
  );
}

function countsOf({ counts, gates }: ImpactReport): Count[] {
  const hit = gates.filter(({ isHit }) => isHit).length;
  const unknown = gates.filter(({ isKnown }) => !isKnown).length;
  return [
    ...(gates.length === 0 ? [] : [{ label: "Gates hit", count: hit, tone: "bad" as const }]),
    ...(unknown === 0 ? [] : [{ label: "Gates nobody knows", count: unknown, tone: "bad" as const }]),
    { label: "People", count: counts.people },
    { label: "Accounts", count: counts.accounts },
    { label: "Of production", count: counts.productionAccounts, tone: "warn" },
    { label: "Gained", count: counts.gained, tone: "good" },
    { label: "Lost", count: counts.lost },
  ];
}

function itemHtml({ mark, text, details }: Item): string {
  const list =
    details.length === 0 ? "" : `<ul class="details">${details.map((detail) => textHtml("li", detail)).join("")}</ul>`;
  return `<li class="${mark}"><span class="badge">${mark}</span><div>${textHtml("p", text)}${list}</div></li>`;
}
