import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { cloudsso } from "../../provider";
import { type Program, resultOf, startProgram } from "../support/program";
import { directoryOf } from "../support/view";

/** More than one page of either list. */
const MANY = 101;

describe("functions about users and groups", () => {
  let program: Program;
  let DirectoryId: string;
  const people = new Map<string, string>();
  const groups = new Map<string, string>();

  async function user(UserName: string, changes: object = {}): Promise<string> {
    const { User } = await program.console("CreateUser", { DirectoryId, UserName, ...changes });
    const { UserId } = User as { UserId: string };
    people.set(UserName, UserId);
    return UserId;
  }

  async function group(GroupName: string, changes: object = {}): Promise<string> {
    const { Group } = await program.console("CreateGroup", { DirectoryId, GroupName, ...changes });
    const { GroupId } = Group as { GroupId: string };
    groups.set(GroupName, GroupId);
    return GroupId;
  }

  const sent = () => program.calls().map(({ action }) => action);
  const names = ({ users }: cloudsso.GetUsersResult) => users.map(({ userName }) => userName);

  before(async () => {
    program = await startProgram({ options: { listOrder: "newest first" } });
    DirectoryId = program.cloud.directoryId;
    for (let index = 0; index < MANY; index++) {
      await user(`guest-${index}`);
      await group(`team-${index}`);
    }
    await user("Ann", {
      DisplayName: "Ann Arbor",
      FirstName: "Ann",
      LastName: "Arbor",
      Email: "ann@example.com",
      Description: "on call",
      Status: "Disabled",
      Tags: [{ Key: "team", Value: "platform" }],
    });
    const ben = await user("ben", { Tags: [{ Key: "team", Value: "identity" }] });
    const admins = await group("Admins", { Description: "of all" });
    const directory = directoryOf(program.cloud);
    const synchronized = { provisionType: "Synchronized", externalId: { Id: "ext-1", Issuer: "SCIM" } };
    Object.assign(directory.users[ben] ?? {}, synchronized, {
      mfaDevices: {
        "mfa-2": { deviceId: "mfa-2", deviceName: "phone", deviceType: "TOTP", effectiveTime: 0, lastUseTime: 60_000 },
        "mfa-1": { deviceId: "mfa-1", deviceName: "key", deviceType: "CrossPlatformPasskey", effectiveTime: 0 },
      },
    });
    Object.assign(directory.groups[admins] ?? {}, { provisionType: "Synchronized" });
  });

  beforeEach(() => program.forget());

  after(() => program.close());

  describe("getUsers", () => {
    it("gives all of them, in full pages, by name", async () => {
      const found = await cloudsso.getUsers();
      assert.deepEqual(sent(), ["ListDirectories", "ListUsers", "ListUsers"]);
      assert.deepEqual(names(found), [...people.keys()].sort());
      assert.deepEqual(
        found.ids,
        names(found).map((name) => `${DirectoryId}:${people.get(name)}`),
      );
    });

    it("filters by what the API filters by", async () => {
      const asked = (args: cloudsso.GetUsersArgs) =>
        cloudsso.getUsers({ directoryId: DirectoryId, ...args }).then(names);
      assert.deepEqual(await asked({ userName: "ann" }), ["Ann"]);
      assert.deepEqual(await asked({ userName: "an" }), []);
      assert.deepEqual(await asked({ userNamePrefix: "GUEST-10" }), ["guest-10", "guest-100"]);
      assert.deepEqual(await asked({ provisionType: "Synchronized" }), ["ben"]);
      assert.deepEqual(await asked({ status: "Disabled" }), ["Ann"]);
      assert.deepEqual(await asked({ tags: { team: "identity" } }), ["ben"]);
      assert.deepEqual(await asked({ tags: { team: "" } }), ["Ann", "ben"]);
      assert.equal(program.calls("ListUsers").length, 7, "in one call each");
    });

    it("refuses filters that would be read as something else, and sends nothing", async () => {
      await assert.rejects(cloudsso.getUsers({ userName: "" }), /^Error: userName must be a text without blanks/);
      await assert.rejects(
        cloudsso.getUsers({ userName: "a", userNamePrefix: "b" }),
        /userName and userNamePrefix must not be given both/,
      );
      assert.deepEqual(sent(), []);
    });
  });

  describe("getUser", () => {
    it("finds one by name whatever its case, by id bare or joined, and tells all that is known", async () => {
      const { createTime, updateTime, ...ann } = await cloudsso.getUser({ userName: "ann" });
      assert.deepEqual(ann, {
        id: `${DirectoryId}:${people.get("Ann")}`,
        directoryId: DirectoryId,
        userId: people.get("Ann"),
        userName: "Ann",
        displayName: "Ann Arbor",
        firstName: "Ann",
        lastName: "Arbor",
        email: "ann@example.com",
        description: "on call",
        status: "Disabled",
        provisionType: "Manual",
        tags: { team: "platform" },
      });
      for (const time of [createTime, updateTime]) assert.match(String(time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      for (const userId of [ann.id, ann.userId]) assert.equal((await cloudsso.getUser({ userId })).userName, "Ann");
    });

    it("finds one by what the identity provider calls it", async () => {
      const ben = await cloudsso.getUser({ externalId: { id: "ext-1" } });
      assert.deepEqual([ben.userName, ben.externalId], ["ben", { id: "ext-1", issuer: "SCIM" }]);
      assert.deepEqual(sent(), ["ListDirectories", "GetUserId", "GetUser"]);
      await assert.rejects(cloudsso.getUser({ externalId: { id: "ext-1", issuer: "Other" } }), /EntityNotExists\.User/);
    });

    it("says what was perhaps meant where there is none", async () => {
      await assert.rejects(cloudsso.getUser({ userName: "bem" }), {
        message: `there is no user bem in directory ${DirectoryId}; did you mean ben?`,
      });
    });

    it("names the candidates where two differ in case alone", async () => {
      const other = await startProgram({ options: { nameCase: "sensitive" } });
      const at = { DirectoryId: other.cloud.directoryId };
      for (const UserName of ["Cas", "CAS"]) await other.console("CreateUser", { ...at, UserName });
      await assert.rejects(
        cloudsso.getUser({ userName: "cas" }),
        /^Error: more than one user in directory d-\w+ is called cas: CAS \(u-\w+\), Cas \(u-\w+\); say which by its id$/,
      );
      assert.equal((await cloudsso.getUser({ userName: "Cas" })).userName, "Cas");
      await other.close();
    });

    it("refuses a look-up by nothing or by two things, and sends nothing", async () => {
      const message = "exactly one of userId and userName and externalId must be given";
      await assert.rejects(cloudsso.getUser({}), { message });
      await assert.rejects(cloudsso.getUser({ userId: "u-1", userName: "ann" }), { message });
      await assert.rejects(cloudsso.getUser({ userId: "ann" }), /userId must be an id \(u-\.\.\.\)/);
      await assert.rejects(cloudsso.getUser({ externalId: { id: "" } }), /externalId\.id must not be empty/);
      assert.deepEqual(sent(), []);
    });
  });

  describe("getGroups and getGroup", () => {
    it("give all of them, in full pages, by name", async () => {
      const { ids, groups: found } = await cloudsso.getGroups();
      assert.deepEqual(sent(), ["ListDirectories", "ListGroups", "ListGroups"]);
      assert.deepEqual(
        found.map(({ groupName }) => groupName),
        [...groups.keys()].sort(),
      );
      assert.deepEqual(
        ids,
        found.map(({ groupName }) => `${DirectoryId}:${groups.get(groupName)}`),
      );
    });

    it("filter by what the API filters by", async () => {
      const asked = async (args: cloudsso.GetGroupsArgs) =>
        (await cloudsso.getGroups(args)).groups.map(({ groupName }) => groupName);
      assert.deepEqual(await asked({ groupNamePrefix: "TEAM-10" }), ["team-10", "team-100"]);
      assert.deepEqual(await asked({ groupName: "admins" }), ["Admins"]);
      assert.deepEqual(await asked({ provisionType: "Synchronized" }), ["Admins"]);
    });

    it("find one by name whatever its case, and by id bare or joined", async () => {
      const { createTime, updateTime, ...admins } = await cloudsso.getGroup({ groupName: "admins" });
      assert.ok(createTime && updateTime);
      assert.deepEqual(admins, {
        id: `${DirectoryId}:${groups.get("Admins")}`,
        directoryId: DirectoryId,
        groupId: groups.get("Admins"),
        groupName: "Admins",
        description: "of all",
        provisionType: "Synchronized",
      });
      for (const groupId of [admins.id, admins.groupId]) {
        assert.equal((await cloudsso.getGroup({ groupId })).groupName, "Admins");
      }
      await assert.rejects(
        cloudsso.getGroup({ groupName: "admin" }),
        /there is no group admin in .*; did you mean Admins\?/,
      );
      await assert.rejects(cloudsso.getGroup({}), /exactly one of groupId and groupName must be given/);
    });
  });

  describe("getMfaDevices", () => {
    it("gives what a user has bound, by name", async () => {
      const userId = people.get("ben") ?? "";
      assert.deepEqual(await cloudsso.getMfaDevices({ userId: `${DirectoryId}:${userId}` }), {
        ids: ["mfa-1", "mfa-2"],
        devices: [
          { id: "mfa-1", deviceName: "key", deviceType: "CrossPlatformPasskey", effectiveTime: "1970-01-01T00:00:00Z" },
          {
            id: "mfa-2",
            deviceName: "phone",
            deviceType: "TOTP",
            effectiveTime: "1970-01-01T00:00:00Z",
            lastUseTime: "1970-01-01T00:01:00Z",
          },
        ],
      });
      assert.deepEqual((await cloudsso.getMfaDevices({ userId: people.get("Ann") ?? "" })).ids, []);
    });

    it("fails for nobody, and sends nothing for what is no id", async () => {
      await assert.rejects(cloudsso.getMfaDevices({ userId: "ann" }), /userId must be an id \(u-\.\.\.\)/);
      assert.deepEqual(sent(), []);
      await assert.rejects(cloudsso.getMfaDevices({ userId: "u-00000000000000000000" }), /EntityNotExists\.User/);
    });
  });

  it("take outputs, and give one", async () => {
    const name = pulumi.output("ann");
    const { userId } = await resultOf(cloudsso.getUserOutput({ userName: name }));
    assert.equal(userId, people.get("Ann"));
    assert.deepEqual((await resultOf(cloudsso.getUsersOutput({ userName: name }))).ids, [`${DirectoryId}:${userId}`]);
    assert.equal((await resultOf(cloudsso.getGroupOutput({ groupName: "Admins" }))).groupId, groups.get("Admins"));
    assert.equal((await resultOf(cloudsso.getGroupsOutput())).groups.length, groups.size);
    assert.deepEqual((await resultOf(cloudsso.getMfaDevicesOutput({ userId }))).devices, []);
  });
});
