import assert from "node:assert/strict";
import type { BrowserContextOptions, Page } from "playwright-core";
import type { Estate } from "../../estate/model";
import { type ManagedObjects, managedKey } from "../../report/managed";
import { mapDataOf } from "../../report/map/data";
import { mapHtml } from "../../report/map/html";
import { productionBy } from "../../report/production";
import { type Directory, estateOf } from "../support/directory";
import { withRam } from "../support/ram-estate";
import { axeFindings, browserTab, WHERE } from "./browser";

const company: Directory = {
  folders: { core: "", workloads: "", production: "workloads" },
  accounts: { audit: "core", ledger: "production", gateway: "production", playground: "workloads" },
  people: ["ann", "ben", "cat", "dan"],
  groups: { ops: ["ann", "ben"], auditors: ["cat", "ann"] },
  configurations: ["AdministratorAccess", "ReadOnly", "DeployRelease"],
  policies: {
    AdministratorAccess: ["AdministratorAccess"],
    ReadOnly: ["ReadOnlyAccess"],
    DeployRelease: ["AliyunCSFullAccess"],
  },
  assignments: [
    ["ledger", "AdministratorAccess", "ops"],
    ["ledger", "ReadOnly", "auditors"],
    ["ledger", "DeployRelease", "ann"],
    ["audit", "ReadOnly", "auditors"],
    ["gateway", "DeployRelease", "ops"],
    ["playground", "AdministratorAccess", "dan"],
  ],
  statuses: { "gateway DeployRelease": "ReprovisionRequired" },
};

