import assert from "node:assert/strict";
import type { Command } from "commander";
import type { World } from "../../../cli/act";
import { keyCommand } from "../../../cli/key";
import { userCommand } from "../../../cli/user";
import { type Emulator, startEmulator } from "../../../emulator";
import { bindServices } from "../../../provider/api/services";
import { createSend } from "../../../provider/client/send";
import { readSettings } from "../../../provider/config";
import { ramOf } from "../../support/view";

type Fields = { readonly [field: string]: string };

describe("acts on the command line", () => {
  let cloud: Emulator;
  let seed: Awaited<ReturnType<Emulator["control"]["snapshot"]>>;

  before(async () => {
    cloud = await startEmulator({ accounts: 1 });
    seed = await cloud.control.snapshot();
  });

  beforeEach(async () => {
    await cloud.control.restore(seed);
    await cloud.control.clearFaults();
    await cloud.control.clearCalls();
  });

  after(() => cloud.close());

  const ram = () => ramOf(cloud);
  const logon = (name: string) => `${name}@${ram().defaultDomain}`;
  const console = (action: string, parameters: object) => cloud.control.perform("ims", action, { ...parameters });
  const writes = () =>
    cloud.calls.flatMap(({ by, action }) => (by === "api" && !/^(Get|List)/.test(action) ? [action] : []));

  async function made(name: string): Promise<string> {
    const { User } = await console("CreateUser", { UserPrincipalName: logon(name), DisplayName: name });
    return (User as { readonly UserId: string }).UserId;
  }

  async function deleted(name: string): Promise<string> {
    const UserId = await made(name);
    await console("DeleteUser", { UserId });
    return UserId;
  }

  async function madeKey(name: string): Promise<string> {
    const { AccessKey } = await console("CreateAccessKey", { UserPrincipalName: logon(name) });
    return (AccessKey as { readonly AccessKeyId: string }).AccessKeyId;
  }

  async function deletedKey(name: string): Promise<string> {
    const UserAccessKeyId = await madeKey(name);
    await console("DeleteAccessKey", { UserPrincipalName: logon(name), UserAccessKeyId });
    return UserAccessKeyId;
  }

  /** @param answer of whoever sits at the terminal. */
  async function act(of: (world: World) => Command, words: readonly string[], answer?: boolean) {
    const printed: string[] = [];
    const asked: string[] = [];
    const settings = readSettings(() => undefined, cloud.environment());
    await of({
      ims: () => bindServices(createSend(settings)).ims,
      print: (text) => void printed.push(text),
      async ask(question) {
        asked.push(question);
        return answer;
      },
    }).parseAsync([...words], { from: "user" });
    return { printed: printed.join("\n"), asked };
  }

  const user = (words: readonly string[], answer?: boolean) => act(userCommand, words, answer);
  const key = (words: readonly string[], answer?: boolean) => act(keyCommand, words, answer);
  const told = ({ printed }: { readonly printed: string }) => JSON.parse(printed) as Fields;

  describe("user restore", () => {
    for (const [how, word] of [
      ["the logon name", () => logon("ann")],
      ["the name without its domain", () => "ann"],
      ["the number", (id: string) => id],
    ] as const) {
      it(`brings back the user of ${how}, and says what is not back`, async () => {
        const id = await deleted("ann");
        const { printed, asked } = await user(["restore", word(id)]);
        assert.match(printed, new RegExp(`^Restored user ${logon("ann")} \\(${id}\\): .*groups, policies.* are not`));
        assert.deepEqual([Object.keys(ram().users), Object.keys(ram().recycledUsers)], [[id], []]);
        assert.deepEqual(asked, []);
      });
    }

    it("prints JSON for programs", async () => {
      const userId = await deleted("ann");
      const done = told(await user(["restore", "ann", "--json"]));
      assert.deepEqual(done, { act: "user restore", userId, userPrincipalName: logon("ann") });
    });

    it("refuses to choose between two of one name", async () => {
      const [first, second] = [await deleted("ann"), await deleted("ann")];
      await assert.rejects(user(["restore", "ann"]), (error: Error) => {
        assert.match(error.message, /^2 deleted users had the name .* \(deleted at .*; say which by its number\.$/);
        return [first, second].every((id) => error.message.includes(id));
      });
      await user(["restore", first]);
      assert.deepEqual(Object.keys(ram().users), [first]);
    });

    it("says who has the name by now", async () => {
      const [old, now] = [await deleted("ann"), await made("ann")];
      await assert.rejects(user(["restore", "ann"]), {
        message: new RegExp(
          `^User ${logon("ann")} \\(${old}\\) cannot be restored, because ${now} has the name by now;`,
        ),
      });
    });

    it("says that nobody of that name is there, and passes on what else the service says", async () => {
      await assert.rejects(user(["restore", "nobody"]), {
        message: new RegExp(`^There is no user ${logon("nobody")} in the recycle bin; who is there: .* --all$`),
      });
      await assert.rejects(user(["restore", "a b"]), { message: /^"a b" is neither a logon name nor a user's number/ });
      await deleted("ann");
      const denied = {
        kind: "refuse",
        action: "RestoreUserFromRecycleBin",
        code: "NoPermission",
        status: 403,
      } as const;
      await cloud.control.fault(denied);
      await assert.rejects(user(["restore", "ann"]), /NoPermission/);
    });
  });

  describe("user purge", () => {
    it("asks, and deletes for good after a yes", async () => {
      const id = await deleted("ann");
      const { printed, asked } = await user(["purge", "ann"], true);
      assert.match(asked.join(), new RegExp(`^Purge user ${logon("ann")} \\(${id}\\), deleted at .*, for good\\?$`));
      assert.equal(printed, `Purged user ${logon("ann")} (${id}): nothing can restore it.`);
      assert.deepEqual(ram().recycledUsers, {});
    });

    for (const [what, answer, message] of [
      ["after a no", false, "Nothing was done."],
      ["where nobody can answer", undefined, "Nothing was done: there is nobody to ask; say --yes to go on unasked."],
    ] as const) {
      it(`does nothing ${what}, and fails`, async () => {
        const id = await deleted("ann");
        await assert.rejects(user(["purge", "ann"], answer), { message });
        assert.deepEqual([Object.keys(ram().recycledUsers), writes()], [[id], []]);
      });
    }

    it("goes on unasked with --yes, and prints JSON", async () => {
      const userId = await deleted("ann");
      const done = await user(["purge", userId, "--yes", "--json"]);
      assert.deepEqual(told(done), { act: "user purge", userId, userPrincipalName: logon("ann") });
      assert.deepEqual(done.asked, []);
    });

    it("purges nobody who is not deleted", async () => {
      const id = await made("ann");
      for (const word of ["ann", id]) await assert.rejects(user(["purge", word, "--yes"]), /^Error: There is no user/);
      assert.deepEqual([Object.keys(ram().users), writes()], [[id], []]);
    });
  });

  describe("user unbind-mfa", () => {
    async function bound(name: string): Promise<string> {
      const { VirtualMFADevice } = await console("CreateVirtualMFADevice", { VirtualMFADeviceName: name });
      const { SerialNumber } = VirtualMFADevice as { readonly SerialNumber: string };
      const device = ram().virtualMfaDevices[SerialNumber] ?? assert.fail();
      device.userId = await made(name);
      return SerialNumber;
    }

    it("takes the device away from the user of a name or a number, and says which", async () => {
      const serialNumber = await bound("ann");
      const { printed } = await user(["unbind-mfa", "ann"]);
      assert.equal(printed, `User ${logon("ann")} has no MFA device any more; ${serialNumber} was unbound.`);
      assert.equal(ram().virtualMfaDevices[serialNumber]?.userId, undefined);
      const other = await bound("ben");
      const id = ram().virtualMfaDevices[other]?.userId ?? "";
      const done = told(await user(["unbind-mfa", id, "--json"]));
      assert.deepEqual(done, { act: "user unbind-mfa", userPrincipalName: logon("ben"), serialNumber: other });
    });

    it("says that there is none, or no such user", async () => {
      await made("ann");
      await assert.rejects(user(["unbind-mfa", "ann"]), { message: /^User ann@.* has no MFA device bound \(.*\)$/ });
      await assert.rejects(user(["unbind-mfa", "nobody"]), /EntityNotExist\.User:/);
    });
  });

  describe("key restore", () => {
    it("brings the key back, enabled", async () => {
      const userId = await made("ann");
      const id = await deletedKey("ann");
      const { printed } = await key(["restore", id]);
      assert.equal(
        printed,
        `Restored access key ${id} of user ${logon("ann")}: it is enabled, whatever it was before.`,
      );
      assert.equal(ram().users[userId]?.accessKeys[id]?.status, "Active");
    });

    it("names the user who has to be restored first", async () => {
      const userId = await made("ann");
      const id = await deletedKey("ann");
      await console("DeleteUser", { UserId: userId });
      await assert.rejects(key(["restore", id]), {
        message:
          `The user of access key ${id}, ${logon("ann")} (${userId}), is in the recycle bin, too; restore the user ` +
          `first: alicloud-identity user restore ${userId}`,
      });
      assert.deepEqual(writes(), []);
    });

    it("names the two that the user has already, and says that one is not there", async () => {
      await made("ann");
      const id = await deletedKey("ann");
      const present = [await madeKey("ann"), await madeKey("ann")];
      await assert.rejects(key(["restore", id]), {
        message: new RegExp(
          `^Access key ${id} cannot be restored, .* has 2 already, ${present.join(", ")}; delete one`,
        ),
      });
      await assert.rejects(key(["restore", "LTAI0000"]), /^Error: There is no access key LTAI0000 in the recycle bin/);
    });
  });

  describe("key purge", () => {
    it("asks, and deletes the key of that user for good", async () => {
      const userId = await made("ann");
      const id = await deletedKey("ann");
      await assert.rejects(key(["purge", id], false), { message: "Nothing was done." });
      assert.deepEqual(Object.keys(ram().recycledKeys), [id]);
      const { printed, asked } = await key(["purge", id, "--json"], true);
      assert.match(
        asked.join(),
        new RegExp(`^Purge access key ${id} of user ${logon("ann")}, deleted at .*, for good\\?$`),
      );
      assert.deepEqual(JSON.parse(printed), {
        act: "key purge",
        accessKeyId: id,
        userId,
        userPrincipalName: logon("ann"),
      });
      assert.deepEqual(ram().recycledKeys, {});
    });
  });
});
