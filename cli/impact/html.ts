import type { ImpactReport } from "../../report/impact/model";
import { htmlText } from "../../report/words";
import { pageOf } from "../report/page";
import { type Item, type Section, sectionsOf } from "./sections";
import { verdictOf } from "./words";

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
ul { padding-left: 1.2rem; margin: .25rem 0; } li { break-inside: avoid; }
b { text-transform: uppercase; font-size: .8rem; margin-right: .25rem; }
.hit { font-weight: bold; } .hit b { border: 2px solid; padding: 0 .25rem; }
`;

/** One file that needs no network and runs no script, with everybody's name in it. */
export function htmlOf(report: ImpactReport): string {
  const { time, command } = report;
  const sections = sectionsOf(report, Number.POSITIVE_INFINITY).map(sectionHtml);
  const ran = command === undefined ? "" : `<p><code>${htmlText(command.join(" "))}</code></p>\n`;
  return pageOf(
    "Impact",
    STYLE,
    `<main>
<h1>Impact</h1>
<p>${htmlText(verdictOf(report))} <time datetime="${htmlText(time)}">${htmlText(time)}</time></p>
${ran}${sections.join("\n")}
</main>`,
  );
}

function sectionHtml({ title, items }: Section): string {
  return `<section>\n<h2>${htmlText(title)}</h2>\n<ul>\n${items.map(itemHtml).join("\n")}\n</ul>\n</section>`;
}

function itemHtml({ mark, text, details }: Item): string {
  const list = details.length === 0 ? "" : `\n<ul>${details.map((one) => `<li>${htmlText(one)}</li>`).join("")}</ul>`;
  return `<li class="${mark}"><b>${mark}</b> ${htmlText(text)}${list}</li>`;
}
