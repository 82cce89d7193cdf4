import assert from "node:assert/strict";
import { scenario } from "./scenario";

const PROVISIONING = "AccessConfigurationProvisioning";

scenario("a rename of a provisioned configuration", "rename", {}, async (stage) => {
  await stage.up();
  await stage.program({ configuration: { accessConfigurationName: "examiners" } });
  const preview = await stage.preview();
  const replaced = preview.steps.filter(({ op }) => op === "replace").map(({ urn }) => urn.includes(PROVISIONING));
  assert.deepEqual(replaced.sort(), [false, true, true, true]);

  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(stage.configurations("auditors"), []);
  assert.equal(stage.configurations("examiners").length, 1);
  assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });
  assert.equal(stage.provisionings().length, 3);
  assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
});

scenario("a replacement that the program forces", "forced-replacement", { accounts: 2 }, async (stage) => {
  await stage.program({ replaceOnChanges: ["policyRevision"] });
  await stage.up();
  await stage.program({ policies: ["AliyunOSSFullAccess"] });
  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(stage.accountsByPolicies(), { AliyunOSSFullAccess: [1, 2] }, "old and new are the same object");
  assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
});

scenario("a delete with a foreign provisioning", "foreign-provisioning", {}, async (stage) => {
  await stage.program({ accounts: [stage.account(1), stage.account(2)] });
  await stage.up();
  await stage.provisionByHand(stage.account(3));
  const refused = await stage.destroy();
  assert.equal(refused.exitCode, 1);
  assert.match(refused.output, new RegExp(`still provisioned to 1 account.*${stage.account(3)}`));
  assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [3] }, "what is not the stack's stays");

  await stage.branches({
    "taken out by hand": async () => {
      await stage.deprovisionByHand(stage.account(3));
      assert.equal((await stage.destroy()).exitCode, 0);
      assert.deepEqual(stage.configurations(), []);
    },
    "told to take it out": async () => {
      await stage.program({ accounts: [], configuration: { deprovisionOnDelete: true } });
      assert.equal((await stage.up()).exitCode, 0);
      assert.equal((await stage.destroy()).exitCode, 0);
      assert.deepEqual(stage.configurations(), []);
      assert.deepEqual(stage.provisionings(), []);
    },
  });
});
