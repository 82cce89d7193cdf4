import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TrialReport } from "../../cli/try/report";
import { onCli } from "../support/commands";
import { pulumiCommand } from "../support/engine-pulumi";
import { accessOfCrew } from "./crew";
import { type Ended, TryStage } from "./stage";

const PROJECT = "name: team\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";
const UP = ["pulumi", "up", "--yes", "--skip-preview", "--non-interactive"];
const DESTROY = ["pulumi", "destroy", "--yes", "--skip-preview", "--non-interactive"];

interface Wanted {
  readonly actions: readonly string[];
  /** Accounts, by their numbers. */
  readonly grants: readonly number[];
  readonly people: readonly string[];
}

const start: Wanted = { actions: ["ecs:Describe*"], grants: [1, 2], people: ["ann", "bob"] };
const edited: Wanted = { actions: ["ecs:Describe*", "ecs:StopInstance"], grants: [1, 2, 3], people: ["ann"] };

/** People, of whom eve has bob's address, and a group that has an access configuration in some accounts. */
function program({ actions, grants, people }: Wanted, cloud: { readonly accountIds: readonly string[] }): string {
  const targets = grants.map((number) => cloud.accountIds[number - 1]);
  return `
const { cloudsso } = require("pulumi-alicloud-identity");
const pulumi = require("@pulumi/pulumi");
const directoryId = cloudsso.getDirectoryOutput({}).directoryId;
for (const userName of ${JSON.stringify(people)}) {
  new cloudsso.User(userName, { directoryId, userName, email: (userName === "eve" ? "bob" : userName) + "@crew.example.com" });
}
const group = new cloudsso.Group("crew", { directoryId, groupName: "crew" });
${accessOfCrew(actions, targets)}
exports.motto = new pulumi.Config().requireSecret("motto");
`;
}

function shown({ stdout, stderr }: Ended): string {
  return `${stdout}\n${stderr}`;
}

const pulumi = pulumiCommand();

