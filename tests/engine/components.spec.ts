import assert from "node:assert/strict";
import { isOurs, type Run } from "../support/engine";
import { scenario } from "./scenario";

const ACCOUNTS = 50;
const ALL = Array.from({ length: ACCOUNTS }, (_, index) => index + 1);

function operations(run: Run): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { urn, op } of run.steps) if (isOurs(urn)) counts[op] = (counts[op] ?? 0) + 1;
  return counts;
}

scenario(
  "children of one component that wait for each other for ever",
  "components",
  { program: "components", accounts: ACCOUNTS },
  async (stage) => {
    await stage.program({ domain: stage.domain });
    const previewed = await stage.preview();
    assert.equal(previewed.exitCode, 0);
    assert.deepEqual(operations(previewed), { create: ACCOUNTS + 8 });

    assert.equal((await stage.up()).exitCode, 0);
    assert.deepEqual(await stage.users(), ["gil", "hana", "ivy", "jon", "kim", "lou"]);
    assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: ALL });

    const before = JSON.stringify(stage.cloud.state);
    await stage.program({ renamed: true });
    const renamed = await stage.up();
    assert.equal(renamed.exitCode, 0);
    assert.deepEqual(operations(renamed), { same: ACCOUNTS + 8 }, "aliases say that nothing changed but names");
    assert.equal(JSON.stringify(stage.cloud.state), before);
    assert.equal((await stage.destroy()).exitCode, 0);
    assert.deepEqual([await stage.users(), stage.configurations("readers")], [[], []], "and it still has everything");
  },
);
