import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { knownCodesOnly } from "./conformance";
import { consistent, withinLimits } from "./consistent";
import { type FastCall, type FastClient, openFastClient } from "./fast-client";

const clients = 200;
const calls = 5000;

describe("emulator: 200 clients at once", () => {
  let emulator: Emulator;
  let client: FastClient;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);

  before(async () => {
    process.on("unhandledRejection", note);
    emulator = await startEmulator({
      seed: "company",
      accounts: 40,
      taskDurationMs: 150,
      chaos: { rate: 0.1, seed: 11 },
    });
    client = openFastClient(emulator.url, emulator, clients);
  });
  after(async () => {
    process.off("unhandledRejection", note);
    client.close();
    await emulator.close();
  });

  it("keeps its rules through 5,000 reads, writes and tasks with one in ten disturbed", async () => {
    const before = Object.keys(emulator.state.cloudsso.directory?.tasks ?? {}).length;
    const statuses = new Map<number, number>();
    const started = new Set<string>();
    const failures: string[] = [];
    let sent = 0;
    const work = async (worker: number): Promise<void> => {
      const dice = random(1000 + worker);
      while (sent < calls) {
        sent += 1;
        const call = next(emulator, dice);
        const { status, text } = await client.call(call);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 0) continue;
        const answer = parsed(text);
        if (typeof answer?.RequestId !== "string") failures.push(`${call.action}: ${status} ${text.slice(0, 200)}`);
        if (status === 500 && answer?.Code !== "InternalError") failures.push(`${call.action}: ${text.slice(0, 500)}`);
        const taskId = answer?.Task?.TaskId ?? answer?.Tasks?.[0]?.TaskId;
        if (taskId !== undefined && call.action !== "ListTasks") started.add(taskId);
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, worker) => work(worker)));
    assert.deepEqual(failures, []);

    // Every call is in the record, once, and ended; what was hit says so, and nothing else failed.
    assert.equal(sent, calls);
    assert.equal(emulator.calls.length, calls);
    assert.equal(new Set(emulator.calls.map(({ requestId }) => requestId)).size, calls);
    assert.ok(emulator.calls.every(({ durationMs }) => durationMs !== undefined));
    const count = (wanted: (call: (typeof emulator.calls)[number]) => boolean) => emulator.calls.filter(wanted).length;
    assert.equal(
      count(({ status }) => status === undefined),
      statuses.get(0),
    );
    assert.equal(
      count(({ status, faults }) => (status === undefined || status >= 500) && faults.length === 0),
      0,
    );
    const hit = count(({ faults }) => faults.length > 0);
    assert.ok(hit > calls / 20 && hit < calls / 5, `${hit} calls were hit`);
    assert.ok(count(({ carriedOut }) => carriedOut) > calls / 3, "most calls are more than refusals");

    // No task is lost: those that were answered are there, those that nobody heard of too, and all of them end.
    const directory = emulator.state.cloudsso.directory;
    assert.ok(directory);
    const noted = emulator.calls.flatMap(({ taskId }) => taskId ?? []);
    for (const taskId of [...started, ...noted]) assert.ok(directory.tasks[taskId], `the task ${taskId} is lost`);
    assert.equal(Object.keys(directory.tasks).length - before, new Set(noted).size);
    await emulator.control.finishTasks();
    assert.deepEqual(directory.runningTasks, []);
    assert.ok(Object.values(directory.tasks).every(({ status }) => status !== "InProgress"));

    consistent(emulator);
    withinLimits(emulator);
    knownCodesOnly(emulator);
    assert.deepEqual(unhandled, []);
    await emulator.control.restore(await emulator.control.snapshot());
  });
});

// biome-ignore lint/suspicious/noExplicitAny: answers are read by field, which is the check of their type.
function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Dice = (below: number) => number;

