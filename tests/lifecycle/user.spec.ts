import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { ramOf, ramUsers } from "../support/view";
import { entityContract } from "./contract";

const KIND = "ims:User";

type Here = Lifecycle<ProviderHere>;

/** By somebody at the console; `DOMAIN` stands for the account's default domain. */
function byHand(action: string, parameters: object): (here: Here, id: string) => Promise<unknown> {
  const whom = (id: string) => (action === "UpdateUser" ? { UserId: id } : { ResourceType: "user", ResourceId: [id] });
  return (here, id) => here.console(action, inDomain(here, { ...whom(id), ...parameters }), "ims");
}

function inDomain<T>(here: Here, value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll("DOMAIN", ramOf(here.cloud).defaultDomain)) as T;
}

entityContract(KIND, {
  program: (here) =>
    inDomain(here, {
      userPrincipalName: "alice@DOMAIN",
      displayName: "Alice",
      comments: "on call",
      email: "alice@example.com",
      mobilePhone: "86-18600000000",
      tags: { team: "platform", stage: "prod" },
    }),
  held: ({ cloud }) => ramUsers(cloud),
  edits: {
    "the logon name": [(here) => inDomain(here, { userPrincipalName: "alicia@DOMAIN" })],
    "the display name": [{ displayName: "Alicia" }],
    "the comments": [{ comments: "on leave" }],
    "the comments, cleared": [{ comments: undefined }, { comments: "" }],
    "the e-mail address": [{ email: "a@example.com" }],
    "the e-mail address, cleared": [{ email: undefined }, { email: "" }],
    "the phone": [{ mobilePhone: "1-5550100" }],
    "the phone, cleared": [{ mobilePhone: undefined }, { mobilePhone: "" }],
    "a tag added": [{ tags: { team: "platform", stage: "prod", owner: "bob" } }],
    "a tag's value": [{ tags: { team: "identity", stage: "prod" } }],
    "a tag removed": [{ tags: { team: "platform" } }],
    "all tags removed": [{ tags: undefined }, { tags: {} }],
  },
  drifts: {
    "the logon name": [byHand("UpdateUser", { NewUserPrincipalName: "mallory@DOMAIN" }), ["userPrincipalName"]],
    "the display name": [byHand("UpdateUser", { NewDisplayName: "Mallory" }), ["displayName"]],
    "the comments": [byHand("UpdateUser", { NewComments: "x" }), ["comments"]],
    "the e-mail address": [byHand("UpdateUser", { NewEmail: "x@example.com" }), ["email"]],
    "the phone": [byHand("UpdateUser", { NewMobilePhone: "1-5550199" }), ["mobilePhone"]],
    "a foreign tag": [byHand("TagResources", { Tag: [{ Key: "x", Value: "y" }] }), ["tags"]],
    "a tag taken away": [byHand("UntagResources", { TagKey: ["team"] }), ["tags"]],
  },
  edit: (here) =>
    inDomain(here, { userPrincipalName: "alicia@DOMAIN", comments: "", tags: { stage: "test", new: "1" } }),
  vanish: (here, id) => here.console("DeleteUser", { UserId: id }, "ims"),
  async foreign(here) {
    const other = { UserPrincipalName: "alice@DOMAIN", DisplayName: "Alice", Comments: "the other Alice" };
    const { User } = (await here.console("CreateUser", inDomain(here, other), "ims")) as { User: { UserId: string } };
    return User.UserId;
  },
  absent: () => "200000000000000000",
});

