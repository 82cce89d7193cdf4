import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Emulator, startEmulator } from "../../emulator";
import type { ServiceName } from "../../provider/api/facts";
import { factsOf, SERVICE_NAMES } from "../../provider/api/tables";
import { SERVICES } from "../../provider/config";

const root = join(__dirname, "..", "..");

/** As a reader runs it: a script, without an engine and without a stack. */
async function script(cloud: Emulator, ...words: readonly string[]): Promise<string> {
  const file = join(root, "examples/new-logon/index.ts");
  const environment = { PATH: process.env["PATH"] ?? "", HOME: "/nowhere", ...cloud.environment() };
  const { stdout } = await promisify(execFile)(process.execPath, ["-r", "ts-node/register", file, ...words], {
    cwd: root,
    env: environment,
  });
  return stdout;
}

describe("the script of docs/connect.md", () => {
  let cloud: Emulator;
  let userId: string;

  const alice = () => cloud.state.cloudsso.directory?.users[userId] ?? assert.fail();

  before(async () => {
    cloud = await startEmulator();
    const { User } = await cloud.control.perform("cloudsso", "CreateUser", {
      DirectoryId: cloud.directoryId,
      UserName: "alice",
    });
    userId = (User as { UserId: string }).UserId;
    await cloud.control.bindMfaDevice(userId, { deviceName: "phone", deviceType: "TOTP" });
  });

  after(() => cloud.close());

  it("takes the lost device away, and tells a new password", async () => {
    const said = await script(cloud, "alice");
    const [, password] = /^alice signs in with (\S{8,32}), and binds a new device\.\n$/.exec(said) ?? [];
    assert.ok(password, said);
    assert.deepEqual(alice().mfaDevices, {});
    assert.equal(alice().passwords[0], password);
  });

  it("fails with one sentence", async () => {
    await assert.rejects(script(cloud, "bob"), ({ stderr, code }: Error & { stderr: string; code: number }) => {
      assert.equal(stderr, "There is no user bob.\n");
      return code === 1;
    });
  });
});

function has(service: ServiceName, name: string): boolean {
  return factsOf(service).operations.some(({ action }) => `${action[0]?.toLowerCase()}${action.slice(1)}` === name);
}

describe("docs/connect.md", () => {
  it("says how many operations there are, and names those that are", () => {
    const text = readFileSync(join(root, "docs/connect.md"), "utf8");
    const rows = [...text.matchAll(/^\| `(\w+)` \| [\w -]+ ([\d-]+)[^|]*\| (\d+) \|$/gm)].map((row) => row.slice(1));
    assert.deepEqual(
      rows,
      SERVICE_NAMES.map((name) => [name, SERVICES[name].version, String(factsOf(name).operations.length)]),
    );
    for (const [, service = "", name = ""] of text.matchAll(
      /\b(cloudsso|ims|ram|resourceDirectory|sts)\.([a-z]\w+)\b/g,
    )) {
      if (name === "aliyuncs") continue;
      assert.ok(has(service as ServiceName, name), `${service}.${name}`);
    }
  });
});
