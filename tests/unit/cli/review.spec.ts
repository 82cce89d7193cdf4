import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mapCommand } from "../../../cli/map";
import { reviewCommand } from "../../../cli/review";
import { snapshotCommand } from "../../../cli/snapshot";
import type { World } from "../../../cli/snapshot/live";
import { type Emulator, startEmulator } from "../../../emulator";
import { directoryOf } from "../../support/view";
import { runOn } from "./world";

const GOLDEN = join(__dirname, "golden");
const DAY_MS = 86_400_000;

/** So that keys of the seed, which has the time of its start, are of one age. */
const inFortyDays = () => Date.now() + 40 * DAY_MS + 60_000;

describe("map and review on the command line", () => {
  let cloud: Emulator;
  let folder: string;

  before(async () => {
    cloud = await startEmulator({ seed: "company", accounts: 4 });
    folder = mkdtempSync(join(tmpdir(), "review-"));
  });
  beforeEach(async () => {
    await cloud.control.clearFaults();
    await cloud.control.clearCalls();
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await cloud.close();
  });

  const at = (name: string) => join(folder, name);
  const run = (command: (world: World) => ReturnType<typeof mapCommand>, words: readonly string[]) =>
    runOn(cloud, (world) => command(world).parseAsync([...words], { from: "user" }), inFortyDays);
  const writes = () => cloud.calls.filter(({ by, action }) => by === "api" && !/^(Get|List)/.test(action));

  /** `RECORD=1` writes it anew. */
  function isGolden(name: string, text: string): void {
    const file = join(GOLDEN, name);
    if (process.env["RECORD"] === "1") writeFileSync(file, text);
    assert.equal(text, readFileSync(file, "utf8"));
  }

  it("reviews the company as it did before, in CSV and in Markdown, by reads alone", async () => {
    const { shown } = await run(reviewCommand, ["--csv", at("r.csv"), "--markdown", at("r.md")]);
    assert.match(shown, /^\d+ rows of \d+ people and programs\.\nNot in it: policies of RAM [^\n]+\n$/);
    isGolden("review.csv", readFileSync(at("r.csv"), "utf8"));
    isGolden("review.md", readFileSync(at("r.md"), "utf8"));
    assert.deepEqual(writes(), []);
    assert.equal(statSync(at("r.csv")).mode & 0o777, 0o600);
  });

  it("says which devices people have, and when", async () => {
    const user = Object.values(directoryOf(cloud).users).find(({ userName }) => userName.startsWith("amelia.abbas"));
    const mfaDevices = user?.mfaDevices as Record<string, object>;
    mfaDevices["mfa-1"] = { deviceId: "mfa-1", deviceName: "phone", deviceType: "TOTP", effectiveTime: 0 };
    const { printed } = await run(reviewCommand, ["--csv", "-"]);
    delete mfaDevices["mfa-1"];
    const lines = printed.split("\r\n").filter((line) => line.includes("amelia.abbas@example.com"));
    assert.ok(lines.length > 0 && lines.every((line) => line.includes(",1 device,")));
  });

  it("goes on without what it may not ask, and says so", async () => {
    await cloud.control.fault({
      kind: "refuse",
      code: "NoPermission",
      status: 403,
      times: 1000,
      action: "ListMFADevicesForUser",
    });
    const { shown } = await run(reviewCommand, ["--csv", at("r.csv")]);
    assert.match(
      shown,
      /\nNot asked: MFA devices of CloudSSO users: ListMFADevicesForUser was refused \(NoPermission\)\n$/,
    );
    assert.match(readFileSync(at("r.csv"), "utf8"), /,not asked,CloudSSO does not tell,/);
  });

  it("reviews and maps a saved estate without a call", async () => {
    await run(snapshotCommand, [at("estate.json")]);
    await cloud.control.clearCalls();
    await run(reviewCommand, ["--xlsx", at("r.xlsx"), "--from", at("estate.json"), "--against", at("estate.json")]);
    await run(mapCommand, ["--html", at("m.html"), "--from", at("estate.json")]);
    assert.deepEqual(cloud.calls, []);
    assert.ok(statSync(at("r.xlsx")).size > 5000);
    const page = readFileSync(at("m.html"), "utf8");
    await run(mapCommand, ["--html", at("m.html")]);
    assert.equal(readFileSync(at("m.html"), "utf8"), page);
  });

  it("writes no map where --production names what is not there, and says what would be", async () => {
    await assert.rejects(run(mapCommand, ["--html", at("m.html"), "--production", "corr"]), {
      message:
        /^--production names what no account is, is in, or has for a tag: "corr", where "core" would be\. Give a name or id/,
    });
    assert.equal(existsSync(at("m.html")), false);
    await run(mapCommand, ["--html", at("m.html"), "--production", "core"]);
    assert.match(readFileSync(at("m.html"), "utf8"), /"production":true/);
  });

  describe("of an estate that has less, or is another's", () => {
    const accountId = "1000000000000000";
    const small = {
      format: "alicloud-identity/estate",
      version: 1,
      accountId,
      objects: { "cloudsso:User": [] },
      unread: [],
    };
    const save = (name: string, more: object = {}) => writeFileSync(at(name), JSON.stringify({ ...small, ...more }));

    it("says which kinds nobody asked for, in it and in the earlier one", async () => {
      save("small.json");
      const words = ["--from", at("small.json"), "--against", at("small.json")];
      const { shown } = await run(mapCommand, ["--html", at("m.html"), ...words]);
      assert.match(shown, /\nNot asked for when the estate was taken: cloudsso:Directory, cloudsso:AccessAssignment, /);
      assert.match(shown, /\nEarlier: Not asked for when the estate was taken: cloudsso:Directory, /);
      assert.match(readFileSync(at("m.html"), "utf8"), /<p class="notice">Not asked for when the estate was taken: /);
      const review = await run(reviewCommand, ["--markdown", at("r.md"), ...words]);
      assert.match(review.shown, /\nEarlier: Not asked for when the estate was taken: .*ims:AccessKey/);
      assert.match(
        readFileSync(at("r.md"), "utf8"),
        /\nNot in it: policies of RAM that are attached in a resource group/,
      );
    });

    for (const [name, command, form] of [
      ["map", mapCommand, "--html"],
      ["review", reviewCommand, "--csv"],
    ] as const) {
      it(`refuses to compare it with an earlier one of another account: ${name}`, async () => {
        save("small.json");
        save("other.json", { accountId: "1000000000000009" });
        const words = [form, at("x"), "--from", at("small.json"), "--against", at("other.json")];
        await assert.rejects(run(command, words), {
          message: /other\.json is of account 1000000000000009, and what is shown of 1000000000000000; give an earlier/,
        });
        assert.equal(existsSync(at("x")), false);
      });
    }
  });

  it("notes on the map what could not be read", async () => {
    await cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, times: 1000, action: "ListGroups" });
    const { printed } = await run(mapCommand, ["--html", "-"]);
    assert.match(printed, /<p class="notice">Not read: cloudsso:Group: the caller has no permission for ListGroups/);
  });

  describe("before anything is asked, refuses", () => {
    const rows: readonly (readonly [
      what: string,
      command: typeof mapCommand,
      words: () => readonly string[],
      sentence: RegExp,
    ])[] = [
      [
        "no form",
        reviewCommand,
        () => [],
        /^Say where to write the review: --csv, --markdown or --xlsx with a file\.$/,
      ],
      ["a workbook on the standard output", reviewCommand, () => ["--xlsx", "-"], /name a file for --xlsx\.$/],
      [
        "one file for two forms",
        reviewCommand,
        () => ["--csv", at("r"), "--markdown", at("r")],
        /is given for two forms/,
      ],
      ["a folder that is not there", reviewCommand, () => ["--csv", at("none/r.csv")], /cannot be written/],
      ["a folder", mapCommand, () => ["--html", folder], /is no file/],
      [
        "a file of something else",
        mapCommand,
        () => ["--html", at("else")],
        /is there and is no access map, so it is left alone/,
      ],
      ["a file of something else, for a review", reviewCommand, () => ["--csv", at("else")], /is no access review/],
      ["an estate that is none", mapCommand, () => ["--html", at("m"), "--against", at("else")], /else is no JSON/],
      ["an estate that is not there", reviewCommand, () => ["--csv", at("r"), "--against", at("none")], /none/],
      [
        "a state that is none",
        mapCommand,
        () => ["--html", at("m"), "--state", at("else")],
        /else is no JSON; give what pulumi stack export writes\.$/,
      ],
    ];
    for (const [what, command, words, sentence] of rows) {
      it(what, async () => {
        writeFileSync(at("else"), "something else");
        await assert.rejects(run(command, words()), { message: sentence });
        assert.equal(readFileSync(at("else"), "utf8"), "something else");
        assert.deepEqual([cloud.calls, existsSync(at("r")), existsSync(at("m"))], [[], false, false]);
      });
    }
  });
});
