import assert from "node:assert/strict";
import { scenario } from "./scenario";

for (const reprovision of ["auto", "manual"]) {
  scenario(`a foreign policy, ${reprovision}`, `foreign-policy-${reprovision}`, {}, async (stage) => {
    await stage.program({ configuration: { reprovision } });
    await stage.up();
    assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });

    await stage.addForeignPolicy();
    const repaired = await stage.up({ refresh: true });
    assert.equal(repaired.exitCode, 0);
    assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });
    assert.deepEqual(
      stage.configuration().policies.map(({ name }) => name),
      ["ReadOnlyAccess"],
    );

    const after = await stage.up({ refresh: true, expectNoChanges: true });
    assert.equal(after.exitCode, 0);
  });

  scenario(
    `a foreign policy that was brought to every account, ${reprovision}`,
    `foreign-policy-provisioned-${reprovision}`,
    {},
    async (stage) => {
      await stage.program({ configuration: { reprovision } });
      await stage.up();
      await stage.addForeignPolicy();
      for (const accountId of stage.cloud.accountIds) await stage.provisionByHand(accountId);
      assert.deepEqual(stage.accountsByPolicies(), { "AdministratorAccess+ReadOnlyAccess": [1, 2, 3] });

      const repaired = await stage.up({ refresh: true });
      assert.equal(repaired.exitCode, 0);
      assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });

      const after = await stage.up({ refresh: true, expectNoChanges: true });
      assert.equal(after.exitCode, 0);
    },
  );
}
