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

const HOUR_MS = 3_600_000;

scenario("two stacks that declare the same configuration", "two-stacks", { accounts: 1 }, async (stage) => {
  await stage.up({}, "first");
  const { accessConfigurationId } = stage.configuration();

  const young = await stage.up({}, "second");
  assert.equal(young.exitCode, 1, "what is in use already is nobody's leftover, however young");
  assert.match(young.output, /is there already; choose another name, or set adopt: true/);

  await stage.age(2 * HOUR_MS);
  const old = await stage.up({}, "second");
  assert.equal(old.exitCode, 1);
  assert.match(old.output, /is there already; choose another name, or set adopt: true/);

  assert.equal((await stage.destroy({}, "second")).exitCode, 0);
  assert.equal(stage.configuration().accessConfigurationId, accessConfigurationId, "the second deletes nothing");
  assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1] });

  await stage.program({ configuration: { adopt: true } }, "second");
  const adopted = await stage.up({}, "second");
  assert.equal(adopted.exitCode, 0);
  assert.match(adopted.output, /took over access configuration auditors .* as adopt: true says/);
  assert.equal(stage.configuration().accessConfigurationId, accessConfigurationId);
});
