import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ims } from "../../provider";
import { type Program, resultOf, startProgram } from "../support/program";
import { ramOf } from "../support/view";

/** More than a page of 1,000 users, of which more than a page of 100 are deleted. */
const MANY = 1001;
const DELETED = 101;

const NOBODY = "200000000000000000";
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe("functions about RAM users", () => {
  let program: Program;
  const ids = new Map<string, string>();

  const logon = (name: string) => `${name}@${ramOf(program.cloud).defaultDomain}`;
  const sent = () => program.calls().map(({ action }) => action);
  const idOf = (name: string) => ids.get(name) ?? assert.fail(`there is no ${name}`);
  const user = (name: string) => ramOf(program.cloud).users[idOf(name)] ?? assert.fail(`${name} is not there`);

  async function make(name: string, more: object = {}): Promise<string> {
    const request = { UserPrincipalName: logon(name), DisplayName: name, ...more };
    const { User } = await program.console("CreateUser", request, "ims");
    const { UserId } = User as { readonly UserId: string };
    ids.set(name, UserId);
    return UserId;
  }

  before(async () => {
    program = await startProgram({ options: { listOrder: "newest first" } });
    for (let index = 0; index < MANY + DELETED; index++) await make(`u-${index}`);
    for (let index = MANY; index < MANY + DELETED; index++) {
      await program.console("DeleteUser", { UserId: idOf(`u-${index}`) }, "ims");
    }
    const tags = { Tag: [{ Key: "team", Value: "platform" }] };
    await program.console(
      "TagResources",
      { ResourceType: "user", ResourceId: [idOf("u-7"), idOf("u-8")], ...tags },
      "ims",
    );
    user("u-8").status = "freeze";
    user("u-7").lastLoginDate = Date.UTC(2026, 0, 2, 3, 4, 5);
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  describe("getUsers", () => {
    it("gives all of them, frozen ones too, in full pages, by name", async () => {
      const found = await ims.getUsers();
      assert.deepEqual(sent(), ["ListUsers", "ListUsers"]);
      const names = [...Array(MANY).keys()].map((index) => logon(`u-${index}`)).sort();
      assert.deepEqual(
        found.users.map(({ userPrincipalName }) => userPrincipalName),
        names,
      );
      assert.deepEqual(
        found.ids,
        found.users.map(({ userId }) => userId),
      );
      assert.deepEqual((await resultOf(ims.getUsersOutput())).ids, found.ids);
    });

    it("filters by tags and by status, together as well", async () => {
      const tags = { team: "platform" };
      assert.deepEqual((await ims.getUsers({ tags })).ids, [idOf("u-7"), idOf("u-8")]);
      assert.deepEqual((await ims.getUsers({ tags: { team: "" } })).ids, [idOf("u-7"), idOf("u-8")]);
      assert.deepEqual((await ims.getUsers({ tags: { team: "other" } })).ids, []);
      assert.deepEqual((await ims.getUsers({ status: "freeze" })).ids, [idOf("u-8")]);
      assert.deepEqual((await ims.getUsers({ tags, status: "active" })).ids, [idOf("u-7")]);
      const asOutput = ims.getUsersOutput({ tags: { team: pulumi.output("platform") }, status: "freeze" });
      assert.deepEqual(await resultOf(asOutput.ids), [idOf("u-8")]);
    });

    it("tells of each what getUser tells, and what a list alone knows", async () => {
      const { users } = await ims.getUsers({ tags: { team: "platform" }, status: "active" });
      const { status, provisionType, updateDate, lastLoginDate, ...rest } = users[0] ?? assert.fail();
      assert.deepEqual([status, provisionType, lastLoginDate], ["active", "Manual", "2026-01-02T03:04:05Z"]);
      assert.match(updateDate ?? "", TIME);
      assert.deepEqual(await ims.getUser({ userId: idOf("u-7") }), rest);
    });
  });

  describe("getUsersInRecycleBin", () => {
    it("gives all of them, in full pages, by name", async () => {
      const found = await ims.getUsersInRecycleBin();
      assert.deepEqual(sent(), ["ListUsersInRecycleBin", "ListUsersInRecycleBin"]);
      const names = [...Array(DELETED).keys()].map((index) => logon(`u-${MANY + index}`)).sort();
      assert.deepEqual(
        found.users.map(({ userPrincipalName }) => userPrincipalName),
        names,
      );
      const [{ createDate = "", recycleDate = "", deleteDate = "", ...first } = assert.fail()] = found.users;
      for (const date of [createDate, recycleDate, deleteDate]) assert.match(date, TIME);
      const id = found.ids[0] ?? "";
      const [userPrincipalName = ""] = names;
      assert.deepEqual(first, { id, userId: id, userPrincipalName, displayName: userPrincipalName.replace(/@.*/, "") });
    });

    it("filters by the name, and refuses an empty one", async () => {
      const userPrincipalName = logon(`u-${MANY}`);
      const found = ims.getUsersInRecycleBinOutput({ userPrincipalName: pulumi.output(userPrincipalName) });
      assert.deepEqual(await resultOf(found.ids), [idOf(`u-${MANY}`)]);
      assert.deepEqual((await ims.getUsersInRecycleBin({ userPrincipalName: logon("u-0") })).ids, []);
      await program.forget();
      const message = "userPrincipalName must be a text without blanks that is not empty";
      await assert.rejects(ims.getUsersInRecycleBin({ userPrincipalName: "" }), { message });
      assert.deepEqual(sent(), []);
    });
  });

  describe("getAccessKeysInRecycleBin", () => {
    async function deletedKey(name: string): Promise<string> {
      const at = { UserPrincipalName: logon(name) };
      const { AccessKey } = await program.console("CreateAccessKey", at, "ims");
      const { AccessKeyId } = AccessKey as { readonly AccessKeyId: string };
      await program.console("DeleteAccessKey", { ...at, UserAccessKeyId: AccessKeyId }, "ims");
      return AccessKeyId;
    }

    it("gives those of a user by either name, in the order in which they were deleted", async () => {
      const first = await deletedKey("u-1");
      await program.cloud.control.advanceClock(60_000);
      const second = await deletedKey("u-1");
      const found = await ims.getAccessKeysInRecycleBin({ userPrincipalName: logon("u-1") });
      assert.deepEqual(found.ids, [first, second]);
      const [{ createDate = "", recycleDate = "", deleteDate = "", ...key } = assert.fail()] = found.keys;
      for (const date of [createDate, recycleDate, deleteDate]) assert.match(date, TIME);
      assert.deepEqual(key, { id: first, accessKeyId: first, userId: idOf("u-1") });
      const byNumber = ims.getAccessKeysInRecycleBinOutput({ userId: pulumi.output(idOf("u-1")) });
      assert.deepEqual(await resultOf(byNumber), found);
      assert.deepEqual((await ims.getAccessKeysInRecycleBin({ userId: idOf("u-2") })).ids, []);
    });

    it("finds a user who is deleted, and refuses to choose between two of a name", async () => {
      const gone = await make("gone");
      const key = await deletedKey("gone");
      await program.console("DeleteUser", { UserId: gone }, "ims");
      const at = { userPrincipalName: logon("gone") };
      assert.deepEqual((await ims.getAccessKeysInRecycleBin(at)).ids, [key]);
      const again = await make("gone");
      await program.console("DeleteUser", { UserId: again }, "ims");
      await assert.rejects(ims.getAccessKeysInRecycleBin(at), {
        message: `2 deleted users had the name ${logon("gone")}, ${[gone, again].sort().join(", ")}; give userId`,
      });
    });

    it("fails where there is none, and for a look-up by both or neither before anything is sent", async () => {
      const userPrincipalName = logon("nobody");
      await assert.rejects(ims.getAccessKeysInRecycleBin({ userPrincipalName }), {
        message: `there is no user ${userPrincipalName} in the account, and none in its recycle bin`,
      });
      await program.forget();
      for (const args of [{}, { userId: NOBODY, userPrincipalName }]) {
        await assert.rejects(
          ims.getAccessKeysInRecycleBin(args),
          /exactly one of userId and userPrincipalName must be/,
        );
      }
      assert.deepEqual(sent(), []);
    });
  });

  describe("what a user proves herself with", () => {
    for (const mfaInfoWithoutDevice of ["IsMFAEnable false", "EntityNotExist"] as const) {
      it(`getUserMfaInfo says of a user without a device that there is none, told by ${mfaInfoWithoutDevice}`, async () => {
        await program.cloud.control.setOptions({ mfaInfoWithoutDevice });
        const named = { id: idOf("u-3"), userId: idOf("u-3"), userPrincipalName: logon("u-3") };
        assert.deepEqual(await ims.getUserMfaInfo({ userId: idOf("u-3") }), { ...named, isMfaEnable: false });
      });
    }

    it("getUserMfaInfo names the device", async () => {
      const { VirtualMFADevice } = await program.console(
        "CreateVirtualMFADevice",
        { VirtualMFADeviceName: "u3" },
        "ims",
      );
      const { SerialNumber: serialNumber } = VirtualMFADevice as { readonly SerialNumber: string };
      const device = ramOf(program.cloud).virtualMfaDevices[serialNumber] ?? assert.fail();
      device.userId = idOf("u-3");
      const found = ims.getUserMfaInfoOutput({ userPrincipalName: pulumi.output(logon("u-3")) });
      const { isMfaEnable, mfaDevice } = await resultOf(found);
      assert.deepEqual([isMfaEnable, mfaDevice], [true, { serialNumber, type: "VMFA" }]);
    });

    it("getAccountMfaInfo tells of the account itself", async () => {
      assert.deepEqual(await ims.getAccountMfaInfo(), { isMfaEnable: false });
      ramOf(program.cloud).rootMfa = true;
      assert.deepEqual(await resultOf(ims.getAccountMfaInfoOutput()), { isMfaEnable: true });
    });

    it("getVerificationInfo tells the phone and the mailbox, as far as there are such", async () => {
      const at = { UserPrincipalName: logon("u-4") };
      const named = { id: idOf("u-4"), userId: idOf("u-4"), userPrincipalName: logon("u-4") };
      assert.deepEqual(await ims.getVerificationInfo({ userId: idOf("u-4") }), named);
      await program.console("SetVerificationInfo", { ...at, VerifyType: "sms", MobilePhone: "86-18600000000" }, "ims");
      await program.console("SetVerificationInfo", { ...at, VerifyType: "email", Email: "u4@example.com" }, "ims");
      const found = ims.getVerificationInfoOutput({ userPrincipalName: pulumi.output(logon("u-4")) });
      assert.deepEqual(await resultOf(found), {
        ...named,
        securityPhoneDevice: { areaCode: "86", phoneNumber: "18600000000", status: "pending" },
        securityEmailDevice: { email: "u4@example.com", status: "pending" },
      });
    });

    it("getPasskeys gives them by name, with times as everywhere", async () => {
      assert.deepEqual(await ims.getPasskeys({ userId: idOf("u-5") }), { ids: [], passkeys: [] });
      const createDate = Date.UTC(2026, 0, 2, 3, 4, 5);
      user("u-5").passkeys = {
        "PASSKEY-2": { passkeyId: "PASSKEY-2", passkeyName: "phone", createDate },
        "PASSKEY-1": { passkeyId: "PASSKEY-1", passkeyName: "laptop", createDate, lastUseDate: createDate + 60_000 },
      };
      const found = ims.getPasskeysOutput({ userPrincipalName: pulumi.output(logon("u-5")) });
      const date = "2026-01-02T03:04:05Z";
      assert.deepEqual(await resultOf(found), {
        ids: ["PASSKEY-1", "PASSKEY-2"],
        passkeys: [
          {
            id: "PASSKEY-1",
            passkeyId: "PASSKEY-1",
            passkeyName: "laptop",
            createDate: date,
            lastUseDate: "2026-01-02T03:05:05Z",
          },
          { id: "PASSKEY-2", passkeyId: "PASSKEY-2", passkeyName: "phone", createDate: date },
        ],
      });
    });

    it("never looks at the caller's own, and fails where there is no such user", async () => {
      for (const ask of [ims.getUserMfaInfo, ims.getVerificationInfo, ims.getPasskeys]) {
        await assert.rejects(ask({ userId: NOBODY }), /EntityNotExist\.User/);
        await assert.rejects(ask({}), /exactly one of userId and userPrincipalName must be given/);
      }
      assert.deepEqual(sent(), ["GetUser", "GetUser", "GetUser"]);
    });
  });
});
