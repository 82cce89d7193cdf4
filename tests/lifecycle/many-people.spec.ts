import assert from "node:assert/strict";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { groups, ramOf, ramUsers, users } from "../support/view";

const MANY = 30;

/** What a directory of hundreds costs: as many calls as there are objects to write, and full pages for what is read. */
describe("many users and groups of a directory", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const directoryId = () => here.cloud.directoryId;
  const user = (index: number) => ({ directoryId: directoryId(), userName: `user-${index}`, displayName: "A user" });
  const group = (index: number) => ({
    directoryId: directoryId(),
    groupName: `group-${index}`,
    description: "A group",
  });
  const kinds = [
    ["cloudsso:User", user, "User"],
    ["cloudsso:Group", group, "Group"],
  ] as const;

  const called = () => countsOf(here);

  async function made(kind: string, program: (index: number) => object): Promise<readonly Managed[]> {
    const all = Array.from({ length: MANY }, () => here.resource(kind));
    await Promise.all(all.map((one, index) => one.up({ ...program(index) })));
    return all;
  }

  async function nextCommand(): Promise<void> {
    await here.later();
    await here.cloud.control.clearCalls();
  }

  for (const [kind, program, noun] of kinds) {
    it(`${kind}: are made in one call each after one look, and read in full pages`, async () => {
      const all = await made(kind, program);
      assert.equal(noun === "User" ? users(here.cloud).length : groups(here.cloud).length, MANY);
      assert.deepEqual(called(), { [`List${noun}s`]: 1, [`Create${noun}`]: MANY });
      await nextCommand();
      await Promise.all(all.map((one) => one.refresh()));
      assert.deepEqual(called(), { [`List${noun}s`]: 1 });
      for (const [index, one] of all.entries()) assert.equal(await one.preview({ ...program(index) }), "same");
    });

    it(`${kind}: of whom one was changed and one deleted at the console, only these two are asked for by themselves`, async () => {
      const all = await made(kind, program);
      const [first, second] = all;
      assert.ok(first !== undefined && second !== undefined);
      const at = (one: Managed) => ({ DirectoryId: directoryId(), [`${noun}Id`]: one.id.split(":")[1] });
      await here.console(`Update${noun}`, { ...at(first), NewDescription: "Somebody else" });
      await here.console(`Delete${noun}`, at(second));
      await nextCommand();
      const found = await Promise.all(all.map((one) => one.refresh()));
      assert.deepEqual(called(), { [`List${noun}s`]: 1, [`Get${noun}`]: 2, GetDirectory: 1 });
      assert.deepEqual(
        found.flatMap((one, index) => (one === "gone" ? [index] : [])),
        [1],
      );
      assert.deepEqual(await first.drift({ ...program(0) }), ["description"]);
    });
  }

  it("with passwords are held against one reading of the directory's policy, and against the one that the program sets", async () => {
    const password = "Correct-horse-7";
    await Promise.all([1, 2, 3].map((index) => here.resource("cloudsso:User").up({ ...user(index), password })));
    assert.equal(here.calls("GetPasswordPolicy").length, 1);
    const policy = { directoryId: directoryId(), minPasswordLength: 20 };
    await here.resource("cloudsso:PasswordPolicy").up(policy);
    const late = here.resource("cloudsso:User").up({ ...user(4), password });
    await assert.rejects(late, /was not made, because its password breaks the policy/);
    assert.equal(users(here.cloud).length, 3);
  });

  it("whose list is denied are not taken for gone", async () => {
    const all = await made("cloudsso:User", user);
    await nextCommand();
    await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: "ListUsers" });
    await assert.rejects(all[0]?.refresh() ?? Promise.resolve(), /NoPermission/);
  });

  it("a user who was made by a run whose answer was lost is looked for anew, and not in the list of before", async () => {
    await here.cloud.control.fault({ kind: "resetAfter", action: "CreateUser" });
    await here.resource("cloudsso:User").up(user(0));
    assert.equal(users(here.cloud).length, 1);
    assert.equal(here.calls("CreateUser").length, 1);
  });
});

