import assert from "node:assert/strict";
import { FORMATS, type Format, formOf } from "../../../cli/drift/forms";
import { findingOf, findingsIn, type NewFinding } from "../../../report/drift/findings";
import { type Looked, reportOf } from "../../../report/drift/report";
import { UNMANAGED_KINDS } from "../../../report/drift/unmanaged";
import { junitFaults } from "../../support/junit";
import { sarifFaults } from "../../support/sarif";
import { foundIn, step } from "./drift/findings";

interface SarifRun {
  readonly results: readonly {
    readonly message: { readonly text: string };
    readonly partialFingerprints: { readonly [name: string]: string };
  }[];
}

const report = (looked: Partial<Looked>) =>
  reportOf({
    time: new Date("2026-11-28T12:00:00.000Z"),
    stacks: [{ stack: "dev", resources: 9 }],
    findings: [],
    ...looked,
  });

describe("a report of drift that could not look at everything", () => {
  const found = [
    ...foundIn(step("cloudsso:User", "one", { status: "Enabled" }, { status: "Disabled" })),
    { ...findingsIn("other", [step("ims:User", "two", { comments: "a" })])[0] },
    { ...findingOf({ kind: "ims:AccessKey", name: "LTAI", object: "LTAI" }, "unmanaged", "credential-added") },
  ] as NewFinding[];
  const since = report({ stacks: ["dev", "other"].map((stack) => ({ stack, resources: 1 })), findings: found });
  const blind = report({ stacks: [{ stack: "dev", resources: 0, failure: "denied" }], since });
  const lines: { readonly [format in Format]: readonly RegExp[] } = {
    text: [
      /^Not everything could be looked at; found so far: nothing\.$/m,
      /what became of 3 findings \(1 critical, 2 medium\)/,
    ],
    json: [/"outcome": "incomplete"/, /"unseen": \[\n/],
    markdown: [/Not everything could be looked at/, /> The stack dev could not be looked at: denied\./, /3 findings/],
    html: [/Not everything could be looked at/, /The stack dev could not be looked at: denied\./],
    sarif: [/"executionSuccessful": false/, /The stack dev could not be looked at: denied\./],
    junit: [/errors="1"/, /<error type="failure" message="denied"\/>/],
  };
  for (const format of FORMATS) {
    it(`never looks clean: ${format}`, () => {
      const text = formOf(blind, format, "1.2.3");
      assert.equal(blind.outcome, "incomplete");
      for (const line of lines[format]) assert.match(text, line);
      assert.doesNotMatch(text, /in order/i);
    });
  }

  it("keeps for code scanning what it found before, so that nothing counts as mended", () => {
    const text = formOf(blind, "sarif", "1.2.3");
    const [run] = (JSON.parse(text) as { readonly runs: readonly SarifRun[] }).runs;
    const before = (JSON.parse(formOf(since, "sarif", "1.2.3")) as { readonly runs: readonly SarifRun[] }).runs[0];
    const marks = (of: SarifRun | undefined) => of?.results.map((one) => one.partialFingerprints["identity/v1"]).sort();
    assert.equal(run?.results.length, 3);
    assert.deepEqual(marks(run), marks(before));
    assert.ok(run?.results.every(({ message }) => message.text.startsWith("Not looked at now. ")));
    assert.deepEqual(sarifFaults(text), []);
  });

  it("is another alert of code scanning as soon as it says something else, which nobody closed", () => {
    const marksOf = (seconds: number) => {
      const findings = foundIn(step("ram:Role", "one", { maxSessionDuration: 3600 }, { maxSessionDuration: seconds }));
      const [run] = (
        JSON.parse(formOf(report({ findings }), "sarif", "1.2.3")) as { readonly runs: readonly SarifRun[] }
      ).runs;
      return run?.results.map((one) => one.partialFingerprints["identity/v1"]);
    };
    assert.deepEqual(marksOf(7200), marksOf(7200));
    assert.notDeepEqual(marksOf(7200), marksOf(43_200));
  });

  it("skips in JUnit what it found before, in the suite in which it was", async () => {
    const text = formOf(blind, "junit", "1.2.3");
    const suites = [
      ...text.matchAll(/<testsuite name="([^"]*)" (tests="\d+" failures="\d+" errors="\d+" skipped="\d+")/g),
    ];
    assert.deepEqual(
      suites.map(([, name, counts]) => [name, counts]),
      [
        ["dev", 'tests="2" failures="0" errors="1" skipped="1"'],
        ["other", 'tests="1" failures="0" errors="0" skipped="1"'],
        ["in no stack", 'tests="1" failures="0" errors="0" skipped="1"'],
      ],
    );
    assert.match(text, /<skipped>not looked at now; there since 2026-11-28T12:00:00\.000Z<\/skipped>/);
    assert.deepEqual(await junitFaults(text), []);
  });

  it("tells code scanning that it looked at all where it did", () => {
    assert.match(formOf(report({}), "sarif", "1.2.3"), /"executionSuccessful": true/);
  });
});

describe("a report of drift that was not asked for what is in no stack", () => {
  const unmanaged = (kinds: readonly string[]) => ({ kinds, objects: 3, clouds: [], failures: [] });
  for (const format of ["text", "markdown", "html"] as const) {
    it(`says so, though all else is in order: ${format}`, () => {
      const text = (looked: Partial<Looked>) => formOf(report(looked), format, "1.2.3");
      assert.match(text({}), /In order: 9 resources of the stack dev\./);
      assert.match(text({}), /What is in no stack was not looked for; --unmanaged does\./);
      const some = text({ unmanaged: unmanaged(["ims:User", "ims:AccessKey"]) });
      assert.match(some, /What is in no stack was looked for in ims alone\./);
      assert.doesNotMatch(text({ unmanaged: unmanaged(UNMANAGED_KINDS) }), /was (?:not )?looked for/);
    });
  }
});