describe(`the access map in a browser (${WHERE})`, () => {
  const tab = browserTab();
  const { complaints } = tab;
  let page: Page;

  interface Setting {
    readonly before?: Estate;
    readonly managed?: ManagedObjects;
    readonly look?: BrowserContextOptions;
  }

  async function open(estate: Estate, { before, managed, look = {} }: Setting = {}): Promise<void> {
    const data = mapDataOf(estate, {
      before,
      managed,
      isProduction: productionBy([]),
    });
    page = await tab.open(mapHtml(data, { accountId: estate.accountId, notes: [] }), look);
    await page.waitForSelector("html[data-ready]");
  }

  /** As it is seen: `ledger: ops AA`, a line for each account that has something, headings as `# folder`. */
  function seen(): Promise<string[]> {
    return page.evaluate(() => {
      const heads = new Map(
        [...document.querySelectorAll("#grid-head [aria-colindex]")].map((head) => [
          head.getAttribute("aria-colindex"),
          head.querySelector(".name")?.textContent,
        ]),
      );
      return [...document.querySelectorAll("#grid-body [role=row]")].map((row) => {
        const name = row.querySelector("[role=rowheader] .name")?.textContent;
        if (name === undefined) return `# ${row.textContent}`;
        const cells = [...row.querySelectorAll("[role=gridcell]")].flatMap((cell) => {
          const chips = [...cell.querySelectorAll(".chip, .more")].map((chip) =>
            [...chip.childNodes].map((part) => part.textContent).join("\u00b7"),
          );
          return chips.length === 0 ? [] : [`${heads.get(cell.getAttribute("aria-colindex"))} ${chips.join(" ")}`];
        });
        return `${name}: ${cells.join(", ")}`;
      });
    });
  }

  const cell = (account: string, column: string) =>
    page.evaluate(
      ([row, head]) => {
        const line = [...document.querySelectorAll("#grid-body [role=row]")].find(
          (one) => one.querySelector("[role=rowheader] .name")?.textContent === row,
        );
        const column = [...document.querySelectorAll("#grid-head [role=columnheader]")].find(
          (one) => one.querySelector(".name")?.textContent === head,
        );
        return [...(line?.querySelectorAll("[role=gridcell]") ?? [])].find(
          (one) => one.getAttribute("aria-colindex") === column?.getAttribute("aria-colindex"),
        )?.id;
      },
      [account, column],
    );
  const pick = async (account: string, column: string) => page.click(`#${await cell(account, column)}`);
  const panel = async () => (await page.textContent("#panel")) ?? "";
  const active = () =>
    page.evaluate(() => {
      const id = document.getElementById("grid")?.getAttribute("aria-activedescendant") ?? "";
      const at = document.getElementById(id);
      return `${document.activeElement?.id} ${at?.querySelector(".name")?.textContent ?? (at?.textContent || at?.getAttribute("aria-label"))}`;
    });

  it("has accounts in the order of folders, and a plate for each configuration", async () => {
    await open(estateOf(company));
    assert.deepEqual(await seen(), [
      "# Root folder",
      "management account: ",
      "# core",
      "audit: auditors RO",
      "# workloads",
      "playground: dan AA",
      "# workloads / production",
      "gateway: ops DR\u00b7R",
      "ledger: auditors RO, ops AA, ann DR",
    ]);
    assert.deepEqual(complaints, []);
  });

  it("expands groups to people", async () => {
    await open(estateOf(company));
    await page.check("input[value=people]", { force: true });
    assert.deepEqual(
      (await seen()).filter((line) => line.startsWith("ledger")),
      ["ledger: ann AA +2, ben AA, cat RO"],
    );
  });

  it("filters by words that may be of the account, the person and the configuration", async () => {
    await open(estateOf(company));
    await page.fill("#filter", "production OPS");
    assert.deepEqual(await seen(), ["# workloads / production", "gateway: ops DR\u00b7R", "ledger: ops AA"]);
    assert.equal(await page.textContent("#status"), "2 of 5 accounts, 1 groups and people, 2 assignments, 1 marked");
    await page.fill("#filter", "nowhere");
    assert.deepEqual(await seen(), []);
    assert.equal(await page.isVisible("#empty"), true);
  });

  for (const [button, lines] of [
    ["#production", ["# workloads / production", "gateway: ops DR\u00b7R", "ledger: auditors RO, ops AA, ann DR"]],
    ["#administrators", ["# workloads", "playground: dan AA", "# workloads / production", "ledger: ops AA"]],
    ["#drifted", ["# workloads / production", "gateway: ops DR\u00b7R"]],
  ] as const) {
    it(`shows only what ${button.slice(1)} means, and all again`, async () => {
      await open(estateOf(company));
      await page.click(button);
      assert.deepEqual(await seen(), lines);
      await page.click(button);
      assert.equal((await seen()).length, 9);
    });
  }

  it("opens the path of a cell, from the person to the role, with the place in the code and the line that repairs it", async () => {
    const estate = estateOf(company);
    const managed = new Map(
      Object.entries(estate.objects).flatMap(([kind, objects]) =>
        objects.map(({ id }) => [
          managedKey(kind, id),
          {
            urn: `urn:pulumi:prod::access::pulumi-nodejs:dynamic/${kind}::${id}`,
            position: "project:///access.ts#12,3",
          },
        ]),
      ),
    );
    await open(estate, { managed });
    await page.check("input[value=people]", { force: true });
    await pick("gateway", "ben");
    const words = await panel();
    const steps = [
      "Personben",
      "Groupops",
      "Assignmentin account gateway",
      "ConfigurationDeployRelease",
      "PoliciesSystem AliyunCSFullAccess",
      "RoleAliyunReservedSSO-DeployRelease",
    ];
    assert.deepEqual(words.match(new RegExp(steps.join("|"), "g")), steps);
    assert.match(words, /in prod, access\.ts#12,3/);
    assert.match(
      words,
      /pulumi up --refresh --target urn:pulumi:prod::access::.*AccessConfigurationProvisioning::d-1:ac-DeployRelease:RD-Account:\d+/,
    );
  });

  it("has users and groups of RAM, told apart, with the path to each policy", async () => {
    await open(withRam(estateOf(company)));
    assert.deepEqual((await seen()).slice(0, 2), ["# Root folder", "management account: builders OW, deployer OW"]);
    await page.click("#ram");
    assert.deepEqual(await seen(), ["# Root folder", "management account: builders OW, deployer OW"]);
    const kinds = await page.locator(".column-head .kind").allTextContents();
    assert.deepEqual(kinds, ["RG", "RU"]);
    await page.click("#ram");
    await page.check("input[value=people]", { force: true });
    await page.fill("#filter", "ram own");
    assert.deepEqual(await seen(), ["# Root folder", "management account: deployer OW"]);
    await pick("management account", "deployer");
    const words = await panel();
    assert.match(words, /RAM policy \u00b7 administers everything/);
    const steps = [
      "RAM userdeployer@x",
      "RAM groupbuilders",
      "Attachmentin account management account",
      "PolicyCustom own",
    ];
    const found = words.match(new RegExp(steps.join("|"), "g"));
    assert.deepEqual(found, [steps[0], steps[2], steps[3], ...steps]);
    assert.equal(words.includes("AliyunReservedSSO"), false);
  });

  it("marks what is in no stack, and says how to take it away", async () => {
    const estate = estateOf(company);
    const [first] = estate.objects["cloudsso:AccessAssignment"] ?? [];
    const managed = new Map(
      Object.entries(estate.objects).flatMap(([kind, objects]) =>
        objects
          .filter((one) => one !== first)
          .map(({ id }) => [managedKey(kind, id), { urn: `urn:pulumi:p::p::t::${id}` }]),
      ),
    );
    await open(estate, { managed });
    await page.click("#drifted");
    assert.deepEqual((await seen()).slice(1), ["gateway: ops DR\u00b7R", "ledger: ops AA\u00b7U"]);
    await pick("ledger", "ops");
    assert.match(
      await panel(),
      /DeleteAccessAssignment --DirectoryId d-1 --AccessConfigurationId ac-AdministratorAccess .* --PrincipalType Group --PrincipalId g-ops/,
    );
  });

  it("compares two estates: gained, lost, by groups and by people", async () => {
    const [, ...others] = company.assignments;
    const later = { ...company, assignments: [...others, ["audit", "DeployRelease", "ops"] as const] };
    await open(estateOf(later), { before: estateOf(company) });
    await page.click("#changed");
    assert.deepEqual(await seen(), [
      "# core",
      "audit: ops DR\u00b7+",
      "# workloads / production",
      "ledger: ops AA\u00b7\u2212",
    ]);
    await page.check("input[value=people]", { force: true });
    assert.deepEqual(
      (await seen()).filter((line) => line.startsWith("ledger")),
      ["ledger: ann AA\u00b7\u2212, ben AA\u00b7\u2212"],
    );
    await pick("ledger", "ben");
    assert.match(await panel(), /Lost since the earlier estate/);
  });

  it("is walked with the keyboard, which goes into a cell and comes back", async () => {
    await open(estateOf(company));
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "filter");
    await page.focus("#grid");
    assert.equal(await active(), "grid management account");
    for (const key of ["ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    assert.equal(await active(), "grid ROReadOnly");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(), "grid auditors");
    await page.keyboard.press("Control+End");
    assert.equal(await active(), "grid nothing");
    await page.keyboard.press("Home");
    assert.equal(await active(), "grid ledger");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "ledger");
    await page.keyboard.press("Escape");
    assert.equal(await active(), "grid ledger");
    assert.match(await panel(), /^Key/);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`gives axe nothing to complain about, ${colorScheme}`, async () => {
      const [, ...others] = company.assignments;
      const estate = withRam(estateOf({ ...company, assignments: others }));
      await open(estate, { before: estateOf(company), look: { colorScheme } });
      for (const step of [undefined, ["ledger", "ops"], ["gateway", "ops"]] as const) {
        if (step !== undefined) await pick(step[0], step[1]);
        assert.deepEqual(await axeFindings(page), []);
      }
    });
  }

  it("prints a list of what the filter shows, by account", async () => {
    await open(estateOf(company));
    await page.fill("#filter", "ledger");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const printed = (await page.textContent("#print")) ?? "";
    for (const words of ["ledger (1002)", "auditors", "ReadOnly", "AdministratorAccess", "DeployRelease"]) {
      assert.ok(printed.includes(words), words);
    }
    assert.equal(printed.includes("gateway"), false);
    assert.equal(await page.isVisible("#grid"), false);
    assert.ok((await page.pdf()).length > 1000);
  });

  it("takes hostile names for names: they run nothing, end nothing and turn nothing around", async () => {
    const names = [
      "<script>alert(1)</script>",
      "</script><img src=x onerror=alert(2)>",
      `"><svg onload='alert(3)'>`,
      "=cmd|' /C calc'!A0",
      "right\u202eto\u200fleft",
      "n".repeat(10_000),
      "__proto__",
      "{{constructor}}",
    ];
    await open(
      estateOf({
        folders: { "<b>folder</b>": "" },
        accounts: Object.fromEntries(names.map((name) => [`account ${name}`, "<b>folder</b>"])),
        people: names.map((name) => `person ${name}`),
        groups: {},
        configurations: names.map((name) => `Do ${name}`),
        assignments: names.map((name) => [`account ${name}`, `Do ${name}`, `person ${name}`] as const),
      }),
    );
    const shown = (await seen()).join("\n");
    assert.ok(shown.includes("# <b>folder</b>"));
    for (const name of names.slice(0, 4)) assert.ok(shown.includes(`account ${name}: person ${name}`), name);
    assert.ok(shown.includes("right\\u{202e}to\\u{200f}left"));
    for (const name of names) {
      const clean = name.replace("\u202e", "\\u{202e}").replace("\u200f", "\\u{200f}");
      await pick(`account ${clean}`, `person ${clean}`);
      assert.ok((await panel()).includes(`AliyunReservedSSO-Do ${clean}`), clean.slice(0, 50));
      await page.keyboard.press("Escape");
    }
    assert.deepEqual(complaints, []);
    assert.equal(await page.evaluate(() => document.querySelectorAll("img, svg, body b").length), 0);
  });

  it("draws of five thousand accounts the rows that are seen, wherever it is scrolled to", async () => {
    const accounts = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`account-${index}`, "core"]));
    await open(
      estateOf({
        ...company,
        accounts,
        assignments: Object.keys(accounts).map((account) => [account, "ReadOnly", "ops"] as const),
      }),
    );
    const drawn = () => page.locator("#grid-body [role=row]").count();
    assert.ok((await drawn()) < 60);
    await page.focus("#grid");
    await page.keyboard.press("Control+End");
    assert.ok((await seen()).at(-1)?.startsWith("account-999: ops RO"));
    assert.ok((await drawn()) < 60);
    await page.fill("#filter", "account-4321");
    assert.deepEqual(await seen(), ["# core", "account-4321: ops RO"]);
  });
});
