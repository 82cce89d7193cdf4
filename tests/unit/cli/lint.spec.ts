import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { lintCommand } from "../../../cli/lint";
import type { LintReport } from "../../../cli/lint/report";
import { sarifFaults } from "../../support/sarif";

const root = join(__dirname, "../../..");
const statement = (Action: unknown, Resource: unknown = "*") => ({ Effect: "Allow", Action, Resource });
const policy = (...statements: object[]) => JSON.stringify({ Version: "1", Statement: statements }, undefined, 2);
const quiet = policy(statement("oss:GetObject", "acs:oss:*:*:releases/*"));
const escalating = policy(statement("ram:CreateAccessKey"));

interface Ended {
  readonly code: number;
  readonly printed: string;
}

interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly artifactLocation: { readonly uri: string };
              readonly region?: object;
            };
            readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
          },
        ];
        readonly suppressions?: readonly object[];
        readonly partialFingerprints: { readonly [name: string]: string };
      }[];
      readonly invocations: readonly [
        { readonly executionSuccessful: boolean; readonly toolExecutionNotifications?: readonly object[] },
      ];
    },
  ];
}

describe("alicloud-identity lint", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "lint-"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function file(name: string, text: string): string {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  async function run(words: readonly string[], input = ""): Promise<Ended> {
    const printed: string[] = [];
    const command = lintCommand({
      print: (text) => printed.push(text),
      readInput: () => input,
      exportOf: async () => {
        throw new Error("nobody asked for a stack");
      },
      now: () => new Date("2026-11-28T12:00:00Z"),
    });
    const before = process.exitCode;
    await command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseAsync(["node", "lint", ...words]);
    const code = Number(process.exitCode ?? 0);
    process.exitCode = before;
    return { code, printed: printed.join("\n") };
  }

  const refusal = (...words: string[]) =>
    run(words).then(
      () => assert.fail("it was taken"),
      (error: Error) => error.message,
    );
  const json = async (...words: string[]) =>
    JSON.parse((await run([...words, "--format", "json"])).printed) as LintReport;
  const sarif = async (...words: string[]) => {
    const { printed } = await run([...words, "--format", "sarif"]);
    assert.deepEqual(sarifFaults(printed), []);
    return (JSON.parse(printed) as Sarif).runs[0];
  };

  describe("of files", () => {
    it("ends with 0 where there is nothing, and with 7 where something is as bad as --fail-on says", async () => {
      const path = file("a.json", quiet);
      assert.deepEqual(await run([path]), { code: 0, printed: "1 policy looked at: nothing found" });
      const medium = file("b.json", policy(statement("*:Get*")));
      const codes: number[] = [];
      for (const more of [[], ["--fail-on", "medium"], ["--fail-on", "note"], ["--fail-on", "never"]])
        codes.push((await run([medium, ...more])).code);
      assert.deepEqual(codes, [0, 7, 7, 0]);
    });

    it("names file, line and column of the very value", async () => {
      const path = file(
        "a.json",
        '{\r\n  "Version": "1",\r\n  "Statement": [\r\n    {"Effect": "Allow", "Action": ["oss:GetObject", "ram:CreateAccessKey"], "Resource": "*"}]}',
      );
      const { printed, code } = await run([path]);
      assert.equal(code, 7);
      assert.ok(
        printed.startsWith(`${path}:4:53: high: Statement[0].Action[1] is "ram:CreateAccessKey", which leads`),
        printed,
      );
      assert.match(printed, /\n1 policy looked at: 1 high$/);
    });

    it("takes a trust policy for one by its principals", async () => {
      const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "*" } };
      const { findings } = await json(file("trust.json", policy(trust)));
      assert.deepEqual(
        findings.map(({ rule, path }) => [rule, path]),
        [["trust-everybody", "Statement[0].Principal.RAM"]],
      );
    });

    it("finds the policies of a folder at any depth, and passes over what is none", async () => {
      file("one/a.json", quiet);
      file("one/two/b.JSON", escalating);
      file("package.json", '{"name": "x"}');
      file("list.json", "[1, 2]");
      file("broken.json", "{ not JSON");
      file("notes.txt", escalating);
      file("node_modules/c.json", escalating);
      file(".git/d.json", escalating);
      const { documents, findings } = await json(folder);
      assert.deepEqual([documents, findings.map((one) => one.in)], [2, [join(folder, "one/two/b.JSON")]]);
    });

    it("does not pass over a policy of a folder that is broken", async () => {
      file("a.json", escalating.replace(/\}\s*$/, ""));
      const { findings } = await json(folder);
      assert.deepEqual(
        findings.map(({ rule, line, message }) => [rule, line, message]),
        [["grammar", 10, "is not JSON: a closing brace is missing"]],
      );
    });

    it("tells what it cannot read of a folder, and does not end as if all were well", async () => {
      file("a.json", quiet);
      file("utf16.json", "");
      writeFileSync(join(folder, "utf16.json"), Buffer.from(`\uFEFF${escalating}`, "utf16le"));
      writeFileSync(join(folder, "bytes.json"), Buffer.from([0x7b, 0xff, 0x00, 0x7d]));
      symlinkSync("nowhere", join(folder, "link.json"));
      const { documents, notLookedAt } = await json(folder, folder);
      assert.equal(documents, 1);
      assert.deepEqual(notLookedAt, [
        { in: join(folder, "bytes.json"), why: "it is no text in UTF-8" },
        { in: join(folder, "link.json"), why: "ENOENT" },
        { in: join(folder, "utf16.json"), why: "it is no text in UTF-8" },
      ]);
      const { code, printed } = await run([folder]);
      assert.equal(code, 1);
      assert.match(
        printed,
        /utf16\.json: not looked at, as it is no text in UTF-8\n1 policy looked at, 3 not: nothing/,
      );
      rmSync(join(folder, "a.json"));
      assert.deepEqual(await run([folder]).then((ended) => ended.code), 1);
    });

    it("follows a link to a file, and none to a folder, which may lead back", async () => {
      file("elsewhere/policy.txt", escalating);
      file("policies/a.json", quiet);
      symlinkSync("../elsewhere/policy.txt", join(folder, "policies/linked.json"));
      symlinkSync("..", join(folder, "policies/up.json"));
      const { documents, findings, notLookedAt } = await json(join(folder, "policies"));
      assert.deepEqual([documents, findings.map(({ rule }) => rule), notLookedAt], [2, ["escalation"], []]);
    });

    it("looks at a file once that is named twice", async () => {
      const path = file("a.json", escalating);
      assert.equal((await json(path, folder, path)).documents, 1);
    });

    it("tells what RAM would not take, at its place", async () => {
      const text =
        '{"Version": "2",\n "Statement": [{"Effect": "Allow", "Actions": "ecs:*",\n "Resource": "*", "Resource": "x"}]}';
      const { findings } = await json(file("a.json", text));
      const grammar = findings.filter(({ rule }) => rule === "grammar");
      assert.deepEqual(
        grammar.map(({ path, line }) => [path, line]),
        [
          ["Version", 1],
          ["Statement[0]", 2],
          ["Statement[0].Actions", 2],
          ["Statement[0].Resource", 3],
        ],
      );
      assert.match(grammar[2]?.message ?? "", /^is not an element of a RAM statement; did you mean Action\?$/);
    });

    it("reads a file with a byte order mark, and says of others that they are no policy", async () => {
      assert.equal((await json(file("bom.json", `\uFEFF${quiet}\n`))).findings.length, 0);
      for (const text of ["", "{}", "[]", "null", '"text"', "7"])
        assert.equal((await json(file("odd.json", text))).findings[0]?.rule, "grammar", text);
    });
  });

  describe("refuses, before it looks at anything,", () => {
    it("nothing at all, and files beside a stack", async () => {
      const sentence = "Name files or folders with policies, or a stack with --stack, and not both.";
      assert.deepEqual([await refusal(), await refusal(folder, "--stack", "dev")], [sentence, sentence]);
    });

    it("a path that is not there, and a folder without policies", async () => {
      assert.equal(await refusal(join(folder, "none.json")), `${join(folder, "none.json")} cannot be read: ENOENT`);
      file("a.json", "{}");
      assert.equal(await refusal(folder), `There is no policy in the folder ${folder}: no *.json with a Statement.`);
    });

    it("a report that cannot be written, and leaves the earlier one where the work fails", async () => {
      const path = file("a.json", quiet);
      assert.match(
        await refusal(path, "--output", join(folder, "none/r.json")),
        /^\S+r\.json cannot be written: ENOENT/,
      );
      assert.match(await refusal(path, "--output", folder), /^\S+ cannot be written: it is a folder$/);
      const earlier = file("earlier.txt", "earlier");
      await refusal(join(folder, "none.json"), "--output", earlier);
      assert.equal(readFileSync(earlier, "utf8"), "earlier");
      assert.deepEqual(readdirSync(folder).sort(), ["a.json", "earlier.txt"]);
    });

    it("a form or a severity that there is not", async () => {
      assert.match(await refusal(folder, "--format", "xml"), /Allowed choices are text, json, sarif/);
      assert.match(await refusal(folder, "--fail-on", "worst"), /Allowed choices are high, medium, low, note, never/);
    });
  });

  it("writes the report into a file, and nothing to the output", async () => {
    const output = join(folder, "report.json");
    const { printed, code } = await run([file("a.json", escalating), "--format", "json", "--output", output]);
    assert.deepEqual([printed, code], ["", 7]);
    assert.equal((JSON.parse(readFileSync(output, "utf8")) as LintReport).findings.length, 1);
    assert.ok(!existsSync(`${output}.${process.pid}.new`));
  });

  describe("with exceptions", () => {
    const exceptions = (...entries: object[]) => ["--ignore", file("exceptions", JSON.stringify(entries))];

    it("passes over what is meant, with the reason, and fails no more", async () => {
      const path = file("keys.json", escalating);
      const words = exceptions({
        rule: "escalation",
        in: "*/keys.json",
        reason: "the rotation makes keys",
        until: "2026-11-28",
      });
      const { code, printed } = await run([path, ...words]);
      assert.equal(code, 0);
      assert.equal(
        printed,
        `${path}: escalation is passed over: the rotation makes keys\n1 policy looked at: nothing found`,
      );
      const { passedOver, notices } = await json(path, ...words);
      assert.deepEqual([passedOver.map(({ reason }) => reason), notices], [["the rotation makes keys"], []]);
      const { results } = await sarif(path, ...words);
      assert.deepEqual(results[0]?.suppressions, [{ kind: "external", justification: "the rotation makes keys" }]);
    });

    it("tells one whose day is over, and one that matches nothing", async () => {
      const path = file("keys.json", escalating);
      const words = exceptions(
        { rule: "escalation", in: "*", reason: "x", until: "2026-11-27" },
        { rule: "full-service", in: path, reason: "x" },
      );
      const { findings, notices } = await json(path, ...words);
      assert.equal(findings.length, 1);
      assert.deepEqual(notices, [
        "The exception for escalation in * counts no more: it was until 2026-11-27.",
        `The exception for full-service in ${path} matches nothing.`,
      ]);
    });

    it("never passes over what RAM would not take", async () => {
      const wrong = exceptions({ rule: "grammar", in: "*", reason: "x" });
      assert.match(await refusal(folder, ...wrong), /\[0\]\.rule: grammar cannot be passed over; mend what it names/);
    });

    it("refuses a file that is not what it should be, with all that is wrong", async () => {
      assert.match(
        await refusal(folder, "--ignore", join(folder, "none")),
        /^The exceptions .* cannot be read: ENOENT/,
      );
      assert.match(await refusal(folder, "--ignore", file("x", "{")), /^The exceptions .* cannot be read: /);
      assert.equal(
        await refusal(
          folder,
          ...exceptions({ rule: "escalation", in: "a", reason: " ", until: "2027-02-31x", why: "x" }),
        ),
        `The exceptions ${join(folder, "exceptions")} are not what they should be: [0].reason: must say why it is meant; ` +
          '[0].until: must be a day such as 2027-06-30; [0]: Unrecognized key: "why".',
      );
      assert.match(
        await refusal(folder, ...exceptions({ rule: "escalations", in: "a", reason: "x" })),
        /there is no rule escalations; did you mean escalation\?\.$/,
      );
    });
  });

  describe("of a stack", () => {
    const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    const resource = (type: string, name: string, inputs: object, more: object = {}) => ({
      urn: `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/${type}::${name}`,
      type: `pulumi-nodejs:dynamic/${type}`,
      inputs,
      ...more,
    });
    const exported = (...resources: object[]) => JSON.stringify({ version: 3, deployment: { resources } });
    const ofStack = async (text: string, ...words: string[]) =>
      JSON.parse((await run(["--stack", "-", "--format", "json", ...words], text)).printed) as LintReport;

    const inline = (document: unknown) => ({
      permissionPolicies: [
        { permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" },
        { permissionPolicyType: "Inline", permissionPolicyName: "x", permissionPolicyDocument: document },
      ],
    });

    it("looks at policies, inline policies and trust policies, as text or object", async () => {
      const trust = {
        Version: "1",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "*" } }],
      };
      const { documents, findings } = await ofStack(
        exported(
          resource(
            "ram:Policy",
            "keys",
            { policyDocument: escalating },
            { sourcePosition: "project:///src/a%20b.ts#12,3" },
          ),
          resource("ram:Role", "open", { assumeRolePolicyDocument: trust }),
          resource("cloudsso:AccessConfiguration", "ops::x", inline(JSON.parse(escalating))),
          resource("ims:User", "ann", { userPrincipalName: "ann@x" }),
          resource("ram:Policy", "gone", { policyDocument: escalating }, { delete: true }),
          resource("ram:Policy", "read", { policyDocument: escalating }, { external: true }),
        ),
      );
      assert.equal(documents, 3);
      assert.deepEqual(
        findings.map((one) => [one.in, one.rule, one.path, one.line]),
        [
          [
            "AccessConfiguration ops::x",
            "escalation",
            "permissionPolicies[1].permissionPolicyDocument.Statement[0].Action",
            undefined,
          ],
          ["Policy keys", "escalation", "policyDocument.Statement[0].Action", 12],
          ["Role open", "trust-everybody", "assumeRolePolicyDocument.Statement[0].Principal.RAM", undefined],
        ],
      );
    });

    it("points code scanning at the line that declares the resource", async () => {
      const text = exported(
        resource(
          "ram:Policy",
          "keys",
          { policyDocument: escalating },
          { sourcePosition: "project:///src/a%20b.ts#12,3" },
        ),
      );
      const { printed } = await run(["--stack", "-", "--format", "sarif"], text);
      assert.deepEqual(sarifFaults(printed), []);
      const [{ physicalLocation, logicalLocations } = assert.fail()] =
        (JSON.parse(printed) as Sarif).runs[0].results[0]?.locations ?? [];
      assert.deepEqual(physicalLocation, { artifactLocation: { uri: "src/a%20b.ts" }, region: { startLine: 12 } });
      assert.equal(
        logicalLocations?.[0]?.fullyQualifiedName,
        "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/ram:Policy::keys",
      );
    });

    it("passes over what the program says is meant", async () => {
      const lintIgnore = { escalation: "the rotation makes keys" };
      const { findings, passedOver } = await ofStack(
        exported(resource("ram:Policy", "keys", { policyDocument: escalating, lintIgnore })),
      );
      assert.deepEqual([findings, passedOver.map(({ reason }) => reason)], [[], ["the rotation makes keys"]]);
    });

    it("says what it could not look at, as it is secret, and looks where the export shows it", async () => {
      const hidden = { ...SECRET, ciphertext: "AAAA" };
      const shown = { ...SECRET, plaintext: JSON.stringify(escalating) };
      const text = exported(
        resource("ram:Policy", "hidden", { policyDocument: hidden }),
        resource("ram:Policy", "shown", { policyDocument: shown }),
        resource("cloudsso:AccessConfiguration", "list", { permissionPolicies: hidden }),
        resource("cloudsso:AccessConfiguration", "item", inline(hidden)),
        resource("ram:Policy", "broken", { policyDocument: { ...SECRET, plaintext: "of-a-secret" } }),
      );
      const { documents, findings, notLookedAt } = await ofStack(text);
      assert.deepEqual([documents, findings.map((one) => one.in)], [1, ["Policy shown"]]);
      assert.deepEqual(notLookedAt, [
        { in: "Policy hidden", why: "policyDocument is secret" },
        { in: "AccessConfiguration list", why: "permissionPolicies is secret" },
        { in: "AccessConfiguration item", why: "permissionPolicies[1].permissionPolicyDocument is secret" },
        { in: "Policy broken", why: "policyDocument is secret" },
      ]);
      assert.match((await run(["--stack", "-"], text)).printed, /\n1 policy looked at, 4 not: 1 high$/);
    });

    it("ends with 1 where a policy was not looked at and nothing else was found, and with 7 where something was", async () => {
      const hidden = resource("ram:Policy", "hidden", { policyDocument: { ...SECRET, ciphertext: "AAAA" } });
      const lint = (text: string, ...words: string[]) => run(["--stack", "-", ...words], text);
      const alone = await lint(exported(hidden));
      assert.equal(alone.code, 1);
      assert.match(alone.printed, /0 policies looked at, 1 not: nothing found$/);
      const beside = resource("ram:Policy", "quiet", { policyDocument: quiet });
      assert.equal((await lint(exported(hidden, beside))).code, 1);
      assert.equal((await lint(exported(beside))).code, 0);
      const found = resource("ram:Policy", "keys", { policyDocument: escalating });
      assert.equal((await lint(exported(hidden, found))).code, 7);
      assert.equal((await lint(exported(hidden, found), "--fail-on", "never")).code, 1);
      assert.equal((await lint(exported(found), "--fail-on", "never")).code, 0);
      assert.equal((await lint(exported(), "--fail-on", "never")).code, 0);
    });

    it("says in SARIF that it was no whole run where a policy was not looked at", async () => {
      const isWhole = async (text: string) => {
        const { printed } = await run(["--stack", "-", "--format", "sarif"], text);
        assert.deepEqual(sarifFaults(printed), []);
        return (JSON.parse(printed) as Sarif).runs[0].invocations[0].executionSuccessful;
      };
      const quietOne = resource("ram:Policy", "quiet", { policyDocument: quiet });
      const hidden = resource("ram:Policy", "hidden", { policyDocument: { ...SECRET, ciphertext: "AAAA" } });
      assert.deepEqual([await isWhole(exported(quietOne)), await isWhole(exported(quietOne, hidden))], [true, false]);
    });

    it("refuses what is no export, or one of a version that it does not know", async () => {
      const wrong = async (text: string) =>
        run(["--stack", "-"], text).then(
          () => assert.fail("it was taken"),
          (error: Error) => error.message,
        );
      assert.equal(await wrong("{"), "The export is not JSON; `pulumi stack export` writes one.");
      assert.match(await wrong("[]"), /^This is no export of a stack: it has no deployment/);
      assert.match(
        await wrong('{"version": 1, "deployment": {}}'),
        /^The export has version 1, and versions 3 and 4 are known/,
      );
      assert.equal((await ofStack('{"version": 3, "deployment": {"manifest": {}}}')).documents, 0);
    });

    /** The command as a program, with nothing on the path but what `tools` has. */
    const program = (tools: string, ...words: string[]) =>
      new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
        const env = { PATH: tools, HOME: "/dev/null" };
        execFile(
          process.execPath,
          [join(root, "entry/cli.js"), "lint", ...words],
          { cwd: root, env },
          (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
        );
      });

    it("says in one sentence that there is no Pulumi CLI, and what needs it", async () => {
      assert.deepEqual(await program(folder, "--stack", "dev"), {
        code: 1,
        out: "",
        err: "There is no pulumi on the PATH or in ~/.pulumi/bin, which --stack dev needs; files need none, nor does an export on the input: --stack -\n",
      });
    });

    it("asks the CLI for the export, and says in one sentence why it had none", async () => {
      const tool = file(
        "pulumi",
        `#!/bin/sh\necho "$@" > ${folder}/asked\n[ "$4" = dev ] || { echo "error: no stack named '$4' found" >&2; exit 1; }\n/bin/cat ${folder}/export\n`,
      );
      chmodSync(tool, 0o755);
      file("export", exported(resource("ram:Policy", "keys", { policyDocument: escalating })));
      const found = await program(folder, "--stack", "dev", "--cwd", "infra");
      assert.deepEqual([found.code, found.err], [7, ""]);
      assert.match(found.out, /^Policy keys: high: policyDocument\.Statement\[0\]\.Action is /);
      assert.equal(
        readFileSync(join(folder, "asked"), "utf8"),
        "stack export --stack dev --cwd infra --non-interactive --color never\n",
      );
      const none = await program(folder, "--stack", "none");
      assert.deepEqual(none, {
        code: 1,
        out: "",
        err: "The stack none could not be exported: no stack named 'none' found\n",
      });
    });
  });

  describe("with hostile names", () => {
    const NAMES = [
      "<script>alert(1)</script>",
      "quotes \" and ' and \\",
      "=HYPERLINK(1)",
      "[words](https://example.com) `code` **bold**",
      "right \u202Eto left\u202C and \u200Fmarks",
      "esc \u001B[31mred\u001B[0m and \u0007 bell",
      "a line\nbreak\rand\u2028another",
      "x".repeat(10_000),
      "lone \uD800 surrogate",
      "{0} {1}",
    ];

    const hostile = (name: string) =>
      policy(statement(`ram:CreateAccessKey`), statement(name), statement("oss:GetObject", name));

    it("keeps text to its lines, and writes what no terminal should see as its code", async () => {
      for (const name of NAMES) {
        const { printed } = await run([file("a.json", hostile(name))]);
        const lines = printed.split("\n");
        assert.equal(lines.length % 2, 1, name);
        for (const line of lines) assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        for (const line of lines) assert.ok(line.length < 1300, `${line.length}`);
      }
    });

    it("stays JSON, and SARIF without links", async () => {
      for (const name of NAMES) {
        const path = file("a.json", hostile(name));
        assert.ok((await json(path)).findings.length >= 2);
        const { results } = await sarif(path);
        assert.ok(results.length >= 2);
        for (const { message } of results)
          assert.doesNotMatch(message.text, /(?<!\\)\[[^\]]*\]\(|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }
    });

    it("makes URIs of files' names", async () => {
      const path = file("a b/#[x]%?.json", escalating);
      const { results } = await sarif(path);
      const uri = results[0]?.locations[0].physicalLocation.artifactLocation.uri ?? "";
      assert.ok(uri.startsWith("file:///") && uri.endsWith("/a%20b/%23%5Bx%5D%25%3F.json"), uri);
    });
  });

  it("gives each result of SARIF a place of its own, that stays from run to run", async () => {
    const path = file("a.json", policy(statement(["ram:*", "actiontrail:*"]), statement("*")));
    const [one, other] = [await sarif(path), await sarif(path)];
    const prints = one.results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    assert.equal(new Set(prints).size, prints.length);
    assert.deepEqual(one, other);
    assert.deepEqual([...new Set(one.results.map(({ level }) => level))], ["error", "warning", "note"]);
  });
});