onCli("try")("try, on the Pulumi CLI", function () {
  this.timeout(600_000);
  let stage: TryStage;

  /** Runs `try`, which must leave the user's things alone, and throw everything of its own away. */
  async function tried(words: readonly string[], more: Readonly<Record<string, string>> = {}, cwd?: string) {
    await stage.cloud.control.clearCalls();
    const before = stage.everything();
    const file = join(stage.folder, "report.json");
    writeFileSync(file, "");
    const run = stage.try(["--json", file, ...words], more, cwd);
    let asked = 0;
    const copied = run.printed("was copied.").then(
      () => {
        asked = stage.cloud.calls.length;
      },
      () => undefined,
    );
    const ended = await run.ended;
    await copied;
    const after = stage.everything();
    for (const name of Object.keys({ ...before, ...after })) assert.deepEqual(after[name], before[name], name);
    assert.deepEqual(stage.writes(), []);
    assert.equal(asked === 0 ? 0 : stage.cloud.calls.length - asked, 0, "the command asked the own cloud");
    assert.deepEqual(stage.left(), []);
    const text = readFileSync(file, "utf8");
    assert.doesNotMatch(shown(ended) + text, /hush-hush/);
    return { ...ended, text: shown(ended), report: text === "" ? undefined : (JSON.parse(text) as TrialReport) };
  }

  function changesOf(report: TrialReport | undefined): readonly string[] {
    return (report?.differences ?? []).map(({ change, what, name }) => `${change} ${what} ${name}`);
  }

  describe("in a company", () => {
    before(async () => {
      stage = await TryStage.open(pulumi as string, { seed: "company", accounts: 20 });
      stage.write("Pulumi.yaml", PROJECT);
      stage.write("index.js", program(start, stage.cloud));
      stage.own("stack", "init", "dev");
      stage.own("config", "set", "--secret", "motto", "hush-hush");
      await stage.up();
    });
    after(() => stage.close());

    it("names an edit and its consequences and nothing else, and leaves cloud, stack, files and journal as they are", async () => {
      stage.write("index.js", program(edited, stage.cloud));
      const { exitCode, report, text } = await tried(["--", ...UP]);
      assert.equal(exitCode, 0, text);
      const account = stage.cloud.state.resourceDirectory.accounts[stage.cloud.accountIds[2] ?? ""]?.displayName;
      assert.deepEqual(changesOf(report), [
        `added cloudsso:AccessAssignment crew for group crew in ${account}`,
        "changed cloudsso:AccessConfiguration crew",
        `added cloudsso:AccessConfigurationProvisioning crew in ${account}`,
        "removed cloudsso:User bob",
      ]);
      assert.deepEqual(
        report?.differences[1]?.changes?.filter(({ path }) => path !== "policyRevision"),
        [
          {
            path: "permissionPolicies[Inline:crew].permissionPolicyDocument.Statement[0].Action",
            old: start.actions,
            new: edited.actions,
          },
        ],
      );
      const writes = report?.calls.flatMap(({ kind, action }) => (kind === "write" ? [action] : []));
      assert.deepEqual([...(writes ?? [])].sort(), [
        "CreateAccessAssignment",
        "DeleteUser",
        "ProvisionAccessConfiguration",
        "ProvisionAccessConfiguration",
        "UpdateInlinePolicyForAccessConfiguration",
      ]);
      assert.match(text, /Nothing was changed in your cloud\./);
    });
  });

  describe("with everything in the stack's configuration", () => {
    before(async () => {
      stage = await TryStage.open(pulumi as string, {
        seed: "small",
        callers: [{ accessKeyId: "LTAIlimited0000000000000", accessKeySecret: "limited", permissions: limited }],
      });
      const { url, accessKeyId, accessKeySecret } = stage.cloud;
      const services = ["cloudsso", "ims", "ram", "resourceDirectory", "sts"];
      stage.over = {};
      stage.write("Pulumi.yaml", PROJECT);
      stage.write("index.js", program(start, stage.cloud));
      stage.own("stack", "init", "dev");
      stage.own("config", "set", "--secret", "motto", "hush-hush");
      stage.own("config", "set", "alicloud-identity:region", "cn-shanghai");
      stage.own("config", "set", "alicloud-identity:accessKey", accessKeyId);
      stage.own("config", "set", "--secret", "alicloud-identity:secretKey", accessKeySecret);
      const endpoints = Object.fromEntries(services.map((name) => [name, url]));
      stage.own("config", "set", "alicloud-identity:endpoints", JSON.stringify(endpoints));
      await stage.up();
    });
    after(() => stage.close());

    const limited = [
      { Effect: "Allow", Action: "*" },
      { Effect: "Deny", Action: "ims:ListUsers" },
    ] as const;

    it("reads the own cloud by it, and reaches nothing but the copy by it", async () => {
      stage.write("index.js", program(edited, stage.cloud));
      const { exitCode, report, text } = await tried(["--", ...UP]);
      assert.equal(exitCode, 0, text);
      assert.equal(report?.differences.length, 4, text);
      assert.ok(stage.cloud.calls.length > 0);
    });

    it("reaches nothing but the copy by what the state keeps of it", async () => {
      const { exitCode, report, text } = await tried(["--", ...DESTROY]);
      assert.equal(exitCode, 0, text);
      assert.deepEqual(
        changesOf(report).filter((line) => /cloudsso:(User|Group|AccessConfiguration) /.test(line)),
        [
          "removed cloudsso:AccessConfiguration crew",
          "removed cloudsso:Group crew",
          "removed cloudsso:User ann",
          "removed cloudsso:User bob",
        ],
      );
    });

    it("ends with the command's exit code, and says how far it came, when a service refuses something", async () => {
      stage.write("index.js", program({ ...start, people: ["ann", "bob", "eve"] }, stage.cloud));
      const { exitCode, report, text } = await tried(["--", ...UP]);
      assert.notEqual(exitCode, 0);
      assert.match(text, new RegExp(`The command ended with ${exitCode}, after`));
      assert.match(text, /CreateUser \(refused, Unverified\.AlreadyExists\.User\.Email\)/);
      assert.equal(
        report?.differences.some(({ name }) => name === "eve"),
        false,
      );
    });

    it("has no secret in the clear on disk", async () => {
      const look = [
        'cd "$(dirname "$PULUMI_HOME")"; grep -rq "$WORD"; echo "word: $?"; grep -rq encryptionsalt; echo "salt: $?"',
        'cd project; [ "$(pulumi config get motto)" = "$WORD" ]; echo "motto: $?"',
      ].join("; ");
      const { stdout, text } = await tried(["--stack", "dev", "--", "sh", "-c", look], { WORD: "hush-hush" });
      assert.match(stdout, /word: 1\nsalt: 0\nmotto: 0\n/, text);
    });

    it("says of a stack that is not there what the CLI says, before anything is read", async () => {
      const { exitCode, text } = await tried(["--", ...UP, "-s", "nope"]);
      assert.equal(exitCode, 1);
      assert.match(text, /^\s*The stack nope cannot be read: no stack named 'nope' found\.\s*$/);
      assert.equal(stage.cloud.calls.length, 0);
    });

    it("finds a CLI that is not on the PATH where its installer puts it, and so does the command", async () => {
      const home = join(stage.folder, "installed");
      mkdirSync(join(home, ".pulumi"), { recursive: true });
      symlinkSync(dirname(realpathSync(pulumi as string)), join(home, ".pulumi", "bin"));
      const PATH = `${dirname(process.execPath)}:/bin:/usr/bin`;
      const { exitCode, stdout, text } = await tried(["--", "pulumi", "stack", "--show-name"], { HOME: home, PATH });
      assert.equal(exitCode, 0, text);
      assert.match(stdout, /^dev$/m);
    });

    it("asks for a stack where none is selected", async () => {
      stage.own("stack", "unselect");
      const { exitCode, text } = await tried(["--", ...UP]);
      stage.own("stack", "select", "dev");
      assert.equal(exitCode, 1);
      assert.match(text, /No stack can be copied: no stack selected.* name it with --stack\./);
    });

    it("says what could not be read, and compares the rest", async () => {
      const key = {
        ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAIlimited0000000000000",
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: "limited",
      };
      stage.write("index.js", program(edited, stage.cloud));
      const { exitCode, report, text } = await tried(["--", ...UP], key);
      assert.equal(exitCode, 0, text);
      assert.match(text, /Not read: ims:User: the caller has no permission for ListUsers/);
      assert.ok(report?.notCompared.some(({ what }) => what === "ims:User"));
      assert.equal(report?.differences.length, 4);
    });

    it("leaves no folder and no process after Ctrl-C while the command runs", async () => {
      const run = stage.try(["--", "sh", "-c", "echo pid $$ >&2; exec sleep 600"]);
      await run.printed("pid ");
      run.child.kill("SIGINT");
      const { exitCode, stderr } = await run.ended;
      assert.equal(exitCode, 130);
      assert.match(stderr, /The command ended with 130/);
      assert.deepEqual(stage.left(), []);
      const pid = Number(/pid (\d+)/.exec(stderr)?.[1]);
      assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
    });

    it("leaves no folder after Ctrl-C while the cloud is read", async () => {
      const pause = await stage.cloud.control.pause({ action: "ListGroups", at: "before" });
      const run = stage.try(["--", ...UP]);
      await pause.reached(120_000);
      run.child.kill("SIGINT");
      const { exitCode, stderr } = await run.ended;
      await pause.release();
      assert.equal(exitCode, 1);
      assert.match(stderr, /Interrupted; nothing was changed in your cloud\./);
      assert.deepEqual(stage.left(), []);
    });
  });

  describe("whatever the project looks like", () => {
    beforeEach(async () => {
      stage = await TryStage.open(pulumi as string, { seed: "small", accounts: 1 });
    });
    afterEach(() => stage.close());

    const group = `
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
import { cloudsso } from "pulumi-alicloud-identity";
const { directoryId } = cloudsso.getDirectoryOutput({});
const groupName = new pulumi.Config().require("group") + readFileSync("../suffix.txt", "utf8");
export const id = new cloudsso.Group("crew", { directoryId, groupName }).id;
`;

    it("finds a TypeScript program below, stack files in a folder, and what the program reads beside it", async () => {
      stage.write("Pulumi.yaml", "name: team\nstackConfigDir: stacks\nmain: infra/\nruntime: nodejs\n");
      stage.write("infra/index.ts", group);
      // The package that tests build has no declarations.
      stage.write("infra/tsconfig.json", '{ "compilerOptions": { "noImplicitAny": false, "skipLibCheck": true } }');
      stage.write("suffix.txt", "-one");
      stage.write("stacks/.keep", "");
      stage.own("stack", "init", "dev");
      stage.own("config", "set", "group", "crew");
      const { exitCode, report, text } = await tried(["--", ...UP, "--stack", "organization/team/dev"]);
      assert.equal(exitCode, 0, text);
      assert.deepEqual(changesOf(report), ["added cloudsso:Group crew-one"]);
    });

    it("starts no provider that would act for real, unless that is allowed", async () => {
      const [plugin, sign] = [join(stage.folder, "home/plugins/resource-aws-v6.0.0"), join(stage.folder, "acted")];
      mkdirSync(plugin, { recursive: true });
      writeFileSync(join(plugin, "pulumi-resource-aws"), `#!/bin/sh\ntouch ${sign}\nexit 1\n`, { mode: 0o755 });
      stage.write("Pulumi.yaml", PROJECT);
      const options = '{ version: "6.0.0" }';
      stage.write(
        "index.js",
        `new (require("@pulumi/pulumi").CustomResource)("aws:s3/bucket:Bucket", "bucket", {}, ${options});\n`,
      );
      stage.own("stack", "init", "dev");
      const { exitCode, text } = await tried(["--", ...UP]);
      assert.notEqual(exitCode, 0);
      assert.match(text, /no resource plugin 'pulumi-resource-aws'/);
      assert.equal(existsSync(sign), false);
      await tried(["--allow", "aws", "--", ...UP]);
      assert.equal(existsSync(sign), true);
    });

    it("runs a program of ES modules, found with --cwd from elsewhere", async () => {
      stage.write("Pulumi.yaml", "name: team\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
      stage.write("package.json", '{ "name": "team", "private": true, "type": "module", "main": "index.js" }\n');
      stage.write("index.js", group.replace("../suffix", "./suffix"));
      stage.write("suffix.txt", "-two");
      stage.own("stack", "init", "dev");
      stage.own("config", "set", "group", "crew");
      const { exitCode, report, text } = await tried(["--", ...UP, "--cwd", "project"], {}, stage.folder);
      assert.equal(exitCode, 0, text);
      assert.deepEqual(changesOf(report), ["added cloudsso:Group crew-two"]);
    });
  });
});
