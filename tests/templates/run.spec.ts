import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { trustFor } from "../../cli/policy/trust";
import { onCli } from "../support/commands";
import { pulumiCommand } from "../support/engine-pulumi";
import { TryStage } from "../try/stage";
import { GITLAB, type Script, scriptNamed } from "./scripts";

const STACK = "production";
const ISSUER = "https://token.actions.githubusercontent.com";
const SUBJECT = "repo:company/identity:ref:refs/heads/main";

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  readonly author: { readonly id: number };
  readonly body: string;
  readonly edits: number;
}

interface Issue {
  readonly number: number;
  readonly user: { readonly login: string };
  readonly title: string;
  readonly open: boolean;
  readonly body: string;
  readonly edits: number;
}

interface Held {
  readonly comments: readonly Comment[];
  readonly issues: readonly Issue[];
}

/** Somebody who writes what the bot would, in the hope that it is edited in the place of the bot's own. */
const STRANGER = { user: { login: "mallory" }, author: { id: 7 } };

onCli("templates")("the lines of the templates, by a role that is assumed by OIDC", function () {
  this.timeout(10 * 60_000);
  let stage: TryStage;
  let bin: string;
  let services: string;

  before(async function () {
    const pulumi = pulumiCommand();
    if (pulumi === undefined) return this.skip();
    stage = await TryStage.open(pulumi, { seed: "small", taskDurationMs: 0 });
    stage.write("Pulumi.yaml", "name: team\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
    stage.write("index.js", program("auditors"));
    stage.own("stack", "init", STACK);
    bin = join(stage.folder, "bin");
    services = join(stage.folder, "services.json");
    mkdirSync(bin);
    cpSync(join(__dirname, "fixture", "services.js"), join(stage.folder, "services.js"));
    chmodSync(join(stage.folder, "services.js"), 0o755);
    for (const name of ["gh", "curl", "jq", "npm"]) symlinkSync(join(stage.folder, "services.js"), join(bin, name));
    const own = join(stage.project, "node_modules", ".bin");
    mkdirSync(own);
    symlinkSync("../pulumi-alicloud-identity/entry/cli.js", join(own, "alicloud-identity"));
    await trustPipeline();
    stage.over = endpoints();
  });

  after(() => stage?.close());

  const program = (...groups: readonly string[]) => `
const { cloudsso } = require("pulumi-alicloud-identity");
const directoryId = cloudsso.getDirectoryOutput({}).directoryId;
for (const groupName of ${JSON.stringify(groups)}) new cloudsso.Group(groupName, { directoryId, groupName });
`;

  /** The provider and the role of the pipeline, with the trust that `alicloud-identity policy` prints. */
  async function trustPipeline(): Promise<void> {
    const { control } = stage.cloud;
    const provider = { OIDCProviderName: "github", IssuerUrl: ISSUER, ClientIds: "sts.aliyuncs.com" };
    await control.perform("ims", "CreateOIDCProvider", provider);
    const trust = trustFor("github", "drift", { account: "1000000000000000", subject: SUBJECT });
    const role = { RoleName: "pipeline", AssumeRolePolicyDocument: JSON.stringify(trust) };
    await control.perform("ram", "CreateRole", role);
  }

  /** Where the cloud is, and no key. */
  function endpoints(): Record<string, string> {
    const all = Object.entries(stage.cloud.environment());
    return Object.fromEntries(all.filter(([name]) => !/ACCESS_KEY|SECRET|TOKEN/.test(name)));
  }

  function token(): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: ISSUER, sub: SUBJECT, aud: "sts.aliyuncs.com", iat: now, exp: now + 600 };
    return ["e30", Buffer.from(JSON.stringify(claims)).toString("base64url"), "x"].join(".");
  }

  /** What the runner puts into the place of its expressions. */
  const known: { readonly [expression: string]: string } = {
    "${{ matrix.stack }}": STACK,
    "${{ vars.IDENTITY_PREVIEW_ROLE_ARN }}": "acs:ram::1000000000000000:role/pipeline",
    "${{ vars.IDENTITY_DRIFT_ROLE_ARN }}": "acs:ram::1000000000000000:role/pipeline",
    "${{ vars.IDENTITY_UP_ROLE_ARN }}": "acs:ram::1000000000000000:role/pipeline",
    "${{ vars.IDENTITY_OIDC_PROVIDER_ARN }}": "acs:ram::1000000000000000:oidc-provider/github",
    "${{ github.token }}": "github-token",
    "${{ github.event.pull_request.number }}": "7",
    "${{ github.event.pull_request.head.sha }}": "c0ffee",
    "${{ needs.preview.result }}": "success",
    $IDENTITY_PREVIEW_ROLE_ARN: "acs:ram::1000000000000000:role/pipeline",
    $IDENTITY_DRIFT_ROLE_ARN: "acs:ram::1000000000000000:role/pipeline",
    $IDENTITY_UP_ROLE_ARN: "acs:ram::1000000000000000:role/pipeline",
    $IDENTITY_OIDC_PROVIDER_ARN: "acs:ram::1000000000000000:oidc-provider/github",
  };

  async function run({ lines, environment }: Script, more: { readonly [name: string]: string } = {}) {
    const filled = Object.entries(environment).map(([name, value]) => [
      name,
      Object.entries(known).reduce((text, [expression, one]) => text.replaceAll(expression, one), value),
    ]);
    const script = join(stage.folder, "script.sh");
    writeFileSync(script, lines);
    const output = join(stage.folder, "output");
    rmSync(output, { force: true });
    const child = spawn("bash", ["-eo", "pipefail", script], {
      cwd: stage.project,
      env: {
        ...stage.environment,
        PATH: [bin, stage.environment["PATH"]].join(":"),
        ...Object.fromEntries(filled),
        SERVICES_FILE: services,
        SERVICES_TOKEN: token(),
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner-token",
        ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example/?api=1",
        GITHUB_REPOSITORY: "company/identity",
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: join(stage.folder, "summary"),
        GITHUB_SERVER_URL: "https://github.example",
        GITHUB_RUN_ID: "5",
        CI_PIPELINE_ID: "9",
        CI_PIPELINE_URL: "https://gitlab.example/pipelines/9",
        CI_COMMIT_SHA: "c0ffee",
        RUNNER_TEMP: stage.temporary,
        ...more,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const [exitCode] = (await once(child, "close")) as [number | null];
    const code = existsSync(output) ? /^code=(.*)$/m.exec(readFileSync(output, "utf8"))?.[1] : undefined;
    return { exitCode, said, code: code ?? "" };
  }

  async function succeed(script: Script, more: { readonly [name: string]: string } = {}) {
    const ended = await run(script, more);
    assert.equal(ended.exitCode, 0, ended.said);
    return ended;
  }

  const held = (): Held =>
    existsSync(services) ? (JSON.parse(readFileSync(services, "utf8")) as Held) : { comments: [], issues: [] };

  const groups = () =>
    Object.values(stage.cloud.state.cloudsso.directory?.groups ?? {}).map(({ groupName, description }) => ({
      groupName,
      description,
    }));

  async function edit(Description: string): Promise<void> {
    const all = Object.values(stage.cloud.state.cloudsso.directory?.groups ?? {});
    const group = all.find(({ groupName }) => groupName === "auditors");
    await stage.cloud.control.perform("cloudsso", "UpdateGroup", {
      DirectoryId: stage.cloud.directoryId,
      GroupId: group?.groupId ?? "",
      NewDescription: Description,
    });
  }

  const github = (file: string, step: string) => scriptNamed(`github/${file}.yml`, step);

  const hold = (what: Partial<Held>) => writeFileSync(services, JSON.stringify({ comments: [], issues: [], ...what }));
  const ofBot = <One extends { readonly user: { readonly login: string } }>(all: readonly One[]) =>
    all.filter(({ user }) => user.login === "github-actions[bot]");
  const marker = `<!-- alicloud-identity: ${STACK} -->`;

  it("show in one comment of a pull request what it would change, edited in place, and change nothing", async () => {
    const before = groups();
    hold({ comments: [{ id: 1, ...STRANGER, body: `${marker}\nNothing changes.`, edits: 0 }] });
    await stage.cloud.control.clearCalls();
    await succeed(github("preview", "Drift"));
    await succeed(github("preview", "What it would change"));
    await succeed(github("preview", "Report"));
    for (const edits of [0, 1]) {
      await succeed(github("preview", "Comment"));
      const { comments } = held();
      assert.deepEqual(
        ofBot(comments).map((one) => one.edits),
        [edits],
      );
      assert.deepEqual([comments.length, comments[0]?.edits], [2, 0], "a comment of somebody else stays as it is");
      const [{ body } = assert.fail()] = ofBot(comments);
      assert.match(body, /^<!-- alicloud-identity: production -->\n## Stack production/);
      assert.match(body, /cloudsso:Group/);
    }
    assert.deepEqual(groups(), before);
    assert.deepEqual([...new Set(stage.writes())], ["AssumeRoleWithOIDC"]);
  });

  it("take a report of a pull request for text, and cut it between characters", async () => {
    hold({});
    const hostile = `$(touch ${join(stage.folder, "run")}) \`touch ${join(stage.folder, "run")}\` \u0000`;
    stage.write("report.md", `${hostile}${"\u00e4".repeat(80_000)}`);
    await succeed(github("preview", "Comment"));
    const [{ body } = assert.fail()] = held().comments;
    assert.ok(body.includes(hostile.slice(0, -1)) && !body.includes("\u0000") && !body.includes("\ufffd"));
    assert.ok(body.length < 65_536);
    assert.match(body, /The rest does not fit in a comment/);
    assert.ok(!existsSync(join(stage.folder, "run")));
  });

  it("roll out what is merged", async () => {
    await succeed(github("up", "Up"));
    assert.ok(groups().some(({ groupName }) => groupName === "auditors"));
  });

  it("open one issue for drift, keep it up to date, leave it where nobody could look, and close it when the drift is gone", async () => {
    const look = async () => {
      const { said } = await succeed(github("drift", "Drift"));
      const { code } = await succeed(github("drift", "How it ended"));
      const issue = await run(github("drift", "Issue"), { CODE: code });
      return { code, said, exitCode: issue.exitCode };
    };
    const foreign = { number: 1, ...STRANGER, title: `Identity drift: ${STACK}`, open: true, body: "", edits: 0 };
    hold({ issues: [foreign] });
    const issues = () => ofBot(held().issues).map(({ open, edits }) => ({ open, edits }));
    const unknown = await look();
    assert.deepEqual([unknown.code, issues()], ["7", [{ open: true, edits: 0 }]], "what was there before the code");
    cpSync(join(stage.project, "drift.json"), join(stage.project, "drift-baseline.json"));
    assert.deepEqual([(await look()).code, issues()], ["0", [{ open: false, edits: 0 }]]);
    hold({ issues: [foreign] });

    await edit("by hand");
    const first = await look();
    assert.deepEqual([first.code, issues()], ["7", [{ open: true, edits: 0 }]], first.said);
    assert.match(ofBot(held().issues)[0]?.body ?? "", /auditors/);
    assert.ok(existsSync(join(stage.project, "report", "drift.sarif")));
    assert.deepEqual([(await look()).code, issues()], ["7", [{ open: true, edits: 1 }]]);

    stage.write("index.js", 'throw new Error("broken");');
    const broken = await look();
    assert.deepEqual([broken.code, broken.exitCode, issues()], ["1", 1, [{ open: true, edits: 1 }]]);

    stage.write("index.js", program("auditors"));
    await succeed(github("up", "Up"));
    assert.equal(groups().find(({ groupName }) => groupName === "auditors")?.description, "");
    const last = await look();
    assert.deepEqual([last.code, issues()], ["0", [{ open: false, edits: 1 }]], last.said);
    assert.deepEqual(held().issues[0], foreign, "an issue of somebody else stays as it is");

    await stage.cloud.control.perform("ram", "AttachPolicyToRole", {
      PolicyType: "System",
      PolicyName: "AdministratorAccess",
      RoleName: "pipeline",
    });
    const granted = await look();
    assert.deepEqual([granted.code, issues().at(-1)], ["7", { open: true, edits: 0 }], granted.said);
    assert.match(ofBot(held().issues).at(-1)?.body ?? "", /<b>critical<\/b>[^\n]*AdministratorAccess/);
  });

  it("write one note on a merge request of GitLab, from a job that has the report alone", async () => {
    const strangers = Array.from({ length: 199 }, (_, index) => {
      return { id: index + 1, ...STRANGER, body: `${marker}\nNothing changes.`, edits: 0 };
    });
    hold({ comments: strangers });
    stage.write("index.js", program("auditors", "reviewers"));
    const script = scriptNamed(GITLAB, "identity preview");
    const job: Script = { ...script, lines: script.lines.replace(/^pulumi login .*$/m, "") };
    await succeed(job, { ALIBABA_CLOUD_OIDC_TOKEN: token() });
    const runner = {
      IDENTITY_NOTE_TOKEN: "note-token",
      CI_API_V4_URL: "https://gitlab.example/api/v4",
      CI_PROJECT_ID: "1",
      CI_MERGE_REQUEST_IID: "7",
    };
    // The first is the last of two full pages.
    for (const edits of [0, 1]) {
      await succeed(scriptNamed(GITLAB, "identity note"), runner);
      assert.deepEqual(
        ofBot(held().comments).map((one) => one.edits),
        [edits],
      );
    }
    assert.deepEqual(held().comments.slice(0, -1), strangers);
    assert.match(ofBot(held().comments)[0]?.body ?? "", /cloudsso:Group/);
    assert.match(readFileSync(join(stage.project, "drift.xml"), "utf8"), /<testsuite/);
    assert.ok(!groups().some(({ groupName }) => groupName === "reviewers"));
  });

  it("look for drift and roll out in Flow and in Jenkins, with the token in a file", async () => {
    const file = join(stage.temporary, "token");
    writeFileSync(file, token());
    const identity = {
      ALIBABA_CLOUD_OIDC_TOKEN_FILE: file,
      ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1000000000000000:role/pipeline",
      ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1000000000000000:oidc-provider/github",
    };
    await edit("by hand, again");
    const drift = await succeed(scriptNamed("flow/identity.yml", "drift"), identity);
    assert.match(drift.said, /auditors/);
    await succeed(scriptNamed("flow/identity.yml", "up"), identity);
    assert.ok(groups().some(({ groupName }) => groupName === "reviewers"));
    const clean = await succeed(scriptNamed("jenkins/Jenkinsfile", "Drift"), identity);
    assert.doesNotMatch(clean.said, /auditors/);
  });
});
