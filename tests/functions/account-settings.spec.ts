import assert from "node:assert/strict";
import { ims } from "../../provider";
import { type Program, resultOf, startProgram } from "../support/program";
import { ramOf } from "../support/view";

describe("functions about the account and its settings", () => {
  let program: Program;

  const sent = () => program.calls().map(({ action }) => action);

  beforeEach(async () => {
    program = await startProgram();
  });

  afterEach(() => program.close());

  it("getAccountSummary counts what there is, and tells what there may be", async () => {
    const before = await ims.getAccountSummary();
    const name = `ann@${ramOf(program.cloud).defaultDomain}`;
    await program.console("CreateUser", { UserPrincipalName: name, DisplayName: "Ann" }, "ims");
    await program.console("CreateGroup", { GroupName: "operators" }, "ims");
    await program.console("CreateVirtualMFADevice", { VirtualMFADeviceName: "phone" }, "ims");
    await program.forget();
    const after = await resultOf(ims.getAccountSummaryOutput());
    assert.deepEqual(sent(), ["GetAccountSummary"]);
    const { users, groups, mfaDevices } = before;
    assert.deepEqual(after, { ...before, users: users + 1, groups: groups + 1, mfaDevices: mfaDevices + 1 });
    assert.deepEqual(
      [after.usersQuota, after.groupsQuota, after.accessKeysPerUserQuota, after.virtualMfaDevicesQuota],
      [5000, 300, 2, 5000],
    );
    assert.deepEqual(
      [after.mfaDevicesInUse, after.conditionsPerAkPolicyQuota, after.ipItemsPerAkPolicyQuota],
      [0, 8, 50],
    );
  });

  it("getPasswordPolicy gives the fields of a PasswordPolicy, the attempts in their right spelling", async () => {
    await program.console(
      "SetPasswordPolicy",
      { MinimumPasswordLength: 14, MaxLoginAttemps: 5, HardExpire: true },
      "ims",
    );
    assert.deepEqual(await ims.getPasswordPolicy(), {
      minimumPasswordLength: 14,
      requireLowercaseCharacters: false,
      requireUppercaseCharacters: false,
      requireNumbers: false,
      requireSymbols: false,
      minimumPasswordDifferentCharacter: 0,
      passwordNotContainUserName: false,
      passwordReusePrevention: 0,
      maxPasswordAge: 0,
      initialPasswordAge: 14,
      hardExpiry: true,
      maxLoginAttempts: 5,
      interceptRiskPasswordOnApi: false,
    });
    assert.deepEqual(await resultOf(ims.getPasswordPolicyOutput()), await ims.getPasswordPolicy());
  });

  it("getSecurityPreference gives the fields of a SecurityPreference, lists in order", async () => {
    const masks = { LoginNetworkMasks: "203.0.113.0/24;198.51.100.7", MFAOperationForLogin: "mandatory" };
    await program.console("SetSecurityPreference", { ...masks, VerificationTypes: '["sms","email"]' }, "ims");
    const found = await ims.getSecurityPreference();
    assert.deepEqual(found.loginNetworkMasks, ["198.51.100.7", "203.0.113.0/24"]);
    assert.deepEqual(found.verificationTypes, ["email", "sms"]);
    assert.deepEqual(
      [found.mfaOperationForLogin, found.loginSessionDuration, found.allowUserToManageAccessKeys],
      ["mandatory", 6, false],
    );
    assert.deepEqual([found.maxIdleDaysForUsers, found.maxIdleDaysForAccessKeys], [730, 730]);
    assert.deepEqual(await resultOf(ims.getSecurityPreferenceOutput()), found);
  });

  it("getSecurityPreference gives empty lists where there are none", async () => {
    const { loginNetworkMasks } = await ims.getSecurityPreference();
    assert.deepEqual(loginNetworkMasks, []);
  });

  it("getDefaultDomain gives the domain of every logon name", async () => {
    await program.console("SetDefaultDomain", { DefaultDomainName: "example.onaliyun.com" }, "ims");
    await program.forget();
    assert.deepEqual(await ims.getDefaultDomain(), { defaultDomainName: "example.onaliyun.com" });
    assert.equal(await resultOf(ims.getDefaultDomainOutput().defaultDomainName), "example.onaliyun.com");
    assert.deepEqual(sent(), ["GetDefaultDomain", "GetDefaultDomain"]);
  });

  it("fail with the service's refusal, and in one sentence", async () => {
    const refused = { kind: "refuse", code: "NoPermission", status: 403 } as const;
    const asked = {
      GetAccountSummary: ims.getAccountSummary,
      GetPasswordPolicy: ims.getPasswordPolicy,
      GetSecurityPreference: ims.getSecurityPreference,
      GetDefaultDomain: ims.getDefaultDomain,
    };
    for (const [action, ask] of Object.entries(asked)) {
      await program.cloud.control.fault({ ...refused, action });
      await assert.rejects(ask(), ({ message }: Error) => {
        assert.match(message, /NoPermission/);
        assert.match(message, new RegExp(action));
        return !message.includes("\n");
      });
    }
  });
});
