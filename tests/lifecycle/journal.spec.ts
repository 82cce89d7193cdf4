import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { temporaryHome } from "../support/home";
import { type RunOptions, startRun } from "../support/run";
import { configurations, ramUsers } from "../support/view";

const USER = "ims:User";
const CONFIGURATION = "cloudsso:AccessConfiguration";
const TOKEN = "cloudsso:ScimServerCredential";
const HOUR_MS = 3_600_000;

/** Who made an object of a given name is proven by a note that was written before the call, and by nothing else. */
describe("the journal", () => {
  let cloud: Emulator;
  let home: string;

  before(async () => {
    cloud = await startEmulator({ accounts: 1, taskDurationMs: 0 });
  });
  after(() => cloud.close());

  let seed: Awaited<ReturnType<Emulator["control"]["snapshot"]>> | undefined;
  beforeEach(async () => {
    seed ??= await cloud.control.snapshot();
    await cloud.control.clearFaults();
    await cloud.control.restore(seed);
    await cloud.control.clearCalls();
    home = temporaryHome();
  });

  const run = (options: Partial<RunOptions> = {}) => startRun(cloud, { home, ...options });
  const ann = (name = "ann", changes: object = {}) => ({
    userPrincipalName: `ann@${cloud.managementAccountId}.onaliyun.com`,
    displayName: "Ann",
    __urn: run().urn(USER, name),
    ...changes,
  });
  const readers = (name = "readers", changes: object = {}) => ({
    directoryId: cloud.directoryId,
    accessConfigurationName: "readers",
    __urn: run().urn(CONFIGURATION, name),
    ...changes,
  });
  const notes = () => {
    const folder = join(home, "alicloud-identity", "journal");
    return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")) : [];
  };

  for (const [what, kind, inputs] of [
    ["a user", USER, ann],
    ["an access configuration", CONFIGURATION, readers],
  ] as const) {
    describe(`of ${what}`, () => {
      const count = () => (kind === USER ? ramUsers(cloud).length : configurations(cloud).length);

      it("is written before the call, readably, and proves after a kill that the object is its own", async () => {
        await run().create(kind, inputs());
        const [note, ...more] = notes().map((text) => JSON.parse(text) as { [name: string]: unknown });
        assert.deepEqual(more, []);
        assert.equal(note?.["urn"], inputs().__urn);
        assert.equal(note?.["kind"], kind);

        const next = run();
        await next.create(kind, inputs());
        assert.equal(count(), 1);
        assert.match(next.said.join(), /^took over .*, which an interrupted run of it had left$/);
      });

      it("lets the next run make it when the killed one had only written the note", async () => {
        await assert.rejects(run({ killedBeforeWrite: 1 }).create(kind, inputs()), /killed/);
        assert.equal(notes().length, 1);
        assert.equal(count(), 0);
        await run().create(kind, inputs());
        assert.equal(count(), 1);
      });

      it("goes when a later run shows that the state has the object", async () => {
        const { id, outs } = await run().create(kind, inputs());
        await run().diff(kind, id, outs, inputs());
        assert.deepEqual(notes(), []);
        await assert.rejects(run().create(kind, inputs()), /nothing proves that this resource made it/);
        assert.equal(count(), 1);
      });

      it("goes with the object that is deleted", async () => {
        const { id, outs } = await run().create(kind, inputs());
        await run().delete(kind, id, outs);
        assert.deepEqual(notes(), []);
      });

      const strangers: { readonly [what: string]: () => [inputs: object, options: Partial<RunOptions>] } = {
        "another resource of the program": () => [inputs("other"), {}],
        "another stack": () => [{ ...inputs(), __urn: inputs().__urn.replace(":dev:", ":prod:") }, {}],
        "the same stack of another backend": () => [inputs(), { environment: { PULUMI_BACKEND_URL: "file:///other" } }],
        "a copy of the program in another folder": () => [inputs(), { folder: "/copy" }],
        "a machine without the note": () => [inputs(), { home: temporaryHome() }],
        "a run on another day": () => [inputs(), { ahead: 25 * HOUR_MS }],
      };
      for (const [who, stranger] of Object.entries(strangers)) {
        it(`proves nothing to ${who}`, async () => {
          const [theirs, options] = stranger();
          await run().create(kind, inputs());
          await assert.rejects(run(options).create(kind, { ...theirs }), /nothing proves that this resource made it/);
          assert.equal(count(), 1);
        });
      }

      it("takes over what is identical without a note where the stack says adoptIdentical, and writes nothing", async () => {
        await run().create(kind, inputs());
        await cloud.control.clearCalls();
        const forgetful = run({ home: temporaryHome(), configuration: { "alicloud-identity:adoptIdentical": "true" } });
        await forgetful.create(kind, inputs());
        assert.deepEqual(
          cloud.calls.filter(({ by, action }) => by === "api" && !/^(Get|List)/.test(action)),
          [],
        );
        assert.equal(count(), 1);
      });
    });
  }

  it("is taken back when the service refuses, so that a later object of that name stays its owner's", async () => {
    await assert.rejects(run().create(USER, ann("ann", { userPrincipalName: "ann@elsewhere.example" })));
    assert.deepEqual(notes(), []);
  });

  it("refuses a second resource of one program with the name of the first, in the preview and by its name", async () => {
    const one = run();
    assert.deepEqual(await one.check(USER, ann("ann-a")), []);
    assert.deepEqual(
      await one.check(USER, ann("ann-b", { userPrincipalName: ann().userPrincipalName.replace("ann", "Ann") })),
      [
        "userPrincipalName names what the resource ann-a of this program manages; declare it once and use ann-a, or read it with get",
      ],
    );
  });

  it("refuses what another resource of the run has, even with adopt: true, and names aliases", async () => {
    const { id, outs } = await run().create(USER, ann("old"));
    const next = run();
    await next.read(USER, id, outs);
    await assert.rejects(
      next.create(USER, ann("new", { adopt: true })),
      /is managed by the resource old \(urn:.*\) already; .*aliases: \[\{ name: "old" \}\]/,
    );
  });

  it("keeps the person of a resource that was renamed without aliases when the run continues on errors", async () => {
    const { id, outs } = await run().create(USER, ann("old"));
    await run().diff(USER, id, outs, ann("old"));
    const next = run();
    await assert.rejects(next.create(USER, ann("new")), /nothing proves that this resource made it/);
    await assert.rejects(
      next.delete(USER, id, outs),
      /is not deleted, because the program has it as new now, which was refused it; if old was renamed, give new aliases/,
    );
    assert.equal(ramUsers(cloud).length, 1);
    await run().delete(USER, id, outs);
    assert.equal(ramUsers(cloud).length, 0);
  });

  it("lets a resource whose name in the program changed with aliases go on with its object", async () => {
    const { id, outs } = await run().create(USER, ann("old"));
    const next = run();
    await next.read(USER, id, outs);
    await next.diff(USER, id, outs, ann("new"));
    const replacement = await next.create(USER, ann("new"));
    assert.equal(replacement.id, id);
  });

  it("of a replacement survives the comparison with what it replaces", async () => {
    const { id, outs } = await run().create(CONFIGURATION, readers());
    await run().diff(CONFIGURATION, id, outs, readers());
    const examiners = readers("readers", { accessConfigurationName: "examiners" });
    const killed = run();
    await killed.diff(CONFIGURATION, id, outs, examiners);
    await killed.create(CONFIGURATION, examiners);

    const next = run();
    await next.diff(CONFIGURATION, id, outs, examiners);
    await next.create(CONFIGURATION, examiners);
    assert.match(next.said.join(), /which an interrupted run of it had left/);
    assert.equal(configurations(cloud).length, 2);
  });

  it("that cannot be written is a sentence, and nothing is made", async () => {
    const folder = join(home, "alicloud-identity");
    writeFileSync(folder, "in the way");
    await assert.rejects(
      run().create(USER, ann()),
      /^nothing was created, because the note .* cannot be written to .*journal/,
    );
    assert.deepEqual(ramUsers(cloud), []);
    rmSync(folder);
    await run().create(USER, ann());
  });

  it("that cannot be removed keeps no delete from its end", async () => {
    const { id, outs } = await run().create(USER, ann());
    const folder = join(home, "alicloud-identity", "journal");
    for (const name of readdirSync(folder)) {
      rmSync(join(folder, name));
      mkdirSync(join(folder, name));
    }
    await run().delete(USER, id, outs);
    assert.deepEqual(ramUsers(cloud), []);
  });

  it("forgets what is older than a day, and what nobody can read", async () => {
    const folder = join(home, "alicloud-identity", "journal");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "torn.json"), '{"urn": "urn:pul');
    await run().create(USER, ann());
    assert.equal(notes().length, 1);
    await run({ ahead: 25 * HOUR_MS }).create(CONFIGURATION, readers());
    assert.deepEqual(
      notes().map((text) => (JSON.parse(text) as { kind: string }).kind),
      [CONFIGURATION],
    );
  });

  it("serves two runs at a time", async () => {
    const [one, two] = [run(), run()];
    await Promise.all([one.create(USER, ann()), two.create(CONFIGURATION, readers())]);
    assert.equal(notes().length, 2);
    const next = run();
    await Promise.all([next.create(USER, ann()), next.create(CONFIGURATION, readers())]);
    assert.equal(ramUsers(cloud).length + configurations(cloud).length, 2);
  });

  it("is not widened by creates that were refused, so that what somebody else makes stays his", async () => {
    await assert.rejects(run({ killedBeforeWrite: 1, ahead: -20 * HOUR_MS }).create(USER, ann()), /killed/);
    await cloud.control.fault({ kind: "refuse", action: "CreateUser", code: "NoPermission", status: 403 });
    await assert.rejects(run().create(USER, ann()));
    await cloud.control.perform("ims", "CreateUser", {
      UserPrincipalName: ann().userPrincipalName,
      DisplayName: "Somebody else's",
    });
    const third = run();
    await assert.rejects(third.create(USER, ann()), /nothing proves/, third.said.join());
  });

  it("is written also when a read contradicts the look-up that had found something", async () => {
    await cloud.control.perform("ims", "CreateUser", {
      UserPrincipalName: ann().userPrincipalName,
      DisplayName: "Ann",
    });
    await cloud.control.fault({ kind: "refuse", action: "GetUser", code: "EntityNotExist.User", status: 404 });
    await assert.rejects(run({ killedBeforeWrite: 1 }).create(USER, ann()), /killed/);
    assert.equal(notes().length, 1);
  });

  it("tells backends apart that pulumi login chose, without a variable", async () => {
    writeFileSync(join(home, "credentials.json"), JSON.stringify({ current: "s3://one" }));
    await run().create(USER, ann());
    writeFileSync(join(home, "credentials.json"), JSON.stringify({ current: "s3://two" }));
    await assert.rejects(run().create(USER, ann()), /nothing proves/);
    writeFileSync(join(home, "credentials.json"), JSON.stringify({ current: "s3://one" }));
    await run().create(USER, ann());
  });

  describe("of what has no name", () => {
    const token = (name = "token") => ({ directoryId: cloud.directoryId, __urn: run().urn(TOKEN, name) });
    const read = () => notes().map((text) => JSON.parse(text) as { readonly [name: string]: unknown });

    it("is kept by what it belongs to, one for each resource, and goes when the state has the object", async () => {
      const { id, outs } = await run().create(TOKEN, token());
      await run().create(TOKEN, token("other"));
      assert.deepEqual(
        read().map(({ kind, key }) => [kind, key]),
        [1, 2].map(() => [TOKEN, cloud.directoryId]),
      );
      await run().read(TOKEN, id, outs);
      assert.deepEqual(
        read().map(({ urn }) => urn),
        [run().urn(TOKEN, "other")],
      );
    });

    it("stays when the object is seen that was to be replaced, and goes when the new one is", async () => {
      const { id, outs } = await run().create(TOKEN, token());
      const replacing = run();
      await replacing.diff(TOKEN, id, outs, token());
      const renewed = await replacing.create(TOKEN, token());
      assert.deepEqual(
        read().map(({ besides }) => besides),
        [[id]],
      );
      await run().read(TOKEN, id, outs);
      await run().delete(TOKEN, id, outs);
      assert.equal(read().length, 1);
      await run().read(TOKEN, renewed.id, renewed.outs);
      assert.deepEqual(read(), []);
    });
  });

  it("leaves nothing behind of notes that were never finished", async () => {
    const folder = join(home, "alicloud-identity", "journal");
    mkdirSync(folder, { recursive: true });
    const torn = join(folder, "0123.json.4567");
    writeFileSync(torn, "{");
    utimesSync(torn, 0, 0);
    await run().create(USER, ann());
    assert.equal(existsSync(torn), false);
  });
});