/** Seeded (mulberry32): the same calls in each run, as far as their order allows. */
function random(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One of the calls of a busy day. Few names, so that clients get in each other's way. */
function next(emulator: Emulator, dice: Dice): FastCall {
  const directory = emulator.state.cloudsso.directory;
  assert.ok(directory);
  const any = (items: object, otherwise = "none"): string => {
    const keys = Object.keys(items);
    return keys[dice(keys.length)] ?? otherwise;
  };
  const cloudsso = (action: string, parameters: Record<string, string> = {}): FastCall => ({
    service: "cloudsso",
    action,
    parameters: { DirectoryId: emulator.directoryId, ...parameters },
  });
  const ims = (action: string, parameters: Record<string, string> = {}): FastCall => ({
    service: "ims",
    action,
    parameters,
  });
  const number = dice(40);
  const AccessConfigurationId = any(directory.accessConfigurations);
  const target = { TargetType: "RD-Account", TargetId: emulator.accountIds[dice(emulator.accountIds.length)] ?? "" };
  const place = { AccessConfigurationId, ...target };
  const GroupId = any(directory.groups);
  const principal = { PrincipalType: "Group", PrincipalId: GroupId };
  const policy = { PermissionPolicyType: "System", PermissionPolicyName: `Aliyun${dice(30)}FullAccess` };
  const UserPrincipalName = `worker-${number}@1000000000000000.onaliyun.com`;
  const ramGroup = { GroupName: `crew-${dice(15)}` };
  const choices: readonly (() => FastCall)[] = [
    () => cloudsso("ListUsers", { MaxResults: "20" }),
    () => cloudsso("ListGroups", {}),
    () => cloudsso("GetAccessConfiguration", { AccessConfigurationId }),
    () => cloudsso("ListAccessConfigurationProvisionings", { AccessConfigurationId, MaxResults: "20" }),
    () => cloudsso("ListTasks", { AccessConfigurationId }),
    () => cloudsso("ListAccessAssignments", { AccessConfigurationId }),
    () => cloudsso("CreateUser", { UserName: `worker-${number}@example.com` }),
    () => cloudsso("DeleteUser", { UserId: any(directory.users) }),
    () => cloudsso("CreateGroup", { GroupName: `crew-${number}` }),
    () => cloudsso("AddUserToGroup", { GroupId, UserId: any(directory.users) }),
    () => cloudsso("RemoveUserFromGroup", { GroupId, UserId: any(directory.users) }),
    () => cloudsso("CreateAccessConfiguration", { AccessConfigurationName: `Busy-${dice(10)}` }),
    () => cloudsso("DeleteAccessConfiguration", { AccessConfigurationId, ForceRemovePermissionPolicies: "true" }),
    () => cloudsso("AddPermissionPolicyToAccessConfiguration", { AccessConfigurationId, ...policy }),
    () => cloudsso("RemovePermissionPolicyFromAccessConfiguration", { AccessConfigurationId, ...policy }),
    () => cloudsso("ProvisionAccessConfiguration", place),
    () => cloudsso("DeprovisionAccessConfiguration", place),
    () => cloudsso("CreateAccessAssignment", { ...place, ...principal }),
    () => cloudsso("DeleteAccessAssignment", { ...place, ...principal }),
    () => ims("ListUsers", { MaxItems: "50" }),
    () => ims("GetUser", { UserPrincipalName }),
    () => ims("CreateUser", { UserPrincipalName, DisplayName: "Worker" }),
    () => ims("DeleteUser", { UserPrincipalName }),
    () => ims("CreateAccessKey", { UserPrincipalName }),
    () => ims("CreateGroup", ramGroup),
    () => ims("AddUserToGroup", { UserPrincipalName, ...ramGroup }),
    () => ims("RemoveUserFromGroup", { UserPrincipalName, ...ramGroup }),
    () => ({ service: "resourceDirectory", action: "ListAccounts", parameters: { PageSize: "50" } }),
  ];
  return choices[dice(choices.length)]?.() ?? cloudsso("GetDirectory");
}
