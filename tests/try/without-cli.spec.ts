import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TrialReport } from "../../cli/try/report";
import { builtPackage } from "../support/engine-package";
import { TryStage } from "./stage";

describe("try, without the Pulumi CLI", function () {
  this.timeout(600_000);
  let stage: TryStage;
  let empty: string;
  const path = { PATH: `${dirname(process.execPath)}:/bin:/usr/bin` };
  const entry = join(builtPackage(), "entry", "cli.js");

  before(async () => {
    empty = mkdtempSync(join(tmpdir(), "no-project-"));
    stage = await TryStage.open("pulumi", { seed: "small" });
    stage.write("Pulumi.yaml", "name: team\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
    stage.write(
      "index.js",
      `const { cloudsso } = require("pulumi-alicloud-identity");
       const directoryId = cloudsso.getDirectoryOutput({}).directoryId;
       new cloudsso.Group("crew", { directoryId, groupName: "crew" });`,
    );
  });
  beforeEach(() => stage.cloud.control.clearCalls());
  after(async () => {
    await stage.close();
    rmSync(empty, { recursive: true });
  });

  async function refused(...words: readonly string[]): Promise<string> {
    const { exitCode, stderr } = await stage.try(words, path).ended;
    assert.equal(exitCode, 1, stderr);
    assert.deepEqual(stage.writes(), []);
    assert.deepEqual(stage.left(), []);
    return stderr;
  }

  it("says what needs it and what works, before anything is read", async () => {
    assert.match(
      await refused("--", "pulumi", "up"),
      /^There is no Pulumi CLI on the PATH or in \S+, .* rehearse up` runs the program/,
    );
    assert.deepEqual(stage.cloud.calls, []);
  });

  it("plays the program on the rehearsal engine, on the copy, and keeps nothing", async () => {
    const [before, report] = [stage.everything(), join(stage.folder, "report.json")];
    const words = ["--json", report, "--", process.execPath, entry, "rehearse", "up"];
    const { exitCode, stdout, stderr } = await stage.try(words, path).ended;
    assert.equal(exitCode, 0, stdout + stderr);
    assert.deepEqual(stage.everything(), before);
    assert.deepEqual(stage.left(), []);
    const { differences } = JSON.parse(readFileSync(report, "utf8")) as TrialReport;
    assert.deepEqual(
      differences.map(({ change, what, name }) => [change, what, name]),
      [["added", "cloudsso:Group", "crew"]],
    );
    assert.match(stderr, /There is no Pulumi CLI here, so no stack was copied\./);
  });

  it("runs a command that has nothing to do with Pulumi, outside of any project", async () => {
    const call = [process.execPath, entry, "call", "cloudsso", "ListDirectories"];
    const { exitCode, stdout, stderr } = await stage.try(["--", ...call], path, empty).ended;
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, new RegExp(stage.cloud.directoryId));
    assert.match(stderr, /ended with 0, after [^\n]+\.\nNothing differs\.\nNothing was changed in your cloud\./);
  });

  it("does not take for removed what cannot be read of the copy afterwards", async () => {
    const fault = { kind: "refuse", code: "NoPermission", status: 403, times: 1000, action: "ListGroups" };
    const script = `fetch(new URL("/_emulator/fault", process.env.ALIBABA_CLOUD_ENDPOINT_CLOUDSSO), {
      method: "POST", headers: { "content-type": "application/json" }, body: ${JSON.stringify(JSON.stringify([fault]))} })
      .then((answer) => process.exit(answer.ok ? 0 : 3));`;
    const { exitCode, stderr } = await stage.try(["--", process.execPath, "-e", script], path, empty).ended;
    assert.equal(exitCode, 0, stderr);
    assert.match(stderr, /Not compared: cloudsso:Group: the caller has no permission for ListGroups/);
    assert.doesNotMatch(stderr, /- cloudsso:Group/);
  });

  it("begins with an estate that was taken earlier, asks the cloud nothing, and keeps the folder when told", async () => {
    const [report, taken] = ["first.json", "taken.json"].map((name) => join(stage.folder, name)) as [string, string];
    await stage.try(["--json", report, "--", "true"], path).ended;
    const { before } = JSON.parse(readFileSync(report, "utf8")) as TrialReport;
    writeFileSync(taken, JSON.stringify(before));
    await stage.cloud.control.clearCalls();
    const { exitCode, stderr } = await stage.try(["--snapshot", taken, "--keep", "--", "true"], path).ended;
    assert.equal(exitCode, 0, stderr);
    assert.deepEqual(stage.cloud.calls, []);
    const [, kept = ""] = /The copy of the stack is in (.+)\./.exec(stderr) ?? [];
    assert.deepEqual(readdirSync(kept).sort(), ["backend", "home", "project"]);
    rmSync(kept, { recursive: true });
  });

  it("says that there is no such command, and throws the copy away", async () => {
    assert.match(
      await refused("--", "no-such-command"),
      /no-such-command cannot be run: spawn no-such-command ENOENT\./,
    );
  });

  it("says before the work that the report cannot be written, or the snapshot not read", async () => {
    assert.match(
      await refused("--json", "nowhere/report.json", "--", "true"),
      /nowhere\/report\.json cannot be written/,
    );
    assert.match(await refused("--snapshot", "nowhere.json", "--", "true"), /The estate nowhere\.json cannot be read/);
    assert.deepEqual(stage.cloud.calls, []);
  });
});
