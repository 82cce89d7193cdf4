import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FORMATS } from "../../../cli/drift/forms";
import { findCli } from "../../../cli/pulumi/find";
import { reasonOf } from "../../../cli/pulumi/reason";
import { runPulumi } from "../../../cli/pulumi/run";
import { readStack } from "../../../cli/try/stack";
import { drift, recordedEvents, recording } from "./drift/world";

/** In the configuration and in the outputs of what is recorded. */
const VALUE = "LTAI5tVISIBLE0000";
const NO_PROGRAM =
  "We failed to locate the entry point for your program: /home/me/team/ Here's what we think went wrong: " +
  "* Your program's 'main' file (/home/me/team/index.js) does not exist";
const EARLY = "the Pulumi CLI ended with 1 and did not say why";

describe("the Pulumi CLI", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cli-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A `pulumi` that does so much. */
  function install(script: string, at = folder) {
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, "pulumi"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(at, "pulumi"), 0o755);
    return { path: join(at, "pulumi"), isOnPath: true };
  }

  const event = (severity: string, message: string) => JSON.stringify({ diagnosticEvent: { severity, message } });
  for (const [what, ended, reason] of [
    ["what the program printed, where the CLI names no error", { out: recording("no-program") }, NO_PROGRAM],
    [
      "the errors that a preview names, each once",
      { out: recording("failed") },
      /^CloudSSO GetDirectory got no .* correct the endpoint; STS GetCallerIdentity got no .* correct the endpoint$/,
    ],
    [
      "the errors among events",
      { out: [event("info#err", "noise"), event("error", "error: it broke.\n"), "{cut"].join("\n") },
      "it broke",
    ],
    [
      "the error of a command, without what stands before",
      { err: "warning: old\nerror: no stack 'a' found.\n" },
      /^no/,
    ],
    ["what stands on the error output, with no heading", { err: "Killed\n" }, "Killed"],
    ["the first paragraph of a crash", { err: "error: it crashed:\nTypeError: x\n    at a.js\n    at b.js" }, /: x$/],
    ["no value of a plan that names no error", { out: recording("drifted") }, EARLY],
    ["no value of a plan that is cut off", { out: recording("no-program").slice(0, 300) }, EARLY],
    ["no value of events", { out: recordedEvents() }, EARLY],
    ["no value of a configuration", { out: `{ "p:key": { "value": "${VALUE}" } }` }, EARLY],
    ["that something killed it", { code: null, err: "error: late" }, "the Pulumi CLI was killed: late"],
  ] as const) {
    it(`gives as the reason ${what}`, () => {
      const said = reasonOf({ code: 1, out: "", err: "", ...ended });
      if (typeof reason === "string") assert.equal(said, reason);
      else assert.match(said, reason);
      assert.doesNotMatch(said, new RegExp(VALUE));
    });
  }

  for (const format of FORMATS) {
    it(`has no value of a configuration or an output in a report of drift on a project without a program: ${format}`, async () => {
      const played = { stacks: { dev: { code: 1, out: recording("no-program"), err: "" } } };
      const { code, printed, shown } = await drift(["--stacks", "dev", "--format", format], played);
      assert.equal(code, 1);
      assert.match(printed, /failed to locate the entry point/);
      assert.doesNotMatch(printed + shown, new RegExp(`${VALUE}|"steps"|p:key`));
    });
  }

  it("tells no word of secrets that cannot be read", async () => {
    const cli = install(`echo 'warning ${VALUE}'`);
    const shell = { cli, cwd: folder, environment: { PATH: "/bin" }, signal: new AbortController().signal };
    await assert.rejects(readStack(shell, "dev"), {
      message: "The stack dev cannot be read: pulumi config --json did not print JSON.",
    });
  });

  it("is found on the PATH, else where its installer puts it, and is a program", () => {
    const environment = { PATH: join(folder, "bin"), HOME: folder };
    assert.equal(findCli(environment), undefined);
    mkdirSync(join(folder, "bin", "pulumi"), { recursive: true });
    const { path } = install("", join(folder, ".pulumi", "bin"));
    assert.deepEqual(findCli(environment), { path, isOnPath: false });
    rmSync(join(folder, "bin"), { recursive: true });
    const named = install("", join(folder, "bin"));
    assert.deepEqual(findCli(environment), named);
  });

  it("takes what goes in by the standard input, and is asked without questions and colours", async () => {
    const cli = install('echo "$@"; /bin/cat');
    const ended = await runPulumi(cli, ["stack"], { cwd: folder, environment: {}, input: "a state" });
    assert.deepEqual(ended, { code: 0, out: "stack --non-interactive --color never\na state", err: "" });
  });

  it("is given up when it takes too long, with whatever it started", async () => {
    const ended = await runPulumi(install("/bin/sleep 600"), [], { cwd: folder, environment: {}, patience: 50 });
    assert.equal(reasonOf(ended), "the Pulumi CLI was killed: it did not end within 0.05 seconds");
  });

  it("says that a folder is none, and does not take that for a CLI that is not there", async () => {
    const ended = await runPulumi(install(""), [], { cwd: join(folder, "none"), environment: {} });
    assert.equal(reasonOf(ended), `${join(folder, "none")} is no folder`);
  });
});
