import assert from "node:assert/strict";
import { document } from "../support/programs";
import { ramPolicies, ramVersions } from "../support/ram-view";
import { changesOf } from "./changes";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const byHand = ({ cloud }: Stage, action: string, parameters: Record<string, string> = {}) =>
  cloud.control.perform("ram", action, { PolicyName: "readers", ...parameters });

const versions = ({ cloud }: Stage) => ramVersions(cloud, "readers");

/** What is allowed now: the action of the version in force. */
const allowed = ({ cloud }: Stage) =>
  ramPolicies(cloud).map(({ policyDocument }) => JSON.parse(policyDocument ?? "{}").Statement[0].Action);

/** Goes to where a policy has five versions, the first of which is in force. */
const WAYS: { readonly [made: string]: (stage: Stage) => Promise<void> } = {
  async "made at the console and taken over"(stage) {
    await byHand(stage, "CreatePolicy", { PolicyDocument: document("oss:Get*") });
    await fourMore(stage);
    await stage.program({ action: "oss:Get*", adopt: true });
    assert.equal((await stage.up()).exitCode, 0);
  },
  async "of the program, with versions of others"(stage) {
    await stage.program({ action: "oss:Get*" });
    assert.equal((await stage.up()).exitCode, 0);
    await fourMore(stage);
    assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
  },
};

async function fourMore(stage: Stage): Promise<void> {
  for (const action of ["ecs:*", "rds:*", "oss:*", "*"]) {
    await byHand(stage, "CreatePolicyVersion", { PolicyDocument: document(action) });
  }
}

for (const [made, begin] of Object.entries(WAYS)) {
  scenario(
    `two edits of a ram.Policy that has five versions, ${made}`,
    `policy-versions-${made.startsWith("made") ? "adopted" : "own"}`,
    { program: "policy", accounts: 1 },
    async (stage) => {
      await begin(stage);
      assert.equal(versions(stage), "v1*, v2, v3, v4, v5");

      await stage.program({ action: "oss:List*" });
      assert.equal((await stage.up()).exitCode, 0);
      assert.equal(versions(stage), "v1, v3, v4, v5, v6*", "the oldest that is not in force makes room");
      await stage.program({ action: "oss:GetObject" });
      assert.equal((await stage.up()).exitCode, 0);
      assert.equal(versions(stage), "v3, v4, v5, v6, v7*");
      assert.deepEqual(allowed(stage), ["oss:GetObject"]);
      assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);

      await byHand(stage, "SetDefaultPolicyVersion", { VersionId: "v5" });
      assert.deepEqual(allowed(stage), ["*"]);
      const drifted = await stage.preview({ refresh: true });
      assert.deepEqual(changesOf(drifted), { "Policy readers": "update ~policyDocument.Statement[0].Action" });
      assert.equal((await stage.up({ refresh: true })).exitCode, 0);
      assert.equal(versions(stage), "v4, v5, v6, v7, v8*");
      assert.deepEqual(allowed(stage), ["oss:GetObject"]);
      assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);

      assert.equal((await stage.destroy()).exitCode, 0);
      assert.deepEqual(ramPolicies(stage.cloud), []);
    },
  );
}
