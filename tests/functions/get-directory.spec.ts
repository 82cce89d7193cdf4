import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { cloudsso, ims } from "../../provider";
import { type Program, resultOf, startProgram } from "../support/program";

describe("getDirectory", () => {
  let program: Program;

  before(async () => {
    program = await startProgram();
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  it("gives the account's one directory", async () => {
    const { createTime, ...found } = await cloudsso.getDirectory();
    const { directoryId } = program.cloud;
    assert.deepEqual(found, {
      id: directoryId,
      directoryId,
      directoryName: program.cloud.state.cloudsso.directory?.directoryName,
      region: "cn-shanghai",
    });
    assert.match(createTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("gives the one that is named, and asks for no list", async () => {
    const { directoryId } = program.cloud;
    assert.equal((await cloudsso.getDirectory({ directoryId })).id, directoryId);
    assert.deepEqual(
      program.calls().map(({ action }) => action),
      ["GetDirectory"],
    );
  });

  it("asks once for all that want the account's one", async () => {
    await Promise.all([cloudsso.getDirectory(), cloudsso.getDirectory()]);
    await cloudsso.getDirectory();
    assert.equal(program.calls("ListDirectories").length, 1);
  });

  it("asks again where the first answer was a failure", async () => {
    await program.cloud.control.fault({ action: "ListDirectories", kind: "refuse", code: "NoPermission", status: 403 });
    await assert.rejects(cloudsso.getDirectory(), /NoPermission/);
    assert.equal((await cloudsso.getDirectory()).id, program.cloud.directoryId);
  });

  it("takes outputs, and gives one", async () => {
    const directoryId = pulumi.output(program.cloud.directoryId);
    assert.equal((await resultOf(cloudsso.getDirectoryOutput({ directoryId }))).id, program.cloud.directoryId);
    assert.equal((await resultOf(cloudsso.getDirectoryOutput())).id, program.cloud.directoryId);
    assert.equal((await resultOf(cloudsso.getServiceStatusOutput())).status, "Enabled");
  });

  it("keeps what a secret argument says a secret", async () => {
    const found = cloudsso.getDirectoryOutput({ directoryId: pulumi.secret(program.cloud.directoryId) });
    assert.equal(await pulumi.isSecret(found), true);
  });

  it("refuses what is no id before anything is sent, and ends the program with a sentence alone", async () => {
    await assert.rejects(cloudsso.getDirectory({ directoryId: "" }), (error: Error) => {
      assert.equal(error.message, "directoryId must be the id of a directory (d-...)");
      assert.doesNotMatch(error.stack ?? "", /node_modules/, "is printed at once");
      return pulumi.RunError.isInstance(error);
    });
    assert.deepEqual(program.calls(), []);
  });
});

describe("getDirectories", () => {
  it("gives all that the account has in the region: one, or none", async () => {
    for (const directory of [true, false]) {
      const program = await startProgram({ directory });
      const { ids, directories } = await cloudsso.getDirectories();
      assert.deepEqual(ids, directory ? [program.cloud.directoryId] : []);
      assert.deepEqual(directories, directory ? [await cloudsso.getDirectory()] : []);
      assert.deepEqual(await resultOf(cloudsso.getDirectoriesOutput({})), { ids, directories });
      const [{ directoryName } = { directoryName: "none" }] = directories;
      assert.deepEqual(await cloudsso.getDirectories({ directoryName }), { ids, directories });
      assert.deepEqual((await cloudsso.getDirectories({ directoryName: `${directoryName}-2` })).ids, []);
      await program.close();
    }
  });
});

describe("a function about a directory that is not there", () => {
  let program: Program;

  before(async () => {
    program = await startProgram({ directory: false });
  });

  after(() => program.close());

  it("says where to look", async () => {
    await assert.rejects(cloudsso.getDirectory(), {
      message: "there is no CloudSSO directory in this region; getServiceStatus tells which region has one",
    });
  });
});

describe("ims.getUser", () => {
  let program: Program;
  const userPrincipalName = "alice@1000000000000000.onaliyun.com";

  before(async () => {
    program = await startProgram();
    const tag = [{ Key: "team", Value: "audit" }];
    await program.console(
      "CreateUser",
      { UserPrincipalName: userPrincipalName, DisplayName: "Alice", Tag: tag },
      "ims",
    );
  });

  after(() => program.close());

  it("finds a user by number and by name", async () => {
    const { createDate, ...alice } = await ims.getUser({ userPrincipalName });
    assert.deepEqual(alice, {
      id: alice.id,
      userId: alice.id,
      userPrincipalName,
      displayName: "Alice",
      tags: { team: "audit" },
    });
    assert.ok(createDate);
    assert.equal((await ims.getUser({ userId: alice.id })).userPrincipalName, userPrincipalName);
    assert.equal((await resultOf(ims.getUserOutput({ userId: pulumi.output(alice.id) }))).displayName, "Alice");
  });

  it("refuses both and neither", async () => {
    await program.forget();
    const message = "exactly one of userId and userPrincipalName must be given";
    await assert.rejects(ims.getUser({}), { message });
    await assert.rejects(ims.getUser({ userId: "1", userPrincipalName }), { message });
    assert.deepEqual(program.calls(), []);
  });

  it("says that there is none", async () => {
    await assert.rejects(ims.getUser({ userId: "1" }), /EntityNotExist\.User/);
  });
});