describe("ims.User", () => {
  let here: Here;
  let domain: string;

  before(async () => {
    here = await sharedLifecycle();
    domain = ramOf(here.cloud).defaultDomain;
  });

  beforeEach(() => here.reset());

  it("says of a look-up by a logon name how the number is found", async () => {
    await assert.rejects(here.provider.read("ims:User", "alice@example.onaliyun.com", {}), {
      message:
        "alice@example.onaliyun.com is a logon name, and a user is read by its number: " +
        'ims.getUser({ userPrincipalName: "alice@example.onaliyun.com" }) tells it',
    });
    assert.deepEqual(here.calls("GetUser"), []);
  });

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

  describe("from create to delete", () => {
    it("sends only what changed", async () => {
      const alice = await existing();
      await alice.up(program({ comments: "on leave" }));
      const writes = here.calls().filter(({ action }) => !/^(Get|List)/.test(action));
      assert.deepEqual(
        writes.map(({ action, parameters }) => [action, Object.keys(parameters).sort()]),
        [["UpdateUser", ["NewComments", "UserId"]]],
      );
    });
  });

  describe("drift", () => {
    it("follows the user through a change of the default domain", async () => {
      const alice = await existing();
      await here.console("SetDefaultDomain", { DefaultDomainName: "company.onaliyun.com" }, "ims");
      await here.later();
      await alice.refresh();
      assert.deepEqual(await alice.drift(program()), ["userPrincipalName"]);
      assert.equal(await alice.preview(program({ userPrincipalName: "alice@company.onaliyun.com" })), "same");
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

      async function burdened(changes: Values = {}) {
        const alice = await existing(changes);
        const at = { UserPrincipalName: `alice@${domain}` };
        const { AccessKey } = (await here.console("CreateAccessKey", at, "ims")) as {
          AccessKey: { AccessKeyId: string };
        };
        const wanted = { ...at, ServiceName: "dlf.aliyuncs.com", ServiceCredentialName: "alice" };
        const { ServiceCredential } = (await here.console("CreateServiceCredential", wanted, "ims")) as {
          ServiceCredential: { ServiceCredentialId: string };
        };
        const policy = { PolicyType: "System", PolicyName: "ReadOnlyAccess", UserName: "alice" };
        await here.console("AttachPolicyToUser", policy, "ram");
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
        const [key, credential] = [AccessKey.AccessKeyId, ServiceCredential.ServiceCredentialId];
        return { alice, key, credential, serial: VirtualMFADevice.SerialNumber };
      }

      it("names what hangs on the user and takes nothing away", async () => {
        const { alice, key, credential, serial } = await burdened();
        await assert.rejects(alice.destroy(), {
          message:
            `user alice@${domain} cannot be deleted: it still has access key ${key}, service credential ${credential}, ` +
            `system policy ReadOnlyAccess, membership of group operators, a console logon, MFA device ${serial}; remove them, or set forceDestroy: true and run pulumi up before the delete`,
        });
        const { users, memberships, virtualMfaDevices } = ramOf(here.cloud);
        assert.equal(Object.keys(users[alice.id]?.accessKeys ?? {}).length, 1);
        assert.deepEqual(Object.keys(users[alice.id]?.serviceCredentials ?? {}), [credential]);
        assert.deepEqual(users[alice.id]?.policies, ["System/ReadOnlyAccess"]);
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
          [
            "UpdateAccessKey",
            "DeleteAccessKey",
            "DeleteServiceCredential",
            "DetachPolicyFromUser",
            "RemoveUserFromGroup",
            "DeleteLoginProfile",
            "UnbindMFADevice",
            "DeleteUser",
          ],
        );
      });

      it("takes away nothing where it may not see the policies", async () => {
        const { alice } = await burdened();
        const denied = { kind: "refuse", action: "ListPoliciesForUser", code: "NoPermission", status: 403 } as const;
        await here.cloud.control.fault(denied);
        await assert.rejects(alice.destroy(), /ListPoliciesForUser.*NoPermission/);
        assert.equal(ramUsers(here.cloud).length, 1);
      });

      it("finds the user under the name that somebody gave it meanwhile", async () => {
        const { alice } = await burdened({ forceDestroy: true });
        await here.console("UpdateUser", { UserId: alice.id, NewUserPrincipalName: `mallory@${domain}` }, "ims");
        await alice.destroy();
        assert.deepEqual(ramUsers(here.cloud), []);
      });
    });
  }
});
