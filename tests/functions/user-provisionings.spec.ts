import assert from "node:assert/strict";
import { cloudsso } from "../../provider";
import { type Program, resultOf, startProgram } from "../support/program";

const EXISTS = "OperationConflict.UserProvisioning.Process.fail.ImsUserExists";
/** More than a page holds by default. */
const MANY = 12;

type Row = { readonly [name: string]: string };

describe("functions about RAM user provisioning", () => {
  let program: Program;
  let alice: string;
  let operators: string;

  before(async () => {
    program = await startProgram({ accounts: MANY });
    const { console, cloud } = program;
    const at = { DirectoryId: cloud.directoryId };
    const make = async (action: string, parameters: object, field: string) =>
      (await console(action, { ...at, ...parameters }))[field] as Row;
    alice = (await make("CreateUser", { UserName: "alice" }, "User"))["UserId"] ?? "";
    operators = (await make("CreateGroup", { GroupName: "operators" }, "Group"))["GroupId"] ?? "";
    await console("AddUserToGroup", { ...at, GroupId: operators, UserId: alice });
    for (const name of ["alice", "alice_sso"]) {
      const UserPrincipalName = `${name}@${cloud.managementAccountId}.onaliyun.com`;
      await console("CreateUser", { UserPrincipalName, DisplayName: name }, "ims");
    }
    const into = (PrincipalType: string, PrincipalId: string, TargetId: string | undefined) =>
      make(
        "CreateUserProvisioning",
        { PrincipalType, PrincipalId, TargetType: "RD-Account", TargetId, ...strategies },
        "UserProvisioning",
      );
    for (const account of cloud.accountIds) await into("Group", operators, account);
    await into("User", alice, cloud.accountIds[0]);
    await into("Group", operators, cloud.managementAccountId);
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  const strategies = { DuplicationStrategy: "KeepBoth", DeletionStrategy: "Delete", Description: "by hand" };

  it("getUserProvisionings gives all, in one order, in full pages", async () => {
    const { ids, provisionings } = await cloudsso.getUserProvisionings();
    const { directoryId, accountIds } = program.cloud;
    assert.equal(ids.length, MANY + 2);
    assert.deepEqual(
      ids,
      provisionings.map(({ id }) => id),
    );
    assert.equal(provisionings[0]?.principalName, "alice");
    const { createTime, updateTime, id, userProvisioningId, ...first } = provisionings[0] ?? assert.fail();
    assert.equal(id, `${directoryId}:${userProvisioningId}`);
    assert.deepEqual(first, {
      directoryId,
      principalType: "User",
      principalId: alice,
      principalName: "alice",
      targetType: "RD-Account",
      targetId: accountIds[0],
      targetName: "account-1",
      targetPath: "rd-Em1D1r/root/account-1",
      duplicationStrategy: "KeepBoth",
      deletionStrategy: "Delete",
      description: "by hand",
      status: "Enabled",
    });
    await program.cloud.control.setOptions({ listOrder: "newest first" });
    assert.deepEqual((await cloudsso.getUserProvisionings()).ids, ids);
    await program.cloud.control.setOptions({ listOrder: "oldest first" });
    assert.equal(program.calls("ListUserProvisionings").length, 2);
  });

  it("getUserProvisionings filters by principal and by account, at the service", async () => {
    const [account = ""] = program.cloud.accountIds;
    const { directoryId } = program.cloud;
    const count = async (args: cloudsso.GetUserProvisioningsArgs) =>
      (await cloudsso.getUserProvisionings({ directoryId, ...args })).ids.length;
    assert.equal(await count({ principalType: "User", principalId: alice }), 1);
    assert.equal(await count({ principalType: "Group", principalId: `${directoryId}:${operators}` }), MANY + 1);
    assert.equal(await count({ targetId: account }), 2);
    assert.equal(await count({ targetId: account, principalType: "Group", principalId: operators }), 1);
    assert.deepEqual(
      program.calls().map(({ action, parameters }) => [action, parameters["PrincipalId"], parameters["TargetId"]]),
      [
        ["ListUserProvisionings", alice, undefined],
        ["ListUserProvisionings", operators, undefined],
        ["ListUserProvisionings", undefined, account],
        ["ListUserProvisionings", operators, account],
      ],
    );
  });

  it("getUserProvisionings refuses half a filter and what is no id, before anything is sent", async () => {
    await assert.rejects(cloudsso.getUserProvisionings({ principalType: "User" }), {
      message: "principalType filters only together with principalId; give both or neither",
    });
    await assert.rejects(cloudsso.getUserProvisionings({ principalType: "User", principalId: operators }), {
      message: "principalId must be an id (u-...), bare or joined",
    });
    await assert.rejects(cloudsso.getUserProvisionings({ targetId: "production" }), /targetId must be the UID/);
    assert.deepEqual(program.calls(), []);
  });

  it("getUserProvisioningEvents gives what failed, of all or of one, with its error", async () => {
    const { ids, events } = await cloudsso.getUserProvisioningEvents();
    const [event, ...more] = events;
    assert.deepEqual([ids, more], [[event?.id], []]);
    const { managementAccountId } = program.cloud;
    assert.deepEqual(
      [event?.sourceType, event?.principalName, event?.targetId, event?.errorCount, event?.errorInfo],
      ["StartProvisioning", "operators", managementAccountId, 1, EXISTS],
    );
    const { provisionings } = await cloudsso.getUserProvisionings({ targetId: managementAccountId });
    const [{ id } = assert.fail()] = provisionings;
    assert.deepEqual((await cloudsso.getUserProvisioningEvents({ userProvisioningId: id })).ids, ids);
    const [other = ""] = (await cloudsso.getUserProvisionings({ principalType: "User", principalId: alice })).ids;
    assert.deepEqual((await resultOf(cloudsso.getUserProvisioningEventsOutput({ userProvisioningId: other }))).ids, []);
  });
});

describe("getScimServerCredentials", () => {
  let program: Program;

  before(async () => {
    program = await startProgram();
  });

  after(() => program.close());

  it("gives those that there are, the one that ends first in front, and never a secret", async () => {
    assert.deepEqual(await cloudsso.getScimServerCredentials(), { ids: [], credentials: [] });
    const { directoryId } = program.cloud;
    const make = async () =>
      (await program.console("CreateSCIMServerCredential", { DirectoryId: directoryId }))[
        "SCIMServerCredential"
      ] as Row;
    const first = await make();
    await program.cloud.control.advanceClock(60_000);
    const second = await make();
    const off = { DirectoryId: directoryId, CredentialId: second["CredentialId"], NewStatus: "Disabled" };
    await program.console("UpdateSCIMServerCredentialStatus", off);
    const ids = [first, second].map(({ CredentialId }) => `${directoryId}:${CredentialId}`);

    const all = await cloudsso.getScimServerCredentials();
    assert.deepEqual(all.ids, ids);
    assert.deepEqual(all.credentials[0], {
      id: ids[0],
      directoryId,
      credentialId: first["CredentialId"],
      credentialType: "BearerToken",
      status: "Enabled",
      createTime: first["CreateTime"],
      expireTime: first["ExpireTime"],
    });
    for (const { CredentialSecret } of [first, second])
      assert.ok(!JSON.stringify(all).includes(String(CredentialSecret)));
    await program.cloud.control.setOptions({ listOrder: "newest first" });
    assert.deepEqual((await cloudsso.getScimServerCredentials({ directoryId })).ids, ids);
    assert.deepEqual((await cloudsso.getScimServerCredentials({ status: "Disabled" })).ids, [ids[1]]);
    assert.deepEqual((await resultOf(cloudsso.getScimServerCredentialsOutput({ status: "Enabled" }))).ids, [ids[0]]);
  });
});
