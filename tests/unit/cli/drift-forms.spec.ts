import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { FORMATS, type Format, formOf } from "../../../cli/drift/forms";
import { markdownOf } from "../../../cli/drift/markdown";
import { findingsIn } from "../../../report/drift/findings";
import type { DriftReport } from "../../../report/drift/model";
import { type Looked, reportOf } from "../../../report/drift/report";
import { type EngineStep, previewOf } from "../../../report/drift/steps";
import { junitFaults } from "../../support/junit";
import { sarifFaults } from "../../support/sarif";
import { foundIn, namedBy, step } from "./drift/findings";
import { recording } from "./drift/world";

const time = new Date("2026-11-28T12:00:00.000Z");
const report = (looked: Partial<Looked>): DriftReport =>
  reportOf({ time, stacks: [{ stack: "dev", resources: 9 }], findings: [], ...looked });

/** What a golden report is about: everything that there is once. */
function everything(): DriftReport {
  const drifted = findingsIn("dev", previewOf(recording("drifted"))?.steps ?? []);
  const stale = Array.from({ length: 48 }, (_, index) =>
    step(
      "cloudsso:AccessConfigurationProvisioning",
      `dev-${index}`,
      { status: "Provisioned" },
      { status: "ReprovisionRequired" },
    ),
  );
  const earlier = reportOf({ time: new Date("2026-11-18T12:00:00.000Z"), stacks: [], findings: drifted });
  return report({
    stacks: [
      { stack: "dev", resources: 9 },
      { stack: "prod", resources: 0, failure: "no stack named 'prod' found" },
    ],
    unmanaged: {
      kinds: ["ims:AccessKey", "ims:User"],
      objects: 40,
      clouds: [],
      failures: ["Not read: ims:AccessKey: ListAccessKeys was refused."],
    },
    findings: [...drifted, ...foundIn(...stale)],
    since: earlier,
    reasonFor: ({ rule }) => (rule === "session-longer" ? "agreed" : undefined),
    notices: () => ["The exception for missing in * matches nothing."],
  });
}

const ENDINGS: { readonly [format in Format]: string } = {
  text: "txt",
  json: "json",
  markdown: "md",
  sarif: "sarif",
  junit: "xml",
  html: "html",
};

/** `RECORD=1` writes it anew. */
function assertGolden(name: string, text: string): void {
  const file = join(__dirname, "drift", "golden", name);
  if (process.env["RECORD"] === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, readFileSync(file, "utf8"), `${name}; RECORD=1 writes it anew`);
}

/** What moves a cursor, turns a line around or is half a character; a new line is none of them. */
const MARKS = /[^\P{C}\n]/u;
const written = (form: DriftReport, format: Format) => Buffer.from(formOf(form, format, "1.2.3")).toString("utf8");
const LONG = "x".repeat(10_000);
const HOSTILE = [
  "<script>alert(1)</script>",
  "</summary></details><img src=x onerror=alert(1)>",
  "\"quoted\" and 'quoted'",
  "a | b | c",
  "\u202egnp.exe\u2066",
  "line\n## heading\r\n- [ ] task",
  "`````\n$(touch /tmp/x)",
  "[link](https://example.com) ![image](https://example.com/x.png)",
  "@everyone #1 :smile:",
  "]]> --> <!-- &amp; &lt;",
  "\u0000\u001b[31mred\u0007",
  "half \ud800 a character",
  LONG,
];

