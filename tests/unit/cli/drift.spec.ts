import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NO_CLI, runCli } from "../../../cli/drift/cli";
import type { DriftReport } from "../../../report/drift/model";
import { drift, IN_ORDER, recording } from "./drift/world";

const UNSOUGHT = "What is in no stack was not looked for; --unmanaged does.";

describe("drift on the command line", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "drift-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = (name: string) => join(folder, name);
  const write = (name: string, value: unknown) => {
    writeFileSync(at(name), typeof value === "string" ? value : JSON.stringify(value));
    return at(name);
  };
  const reported = async (words: readonly string[], played: Parameters<typeof drift>[1]) => {
    const { printed, ...result } = await drift([...words, "--format", "json"], played);
    return { ...result, report: JSON.parse(printed) as DriftReport };
  };
  const drifted = { stacks: { dev: recording("drifted") } };

  it("finds what was changed and what is gone, and takes no edit of the program for drift", async () => {
    const { code, report, asked } = await reported(["--stacks", "dev"], drifted);
    assert.equal(code, 7);
    assert.deepEqual(asked, ["refresh --preview-only --run-program --json --stack dev"]);
    assert.deepEqual(
      report.findings.map(({ severity, rule, what, kind, name, path }) => [severity, rule, what, kind, name, path]),
      [
        [
          "critical",
          "policy-added",
          "changed",
          "cloudsso:AccessConfiguration",
          "auditors",
          "permissionPolicies[System:AdministratorAccess]",
        ],
        ["high", "session-longer", "changed", "cloudsso:AccessConfiguration", "auditors", "sessionDuration"],
        [
          "medium",
          "reprovision-required",
          "changed",
          "cloudsso:AccessConfigurationProvisioning",
          "auditors-1000000000000001",
          "status",
        ],
        [
          "medium",
          "missing",
          "missing",
          "cloudsso:AccessConfigurationProvisioning",
          "auditors-1000000000000002",
          undefined,
        ],
        ["medium", "missing", "missing", "ims:User", "bob", undefined],
        ["low", "text-changed", "changed", "cloudsso:AccessConfiguration", "auditors", "description"],
        ["low", "text-changed", "changed", "ims:User", "alice", "displayName"],
      ],
    );
    const session = report.findings.find(({ rule }) => rule === "session-longer");
    assert.deepEqual([session?.old, session?.new, session?.source], [3600, 7200, { file: "index.js", line: 26 }]);
    assert.equal(report.outcome, "drifted");
    assert.deepEqual(report.counts, { critical: 1, high: 1, medium: 3, low: 2 });
  });

  it("ends with 0 where all is in order, with 7 from the severity on that it is told", async () => {
    const clean = await drift(["--stacks", "dev"], { stacks: { dev: IN_ORDER } });
    assert.deepEqual([clean.code, clean.printed], [0, `${UNSOUGHT}\nIn order: 1 resource of the stack dev.\n`]);
    const low = JSON.parse(recording("drifted")) as { steps: { urn: string }[] };
    const alice = JSON.stringify({ steps: low.steps.filter(({ urn }) => urn.endsWith("::alice")) });
    const only = { stacks: { dev: alice } };
    assert.equal((await drift(["--stacks", "dev"], only)).code, 7);
    assert.equal((await drift(["--stacks", "dev", "--fail-on", "medium"], only)).code, 0);
    assert.equal((await drift(["--stacks", "dev", "--fail-on", "never"], drifted)).code, 0);
  });

  it("says of a stack that could not be looked at that it could not, and never that all is in order", async () => {
    const { code, report } = await reported(["--stacks", "a,gone,b,c"], {
      stacks: {
        a: IN_ORDER,
        b: { code: 1, out: recording("failed") },
        c: { code: 0, out: "warning: something else\n", err: "" },
      },
    });
    assert.equal(code, 1);
    assert.equal(report.outcome, "incomplete");
    const failures = report.stacks.map(({ stack, failure = "" }) => [stack, failure.slice(0, 41)]);
    assert.deepEqual(failures, [
      ["a", ""],
      ["gone", "no stack named 'gone' found"],
      ["b", "CloudSSO GetDirectory got no answer: the "],
      ["c", "the Pulumi CLI ended well and printed no "],
    ]);
    for (const format of ["text", "markdown", "html"]) {
      const { printed } = await drift(["--stacks", "a,gone", "--format", format, "--fail-on", "never"], {
        stacks: { a: IN_ORDER },
      });
      assert.match(printed, /Not everything could be looked at/);
      assert.doesNotMatch(printed, /In order/);
    }
  });

  it("counts what was found beside a failure, and ends with 1", async () => {
    const { code, report } = await reported(["--stacks", "dev,gone"], drifted);
    assert.deepEqual([code, report.outcome, report.findings.length], [1, "incomplete", 7]);
  });

  it("says of a stack that holds nothing that nothing was looked at, whatever its program declares", async () => {
    const { code, report } = await reported(["--stacks", "fresh"], { stacks: { fresh: recording("never-deployed") } });
    assert.deepEqual([code, report.outcome, report.stacks[0]?.resources], [1, "incomplete", 0]);
    assert.match(report.stacks[0]?.failure ?? "", /^its state holds no resources, so nothing was looked at; /);
  });

  it("counts what its state holds of resources, and neither components nor what is yet to be made", async () => {
    const { steps } = JSON.parse(recording("never-deployed")) as { steps: { op: string; newState: object }[] };
    const deployed = steps.map((one) => ({ ...one, op: "refresh", oldState: one.newState }));
    const both = { steps: [...(JSON.parse(recording("drifted")) as { steps: object[] }).steps, ...steps, ...deployed] };
    const { report } = await reported(["--stacks", "dev"], { stacks: { dev: JSON.stringify(both) } });
    assert.deepEqual([report.stacks[0]?.resources, report.findings.length], [7, 7]);
  });

  it("names the stacks that there are where one is not there, the nearest first", async () => {
    const listed = JSON.stringify(["development", "prod", "staging"].map((name) => ({ name })));
    const { report } = await reported(["--stacks", "prd"], { listed });
    assert.equal(report.stacks[0]?.failure, "no stack named 'prd' found; there are prod, staging and development");
    await assert.rejects(
      drift([], { listed }),
      /No stack is selected \(.*\); name .*: development, prod and staging\./,
    );
    const unlisted = await reported(["--stacks", "prd"], {});
    assert.equal(unlisted.report.stacks[0]?.failure, "no stack named 'prd' found");
  });

  it("asks for the selected stack where none is named", async () => {
    const { asked } = await drift([], { stacks: { dev: IN_ORDER } });
    assert.deepEqual(asked, ["stack --show-name", "refresh --preview-only --run-program --json --stack dev"]);
  });

  it("looks at all stacks of the project, by name", async () => {
    const all = (listed: string) => drift(["--all-stacks"], { stacks: { b: IN_ORDER, a: IN_ORDER }, listed });
    const { asked } = await all(JSON.stringify([{ name: "b", current: true }, { name: "a" }]));
    assert.deepEqual(asked, [
      "stack ls --json",
      ...["a", "b"].map((stack) => `refresh --preview-only --run-program --json --stack ${stack}`),
    ]);
    await assert.rejects(all("[]"), /The project in \. has no stacks\./);
    await assert.rejects(
      all("no JSON"),
      /The stacks of the project cannot be listed \(.* ended with 0 and did not say why\)/,
    );
    await assert.rejects(drift(["--all-stacks", "--stacks", "a"]), /--all-stacks.* cannot be used with .*--stacks/);
  });

  it("tells how old a finding is, what is new and what is gone", async () => {
    const first = await reported(["--stacks", "dev"], { ...drifted, now: "2026-11-20T12:00:00.000Z" });
    const [gone, ...rest] = first.report.findings;
    const renamed = { ...gone, id: "0000000000000000" };
    const since = write("before.json", { ...first.report, findings: [...rest, renamed] });
    const { report } = await reported(["--stacks", "dev", "--since", since], drifted);
    assert.deepEqual(report.since, { time: "2026-11-20T12:00:00.000Z", new: 1, changed: 0, gone: 1 });
    const ages = report.findings.map(({ firstSeen }) => firstSeen.slice(0, 10));
    assert.deepEqual(ages, ["2026-11-28", ...rest.map(() => "2026-11-20")]);
    const { printed } = await drift(["--stacks", "dev", "--since", since], drifted);
    assert.match(printed, /Sessions last longer, for 8 days now\./);
  });

  it("keeps the age of what it cannot see for once", async () => {
    const first = await reported(["--stacks", "dev"], { ...drifted, now: "2026-11-20T12:00:00.000Z" });
    const failed = await reported(["--stacks", "dev", "--since", write("1.json", first.report)], {
      now: "2026-11-21T12:00:00.000Z",
    });
    assert.deepEqual([failed.report.findings.length, failed.report.unseen.length], [0, 7]);
    assert.deepEqual(failed.report.since, { time: "2026-11-20T12:00:00.000Z", new: 0, changed: 0, gone: 0 });
    const { report } = await reported(["--stacks", "dev", "--since", write("2.json", failed.report)], drifted);
    assert.deepEqual(new Set(report.findings.map(({ firstSeen }) => firstSeen)), new Set(["2026-11-20T12:00:00.000Z"]));
  });

  it("passes over what the baseline has, as long as it stays what it was", async () => {
    const { report } = await reported(["--stacks", "dev"], drifted);
    const baseline = write("baseline.json", report);
    const known = await drift(["--stacks", "dev", "--baseline", baseline], drifted);
    assert.equal(known.code, 0);
    assert.match(known.printed, /^In order: 7 .*; passed over: 1 critical, 1 high, 3 medium, 2 low\.$/m);
    const longer = { stacks: { dev: recording("drifted").replaceAll("7200", "43200") } };
    const second = await reported(["--stacks", "dev", "--baseline", baseline], longer);
    const open = second.report.findings.filter(({ passedOver }) => passedOver === undefined);
    assert.deepEqual([second.code, open.map(({ rule, new: now }) => [rule, now])], [7, [["session-longer", 43_200]]]);
  });

  it("passes over what the ignore file names, and says which of its entries are over or match nothing", async () => {
    const entry = (rule: string, place: string, until: string) => ({ rule, in: place, until, reason: "agreed" });
    const ignore = write("ignore.json", [
      entry("session-longer", "urn:pulumi:*::auditors", "2026-12-31"),
      entry("policy-added", "*", "2026-01-31"),
      entry("grant-added", "*", "2026-12-31"),
      entry("missing", "ims:User *", "2026-12-31"),
    ]);
    const { report } = await reported(["--stacks", "dev", "--ignore", ignore], drifted);
    const passed = report.findings.filter(({ passedOver }) => passedOver !== undefined);
    assert.deepEqual(
      passed.map(({ rule, name, passedOver }) => [rule, name, passedOver?.reason]),
      [
        ["session-longer", "auditors", "agreed"],
        ["missing", "bob", "agreed"],
      ],
    );
    assert.deepEqual(report.counts, { critical: 1, high: 0, medium: 2, low: 2 });
    assert.deepEqual(report.notices, [
      "The exception for policy-added in * counts no more: it was until 2026-01-31.",
      "The exception for grant-added in * matches nothing.",
    ]);
  });

  it("writes several forms of one look", async () => {
    const { printed, asked } = await drift(
      ["--stacks", "dev", "-o", `json=${at("a.json")}`, "-o", `sarif=${at("a.sarif")}`, "-o", at("a.txt")],
      drifted,
    );
    assert.equal(asked.length, 1);
    assert.equal(printed, "");
    assert.equal((JSON.parse(readFileSync(at("a.json"), "utf8")) as DriftReport).findings.length, 7);
    assert.match(readFileSync(at("a.txt"), "utf8"), /^critical /);
    assert.ok(existsSync(at("a.sarif")));
  });

  it("writes Markdown as long as it may be, and says what it left out", async () => {
    const other = (seconds: number) =>
      recording("drifted").replaceAll("7200", `${seconds}`).replaceAll("Mallory", `M${seconds}`);
    const all = { stacks: { ...drifted.stacks, b: other(7201), c: other(7202), d: other(7203), e: other(7204) } };
    const written = async (...words: string[]) =>
      (await drift(["--stacks", "dev,b,c,d,e", "-f", "markdown", ...words], all)).printed;
    assert.ok((await written()).length > 4000);
    const short = await written("--max-characters", "4000");
    assert.ok(short.length <= 4000, `${short.length}`);
    assert.match(short, /Left out, as they do not fit in a comment/);
  });

  it("refuses what it cannot use before it asks the CLI anything", async () => {
    const report = (await reported(["--stacks", "dev"], drifted)).report;
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ["--since", write("v1.json", { ...report, version: 1 })],
        /v1\.json is a report of version 1, and this release reads version 2/,
      ],
      [
        ["--baseline", write("no.json", "{}")],
        /no\.json is no report of drift, as its format is not alicloud-identity\/drift/,
      ],
      [["--since", write("cut.json", JSON.stringify(report).slice(0, 100))], /cut\.json is no JSON/],
      [["--since", write("bad.json", { ...report, counts: {} })], /bad\.json is damaged: counts\.critical/],
      [["--since", at("none.json")], /none\.json cannot be read/],
      [["--ignore", write("i1.json", [{ rule: "missing", in: "*", reason: "x" }])], /\[0\]\.until: must be there/],
      [
        ["--ignore", write("i2.json", [{ rule: "mising", in: "*", reason: "x", until: "2027-01-01" }])],
        /did you mean missing\?/,
      ],
      [["--output", join(folder, "none", "report.json")], /none\/report\.json cannot be written/],
      [["--output", `sarif=${folder}`], /cannot be written: it is a folder/],
      [
        ["--output", "xml=report"],
        /There is no form xml, only text, .*; for a file of that name, write \.\/xml=report\.$/m,
      ],
      [["--stacks", "dev,,b"], /names of stacks/],
      [["--parallel", "0"], /whole number above 0/],
      [["--fail-on", "worst"], /worst/],
      [["--max-characters", "4000"], /--max-characters is about the Markdown form; ask for it with -o markdown=/],
      [["--max-characters", "70000", "-f", "markdown"], /expected a whole number from 4,000 to 65,536/],
    ];
    for (const [words, sentence] of wrong) {
      const asked: string[] = [];
      await assert.rejects(drift(words, { ...drifted, asked }), sentence);
      assert.deepEqual(asked, [], words.join(" "));
    }
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".new")),
      [],
      "no draft stays behind",
    );
  });

  it("says what works without a CLI, and that a folder is none", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = folder;
    try {
      await assert.rejects(runCli(["version"], folder, new AbortController().signal), { message: NO_CLI });
    } finally {
      process.env["PATH"] = path;
    }
    write("pulumi", "#!/none\n");
    chmodSync(at("pulumi"), 0o755);
    process.env["PATH"] = folder;
    try {
      const { code, err } = await runCli(["version"], folder, new AbortController().signal);
      assert.deepEqual([code, err], [1, `error: pulumi cannot be started: spawn ${at("pulumi")} ENOENT`]);
    } finally {
      process.env["PATH"] = path;
    }
    await assert.rejects(runCli([], at("nowhere"), new AbortController().signal), /nowhere is no folder/);
  });
});
