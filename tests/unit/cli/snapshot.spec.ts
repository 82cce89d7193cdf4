import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { snapshotCommand } from "../../../cli/snapshot";
import { type Emulator, startEmulator } from "../../../emulator";
import { parseEstate } from "../../../estate/file";
import { createSend } from "../../../provider/client/send";
import { readSettings } from "../../../provider/config";

describe("snapshot on the command line", () => {
  let cloud: Emulator;
  let folder: string;

  before(async () => {
    cloud = await startEmulator({ seed: "small", taskDurationMs: 0 });
    folder = mkdtempSync(join(tmpdir(), "snapshot-"));
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

  const denial = { kind: "refuse", code: "NoPermission", status: 403, times: 1000 } as const;

  interface Setting {
    readonly environment?: { readonly [name: string]: string };
    readonly isTerminal?: boolean;
    /** What the clock says, look by look. */
    readonly now?: () => number;
    readonly onInterrupt?: (act: () => void) => void;
  }

  async function snapshot(words: readonly string[], setting: Setting = {}) {
    const printed: string[] = [];
    const shown: string[] = [];
    const settings = readSettings(() => undefined, {
      ...cloud.environment(),
      ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
      ...setting.environment,
    });
    await snapshotCommand({
      settings: () => settings,
      client: (one) => createSend(one),
      print: (text) => void printed.push(text),
      display: {
        write: (text) => void shown.push(text),
        isTerminal: setting.isTerminal ?? false,
        columns: () => 80,
        now: setting.now ?? (() => 0),
      },
      onInterrupt: (act) => {
        setting.onInterrupt?.(act);
        return () => {};
      },
    }).parseAsync([...words], { from: "user" });
    return { printed: printed.join(""), shown };
  }

  it("writes all that is there, and says in a line what that is", async () => {
    const { printed, shown } = await snapshot([at("estate.json")]);
    const estate = parseEstate(readFileSync(at("estate.json"), "utf8"), "estate.json");
    const { users = {} } = cloud.state.cloudsso.directory ?? {};
    assert.deepEqual(
      estate.objects["cloudsso:User"]?.map(({ name }) => name),
      Object.values(users).map(({ userName }) => userName),
    );
    assert.equal(printed, "");
    assert.equal(shown.length, 1);
    assert.match(shown[0] ?? "", /^\S+estate\.json: CloudSSO 17 objects, IMS 6, RAM 0 and 3 accounts in 1 folder\.\n$/);
    assert.deepEqual(readdirSync(folder), ["estate.json"]);
  });

  it("prints to the standard output, and nothing else there", async () => {
    const { printed } = await snapshot(["-"]);
    assert.deepEqual(parseEstate(printed, "-").unread, []);
  });

  it("reads what --only names, and asks nothing of the others", async () => {
    await snapshot([at("ram.json"), "--only", "ims", "ram"]);
    const { objects, organisation } = parseEstate(readFileSync(at("ram.json"), "utf8"), "ram.json");
    assert.deepEqual([...new Set(Object.keys(objects).map((kind) => kind.split(":")[0]))], ["ims", "ram"]);
    assert.equal(organisation, undefined);
    assert.deepEqual([...new Set(cloud.calls.map(({ service }) => service))].sort(), ["ims", "ram", "sts"]);
  });

  it("prints the policy that is enough, and asks nothing", async () => {
    const { printed } = await snapshot(["--policy"]);
    const { Statement } = JSON.parse(printed) as {
      readonly Statement: readonly { readonly Action: readonly string[] }[];
    };
    assert.deepEqual(
      Statement.flatMap(({ Action }) => Action).filter(
        (action) => !/^(cloudsso|ims|ram|resourcemanager):(Get|List)/.test(action),
      ),
      [],
    );
    assert.deepEqual(cloud.calls, []);
  });

  it("with --anonymous writes stand-ins alone", async () => {
    await snapshot([at("shared.json"), "--anonymous"]);
    const text = readFileSync(at("shared.json"), "utf8");
    assert.deepEqual(parseEstate(text, "shared.json").unread, []);
    for (const { userName, userId } of Object.values(cloud.state.cloudsso.directory?.users ?? {})) {
      assert.ok(!text.includes(userName) && !text.includes(userId));
    }
  });

  it("names what was denied, alike in one line, and ends well", async () => {
    await cloud.control.fault({ ...denial, service: "cloudsso", action: "GetUser" });
    await cloud.control.fault({ ...denial, action: "ListRoles" });
    const { shown } = await snapshot([at("estate.json")]);
    const [, ...denied] = shown.join("").trimEnd().split("\n");
    assert.deepEqual(denied, [
      "Not read: cloudsso:User, 2 objects: the caller has no permission for GetUser (NoPermission)",
      "Not read: ram:Role: the caller has no permission for ListRoles (NoPermission)",
    ]);
  });

  describe("fails in a sentence, and leaves the file as it was,", () => {
    const noKey = { ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAInobodys", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "none" };
    const impatient = { MAX_RETRY_TIMEOUT: "1" };
    const nowhere = { ALIBABA_CLOUD_ENDPOINT_IMS: "http://127.0.0.1:9", ...impatient };
    const failures: readonly (readonly [string, Setting, RegExp, (() => Promise<unknown>)?])[] = [
      ["where the key is rejected", { environment: noKey }, /InvalidAccessKeyId.*check the credentials/],
      ["where a service cannot be reached", { environment: nowhere }, /IMS \w+ got no answer: .*127\.0\.0\.1:9/],
      [
        "where a service throttles for longer than it is waited for",
        { environment: impatient },
        /CloudSSO ListGroups was refused with Throttling.*try again later/,
        () => cloud.control.fault({ kind: "throttle", service: "cloudsso", action: "ListGroups", times: 1000 }),
      ],
      [
        "where nothing may be read",
        {},
        /^Error: Nothing could be read, so nothing was written; .* --policy prints/,
        () =>
          Promise.all(
            ["cloudsso", "ims", "ram", "resourceDirectory"].map((service) =>
              cloud.control.fault({ ...denial, service }),
            ),
          ),
      ],
      [
        "where somebody interrupts it",
        { onInterrupt: (act) => void cloud.control.waitForCall({ action: "ListUsers" }).then(act) },
        /^Error: Interrupted; nothing was written\.$/,
        () => cloud.control.pause({ at: "before", action: "ListGroups" }),
      ],
    ];
    for (const [what, setting, sentence, first] of failures) {
      it(what, async () => {
        await snapshot([at("estate.json"), "--only", "ram"]);
        const before = readFileSync(at("estate.json"), "utf8");
        await first?.();
        await assert.rejects(snapshot([at("estate.json")], setting), sentence);
        assert.equal(readFileSync(at("estate.json"), "utf8"), before);
        assert.deepEqual(readdirSync(folder), ["estate.json"]);
      });
    }
  });

  describe("how far it is", () => {
    it("stands in one line of a terminal, which is written over and gone at the end", async () => {
      let time = 0;
      const { shown } = await snapshot([at("estate.json")], { isTerminal: true, now: () => (time += 60) });
      const lines = shown.slice(0, -2);
      assert.ok(lines.length > 5);
      for (const line of lines) {
        assert.ok(line.startsWith("\r\u001b[2K") && !line.includes("\n") && line.length <= 4 + 80, line);
        assert.match(line, /Reading: \d+ of \d+ objects so far; /);
      }
      assert.equal(shown.at(-2), "\r\u001b[2K");
    });

    it("is a line of a log every 15 seconds", async () => {
      let looks = 0;
      const { shown } = await snapshot([at("estate.json")], { now: () => 1000 * looks++ });
      const lines = shown.slice(0, -1);
      assert.ok(lines.length > 1);
      assert.ok(lines.length <= looks / 15);
      for (const line of lines) assert.match(line, /^Reading: .*\n$/);
    });
  });

  describe("before anything is asked, refuses", () => {
    it("to run without a file", async () => {
      await assert.rejects(snapshot([]), /^Error: Name the file to write, or - for the standard output\.$/);
    });

    const targets: readonly (readonly [string, () => string, RegExp])[] = [
      [
        "a folder that is not there",
        () => at("none/estate.json"),
        /cannot be written: ENOENT.*; make the folder \S+none, or/,
      ],
      ["a folder", () => folder, /is no file; name a file in it or beside it, or - for/],
      ["what is no file", () => "/dev/null", /^Error: \/dev\/null is no file/],
      [
        "a file of something else",
        () => {
          writeFileSync(at("Pulumi.yaml"), "name: mine\n");
          return at("Pulumi.yaml");
        },
        /Pulumi\.yaml is there and is no estate, so it is left alone; name another file, or remove it\.$/,
      ],
    ];
    for (const [what, target, sentence] of targets) {
      it(what, async () => {
        await assert.rejects(snapshot([target()]), sentence);
        assert.deepEqual(cloud.calls, []);
      });
    }
  });
});
