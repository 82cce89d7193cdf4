import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { textOf } from "../../../estate/file";
import type { Estate } from "../../../estate/model";
import type { DriftReport } from "../../../report/drift/model";
import { UNMANAGED_KINDS } from "../../../report/drift/unmanaged";
import { estateOf } from "../../support/directory";
import { drift, IN_ORDER } from "./drift/world";

describe("drift --unmanaged on the command line", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "drift-unmanaged-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  const directory = estateOf({
    folders: {},
    accounts: { ledger: "" },
    people: ["ann"],
    groups: {},
    configurations: ["Admin"],
    assignments: [["ledger", "Admin", "ann"]],
  });
  const nothing = Object.fromEntries(UNMANAGED_KINDS.map((kind) => [kind, []]));
  const estate: Estate = { ...directory, objects: { ...nothing, ...directory.objects } };
  const saved = (content: Estate) => {
    const file = join(folder, "estate.json");
    writeFileSync(file, textOf(content));
    return file;
  };
  const held = (...kinds: readonly string[]) =>
    JSON.stringify({
      version: 3,
      deployment: {
        resources: kinds.map((kind) => ({
          urn: `urn:pulumi:p::p::t::${kind}`,
          type: `pulumi-nodejs:dynamic/${kind}`,
          id: estate.objects[kind]?.[0]?.id,
        })),
      },
    });
  const looked = async (
    content: Estate,
    exports: { readonly [stack: string]: string },
    words: readonly string[] = [],
    part = "cloudsso",
  ) => {
    const stacks = Object.fromEntries(Object.keys(exports).map((stack) => [stack, IN_ORDER]));
    const result = await drift(
      [
        "--stacks",
        Object.keys(exports).join(","),
        "--unmanaged",
        part,
        "--from",
        saved(content),
        "-f",
        "json",
        ...words,
      ],
      { stacks, exports },
    );
    return { ...result, report: JSON.parse(result.printed) as DriftReport };
  };

  it("finds what none of the stacks holds", async () => {
    const { code, report } = await looked(estate, {
      people: held("cloudsso:User"),
      access: held("cloudsso:AccessConfiguration"),
    });
    assert.equal(code, 7);
    assert.deepEqual(
      report.findings.map(({ severity, rule, what, kind, stack }) => [severity, rule, what, kind, stack]),
      [["critical", "grant-added", "unmanaged", "cloudsso:AccessAssignment", undefined]],
    );
    assert.deepEqual(report.unmanaged?.failures, []);
  });

  it("ends with 0 where each object is in a stack", async () => {
    const all = held("cloudsso:User", "cloudsso:AccessConfiguration", "cloudsso:AccessAssignment");
    const { code, report, asked } = await looked(estate, { all });
    assert.deepEqual([code, report.outcome], [0, "clean"]);
    assert.ok(
      asked.every((line) => !line.startsWith("config")),
      "what is saved needs no settings",
    );
  });

  it("finds what a program only reads, so that no line of a program hides a backdoor", async () => {
    const exports = JSON.parse(held("cloudsso:User", "cloudsso:AccessConfiguration", "cloudsso:AccessAssignment")) as {
      readonly deployment: { readonly resources: readonly object[] };
    };
    const resources = exports.deployment.resources.map((one) => ({ ...one, external: true }));
    const { code, report } = await looked(estate, { all: JSON.stringify({ version: 3, deployment: { resources } }) });
    assert.equal(code, 7);
    assert.deepEqual(report.findings.map(({ rule, kind }) => [rule, kind]).sort(), [
      ["grant-added", "cloudsso:AccessAssignment"],
      ["unmanaged", "cloudsso:AccessConfiguration"],
      ["unmanaged", "cloudsso:User"],
    ]);
  });

  it("finds nothing, and says why, where a stack does not tell what it holds", async () => {
    const { code, report } = await looked(estate, { people: held("cloudsso:User"), broken: "no JSON" });
    assert.deepEqual([code, report.outcome, report.findings], [1, "incomplete", []]);
    assert.match(report.unmanaged?.failures.join() ?? "", /^the export of broken is no JSON/);
  });

  it("says what could not be read, and what nobody read", async () => {
    const { "cloudsso:User": _, ...objects } = estate.objects;
    const unread = [{ what: "cloudsso:Group", reason: "ListGroups was refused" }];
    const { code, report } = await looked({ ...estate, objects, unread }, { all: held("cloudsso:AccessAssignment") });
    assert.equal(code, 1);
    const failures = report.unmanaged?.failures.filter((one) => /:(Group|User)\b(?!Att|Prov)/.test(one));
    assert.deepEqual(failures, [
      "Not read: cloudsso:Group: ListGroups was refused",
      "cloudsso:User is not in the estate",
    ]);
  });

  it("passes over by kind and id what is meant to be in no stack", async () => {
    const ignore = join(folder, "ignore.json");
    const entry = {
      rule: "grant-added",
      in: "cloudsso:AccessAssignment *",
      reason: "break glass",
      until: "2026-12-31",
    };
    writeFileSync(ignore, JSON.stringify([entry]));
    const exports = { all: held("cloudsso:User", "cloudsso:AccessConfiguration") };
    const { code, report } = await looked(estate, exports, ["--ignore", ignore]);
    assert.deepEqual([code, report.findings.map(({ passedOver }) => passedOver?.reason)], [0, ["break glass"]]);
  });

  it("keeps what it does not ask for this time, with its age, and does not say that it is gone", async () => {
    const exports = { all: held("cloudsso:User", "cloudsso:AccessConfiguration") };
    const first = await looked(estate, exports);
    const since = join(folder, "since.json");
    writeFileSync(since, first.printed);
    const second = await looked(estate, exports, ["--since", since], "ims");
    const { kinds = [] } = second.report.unmanaged ?? {};
    assert.ok(kinds.length > 0 && kinds.every((kind) => kind.startsWith("ims:")), kinds.join());
    assert.deepEqual(
      second.report.unseen.map(({ kind, firstSeen }) => [kind, firstSeen]),
      [["cloudsso:AccessAssignment", first.report.time]],
    );
    assert.deepEqual(second.report.since, { time: first.report.time, new: 0, changed: 0, gone: 0 });
    const { printed } = await drift(
      ["--stacks", "all", "--unmanaged", "ims", "--from", saved(estate), "--since", since],
      {
        stacks: { all: IN_ORDER },
        exports,
      },
    );
    assert.match(
      printed,
      /Nobody knows what became of 1 finding \(1 critical\) of the earlier report, in what is in no stack: not looked at\./,
    );
  });

  it("keeps what another directory has, which is not the one that is looked at", async () => {
    const exports = { all: held("cloudsso:User", "cloudsso:AccessConfiguration") };
    const since = join(folder, "elsewhere.json");
    writeFileSync(since, (await looked(estate, exports)).printed);
    const [id = ""] = (estate.objects["cloudsso:User"]?.[0]?.id ?? "").split(":");
    const other = JSON.parse(JSON.stringify(estate).replaceAll(id, "d-elsewhere")) as Estate;
    const none = { ...other, objects: { ...nothing, "cloudsso:User": other.objects["cloudsso:User"] ?? [] } };
    const { report } = await looked(none, { all: held() }, ["--since", since]);
    assert.deepEqual(
      report.unseen.map(({ kind }) => kind),
      ["cloudsso:AccessAssignment"],
    );
    assert.deepEqual([report.since?.gone, report.unmanaged?.clouds[0]?.directory], [0, "d-elsewhere"]);
  });

  describe("with a role that is known", () => {
    const trusting = (principal: string, description: string): Estate => ({
      ...estate,
      objects: {
        ...nothing,
        "ram:Role": [
          {
            id: "auditor",
            name: "auditor",
            inputs: {
              roleName: "auditor",
              description,
              assumeRolePolicyDocument: JSON.stringify({
                Version: "1",
                Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: principal } }],
              }),
            },
            outputs: {},
          },
        ],
      },
    });
    const known = async () => {
      const { printed } = await looked(trusting("acs:ram::1:root", "a"), { all: held() }, [], "ram");
      const file = join(folder, "known.json");
      writeFileSync(file, printed);
      return file;
    };
    const again = async (estateNow: Estate, flag: string) =>
      looked(estateNow, { all: held() }, [flag, await known()], "ram");

    it("finds it again, against the baseline, as soon as it trusts somebody else", async () => {
      const { code, report } = await again(trusting("*", "a"), "--baseline");
      assert.deepEqual(
        [code, report.outcome, report.findings.map(({ severity, passedOver }) => [severity, passedOver])],
        [7, "drifted", [["critical", undefined]]],
      );
    });

    it("passes over it where its description alone is another", async () => {
      const { code, report } = await again(trusting("acs:ram::1:root", "b"), "--baseline");
      assert.deepEqual([code, report.outcome, report.findings.length], [0, "clean", 1]);
    });

    it("says that it changed since the earlier report", async () => {
      const { report } = await again(trusting("*", "a"), "--since");
      assert.deepEqual(report.since, { time: report.time, new: 0, changed: 1, gone: 0 });
    });
  });

  it("refuses an estate that nobody asked to be held against the stacks, and one that is none", async () => {
    await assert.rejects(
      drift(["--from", "estate.json"]),
      /--from says what to hold against the stacks with --unmanaged/,
    );
    await assert.rejects(drift(["--unmanaged", "--from", join(folder, "none.json")]), /none\.json cannot be read/);
  });
});
