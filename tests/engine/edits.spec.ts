import assert from "node:assert/strict";
import type { Run } from "../support/engine";
import { scenario } from "./scenario";

const PROVISIONING = "AccessConfigurationProvisioning";

/** The steps of the provisionings, less those of the refresh. */
function stepsOfProvisionings(run: Run): string[] {
  return run.steps.filter(({ urn, op }) => urn.includes(PROVISIONING) && op !== "refresh").map(({ op }) => op);
}

scenario("edits, and what their previews say", "edits", {}, async (stage) => {
  await stage.up();

  await stage.program({ configuration: { description: "Reads everything" } });
  const described = await stage.preview();
  assert.deepEqual(stepsOfProvisionings(described), ["same", "same", "same"], "a description reaches no account");
  assert.equal((await stage.up()).exitCode, 0);
  assert.equal(stage.configuration().description, "Reads everything");

  await stage.cloud.control.clearCalls();
  await stage.program({ policies: ["ReadOnlyAccess", "AliyunOSSFullAccess"] });
  const previewed = await stage.preview();
  assert.deepEqual(stepsOfProvisionings(previewed), ["update", "update", "update"]);
  assert.deepEqual(stage.calls("ProvisionAccessConfiguration"), [], "a preview changes nothing");
  const edited = await stage.up();
  assert.equal(edited.exitCode, 0);
  assert.deepEqual(stepsOfProvisionings(edited), ["update", "update", "update"]);
  assert.equal(stage.calls("ProvisionAccessConfiguration").length, 3, "each account once");
  assert.deepEqual(stage.accountsByPolicies(), { "AliyunOSSFullAccess+ReadOnlyAccess": [1, 2, 3] });

  const configuration = stage.configuration();
  assert.equal(configuration.description, "Reads everything", "what was not edited stays");
});
