import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { chromiumPath, startChromium } from "../support/chromium";

const found = chromiumPath();

/** For the title of a suite: which browser it is, or that there is none. */
export const WHERE = found ?? "no Chromium on the PATH: skipped";

/** One for all suites of a run. */
let started: Promise<Browser> | undefined;
after(async () => (await started)?.close());

export interface Tab {
  /** Opens a file with this text, in a context of its own, which is closed after the test. */
  open(html: string, look?: BrowserContextOptions): Promise<Page>;
  /** What a page must never do: a request, a message on the console, a violation of its policy, an error, a dialog. */
  readonly complaints: readonly string[];
}

/** Within a suite, which is skipped where there is no Chromium. */
export function browserTab(): Tab {
  let folder = "";
  let page: Page | undefined;
  const complaints: string[] = [];
  before(async function () {
    if (found === undefined) return this.skip();
    started ??= startChromium(found);
    await started;
    folder = mkdtempSync(join(tmpdir(), "report-"));
  });
  afterEach(async () => {
    await page?.context().close();
    page = undefined;
  });
  after(() => {
    if (folder !== "") rmSync(folder, { recursive: true });
  });
  return {
    complaints,
    async open(html, look = {}) {
      await page?.context().close();
      complaints.length = 0;
      const file = join(folder, "page.html");
      const url = pathToFileURL(file).href;
      writeFileSync(file, html);
      const context = await (await started)?.newContext({ viewport: { width: 1280, height: 800 }, ...look });
      if (context === undefined) throw new Error("no browser was started");
      page = await context.newPage();
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("dialog", (dialog) => {
        complaints.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on("request", (request) => {
        if (request.url() !== url) complaints.push(`request ${request.url()}`);
      });
      await page.goto(url);
      return page;
    },
  };
}

/** What axe-core complains of: the rule, and the elements. */
export async function axeFindings(page: Page): Promise<(readonly [rule: string, elements: readonly string[]])[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
}
