import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../../emulator";
import { bindCloudsso, type CloudSso } from "../../../provider/api/cloudsso";
import { createSend } from "../../../provider/client/send";
import { type Clock, sleep } from "../../../provider/client/wait";
import { readSettings } from "../../../provider/config";
import { Scheduler } from "../../../provider/rollout/scheduler";
import { SharedLists } from "../../../provider/rollout/shared-lists";
import type { Target } from "../../../provider/rollout/target";
import type { Work } from "../../../provider/rollout/work";

/** The scheduler's time, twenty times as fast: its first question about a task comes after a second. */
const hurried: Clock = {
  now: () => Date.now() * 20,
  sleep: (milliseconds, signal) => sleep(milliseconds / 20, signal),
};

/** A kind of task that no resource has yet is one object literal. */
describe("a grant as work of the scheduler, on the emulator", () => {
  let emulator: Emulator;
  let api: CloudSso;
  let target: Target;

  beforeEach(async () => {
    emulator = await startEmulator({ accounts: 1, taskDurationMs: 20 });
    api = bindCloudsso(createSend(readSettings(() => undefined, emulator.environment())));
    const { directoryId } = emulator;
    const answer = await api.createAccessConfiguration({
      DirectoryId: directoryId,
      AccessConfigurationName: "readers",
    });
    const accessConfigurationId = answer.AccessConfiguration?.AccessConfigurationId ?? "";
    target = { directoryId, accessConfigurationId, targetType: "RD-Account", targetId: emulator.accountIds[0] ?? "" };
  });

  afterEach(() => emulator.close());

  async function user(name: string): Promise<string> {
    const answer = await api.createUser({ DirectoryId: target.directoryId, UserName: name });
    return answer.User?.UserId ?? "";
  }

  const request = (principalId: string) => ({
    DirectoryId: target.directoryId,
    AccessConfigurationId: target.accessConfigurationId,
    TargetType: target.targetType,
    TargetId: target.targetId,
    PrincipalType: "User" as const,
    PrincipalId: principalId,
  });

  function grant(principalId: string, taskType: "CreateAccessAssignment" | "DeleteAccessAssignment"): Work {
    const verb = taskType === "CreateAccessAssignment" ? "createAccessAssignment" : "deleteAccessAssignment";
    return {
      taskType,
      target,
      principalId,
      named: `user ${principalId} for ${target.accessConfigurationId} in account ${target.targetId}`,
      async start(cloudsso) {
        const { Task, RequestId } = await cloudsso[verb](request(principalId));
        return { taskId: Task?.TaskId ?? "", requestId: RequestId };
      },
      reached: async () => ({ done: false, seen: "was not asked" }),
      succeeded: () => undefined,
      uncertain: () => undefined,
    };
  }

  async function granted(): Promise<readonly (string | undefined)[]> {
    const rows = await api.listAccessAssignments.all({ DirectoryId: target.directoryId });
    return rows.map((row) => row.PrincipalName).sort();
  }

  it("is made and removed for several principals of one account, without a conflict of its own", async () => {
    const scheduler = new Scheduler(api, new SharedLists(hurried.now), hurried);
    const wait = { signal: new AbortController().signal };
    const principals = [await user("ada"), await user("bob"), await user("eve")];
    for (const taskType of ["CreateAccessAssignment", "DeleteAccessAssignment"] as const) {
      const outcomes = await Promise.all(principals.map((id) => scheduler.run(grant(id, taskType), wait)));
      assert.ok(outcomes.every(({ status }) => status === "Success"));
      assert.deepEqual(await granted(), taskType === "CreateAccessAssignment" ? ["ada", "bob", "eve"] : []);
    }
    assert.deepEqual(
      emulator.calls.filter(({ code }) => code === "OperationConflict.Task"),
      [],
    );
  });
});
