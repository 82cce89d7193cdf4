import assert from "node:assert/strict";
import { type Desk, newConfiguration, onAccount, openDesk, provision, systemPolicy } from "./desk";

describe("emulator: tasks", () => {
  let desk: Desk;
  let AccessConfigurationId: string;
  const account = (index: number) => desk.emulator.accountIds[index];
  const start = (index: number, id = AccessConfigurationId) =>
    desk.cloudsso("ProvisionAccessConfiguration", { AccessConfigurationId: id, ...onAccount(account(index)) });
  const conflict = (action: string, parameters: object) => desk.refused("cloudsso", action, { ...parameters });

  beforeEach(async () => {
    desk = await openDesk({ taskDurationMs: 5000 });
    await desk.emulator.control.setClock("hold");
    AccessConfigurationId = await newConfiguration(desk, "Admin");
  });
  afterEach(() => desk.close());

  it("are in progress at the start and end when the cloud's time has passed, whatever took effect with them", async () => {
    const { Tasks } = await start(0);
    const { TaskId, ...started } = Tasks[0];
    assert.match(TaskId, /^t-[a-z0-9]{20}$/);
    assert.deepEqual(started, {
      TaskType: "ProvisionAccessConfiguration",
      Status: "InProgress",
      AccessConfigurationId,
      AccessConfigurationName: "Admin",
      TargetType: "RD-Account",
      TargetId: "1000000000000001",
      TargetName: "account-1",
      TargetPath: "rd-Em1D1r/r-Ro0T01/1000000000000001",
      TargetPathName: "rd-Em1D1r/root/account-1",
    });
    const list = () => desk.cloudsso("ListAccessConfigurationProvisionings", { AccessConfigurationId });
    const status = async () => (await desk.cloudsso("GetTaskStatus", { TaskId })).TaskStatus;
    await desk.emulator.control.advanceClock(4999);
    const running = await status();
    assert.equal(running.Status, "InProgress");
    assert.equal("EndTime" in running, false);
    assert.equal((await list()).TotalCounts, 0);
    await desk.emulator.control.advanceClock(1);
    const ended = await status();
    assert.equal(ended.Status, "Success");
    assert.equal(Date.parse(ended.EndTime) - Date.parse(ended.StartTime), 5000);
    const [row] = (await list()).AccessConfigurationProvisionings;
    assert.equal(row.Status, "Provisioned");
    assert.equal(row.RAMRoleName, "AliyunReservedSSO-Admin");
    assert.equal(row.SAMLProviderName, `AliyunReservedSSO-${desk.emulator.directoryId}`);
    assert.deepEqual(row.RAMPolicyNames, []);
  });

  it("end in real time too", async () => {
    await desk.emulator.control.setClock("run");
    await desk.emulator.control.setTaskDuration(30);
    await start(0);
    for (let running = true; running; ) {
      const { Tasks } = await desk.cloudsso("ListTasks", { Status: "InProgress" });
      running = Tasks.length > 0;
    }
    assert.equal((await desk.cloudsso("ListTasks", { Status: "Success" })).TotalCounts, 1);
  });

  it("stand in the way of the same configuration and account only", async () => {
    await start(0);
    assert.equal(
      await conflict("ProvisionAccessConfiguration", { AccessConfigurationId, ...onAccount(account(0)) }),
      "OperationConflict.Task",
    );
    await start(1);
    await start(0, await newConfiguration(desk, "Other"));
  });

  it("stand in the way of the whole configuration when told so", async () => {
    await desk.emulator.control.setOptions({ conflictScope: "configuration" });
    await start(0);
    assert.equal(
      await conflict("ProvisionAccessConfiguration", { AccessConfigurationId, ...onAccount(account(1)) }),
      "OperationConflict.Task",
    );
    await start(0, await newConfiguration(desk, "Other"));
  });

  it("stand in the way of every edit of their configuration, and of nothing read", async () => {
    await start(0);
    const edits: Record<string, object> = {
      UpdateAccessConfiguration: { NewDescription: "x" },
      AddPermissionPolicyToAccessConfiguration: systemPolicy("AliyunOSSFullAccess"),
      RemovePermissionPolicyFromAccessConfiguration: systemPolicy("ReadOnlyAccess"),
    };
    for (const [action, parameters] of Object.entries(edits)) {
      assert.equal(await conflict(action, { AccessConfigurationId, ...parameters }), "OperationConflict.Task", action);
    }
    await desk.cloudsso("GetAccessConfiguration", { AccessConfigurationId });
    await desk.emulator.control.setOptions({
      configurationDeleteDuringTask: "OperationConflict.Task",
      conflictStatus: 400,
    });
    const { status, json } = await desk.answer("cloudsso", "DeleteAccessConfiguration", { AccessConfigurationId });
    assert.deepEqual([status, json.Code], [400, "OperationConflict.Task"]);
    await desk.emulator.control.finishTasks();
    await desk.cloudsso("UpdateAccessConfiguration", { AccessConfigurationId, NewDescription: "x" });
  });

  it("fail with the reason they were given, and leave things as they were", async () => {
    await provision(desk, AccessConfigurationId, account(0));
    await desk.cloudsso("AddPermissionPolicyToAccessConfiguration", {
      AccessConfigurationId,
      ...systemPolicy("AliyunOSSFullAccess"),
    });
    await desk.emulator.control.fault({
      kind: "taskFailure",
      reason: "No Permission.",
      action: "ProvisionAccessConfiguration",
      parameters: { TargetId: account(0) ?? "" },
    });
    const { Tasks } = await start(0);
    await start(1);
    await desk.emulator.control.finishTasks();
    const { Task } = await desk.cloudsso("GetTask", { TaskId: Tasks[0].TaskId });
    assert.deepEqual([Task.Status, Task.FailureReason], ["Failed", "No Permission."]);
    const rows = await desk.cloudsso("ListAccessConfigurationProvisionings", { AccessConfigurationId });
    assert.deepEqual(
      rows.AccessConfigurationProvisionings.map((row: { Status: string }) => row.Status),
      ["ReprovisionRequired", "Provisioned"],
    );
    await provision(desk, AccessConfigurationId, account(0));
    const query = { ProvisioningStatus: "Provisioned" };
    assert.equal((await desk.cloudsso("ListAccessConfigurationProvisionings", query)).TotalCounts, 2);
  });

  for (const [failedDeprovision, expected] of [
    ["DeprovisionFailed", "DeprovisionFailed"],
    ["unchanged", "Provisioned"],
  ] as const) {
    it(`leave ${expected} when a de-provisioning fails and the option says ${failedDeprovision}`, async () => {
      await desk.emulator.control.setOptions({ failedDeprovision });
      await provision(desk, AccessConfigurationId, account(0));
      await desk.emulator.control.fault({
        kind: "taskFailure",
        reason: "No.",
        action: "DeprovisionAccessConfiguration",
      });
      await desk.cloudsso("DeprovisionAccessConfiguration", { AccessConfigurationId, ...onAccount(account(0)) });
      await desk.emulator.control.finishTasks();
      const rows = await desk.cloudsso("ListAccessConfigurationProvisionings", { AccessConfigurationId });
      assert.equal(rows.AccessConfigurationProvisionings[0].Status, expected);
      await provision(desk, AccessConfigurationId, account(0));
      const { ProvisioningStatus } = { ProvisioningStatus: "Provisioned" };
      const again = await desk.cloudsso("ListAccessConfigurationProvisionings", { ProvisioningStatus });
      assert.equal(again.TotalCounts, 1);
    });
  }

  it("leave a record of a failed first provisioning only when told so", async () => {
    const list = () => desk.cloudsso("ListAccessConfigurationProvisionings", { AccessConfigurationId });
    const fault = { kind: "taskFailure", reason: "No.", action: "ProvisionAccessConfiguration" } as const;
    await desk.emulator.control.fault(fault);
    await provision(desk, AccessConfigurationId, account(0));
    assert.equal((await list()).TotalCounts, 0);
    await desk.emulator.control.setOptions({ failedFirstProvision: "DeprovisionFailed" });
    await desk.emulator.control.fault(fault);
    await provision(desk, AccessConfigurationId, account(0));
    assert.equal((await list()).AccessConfigurationProvisionings[0].Status, "DeprovisionFailed");
  });

  it("are listed by every filter, for a day by default and a week at most", async () => {
    const { control } = desk.emulator;
    await provision(desk, AccessConfigurationId, account(0));
    await provision(desk, await newConfiguration(desk, "Other"), account(1));
    await start(2);
    const count = async (filter: object) => (await desk.cloudsso("ListTasks", { ...filter })).TotalCounts;
    assert.equal(await count({}), 3);
    assert.equal(await count({ AccessConfigurationId }), 2);
    assert.equal(await count({ ...onAccount(account(1)) }), 1);
    assert.equal(await count({ Status: "InProgress" }), 1);
    assert.equal(await count({ TaskType: "CreateAccessAssignment" }), 0);
    await control.finishTasks();

    const before = Date.now();
    await control.perform("cloudsso", "GetServiceStatus");
    await control.advanceClock(25 * 3_600_000);
    const performed = async (filter: object) =>
      (await control.perform("cloudsso", "ListTasks", { DirectoryId: desk.emulator.directoryId, ...filter }))[
        "TotalCounts"
      ];
    const since = (ms: number) => `StartTime ge ${new Date(before + ms).toISOString().slice(0, 19)}Z`;
    assert.equal(await performed({}), 0);
    assert.equal(await performed({ Filter: since(-60_000) }), 3);
    assert.equal(await performed({ Filter: since(3_600_000) }), 0);
    await assert.rejects(performed({ Filter: since(-7 * 86_400_000) }), { code: "InvalidParameter.Filter" });
    await control.advanceClock(7 * 86_400_000);
    const [old] = Object.keys(desk.emulator.state.cloudsso.directory?.tasks ?? {});
    await assert.rejects(
      control.perform("cloudsso", "GetTask", { DirectoryId: desk.emulator.directoryId, TaskId: old }),
      { code: "EntityNotExists.Task" },
    );
  });
});
