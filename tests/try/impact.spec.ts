import assert from "node:assert/strict";
import type { ImpactReport } from "../../report/impact/model";
import { onCli } from "../support/commands";
import { pulumiCommand } from "../support/engine-pulumi";
import { accessOfCrew } from "./crew";
import { TryStage } from "./stage";

const UP = ["pulumi", "up", "--yes", "--skip-preview", "--non-interactive"];

/** A group of two that has a configuration in some accounts. */
function program(targets: readonly string[], actions: readonly string[], last = ""): string {
  return `
const { cloudsso } = require("pulumi-alicloud-identity");
const directoryId = cloudsso.getDirectoryOutput({}).directoryId;
const group = new cloudsso.Group("crew", { directoryId, groupName: "crew" });
for (const userName of ["ann", "bob"]) {
  const user = new cloudsso.User(userName, { directoryId, userName, email: userName + "@crew.example.com" });
  new cloudsso.UserAttachment(userName, { directoryId, groupId: group.groupId, userId: user.userId });
}
${accessOfCrew(actions, targets)}
${last}
`;
}

const pulumi = pulumiCommand();

onCli("impact")("impact, on the Pulumi CLI", function () {
  this.timeout(600_000);
  let stage: TryStage;
  let accounts: readonly string[];

  before(async () => {
    stage = await TryStage.open(pulumi as string, { seed: "small" });
    accounts = stage.cloud.accountIds;
    stage.write("Pulumi.yaml", "name: team\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
    stage.write("index.js", program(accounts.slice(0, 1), ["ecs:Describe*"]));
    stage.own("stack", "init", "dev");
    await stage.up();
  });
  after(() => stage.close());

  /** Runs `impact`, which must leave everything of the user's alone. */
  async function impact(words: readonly string[], run: readonly string[] = UP) {
    await stage.cloud.control.clearCalls();
    const before = stage.everything();
    const ended = await stage.command(["impact", ...words, "--", ...run]).ended;
    const after = stage.everything();
    for (const name of Object.keys({ ...before, ...after })) assert.deepEqual(after[name], before[name], name);
    assert.deepEqual(stage.writes(), []);
    assert.deepEqual(stage.left(), []);
    return ended;
  }

  it("says what the program's edit gives to whom, and ends with 7 where a gate is hit", async () => {
    stage.write("index.js", program(accounts.slice(0, 2), ["ecs:Describe*", "ram:CreateAccessKey"]));
    const { exitCode, stdout, stderr } = await impact(["-f", "json", "--max-people", "1"]);
    assert.equal(exitCode, 7, stderr);
    const report = JSON.parse(stdout) as ImpactReport;
    const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
    assert.deepEqual(
      report.access.map((line) => [line.change, names(line.people), line.accounts.map(({ id }) => id)]),
      [["gained", ["ann", "bob"], [accounts[1]]]],
    );
    assert.deepEqual(report.access[0]?.paths[0]?.group?.name, "crew");
    const [configuration] = report.configurations;
    assert.deepEqual(configuration?.possible, [{ class: "identity", by: ["ram:CreateAccessKey"] }]);
    assert.deepEqual([configuration?.people, configuration?.accounts], [2, 2]);
    assert.deepEqual(
      report.gates.map(({ gate, isHit }) => [gate, isHit]),
      [["max-people", true]],
    );
    assert.deepEqual(report.command, UP);
  });

  it("prints one line where the program changes nothing", async () => {
    stage.write("index.js", program(accounts.slice(0, 1), ["ecs:Describe*"]));
    const { exitCode, stdout, stderr } = await impact(["--max-people", "0"]);
    assert.equal(exitCode, 0, stderr);
    assert.equal(stdout, "Nothing changes.\n");
  });

  it("says that it knows nothing where the command fails on the copy", async () => {
    stage.write("index.js", program(accounts, ["ecs:Describe*"], 'throw new Error("broken");'));
    const { exitCode, stdout, stderr } = await impact([]);
    assert.deepEqual([exitCode, stdout], [1, ""]);
    assert.match(stderr, /The command ended with \d+ on the copy, so nobody knows its impact/);
  });

  it("refuses a gate for a folder that is not there before the command runs", async () => {
    const { exitCode, stdout, stderr } = await impact(["--protect", "nowhere"]);
    assert.deepEqual([exitCode, stdout], [1, ""]);
    assert.match(stderr, /--protect names what no account is, is in, or has for a tag: "nowhere"/);
  });

  it("bug: passed --never where the program took over what the console had added, and rolled it out", async () => {
    const rolledOut = `
new cloudsso.AccessConfigurationProvisioning("crew", {
  directoryId,
  accessConfigurationId: configuration.accessConfigurationId,
  targetId: ${JSON.stringify(accounts[0])},
  policyRevision: configuration.policyRevision,
});`;
    const own = program(accounts.slice(0, 1), ["ecs:Describe*"], rolledOut);
    stage.write("index.js", own);
    await stage.up();
    const { control, directoryId } = stage.cloud;
    const of = { DirectoryId: directoryId };
    const { AccessConfigurations } = (await control.perform("cloudsso", "ListAccessConfigurations", {
      ...of,
      Filter: "AccessConfigurationName eq crew",
    })) as { readonly AccessConfigurations: readonly { readonly AccessConfigurationId: string }[] };
    await control.perform("cloudsso", "AddPermissionPolicyToAccessConfiguration", {
      ...of,
      AccessConfigurationId: AccessConfigurations[0]?.AccessConfigurationId,
      PermissionPolicyType: "System",
      PermissionPolicyName: "AdministratorAccess",
    });
    const administrator = `{ permissionPolicyType: "System", permissionPolicyName: "AdministratorAccess" }`;
    stage.write("index.js", own.replace("permissionPolicies: [", `permissionPolicies: [${administrator}, `));
    const { exitCode, stdout, stderr } = await impact(["--never", "AdministratorAccess"], [...UP, "--refresh"]);
    assert.equal(exitCode, 7, stderr);
    assert.match(stdout, /Nobody may get AdministratorAccess, and ann by the roll-out of crew and bob by the roll-out/);
    assert.match(
      stdout,
      /crew on .*: ReprovisionRequired -> Provisioned\n +Rolls out .*AdministratorAccess: administer/,
    );
  });
});
