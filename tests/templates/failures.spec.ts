import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GITLAB, scriptNamed, workflowOf } from "./scripts";

/** What a command of the package does in the place of the real one. */
interface Played {
  readonly code: number;
  readonly report?: string;
  /** A flag with which it ends with 1, before there is a report. */
  readonly refuses?: string;
}

interface Scene {
  readonly drift?: Played;
  readonly impact?: Played;
  readonly npm?: number;
}

const FINE = {
  drift: { code: 0, report: "### Drift\n\nAs it is." },
  impact: { code: 0, report: "### Impact\n\nAnn." },
};
const STALE = { id: 1, user: { login: "github-actions[bot]" }, author: { id: 42 }, edits: 0 };

describe("templates where something fails", () => {
  let folder: string;
  let work: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "failures-"));
    work = join(folder, "work");
    for (const name of ["work", "bin", "temporary"]) mkdirSync(join(folder, name));
    const services = join(folder, "services.js");
    cpSync(join(__dirname, "fixture", "services.js"), services);
    chmodSync(services, 0o755);
    for (const name of ["gh", "curl", "jq", "npm", "npx", "pulumi"]) symlinkSync(services, join(folder, "bin", name));
    const body = "<!-- alicloud-identity: production -->\nof an earlier commit";
    writeFileSync(join(folder, "services.json"), JSON.stringify({ comments: [{ ...STALE, body }], issues: [] }));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function run(lines: string, { npm = 0, ...played }: Scene, more: { readonly [name: string]: string } = {}) {
    const script = join(folder, "script.sh");
    writeFileSync(script, lines);
    writeFileSync(join(folder, "played.json"), JSON.stringify({ ...FINE, ...played }));
    return spawnSync("bash", ["-eo", "pipefail", script], {
      cwd: work,
      encoding: "utf8",
      env: {
        PATH: [join(folder, "bin"), join(process.execPath, ".."), "/usr/bin", "/bin"].join(":"),
        PLAYED: join(folder, "played.json"),
        NPM_CODE: String(npm),
        SERVICES_FILE: join(folder, "services.json"),
        SERVICES_TOKEN: "token",
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner-token",
        ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example/?api=1",
        GITHUB_SERVER_URL: "https://github.example",
        GITHUB_REPOSITORY: "company/identity",
        GITHUB_RUN_ID: "5",
        RUNNER_TEMP: join(folder, "temporary"),
        STACK: "production",
        COMMIT: "c0ffee",
        CI_PIPELINE_ID: "9",
        CI_PIPELINE_URL: "https://gitlab.example/pipelines/9",
        CI_COMMIT_SHA: "c0ffee",
        CI_API_V4_URL: "https://gitlab.example/api/v4",
        CI_PROJECT_ID: "1",
        CI_MERGE_REQUEST_IID: "7",
        IDENTITY_NOTE_TOKEN: "note-token",
        PULL_REQUEST: "7",
        ...more,
      },
    });
  }

  /** The job of a workflow, with the steps that GitHub would run of it. */
  function play(job: string, scene: Scene, more: { readonly [name: string]: string } = {}) {
    const outcomes = new Map<string, string>();
    let [result, said] = ["success", ""];
    for (const { id = "", if: condition = "success()", run: lines } of workflowOf("github/preview.yml").jobs[job]
      ?.steps ?? []) {
      const wanted = [...condition.matchAll(/steps\.(\w+)\.outcome == '(\w+)'/g)];
      const isDue = result === "success" || condition.includes("!cancelled()");
      if (lines === undefined || !isDue || wanted.some(([, step = "", how]) => outcomes.get(step) !== how)) continue;
      const { status, stdout, stderr } = run(lines, scene, more);
      said += stdout + stderr;
      outcomes.set(id, status === 0 ? "success" : "failure");
      if (status !== 0) result = "failure";
    }
    return { result, said };
  }

  const comments = () =>
    (
      JSON.parse(readFileSync(join(folder, "services.json"), "utf8")) as {
        readonly comments: readonly { body: string }[];
      }
    ).comments;

  /** The comment on a pull request after both jobs, which is the one that was there. */
  function commented(scene: Scene) {
    const { result } = play("preview", scene);
    const written = play("comment", scene, { RESULT: result });
    assert.equal(written.result, "success", written.said);
    const [{ body } = assert.fail()] = comments();
    assert.equal(comments().length, 1);
    assert.doesNotMatch(body, /of an earlier commit/);
    assert.match(
      body,
      /^Of commit c0ffee, by \[this run\]\(https:\/\/github\.example\/company\/identity\/actions\/runs\/5\)\.$/m,
    );
    return { result, body };
  }

  it("write the comment with impact and drift where a resource could not be looked at, and fail", () => {
    const { result, body } = commented({ drift: { code: 1, report: "### Drift\n\nNot everything." } });
    assert.equal(result, "failure");
    assert.match(body, /\*\*The run ended with failure\*\*[\s\S]*### Impact\n\nAnn\.\n### Drift\n\nNot everything\./);
  });

  it("pass where the stack was never deployed, as its first change would never be merged", () => {
    const report =
      "> The stack production could not be looked at: its state holds no resources, so nothing was looked at.";
    const { result, body } = commented({ drift: { code: 1, report } });
    assert.deepEqual([result, body.includes(report)], ["success", true]);
    assert.equal(run(scriptNamed(GITLAB, "identity preview").lines, { drift: { code: 1, report } }).status, 0);
  });

  it("write what failed in the place of a report that there is not, and the other report", () => {
    const noDrift = commented({ drift: { code: 1 } });
    assert.equal(noDrift.result, "failure");
    assert.match(noDrift.body, /Ann\.\n### Drift\n\nThere is no report: [^\n]*\n\n {4}drift tells what it does\.$/m);
    const noImpact = commented({ impact: { code: 1 } });
    assert.equal(noImpact.result, "failure");
    assert.match(
      noImpact.body,
      /### Impact\n\nThere is no report: [^\n]*\n\n {4}impact tells[^\n]*\n\n### Drift\n\nAs it is\./,
    );
  });

  it("say that a gate is hit, with the reports, and nothing of failure where nothing fails", () => {
    assert.match(commented({ impact: { ...FINE.impact, code: 7 } }).body, /ended with failure\*\*: a gate is hit/);
    const { result, body } = commented({});
    assert.deepEqual([result, /failure|no report/.test(body)], ["success", false]);
  });

  it("write a comment where nothing came to a report", () => {
    const { result, body } = commented({ npm: 1 });
    assert.equal(result, "failure");
    assert.match(
      body,
      /### Impact\n\nThere is no report: the job failed before\.\n\n### Drift\n\nThere is no report: the job/,
    );
    rmSync(join(work, "report.md"));
    assert.equal(play("comment", {}, { RESULT: "failure" }).result, "success");
    assert.match(comments()[0]?.body ?? "", /There is no report: the job failed before it had one\./);
    const { steps } = workflowOf("github/preview.yml").jobs["comment"] ?? assert.fail();
    const download = steps.find(({ uses = "" }) => uses.startsWith("actions/download-artifact@"));
    assert.equal(download?.["continue-on-error"], true);
  });

  it("have room for both reports, as long as each may be, in one comment", () => {
    const limits = ["Drift", "What it would change"].map((step) =>
      Number(/--max-characters (\d+)/.exec(scriptNamed("github/preview.yml", step).lines)?.[1]),
    );
    const [drift = 0, impact = 0] = limits;
    const { body } = commented({
      drift: { code: 0, report: `${"\u{1f600}".repeat(drift - 1)}D` },
      impact: { code: 0, report: `${"\u{1f600}".repeat(impact - 1)}I` },
    });
    assert.ok([...body].length <= 65_536, `${[...body].length}`);
    assert.match(body, /I\n\u{1f600}+D$/mu);
    assert.doesNotMatch(body, /does not fit/);
  });

  describe("of GitLab", () => {
    function noted(scene: Scene) {
      const { status } = run(scriptNamed(GITLAB, "identity preview").lines, scene);
      const written = run(scriptNamed(GITLAB, "identity note").lines, scene);
      assert.equal(written.status, 0, written.stderr);
      const [{ body } = assert.fail()] = comments();
      assert.equal(comments().length, 1);
      assert.match(body, /Of commit c0ffee, by \[this pipeline\]/);
      return { status, body };
    }

    it("write the note with impact and drift where a resource could not be looked at, and fail", () => {
      const { status, body } = noted({ drift: { code: 1, report: "### Drift\n\nNot everything." } });
      assert.equal(status, 1);
      assert.match(body, /\*\*The job failed\*\*[\s\S]*### Impact\n\nAnn\.\n### Drift\n\nNot everything\./);
    });

    it("write what failed, end with the gate that is hit, and write a note where there is no report", () => {
      const { status, body } = noted({ drift: { code: 1 }, impact: { ...FINE.impact, code: 7 } });
      assert.equal(status, 7);
      assert.match(body, /Ann\.\n### Drift\n\nThere is no report: [^\n]*\n\n {4}drift tells what it does\./);
      rmSync(join(work, "report-9.md"));
      const none = noted({ npm: 1 });
      assert.equal(none.status, 1);
      assert.match(none.body, /There is no report: the job failed before it had one\./);
    });
  });

  it("look once more without the report of last time where that cannot be read, and say so", () => {
    const look = (scene: Scene) => run(scriptNamed("github/drift.yml", "Drift").lines, scene);
    const code = () => readFileSync(join(work, "report", "code"), "utf8").trim();
    const found = { code: 7, report: "{}" };
    writeFileSync(join(work, "drift.json"), "of an earlier release");
    const upgraded = look({ drift: { ...found, refuses: "--since" } });
    assert.deepEqual([upgraded.status, code()], [0, "7"], upgraded.stderr);
    assert.match(upgraded.stdout, /^::warning::With the report of last time there is no report/m);
    const next = look({ drift: found });
    assert.deepEqual([next.status, code(), /::warning/.test(next.stdout)], [0, "7", false]);
    rmSync(join(work, "drift.json"));
    assert.doesNotMatch(look({ drift: { code: 1 } }).stdout, /::warning/, "there is none of last time");
    assert.deepEqual([code(), existsSync(join(work, "drift.json"))], ["1", false]);
  });
});
