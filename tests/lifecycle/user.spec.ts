import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import { ramOf, ramUsers } from "../support/view";

const KIND = "ims:User";

describe("ims.User", () => {
  let here: Lifecycle;
  let domain: string;

  before(async () => {
    here = await sharedLifecycle();
    domain = ramOf(here.cloud).defaultDomain;
  });

  beforeEach(() => here.reset());

  function program(changes: Values = {}): Values {
    return {
      userPrincipalName: `alice@${domain}`,
      displayName: "Alice",
      comments: "on call",
      email: "alice@example.com",
      mobilePhone: "86-18600000000",
      tags: { team: "platform", stage: "prod" },
      ...changes,
    };
  }

  async function existing(changes: Values = {}): Promise<Managed> {
    const alice = here.resource(KIND);
    assert.equal(await alice.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return alice;
  }

  function onlyUser() {
    const [user, ...others] = ramUsers(here.cloud);
    assert.deepEqual(others, []);
    return user;
  }

  it("shows no difference in a refresh for what the program gives empty", async () => {
    const empty = program({ comments: "", email: "", mobilePhone: "", tags: {} });
    const alice = await existing(empty);
    const before = alice.inputs;
    await alice.refresh();
    assert.deepEqual(alice.inputs, before);
    assert.equal(await alice.preview(empty), "same");
  });

  const edits: { [what: string]: [change: Values, expected: object] } = {
    "the logon name, in place": [{ userPrincipalName: "alicia@DOMAIN" }, { userPrincipalName: "alicia@DOMAIN" }],
    "the display name": [{ displayName: "Alicia" }, { displayName: "Alicia" }],
    "the comments": [{ comments: "on leave" }, { comments: "on leave" }],
    "the comments, cleared": [{ comments: undefined }, { comments: "" }],
    "the e-mail address": [{ email: "a@example.com" }, { email: "a@example.com" }],
    "the e-mail address, cleared": [{ email: undefined }, { email: "" }],
    "the phone": [{ mobilePhone: "1-5550100" }, { mobilePhone: "1-5550100" }],
    "the phone, cleared": [{ mobilePhone: undefined }, { mobilePhone: "" }],
    "a tag added": [
      { tags: { team: "platform", stage: "prod", owner: "bob" } },
      { tags: { team: "platform", stage: "prod", owner: "bob" } },
    ],
    "a tag's value": [{ tags: { team: "identity", stage: "prod" } }, { tags: { team: "identity", stage: "prod" } }],
    "a tag removed": [{ tags: { team: "platform" } }, { tags: { team: "platform" } }],
    "all tags removed": [{ tags: undefined }, { tags: {} }],
  };

  function inDomain<T>(value: T): T {
    return JSON.parse(JSON.stringify(value).replaceAll("DOMAIN", domain)) as T;
  }

  describe("from create to delete", () => {
    it("makes what the program says, and the same program changes nothing", async () => {
      const alice = await existing();
      assert.deepEqual(onlyUser(), program());
      assert.equal(alice.id, Object.keys(ramOf(here.cloud).users)[0]);
      assert.equal(await alice.preview(program()), "same");
      await alice.refresh();
      assert.equal(await alice.preview(program()), "same");
    });

    for (const [what, [change, expected]] of Object.entries(edits)) {
      it(`carries out an edit: ${what}`, async () => {
        const alice = await existing();
        const before = onlyUser();
        const { id } = alice;
        const wanted = {
          ...program(),
          ...Object.fromEntries(Object.entries(change).map(([k, v]) => [k, v === undefined ? v : inDomain(v)])),
        };

        assert.equal(await alice.up(wanted), "update");

        assert.equal(alice.id, id);
        assert.deepEqual(onlyUser(), { ...before, ...inDomain(expected) });
        await here.later();
        await alice.refresh();
        assert.equal(await alice.preview(wanted), "same");
      });
    }

    it("sends only what changed", async () => {
      const alice = await existing();
      await alice.up(program({ comments: "on leave" }));
      const writes = here.calls().filter(({ action }) => !/^(Get|List)/.test(action));
      assert.deepEqual(
        writes.map(({ action, parameters }) => [action, Object.keys(parameters).sort()]),
        [["UpdateUser", ["NewComments", "UserId"]]],
      );
    });

    it("deletes the user, and takes gone for deleted", async () => {
      const alice = await existing();
      const again = alice.recorded;
      await alice.destroy();
      assert.deepEqual(ramUsers(here.cloud), []);
      alice.recorded = again;
      await alice.destroy();
      assert.equal(here.calls("DeleteUser").length, 1);
    });

    it("reads one that is there with get, and fails for one that is not", async () => {
      const { id } = await existing();
      const found = await here.provider.read(KIND, id, {});
      assert.equal(found.properties["displayName"], "Alice");
      assert.deepEqual(found.properties["tags"], { team: "platform", stage: "prod" });
      await assert.rejects(here.provider.read(KIND, "200000000000000000", {}), {
        message: "there is no ims:User with the id 200000000000000000",
      });
    });
  });

  describe("drift", () => {
    const drifts: { [what: string]: [action: string, parameters: object, shown: string[]] } = {
      "the logon name": ["UpdateUser", { NewUserPrincipalName: "mallory@DOMAIN" }, ["userPrincipalName"]],
      "the display name": ["UpdateUser", { NewDisplayName: "Mallory" }, ["displayName"]],
      "the comments": ["UpdateUser", { NewComments: "x" }, ["comments"]],
      "the e-mail address": ["UpdateUser", { NewEmail: "x@example.com" }, ["email"]],
      "the phone": ["UpdateUser", { NewMobilePhone: "1-5550199" }, ["mobilePhone"]],
      "a foreign tag": ["TagResources", { ResourceType: "user", Tag: [{ Key: "x", Value: "y" }] }, ["tags"]],
      "a tag taken away": ["UntagResources", { ResourceType: "user", TagKey: ["team"] }, ["tags"]],
    };
    for (const [what, [action, parameters, shown]] of Object.entries(drifts)) {
      it(`is found by read and repaired by update: ${what}`, async () => {
        const alice = await existing();
        const before = onlyUser();
        const whom = action === "UpdateUser" ? { UserId: alice.id } : { ResourceId: [alice.id] };
        await here.console(action, { ...whom, ...inDomain(parameters) }, "ims");
        assert.notDeepEqual(onlyUser(), before);
        await here.later();

        await alice.refresh();
        assert.deepEqual(await alice.drift(program()), shown);
        assert.equal(await alice.up(program()), "update");
        assert.deepEqual(onlyUser(), before);
      });
    }

    it("follows the user through a change of the default domain", async () => {
      const alice = await existing();
      await here.console("SetDefaultDomain", { DefaultDomainName: "company.onaliyun.com" }, "ims");
      await here.later();
      await alice.refresh();
      assert.deepEqual(await alice.drift(program()), ["userPrincipalName"]);
      assert.equal(await alice.preview(program({ userPrincipalName: "alice@company.onaliyun.com" })), "same");
    });

    it("is answered with an empty id when the user has disappeared, and made anew", async () => {
      const alice = await existing();
      await here.console("DeleteUser", { UserId: alice.id }, "ims");
      await here.later();
      assert.equal(await alice.refresh(), "gone");
      assert.equal(await alice.up(program()), "create");
      assert.deepEqual(onlyUser(), program());
    });
  });

  describe("adoption", () => {
    async function made(changes: object = {}): Promise<string> {
      const answer = (await here.console(
        "CreateUser",
        { UserPrincipalName: `alice@${domain}`, DisplayName: "Alice", ...changes },
        "ims",
      )) as { User: { UserId: string } };
      return answer.User.UserId;
    }

    it("refuses one that is alike and young, since nothing proves whose it is", async () => {
      const id = await made();
      const before = onlyUser();
      const failure = await failureOf(
        here.resource(KIND).up({ userPrincipalName: `alice@${domain}`, displayName: "Alice" }),
      );
      assert.match(
        failure.message,
        new RegExp(`^user alice@${domain} \\(${id}\\) is there already and does not differ`),
      );
      assert.deepEqual(onlyUser(), before);
    });

    it("refuses one that differs, names the differences, and writes nothing", async () => {
      const id = await made({ Comments: "the other Alice", Tag: [{ Key: "x", Value: "y" }] });
      const before = onlyUser();
      await assert.rejects(here.resource(KIND).up(program()), {
        message:
          `user alice@${domain} (${id}) is there already and differs in comments, email, mobilePhone, tags, and nothing ` +
          "proves that this resource made it; choose another name, or set adopt: true to take it over, writing comments, " +
          "email, mobilePhone, tags; a resource that was renamed in the program needs aliases with its old name instead, " +
          "and a stack whose runs forget everything in between alicloud-identity:adoptIdentical",
      });
      assert.deepEqual(onlyUser(), before);
    });

    it("refuses one whose name differs in case alone, as the service does", async () => {
      const id = await made({ UserPrincipalName: `Alice@${domain}` });
      const failure = await failureOf(here.resource(KIND).up(program()));
      assert.match(failure.message, new RegExp(`\\(${id}\\) is there already and differs in userPrincipalName`));
    });

    it("writes the differences with adopt: true", async () => {
      const id = await made({ Comments: "the other Alice", Tag: [{ Key: "x", Value: "y" }] });
      await here.later(61 * 60_000);
      const alice = here.resource(KIND);
      await alice.up(program({ adopt: true }));
      assert.equal(alice.id, id);
      assert.deepEqual(onlyUser(), program());
      assert.equal(await alice.preview(program()), "same");
    });

    it("refuses to rename a user to the name of another", async () => {
      const alice = await existing();
      const bob = await made({ UserPrincipalName: `bob@${domain}` });
      const failure = await failureOf(alice.up(program({ userPrincipalName: `bob@${domain}` })));
      assert.match(
        failure.message,
        new RegExp(`^the name of user bob@${domain} belongs to bob@${domain} \\(${bob}\\) already;`),
      );
      assert.equal(ramUsers(here.cloud).length, 2);
    });
  });

  for (const mode of ["conflict", "cascade"] as const) {
    describe(`delete where the service would ${mode === "conflict" ? "refuse" : "take everything along"}`, () => {
      beforeEach(() => here.reset({ userDeletion: mode }));

      async function burdened(changes: Values = {}): Promise<{ alice: Managed; key: string; serial: string }> {
        const alice = await existing(changes);
        const at = { UserPrincipalName: `alice@${domain}` };
        const { AccessKey } = (await here.console("CreateAccessKey", at, "ims")) as {
          AccessKey: { AccessKeyId: string };
        };
        await here.console("CreateGroup", { GroupName: "operators", DisplayName: "Operators" }, "ims");
        await here.console("AddUserToGroup", { ...at, GroupName: "operators" }, "ims");
        await here.console("CreateLoginProfile", { ...at, Password: "Correct-horse-7" }, "ims");
        const { VirtualMFADevice } = (await here.console(
          "CreateVirtualMFADevice",
          { VirtualMFADeviceName: "alice-phone" },
          "ims",
        )) as { VirtualMFADevice: { SerialNumber: string } };
        const device = ramOf(here.cloud).virtualMfaDevices[VirtualMFADevice.SerialNumber];
        assert.ok(device);
        device.userId = alice.id;
        return { alice, key: AccessKey.AccessKeyId, serial: VirtualMFADevice.SerialNumber };
      }

      it("names what hangs on the user and takes nothing away", async () => {
        const { alice, key, serial } = await burdened();
        await assert.rejects(alice.destroy(), {
          message:
            `user alice@${domain} cannot be deleted: it still has access key ${key}, membership of group operators, ` +
            `a console logon, MFA device ${serial}; remove them, or set forceDestroy: true and run pulumi up before the delete`,
        });
        const { users, memberships, virtualMfaDevices } = ramOf(here.cloud);
        assert.equal(Object.keys(users[alice.id]?.accessKeys ?? {}).length, 1);
        assert.equal(Object.keys(memberships).length, 1);
        assert.equal(virtualMfaDevices[serial]?.userId, alice.id);
        assert.notEqual(users[alice.id]?.loginProfile, undefined);
      });

      it("clears the way with forceDestroy: true, keys first", async () => {
        const { alice } = await burdened({ forceDestroy: true });
        await alice.destroy();
        assert.deepEqual(ramUsers(here.cloud), []);
        const writes = here.calls().filter(({ action }) => !/^(Get|List)/.test(action));
        assert.deepEqual(
          writes.map(({ action }) => action),
          ["DeleteAccessKey", "RemoveUserFromGroup", "DeleteLoginProfile", "UnbindMFADevice", "DeleteUser"],
        );
      });

      it("finds the user under the name that somebody gave it meanwhile", async () => {
        const { alice } = await burdened({ forceDestroy: true });
        await here.console("UpdateUser", { UserId: alice.id, NewUserPrincipalName: `mallory@${domain}` }, "ims");
        await alice.destroy();
        assert.deepEqual(ramUsers(here.cloud), []);
      });
    });
  }

  it("says where policies are detached that the service will not delete", async () => {
    const alice = await existing({ forceDestroy: true });
    ramOf(here.cloud).users[alice.id]?.policies.push("System/AdministratorAccess");
    const failure = await failureOf(alice.destroy());
    assert.match(
      failure.message,
      new RegExp(
        `^user alice@${domain} cannot be deleted: IMS DeleteUser was refused with DeleteConflict\\.User\\.Policy: .*; ` +
          "policies attached to it are detached in RAM$",
      ),
    );
    assert.equal(ramUsers(here.cloud).length, 1);
  });
});
