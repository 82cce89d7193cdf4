import assert from "node:assert/strict";
import { callV3 } from "../wire";
import { type Answered, accountId, type Company, foundCompany, keyPolicy, metadata, password, upn } from "./company";

const day = 86_400_000;
const alice = { UserPrincipalName: upn("alice") };
const bob = { UserPrincipalName: upn("bob") };

describe("emulator: IMS, accounts and their people over time", () => {
  let company: Company;
  before(async () => {
    company = await foundCompany();
  });
  beforeEach(() => company.restore());
  after(() => company.close());

  const control = () => company.desk.emulator.control;
  const set = (options: Parameters<ReturnType<typeof control>["setOptions"]>[0]) => control().setOptions(options);

  describe("passwords", () => {
    const weak: readonly (readonly [Readonly<Record<string, unknown>>, string, string])[] = [
      [{ MinimumPasswordLength: 12 }, "eleven-1234", "twelve-12345"],
      [{ RequireLowercaseCharacters: true }, "UPPER-CASE-1", "UPPER-CASE-a"],
      [{ RequireUppercaseCharacters: true }, "lower-case-1", "lower-case-A"],
      [{ RequireNumbers: true }, "no-digits-here", "one-digit-here1"],
      [{ RequireSymbols: true }, "NoSymbols1234", "Symbols-1234"],
      [{ MinimumPasswordDifferentCharacter: 5 }, "abababababab", "ababcdeabab"],
      [{ PasswordNotContainUserName: true }, "my-BOB-password", "my-own-password"],
      [{ InterceptRiskPasswordOnApi: true }, "Password1!", "Passworu1!"],
    ];
    for (const [policy, bad, good] of weak) {
      it(`are judged by ${Object.keys(policy)[0]}`, async () => {
        const update = (Password: string) => company.peek("UpdateLoginProfile", { ...bob, Password }, () => "taken");
        assert.equal(await update(bad), "taken");
        await company.ims("SetPasswordPolicy", policy);
        assert.equal(await update(bad), "InvalidParameter.Password.TooWeak");
        assert.equal(await update(good), "taken");
      });
    }

    it("may come back only after as many others as the policy says", async () => {
      await company.ims("SetPasswordPolicy", { PasswordReusePrevention: 2 });
      const change = async (OldPassword: string, NewPassword: string) =>
        (await company.by(company.ids.key, "ChangePassword", { OldPassword, NewPassword })).Code;
      assert.equal(await change(password, "Second-Secret-2"), undefined);
      assert.equal(await change("Second-Secret-2", password), "InvalidParameter.NewPassword.ReusePrevention");
      assert.equal(await change("Second-Secret-2", "Third-Secret-3"), undefined);
      assert.equal(await change("Third-Secret-3", password), undefined);
    });

    it("of administrators expire by InitialPasswordAge, those of users do not", async () => {
      const status = async (who: object): Promise<string> =>
        (await company.console("GetLoginProfile", { ...who })).LoginProfile.PasswordStatus;
      await company.by(company.ids.key, "ChangePassword", { OldPassword: password, NewPassword: "Second-Secret-2" });
      await control().advanceClock(15 * day);
      assert.deepEqual([await status(bob), await status(alice)], ["InitialExpired", "NotInitial"]);
      await company.console("SetPasswordPolicy", { InitialPasswordAge: 0 });
      assert.equal(await status(bob), "InitialValid");
    });
  });

  it("what is not used is switched off after the idle days", async () => {
    await company.ims("SetSecurityPreference", { MaxIdleDaysForUsers: 90, MaxIdleDaysForAccessKeys: 180 });
    const { AccessKey } = await company.ims("CreateAccessKey", bob);
    const states = async () => [
      (await company.console("GetLoginProfile", bob)).LoginProfile.Status,
      (await company.console("ListAccessKeys", bob)).AccessKeys.AccessKey.map(({ Status }: Answered) => Status),
    ];
    await control().advanceClock(89 * day);
    assert.deepEqual(await states(), ["Active", ["Active"]]);
    await control().advanceClock(2 * day);
    assert.deepEqual(await states(), ["Inactive", ["Active"]]);
    await control().advanceClock(90 * day);
    assert.deepEqual(await states(), ["Inactive", ["Inactive"]]);
    await company.console("UpdateAccessKey", { ...bob, UserAccessKeyId: AccessKey.AccessKeyId, Status: "Active" });
    assert.deepEqual(await states(), ["Inactive", ["Active"]]);
  });

  it("what a key was last used for is told two hours late, by whatever it has signed", async () => {
    const { emulator } = company.desk;
    const { key } = company.ids;
    const told = async () => {
      const asked = { ...alice, UserAccessKeyId: key.accessKeyId };
      const { LastUsedDate, ServiceName } = (await company.console("GetAccessKeyLastUsed", asked)).AccessKeyLastUsed;
      return [LastUsedDate, ServiceName];
    };
    const before = ["2026-01-02T00:00:00Z", "Ims"];
    await emulator.control.setClock("hold");
    await company.by(key, "GetDefaultDomain");
    await emulator.control.advanceClock(600_000);
    await callV3({ url: emulator.url, key, service: "cloudsso", action: "ListDirectories" });
    const at = emulator.calls.at(-1)?.at ?? 0;
    await emulator.control.advanceClock(7_200_000 - 600_001);
    assert.deepEqual(await told(), before);
    await emulator.control.advanceClock(1);
    assert.deepEqual(await told(), [`${new Date(at).toISOString().slice(0, 19)}Z`, "CloudSSO"]);
  });

  describe("settings", () => {
    for (const [omittedPreferences, left] of [
      ["reset", ["", 6]],
      ["keep", ["10.0.0.0/8", 12]],
    ] as const) {
      it(`of logons left out: ${omittedPreferences}; the others stay in either case`, async () => {
        await set({ omittedPreferences });
        const first = { LoginNetworkMasks: "10.0.0.0/8", LoginSessionDuration: 12, EnableSaveMFATicket: true };
        await company.ims("SetSecurityPreference", { ...first, VerificationTypes: '["sms","mfa"]' });
        await company.ims("SetSecurityPreference", { AllowUserToChangePassword: false });
        const { SecurityPreference } = await company.ims("GetSecurityPreference");
        const { LoginProfilePreference: logon, VerificationPreference } = SecurityPreference;
        assert.deepEqual([logon.LoginNetworkMasks, logon.LoginSessionDuration], left);
        assert.deepEqual([logon.EnableSaveMFATicket, logon.AllowUserToChangePassword], [true, false]);
        assert.deepEqual(VerificationPreference.VerificationTypes, ["sms", "mfa"]);
        await company.ims("SetSecurityPreference", { VerificationTypes: "[]" });
        const after = await company.ims("GetSecurityPreference");
        assert.deepEqual(after.SecurityPreference.VerificationPreference.VerificationTypes, []);
      });
    }

    for (const [omittedSettings, length, sso] of [
      ["keep", 20, true],
      ["reset", 8, false],
    ] as const) {
      it(`of passwords and user SSO left out: ${omittedSettings}`, async () => {
        await set({ omittedSettings });
        await company.ims("SetPasswordPolicy", { MinimumPasswordLength: 20 });
        await company.ims("SetPasswordPolicy", { RequireNumbers: true });
        assert.equal((await company.ims("GetPasswordPolicy")).PasswordPolicy.MinimumPasswordLength, length);
        await company.ims("SetUserSsoSettings", { SsoEnabled: true, MetadataDocument: metadata() });
        await company.ims("SetUserSsoSettings", { AuxiliaryDomain: "example.com" });
        assert.equal((await company.ims("GetUserSsoSettings")).UserSsoSettings.SsoEnabled, sso);
      });
    }
  });

  it("quotas that are set are the ones that the summary reports, beside what is there", async () => {
    await set({ usersQuota: 7, groupsQuota: 6, groupsPerUserQuota: 5, accessKeysPerUserQuota: 4 });
    await set({ virtualMfaDevicesQuota: 3, serviceCredentialsQuota: 9, conditionsPerKeyPolicyQuota: 1 });
    const { SummaryMap: map } = await company.ims("GetAccountSummary");
    assert.deepEqual(
      [map.UsersQuota, map.GroupsQuota, map.GroupsPerUserQuota, map.AccessKeysPerUserQuota],
      [7, 6, 5, 4],
    );
    assert.deepEqual([map.VirtualMFADevicesQuota, map.ServiceCredentialsPerUserPerServiceQuota], [3, 9]);
    assert.equal(map.ConditionsPerAKPolicyQuota, 1);
    assert.deepEqual([map.Policies, map.Roles, map.PoliciesQuota], [0, 0, 1500]);
    assert.deepEqual([map.Users, map.Groups, map.MFADevices, map.MFADevicesInUse], [2, 3, 2, 1]);
    const PolicyDocument = JSON.stringify({
      Version: "1",
      Statement: [{ Effect: "Allow", Action: "oss:Get*", Resource: "*" }],
    });
    await control().perform("ram", "CreatePolicy", { PolicyName: "own", PolicyDocument });
    assert.equal((await company.ims("GetAccountSummary")).SummaryMap.Policies, 1);
  });

  describe("the recycle bin", () => {
    const names = async () =>
      (await company.console("ListUsersInRecycleBin")).Users.User.map((user: Answered) => user.UserPrincipalName);

    it("keeps for thirty days, and says until when", async () => {
      const { User } = await company.ims("GetUserInRecycleBin", { UserId: company.ids.carol });
      assert.equal(Date.parse(User.DeleteDate) - Date.parse(User.RecycleDate), 30 * day);
      await control().advanceClock(30 * day - 60_000);
      assert.deepEqual(await names(), [upn("carol"), upn("dave")]);
      await control().advanceClock(60_000);
      assert.deepEqual(await names(), []);
      const keys = await company.console("ListAccessKeysInRecycleBin", { UserId: company.ids.alice });
      assert.deepEqual(keys.AccessKeys.AccessKey, []);
    });

    it("drops the oldest when it is full", async () => {
      await set({ recycledUsersQuota: 2, recycledKeysPerUserQuota: 1 });
      await company.ims("CreateUser", { UserPrincipalName: upn("frank"), DisplayName: "f" });
      await company.ims("DeleteUser", { UserPrincipalName: upn("frank") });
      assert.deepEqual(await names(), [upn("dave"), upn("frank")]);
      const { accessKeyId: UserAccessKeyId } = company.ids.key;
      await company.ims("DeleteAccessKey", { ...alice, UserAccessKeyId });
      const keys = await company.ims("ListAccessKeysInRecycleBin", { UserId: company.ids.alice });
      assert.deepEqual(
        keys.AccessKeys.AccessKey.map((key: Answered) => key.AccessKeyId),
        [UserAccessKeyId],
      );
    });

    it("gives a user back without what it had, and a key switched on", async () => {
      await set({ userDeletion: "cascade" });
      const { accessKeyId: UserAccessKeyId } = company.ids.key;
      await company.ims("UpdateAccessKey", { ...alice, UserAccessKeyId, Status: "Inactive" });
      const UserId = company.ids.alice;
      await company.ims("DeleteUser", { UserId });
      assert.equal(
        (await company.ims("GetAccessKeyInfoInRecycleBin", { UserAccessKeyId })).AccessKey.UserRecycled,
        true,
      );
      await company.ims("RestoreUserFromRecycleBin", { UserId });
      const { User } = await company.ims("GetUser", { UserId });
      assert.deepEqual(
        [User.DisplayName, User.Comments, User.Email, User.Tags.Tag],
        ["alice", undefined, undefined, []],
      );
      assert.deepEqual((await company.ims("ListGroupsForUser", alice)).Groups.Group, []);
      assert.deepEqual((await company.ims("ListPasskeys", alice)).Passkeys, []);
      assert.equal((await company.ims("GetUserMFAInfo", alice)).IsMFAEnable, false);
      await company.ims("RestoreAccessKeyFromRecycleBin", { UserId, UserAccessKeyId });
      const { AccessKeys } = await company.ims("ListAccessKeys", alice);
      assert.deepEqual(
        AccessKeys.AccessKey.map((key: Answered) => [key.AccessKeyId, key.Status]),
        [[UserAccessKeyId, "Active"]],
      );
      assert.equal(
        (await company.by(company.ids.key, "GetDefaultDomain")).DefaultDomainName,
        `${accountId}.onaliyun.com`,
      );
    });
  });

  describe("policies of keys", () => {
    it("are read late when reads lag", async () => {
      await set({ readLagMs: 2000 });
      const key = { ...alice, UserAccessKeyId: company.ids.key.accessKeyId };
      const read = async () => JSON.parse((await company.console("GetAccessKeyPolicy", key)).AccessKeyPolicy);
      await control().advanceClock(2000);
      await control().setClock("hold");
      await company.console("SetAccessKeyPolicy", { ...key, AccessKeyPolicy: keyPolicy(["10.0.0.1"]) });
      assert.deepEqual(await read(), {});
      await control().advanceClock(2000);
      assert.deepEqual((await read()).Statements[0].IPList, ["10.0.0.1"]);
      await company.console("SetAccessKeyPolicy", { ...key, AccessKeyPolicy: '{"Status":"Inactive","Statements":[]}' });
      assert.deepEqual((await read()).Status, "Active");
      await control().advanceClock(2000);
      assert.deepEqual(await read(), { Version: 1, Status: "Inactive", Statements: [] });
    });

    const statement = { Type: "ClassicWhiteList", IPList: ["10.0.0.1"] };
    const wrong: readonly (readonly [string, object])[] = [
      ["no status", { Statements: [] }],
      ["another version", { Version: 2, Status: "Active", Statements: [] }],
      ["no statements", { Status: "Active" }],
      ["an unknown type", { Status: "Active", Statements: [{ ...statement, Type: "x" }] }],
      ["a VPC rule without its VPC", { Status: "Active", Statements: [{ ...statement, Type: "VPCWhiteList" }] }],
      ["no addresses", { Status: "Active", Statements: [{ ...statement, IPList: [] }] }],
      ["what is no address", { Status: "Active", Statements: [{ ...statement, IPList: ["10.0.0.300"] }] }],
      ["nine statements", { Status: "Active", Statements: Array(9).fill(statement) }],
      ["51 addresses", { Status: "Active", Statements: [{ ...statement, IPList: Array(51).fill("10.0.0.1") }] }],
    ];
    for (const [what, policy] of wrong) {
      it(`are refused with ${what}`, async () => {
        const sent = {
          ...alice,
          UserAccessKeyId: company.ids.key.accessKeyId,
          AccessKeyPolicy: JSON.stringify(policy),
        };
        assert.equal(await company.peek("SetAccessKeyPolicy", sent), "Unverified.Invalid.AccessKeyPolicy");
      });
    }
  });

  it("a passkey that is not there cannot be deleted, or can when told so", async () => {
    const { passkey } = company.ids;
    const unknown = { ...alice, PasskeyId: "none" };
    assert.equal(await company.peek("DeletePasskey", unknown), "Unverified.NotThere.Passkey");
    await set({ unknownPasskeyDeletion: "accept" });
    await company.ims("DeletePasskey", unknown);
    const { Passkeys } = await company.ims("ListPasskeys", alice);
    assert.deepEqual(
      Passkeys.map(({ PasskeyId }: Answered) => PasskeyId),
      [passkey],
    );
  });

  it("what belongs to nobody, or to another one, is not found", async () => {
    const nobody = { UserPrincipalName: upn("nobody") };
    const { accessKeyId: UserAccessKeyId } = company.ids.key;
    const credential = { ...nobody, ServiceName: "a.aliyuncs.com", ServiceCredentialName: "x" };
    assert.equal(await company.peek("CreateServiceCredential", credential), "Unverified.NotThere.User");
    assert.equal(
      await company.peek("GetAccessKeyPolicy", { ...bob, UserAccessKeyId }),
      "Unverified.NotThere.User.AccessKey",
    );
    const policy = { ...nobody, UserAccessKeyId, AccessKeyPolicy: keyPolicy() };
    assert.equal(await company.peek("SetAccessKeyPolicy", policy), "Unverified.NotThere.User");
    const phone = { ...alice, VerifyType: "sms", MobilePhone: "86-1" };
    assert.equal(await company.peek("UnbindVerification", phone), "Unverified.NotThere.User.Verification");
    await set({ verificationMismatch: "ignore" });
    await company.ims("UnbindVerification", phone);
    assert.ok((await company.ims("GetVerificationInfo", alice)).SecurityPhoneDevice);
  });

  it("secrets are in the answer that makes them and in no other", async () => {
    const { AccessKey } = await company.ims("CreateAccessKey", bob);
    const { VirtualMFADevice: device } = await company.ims("CreateVirtualMFADevice", { VirtualMFADeviceName: "x" });
    const made = { ...bob, ServiceName: "c.aliyuncs.com", ServiceCredentialName: "x" };
    const { ServiceCredential } = await company.ims("CreateServiceCredential", made);
    const secrets = [AccessKey.AccessKeySecret, device.Base32StringSeed, ServiceCredential.ServiceCredentialSecret];
    assert.ok(secrets.every((secret) => secret.length >= 30));
    const answers = [
      await company.ims("ListAccessKeys", bob),
      await company.ims("ListVirtualMFADevices"),
      await company.ims("ListServiceCredentials", bob),
      await company.ims("GetServiceCredential", { ...bob, ServiceCredentialId: ServiceCredential.ServiceCredentialId }),
      company.desk.emulator.calls,
    ];
    const text = JSON.stringify(answers);
    assert.ok(secrets.every((secret) => !text.includes(secret)));
    const png = Buffer.from(device.QRCodePNG, "base64");
    assert.equal(png.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
  });
});
