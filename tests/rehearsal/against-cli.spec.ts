import assert from "node:assert/strict";
import { join } from "node:path";
import type { ProgramSpec, ResourceSpec } from "./playground";
import { cliVersion } from "./real-cli";
import { stateOf } from "./record";
import { Twins } from "./twins";

/** What becomes of some of the resources in a second program. */
const CHANGES: Readonly<globalThis.Record<string, object>> = {
  a: { size: 2 },
  b: { name: "b2" },
  ign: { size: 7, tags: ["p", "changed", "s"] },
  ex: { name: "ex2" },
};

const version = cliVersion();

describe(`the rehearsal engine against the Pulumi CLI (${version ?? "not on PATH: skipped"})`, function () {
  this.timeout(600_000);
  let twins: Twins;

  before(function () {
    if (version === undefined) this.skip();
    twins = new Twins();
    twins.both((playground) => playground.edit("pre", { name: "pre", size: 9, status: "ok" }));
  });

  after(() => twins?.remove());

  const base: readonly ResourceSpec[] = [
    { name: "c", kind: "group" },
    { name: "a", args: { name: "a", size: 1, tags: ["x", "y"], token: { secret: "s3cret" } } },
    { name: "b", args: { name: "b", link: "<a.id>" } },
    { name: "child", args: { name: "child", link: "<a.computed>" }, options: { parent: "c" } },
    { name: "d", args: { name: "d" }, options: { dependsOn: ["a"] } },
    { name: "keep", args: { name: "keep" }, options: { retainOnDelete: true } },
    { name: "safe", args: { name: "safe" }, options: { protect: true } },
    { name: "ign", args: { name: "ign", tags: ["p", "q", "r"] }, options: { ignoreChanges: ["tags[1]", "size"] } },
    { name: "hidden", args: { name: "hidden" }, options: { additionalSecretOutputs: ["computed"] } },
    { name: "ex", args: { name: "ex", exclusive: true } },
    { name: "exdep", args: { name: "exdep", link: "<ex.id>", bound: true } },
    { name: "exnext", args: { name: "exnext", link: "<exdep.status>" }, options: { dependsOn: ["exdep"] } },
    { name: "got", args: { name: "pre" }, options: { id: "pre" } },
  ];
  const program: ProgramSpec = {
    resources: base,
    outputs: { a: "<a.id>", token: { secret: "<a.token>" }, hidden: "<hidden.computed>", size: 1 },
  };

  const changed: ProgramSpec = {
    resources: base
      .filter(({ name }) => !["d", "keep"].includes(name))
      .map((spec) => ({ ...spec, args: { ...spec.args, ...CHANGES[spec.name] } }))
      .concat([{ name: "n", args: { name: "n", labels: { one: "1", "two.x": ["2"] } } }]),
    outputs: { a: "<a.id>" },
  };

  it("makes everything", async () => {
    twins.both((playground) => playground.program(program));
    const { changes: counts } = await twins.agree("up");
    assert.equal(counts["create"], 13);
  });

  it("writes a state that the CLI takes, and takes the CLI's", async () => {
    const theirs = twins.cli.state();
    twins.cli.importState(join(twins.ours.folder, ".rehearsal/dev.json"));
    assert.equal((await twins.cli.run("preview", { expectNoChanges: true })).exitCode, 0);
    twins.ours.write(".rehearsal/dev.json", theirs);
    const { config, secretConfig } = twins;
    const mine = await twins.ours.rehearse("preview", { config, secretConfig, expectNoChanges: true });
    assert.equal(mine.exitCode, 0);
    assert.deepEqual(stateOf(twins.cli.state()), stateOf(mine.state));
  });

  it("finds nothing to do the second time", async () => {
    const { exitCode, changes: counts } = await twins.agree("up", { expectNoChanges: true });
    assert.equal(exitCode, 0);
    assert.equal(counts["update"], undefined);
  });

  it("previews and makes updates, replacements either way, and deletions, under a changed configuration", async () => {
    twins.both((playground) => playground.program(changed));
    twins.setRegion("there");
    await twins.agree("preview");
    const { changes: counts } = await twins.agree("up");
    assert.ok((counts["replace"] ?? 0) >= 3);
    assert.equal(counts["delete"], 2);
  });

  it("finds drift in a refresh that changes nothing", async () => {
    twins.both((playground) => {
      playground.edit("a-1", { status: "bad", tags: ["x", "foreign", "y"] });
      playground.edit("ign-1", { tags: ["p", "Q", "r"], size: 4 });
      playground.edit("n-1", undefined);
    });
    assert.equal((await twins.agree("refresh", { previewOnly: true, expectNoChanges: true })).exitCode, 7);
  });

  it("finds drift in a refreshed preview, and repairs it", async () => {
    assert.equal((await twins.agree("preview", { refresh: true, expectNoChanges: true })).exitCode, 7);
    await twins.agree("up", { refresh: true });
    assert.equal(twins.ours.cloud()["a-1"]?.["status"], "ok");
  });

  it("goes on after errors when told to, and keeps what a partial failure left", async () => {
    twins.both((playground) => {
      playground.faults({
        "update a": { error: "the cloud says no" },
        "create p": { partial: ["not ready: 1", "not ready: 2"] },
        "delete hidden": { error: "still in use" },
      });
      playground.program([
        ...base
          .filter(({ name }) => !["hidden", "safe", "d", "keep", "ex", "exdep", "exnext"].includes(name))
          .map((spec) =>
            spec.name === "a"
              ? { ...spec, args: { ...spec.args, size: 5 } }
              : { ...spec, args: { ...spec.args, ...CHANGES[spec.name] } },
          ),
        { name: "p", args: { name: "p" } },
        { name: "q", args: { name: "q" } },
        { name: "afterp", args: { name: "afterp", link: "<p.id>" } },
      ]);
    });
    const { exitCode } = await twins.agree("up", { continueOnError: true });
    assert.notEqual(exitCode, 0);
  });

  it("resumes what was left unfinished, and keeps old inputs after a partial update", async () => {
    twins.both((playground) => playground.faults({ "update a": { partial: ["half done"], properties: { size: 4 } } }));
    await twins.agree("up", { continueOnError: true });
    twins.both((playground) => playground.faults({}));
    await twins.agree("refresh");
  });

  it("stops at a failed check, and says all that it found", async () => {
    const args = { name: "a", size: -1, tags: [""], labels: { odd: true } };
    twins.both((playground) => playground.program([{ name: "a", args }]));
    const { errors } = await twins.agree("preview");
    assert.equal(errors.filter((error) => error.includes("has a problem")).length, 3);
  });

  const urn = (name: string): string => `urn:pulumi:dev::fixture::pulumi-nodejs:dynamic/test:Thing::${name}`;

  it("does targets only", async () => {
    twins.both((playground) =>
      playground.program([
        ...base,
        { name: "new", args: { name: "new" } },
        { name: "on", args: { name: "on", link: "<new.id>" } },
      ]),
    );
    await twins.agree("up", { targets: [urn("a")] });
  });

  it("refuses a target that needs what is none, and deletes nothing else", async () => {
    await twins.agree("preview", { targets: [urn("on")] });
    await twins.agree("destroy", { targets: [urn("q")] });
  });

  it("deletes dependents first, and not what is protected", async () => {
    twins.both((playground) => playground.faults({ "delete b": { error: "still in use" } }));
    await twins.agree("destroy", { continueOnError: true });
    twins.both((playground) => playground.faults({}));
    await twins.agree("destroy", { previewOnly: true });
  });
});
