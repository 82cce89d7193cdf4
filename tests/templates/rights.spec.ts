import assert from "node:assert/strict";
import { parse } from "yaml";
import { GITHUB, GITLAB, pipelineOf, textOf, workflowOf } from "./scripts";

/** What runs code of the repository or of a package that it names. */
const RUNS_CODE = /\b(npm|npx|pulumi)\b/;

/** With a token of the job, somebody else can be told who the job is: no right to change anything. */
const READS = ["contents: read", "actions: read", "id-token: write"];

describe("templates give no right to code that does not need it:", () => {
  for (const file of GITHUB) {
    const { permissions, jobs } = workflowOf(file);

    it(`${file} gives a workflow no permission, and each job its own`, () => {
      assert.deepEqual(permissions, {});
      for (const [name, job] of Object.entries(jobs)) assert.ok(Object.keys(job.permissions).length > 0, name);
    });

    it(`${file} lets no job write to GitHub that runs the program, and none run it that may write`, () => {
      for (const [name, { permissions: own, steps }] of Object.entries(jobs)) {
        const writes = Object.entries(own).map(([right, how]) => `${right}: ${how}`);
        const isReader = writes.every((one) => READS.includes(one));
        const runs = steps.some(({ run = "" }) => RUNS_CODE.test(run.replace(/alicloud-identity: \$STACK/g, "")));
        assert.equal(runs, isReader, name);
      }
    });

    it(`${file} keeps no credentials in the checkout, restores no code, and asks Pulumi Cloud for a team's token`, () => {
      for (const { uses = "", with: inputs = {} } of Object.values(jobs).flatMap(({ steps }) => steps)) {
        if (uses.startsWith("actions/checkout@")) assert.equal(inputs["persist-credentials"], false);
        if (uses.startsWith("actions/setup-node@")) assert.equal(inputs["package-manager-cache"], false);
        if (!uses.startsWith("pulumi/auth-actions@")) continue;
        assert.equal(inputs["requested-token-type"], "urn:pulumi:token-type:access_token:team");
        assert.match(String(inputs["scope"]), /^team:/);
      }
    });

    it(`${file} names each action by its commit, with the version beside it`, () => {
      const uses = [...textOf(file).matchAll(/uses: (.*)$/gm)].map(([, words = ""]) => words);
      assert.ok(uses.length > 0);
      for (const words of uses) assert.match(words, /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    });
  }

  it("a pull request's job that may write checks nothing out, and puts no text of the report into its lines", () => {
    const { steps } = workflowOf("github/preview.yml").jobs["comment"] ?? assert.fail();
    assert.ok(steps.every(({ uses = "" }) => !uses.startsWith("actions/checkout@")));
    for (const { run = "" } of steps) assert.doesNotMatch(run, /\$\{\{/);
  });

  it("what was found is uploaded for code scanning only where all was looked at", () => {
    const { steps } = workflowOf("github/drift.yml").jobs["report"] ?? assert.fail();
    const upload = steps.find(({ uses = "" }) => uses.startsWith("github/codeql-action/upload-sarif@"));
    assert.equal(upload?.if, "steps.drift.outputs.code == '0' || steps.drift.outputs.code == '7'");
  });

  it("GitLab's token for notes is of one job, by its environment, which has no code and runs none", () => {
    const { jobs } = pipelineOf(GITLAB);
    const holders = Object.entries(jobs).filter(([, job]) => job.script?.join("\n").includes("IDENTITY_NOTE_TOKEN"));
    assert.deepEqual(
      holders.map(([name]) => name),
      ["identity note"],
    );
    for (const [name, { environment, variables, before_script: before, script = [] }] of holders) {
      assert.deepEqual([environment?.name, variables?.["GIT_STRATEGY"], before], ["identity-note", "none", undefined]);
      assert.doesNotMatch(script.join("\n").replace("alicloud-identity: $STACK", ""), RUNS_CODE, name);
    }
  });

  it("jobs of GitLab and Jenkins have the token of Pulumi Cloud of a team, and a merge request's one of those that read", () => {
    const { jobs } = pipelineOf(GITLAB);
    const teams = Object.entries(jobs).map(([name, { variables }]) => [name, variables?.["PULUMI_TEAM"]]);
    assert.deepEqual(Object.fromEntries(teams), {
      "identity preview": "$PULUMI_PREVIEW_TEAM",
      "identity note": undefined,
      "identity up": "$PULUMI_UP_TEAM",
      "identity drift": "$PULUMI_PREVIEW_TEAM",
    });
    for (const file of [GITLAB, "jenkins/Jenkinsfile"])
      for (const [line] of textOf(file).matchAll(/pulumi login .*/g)) assert.match(line, /--oidc-team/, file);
  });

  it("no stack of which pull requests are previewed has the environment of another one", () => {
    interface Settings {
      readonly stack: string;
      readonly github?: { readonly previewPullRequests: boolean };
    }
    const { resources } = parse(textOf("deployments/Pulumi.yaml")) as {
      readonly resources: { readonly [name: string]: { readonly properties: Settings } };
    };
    const settings = Object.values(resources).map(({ properties }) => properties);
    const previewed = settings.filter(({ github }) => github?.previewPullRequests === true).map(({ stack }) => stack);
    assert.deepEqual(previewed, ["preview"]);
    const account = (file: string) => /acs:ram::(\d+):role\/([\w-]+)/.exec(textOf(file))?.slice(1);
    const [production, preview] = ["environment", "environment-preview"].map((name) =>
      account(`deployments/${name}.yaml`),
    );
    assert.deepEqual([production?.[1], preview?.[1]], ["identity-up", "identity-preview"]);
    assert.notEqual(production?.[0], preview?.[0]);
  });
});
