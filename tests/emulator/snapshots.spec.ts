import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { connectControl, type Emulator, type Snapshot, startEmulator } from "../../emulator";
import { type Running, runCommand, startCommand } from "./command";
import { callV3 } from "./wire";

describe("emulator: snapshots in files", () => {
  let folder: string;
  const running: Running[] = [];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "emulator-snapshots-"));
  });
  after(async () => {
    for (const each of running) await each.stop("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  async function start(...flags: string[]): Promise<Running> {
    const each = await startCommand(...flags);
    running.push(each);
    return each;
  }

  const groupsOf = async ({ url, key }: Running): Promise<string[]> => {
    const { json } = await callV3({ url, key, service: "ims", action: "ListGroups" });
    return json.Groups.Group.map(({ GroupName }: { GroupName: string }) => GroupName);
  };

  it("saves a running emulator, starts another from the file, and brings the first back", async () => {
    const file = join(folder, "company.json");
    const first = await start("--seed", "company");
    const environment = { ...first.environment };
    const saved = await runCommand(["emulator", "snapshot", file], environment);
    assert.deepEqual(saved, { code: 0, output: "", errors: "" });
    assert.equal(statSync(file).mode & 0o777, 0o600);

    const before = await groupsOf(first);
    const made = { service: "ims", action: "CreateGroup", parameters: { GroupName: "later" } } as const;
    assert.equal((await callV3({ ...first, ...made })).status, 200);
    assert.deepEqual(await groupsOf(first), [...before, "later"]);

    const second = await start("--load", file);
    assert.deepEqual(await groupsOf(second), before);
    assert.deepEqual(await second.control.snapshot(), JSON.parse(readFileSync(file, "utf8")));

    const restored = await runCommand(["emulator", "restore", file, "--url", first.url]);
    assert.deepEqual(restored, { code: 0, output: "", errors: "" });
    assert.deepEqual(await groupsOf(first), before);
  });

  it("does not write to the file that it was started from", async () => {
    const file = join(folder, "start.json");
    const first = await start("--seed", "small");
    await runCommand(["emulator", "snapshot", file, "--url", first.url]);
    const text = readFileSync(file, "utf8");
    const second = await start("--load", file);
    await second.control.perform("ims", "CreateGroup", { GroupName: "later" });
    assert.equal(await second.stop("SIGTERM"), 0);
    assert.equal(readFileSync(file, "utf8"), text);
  });

  describe("that are wrong", () => {
    const file = (name: string) => join(folder, name);
    let url: string;
    before(async () => {
      writeFileSync(file("garbage.json"), "{half");
      writeFileSync(file("other.json"), '{"version": 3, "deployment": {}}');
      url = (await start()).url;
    });

    const sentences: readonly (readonly [what: string, words: () => string[], sentence: RegExp])[] = [
      [
        "a start from a file without JSON",
        () => ["--load", file("garbage.json")],
        /^The file \S+garbage\.json is no snapshot of the emulator: it does not hold JSON\.\n$/,
      ],
      [
        "a start from another program's file",
        () => ["--load", file("other.json")],
        /^This is no snapshot of the emulator: sequence is missing\.\n$/,
      ],
      [
        "a state in another program's file",
        () => ["--state", file("other.json")],
        /^This is no snapshot of the emulator: sequence is missing\.\n$/,
      ],
      ["a start from no file", () => ["--load", file("none")], /^The snapshot \S+none cannot be read: ENOENT.*\n$/],
      [
        "a file and a seed",
        () => ["--load", file("other.json"), "--seed", "small"],
        /--load <file>' cannot be used with option '--seed/,
      ],
      [
        "another program's file, to be restored",
        () => ["restore", file("other.json"), "--url", url],
        /^The emulator refused "restore": This is no snapshot .* is missing\.\n$/,
      ],
      [
        "an address where nobody answers",
        () => ["restore", file("other.json"), "--url", "http://127.0.0.1:9"],
        /^No emulator answers at http:\/\/127\.0\.0\.1:9; start one.*\n$/,
      ],
      [
        "no address",
        () => ["snapshot", file("other.json")],
        /^Name the emulator to snapshot with --url, or export the variables .*\n$/,
      ],
    ];
    for (const [what, words, sentence] of sentences) {
      it(`are told in one sentence: ${what}`, async () => {
        const unset = { ALIBABA_CLOUD_ENDPOINT_CLOUDSSO: "" };
        const { code, errors } = await runCommand(["emulator", ...words()], unset);
        assert.match(errors, sentence);
        assert.equal(code, 1);
      });
    }
  });
});

describe("emulator: a snapshot that is restored", () => {
  let emulator: Emulator;
  let good: Snapshot;
  before(async () => {
    emulator = await startEmulator({ seed: "company", accounts: 20 });
    good = await emulator.control.snapshot();
  });
  after(() => emulator.close());

  const refused = /^Error: (The emulator refused "restore": )?This is no snapshot of the emulator: \S.* is .+\.$/;

  it("is refused when it is garbage, and the state stays as it was", async () => {
    const remote = connectControl(emulator.url);
    const before = JSON.stringify(emulator.state);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (garbage) => {
        await assert.rejects(emulator.control.restore(garbage as never), refused);
        await assert.rejects(remote.restore(garbage as never), refused);
        assert.equal(JSON.stringify(emulator.state), before);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  /** Every object in a snapshot, with the names of its fields: all that a hand could take out of it. */
  function places(value: unknown, path: readonly string[] = []): string[][] {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([name, inner]) => [[...path, name], ...places(inner, [...path, name])]);
  }

  it("is refused when a part that everything rests on is missing or another thing", async () => {
    const all = places(good);
    const damage = fc.record({
      path: fc.constantFrom(...all),
      instead: fc.constantFrom<unknown>(undefined, null, 7, "x", [], {}, true),
    });
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(damage, async ({ path, instead }) => {
        const damaged = structuredClone(good) as unknown as Record<string, unknown>;
        const [last = "", ...above] = path.toReversed();
        const parent = above.toReversed().reduce((at, name) => at[name] as Record<string, unknown>, damaged);
        if (instead === undefined) delete parent[last];
        else parent[last] = instead;
        try {
          await emulator.control.restore(damaged as never);
        } catch (error) {
          refusals += 1;
          assert.match(String(error), refused);
        }
      }),
      { numRuns: 120, seed: 1 },
    );
    assert.ok(refusals > 60, `only ${refusals} of 120 were refused`);
    await emulator.control.restore(good);
    assert.deepEqual(await emulator.control.snapshot(), good);
  });
});
