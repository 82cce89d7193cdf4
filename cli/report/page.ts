import { htmlHead } from "../../report/html-head";
import { PALETTE } from "../../report/map/page.generated";
import { htmlText } from "../../report/words";
import { STYLE } from "./page-style";

export interface PageHead {
  readonly title: string;
  /** The report in a sentence. */
  readonly verdict: string;
  /** ISO 8601. */
  readonly time: string;
  readonly counts: readonly Count[];
}

/** `tone`: what it means that there are some. */
export interface Count {
  readonly label: string;
  readonly count: number;
  readonly tone?: Tone;
}

export type Tone = "bad" | "warn" | "good";

const HEAD_STYLE = `${PALETTE}${STYLE}`;

/**
 * One file that needs no network and runs no script, for a screen, a phone and paper.
 *
 * @param body HTML, with everything in it escaped.
 */
export function pageOf({ title, verdict, time, counts }: PageHead, body: string): string {
  return `${htmlHead({ title, style: HEAD_STYLE })}
<body>
<header>
<div>
<h1>${htmlText(title)}</h1>
<p class="quiet"><time datetime="${htmlText(time)}">${htmlText(time.slice(0, 16).replace("T", " "))} UTC</time></p>
</div>
<dl class="counts">
${counts.map(countHtml).join("\n")}
</dl>
</header>
<main>
<p class="verdict">${htmlText(verdict)}</p>
${body}
</main>
</body>
</html>
`;
}

function countHtml({ label, count, tone }: Count): string {
  const mark = tone === undefined || count === 0 ? "" : ` class="${tone}"`;
  return `<div${mark}><dt>${label}</dt><dd>${count.toLocaleString("en")}</dd></div>`;
}

export function sectionHtml(title: string, count: number | undefined, body: string): string {
  const number = count === undefined ? "" : ` <span class="quiet">${count.toLocaleString("en")}</span>`;
  return `<section>\n<h2>${htmlText(title)}${number}</h2>\n${body}\n</section>`;
}

/** From how many characters on a text scrolls in a box of its own on the screen. On paper it stands as a whole. */
const LONG = 1200;

/** An element with text of users; the keyboard reaches one that scrolls. */
export function textHtml(tag: "p" | "li" | "dd" | "pre" | "h3", text: string, name = ""): string {
  const isLong = text.length > LONG;
  const names = [name, isLong ? "long" : ""].filter(Boolean).join(" ");
  return `<${tag}${names === "" ? "" : ` class="${names}"`}${isLong ? ' tabindex="0"' : ""}><bdi>${htmlText(text)}</bdi></${tag}>`;
}
