import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { type Desk, openDesk } from "./desk";
import { callV3 } from "./wire";

const domain = "1000000000000000.onaliyun.com";
const upn = (name: string) => `${name}@${domain}`;

describe("emulator: IMS", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  const refused = (action: string, parameters: object = {}) => desk.refused("ims", action, { ...parameters });
  const newUser = async (name: string, more: object = {}): Promise<string> =>
    (await desk.ims("CreateUser", { UserPrincipalName: upn(name), DisplayName: name, ...more })).User.UserId;

  describe("users", () => {
    it("read as they were made, found by id, name or key; the bare name and the tags are GetUser's", async () => {
      const Tag = [{ Key: "team", Value: "a" }];
      const given = { Comments: "c", Email: "a@example.com", MobilePhone: "86-18688888888", Tag };
      const UserId = await newUser("alice", given);
      assert.match(UserId, /^\d{18}$/);
      const { AccessKey } = await desk.ims("CreateAccessKey", { UserPrincipalName: upn("alice") });
      const { User } = await desk.ims("GetUser", { UserId });
      const { CreateDate, UpdateDate, ...rest } = User;
      assert.deepEqual(rest, {
        UserId,
        UserPrincipalName: upn("alice"),
        UserName: "alice",
        DisplayName: "alice",
        Comments: "c",
        Email: "a@example.com",
        MobilePhone: "86-18688888888",
        ProvisionType: "Manual",
        Tags: { Tag: [{ TagKey: "team", TagValue: "a" }] },
      });
      assert.deepEqual((await desk.ims("GetUser", { UserPrincipalName: upn("ALICE") })).User, User);
      assert.deepEqual((await desk.ims("GetUser", { UserAccessKeyId: AccessKey.AccessKeyId })).User, User);
    });

    it("are named by exactly one parameter", async () => {
      const UserId = await newUser("alice");
      assert.equal(await refused("GetUser"), "MissingParameter");
      assert.match(await refused("GetUser", { UserId, UserPrincipalName: upn("alice") }), /^InvalidParameter\./);
      assert.match(await refused("DeleteUser", { UserId, UserPrincipalName: upn("alice") }), /^InvalidParameter\./);
    });

    it("keep their names unique and in the default domain", async () => {
      await newUser("alice");
      const create = (name: string) => refused("CreateUser", { UserPrincipalName: name, DisplayName: "x" });
      assert.equal(await create(upn("Alice")), "EntityAlreadyExists.User");
      assert.equal(await create("alice@elsewhere.com"), "Unverified.Invalid.User.Domain");
      assert.equal(await create(upn("-alice")), "InvalidParameter.UserName.InvalidChars");
      assert.equal(await create(upn("a lice")), "InvalidParameter.UserName.InvalidChars");
      assert.equal(
        await refused("CreateUser", { UserPrincipalName: upn("b"), DisplayName: "x".repeat(25) }),
        "InvalidParameter.DisplayName.Length",
      );
      await desk.emulator.control.setOptions({ foreignDomain: "accept", userNameCodes: "UserPrincipalName" });
      await desk.ims("CreateUser", { UserPrincipalName: "alice@elsewhere.com", DisplayName: "x" });
      assert.equal(await create(upn("a lice")), "InvalidParameter.UserPrincipalName.InvalidChars");
    });

    it("are renamed in place and cleared by an empty text", async () => {
      const UserId = await newUser("alice", { Comments: "c" });
      const update = { UserId, NewUserPrincipalName: upn("alicia"), NewComments: "" };
      const { User } = await desk.ims("UpdateUser", update);
      assert.deepEqual(
        [User.UserId, User.UserPrincipalName, "Comments" in User, "Tags" in User],
        [UserId, upn("alicia"), false, false],
      );
      assert.equal(await refused("GetUser", { UserPrincipalName: upn("alice") }), "EntityNotExist.User");
    });

    it("drop e-mail and phone on the international site", async () => {
      await desk.emulator.control.setOptions({ site: "international" });
      const UserId = await newUser("alice", { Email: "a@example.com" });
      assert.equal("Email" in (await desk.ims("GetUser", { UserId })).User, false);
    });

    it("go only when nothing hangs on them", async () => {
      const UserId = await newUser("alice");
      const user = { UserPrincipalName: upn("alice") };
      const conflict = () => refused("DeleteUser", { UserId });
      await desk.ims("CreateGroup", { GroupName: "developers" });
      await desk.ims("AddUserToGroup", { ...user, GroupName: "developers" });
      assert.equal(await conflict(), "DeleteConflict.User.Group");
      await desk.ims("RemoveUserFromGroup", { ...user, GroupName: "developers" });
      const { AccessKey } = await desk.ims("CreateAccessKey", user);
      assert.equal(await conflict(), "DeleteConflict.User.AccessKey");
      await desk.ims("DeleteAccessKey", { ...user, UserAccessKeyId: AccessKey.AccessKeyId });
      await desk.ims("CreateLoginProfile", { ...user, Password: "Secret-1234" });
      assert.equal(await conflict(), "DeleteConflict.User.LoginProfile");
      await desk.ims("DeleteLoginProfile", user);
      await bindDevice(desk, "alice");
      assert.equal(await conflict(), "DeleteConflict.User.MFADevice");
      await desk.ims("DisableVirtualMFA", user);
      await desk.ims("DeleteUser", { UserId });
      assert.equal(await refused("GetUser", { UserId }), "EntityNotExist.User");
      assert.deepEqual((await desk.ims("ListVirtualMFADevices")).VirtualMFADevices.VirtualMFADevice, []);
      await newUser("alice");
    });

    it("take everything with them in the other mode", async () => {
      await desk.emulator.control.setOptions({ userDeletion: "cascade" });
      const UserId = await newUser("alice");
      const user = { UserPrincipalName: upn("alice") };
      await desk.ims("CreateGroup", { GroupName: "developers" });
      await desk.ims("AddUserToGroup", { ...user, GroupName: "developers" });
      const { AccessKey } = await desk.ims("CreateAccessKey", user);
      await desk.ims("DeleteUser", { UserId });
      assert.deepEqual((await desk.ims("ListUsersForGroup", { GroupName: "developers" })).Users.User, []);
      const key = { accessKeyId: AccessKey.AccessKeyId, accessKeySecret: AccessKey.AccessKeySecret };
      const answer = await callV3({ url: desk.emulator.url, key, service: "ims", action: "ListUsers" });
      assert.equal(answer.json.Code, "InvalidAccessKeyId.NotFound");
    });

    it("list active ones unless asked, page by marker, and show basic infos", async () => {
      for (const name of ["a", "b", "c"]) await newUser(name, { Tag: [{ Key: "n", Value: name }] });
      const names = (answer: { Users: { User: { DisplayName: string }[] } }) =>
        answer.Users.User.map((user) => user.DisplayName);
      const first = await desk.ims("ListUsers", { MaxItems: 2 });
      assert.deepEqual([names(first), first.IsTruncated], [["a", "b"], true]);
      const second = await desk.ims("ListUsers", { MaxItems: 2, Marker: first.Marker });
      assert.deepEqual([names(second), second.IsTruncated, "Marker" in second], [["c"], false, false]);
      assert.deepEqual(names(await desk.ims("ListUsers", { Tag: [{ Key: "n", Value: "b" }] })), ["b"]);
      assert.deepEqual(names(await desk.ims("ListUsers", { Status: "freeze" })), []);
      const infos = await desk.ims("ListUserBasicInfos", { Status: "active,freeze" });
      assert.equal(infos.UserBasicInfos.UserBasicInfo.length, 3);
    });

    it("are invisible for a while after they were made, when there is a lag", async () => {
      await desk.emulator.control.setOptions({ readLagMs: 2000 });
      const UserId = await newUser("alice");
      assert.equal(await refused("GetUser", { UserId }), "EntityNotExist.User");
      assert.equal(
        await refused("CreateUser", { UserPrincipalName: upn("alice"), DisplayName: "x" }),
        "EntityAlreadyExists.User",
      );
      await desk.emulator.control.advanceClock(2000);
      await desk.ims("GetUser", { UserId });
    });
  });

  describe("access keys", () => {
    it("show their secret once, sign calls while active, and are two at most", async () => {
      const user = { UserPrincipalName: upn("alice") };
      await newUser("alice");
      const { AccessKey } = await desk.ims("CreateAccessKey", user);
      assert.match(AccessKey.AccessKeyId, /^LTAI.{20}$/);
      const [listed] = (await desk.ims("ListAccessKeys", user)).AccessKeys.AccessKey;
      assert.equal("AccessKeySecret" in listed, false);

      const key = { accessKeyId: AccessKey.AccessKeyId, accessKeySecret: AccessKey.AccessKeySecret };
      const identity = () => callV3({ url: desk.emulator.url, key, service: "sts", action: "GetCallerIdentity" });
      assert.equal((await identity()).json.Arn, "acs:ram::1000000000000000:user/alice");
      const own = await callV3({ url: desk.emulator.url, key, service: "ims", action: "ListAccessKeys" });
      assert.deepEqual(own.json.AccessKeys.AccessKey, [listed]);
      await desk.ims("UpdateAccessKey", { ...user, UserAccessKeyId: AccessKey.AccessKeyId, Status: "Inactive" });
      assert.equal((await identity()).json.Code, "InvalidAccessKeyId.Inactive");

      await desk.ims("CreateAccessKey", user);
      assert.equal(await refused("CreateAccessKey", user), "LimitExceeded.User.AccessKey");
      await newUser("bob");
      const ofAnother = { UserPrincipalName: upn("bob"), UserAccessKeyId: AccessKey.AccessKeyId };
      assert.equal(await refused("DeleteAccessKey", ofAnother), "EntityNotExist.User.AccessKey");
      await desk.ims("DeleteAccessKey", { ...user, UserAccessKeyId: AccessKey.AccessKeyId });
      assert.equal((await identity()).json.Code, "InvalidAccessKeyId.NotFound");
      const gone = { ...user, UserAccessKeyId: AccessKey.AccessKeyId };
      assert.equal(await refused("DeleteAccessKey", gone), "EntityNotExist.User.AccessKey");
    });
  });

  describe("login profiles", () => {
    it("are one per user, and never show the password", async () => {
      const user = { UserPrincipalName: upn("alice") };
      await newUser("alice");
      assert.equal(await refused("GetLoginProfile", user), "EntityNotExist.User.LoginProfile");
      assert.equal(
        await refused("CreateLoginProfile", { ...user, Password: "short" }),
        "InvalidParameter.Password.TooWeak",
      );
      await desk.ims("CreateLoginProfile", { ...user, Password: "Secret-1234" });
      assert.equal(await refused("CreateLoginProfile", user), "EntityAlreadyExists.User.LoginProfile");
      await desk.ims("UpdateLoginProfile", { ...user, PasswordResetRequired: true });
      const { LoginProfile } = await desk.ims("GetLoginProfile", user);
      const { UpdateDate, ...rest } = LoginProfile;
      assert.deepEqual(rest, {
        ...user,
        Status: "Active",
        PasswordResetRequired: true,
        MFABindRequired: false,
        PasswordStatus: "InitialValid",
        AutoDisableLoginStatus: "true",
      });
      assert.equal(
        desk.emulator.calls.some(({ parameters }) => parameters["Password"] === "***"),
        true,
      );
      assert.doesNotMatch(JSON.stringify(desk.emulator.calls), /Secret-1234/);
      await desk.ims("DeleteLoginProfile", user);
      assert.equal(await refused("DeleteLoginProfile", user), "EntityNotExist.User.LoginProfile");
    });
  });

  describe("groups", () => {
    it("are found by name, renamed, and refuse what is repeated", async () => {
      const member = { UserPrincipalName: upn("alice"), GroupName: "developers" };
      const UserId = await newUser("alice");
      const { Group } = await desk.ims("CreateGroup", { GroupName: "developers", DisplayName: "Developers" });
      assert.match(Group.GroupId, /^\d{19}$/);
      assert.equal(await refused("CreateGroup", { GroupName: "Developers" }), "EntityAlreadyExists.Group");
      assert.equal(await refused("RemoveUserFromGroup", member), "EntityNotExist.User.Group");
      await desk.ims("AddUserToGroup", member);
      assert.equal(await refused("AddUserToGroup", member), "EntityAlreadyExists.User.Group");
      assert.equal(await refused("DeleteGroup", { GroupName: "developers" }), "DeleteConflict.Group.User");
      const renamed = await desk.ims("UpdateGroup", { GroupName: "developers", NewGroupName: "builders" });
      assert.equal(renamed.Group.GroupId, Group.GroupId);
      const [listed] = (await desk.ims("ListUsersForGroup", { GroupName: "builders" })).Users.User;
      assert.equal(listed.UserId, UserId);
      const joined = await desk.ims("ListGroupsForUser", { UserPrincipalName: upn("alice") });
      assert.deepEqual(
        joined.Groups.Group.map(({ GroupName }: { GroupName: string }) => GroupName),
        ["builders"],
      );
      await desk.ims("RemoveUserFromGroup", { ...member, GroupName: "builders" });
      await desk.ims("DeleteGroup", { GroupName: "builders" });
      assert.equal(await refused("GetGroup", { GroupName: "builders" }), "EntityNotExist.Group");
    });

    it("can hold on to a member who left for as long as there is a lag", async () => {
      await newUser("alice");
      await desk.ims("CreateGroup", { GroupName: "developers" });
      const member = { UserPrincipalName: upn("alice"), GroupName: "developers" };
      await desk.ims("AddUserToGroup", member);
      await desk.emulator.control.advanceClock(2000);
      await desk.emulator.control.setOptions({ readLagMs: 2000 });
      await desk.ims("RemoveUserFromGroup", member);
      assert.equal(await refused("DeleteGroup", { GroupName: "developers" }), "DeleteConflict.Group.User");
      await desk.emulator.control.advanceClock(2000);
      await desk.ims("DeleteGroup", { GroupName: "developers" });
    });

    it("are ten at most for one user", async () => {
      await newUser("alice");
      for (let index = 1; index <= 11; index += 1) {
        await desk.ims("CreateGroup", { GroupName: `g${index}` });
        const member = { UserPrincipalName: upn("alice"), GroupName: `g${index}` };
        if (index <= 10) await desk.ims("AddUserToGroup", member);
        else assert.equal(await refused("AddUserToGroup", member), "LimitExceeded.User.Group");
      }
    });
  });

  describe("tags", () => {
    it("are given by key and value, and told by tag key and tag value", async () => {
      const UserId = await newUser("alice");
      const user = { ResourceType: "user" };
      await desk.ims("TagResources", {
        ...user,
        ResourceId: [UserId],
        Tag: [
          { Key: "a", Value: "1" },
          { Key: "b", Value: "" },
        ],
      });
      await desk.ims("TagResources", {
        ...user,
        ResourcePrincipalName: [upn("alice")],
        Tag: [{ Key: "a", Value: "2" }],
      });
      const list = async (filter: object) =>
        (await desk.ims("ListTagResources", { ...user, ...filter })).TagResources.TagResource;
      const row = (TagKey: string, TagValue: string) => ({
        ResourceType: "user",
        ResourceId: UserId,
        TagKey,
        TagValue,
      });
      assert.deepEqual(await list({ ResourceId: [UserId] }), [row("a", "2"), row("b", "")]);
      assert.deepEqual(await list({ Tag: [{ Key: "a" }] }), [row("a", "2")]);
      assert.equal(await refused("ListTagResources", user), "Unverified.Invalid.TagResources");
      const first = await desk.ims("ListTagResources", { ...user, ResourceId: [UserId], PageSize: 1 });
      const rest = { ...user, ResourceId: [UserId], PageSize: 1, NextToken: first.NextToken };
      assert.deepEqual((await desk.ims("ListTagResources", rest)).TagResources.TagResource, [row("b", "")]);
      await desk.ims("UntagResources", { ...user, ResourceId: [UserId], All: true });
      assert.deepEqual(await list({ ResourceId: [UserId] }), []);
    });
  });

  it("moves every logon name with the default domain", async () => {
    const UserId = await newUser("alice");
    assert.equal((await desk.ims("GetDefaultDomain")).DefaultDomainName, domain);
    assert.equal(
      await refused("SetDefaultDomain", { DefaultDomainName: "company.com" }),
      "InvalidParameter.AccountAlias.Format",
    );
    await desk.ims("SetDefaultDomain", { DefaultDomainName: "company.onaliyun.com" });
    assert.equal((await desk.ims("GetUser", { UserId })).User.UserPrincipalName, "alice@company.onaliyun.com");
  });

  it("binds a device by two codes that follow each other, one device a user", async () => {
    const user = { UserPrincipalName: upn("alice") };
    await newUser("alice");
    assert.equal((await desk.ims("GetUserMFAInfo", user)).IsMFAEnable, false);
    const SerialNumber = await bindDevice(desk, "alice");
    assert.deepEqual((await desk.ims("GetUserMFAInfo", user)).MFADevice, { SerialNumber, Type: "VMFA" });
    assert.equal(await refused("DeleteVirtualMFADevice", { SerialNumber }), "DeleteConflict.VirtualMFADevice.User");
    const again = { ...user, SerialNumber, AuthenticationCode1: "000000", AuthenticationCode2: "000001" };
    assert.equal(await refused("BindMFADevice", again), "EntityAlreadyExists.User.MFADevice");
    await desk.ims("UnbindMFADevice", user);
    assert.equal(
      await refused("BindMFADevice", { ...again, AuthenticationCode1: "12" }),
      "InvalidParameter.AuthenticationCode.Format",
    );
    assert.equal(await refused("BindMFADevice", again), "CheckAuthenticationCodeFail");
    await desk.ims("DeleteVirtualMFADevice", { SerialNumber });
  });
});

/** Makes a device and binds it with codes computed from its seed, as RFC 6238 has it. */
async function bindDevice(desk: Desk, name: string): Promise<string> {
  const made = await desk.ims("CreateVirtualMFADevice", { VirtualMFADeviceName: `device-of-${name}` });
  const { SerialNumber, Base32StringSeed } = made.VirtualMFADevice;
  const window = Math.floor(Date.now() / 30_000);
  await desk.ims("BindMFADevice", {
    UserPrincipalName: upn(name),
    SerialNumber,
    AuthenticationCode1: totp(Base32StringSeed, window - 1),
    AuthenticationCode2: totp(Base32StringSeed, window),
  });
  return SerialNumber;
}

function totp(seed: string, counter: number): string {
  let bits = 0n;
  for (const char of seed) bits = bits * 32n + BigInt("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(char));
  const secret = Buffer.from(bits.toString(16).padStart((seed.length * 5) / 4, "0"), "hex");
  const message = Buffer.from(counter.toString(16).padStart(16, "0"), "hex");
  const digest = createHmac("sha1", secret).update(message).digest();
  const start = (digest[19] ?? 0) % 16;
  const number = digest.readUInt32BE(start) % 2 ** 31;
  return String(number % 1_000_000).padStart(6, "0");
}
