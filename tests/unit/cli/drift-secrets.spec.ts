import assert from "node:assert/strict";
import { FORMATS } from "../../../cli/drift/forms";
import type { DriftReport } from "../../../report/drift/model";
import { drift, recording } from "./drift/world";

const found = async (stack: string, format: string) =>
  drift(["--stacks", "dev", "--format", format], { stacks: { dev: stack } });
const findingsOf = async (stack: string) =>
  (JSON.parse((await found(stack, "json")).printed) as DriftReport).findings.map(
    ({ name, path, old, new: now }) => [name, path, old, now] as const,
  );

describe("drift of properties that are secret", () => {
  it("is found beside what else changed of the resource", async () => {
    assert.deepEqual(await findingsOf(recording("secret")), [
      ["crew", "description", "[secret]", "[secret]"],
      ["person", "description", undefined, "after"],
      ["person", "displayName", "[secret]", "[secret]"],
    ]);
  });

  for (const format of FORMATS.filter((one) => one !== "json")) {
    it(`has a line that says that it changed: ${format}`, async () => {
      const { printed } = await found(recording("secret"), format);
      assert.match(printed, /\(secret\) changed/);
      assert.doesNotMatch(printed, /\[secret\]/);
    });
  }

  it("is found of resources of other packages, which say nothing of what is secret", async () => {
    const state = (length: number) => ({
      type: "random:index/randomPassword:RandomPassword",
      inputs: { length, keepers: { seed: "[secret]" } },
    });
    const urn = "urn:pulumi:dev::p::random:index/randomPassword:RandomPassword::word";
    const diffReasons = ["length", "keepers.seed"];
    const steps = [{ op: "update", urn, oldState: state(8), newState: state(9), diffReasons }];
    assert.deepEqual(await findingsOf(JSON.stringify({ steps })), [
      ["word", "keepers.seed", "[secret]", "[secret]"],
      ["word", "length", 8, 9],
    ]);
  });

  it("is found where the CLI names an update and no property of it", async () => {
    const state = { type: "x:y:Z", inputs: { a: 1 } };
    const steps = [{ op: "update", urn: "urn:pulumi:dev::p::x:y:Z::z", oldState: state, newState: state }];
    assert.deepEqual(await findingsOf(JSON.stringify({ steps })), [["z", "inputs", undefined, undefined]]);
  });
});
