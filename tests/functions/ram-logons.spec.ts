import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ims } from "../../provider";
import { type Program, resultOf, startProgram } from "../support/program";
import { ramOf } from "../support/view";

describe("functions about keys and logons of RAM users", () => {
  let program: Program;
  let name: string;
  let userId: string;

  const sent = () => program.calls().map(({ action }) => action);
  const user = () => {
    const found = ramOf(program.cloud).users[userId];
    assert.ok(found);
    return found;
  };
  const ids = () => Object.keys(user().accessKeys);

  before(async () => {
    program = await startProgram();
    name = `ann@${ramOf(program.cloud).defaultDomain}`;
    const at = { UserPrincipalName: name };
    const { User } = await program.console("CreateUser", { ...at, DisplayName: "Ann" }, "ims");
    userId = (User as { UserId: string }).UserId;
    await program.console("CreateAccessKey", at, "ims");
    await program.cloud.control.advanceClock(60_000);
    await program.console("CreateAccessKey", at, "ims");
    await program.console("UpdateAccessKey", { ...at, UserAccessKeyId: ids()[1], Status: "Inactive" }, "ims");
    await program.console("CreateLoginProfile", { ...at, Password: "Correct-horse-7", MFABindRequired: true }, "ims");
    await program.console("CreateUser", { UserPrincipalName: name.replace("ann", "ben"), DisplayName: "Ben" }, "ims");
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  describe("getAccessKeys", () => {
    it("gives all of a user, by either name, the oldest first, and never a secret", async () => {
      const found = await ims.getAccessKeys({ userPrincipalName: name });
      assert.deepEqual(sent(), ["GetUser", "ListAccessKeys"]);
      assert.deepEqual(found.ids, ids());
      assert.deepEqual(
        found.keys.map((key) => [key.id, key.accessKeyId, key.userId, key.status]),
        ids().map((id, index) => [id, id, userId, index === 0 ? "Active" : "Inactive"]),
      );
      assert.ok(found.keys.every(({ createDate, updateDate }) => createDate && updateDate));
      assert.deepEqual(await ims.getAccessKeys({ userId }), found);
      for (const { accessKeySecret } of Object.values(user().accessKeys)) {
        assert.ok(!JSON.stringify(found).includes(accessKeySecret));
      }
    });

    it("filters by the status, and gives none where there is none", async () => {
      assert.deepEqual((await ims.getAccessKeys({ userId, status: "Inactive" })).ids, [ids()[1]]);
      assert.deepEqual((await ims.getAccessKeys({ userPrincipalName: name.replace("ann", "ben") })).ids, []);
    });

    it("never looks at the caller's own, and fails where there is no such user", async () => {
      await assert.rejects(ims.getAccessKeys({}), /exactly one of userId and userPrincipalName must be given/);
      await assert.rejects(ims.getAccessKeys({ userId, userPrincipalName: name }), /exactly one of/);
      await assert.rejects(ims.getAccessKeys({ userId: "200000000000000000" }), /EntityNotExist\.User/);
      assert.deepEqual(sent(), ["GetUser"]);
    });

    it("takes outputs", async () => {
      const found = ims.getAccessKeysOutput({ userId: pulumi.output(userId), status: "Active" });
      assert.deepEqual(await resultOf(found.ids), [ids()[0]]);
    });
  });

  describe("getAccessKeyLastUsed", () => {
    for (const unusedKey of ["empty", "absent", "N/A"] as const) {
      it(`says nothing of a key that was never used, which the service tells by what is ${unusedKey}`, async () => {
        await program.cloud.control.setOptions({ unusedKey });
        const [accessKeyId = ""] = ids();
        assert.deepEqual(await ims.getAccessKeyLastUsed({ accessKeyId }), { id: accessKeyId, accessKeyId, userId });
      });
    }

    it("tells when and for what, and finds the user by the key", async () => {
      const [, accessKeyId = ""] = ids();
      const key = user().accessKeys[accessKeyId];
      assert.ok(key);
      key.lastUsed = { date: Date.UTC(2026, 0, 2, 3, 4, 5), serviceName: "Ecs" };
      const used = await resultOf(ims.getAccessKeyLastUsedOutput({ accessKeyId: pulumi.output(accessKeyId) }));
      assert.deepEqual(used, {
        id: accessKeyId,
        accessKeyId,
        userId,
        lastUsedDate: "2026-01-02T03:04:05Z",
        serviceName: "Ecs",
      });
      assert.deepEqual(sent(), ["GetUser", "GetAccessKeyLastUsed"]);
    });

    it("fails for a key that nobody has", async () => {
      await assert.rejects(ims.getAccessKeyLastUsed({ accessKeyId: "" }), /accessKeyId must be given/);
      await assert.rejects(ims.getAccessKeyLastUsed({ accessKeyId: "LTAI0000" }), /EntityNotExist\.User/);
      assert.deepEqual(sent(), ["GetUser"]);
    });
  });

  describe("getLoginProfile", () => {
    it("tells all but the password, by either name", async () => {
      const { updateDate, ...found } = await ims.getLoginProfile({ userPrincipalName: name });
      assert.deepEqual(found, {
        id: userId,
        userId,
        userPrincipalName: name,
        status: "Active",
        passwordResetRequired: false,
        mfaBindRequired: true,
        passwordStatus: "InitialValid",
      });
      assert.match(updateDate ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.deepEqual(sent(), ["GetUser", "GetLoginProfile"]);
      user().lastLoginDate = Date.UTC(2026, 0, 2, 3, 4, 5);
      const again = await resultOf(ims.getLoginProfileOutput({ userId: pulumi.output(userId) }));
      assert.equal(again.lastLoginTime, "2026-01-02T03:04:05Z");
    });

    it("fails for a user who cannot log on at the console, or is not there", async () => {
      const ben = name.replace("ann", "ben");
      await assert.rejects(ims.getLoginProfile({ userPrincipalName: ben }), /EntityNotExist\.User\.LoginProfile/);
      await assert.rejects(ims.getLoginProfile({ userId: "200000000000000000" }), /EntityNotExist\.User/);
      await assert.rejects(ims.getLoginProfile({}), /exactly one of userId and userPrincipalName must be given/);
    });
  });
});
