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

  describe("before anything is asked, refuses", () => {
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
