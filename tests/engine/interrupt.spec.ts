import assert from "node:assert/strict";
import { scenario } from "./scenario";

scenario("Ctrl-C once", "interrupt-once", { disturbed: true }, async (stage) => {
  await stage.stack();
  const held = await stage.cloud.control.pause({ action: "CreateAccessConfiguration", at: "before" });
  const running = await stage.start("up");
  await held.reached(PATIENCE_MS);
  running.interrupt();
  await running.printed("^C received");
  await held.release();
  const stopped = await stage.finish(running);
  assert.notEqual(stopped.exitCode, 0);
  assert.equal(stage.configurations().length, 1, "the running step goes on to its end");
  assert.deepEqual(stage.provisionings(), [], "and none is begun");

  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });
  assert.deepEqual((await stage.stack()).deployment().pendingOperations, []);
});

scenario("Ctrl-C twice in a create", "interrupt-twice-create", { disturbed: true }, async (stage) => {
  await stage.stack();
  const held = await stage.cloud.control.pause({ action: "CreateAccessConfiguration", at: "after" });
  const running = await stage.start("up");
  await held.reached(PATIENCE_MS);
  running.interrupt();
  await running.printed("^C received");
  running.interrupt();
  const stopped = await stage.finish(running);
  await held.release();
  assert.notEqual(stopped.exitCode, 0);
  assert.equal(stage.configurations().length, 1, "the answer was lost, the object is there");

  const next = await stage.up();
  assert.equal(next.exitCode, 0);
  assert.match(next.output, /took over access configuration auditors .*, which an interrupted run of it had left/);
  assert.equal(stage.configurations().length, 1, "nothing twice");
  assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] });
  assert.equal((await stage.refresh({ clearPendingCreates: true })).exitCode, 0);
  assert.deepEqual((await stage.stack()).deployment().pendingOperations, []);
});

scenario("Ctrl-C twice in a policy edit", "interrupt-twice-update", { disturbed: true }, async (stage) => {
  await stage.up();
  await stage.program({ policies: ["ReadOnlyAccess", "AliyunOSSFullAccess"] });
  const held = await stage.cloud.control.pause({ action: "AddPermissionPolicyToAccessConfiguration", at: "after" });
  const running = await stage.start("up");
  await held.reached(PATIENCE_MS);
  running.interrupt();
  await running.printed("^C received");
  running.interrupt();
  const stopped = await stage.finish(running);
  await held.release();
  assert.notEqual(stopped.exitCode, 0);
  assert.deepEqual(stage.accountsByPolicies(), { ReadOnlyAccess: [1, 2, 3] }, "written, and brought nowhere");

  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(stage.accountsByPolicies(), { "AliyunOSSFullAccess+ReadOnlyAccess": [1, 2, 3] });
  assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
});

/** Until the program and the provider have started on a busy machine. */
const PATIENCE_MS = 300_000;
