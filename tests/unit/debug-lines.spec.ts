import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { callCommand } from "../../cli/call";
import { type Emulator, startEmulator } from "../../emulator";
import { cloudsso } from "../../provider";

describe("ALIBABA_CLOUD_IDENTITY_DEBUG", () => {
  const { stderr, stdout } = process;
  const written = { stderr: stderr.write, stdout: stdout.write };
  let emulator: Emulator;
  let environment: NodeJS.ProcessEnv;
  let lines: string;

  before(async () => {
    emulator = await startEmulator({ accounts: 1 });
    environment = { ...process.env };
    Object.assign(process.env, emulator.environment(), { ALIBABA_CLOUD_IDENTITY_DEBUG: "true" });
  });

  after(async () => {
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    await emulator.close();
  });

  async function linesOf(run: () => Promise<unknown>): Promise<string> {
    lines = "";
    stderr.write = (text) => {
      lines += String(text);
      return true;
    };
    stdout.write = () => true;
    try {
      await run();
    } finally {
      Object.assign(stderr, { write: written.stderr });
      Object.assign(stdout, { write: written.stdout });
    }
    return lines;
  }

  const LINES =
    /^credentials come from environment variable ALIBABA_CLOUD_ACCESS_KEY_ID\ncloudsso GetServiceStatus: HTTP 200 in \d+ ms, request \S+\n$/;

  it("prints a line for every attempt of the command call too", async () => {
    const run = () => callCommand().parseAsync(["cloudsso", "GetServiceStatus"], { from: "user" });
    assert.match(await linesOf(run), LINES);
  });

  it("prints a line for every attempt of a function too", async () => {
    // Another configuration than that of whoever asked before in this process.
    pulumi.runtime.setAllConfig({ "alicloud-identity:region": "cn-shanghai", "test:this": "debug lines" });
    try {
      assert.match(await linesOf(() => cloudsso.getServiceStatus()), LINES);
    } finally {
      pulumi.runtime.setAllConfig({});
    }
  });
});
