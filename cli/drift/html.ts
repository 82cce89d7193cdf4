import { type DriftReport, openFindings } from "../../report/drift/model";
import { htmlText } from "../../report/words";
import { pageOf } from "../report/page";
import { ageOf, type Group, grouped, headingOf, namesOf, repairsOf, titleOf, valuesOf } from "./groups";
import { failuresOf, notesOf, verdictOf } from "./words";

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
article { border: 1px solid GrayText; border-left-width: .5rem; border-radius: .25rem; padding: .5rem 1rem; margin: 1rem 0; break-inside: avoid; }
article.critical { border-left-color: #c00; } article.high { border-left-color: #c60; }
article.medium { border-left-color: #880; } article.low { border-left-color: #579; }
h2 { font-size: 1rem; margin: 0; } h2 b { text-transform: uppercase; font-size: .8rem; margin-right: .5rem; }
p { margin: .25rem 0; } pre { white-space: pre-wrap; margin: .5rem 0 0; } .failure { font-weight: bold; }
`;

/** One file that needs no network and runs no script. */
export function htmlOf(report: DriftReport): string {
  return pageOf(
    "Drift",
    STYLE,
    `<main>
<h1>Drift</h1>
<p>${htmlText(verdictOf(report))} <time datetime="${htmlText(report.time)}">${htmlText(report.time)}</time></p>
${failuresOf(report)
  .map((sentence) => `<p class="failure">${htmlText(sentence)}</p>`)
  .join("\n")}
${grouped(openFindings(report))
  .map((group) => articleOf(group, report))
  .join("\n")}
${notesOf(report)
  .map((sentence) => `<p>${htmlText(sentence)}</p>`)
  .join("\n")}
</main>`,
  );
}

function articleOf(group: Group, report: DriftReport): string {
  const [values, names, age] = [valuesOf(group), namesOf(group), ageOf(group, report)];
  const stacks = [...new Set(group.findings.flatMap(({ stack }) => stack ?? []))].join(", ");
  const rows = [
    `${titleOf(group)}${age === undefined ? "" : `, for ${age} now`}.`,
    ...(stacks === "" ? [] : [`Stack: ${stacks}`]),
    ...(values === undefined ? [] : [values]),
    ...(names === undefined ? [] : [names]),
  ];
  return `<article class="${group.one.severity}">
<h2><b>${group.one.severity}</b>${htmlText(headingOf(group))}</h2>
${rows.map((row) => `<p>${htmlText(row)}</p>`).join("\n")}
<pre>${repairsOf(group).map(htmlText).join("\n")}</pre>
</article>`;
}
