import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ENDPOINT_VARIABLES } from "../../rehearsal/endpoints";
import type { Control, Rehearsal, TraceEntry } from "../../rehearsal/index";
import { Playground, type ResourceSpec } from "./playground";
import { stateOf } from "./record";

const THING = "urn:pulumi:dev::fixture::pulumi-nodejs:dynamic/test:Thing::";

/** Runs the engine in a process that a spec can kill. */
const SOURCE = join(__dirname, "../../entry/source.js");
const RUN = 'require(process.argv[1]).load("rehearsal/index").rehearse(JSON.parse(process.argv[2]))';

function thing(name: string, more: object = {}, options: Readonly<Record<string, unknown>> = {}): ResourceSpec {
  return { name, args: { name, ...more }, options };
}

function names(rehearsal: Rehearsal): readonly string[] {
  return (rehearsal.state?.deployment.resources ?? [])
    .map((resource) => String(resource["urn"]))
    .filter((urn) => urn.startsWith(THING))
    .map((urn) => urn.slice(THING.length))
    .sort();
}

/** Resolves when the condition holds; it is looked at again and again, until mocha's patience ends. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 25));
}

describe("the rehearsal engine", function () {
  this.timeout(600_000);
  let playground: Playground;
  let printed: string[];
  const print = (text: string): void => void printed.push(text);

  beforeEach(() => {
    playground = new Playground();
    printed = [];
  });

  afterEach(() => playground.remove());

  it("keeps secrets out of its state and its output, and needs the passphrase to read them", async () => {
    playground.program({
      resources: [thing("a", { token: { secret: "t0psecret" } })],
      outputs: { token: "<a.token>", id: "<a.id>" },
    });
    const made = await playground.rehearse("up", { print, diff: true, secretConfig: { password: "hunter2" } });
    assert.equal(made.exitCode, 0);
    assert.deepEqual(made.outputs, { token: "t0psecret", id: "a-1" });
    assert.equal(playground.cloud()["a-1"]?.["token"], "t0psecret");
    const file = readFileSync(join(playground.folder, ".rehearsal/dev.json"), "utf8");
    for (const secret of ["t0psecret", "hunter2"]) {
      assert.ok(!file.includes(secret));
      assert.ok(!printed.join("\n").includes(secret));
      assert.ok(!JSON.stringify(made.trace).includes(secret));
    }
    assert.ok(printed.some((line) => line.includes("token: [secret]")));

    const environment = { ...playground.options("refresh").environment, PULUMI_CONFIG_PASSPHRASE: "another" };
    const wrong = await playground.rehearse("refresh", { environment });
    assert.equal(wrong.exitCode, 255);
    assert.match(wrong.error ?? "", /is not the passphrase/);
  });

  it("previews without touching anything, and shows drift property by property", async () => {
    playground.program([thing("a", { size: 1, tags: ["x"] }), thing("gone")]);
    const made = await playground.rehearse("up", { config: { region: "stored" } });
    playground.edit("a-1", { status: "ReprovisionRequired", tags: ["x", "foreign"] });
    playground.edit("gone-1", undefined);
    const before = playground.cloud();

    const refreshed = await playground.rehearse("refresh", {
      previewOnly: true,
      expectNoChanges: true,
      diff: true,
      print,
    });
    assert.equal(refreshed.exitCode, 7);
    assert.deepEqual(refreshed.changes, { same: 1, update: 1, delete: 1 });
    assert.ok(printed.some((line) => /~ status *: "ok" => "ReprovisionRequired"/.test(line)));
    assert.ok(printed.some((line) => line.includes('+ [1]: "foreign"')));
    assert.ok(printed.includes("error: no changes were expected for refresh but changes were proposed"));

    const preview = await playground.rehearse("preview", { refresh: true, diff: true, print });
    assert.deepEqual(preview.changes, { same: 1, update: 1, create: 1 });
    assert.ok(printed.some((line) => /~ status *: "ReprovisionRequired" => "ok"/.test(line)));
    assert.deepEqual(playground.cloud(), before);
    assert.deepEqual(preview.state, made.state);

    // A refresh reads with the configuration in the state, not with one given now.
    const stored = await playground.rehearse("refresh", { config: { region: "other" } });
    const [a] = stateOf(stored.state).state.filter((state) => (state as { id: string }).id === "a-1");
    assert.equal((a as { outputs: Record<string, unknown> }).outputs["region"], "stored");
    assert.equal((a as { inputs: Record<string, unknown> }).inputs["status"], "ReprovisionRequired");

    assert.deepEqual(names(stored), ["a"]);
  });

  it("starts nothing new after a failure of the program or of a resource, and deletes nothing", async () => {
    playground.program([thing("old"), thing("z")]);
    await playground.rehearse("up");

    playground.program({ resources: [thing("z")], throws: "a bug in the program" });
    const thrown = await playground.rehearse("up", { print });
    assert.equal(thrown.exitCode, 1);
    assert.ok(printed.some((line) => line.includes("a bug in the program")));
    assert.deepEqual(names(thrown), ["old", "z"]);

    playground.faults({ "create b": { error: "the cloud says no" } });
    playground.program([thing("a"), thing("b"), thing("c"), thing("d"), thing("z")]);
    const failed = await playground.rehearse("up", { parallel: 1, print });
    assert.equal(failed.exitCode, 1);
    // Registrations of independent resources arrive in the order of the program.
    assert.deepEqual(Object.keys(playground.cloud()), ["a-1", "old-1", "z-1"]);
    assert.deepEqual(names(failed), ["a", "old", "z"]);
    assert.ok(printed.some((line) => line.includes("error: the cloud says no")));
  });

  it("shows what the provider says: in passing, and to stay", async () => {
    playground.faults({
      "create a": { say: "waiting for the account", urn: `${THING}a`, ephemeral: true },
      "create b": { say: "took over an existing object", urn: `${THING}b` },
    });
    playground.program([thing("a"), thing("b")]);
    const { trace } = await playground.rehearse("up", { print });
    const end = printed.indexOf("Diagnostics:");
    const passing = printed.findIndex((line) => line.includes("waiting for the account"));
    assert.ok(passing >= 0 && passing < end);
    assert.ok(!printed.slice(end).some((line) => line.includes("waiting for the account")));
    assert.ok(printed.slice(end).some((line) => line.includes("took over an existing object")));
    assert.ok(trace.some((entry) => entry.kind === "message" && entry.ephemeral && entry.urn === `${THING}a`));
  });

  it("refuses by name what it does not cover, and does nothing", async () => {
    playground.program([thing("a", {}, { import: "a-0" })]);
    const refused = await playground.rehearse("up", { print });
    assert.equal(refused.exitCode, 1);
    assert.ok(
      printed.some((line) => /`import` is not covered by the rehearsal engine; the Pulumi CLI covers it/.test(line)),
    );
    assert.deepEqual(playground.cloud(), {});
  });

  it("starts a cloud where the environment names none, and closes it", async () => {
    playground.program([]);
    const happened: string[] = [];
    const startCloud = async () => {
      happened.push("started");
      return {
        environment: Object.fromEntries(ENDPOINT_VARIABLES.map((name) => [name, "http://127.0.0.1:9"])),
        close: async () => void happened.push("closed"),
      };
    };
    assert.equal((await playground.rehearse("preview", { startCloud })).exitCode, 0);
    assert.deepEqual(happened, ["started", "closed"]);

    const environment = { ...playground.options("up").environment, ...(await startCloud()).environment };
    await playground.rehearse("destroy", { startCloud, environment });
    assert.deepEqual(happened, ["started", "closed", "started"]);

    const remote = { ...environment, ALIBABA_CLOUD_ENDPOINT_IMS: "https://ims.aliyuncs.com" };
    const refused = await playground.rehearse("up", { startCloud, environment: remote });
    assert.equal(refused.exitCode, 255);
    assert.match(refused.error ?? "", /ALIBABA_CLOUD_ENDPOINT_IMS names https:\/\/ims\.aliyuncs\.com/);
  });

  it("never plays a state of its own cloud against another emulator, nor the other way round, without saying so", async () => {
    playground.program([thing("a")]);
    const at = (port: number) =>
      Object.fromEntries(ENDPOINT_VARIABLES.map((name) => [name, `http://127.0.0.1:${port}`]));
    const started: string[] = [];
    const startCloud = async () => {
      started.push("own");
      return { environment: at(9), close: async () => undefined };
    };
    const { environment } = playground.options("up");
    assert.equal((await playground.rehearse("up", { startCloud })).exitCode, 0);
    const elsewhere = await playground.rehearse("refresh", { startCloud, environment: { ...environment, ...at(7) } });
    assert.equal(elsewhere.exitCode, 255);
    assert.match(elsewhere.error ?? "", /made with the rehearsal's own cloud.*127\.0\.0\.1:7: unset ALIBABA_CLOUD_/);
    assert.deepEqual(started, ["own"]);

    const stored = playground.stored();
    assert.equal(stored?.cloud, "own");
    playground.write(".rehearsal/dev.json", { ...stored, cloud: "http://127.0.0.1:8" });
    const own = await playground.rehearse("refresh", { startCloud });
    assert.match(own.error ?? "", /made with the emulator at http:\/\/127\.0\.0\.1:8, and no emulator is named now/);
    const moved = await playground.rehearse("preview", { environment: { ...environment, ...at(7) }, print });
    assert.equal(moved.exitCode, 0);
    assert.ok(printed.some((line) => line.includes("The state was made with the emulator at http://127.0.0.1:8")));
  });

  it("ends a run that failed at a check with what failed, and without the program's complaints", async () => {
    playground.program([thing("a", { size: -1, tags: [""] })]);
    const { exitCode } = await playground.rehearse("up", { print });
    const output = printed.join("\n");
    assert.equal(exitCode, 1);
    assert.match(output, /Thing {2}a {2,}\*\*failed\*\* {2}2 errors\n/);
    assert.match(output, /\n {4}1 errored\n/);
    assert.doesNotMatch(output, /Channel has been shut down|\n\s+at /);
  });

  it("runs programs whose provider is serialized", async () => {
    playground.write(
      "index.js",
      `const pulumi = require("@pulumi/pulumi");
       class Plain extends pulumi.dynamic.Resource {
         constructor(name, args) {
           super({ async create(inputs) { return { id: "plain-" + inputs.n, outs: { ...inputs, twice: inputs.n * 2 } }; } },
             name, { twice: undefined, ...args });
         }
       }
       exports.twice = new Plain("p", { n: 21 }).twice;`,
    );
    const { exitCode, outputs, changes } = await playground.rehearse("up");
    assert.deepEqual({ exitCode, outputs, changes }, { exitCode: 0, outputs: { twice: 42 }, changes: { create: 2 } });
  });

  describe("interrupted", () => {
    const go = (): void => playground.write("go", "");

    /** Begins an `up` that waits inside a create. */
    async function interrupted(): Promise<{ control: Control; ended: Promise<Rehearsal>; entries: TraceEntry[] }> {
      playground.faults({ "create slow": { wait: "go" } });
      playground.program([thing("slow"), thing("after", {}, { dependsOn: ["slow"] })]);
      const entries: TraceEntry[] = [];
      let control: Control | undefined;
      const ended = playground.rehearse("up", {
        onTrace: (entry) => entries.push(entry),
        onStart: (given) => {
          control = given;
        },
      });
      await until(() => existsSync(join(playground.folder, "counters.json")));
      assert.ok(control !== undefined);
      return { control, ended, entries };
    }

    it("once: lets what runs end, and starts nothing new", async () => {
      const { control, ended } = await interrupted();
      control.cancel();
      go();
      const { exitCode, state } = await ended;
      assert.equal(exitCode, 1);
      assert.deepEqual(Object.keys(playground.cloud()), ["slow-1"]);
      assert.deepEqual(stateOf(state).pending, []);
      assert.ok(stateOf(state).state.some((resource) => (resource as { id: string }).id === "slow-1"));
    });

    it("twice: ends the provider, and keeps what ran as pending", async () => {
      const { control, ended } = await interrupted();
      control.cancel();
      control.terminate();
      const { exitCode, state } = await ended;
      assert.equal(exitCode, 8);
      assert.deepEqual(stateOf(state).pending, [`creating ${THING}slow`]);
      assert.deepEqual(playground.cloud(), {});
    });

    it("by a kill: leaves its lock, its provider, and a pending create that comes again", async () => {
      playground.faults({ "create slow": { wait: "go" } });
      playground.program([thing("slow")]);
      const engine = spawn(process.execPath, ["-e", RUN, SOURCE, JSON.stringify(playground.options("up"))], {
        stdio: "ignore",
      });
      const died = new Promise((resolve) => engine.once("exit", resolve));
      await until(() => existsSync(join(playground.folder, "counters.json")));
      engine.kill("SIGKILL");
      await died;

      const locked = await playground.rehearse("up");
      assert.equal(locked.exitCode, 255);
      assert.match(locked.error ?? "", /currently locked by up \(pid \d+/);

      go();
      await until(() => playground.cloud()["slow-1"] !== undefined);

      const again = await playground.rehearse("up", { unlock: true, print });
      assert.equal(again.exitCode, 0);
      assert.ok(printed.some((line) => line.includes(`${THING}slow, interrupted while creating`)));
      assert.deepEqual(Object.keys(playground.cloud()), ["slow-1", "slow-2"]);
      assert.deepEqual(stateOf(again.state).pending, [`creating ${THING}slow`]);

      const cleared = await playground.rehearse("refresh", { clearPendingCreates: true });
      assert.deepEqual(stateOf(cleared.state).pending, []);
    });
  });
});
