import assert from "node:assert/strict";
import { failureOf, providerFailureOf } from "../support/failures";
import { type Lifecycle, startLifecycle } from "../support/lifecycle";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import { Stack } from "../support/stack";
import { configurations, directoryOf, provisionings, runningTasks } from "../support/view";

const POLICIES = { permissionPolicies: [system("ReadOnlyAccess")] };
const EDITED = { permissionPolicies: [system("ReadOnlyAccess"), inline("own", document("oss:Get*"))] };
const PROVISION = "ProvisionAccessConfiguration";
const LEAVE_BEHIND =
  "; the next pulumi up tries only these again, and to leave one behind take it out of the program " +
  "and run pulumi up --continue-on-error, or pulumi destroy --target with the URN of its provisioning";

describe("a roll-out to twenty accounts", () => {
  let here: Lifecycle;
  let accounts: readonly string[];

  before(async () => {
    here = await startLifecycle({ cloud: { accounts: 20 } });
    accounts = here.cloud.accountIds;
  });

  after(() => here.close());

  beforeEach(async () => {
    await here.reset();
    await here.cloud.control.setTaskDuration(40);
  });

  /** A configuration that is current in all accounts, brought there at the console. */
  async function rolledOut(changes: Values = {}): Promise<Stack> {
    const stack = new Stack(here);
    await stack.readers.up(stack.configuration({ ...POLICIES, ...changes }));
    for (const account of accounts) await stack.provisionAtConsole(account);
    await here.later();
    await here.cloud.control.clearCalls();
    return stack;
  }

  function stale(): string[] {
    return provisionings(here.cloud)
      .filter(({ status }) => status !== "current")
      .map(({ account }) => account);
  }

  it("reaches the nineteen others when one fails, names that one, and tries only it again", async () => {
    const stack = await rolledOut();
    const failing = accounts[7] ?? "";
    await here.cloud.control.fault({
      kind: "taskFailure",
      reason: "The role cannot be changed.",
      parameters: { TargetId: failing },
      action: PROVISION,
    });
    const failure = await providerFailureOf(stack.readers.up(stack.configuration(EDITED)));

    const call = here.calls(PROVISION).find(({ parameters }) => parameters["TargetId"] === failing);
    assert.equal(
      failure.message,
      `the policies of access configuration readers did not reach 1 account: ${failing}: The role cannot be changed. ` +
        `(task ${call?.taskId}, request ${call?.requestId})${LEAVE_BEHIND}`,
    );
    assert.deepEqual(failure.partial?.reasons, [failure.message]);
    assert.deepEqual(stale(), [failing]);
    assert.equal(stack.readers.outputs["provisioningStatus"], "ReprovisionRequired");
    assert.equal(here.calls(PROVISION).length, 20);

    await here.later();
    await here.cloud.control.clearCalls();
    assert.equal(await stack.readers.up(stack.configuration(EDITED)), "update");
    assert.deepEqual(
      here.calls(PROVISION).map(({ parameters }) => parameters["TargetId"]),
      [failing],
    );
    assert.deepEqual(stale(), []);
    assert.equal(await stack.readers.preview(stack.configuration(EDITED)), "same");
  });

  it("asks for twenty tasks by the page when every one of them fails, too", async () => {
    const stack = await rolledOut();
    await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", action: PROVISION, times: 20 });
    await providerFailureOf(stack.readers.up(stack.configuration(EDITED)));

    assert.equal(stale().length, 20);
    const questions = [...here.calls("ListTasks"), ...here.calls("GetTaskStatus")];
    assert.ok(questions.length <= 10, `${questions.length} questions`);
  });

  it("goes on after a refresh, which forgets that the update failed", async () => {
    const stack = await rolledOut();
    const failing = accounts[3] ?? "";
    const parameters = { TargetId: failing };
    await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", parameters, action: PROVISION });
    await providerFailureOf(stack.readers.up(stack.configuration(EDITED)));
    await here.later();
    await stack.readers.refresh();
    await here.cloud.control.clearCalls();

    assert.deepEqual(await stack.readers.drift(stack.configuration(EDITED)), ["provisioningStatus"]);
    await stack.readers.up(stack.configuration(EDITED));
    assert.equal(here.calls(PROVISION).length, 1);
    assert.deepEqual(stale(), []);
  });

  it("repairs a program that was reverted after the failure", async () => {
    const stack = await rolledOut();
    const parameters = { TargetId: accounts[3] ?? "" };
    await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", parameters, action: PROVISION });
    await providerFailureOf(stack.readers.up(stack.configuration(EDITED)));
    await here.later();

    assert.equal(await stack.readers.up(stack.configuration(POLICIES)), "update");
    assert.deepEqual(configurations(here.cloud)[0]?.policies, ["System:ReadOnlyAccess"]);
    assert.ok(provisionings(here.cloud).every(({ policies }) => policies.join() === "System:ReadOnlyAccess"));
    assert.deepEqual(stale(), []);
  });

  it("stops early when the caller may not provision", async () => {
    const stack = await rolledOut();
    await here.cloud.control.fault({
      kind: "refuse",
      code: "NoPermission",
      status: 403,
      message: "You are not authorized to do this action.",
      action: PROVISION,
      times: 100,
    });
    const failure = await providerFailureOf(stack.readers.up(stack.configuration(EDITED)));

    assert.match(
      failure.message,
      /^the policies of access configuration readers did not reach 20 accounts: \d+: CloudSSO ProvisionAccessConfiguration was refused with NoPermission: .*, not started in /,
    );
    assert.ok(here.calls(PROVISION).length <= 4, `${here.calls(PROVISION).length} calls were refused`);
    assert.equal(stale().length, 20);

    await here.cloud.control.clearFaults();
    await here.later();
    await stack.readers.up(stack.configuration(EDITED));
    assert.deepEqual(stale(), []);
  });

  it("waits for somebody else's task in the same account", async () => {
    const stack = await rolledOut();
    await stack.readers.up(stack.configuration({ ...EDITED, reprovision: "manual" }));
    await here.cloud.control.setTaskDuration(700);
    const account = accounts[0] ?? "";
    const target = { ...stack.ids, TargetType: "RD-Account", TargetId: account };
    await here.console(PROVISION, target);
    await here.cloud.control.setTaskDuration(40);
    await here.cloud.control.clearCalls();

    await stack.account(account).up(stack.provisioning(account));

    const tries = here.calls(PROVISION);
    assert.equal(tries[0]?.code, "OperationConflict.Task");
    assert.ok(tries.length <= 3, `${tries.length} tries`);
    assert.equal(runningTasks(here.cloud), 0);
    assert.equal(stale().includes(account), false);
  });

  it("waits with a policy write for somebody else's task of the configuration", async () => {
    const stack = await rolledOut();
    await here.cloud.control.setTaskDuration(500);
    await here.console(PROVISION, { ...stack.ids, TargetType: "RD-Account", TargetId: accounts[0] });
    await here.cloud.control.setTaskDuration(40);

    await stack.readers.up(stack.configuration(EDITED));
    assert.equal(here.calls("AddPermissionPolicyToAccessConfiguration")[0]?.code, "OperationConflict.Task");
    assert.deepEqual(stale(), []);
  });

  it("ends when its time is up, and the next update goes on with the tasks that run", async () => {
    const stack = await rolledOut();
    const limited = { ...EDITED, timeouts: { update: "2s" } };
    await here.cloud.control.setTaskDuration(3_600_000);
    const failure = await providerFailureOf(stack.readers.up(stack.configuration(limited)));

    const tasks = here
      .calls(PROVISION)
      .map(({ parameters, taskId }) => `${parameters["TargetId"]}: task ${taskId} was still running`);
    assert.equal(tasks.length, 20);
    assert.equal(
      failure.message,
      "update took longer than 2 s (raise it with timeouts): the policies of access configuration readers " +
        `did not reach 20 accounts: ${tasks.sort().join(", ")}${LEAVE_BEHIND}`,
    );
    assert.equal(stack.readers.outputs["provisioningStatus"], "ReprovisionRequired");
    await here.cloud.control.finishTasks();
    await here.cloud.control.setTaskDuration(40);
    await here.later();
    await here.cloud.control.clearCalls();
    await stack.readers.up(stack.configuration(limited));
    assert.equal(here.calls(PROVISION).length, 0);
    assert.deepEqual(stale(), []);
  });

  it("ends a provisioning's create when its time is up, and the next up finds the task's work done", async () => {
    const stack = new Stack(here);
    await stack.readers.up(stack.configuration(POLICIES));
    const account = accounts[0] ?? "";
    await here.cloud.control.setTaskDuration(3_600_000);
    const failure = await failureOf(
      stack.account(account).up({ ...stack.provisioning(account), timeouts: { create: "1s" } }),
    );
    assert.match(
      failure.message,
      new RegExp(
        "^create took longer than 1 s \\(raise it with timeouts\\): " +
          `the task t-\\w+ of ${stack.ids.AccessConfigurationId} in account ${account} was still running$`,
      ),
    );
    await here.cloud.control.finishTasks();
    await here.cloud.control.setTaskDuration(40);
    await here.later();
    assert.equal(await stack.account(account).up(stack.provisioning(account)), "create");
    assert.deepEqual(stale(), []);
  });

  it("says when an account became stale again behind its back", async () => {
    const stack = await rolledOut();
    const pause = await here.cloud.control.pause({ action: "GetAccessConfiguration", at: "before" });
    const done = providerFailureOf(stack.readers.up(stack.configuration(EDITED)));
    await pause.reached();
    await here.console("UpdateInlinePolicyForAccessConfiguration", {
      ...stack.ids,
      InlinePolicyName: "own",
      NewInlinePolicyDocument: document("*"),
    });
    await pause.release();

    assert.equal(
      (await done).message,
      "an account became stale again while its policies were brought to all accounts; run pulumi up again",
    );
    await here.later();
    await stack.readers.up(stack.configuration(EDITED));
    assert.deepEqual(stale(), []);
    assert.deepEqual(configurations(here.cloud)[0]?.policies, [
      `Inline:own ${document("oss:Get*")}`,
      "System:ReadOnlyAccess",
    ]);
  });

  it("asks the account itself about a task that is no longer listed", async () => {
    const stack = await rolledOut();
    const account = accounts[0] ?? "";
    await stack.readers.up(stack.configuration({ ...EDITED, reprovision: "manual" }));
    await here.cloud.control.fault({
      kind: "refuse",
      code: "EntityNotExists.Task",
      status: 404,
      action: "GetTaskStatus",
      times: 50,
    });
    await stack.account(account).up(stack.provisioning(account));
    assert.equal(stale().includes(account), false);
  });

  it("makes provisionings side by side, and one that fails keeps no other from its end", async () => {
    const stack = new Stack(here);
    await stack.readers.up(stack.configuration(POLICIES));
    const failing = accounts[5] ?? "";
    await here.cloud.control.fault({
      kind: "taskFailure",
      reason: "No.",
      parameters: { TargetId: failing },
      action: PROVISION,
    });
    const results = await Promise.allSettled(
      accounts.map((account) => stack.account(account).up(stack.provisioning(account))),
    );
    assert.deepEqual(
      accounts.filter((_, index) => results[index]?.status === "rejected"),
      [failing],
    );
    assert.equal(provisionings(here.cloud).length, 19);
    assert.equal(here.calls(PROVISION).length, 20);
    assert.equal(here.calls().filter(({ code }) => code === "OperationConflict.Task").length, 0);
  });

  it("deprovisions all accounts side by side, and names the one that stays", async () => {
    const stack = await rolledOut({ deprovisionOnDelete: true });
    const failing = accounts[11] ?? "";
    const parameters = { TargetId: failing };
    await here.cloud.control.fault({ kind: "taskFailure", reason: "No.", parameters });
    const failure = await providerFailureOf(stack.readers.destroy());

    const call = here.calls("DeprovisionAccessConfiguration").find((one) => one.parameters["TargetId"] === failing);
    assert.equal(
      failure.message,
      `access configuration readers could not be deprovisioned from 1 account: ${failing}: No. ` +
        `(task ${call?.taskId}, request ${call?.requestId})`,
    );
    assert.deepEqual(
      provisionings(here.cloud).map(({ account }) => account),
      [failing],
    );
    await here.later();
    await stack.readers.destroy();
    assert.deepEqual(Object.keys(directoryOf(here.cloud).accessConfigurations), []);
  });
});

describe("a roll-out where one task stands in the way of its whole configuration", () => {
  let here: Lifecycle;

  before(async () => {
    here = await startLifecycle({ cloud: { accounts: 8, conflictScope: "configuration" } });
  });

  after(() => here.close());

  it("learns it, and wastes few calls", async () => {
    const stack = new Stack(here);
    await stack.readers.up(stack.configuration(POLICIES));
    await Promise.all(here.cloud.accountIds.map((account) => stack.account(account).up(stack.provisioning(account))));
    assert.equal(provisionings(here.cloud).length, 8);

    await stack.readers.up(stack.configuration(EDITED));
    assert.ok(provisionings(here.cloud).every(({ status }) => status === "current"));
    const wasted = here.calls().filter(({ code }) => code === "OperationConflict.Task");
    // On a busy machine a task may be over before the next is asked for; then several go out together once more.
    assert.ok(wasted.length <= 8, `${wasted.length} calls were refused, one for each account would be many`);
    assert.equal(here.calls(PROVISION).length, 16 + wasted.length);
  });
});
