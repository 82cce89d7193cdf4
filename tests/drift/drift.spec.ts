import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DriftReport } from "../../report/drift/model";
import { onCli } from "../support/commands";
import { pulumiCommand } from "../support/engine-pulumi";
import { sarifFaults } from "../support/sarif";
import { TryStage } from "../try/stage";

/** Each stack has a person and a group; one that is to break throws. */
const PROGRAM = `
const { cloudsso } = require("pulumi-alicloud-identity");
const pulumi = require("@pulumi/pulumi");
const stack = pulumi.getStack();
if (new pulumi.Config().get("breaks") === "yes") throw new Error("the program of " + stack + " is broken");
const directoryId = cloudsso.getDirectoryOutput({}).directoryId;
const user = new cloudsso.User("person", { directoryId, userName: stack, email: stack + "@crew.example.com" });
const group = new cloudsso.Group("crew", { directoryId, groupName: stack + "-crew", description: "of " + stack });
new cloudsso.UserAttachment("member", { directoryId, groupId: group.groupId, userId: user.userId });
`;

const pulumi = pulumiCommand();

onCli("drift")("drift of three stacks, one of them broken, on the Pulumi CLI", function () {
  this.timeout(600_000);
  let stage: TryStage;
  let findings: DriftReport["findings"] = [];

  before(async () => {
    stage = await TryStage.open(pulumi as string, { accounts: 1 });
    stage.write("Pulumi.yaml", "name: team\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
    stage.write("index.js", PROGRAM);
    for (const stack of ["dev", "prod", "broken"]) {
      stage.own("stack", "init", stack);
      if (stack !== "broken") await stage.up();
    }
    stage.own("config", "set", "breaks", "yes", "--stack", "broken");
    stage.own("config", "set", "--path", "alicloud-identity:endpoints.ims", stage.cloud.url, "--stack", "dev");
    stage.own("config", "set", "--secret", "alicloud-identity:region", "cn-shanghai", "--stack", "prod");
  });
  after(() => stage.close());

  it("looks at all, says which it could not look at, and changes nothing", async () => {
    const { directory } = stage.cloud.state.cloudsso;
    const [group] = Object.values(directory?.groups ?? {}).filter(({ groupName }) => groupName === "dev-crew");
    const user = (name: string) =>
      Object.values(directory?.users ?? {}).find(({ userName }) => userName === name)?.userId;
    const byHand = (action: string, parameters: object) =>
      stage.cloud.control.perform("cloudsso", action, { DirectoryId: stage.cloud.directoryId, ...parameters });
    await byHand("UpdateGroup", { GroupId: group?.groupId, NewDescription: "<b>changed</b>" });
    await byHand("AddUserToGroup", { GroupId: group?.groupId, UserId: user("prod") });
    await byHand("RemoveUserFromGroup", { GroupId: group?.groupId, UserId: user("dev") });
    await byHand("CreateUser", { UserName: "mallory" });

    const before = stage.everything();
    const [json, sarif] = [join(stage.folder, "drift.json"), join(stage.folder, "drift.sarif")];
    const words = [
      "--stacks",
      "dev,broken,prod",
      "--unmanaged",
      "cloudsso",
      "-o",
      `json=${json}`,
      "-o",
      `sarif=${sarif}`,
    ];
    const { exitCode, stderr } = await stage.command(["drift", ...words]).ended;
    const after = stage.everything();
    // The provider takes its notes of creates away as soon as a run shows that the state has them.
    const names = Object.keys({ ...before, ...after }).filter((name) => !name.startsWith("/home/"));
    for (const name of names) assert.deepEqual(after[name], before[name], name);

    const report = JSON.parse(readFileSync(json, "utf8")) as DriftReport;
    findings = report.findings;
    assert.equal(exitCode, 1, stderr);
    assert.equal(report.outcome, "incomplete");
    assert.deepEqual(
      report.stacks.map(({ stack, resources, failure }) => [stack, resources, failure?.includes("is broken")]),
      [
        ["dev", 3, undefined],
        ["broken", 0, true],
        ["prod", 3, undefined],
      ],
    );
    assert.deepEqual(
      report.findings.map(({ severity, what, stack, kind, name, path }) => [severity, what, stack, kind, name, path]),
      [
        ["critical", "unmanaged", undefined, "cloudsso:UserAttachment", "prod in dev-crew", undefined],
        ["medium", "missing", "dev", "cloudsso:UserAttachment", "member", undefined],
        ["medium", "unmanaged", undefined, "cloudsso:User", "mallory", undefined],
        ["low", "changed", "dev", "cloudsso:Group", "crew", "description"],
      ],
    );
    assert.deepEqual(report.unmanaged?.failures, []);
    assert.deepEqual(
      report.unmanaged?.clouds.map(({ account, region, stacks }) => [account, region, stacks]),
      [[stage.cloud.managementAccountId, "cn-shanghai", ["dev", "broken", "prod"]]],
      "what a stack says itself is the same cloud as what the environment says",
    );
    assert.deepEqual(sarifFaults(readFileSync(sarif, "utf8")), []);
  });

  it("repairs with the line that it says, and ends with 0 where all is in order", async () => {
    const wrong = findings.find(({ path }) => path === "description");
    const repaired = await stage.shell(`${wrong?.repair} --yes --skip-preview --non-interactive`).ended;
    assert.equal(repaired.exitCode, 0, repaired.stdout + repaired.stderr);
    const groups = Object.values(stage.cloud.state.cloudsso.directory?.groups ?? {});
    assert.equal(groups.find(({ groupName }) => groupName === "dev-crew")?.description, "of dev");
    const [dev, prod] = await Promise.all(
      ["dev", "prod"].map((stack) => stage.command(["drift", "--stacks", stack]).ended),
    );
    assert.equal(dev?.exitCode, 7);
    assert.match(dev?.stdout ?? "", /^1 finding: 1 medium\.$/m);
    assert.deepEqual(
      [prod?.exitCode, prod?.stdout],
      [0, "What is in no stack was not looked for; --unmanaged does.\nIn order: 3 resources of the stack prod.\n"],
    );
  });
});
