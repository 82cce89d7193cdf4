import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Estate } from "../estate/model";
import { mapDataOf } from "../report/map/data";
import { mapHtml } from "../report/map/html";
import { productionBy } from "../report/production";
import { reviewCsv, reviewMarkdown } from "../report/review/forms";
import { reviewOf, reviewSince } from "../report/review/rows";
import { columnsOf } from "../report/review/table";
import { chromiumPath, startChromium } from "../tests/support/chromium";
import { many, theCompany } from "./companies";

/** What the access map and the review of some companies cost. */
interface MapFigures {
  readonly companies: number;
  readonly accounts: number;
  readonly principals: number;
  readonly assignments: number;
  readonly mapMs: number;
  readonly mapBytes: number;
  /** Absent: not measured. */
  readonly review?: ReviewFigures;
  /** Of this process, at its highest until then. */
  readonly memoryBytes: number;
  /** Absent: there is no Chromium here. */
  readonly page?: PageFigures;
}

interface ReviewFigures {
  readonly rows: number;
  readonly ms: number;
  readonly markdownMs: number;
  /** Of the comparison with an earlier estate. */
  readonly sinceMs: number;
  /** Of the CSV. */
  readonly bytes: number;
}

/** In a headless Chromium, the best of three: from the navigation to the first paint, and from a key to the rows. */
interface PageFigures {
  readonly firstPaintMs: number;
  readonly filterMs: number;
  readonly filterPeopleMs: number;
}

/** The most companies of which the review is measured: it has a row for each person, account and configuration. */
const MOST_REVIEWED = 10;

export async function mapFigures(companies: readonly number[]): Promise<MapFigures[]> {
  const company = await theCompany();
  const figures: MapFigures[] = [];
  for (const count of companies) figures.push(await figuresOf(many(company, count), count));
  return figures;
}

export function mapText(figures: readonly MapFigures[]): string {
  const lines = figures.map(({ page, review, ...one }) =>
    [
      `${one.accounts} accounts, ${one.principals} groups and people, ${one.assignments} assignments:`,
      `map in ${seconds(one.mapMs)}, ${kilobytes(one.mapBytes)}${one.companies === 1 ? " (aim: 2000)" : ""};`,
      ...(review === undefined
        ? []
        : [
            `review of ${review.rows} rows in ${seconds(review.ms)}, ${kilobytes(review.bytes)},`,
            `as Markdown in ${seconds(review.markdownMs)}, against an earlier one in ${seconds(review.sinceMs)};`,
          ]),
      `${Math.round(one.memoryBytes / 1e6)} MB at the peak;`,
      page === undefined
        ? "no Chromium here to open it in"
        : `first paint after ${page.firstPaintMs} ms (aim: 1000), a filter in ${page.filterMs} ms, of people in ${page.filterPeopleMs} ms (aim: 100)`,
    ].join(" "),
  );
  return lines.join("\n");
}

async function figuresOf(estate: Estate, companies: number): Promise<MapFigures> {
  const began = performance.now();
  const data = mapDataOf(estate, { isProduction: productionBy([]) });
  const html = mapHtml(data, { accountId: estate.accountId, notes: [] });
  const mapped = performance.now();
  const review = companies > MOST_REVIEWED ? undefined : reviewFigures(estate);
  const page = await inBrowser(html);
  return {
    companies,
    accounts: data.accounts.length,
    principals: data.principals.length,
    assignments: data.assignments.length,
    mapMs: mapped - began,
    mapBytes: Buffer.byteLength(html),
    memoryBytes: process.resourceUsage().maxRSS * 1024,
    ...(review === undefined ? {} : { review }),
    ...(page === undefined ? {} : { page }),
  };
}

function reviewFigures(estate: Estate): ReviewFigures {
  const timed = <R>(work: () => R): readonly [R, number] => {
    const began = performance.now();
    return [work(), performance.now() - began];
  };
  const columns = columnsOf(Date.now(), false);
  const [rows, rowsMs] = timed(() => reviewOf(estate, {}));
  const [csv, csvMs] = timed(() => reviewCsv(rows, columns));
  const [, markdownMs] = timed(() => reviewMarkdown(rows, columns, { title: "Access review", notes: [] }));
  const [, sinceMs] = timed(() => reviewSince(estate, estate, {}));
  return { rows: rows.length, ms: rowsMs + csvMs, markdownMs, sinceMs, bytes: csv.length };
}

async function inBrowser(html: string): Promise<PageFigures | undefined> {
  const path = chromiumPath();
  if (path === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "map-"));
  const file = join(folder, "map.html");
  writeFileSync(file, html);
  const browser = await startChromium(path);
  const runs: PageFigures[] = [];
  for (let run = 0; run < 3; run++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("html[data-ready]");
    const paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
    await page.waitForFunction(paint);
    const firstPaintMs = Math.round(await page.evaluate<number>(paint));
    const filterMs = await page.evaluate<number>(FILTER);
    await page.check("input[value=people]", { force: true });
    const filterPeopleMs = await page.evaluate<number>(FILTER);
    runs.push({ firstPaintMs, filterMs, filterPeopleMs });
    await page.close();
  }
  await browser.close();
  rmSync(folder, { recursive: true });
  const best = (of: keyof PageFigures) => Math.min(...runs.map((run) => run[of]));
  return { firstPaintMs: best("firstPaintMs"), filterMs: best("filterMs"), filterPeopleMs: best("filterPeopleMs") };
}

/** Types a filter; the rows are drawn, and measured, before the event returns. */
const FILTER = `(() => {
  const filter = document.getElementById("filter");
  const began = performance.now();
  filter.value = "payments production";
  filter.dispatchEvent(new Event("input"));
  document.getElementById("grid-body").getBoundingClientRect();
  const took = performance.now() - began;
  filter.value = "";
  filter.dispatchEvent(new Event("input"));
  return Math.round(took);
})()`;

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