describe("a report of drift in each form", () => {
  const golden = everything();
  for (const format of FORMATS) {
    it(`is as it was: ${format}`, () => assertGolden(`everything.${ENDINGS[format]}`, formOf(golden, format, "1.2.3")));
  }

  it("groups what is the same, and says how many", () => {
    const text = formOf(golden, "text", "1.2.3");
    assert.match(
      text,
      /^medium {4}status of 49 AccessConfigurationProvisioning \(dev\)\n {10}Provisioned -> ReprovisionRequired\n/m,
    );
    assert.match(text, /repair: pulumi up --refresh --stack dev\n/);
  });

  it("is SARIF as OASIS has it", () => {
    assert.deepEqual(sarifFaults(formOf(golden, "sarif", "1.2.3")), []);
    const { runs } = JSON.parse(formOf(golden, "sarif", "1.2.3")) as {
      readonly runs: readonly [
        { readonly results: readonly { readonly suppressions?: object; readonly ruleId: string }[] },
      ];
    };
    assert.equal(runs[0].results.length, golden.findings.length);
    const suppressed = runs[0].results.filter(({ suppressions }) => suppressions !== undefined);
    assert.deepEqual(
      suppressed.map(({ ruleId }) => ruleId),
      ["session-longer"],
    );
  });

  it("is JUnit as Jenkins reads it", async () => {
    assert.deepEqual(await junitFaults(formOf(golden, "junit", "1.2.3")), []);
    assert.notDeepEqual(await junitFaults("<testsuites><testsuite/></testsuites>"), [], "the schema is in force");
  });

  const hostile = report(namedBy(HOSTILE));

  it("has names as text, and nothing of them as markup: HTML", () => {
    const page = written(hostile, "html");
    const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag = ""]) => tag.toLowerCase()));
    const own =
      "html head meta title style body header main section h1 h2 h3 p div span bdi time dl dt dd article pre ul li table thead tbody tr th td";
    assert.deepEqual([...tags].sort(), own.split(" ").sort());
    assert.match(page, /default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'/);
    assert.doesNotMatch(page, MARKS);
  });

  it("has names as text, and nothing of them as markup: Markdown", () => {
    const text = written(hostile, "markdown");
    assert.ok(text.length <= 65_536, String(text.length));
    const fences = [...text.matchAll(/^(`{3,})sh\n([\s\S]*?)\n\1$/gm)];
    const outside = fences.reduce((rest, [fence]) => rest.replace(fence, ""), text);
    const prose = outside.replace(/<summary>.*<\/summary>/g, ""); // within a tag there is no Markdown
    assert.doesNotMatch(outside.replaceAll("<!-- -->", ""), /<(?!\/?(details|summary|b)\b)/);
    assert.doesNotMatch(prose, /(?<!\\)[`|]|(?<!\\)\[(?!!WARNING)/);
    assert.doesNotMatch(outside, /@(?!<!-- -->)|:\/\/|(?<!&)#\d/);
    assert.doesNotMatch(outside, /^## heading/m);
    assert.equal((outside.match(/<details/g) ?? []).length, fences.length, "each block has its one fence");
    assert.doesNotMatch(text, MARKS);
  });

  it("has names as text, and nothing of them as markup: JUnit", async () => {
    const text = written(hostile, "junit");
    assert.equal(XMLValidator.validate(text), true);
    assert.deepEqual(await junitFaults(text), []);
    const parsed = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "",
      isArray: (name) => /^test/.test(name),
    }).parse(text) as {
      readonly testsuites: readonly [
        {
          readonly testsuite: readonly {
            readonly name: string;
            readonly tests: string;
            readonly testcase: readonly { readonly name: string }[];
          }[];
        },
      ];
    };
    const suites = parsed.testsuites[0].testsuite;
    assert.equal(suites.length, HOSTILE.length + 1);
    for (const { tests, testcase } of suites) assert.equal(Number(tests), testcase.length);
    // Whoever reads it gets each name back, letter by letter, unless marks in it are shown as their numbers.
    for (const name of HOSTILE.filter((one) => !MARKS.test(one) && one !== LONG && !one.includes("\n"))) {
      const suite = suites.find((one) => one.name === name);
      assert.deepEqual(
        suite?.testcase.map((one) => one.name),
        [`Group ${name} is missing`, `comments of User ${name}`],
        name,
      );
    }
    assert.doesNotMatch(text, MARKS);
  });

  it("has names as text, and nothing of them as markup: SARIF", () => {
    const text = written(hostile, "sarif");
    assert.deepEqual(sarifFaults(text), []);
    const messages = [...text.matchAll(/"text": (".*")/g)].map(([, one = ""]) => JSON.parse(one) as string);
    assert.ok(
      messages.every((one) => !/(?<!\\)\[[^\]]*\]\(/.test(one)),
      "no links",
    );
    assert.doesNotMatch(text, MARKS);
  });

  it("has a line a line: text", () => {
    const text = written(hostile, "text");
    assert.doesNotMatch(text, MARKS);
    assert.doesNotMatch(text, /^## heading/m);
    const rows = text.split("\n").filter((row) => row !== "" && !/^ {10}|^(critical|high|medium|low) /.test(row));
    assert.equal(rows.length, HOSTILE.length + 3, "notices, the failure, what nobody asked for and the verdict");
  });

  it("keeps the worst where a comment has no room for all, and says what it left out", () => {
    const steps: EngineStep[] = Array.from({ length: 900 }, (_, index) => [
      step("ims:User", `user-${index}`, { comments: "a" }, { comments: `b${index}` }),
      step(
        "cloudsso:AccessConfiguration",
        `configuration-${index}`,
        { sessionDuration: 1 },
        { sessionDuration: 2 + index },
      ),
    ]).flat();
    const all = report({ findings: foundIn(...steps) });
    for (const limit of [65_536, 3000]) {
      const text = markdownOf(all, limit);
      assert.ok(text.length <= limit);
      assert.ok(text.length > limit - 1000, "as much as there is room for");
      const shown = (severity: string) => text.split(`<b>${severity}</b>`).length - 1;
      const [, high = "0", low = ""] = /the least severe: (?:(\d+) high, )?(\d+) low\./.exec(text) ?? [];
      assert.deepEqual([shown("high") + Number(high), shown("low") + Number(low)], [900, 900]);
      assert.ok(shown("low") === 0 || shown("high") === 900, "nothing less severe is kept for it");
    }
  });

  it("fits in the room that it has, whatever could not be looked at, and says of how much more", () => {
    const failure = "@".repeat(300);
    const stacks = Array.from({ length: 40 }, (_, index) => ({ stack: `stack-${index}`, resources: 0, failure }));
    for (const limit of [65_536, 4000]) {
      const text = markdownOf(report({ stacks }), limit);
      assert.ok(text.length <= limit, `${text.length}`);
      const shown = text.split("could not be looked at: ").length - 1;
      assert.ok(shown > 0);
      assert.match(text, new RegExp(`^> and ${40 - shown} more\\.$`, "m"));
    }
  });
});
