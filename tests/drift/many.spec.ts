import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../../cli/drift/forms";
import type { DriftReport } from "../../report/drift/model";
import { onCli } from "../support/commands";
import { pulumiCommand } from "../support/engine-pulumi";
import { junitFaults } from "../support/junit";
import { sarifFaults } from "../support/sarif";
import { TryStage } from "../try/stage";

const PROGRAM = `
const { cloudsso } = require("pulumi-alicloud-identity");
const directoryId = cloudsso.getDirectoryOutput({}).directoryId;
new cloudsso.Group("crew", { directoryId, groupName: "crew", description: "of all" });
`;

const NAMES = Array.from({ length: 20 }, (_, index) => `stack-${String(index + 1).padStart(2, "0")}`);
const [FIRST = ""] = NAMES;
const BROKEN = "stack-07";
const PARALLEL = 3;

const pulumi = pulumiCommand();

onCli("stacks")("drift of 20 stacks, one of them broken, on the Pulumi CLI", function () {
  this.timeout(600_000);
  let stage: TryStage;

  before(async () => {
    stage = await TryStage.open(pulumi as string, { accounts: 1 });
    stage.write("Pulumi.yaml", "name: team\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
    stage.write("index.js", PROGRAM);
    stage.own("stack", "init", FIRST);
    await stage.up();
    for (const name of NAMES.slice(1)) if (name !== BROKEN) copyOf(name);
    const init = await stage.shell(
      `export PULUMI_CONFIG_PASSPHRASE=other; pulumi stack init ${BROKEN} && pulumi config set --secret key value`,
    ).ended;
    assert.equal(init.exitCode, 0, init.stderr);
  });
  after(() => stage.close());

  /** Another stack with what the first one has: by its files, as 18 runs of the CLI would take a minute. */
  function copyOf(name: string): void {
    const states = join(stage.folder, "backend", ".pulumi", "stacks", "team");
    const state = readFileSync(join(states, `${FIRST}.json`), "utf8");
    writeFileSync(join(states, `${name}.json`), state.replaceAll(FIRST, name));
    stage.write(`Pulumi.${name}.yaml`, readFileSync(join(stage.project, `Pulumi.${FIRST}.yaml`), "utf8"));
  }

  /** A CLI that writes down when it begins and ends. @returns the folder for the PATH, and how many ran at a time. */
  function watched(): { readonly path: string; readonly most: () => number } {
    const [path, log] = [join(stage.folder, "bin"), join(stage.folder, "runs.log")];
    mkdirSync(path);
    writeFileSync(
      join(path, "pulumi"),
      `#!/bin/sh\necho begin >> ${log}\n${pulumi} "$@"\ncode=$?\necho end >> ${log}\nexit $code\n`,
    );
    chmodSync(join(path, "pulumi"), 0o755);
    const most = () => {
      let [running, highest] = [0, 0];
      for (const line of readFileSync(log, "utf8").trim().split("\n")) {
        running += line === "begin" ? 1 : -1;
        highest = Math.max(highest, running);
      }
      return highest;
    };
    return { path, most };
  }

  it("reports 19 of them whole, and the broken one with what the CLI says of it, in each form", async () => {
    const [group] = Object.values(stage.cloud.state.cloudsso.directory?.groups ?? {});
    await stage.cloud.control.perform("cloudsso", "UpdateGroup", {
      DirectoryId: stage.cloud.directoryId,
      GroupId: group?.groupId,
      NewDescription: "changed",
    });
    const { path, most } = watched();
    const at = (format: string) => join(stage.folder, `report.${format}`);
    const outputs = FORMATS.flatMap((format) => ["-o", `${format}=${at(format)}`]);
    const { exitCode, stderr } = await stage.command(
      ["drift", "--all-stacks", "--parallel", String(PARALLEL), ...outputs],
      { PATH: `${path}:${stage.environment["PATH"]}` },
    ).ended;
    assert.equal(exitCode, 1, stderr);
    assert.equal(most(), PARALLEL);

    const form = Object.fromEntries(FORMATS.map((format) => [format, readFileSync(at(format), "utf8")]));
    const report = JSON.parse(form["json"] ?? "") as DriftReport;
    assert.equal(report.outcome, "incomplete");
    assert.deepEqual(
      report.stacks.map(({ stack, resources, failure }) => [
        stack,
        resources,
        failure?.includes("incorrect passphrase"),
      ]),
      NAMES.map((name) => (name === BROKEN ? [name, 0, true] : [name, 1, undefined])),
    );
    assert.deepEqual(
      report.findings.map(({ stack, kind, path: property, new: now }) => [stack, kind, property, now]),
      NAMES.filter((name) => name !== BROKEN).map((name) => [name, "cloudsso:Group", "description", "changed"]),
    );
    for (const [format, text] of Object.entries(form)) {
      assert.ok(text.includes("incorrect passphrase"), format);
      assert.doesNotMatch(text, /"clean"|In order:|name="in order"/, format);
    }
    assert.deepEqual(sarifFaults(form["sarif"] ?? ""), []);
    assert.deepEqual(await junitFaults(form["junit"] ?? ""), []);
  });
});
