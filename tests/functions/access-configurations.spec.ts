import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { cloudsso } from "../../provider";
import { policyRevision } from "../../provider/resources/cloudsso/policies";
import { type Program, resultOf, startProgram } from "../support/program";

/** More than one page of either list. */
const MANY = 101;
const READ_ONLY = { permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" } as const;

describe("functions about access configurations", () => {
  let program: Program;
  let DirectoryId: string;
  const ids = new Map<string, string>();

  async function make(name: string, tags: readonly object[] = []): Promise<string> {
    const request = { DirectoryId, AccessConfigurationName: name, Tags: tags };
    const { AccessConfiguration } = await program.console("CreateAccessConfiguration", request);
    const { AccessConfigurationId: id } = AccessConfiguration as { AccessConfigurationId: string };
    ids.set(name, id);
    return id;
  }

  const add = (id: string, name: string, document?: string) =>
    program.console("AddPermissionPolicyToAccessConfiguration", {
      DirectoryId,
      AccessConfigurationId: id,
      PermissionPolicyType: document === undefined ? "System" : "Inline",
      PermissionPolicyName: name,
      InlinePolicyDocument: document,
    });

  async function provision(name: string, accounts: readonly string[]): Promise<void> {
    for (const TargetId of accounts) {
      const target = { TargetType: "RD-Account", TargetId };
      const request = { DirectoryId, AccessConfigurationId: ids.get(name), ...target };
      await program.console("ProvisionAccessConfiguration", request);
    }
    await program.cloud.control.finishTasks();
  }

  const sent = () => program.calls().map(({ action }) => action);
  const idOf = (name: string) => ids.get(name) ?? "";

  before(async () => {
    program = await startProgram({ accounts: 25, options: { listOrder: "newest first" } });
    DirectoryId = program.cloud.directoryId;
    for (let index = 0; index < MANY; index++) await make(`reader-${index}`);
    await make("auditors", [{ Key: "team", Value: "audit" }]);
    await make("Operators", [{ Key: "team", Value: "ops" }]);
    await add(idOf("auditors"), "ReadOnlyAccess");
    await add(idOf("auditors"), "own", '{"Version":"1","Statement":[]}');
    await add(idOf("auditors"), "AliyunECSReadOnlyAccess");
    await provision("auditors", program.cloud.accountIds);
    await provision("Operators", program.cloud.accountIds.slice(0, 2));
    await add(idOf("Operators"), "ReadOnlyAccess");
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  describe("getAccessConfigurations", () => {
    it("gives all of them, in full pages, by name", async () => {
      const { ids: found, configurations } = await cloudsso.getAccessConfigurations();
      assert.deepEqual(sent(), ["ListDirectories", "ListAccessConfigurations", "ListAccessConfigurations"]);
      const names = configurations.map(({ accessConfigurationName }) => accessConfigurationName);
      assert.deepEqual(names, [...ids.keys()].sort());
      assert.deepEqual(
        found,
        names.map((name) => `${DirectoryId}:${idOf(name)}`),
      );
    });

    it("tells all that the list tells", async () => {
      const { configurations } = await cloudsso.getAccessConfigurations({ accessConfigurationName: "operators" });
      assert.deepEqual(configurations, [
        {
          id: `${DirectoryId}:${idOf("Operators")}`,
          directoryId: DirectoryId,
          accessConfigurationId: idOf("Operators"),
          accessConfigurationName: "Operators",
          sessionDuration: 3600,
          statusNotifications: ["ReprovisionRequired"],
          tags: { team: "ops" },
          createTime: configurations[0]?.createTime,
          updateTime: configurations[0]?.updateTime,
        },
      ]);
      assert.match(configurations[0]?.createTime ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    });

    it("leaves filtering to the service", async () => {
      const namesOf = async (args: cloudsso.GetAccessConfigurationsArgs) =>
        (await cloudsso.getAccessConfigurations({ directoryId: DirectoryId, ...args })).configurations.map(
          ({ accessConfigurationName }) => accessConfigurationName,
        );
      assert.deepEqual(await namesOf({ accessConfigurationNamePrefix: "READER-10" }), ["reader-10", "reader-100"]);
      assert.deepEqual(await namesOf({ statusNotifications: "ReprovisionRequired" }), ["Operators"]);
      assert.deepEqual(await namesOf({ tags: { team: "audit" } }), ["auditors"]);
      assert.deepEqual(await namesOf({ tags: { team: "" } }), ["Operators", "auditors"]);
      assert.deepEqual(await namesOf({ accessConfigurationName: "reader" }), []);
      assert.deepEqual(sent(), Array(5).fill("ListAccessConfigurations"));
    });

    it("takes outputs", async () => {
      const found = cloudsso.getAccessConfigurationsOutput({ tags: { team: pulumi.output("ops") } });
      assert.deepEqual((await resultOf(found)).ids, [`${DirectoryId}:${idOf("Operators")}`]);
    });

    it("refuses what would filter otherwise than meant, and sends nothing", async () => {
      for (const args of [
        { accessConfigurationName: "" },
        { accessConfigurationNamePrefix: "a b" },
        { accessConfigurationName: "a", accessConfigurationNamePrefix: "a" },
        { directoryId: "auditors" },
      ]) {
        await assert.rejects(cloudsso.getAccessConfigurations(args), / must /);
      }
      assert.deepEqual(sent(), []);
    });
  });

  describe("getAccessConfiguration", () => {
    const policies = [
      {
        permissionPolicyType: "Inline",
        permissionPolicyName: "own",
        permissionPolicyDocument: '{"Version":"1","Statement":[]}',
      },
      { permissionPolicyType: "System", permissionPolicyName: "AliyunECSReadOnlyAccess" },
      READ_ONLY,
    ] as const;

    it("finds one by name and by id, with its policies", async () => {
      const byName = await cloudsso.getAccessConfiguration({ accessConfigurationName: "auditors" });
      assert.deepEqual(byName.permissionPolicies, policies);
      assert.equal(byName.policyRevision, policyRevision(policies));
      assert.equal(byName.id, `${DirectoryId}:${idOf("auditors")}`);
      assert.deepEqual(byName.tags, { team: "audit" });
      for (const accessConfigurationId of [byName.id, byName.accessConfigurationId]) {
        assert.deepEqual(await cloudsso.getAccessConfiguration({ accessConfigurationId }), byName);
      }
    });

    it("takes two calls", async () => {
      await cloudsso.getAccessConfiguration({ directoryId: DirectoryId, accessConfigurationName: "auditors" });
      assert.deepEqual(sent(), ["ListAccessConfigurations", "ListPermissionPoliciesInAccessConfiguration"]);
    });

    it("names what was perhaps meant where there is none", async () => {
      await assert.rejects(cloudsso.getAccessConfiguration({ accessConfigurationName: "auditor" }), {
        message: `there is no access configuration auditor in directory ${DirectoryId}; did you mean auditors?`,
      });
      await assert.rejects(
        cloudsso.getAccessConfiguration({ accessConfigurationId: "ac-00000000000000000000" }),
        /EntityNotExists\.AccessConfiguration/,
      );
    });

    it("refuses neither and both, and sends nothing", async () => {
      const message = "exactly one of accessConfigurationId and accessConfigurationName must be given";
      await assert.rejects(cloudsso.getAccessConfiguration({}), { message });
      await assert.rejects(
        cloudsso.getAccessConfiguration({ accessConfigurationId: "ac-1", accessConfigurationName: "a" }),
        { message },
      );
      await assert.rejects(cloudsso.getAccessConfiguration({ accessConfigurationId: "auditors" }), / must be an id /);
      assert.deepEqual(sent(), []);
    });

    it("takes outputs", async () => {
      const accessConfigurationId = pulumi.output(idOf("auditors"));
      const found = cloudsso.getAccessConfigurationOutput({ accessConfigurationId });
      assert.equal((await resultOf(found)).accessConfigurationName, "auditors");
    });
  });

  describe("getAccessConfigurationProvisionings", () => {
    it("gives all of them, in full pages, by configuration and account", async () => {
      const { ids: found } = await cloudsso.getAccessConfigurationProvisionings({ directoryId: DirectoryId });
      assert.deepEqual(sent(), Array(2).fill("ListAccessConfigurationProvisionings"));
      const { accountIds } = program.cloud;
      assert.deepEqual(found, [
        ...accountIds.slice(0, 2).map((account) => `${DirectoryId}:${idOf("Operators")}:RD-Account:${account}`),
        ...accountIds.map((account) => `${DirectoryId}:${idOf("auditors")}:RD-Account:${account}`),
      ]);
    });

    it("tells in one call which accounts lack the present policies", async () => {
      const args = { directoryId: DirectoryId, status: "ReprovisionRequired" } as const;
      const { provisionings } = await cloudsso.getAccessConfigurationProvisionings(args);
      assert.deepEqual(sent(), ["ListAccessConfigurationProvisionings"]);
      assert.deepEqual(
        provisionings.map(({ targetId, status }) => [targetId, status]),
        program.cloud.accountIds.slice(0, 2).map((account) => [account, "ReprovisionRequired"]),
      );
    });

    it("tells all that the list tells", async () => {
      const [targetId = ""] = program.cloud.accountIds;
      const accessConfigurationId = idOf("auditors");
      const args = { accessConfigurationId: `${DirectoryId}:${accessConfigurationId}`, targetId };
      const { provisionings } = await cloudsso.getAccessConfigurationProvisionings(args);
      const [{ createTime, updateTime, targetName, targetPath, targetPathName, ...rest } = assert.fail()] =
        provisionings;
      assert.deepEqual(rest, {
        id: `${DirectoryId}:${accessConfigurationId}:RD-Account:${targetId}`,
        directoryId: DirectoryId,
        accessConfigurationId,
        accessConfigurationName: "auditors",
        targetType: "RD-Account",
        targetId,
        status: "Provisioned",
        ramPolicyNames: ["AliyunReservedSSO-auditors-InlinePolicy"],
        ramRoleName: "AliyunReservedSSO-auditors",
        samlProviderName: `AliyunReservedSSO-${DirectoryId}`,
      });
      assert.ok(createTime && updateTime && targetName && targetPathName);
      assert.match(targetPath ?? "", new RegExp(`^rd-.*/${targetId}$`));
    });

    it("takes outputs", async () => {
      const targetId = pulumi.output(program.cloud.accountIds[2] ?? "");
      const found = cloudsso.getAccessConfigurationProvisioningsOutput({ targetId });
      assert.equal((await resultOf(found)).provisionings.length, 1);
    });

    it("refuses what would filter otherwise than meant, and sends nothing", async () => {
      for (const args of [
        { accessConfigurationId: "" },
        { accessConfigurationId: "auditors" },
        { targetId: "" },
        { targetType: "RD-Account" as const },
      ]) {
        await assert.rejects(cloudsso.getAccessConfigurationProvisionings(args), / must be |give both or neither/);
      }
      assert.deepEqual(sent(), []);
    });
  });

  describe("getDirectoryStatistics", () => {
    it("tells what there is and what there may be", async () => {
      const found = await cloudsso.getDirectoryStatistics();
      const { directoryName, region } = program.cloud.state.cloudsso.directory ?? assert.fail();
      assert.deepEqual(found, {
        id: DirectoryId,
        directoryId: DirectoryId,
        directoryName,
        region,
        userCount: 0,
        userQuota: 1000,
        groupCount: 0,
        groupQuota: 500,
        accessConfigurationCount: MANY + 2,
        accessConfigurationQuota: 1000,
        systemPolicyPerAccessConfigurationQuota: 20,
        inlinePolicyPerAccessConfigurationQuota: 1,
        accessAssignmentCount: 0,
        scimServerCredentialCount: 0,
        scimSyncEnabled: false,
        ssoEnabled: false,
        inProgressTaskCount: 0,
      });
    });

    it("takes outputs, and fails where there is no such directory", async () => {
      const directoryId = pulumi.output(DirectoryId);
      assert.equal((await resultOf(cloudsso.getDirectoryStatisticsOutput({ directoryId }))).id, DirectoryId);
      await assert.rejects(
        cloudsso.getDirectoryStatistics({ directoryId: "d-000000000000" }),
        /EntityNotExists\.Directory/,
      );
    });
  });
});
