import assert from "node:assert/strict";
import type { DriftReport } from "../../../report/drift/model";
import { drift, recordedEvents, recording } from "./drift/world";

const PLAIN = "refresh --preview-only --run-program --json --stack dev";

describe("drift of outputs alone, which the CLI counts and does not name", () => {
  const look = async (stack: string, events?: string) => {
    const played = { stacks: { dev: stack }, ...(events === undefined ? {} : { events: { dev: events } }) };
    const { printed, ...result } = await drift(["--stacks", "dev", "--format", "json"], played);
    return { ...result, printed, report: JSON.parse(printed) as DriftReport };
  };

  it("is found, by the events of the CLI, with what is secret not shown", async () => {
    const { code, report, asked, printed } = await look(recording("outputs"), recordedEvents());
    assert.deepEqual(asked, [PLAIN, `PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true ${PLAIN}`]);
    assert.deepEqual([code, report.outcome, report.stacks[0]?.resources], [7, "drifted", 3]);
    assert.deepEqual(
      report.findings.map(({ severity, rule, name, path, old, new: now }) => [severity, rule, name, path, old, now]),
      [
        ["medium", "setting-changed", "s", "outputs", "[secret]", "[secret]"],
        ["medium", "setting-changed", "b", "v", "1", "2"],
      ],
    );
    assert.deepEqual(
      report.findings.map(({ source }) => source?.file),
      ["index.js", "index.js"],
    );
    assert.doesNotMatch(printed, /__provider|ciphertext/);
  });

  it("is never in order where the CLI does not name it in its events either", async () => {
    const named = recordedEvents()
      .split("\n")
      .filter((line) => !(line.includes('"resOutputsEvent"') && line.includes("::b")));
    for (const [events, count] of [
      [named.join("\n"), "1 change"],
      ["", "2 changes"],
      [recording("outputs"), "2 changes"],
    ] as const) {
      const { code, report } = await look(recording("outputs"), events);
      assert.deepEqual([code, report.outcome], [1, "incomplete"]);
      assert.ok(report.stacks[0]?.failure?.startsWith(`the Pulumi CLI counts ${count} and does not say of what`));
    }
  });

  it("is asked for where the CLI counts more than it names, and not otherwise", async () => {
    const { asked } = await look(recording("drifted"));
    assert.deepEqual(asked, [PLAIN]);
  });

  it("is beside what else was found", async () => {
    const drifted = JSON.parse(recording("drifted")) as { changeSummary: { update: number } };
    drifted.changeSummary.update += 1;
    const { code, report } = await look(JSON.stringify(drifted));
    assert.deepEqual([code, report.outcome, report.findings.length], [1, "incomplete", 7]);
  });
});
