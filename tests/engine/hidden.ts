import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Run } from "../support/engine";
import type { Stage } from "./stage";

/** What Pulumi's SDK tells of the secret outputs of every package, under `--debug` and in event logs: it is not ours to hide. */
const TOLD_BY_SDK = '"message":"RegisterResource RPC finished: ';

/** No secret is in what was printed, or in a file that the engine keeps: state, its history and backups, configuration, event log, journal. */
export function assertHidden(stage: Stage, secrets: Iterable<string>, ...runs: readonly Run[]): void {
  const files = readdirSync(stage.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(files.length > 2);
  const places = [
    ...files.map(({ parentPath, name }) => ({ name, lines: readFileSync(join(parentPath, name), "utf8").split("\n") })),
    ...runs.map(({ command, output }) => ({ name: `what ${command} printed`, lines: [output] })),
  ].map(({ name, lines }) => ({ name, text: lines.filter((line) => !line.includes(TOLD_BY_SDK)).join("\n") }));
  for (const secret of secrets) {
    assert.notEqual(secret, "");
    const asJson = JSON.stringify(secret).slice(1, -1);
    for (const { name, text } of places) {
      assert.ok(!text.includes(secret) && !text.includes(asJson), `${name} holds ${secret.slice(0, 3)}...`);
    }
  }
}
