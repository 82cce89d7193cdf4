import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import type { Run, Stack } from "../support/engine";
import { directoryOf, provisionings } from "../support/view";
import { type Example, openExample } from "./example";

const example = join(__dirname, "..", "..", "examples/move-from-alicloud");

describe("the example move-from-alicloud", () => {
  let cloud: Emulator;
  let opened: Example;

  before(async () => {
    cloud = await startEmulator({ directory: false, taskDurationMs: 100 });
    await cloud.control.perform("cloudsso", "EnableService");
    opened = await openExample("move-from-alicloud", cloud);
    await opened.stack.configure({ account: cloud.accountIds[0] });
  });

  after(async () => {
    await cloud.close();
    opened.remove();
  });

  const run = (...of: Parameters<Stack["start"]>): Promise<Run> => opened.stack.start(...of).done;

  it("is brought up, and is settled then", async () => {
    const { exitCode, output } = await run("up");
    assert.equal(exitCode, 0, output);
    const directory = directoryOf(cloud);
    assert.equal(directory.directoryName, "moved-example");
    assert.deepEqual(
      Object.values(directory.users).map(({ userName, email }) => [userName, email]),
      [["alice", "alice@example.com"]],
    );
    assert.deepEqual(
      Object.values(directory.groups).map(({ groupName }) => groupName),
      ["auditors"],
    );
    assert.equal(Object.keys(directory.memberships).length, 1);
    assert.equal(Object.keys(directory.accessAssignments).length, 1);
    assert.deepEqual(
      provisionings(cloud).map(({ account, status }) => [account, status]),
      [[cloud.accountIds[0], "current"]],
    );
    const again = await run("preview", { refresh: true, expectNoChanges: true });
    assert.equal(again.exitCode, 0, again.output);
  });

  it("names its import before and after in its README", () => {
    const [, after = ""] =
      /^import \* as alicloud from "(.+)";$/m.exec(readFileSync(join(example, "index.ts"), "utf8")) ?? [];
    const readme = readFileSync(join(example, "README.md"), "utf8");
    assert.equal(after, "pulumi-alicloud-identity");
    assert.ok(
      readme.includes(`-import * as alicloud from "@pulumi/alicloud";\n+import * as alicloud from "${after}";`),
    );
  });
});
