import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { axeFindings, browserTab, WHERE } from "./browser";
import { driftPage, HOSTILE, hostileDriftPage, hostileImpactPage, impactPage, shownAs } from "./reports";

const PHONE = { viewport: { width: 390, height: 844 } };

for (const [name, plain, hostile] of [
  ["drift", driftPage, hostileDriftPage],
  ["impact", impactPage, hostileImpactPage],
] as const) {
  describe(`the page of ${name} in a browser (${WHERE})`, () => {
    const tab = browserTab();

    it("asks the network for nothing, and keeps to its policy", async () => {
      const page = await tab.open(plain);
      assert.deepEqual(tab.complaints, []);
      assert.notEqual(
        await page.evaluate(() => getComputedStyle(document.body).maxWidth),
        "none",
        "its style is in force",
      );
      await page.evaluate(() => document.body.append(document.createElement("style")));
      await page.evaluate(() => document.body.setAttribute("style", "color: red"));
      assert.match(tab.complaints.join("\n"), /violates the following Content Security Policy/);
    });

    it("takes hostile names for names, on a desk and on a phone", async () => {
      for (const look of [{}, PHONE]) {
        const page = await tab.open(hostile, look);
        const words = (await page.textContent("main")) ?? "";
        assert.equal(words.includes("\\u{a}"), false, "a line of its own is no mark in a line");
        for (const one of HOSTILE) assert.ok(words.includes(shownAs(one)), one.slice(0, 50));
        assert.deepEqual(tab.complaints, []);
        assert.equal(await page.evaluate(() => document.querySelectorAll("script, img, svg").length), 0);
        assert.deepEqual(await sticksOut(page), []);
      }
    });

    it("fits on a phone", async () => {
      assert.deepEqual(await sticksOut(await tab.open(plain, PHONE)), []);
    });

    for (const colorScheme of ["light", "dark"] as const) {
      it(`gives axe nothing to complain about, ${colorScheme}`, async () => {
        for (const html of colorScheme === "light" ? [plain, hostile] : [plain]) {
          assert.deepEqual(await axeFindings(await tab.open(html, { colorScheme })), []);
        }
      });
    }

    it("lets the keyboard into each box that scrolls, and into nothing else", async () => {
      const page = await tab.open(hostile);
      const boxes = await page.evaluate(() => {
        const all = [...document.querySelectorAll("main *")];
        const scrolling = all.filter((one) => getComputedStyle(one).overflowY === "auto");
        for (const [index, box] of scrolling.entries()) box.id = `box-${index}`;
        return scrolling.map(({ id }) => id);
      });
      assert.ok(boxes.length > 1);
      const reached: string[] = [];
      for (const _ of boxes) {
        await page.keyboard.press("Tab");
        reached.push(await page.evaluate(() => document.activeElement?.id ?? ""));
      }
      assert.deepEqual(reached, boxes);
      await page.keyboard.press("End");
      await page.waitForFunction(() => (document.activeElement?.scrollTop ?? 0) > 0);
    });

    it("prints light, whole, and within the paper", async () => {
      const page = await tab.open(hostile, { colorScheme: "dark" });
      const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
      const onScreen = await ink();
      await page.emulateMedia({ media: "print" });
      assert.notEqual(await ink(), onScreen);
      assert.equal(await ink(), "rgb(27, 29, 33)");
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("main *")]
          .filter((one) => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY !== "visible")
          .map((one) => one.outerHTML.slice(0, 100)),
      );
      assert.deepEqual(cut, []);
      await page.setViewportSize({ width: 680, height: 960 }); // A4 less the margins
      assert.deepEqual(await sticksOut(page), []);
      assert.ok((await page.pdf({ format: "A4" })).length > 1000);
    });
  });
}

/** What is wider than the window, so that one would have to scroll sideways. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 100)),
  );
}
