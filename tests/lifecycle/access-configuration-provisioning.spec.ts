import assert from "node:assert/strict";
import { failureOf, providerFailureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { document, inline, system } from "../support/programs";
import type { Values } from "../support/provider";
import { Stack } from "../support/stack";
import { directoryOf, provisionings } from "../support/view";

const KIND = "cloudsso:AccessConfigurationProvisioning";
const POLICIES = { permissionPolicies: [system("ReadOnlyAccess")] };
const EDITED = { permissionPolicies: [system("ReadOnlyAccess"), inline("own", document("oss:Get*"))] };

describe("cloudsso.AccessConfigurationProvisioning", () => {
  let here: Lifecycle;
  let first: string;
  let second: string;
  let third: string;

  before(async () => {
    here = await sharedLifecycle();
    [first = "", second = "", third = ""] = here.cloud.accountIds;
  });

  beforeEach(() => here.reset());

  /** A configuration that is provisioned to these accounts by the program. */
  async function stackOf(accounts: readonly string[], changes: Values = {}): Promise<Stack> {
    const stack = new Stack(here);
    await stack.up({ ...POLICIES, ...changes }, accounts);
    await here.later();
    await here.cloud.control.clearCalls();
    return stack;
  }

  async function editAtConsole(stack: Stack): Promise<void> {
    await here.console("AddPermissionPolicyToAccessConfiguration", {
      ...stack.ids,
      PermissionPolicyType: "System",
      PermissionPolicyName: "AdministratorAccess",
    });
  }

  function accountsOf(action: string): string[] {
    return here
      .calls(action)
      .map(({ parameters }) => parameters["TargetId"] ?? "")
      .sort();
  }

  describe("from create to delete", () => {
    it("provisions the account, and the same program changes nothing", async () => {
      const stack = await stackOf([first]);

      assert.deepEqual(provisionings(here.cloud), [
        { configuration: "readers", account: first, status: "current", policies: ["System:ReadOnlyAccess"] },
      ]);
      const edge = stack.account(first);
      assert.equal(edge.id, `${stack.readers.id}:RD-Account:${first}`);
      assert.equal(edge.outputs["accessConfigurationId"], stack.ids.AccessConfigurationId, "bare, not joined");
      assert.equal(await edge.preview(stack.provisioning(first)), "same");
      await edge.refresh();
      assert.equal(await edge.preview(stack.provisioning(first)), "same");
      const bare = { ...stack.provisioning(first), accessConfigurationId: stack.ids.AccessConfigurationId };
      assert.equal(await edge.preview(bare), "same", "the bare id and the joined one name the same");
    });

    it("is replaced by a change of any part of its id", async () => {
      const stack = await stackOf([first]);
      const edge = stack.account(first);
      const program = stack.provisioning(first);
      assert.equal(await edge.preview({ ...program, accessConfigurationId: "ac-other" }), "replace");
      assert.equal(await edge.preview({ ...program, directoryId: "d-other" }), "replace");
      assert.equal(await edge.up(stack.provisioning(second)), "replace");
      assert.deepEqual(
        provisionings(here.cloud).map(({ account }) => account),
        [second],
      );
    });

    it("takes the configuration out of the account, and takes gone for deleted", async () => {
      const stack = await stackOf([first]);
      const edge = stack.account(first);
      const again = edge.recorded;
      await edge.destroy();
      assert.deepEqual(provisionings(here.cloud), []);

      edge.recorded = again;
      await here.later();
      await edge.destroy();

      edge.recorded = again;
      await stack.readers.destroy();
      await here.later();
      await edge.destroy();
      assert.deepEqual(provisionings(here.cloud), []);
    });

    it("is made anew after its delete by the process that has just brought the policies there", async () => {
      const stack = await stackOf([first]);
      await stack.account(first).destroy();
      assert.equal(await stack.account(first).up(stack.provisioning(first)), "create");
      assert.equal(provisionings(here.cloud).length, 1);
    });

    it("takes an account that is provisioned already for its own, without a task", async () => {
      // Without policies this process has written none: it would bring those of its own to the account in any case.
      const stack = await stackOf([], { permissionPolicies: undefined });
      await stack.provisionAtConsole(first);
      await here.later();
      await stack.account(first).up(stack.provisioning(first));
      assert.equal(here.calls("ProvisionAccessConfiguration").length, 0);
      assert.equal(await stack.account(first).preview(stack.provisioning(first)), "same");
    });

    it("provisions an account anew that is stale when it takes it over", async () => {
      const stack = await stackOf([], { reprovision: "manual" });
      await stack.provisionAtConsole(first);
      await editAtConsole(stack);
      await here.later();
      await stack.account(first).up(stack.provisioning(first));
      assert.equal(provisionings(here.cloud)[0]?.status, "current");
    });

    it("reads one that is there with get, and fails for one that is not", async () => {
      const stack = await stackOf([first]);
      const { id } = stack.account(first);
      const found = await here.provider.read(KIND, id, {});
      assert.equal(found.properties["status"], "Provisioned");
      assert.equal(found.properties["targetId"], first);

      const absent = id.replace(first, second);
      await assert.rejects(here.provider.read(KIND, absent, {}), {
        message: `there is no cloudsso:AccessConfigurationProvisioning with the id ${absent}`,
      });
    });
  });

  describe("drift", () => {
    it("shows ReprovisionRequired and the foreign policies on every account, and repairs both in one run", async () => {
      const stack = await stackOf([first, second]);
      await editAtConsole(stack);
      await here.later();
      await stack.refresh();

      assert.equal(stack.account(first).inputs["status"], "ReprovisionRequired");
      assert.equal(stack.readers.inputs["provisioningStatus"], "ReprovisionRequired");
      assert.deepEqual(await stack.readers.drift(stack.configuration(POLICIES)), [
        "permissionPolicies",
        "policyRevision",
        "provisioningStatus",
      ]);
      assert.deepEqual(await stack.up(POLICIES), ["update", "update", "update"]);

      for (const { status, policies } of provisionings(here.cloud)) {
        assert.deepEqual({ status, policies }, { status: "current", policies: ["System:ReadOnlyAccess"] });
      }
      await here.later();
      await stack.refresh();
      assert.deepEqual(await stack.up(POLICIES), ["same", "same", "same"]);
    });

    it("shows DeprovisionFailed, and provisions again", async () => {
      const stack = await stackOf([first]);
      await here.cloud.control.fault({ kind: "taskFailure", reason: "No Permission.", action: "Deprovision*" });
      await here.provider.delete(KIND, stack.account(first).id, stack.account(first).outputs).catch(() => undefined);
      assert.equal(provisionings(here.cloud)[0]?.status, "failed");
      await here.later();
      await stack.refresh();

      assert.equal(stack.account(first).inputs["status"], "DeprovisionFailed");
      assert.deepEqual(await stack.account(first).drift(stack.provisioning(first)), ["status"]);
      assert.equal(await stack.account(first).up(stack.provisioning(first)), "update");
      assert.equal(provisionings(here.cloud)[0]?.status, "current");
    });

    it("is answered with an empty id when somebody took the configuration out of the account", async () => {
      const stack = await stackOf([first], { permissionPolicies: undefined });
      await here.console("DeprovisionAccessConfiguration", { ...stack.ids, TargetType: "RD-Account", TargetId: first });
      await here.cloud.control.finishTasks();
      await here.later();

      assert.equal(await stack.account(first).refresh(), "gone");
      assert.equal(await stack.account(first).up(stack.provisioning(first)), "create");
      assert.equal(provisionings(here.cloud).length, 1);
    });

    it("is answered with an empty id when the account has left the resource directory", async () => {
      const stack = await stackOf([first]);
      await here.cloud.control.removeAccount(first);
      await here.later();
      assert.equal(await stack.account(first).refresh(), "gone");
    });

    it("is answered with an empty id when the configuration has disappeared", async () => {
      const stack = await stackOf([first]);
      const directory = directoryOf(here.cloud);
      for (const key of Object.keys(directory.provisionings)) delete directory.provisionings[key];
      await here.console("DeleteAccessConfiguration", { ...stack.ids, ForceRemovePermissionPolicies: true });
      await here.later();
      assert.equal(await stack.account(first).refresh(), "gone");
    });
  });

  describe("a change of the policies with reprovision: auto", () => {
    it("is brought by the configuration to every account, also those that the stack does not own", async () => {
      const stack = await stackOf([first, second]);
      await stack.provisionAtConsole(third);

      assert.deepEqual(await stack.up(EDITED), ["update", "update", "update"]);

      assert.deepEqual(
        provisionings(here.cloud).map(({ account, status }) => [account, status]),
        [first, second, third].map((account) => [account, "current"]),
      );
      assert.deepEqual(accountsOf("ProvisionAccessConfiguration"), [first, second, third], "each account once");
    });

    it("leaves the session duration, the relay state and the description where they are", async () => {
      const stack = await stackOf([first]);
      const harmless = {
        ...POLICIES,
        sessionDuration: 900,
        description: "x",
        relayState: "https://ram.console.aliyun.com",
      };
      assert.deepEqual(await stack.up(harmless), ["update", "same"]);
      assert.equal(here.calls("ProvisionAccessConfiguration").length, 0);
    });

    it("finds an account that is stale alone and repairs that one only", async () => {
      const stack = await stackOf([first, second]);
      await editAtConsole(stack);
      await here.console("RemovePermissionPolicyFromAccessConfiguration", {
        ...stack.ids,
        PermissionPolicyType: "System",
        PermissionPolicyName: "AdministratorAccess",
      });
      await stack.provisionAtConsole(second);
      await here.later();
      await stack.refresh();

      assert.deepEqual(await stack.readers.drift(stack.configuration(POLICIES)), ["provisioningStatus"]);
      assert.deepEqual(await stack.up(POLICIES), ["update", "update", "same"]);
      assert.deepEqual(accountsOf("ProvisionAccessConfiguration"), [first]);
    });

    it("leaves an account alone that somebody failed to leave", async () => {
      const stack = await stackOf([first]);
      await stack.provisionAtConsole(second);
      await here.cloud.control.fault({
        kind: "taskFailure",
        reason: "No Permission.",
        action: "DeprovisionAccessConfiguration",
      });
      const foreign = here.provider.delete(KIND, `${stack.readers.id}:RD-Account:${second}`, {});
      await foreign.catch(() => undefined);
      await here.cloud.control.clearCalls();

      await stack.up(EDITED);

      assert.deepEqual(accountsOf("ProvisionAccessConfiguration"), [first]);
      assert.equal(provisionings(here.cloud)[1]?.status, "failed");
    });
  });

  it("is brought up to date in every account by a configuration that takes over an existing one with adopt: true", async () => {
    const before = await stackOf([], POLICIES);
    await before.provisionAtConsole(first);
    await before.provisionAtConsole(second);
    await here.later();

    const stack = new Stack(here);
    assert.equal(await stack.readers.up(stack.configuration({ ...EDITED, adopt: true })), "create");
    assert.deepEqual(
      provisionings(here.cloud).map(({ status }) => status),
      ["current", "current"],
    );
    assert.equal(stack.readers.outputs["provisioningStatus"], "Provisioned");
  });

  describe("a change of the policies with reprovision: manual", () => {
    it("is written by the configuration and brought by each provisioning to its own account", async () => {
      const stack = await stackOf([first, second], { reprovision: "manual" });
      await stack.provisionAtConsole(third);

      await stack.readers.up(stack.configuration({ ...EDITED, reprovision: "manual" }));
      assert.equal(here.calls("ProvisionAccessConfiguration").length, 0);
      assert.equal(stack.readers.outputs["provisioningStatus"], undefined);

      assert.deepEqual(await stack.up({ ...EDITED, reprovision: "manual" }), ["same", "update", "update"]);
      assert.deepEqual(
        provisionings(here.cloud).map(({ account, status }) => [account, status]),
        [
          [first, "current"],
          [second, "current"],
          [third, "stale"],
        ],
      );
    });

    it("does not report stale accounts on the configuration, only on the provisionings", async () => {
      const stack = await stackOf([first], { reprovision: "manual" });
      await editAtConsole(stack);
      await here.later();
      await stack.refresh();
      assert.equal(stack.readers.inputs["provisioningStatus"], undefined);
      assert.equal(stack.account(first).inputs["status"], "ReprovisionRequired");
    });

    it("turns to auto, and brings every stale account up to date", async () => {
      const stack = await stackOf([first], { reprovision: "manual" });
      await stack.provisionAtConsole(third);
      await stack.readers.up(stack.configuration({ ...EDITED, reprovision: "manual" }));
      await here.later();
      await stack.up(EDITED);
      assert.deepEqual(
        provisionings(here.cloud).map(({ status }) => status),
        ["current", "current"],
      );
    });
  });

  describe("a failed task", () => {
    it("fails the create with account, reason, task and request, and leaves nothing in the state", async () => {
      const stack = await stackOf([]);
      await here.cloud.control.fault({ kind: "taskFailure", reason: "The account refuses.", action: "Provision*" });
      const failure = await failureOf(stack.account(first).up(stack.provisioning(first)));

      const [call] = here.calls("ProvisionAccessConfiguration");
      assert.equal(
        failure.message,
        `access configuration ${stack.ids.AccessConfigurationId} could not be provisioned to account ${first}: ` +
          `The account refuses. (task ${call?.taskId}, request ${call?.requestId})`,
      );
      assert.equal(stack.account(first).recorded, undefined);
      assert.equal(await stack.account(first).up(stack.provisioning(first)), "create");
    });

    it("keeps the record in the state when the service keeps one", async () => {
      await here.reset({ failedFirstProvision: "DeprovisionFailed" });
      const stack = await stackOf([]);
      await here.cloud.control.fault({ kind: "taskFailure", reason: "The account refuses.", action: "Provision*" });
      const failure = await providerFailureOf(stack.account(first).up(stack.provisioning(first)));

      assert.equal(failure.partial?.properties["status"], "DeprovisionFailed");
      assert.equal(await stack.account(first).up(stack.provisioning(first)), "update");
      assert.equal(provisionings(here.cloud)[0]?.status, "current");
    });

    it("fails the delete, and the next one goes on", async () => {
      const stack = await stackOf([first]);
      await here.cloud.control.fault({ kind: "taskFailure", reason: "The account refuses.", action: "Deprovision*" });
      const failure = await failureOf(stack.account(first).destroy());
      const [call] = here.calls("DeprovisionAccessConfiguration");
      assert.equal(
        failure.message,
        `access configuration ${stack.ids.AccessConfigurationId} cannot be deprovisioned from account ${first}: ` +
          `The account refuses. (task ${call?.taskId}, request ${call?.requestId})`,
      );
      await stack.account(first).destroy();
      assert.deepEqual(provisionings(here.cloud), []);
    });
  });

  it("names the assignments that keep it in an account, twenty of them and the total", async () => {
    const stack = await stackOf([first]);
    for (let number = 1; number <= 22; number++) {
      const user = { DirectoryId: here.cloud.directoryId, UserName: `user-${String(number).padStart(2, "0")}` };
      const { User } = (await here.console("CreateUser", user)) as { User: { UserId: string } };
      const grant = { TargetType: "RD-Account", TargetId: first, PrincipalType: "User", PrincipalId: User.UserId };
      await here.console("CreateAccessAssignment", { ...stack.ids, ...grant });
      await here.cloud.control.finishTasks();
    }
    const shown = Array.from({ length: 20 }, (_, index) => `user user-${String(index + 1).padStart(2, "0")}`);
    await assert.rejects(stack.account(first).destroy(), {
      message:
        `access configuration ${stack.ids.AccessConfigurationId} cannot be deprovisioned from account ${first}: ` +
        `22 assignments use it there: ${shown.join(", ")} and 2 more; delete them first`,
    });
    assert.equal(provisionings(here.cloud).length, 1);
  });

  it("waits for assignments that go in the same run", async () => {
    const stack = await stackOf([first]);
    const user = { DirectoryId: here.cloud.directoryId, UserName: "alice" };
    const { User } = (await here.console("CreateUser", user)) as { User: { UserId: string } };
    const grant = { TargetType: "RD-Account", TargetId: first, PrincipalType: "User", PrincipalId: User.UserId };
    await here.console("CreateAccessAssignment", { ...stack.ids, ...grant });
    await here.cloud.control.finishTasks();

    const deleted = stack.account(first).destroy();
    await here.cloud.control.waitForCall({ action: "ListAccessAssignments" });
    await here.console("DeleteAccessAssignment", { ...stack.ids, ...grant });
    await here.cloud.control.finishTasks();
    await deleted;
    assert.deepEqual(provisionings(here.cloud), []);
  });
});
