import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { AlibabaError, cloudsso, connect } from "../../provider";
import { failureOf } from "../support/failures";
import { type Program, startProgram } from "../support/program";

describe("connect", () => {
  let program: Program;
  let DirectoryId: string;

  before(async () => {
    program = await startProgram();
    DirectoryId = program.cloud.directoryId;
    for (let index = 0; index < 101; index++) {
      await program.console("CreateUser", { DirectoryId, UserName: `user-${index}` });
    }
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  it("calls with the configuration of the stack, and writes", async () => {
    const api = connect();
    const { Group } = await api.cloudsso.createGroup({ DirectoryId, GroupName: "operators" });
    const groups = Object.values(program.cloud.state.cloudsso.directory?.groups ?? {});
    assert.deepEqual(
      groups.map(({ groupId, groupName }) => [groupId, groupName]),
      [[Group?.GroupId, "operators"]],
    );
    const { User } = await api.ims.createUser({
      UserPrincipalName: "a@1000000000000000.onaliyun.com",
      DisplayName: "A",
    });
    assert.ok(User?.UserId);
  });

  it("calls RAM, the resource directory and STS", async () => {
    const { ram, resourceDirectory, sts } = connect();
    const PolicyDocument = JSON.stringify({
      Version: "1",
      Statement: [{ Effect: "Allow", Action: "oss:Get*", Resource: "*" }],
    });
    await ram.createPolicy({ PolicyName: "readers", PolicyDocument });
    assert.ok(Object.values(program.cloud.state.ram["1000000000000000"]?.policies ?? {}).length === 1);
    assert.equal((await ram.getPolicy({ PolicyName: "readers", PolicyType: "Custom" })).Policy?.DefaultVersion, "v1");
    assert.equal((await resourceDirectory.listAccounts.all({})).length, 3);
    assert.equal((await sts.getCallerIdentity()).AccountId, "1000000000000000");
  });

  it("is plain objects of functions, which the tests of a program can look at and replace", async () => {
    const api = connect();
    assert.deepEqual(Object.keys(api).sort(), ["cloudsso", "ims", "ram", "resourceDirectory", "sts"]);
    assert.ok(Object.keys({ ...api.ims }).includes("getUser"));
    assert.equal(api.ims.getUser, api.ims.getUser);
    const ims = { ...api.ims, getUser: async () => ({ User: { UserId: "1" } }) };
    const replaced = Object.assign(api, { ims });
    assert.deepEqual(await replaced.ims.getUser(), { User: { UserId: "1" } });
    assert.deepEqual(program.calls("GetUser"), []);
  });

  it("reads lists to their end, in full pages", async () => {
    const { listUsers } = connect().cloudsso;
    assert.equal((await listUsers({ DirectoryId })).Users?.length, 10);
    await program.forget();
    assert.equal((await listUsers.all({ DirectoryId })).length, 101);
    assert.equal(program.calls("ListUsers").length, 2);
    const lengths: number[] = [];
    for await (const page of listUsers.pages({ DirectoryId, MaxResults: 60 })) lengths.push(page.length);
    assert.deepEqual(lengths, [60, 41]);
    for await (const { UserName } of listUsers.items({ DirectoryId })) {
      assert.match(UserName ?? "", /^user-/);
      break;
    }
  });

  it("repeats what may be repeated", async () => {
    await program.cloud.control.fault({ kind: "throttle", action: "GetDirectory" });
    await program.cloud.control.fault({ kind: "resetBefore", action: "GetDirectory", nth: 2 });
    assert.equal((await connect().cloudsso.getDirectory({ DirectoryId })).Directory?.DirectoryId, DirectoryId);
    assert.equal(program.calls("GetDirectory").length, 3);
  });

  it("fails with the service's code, and ends a program with a sentence alone", async () => {
    const failure = await failureOf(connect().cloudsso.getUser({ DirectoryId, UserId: "u-00000000000000000000" }));
    assert.ok(failure instanceof AlibabaError);
    assert.equal(failure.kind, "service");
    assert.equal(failure.code, "EntityNotExists.User");
    assert.equal(failure.status, 404);
    assert.match(failure.requestId ?? "", /^[0-9A-F-]{36}$/);
    assert.ok(pulumi.RunError.isInstance(failure));
    assert.doesNotMatch(failure.stack ?? "", /node_modules/, "is printed at once");
    assert.deepEqual(Object.keys(failure).includes("__pulumiRunError"), false);
  });

  it("says of a write without an answer that it may have been carried out", async () => {
    await program.cloud.control.fault({ kind: "resetAfter", action: "ResetUserPassword" });
    const [user] = await connect().cloudsso.listUsers.all({ DirectoryId });
    const failure = await failureOf(
      connect().cloudsso.resetUserPassword({
        DirectoryId,
        UserId: user?.UserId ?? "",
        GenerateRandomPassword: true,
      }),
    );
    assert.ok(failure instanceof AlibabaError);
    assert.equal(failure.kind, "unknown-outcome");
    assert.equal(program.calls("ResetUserPassword").length, 1);
  });

  it("ends a call by its signal", async () => {
    const signal = AbortSignal.abort();
    const failure = await failureOf(connect().cloudsso.getDirectory({ DirectoryId }, { signal }));
    assert.ok(failure instanceof AlibabaError);
    assert.equal(failure.kind, "cancelled");
    assert.deepEqual(program.calls(), []);
  });

  it("takes settings of its own, and leaves those of the stack", async () => {
    const other = await startProgram();
    const { url } = other.cloud;
    await program.forget();
    const there = connect({ endpoints: { cloudsso: url } });
    const { Directories = [] } = await there.cloudsso.listDirectories();
    assert.equal(Directories[0]?.Region, "cn-shanghai");
    assert.equal(other.cloud.calls.length, 1);
    assert.deepEqual(program.calls(), []);
    assert.equal((await cloudsso.getDirectory()).id, DirectoryId);
    await other.cloud.close();
  });

  it("refuses keys of another account before anything is called", async () => {
    const { cloudsso: api } = connect({ accountId: "1234567890123456" });
    await assert.rejects(
      api.listDirectories(),
      /^ConfigurationError: Nothing was called: alicloud-identity:accountId is 1234567890123456, but/,
    );
    assert.deepEqual(program.calls("ListDirectories"), []);
  });

  it("refuses settings that cannot be meant, with a sentence alone", () => {
    const settings: object = { regionn: "cn-shanghai" };
    assert.throws(
      () => connect(settings),
      (error: Error) => {
        assert.equal(error.message, "alicloud-identity:regionn is not a setting; did you mean region?");
        return pulumi.RunError.isInstance(error);
      },
    );
  });
});
