import assert from "node:assert/strict";
import { scenario } from "./scenario";

for (const reprovision of ["auto", "manual"]) {
  scenario(
    `a foreign policy that was added in the console, ${reprovision}`,
    `foreign-policy-${reprovision}`,
    {},
    async (stage) => {
      await stage.program({ configuration: { reprovision } });
      await stage.up();
      assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });
      await stage.addForeignPolicy();

      const repair = async () => {
        assert.equal((await stage.up({ refresh: true })).exitCode, 0);
        assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });
        const left = stage.configuration().policies.map(({ name }) => name);
        assert.deepEqual(left, ["ReadOnlyAccess"]);
      };
      await stage.branches({
        "and brought nowhere": repair,
        "and brought to every account there": async () => {
          for (const accountId of stage.cloud.accountIds) await stage.provisionByHand(accountId);
          assert.deepEqual(stage.accountsByPolicies(), { "AdministratorAccess+ReadOnlyAccess": [1, 2, 3] });
          await repair();
          assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
        },
      });
    },
  );
}
