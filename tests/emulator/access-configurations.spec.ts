import assert from "node:assert/strict";
import {
  type Desk,
  inlinePolicy,
  newConfiguration,
  onAccount,
  openDesk,
  policyDocument,
  provision,
  systemPolicy,
} from "./desk";

describe("emulator: access configurations", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  const account = (index: number) => desk.emulator.accountIds[index];
  const notifications = async (AccessConfigurationId: string) =>
    (await desk.cloudsso("GetAccessConfiguration", { AccessConfigurationId })).AccessConfiguration.StatusNotifications;
  const statuses = async (AccessConfigurationId: string): Promise<string[]> => {
    const list = await desk.cloudsso("ListAccessConfigurationProvisionings", { AccessConfigurationId });
    return list.AccessConfigurationProvisionings.map((row: { Status: string }) => row.Status);
  };

  it("creates with the documented defaults, and reads the same back", async () => {
    const made = await desk.cloudsso("CreateAccessConfiguration", { AccessConfigurationName: "Admin" });
    const { AccessConfigurationId, CreateTime, UpdateTime, ...rest } = made.AccessConfiguration;
    assert.match(AccessConfigurationId, /^ac-[a-z0-9]{20}$/);
    assert.match(CreateTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(rest, {
      AccessConfigurationName: "Admin",
      Description: "",
      RelayState: "",
      SessionDuration: 3600,
      StatusNotifications: [],
      Tags: [],
    });
    const read = await desk.cloudsso("GetAccessConfiguration", { AccessConfigurationId });
    assert.deepEqual(read.AccessConfiguration, made.AccessConfiguration);
  });

  it("keeps names unique whatever their case, or by case when told so", async () => {
    await desk.cloudsso("CreateAccessConfiguration", { AccessConfigurationName: "Admin" });
    const again = { AccessConfigurationName: "ADMIN" };
    assert.equal(
      await desk.refused("cloudsso", "CreateAccessConfiguration", again),
      "Unverified.AlreadyExists.AccessConfiguration",
    );
    await desk.emulator.control.setOptions({ nameCase: "sensitive" });
    await desk.cloudsso("CreateAccessConfiguration", again);
  });

  it("updates what is sent, keeps the rest, and leaves the tags out of the answer", async () => {
    const made = await desk.cloudsso("CreateAccessConfiguration", {
      AccessConfigurationName: "Admin",
      Description: "first",
      SessionDuration: 7200,
      Tags: [{ Key: "team", Value: "platform" }],
    });
    const { AccessConfigurationId } = made.AccessConfiguration;
    const updated = await desk.cloudsso("UpdateAccessConfiguration", { AccessConfigurationId, NewDescription: "" });
    assert.equal(updated.AccessConfiguration.Description, "");
    assert.equal(updated.AccessConfiguration.SessionDuration, 7200);
    assert.equal("Tags" in updated.AccessConfiguration, false);
    const read = await desk.cloudsso("GetAccessConfiguration", { AccessConfigurationId });
    assert.deepEqual(read.AccessConfiguration.Tags, [{ Key: "team", Value: "platform" }]);
  });

  for (const [emptyNewValue, outcome] of [
    ["ignore", "first"],
    ["refuse", "InvalidParameter.NewDescription"],
  ] as const) {
    it(`can ${emptyNewValue} an empty New... text instead of clearing`, async () => {
      await desk.emulator.control.setOptions({ emptyNewValue });
      const given = { AccessConfigurationName: "Admin", Description: "first" };
      const { AccessConfiguration } = await desk.cloudsso("CreateAccessConfiguration", given);
      const { AccessConfigurationId } = AccessConfiguration;
      const { json } = await desk.answer("cloudsso", "UpdateAccessConfiguration", {
        AccessConfigurationId,
        NewDescription: "",
      });
      assert.equal(json.Code ?? json.AccessConfiguration.Description, outcome);
    });
  }

  it("filters the list by name, tags and notification", async () => {
    const alpha = await newConfiguration(desk, "team-alpha");
    await newConfiguration(desk, "team-beta");
    const tags = { ResourceType: "accessConfiguration", ResourceId: [alpha], Tag: [{ Key: "team", Value: "a" }] };
    await desk.cloudsso("TagResources", tags);
    await provision(desk, alpha, account(0));
    await desk.cloudsso("AddPermissionPolicyToAccessConfiguration", {
      AccessConfigurationId: alpha,
      ...inlinePolicy("x"),
    });
    const names = async (filter: object) => {
      const list = await desk.cloudsso("ListAccessConfigurations", { ...filter });
      return list.AccessConfigurations.map((row: { AccessConfigurationName: string }) => row.AccessConfigurationName);
    };
    assert.deepEqual(await names({ Filter: "accessconfigurationname SW TEAM-" }), ["team-alpha", "team-beta"]);
    assert.deepEqual(await names({ Filter: "AccessConfigurationName eq team-BETA" }), ["team-beta"]);
    assert.deepEqual(await names({ Filter: "AccessConfigurationName eq team" }), []);
    assert.deepEqual(await names({ Tags: [{ Key: "team", Value: "a" }] }), ["team-alpha"]);
    assert.deepEqual(await names({ StatusNotifications: "ReprovisionRequired" }), ["team-alpha"]);
    assert.equal(
      await desk.refused("cloudsso", "ListAccessConfigurations", { Filter: "AccessConfigurationName co team" }),
      "InvalidParameter.Filter",
    );
  });

  it("lists policies with a document for the inline one only, as it was sent", async () => {
    const AccessConfigurationId = await newConfiguration(desk, "Admin");
    const document = '{ "Version":"1",\n "Statement": [] }';
    const inline = { PermissionPolicyType: "Inline", PermissionPolicyName: "own", InlinePolicyDocument: document };
    await desk.cloudsso("AddPermissionPolicyToAccessConfiguration", { AccessConfigurationId, ...inline });
    const list = await desk.cloudsso("ListPermissionPoliciesInAccessConfiguration", { AccessConfigurationId });
    const rows = list.PermissionPolicies.map(({ AddTime, ...row }: { AddTime: string }) => row);
    assert.deepEqual(rows, [
      systemPolicy("ReadOnlyAccess"),
      { PermissionPolicyType: "Inline", PermissionPolicyName: "own", PermissionPolicyDocument: document },
    ]);
    const only = { AccessConfigurationId, PermissionPolicyType: "Inline" };
    assert.equal((await desk.cloudsso("ListPermissionPoliciesInAccessConfiguration", only)).TotalCounts, 1);
  });

  it("refuses policies that are there already, unknown, too many, or badly written", async () => {
    const AccessConfigurationId = await newConfiguration(desk, "Admin");
    const add = (policy: object) =>
      desk.refused("cloudsso", "AddPermissionPolicyToAccessConfiguration", { AccessConfigurationId, ...policy });
    assert.equal(await add(systemPolicy("ReadOnlyAccess")), "Unverified.AlreadySo.PermissionPolicy");
    assert.equal(await add(systemPolicy("NoSuchThing")), "Unverified.NotThere.SystemPolicy");
    const document = (InlinePolicyDocument: string) => ({ ...inlinePolicy("own"), InlinePolicyDocument });
    assert.equal(await add(document("{")), "InvalidParameter.InlinePolicyDocument");
    assert.equal(await add(document('{"Version":"2"}')), "InvalidParameter.InlinePolicyDocument");
    assert.equal(await add(document(policyDocument("x".repeat(6144)))), "InvalidParameter.InlinePolicyDocument");
    assert.equal(await add({ ...inlinePolicy("n".repeat(33)) }), "InvalidParameter.PermissionPolicyName");
    await desk.cloudsso("AddPermissionPolicyToAccessConfiguration", { AccessConfigurationId, ...inlinePolicy("own") });
    assert.equal(await add(inlinePolicy("second")), "Unverified.QuotaReached.PermissionPolicy");
    for (let count = 2; count <= 20; count += 1) {
      const policy = systemPolicy(`AliyunProduct${count}FullAccess`);
      await desk.cloudsso("AddPermissionPolicyToAccessConfiguration", { AccessConfigurationId, ...policy });
    }
    assert.equal(await add(systemPolicy("AliyunProduct21FullAccess")), "Unverified.QuotaReached.PermissionPolicy");
  });

  describe("ReprovisionRequired", () => {
    const edits: readonly [string, string, object][] = [
      ["a system policy is added", "AddPermissionPolicyToAccessConfiguration", systemPolicy("AliyunOSSFullAccess")],
      ["a system policy is removed", "RemovePermissionPolicyFromAccessConfiguration", systemPolicy("ReadOnlyAccess")],
      [
        "the inline policy changes",
        "UpdateInlinePolicyForAccessConfiguration",
        { InlinePolicyName: "own", NewInlinePolicyDocument: policyDocument("ecs:*") },
      ],
      [
        "the inline policy is removed",
        "RemovePermissionPolicyFromAccessConfiguration",
        { PermissionPolicyType: "Inline", PermissionPolicyName: "own" },
      ],
    ];
    for (const [what, action, parameters] of edits) {
      it(`comes over every provisioned account when ${what}, and goes with each one's provisioning`, async () => {
        const AccessConfigurationId = await newConfiguration(desk, "Admin");
        await desk.cloudsso("AddPermissionPolicyToAccessConfiguration", {
          AccessConfigurationId,
          ...inlinePolicy("own"),
        });
        assert.deepEqual(await notifications(AccessConfigurationId), []);
        await provision(desk, AccessConfigurationId, account(0));
        await provision(desk, AccessConfigurationId, account(1));
        await desk.cloudsso(action, { AccessConfigurationId, ...parameters });
        assert.deepEqual(await statuses(AccessConfigurationId), ["ReprovisionRequired", "ReprovisionRequired"]);
        assert.deepEqual(await notifications(AccessConfigurationId), ["ReprovisionRequired"]);
        await provision(desk, AccessConfigurationId, account(0));
        assert.deepEqual(await statuses(AccessConfigurationId), ["Provisioned", "ReprovisionRequired"]);
        assert.deepEqual(await notifications(AccessConfigurationId), ["ReprovisionRequired"]);
        await provision(desk, AccessConfigurationId, account(1));
        assert.deepEqual(await notifications(AccessConfigurationId), []);
      });
    }

    it("does not come with description, relay state or session duration", async () => {
      const AccessConfigurationId = await newConfiguration(desk, "Admin");
      await provision(desk, AccessConfigurationId, account(0));
      await desk.cloudsso("UpdateAccessConfiguration", {
        AccessConfigurationId,
        NewDescription: "other",
        NewSessionDuration: 900,
        NewRelayState: "https://cloudsso.console.aliyun.com/test1",
      });
      assert.deepEqual(await statuses(AccessConfigurationId), ["Provisioned"]);
    });

    for (const [undoneEdit, expected] of [
      ["stays", "ReprovisionRequired"],
      ["clears", "Provisioned"],
    ] as const) {
      it(`${undoneEdit} when the edit is undone, as the option says`, async () => {
        await desk.emulator.control.setOptions({ undoneEdit });
        const AccessConfigurationId = await newConfiguration(desk, "Admin");
        await provision(desk, AccessConfigurationId, account(0));
        const policy = { AccessConfigurationId, ...systemPolicy("AliyunOSSFullAccess") };
        await desk.cloudsso("AddPermissionPolicyToAccessConfiguration", policy);
        await desk.cloudsso("RemovePermissionPolicyFromAccessConfiguration", policy);
        assert.deepEqual(await statuses(AccessConfigurationId), [expected]);
      });
    }

    for (const [grantOnStaleAccount, expected] of [
      ["stays", "ReprovisionRequired"],
      ["refreshes", "Provisioned"],
    ] as const) {
      it(`${grantOnStaleAccount} with a new grant, as the option says`, async () => {
        await desk.emulator.control.setOptions({ grantOnStaleAccount });
        const AccessConfigurationId = await newConfiguration(desk, "Admin");
        await provision(desk, AccessConfigurationId, account(0));
        const edit = { AccessConfigurationId, ...systemPolicy("AliyunOSSFullAccess") };
        await desk.cloudsso("AddPermissionPolicyToAccessConfiguration", edit);
        const { User } = await desk.cloudsso("CreateUser", { UserName: "alice" });
        const grantee = { PrincipalType: "User", PrincipalId: User.UserId };
        await desk.cloudsso("CreateAccessAssignment", { AccessConfigurationId, ...onAccount(account(0)), ...grantee });
        await desk.emulator.control.finishTasks();
        assert.deepEqual(await statuses(AccessConfigurationId), [expected]);
      });
    }
  });

  it("goes only when nothing hangs on it, in the documented order", async () => {
    const AccessConfigurationId = await newConfiguration(desk, "Admin");
    const { User } = await desk.cloudsso("CreateUser", { UserName: "alice" });
    const place = { AccessConfigurationId, ...onAccount(account(0)) };
    const grant = { ...place, PrincipalType: "User", PrincipalId: User.UserId };
    const refused = () => desk.refused("cloudsso", "DeleteAccessConfiguration", { AccessConfigurationId });
    const { control } = desk.emulator;
    await control.setTaskDuration(60_000);

    await desk.cloudsso("CreateAccessAssignment", grant);
    assert.equal(await refused(), "DeletionConflict.AccessConfiguration.Task");
    await control.finishTasks();
    assert.equal(await refused(), "DeletionConflict.AccessConfiguration.AccessAssignment");
    assert.equal(
      await desk.refused("cloudsso", "DeprovisionAccessConfiguration", place),
      "DeletionConflict.AccessConfigurationProvisioning.AccessAssignment",
    );
    await desk.cloudsso("DeleteAccessAssignment", grant);
    await control.finishTasks();
    assert.equal(await refused(), "DeletionConflict.AccessConfiguration.Provisioning");
    await desk.cloudsso("DeprovisionAccessConfiguration", place);
    await control.finishTasks();
    assert.equal(await refused(), "Unverified.InUse.AccessConfiguration.PermissionPolicy");
    await desk.cloudsso("DeleteAccessConfiguration", { AccessConfigurationId, ForceRemovePermissionPolicies: true });
    assert.equal(
      await desk.refused("cloudsso", "GetAccessConfiguration", { AccessConfigurationId }),
      "EntityNotExists.AccessConfiguration",
    );
  });
});
