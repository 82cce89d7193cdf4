import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { folder, pipelineOf, scripts, textOf } from "./scripts";

/** The runner that a template is for. */
const platformOf = (file: string) => file.split("/")[0] ?? "";
const lines = scripts.flatMap(({ file, lines }) =>
  lines
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) => ({ platform: platformOf(file), line: line.trim() })),
);

/** A command without what has to differ: which stack is rolled out, and colours in a log that a comment quotes. */
function bare(command: string): string {
  return command
    .replace(/ > .*$/, "")
    .replace(/ --stack "[^"]*"| --color never/g, "")
    .replace(/ +/g, " ")
    .trim();
}

const rolledOut = lines.flatMap(({ platform, line }) =>
  line.startsWith("pulumi up ") ? [{ platform, command: bare(line) }] : [],
);
const judged = lines.flatMap(({ platform, line }) => {
  const [, command] = /alicloud-identity impact .* -- (.*)$/.exec(line) ?? [];
  return command === undefined ? [] : [{ platform, command: bare(command) }];
});

describe("what templates judge", () => {
  it("is the very command that they roll out", () => {
    assert.deepEqual(
      judged.map(({ platform }) => platform),
      ["github", "gitlab", "jenkins"],
    );
    for (const { platform, command } of judged) {
      const commands = rolledOut.filter((one) => one.platform === platform).map((one) => one.command);
      assert.deepEqual(commands, [command], platform);
    }
  });

  it("takes back what was changed by hand, wherever it is rolled out", () => {
    assert.equal(rolledOut.length, 4);
    for (const { platform, command } of rolledOut) assert.match(command, / --refresh /, platform);
    interface Stack {
      readonly kind: string;
      readonly spec?: { readonly refresh?: boolean };
    }
    const stacks = ["stack", "program"]
      .flatMap((name) => parseAllDocuments(textOf(`kubernetes/${name}.yaml`)))
      .map((document) => document.toJS() as Stack)
      .filter(({ kind }) => kind === "Stack");
    assert.deepEqual(
      stacks.map(({ spec }) => spec?.refresh),
      [true, true, true],
    );
    assert.match(textOf("deployments/Pulumi.yaml"), /options: \{ refresh: always \}/);
  });

  it("is what the pages say to judge", () => {
    for (const page of ["README.md", "docs/impact.md"]) {
      const text = readFileSync(join(folder, "..", page), "utf8");
      const commands = [...text.matchAll(/\bimpact (?:[^\n`]* )?-- (pulumi up[^\n`]*)/g)].map(
        ([, command = ""]) => command,
      );
      assert.ok(commands.length > 0, page);
      for (const command of commands) assert.match(command, / --refresh\b/, page);
    }
  });

  it("is beside a scheduled look at what is in no stack", () => {
    const looks = lines.filter(({ line }) => /alicloud-identity drift .*--unmanaged/.test(line));
    assert.deepEqual(
      looks.map(({ platform }) => platform),
      ["github", "gitlab", "flow", "jenkins"],
    );
    assert.match(pipelineOf("gitlab/identity.gitlab-ci.yml").jobs["identity drift"]?.script?.[0] ?? "", /--unmanaged/);
  });

  it("is judged in Jenkins also where drift could not be looked at, and then rolled out by nobody", () => {
    const text = textOf("jenkins/Jenkinsfile");
    const stage = (name: string) => text.slice(text.indexOf(`stage('${name}')`)).split("\n        }\n")[0] ?? "";
    assert.match(stage("Drift"), /catchError\(buildResult: 'FAILURE', stageResult: 'FAILURE'\) \{\s+sh '''/);
    assert.doesNotMatch(stage("Impact"), /catchError|expression/);
    assert.match(stage("Up"), /expression \{ currentBuild\.currentResult != 'FAILURE' \}/);
    assert.match(stage("Up"), /not \{ triggeredBy 'TimerTrigger' \}/);
  });
});
