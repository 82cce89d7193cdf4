import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connectControl } from "../../emulator";
import { callV3 } from "./wire";

describe("emulator: the command", () => {
  let folder: string;
  const running = new Set<ChildProcess>();
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "emulator-"));
  });
  after(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  /** Starts it and reads the environment that it prints. */
  async function start(...flags: string[]) {
    const entry = join(__dirname, "../../entry/cli.js");
    const child = spawn(process.execPath, [entry, "emulator", ...flags], { stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    const lines: string[] = [];
    createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
    const environment: Record<string, string> = {};
    for await (const line of createInterface({ input: child.stdout })) {
      const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
      environment[name ?? ""] = value ?? "";
      if (Object.keys(environment).length === 8) break;
    }
    const url = environment["ALIBABA_CLOUD_ENDPOINT_CLOUDSSO"] ?? "";
    const key = {
      accessKeyId: environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] ?? "",
      accessKeySecret: environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] ?? "",
    };
    const stop = async (signal: NodeJS.Signals) => {
      child.kill(signal);
      const [code] = await once(child, "exit");
      running.delete(child);
      return code as number | null;
    };
    return { url, key, lines, stop };
  }

  it("prints where it is, shows each call, ends cleanly, and goes on from its state file", async () => {
    const state = join(folder, "state.json");
    const first = await start("--accounts", "2", "--task-seconds", "0", "--state", state, "--verbose");
    const control = connectControl(first.url);
    const { json } = await callV3({ ...first, service: "cloudsso", action: "ListDirectories" });
    const DirectoryId: string = json.Directories[0].DirectoryId;
    const parameters = { DirectoryId, GroupName: "developers" };
    assert.equal((await callV3({ ...first, service: "cloudsso", action: "CreateGroup", parameters })).status, 200);
    assert.equal((await control.snapshot()).resourceDirectory.accounts["1000000000000002"]?.displayName, "account-2");
    assert.equal(await first.stop("SIGINT"), 0);
    assert.match(first.lines.join("\n"), /cloudsso CreateGroup developers -> 200/);

    const second = await start("--state", state);
    const listed = await callV3({ ...second, service: "cloudsso", action: "ListGroups", parameters: { DirectoryId } });
    assert.deepEqual(
      listed.json.Groups.map(({ GroupName }: { GroupName: string }) => GroupName),
      ["developers"],
    );
    assert.equal(await second.stop("SIGTERM"), 0);
  });

  it("says in one sentence that its port is taken", async () => {
    const first = await start();
    const second = spawn(process.execPath, [
      join(__dirname, "../../entry/cli.js"),
      "emulator",
      "--port",
      new URL(first.url).port,
    ]);
    let text = "";
    second.stderr.on("data", (chunk) => {
      text += String(chunk);
    });
    const [code] = await once(second, "exit");
    assert.equal(code, 1);
    assert.match(text, /^The emulator cannot listen on port \d+ of 127\.0\.0\.1 .*choose another port\.\n$/);
    await first.stop("SIGTERM");
  });
});