/** The same of an account: what a run of hundreds costs is what it writes, and full pages. */
describe("many RAM users of an account", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const user = (index: number) => ({
    userPrincipalName: `user-${index}@${ramOf(here.cloud).defaultDomain}`,
    displayName: "A user",
    tags: { team: "platform" },
  });
  const called = () => countsOf(here);

  async function made(): Promise<readonly Managed[]> {
    const all = Array.from({ length: MANY }, () => here.resource("ims:User"));
    await Promise.all(all.map((one, index) => one.up(user(index))));
    return all;
  }

  async function nextCommand(): Promise<void> {
    await here.later();
    await here.cloud.control.clearCalls();
  }

  it("are made in one call each, and a few lists tell that they can be seen", async () => {
    await made();
    assert.equal(ramUsers(here.cloud).length, MANY);
    const { CreateUser, ListUsers = 0, ...others } = called();
    assert.equal(CreateUser, MANY);
    assert.ok(ListUsers <= 4, `${ListUsers} lists`);
    assert.deepEqual(others, { GetCallerIdentity: 1, ListUsersInRecycleBin: 1 });
  });

  it("are read in full pages, and of whom one was changed and one deleted at the console, only these two by themselves", async () => {
    const all = await made();
    const [first, second] = all;
    assert.ok(first !== undefined && second !== undefined);
    await nextCommand();
    await Promise.all(all.map((one) => one.refresh()));
    assert.deepEqual(called(), { ListUsers: 1, GetCallerIdentity: 1 });
    for (const [index, one] of all.entries()) assert.equal(await one.preview(user(index)), "same");
    await here.console("UpdateUser", { UserId: first.id, NewComments: "Somebody else" }, "ims");
    await here.console("DeleteUser", { UserId: second.id }, "ims");
    await nextCommand();
    const found = await Promise.all(all.map((one) => one.refresh()));
    assert.deepEqual(called(), { ListUsers: 1, GetUser: 2, GetCallerIdentity: 1 });
    assert.deepEqual(
      found.flatMap((one, index) => (one === "gone" ? [index] : [])),
      [1],
    );
    assert.deepEqual(await first.drift(user(0)), ["comments"]);
  });

  it("with a key and a group each cost what is written, and one look at the keys of each", async () => {
    const group = here.resource("ims:Group");
    await group.up({ groupName: "operators" });
    await here.cloud.control.clearCalls();
    const all = await made();
    const keys = all.map(() => here.resource("ims:AccessKey"));
    const members = all.map(() => here.resource("ims:GroupMembership"));
    await Promise.all(keys.map((key, index) => key.up({ userId: all[index]?.id })));
    await Promise.all(members.map((member, index) => member.up({ groupId: group.id, userId: all[index]?.id })));
    const { CreateUser, CreateAccessKey, AddUserToGroup, ...looks } = called();
    assert.deepEqual([CreateUser, CreateAccessKey, AddUserToGroup], [MANY, MANY, MANY]);
    assert.deepEqual(Object.keys(looks).sort(), [
      "ListUserBasicInfos",
      "ListUsers",
      "ListUsersForGroup",
      "ListUsersInRecycleBin",
    ]);
    const total = (counts: object) => Object.values(counts).reduce((sum: number, one: number) => sum + one, 0);
    assert.ok(total(looks) <= 10, JSON.stringify(looks));

    await nextCommand();
    await Promise.all([...all, ...keys, ...members].map((one) => one.refresh()));
    const { ListAccessKeys, ...lists } = called();
    assert.equal(ListAccessKeys, MANY);
    assert.deepEqual(new Set(Object.values(lists)), new Set([1]), JSON.stringify(lists));

    await nextCommand();
    await Promise.all([...keys, ...members].map((one) => one.destroy()));
    const { UpdateAccessKey, DeleteAccessKey, RemoveUserFromGroup, ...others } = called();
    assert.deepEqual([UpdateAccessKey, DeleteAccessKey, RemoveUserFromGroup], [MANY, MANY, MANY]);
    assert.deepEqual(new Set(Object.values(others)), new Set([1]), JSON.stringify(others));
    assert.deepEqual(
      Object.values(ramOf(here.cloud).users).flatMap(({ accessKeys }) => Object.keys(accessKeys)),
      [],
    );
  });

  it("are deleted after a look at what each has, and a few lists tell what they are called", async () => {
    const all = await made();
    await nextCommand();
    await Promise.all(all.map((one) => one.destroy()));
    assert.deepEqual(ramUsers(here.cloud), []);
    const { ListUsers = 0, GetCallerIdentity, ...others } = called();
    assert.ok(ListUsers <= 4, `${ListUsers} lists`);
    assert.deepEqual(others, {
      ListAccessKeys: MANY,
      ListPoliciesForUser: MANY,
      ListGroupsForUser: MANY,
      ListServiceCredentials: MANY,
      GetLoginProfile: MANY,
      GetUserMFAInfo: MANY,
      DeleteUser: MANY,
    });
  });

  for (const [kind, rest, list] of [
    ["ims:LoginProfile", { password: "Correct-horse-7" }, "GetLoginProfile"],
    ["ims:ServiceCredential", { serviceName: "kafka", serviceCredentialName: "robot" }, "ListServiceCredentials"],
  ] as const) {
    it(`each with an ${kind} are looked at once each, and a few lists tell what they are called`, async () => {
      const all = (await made()).map(({ id }) => [id, here.resource(kind)] as const);
      await Promise.all(all.map(([userId, one]) => one.up({ userId, ...rest })));
      await nextCommand();
      await Promise.all(all.map(([, one]) => one.refresh()));
      const { ListUserBasicInfos = 0, GetCallerIdentity, ...others } = called();
      assert.deepEqual(others, { [list]: MANY });
      assert.ok(ListUserBasicInfos <= 4, `${ListUserBasicInfos} lists`);
      for (const [userId, one] of all) assert.equal(await one.preview({ userId, ...rest }), "same");
    });

    it(`${kind} is never read, changed or deleted of another user, who has the name by now`, async () => {
      const [ann, ben] = await made();
      assert.ok(ann !== undefined && ben !== undefined);
      const [one, other] = [here.resource(kind), here.resource(kind)];
      await one.up({ userId: ann.id, ...rest });
      await other.up({ userId: ben.id, ...rest });
      await nextCommand();
      await one.refresh();
      const names = [user(0), user(1)].map(({ userPrincipalName }) => userPrincipalName);
      const swap = async () => {
        for (const [{ id }, name] of [
          [ann, "third@"],
          [ben, names[0]],
          [ann, names[1]],
        ] as const) {
          const NewUserPrincipalName = name?.replace(/@$/, `@${ramOf(here.cloud).defaultDomain}`);
          await here.console("UpdateUser", { UserId: id, NewUserPrincipalName }, "ims");
        }
        names.reverse();
      };
      await swap();
      await one.up({ userId: ann.id, ...rest, status: "Inactive" });
      const held = () =>
        [ann, ben].map(({ id }) => {
          const { loginProfile, serviceCredentials = {} } = ramOf(here.cloud).users[id] ?? {};
          return (loginProfile ?? Object.values(serviceCredentials)[0])?.status;
        });
      assert.deepEqual(held(), ["Inactive", "Active"]);
      await nextCommand();
      assert.equal(await other.refresh(), "there");
      await swap();
      await one.destroy();
      assert.deepEqual(held(), [undefined, "Active"]);
    });
  }

  it("who were renamed since they were listed are looked at by the name of now before they are deleted", async () => {
    const [ann] = await made();
    assert.ok(ann !== undefined);
    await nextCommand();
    await ann.refresh();
    const renamed = user(0).userPrincipalName.replace("user", "third");
    await here.console("UpdateUser", { UserId: ann.id, NewUserPrincipalName: renamed }, "ims");
    await here.console("CreateAccessKey", { UserPrincipalName: renamed }, "ims");
    await assert.rejects(ann.destroy(), /cannot be deleted: it still has access key LTAI/);
    assert.equal(ramUsers(here.cloud).length, MANY);
  });

  it("whose names are swapped in the middle of a run have the keys that they had", async () => {
    const [ann, ben] = await made();
    assert.ok(ann !== undefined && ben !== undefined);
    const [early, late] = [here.resource("ims:AccessKey"), here.resource("ims:AccessKey")];
    await early.up({ userId: ann.id });
    await late.up({ userId: ben.id });
    await nextCommand();
    await early.refresh();
    const rename = (id: string, name: string) =>
      here.console("UpdateUser", { UserId: id, NewUserPrincipalName: name }, "ims");
    const [one, other] = [user(0).userPrincipalName, user(1).userPrincipalName];
    await rename(ann.id, one.replace("user", "third"));
    await rename(ben.id, one);
    await rename(ann.id, other);
    assert.notEqual(await late.refresh(), "gone");
    await early.destroy();
    const held = ramOf(here.cloud).users;
    assert.deepEqual(Object.keys(held[ann.id]?.accessKeys ?? {}), []);
    assert.deepEqual(Object.keys(held[ben.id]?.accessKeys ?? {}), [late.id]);
  });

  it("whose list is denied are neither taken for gone, nor made twice", async () => {
    const all = await made();
    await nextCommand();
    await here.cloud.control.fault({
      kind: "refuse",
      code: "NoPermission",
      status: 403,
      action: "ListUsers",
      times: 3,
    });
    await assert.rejects(all[0]?.refresh() ?? Promise.resolve(), /NoPermission/);
    await assert.rejects(here.resource("ims:User").up(user(MANY)), /NoPermission/);
    assert.equal(ramUsers(here.cloud).length, MANY);
  });

  it("a new one whom the list does not show yet is read until it can be seen", async () => {
    await here.reset({ readLagMs: 1500 });
    await here.resource("ims:User").up(user(0));
    assert.equal(ramUsers(here.cloud).length, 1);
    assert.ok(here.calls("GetUser").length > 1);
  });

  it("a user who was made by a run whose answer was lost is looked for anew, and not in the list of before", async () => {
    await here.cloud.control.fault({ kind: "resetAfter", action: "CreateUser" });
    await here.resource("ims:User").up(user(0));
    assert.equal(ramUsers(here.cloud).length, 1);
    assert.equal(here.calls("CreateUser").length, 1);
  });
});

function countsOf(here: Lifecycle): { readonly [action: string]: number } {
  const counts: { [action: string]: number } = {};
  for (const { action } of here.calls()) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}
