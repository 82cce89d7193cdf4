import assert from "node:assert/strict";
import { isOurs, nameOf, type Run } from "../support/engine";
import { ramMemberships } from "../support/ram-people";
import { attachedPolicies } from "../support/ram-principals";
import { scenario } from "./scenario";

/** Steps that change something. */
function changes(run: Run): string[] {
  return run.steps
    .filter(({ urn, op }) => isOurs(urn) && op !== "same" && op !== "refresh")
    .map(({ urn, op, changes }) => [op, nameOf(urn), ...changes].join(" "))
    .sort();
}

scenario("exclusive lists against a foreign member", "lists", { program: "lists", accounts: 1 }, async (stage) => {
  const perform = (service: "ims" | "ram", action: string, parameters: object) =>
    stage.cloud.control.perform(service, action, { ...parameters });
  const held = () => [...ramMemberships(stage), ...attachedPolicies(stage)];
  const OURS = ["operators: ann", "ann: System/ReadOnlyAccess"];
  const FOREIGN = ["operators: ann", "operators: dan", "ann: System/AdministratorAccess", "ann: System/ReadOnlyAccess"];
  const clean = async () => assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);

  await perform("ims", "CreateGroup", { GroupName: "operators" });
  const dan = { UserPrincipalName: `dan@${stage.domain}` };
  await perform("ims", "CreateUser", { ...dan, DisplayName: "Dan" });
  const program = { user: `ann@${stage.domain}`, group: "operators", policies: ["ReadOnlyAccess"] };
  await stage.program(program);
  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(held(), OURS);
  await clean();

  await perform("ims", "AddUserToGroup", { ...dan, GroupName: "operators" });
  const administrator = { PolicyType: "System", PolicyName: "AdministratorAccess", UserName: "ann" };
  await perform("ram", "AttachPolicyToUser", administrator);
  assert.deepEqual(held(), FOREIGN);
  const seen = await stage.preview({ refresh: true, expectNoChanges: true });
  assert.equal(seen.exitCode, 7);
  assert.deepEqual(changes(seen), [
    "update GroupMembers operators -foreignUserIds -userIds[1]",
    "update UserPolicies ann-policies -foreignPolicies -policies[1]",
  ]);

  await stage.branches({
    "and is taken out": async () => {
      assert.equal((await stage.up({ refresh: true })).exitCode, 0);
      assert.deepEqual(held(), OURS);
      await clean();
    },
    "and is there still when the lists go": async () => {
      assert.equal((await stage.refresh()).exitCode, 0);
      await stage.program({ lists: false });
      assert.equal((await stage.up()).exitCode, 0);
      assert.deepEqual(held(), ["operators: dan", "ann: System/AdministratorAccess"]);
      await stage.program({ lists: true });
    },
    "while the user and the group get other names": async () => {
      await perform("ims", "UpdateGroup", { GroupName: "operators", NewGroupName: "admins" });
      await stage.program({ ...program, user: `anna@${stage.domain}`, group: "admins" });
      await stage.cloud.control.clearCalls();
      const planned = await stage.preview();
      assert.deepEqual(
        changes(planned).filter((change) => /replace|delete/.test(change)),
        [],
      );
      const run = await stage.up({ refresh: true });
      assert.equal(run.exitCode, 0);
      assert.deepEqual(held(), ["admins: anna", "anna: System/ReadOnlyAccess"]);
      assert.deepEqual([stage.calls("AddUserToGroup"), stage.calls("AttachPolicyToUser")], [[], []], "nobody was out");
      await clean();
    },
  });
});
