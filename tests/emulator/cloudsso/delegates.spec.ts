import assert from "node:assert/strict";
import { type Desk, openDesk } from "../desk";
import { callV3, type Key } from "../wire";

describe("emulator: delegated administrators of CloudSSO", () => {
  let desk: Desk;
  let member: Key;
  let delegation: { AccountId: string; ServicePrincipal: string };
  beforeEach(async () => {
    desk = await openDesk({ roles: [{ roleName: "admin", accountId: "1000000000000001" }] });
    const AccountId = desk.emulator.accountIds[0] ?? "";
    delegation = { AccountId, ServicePrincipal: "cloudsso.aliyuncs.com" };
    const RoleArn = `acs:ram::${AccountId}:role/admin`;
    const { url, accessKeyId, accessKeySecret } = desk.emulator;
    const parameters = { RoleArn, RoleSessionName: "admin" };
    const key = { accessKeyId, accessKeySecret };
    const { json } = await callV3({ url, key, service: "sts", action: "AssumeRole", parameters });
    const { AccessKeyId, AccessKeySecret, SecurityToken: securityToken } = json.Credentials;
    member = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken };
  });
  afterEach(() => desk.close());

  const asMember = async (action: string): Promise<string | undefined> =>
    (await callV3({ url: desk.emulator.url, key: member, service: "cloudsso", action })).json.Code;

  it("are registered, switched on, let in, switched off and shut out", async () => {
    const { AccountId } = delegation;
    assert.equal(await asMember("EnableService"), "Unverified.WrongCaller.Account");
    assert.equal(
      await desk.refused("cloudsso", "EnableDelegateAccount", { AccountId }),
      "Unverified.WrongState.DelegatedAdministrator",
    );
    await desk.call("resourceDirectory", "RegisterDelegatedAdministrator", delegation);
    assert.equal(await asMember("ListDirectories"), "Unverified.WrongCaller.Account");
    await desk.cloudsso("EnableDelegateAccount", { AccountId });
    assert.equal(await asMember("ListDirectories"), undefined);
    await desk.cloudsso("DisableDelegateAccount", { AccountId });
    assert.equal(await asMember("ListDirectories"), "Unverified.WrongCaller.Account");
    await desk.cloudsso("EnableDelegateAccount", { AccountId });
    await desk.call("resourceDirectory", "DeregisterDelegatedAdministrator", delegation);
    assert.equal(await asMember("ListDirectories"), "Unverified.WrongCaller.Account");
  });

  it("are Disabled when never switched on, or not found when told so", async () => {
    const { AccountId } = delegation;
    const { DelegateAccount } = await desk.cloudsso("GetDelegateAccount", { AccountId });
    assert.deepEqual(DelegateAccount, { AccountId, DelegateStatus: "Disabled" });
    await desk.emulator.control.setOptions({ unknownDelegate: "not found" });
    assert.equal(
      await desk.refused("cloudsso", "GetDelegateAccount", { AccountId }),
      "Unverified.NotThere.DelegateAccount",
    );
  });

  it("show their new status at once, or after a while", async () => {
    const { AccountId } = delegation;
    const status = async () =>
      (await desk.cloudsso("GetDelegateAccount", { AccountId })).DelegateAccount.DelegateStatus as string;
    await desk.call("resourceDirectory", "RegisterDelegatedAdministrator", delegation);
    await desk.emulator.control.setOptions({ delegateSwitchMs: 2000 });
    for (const [action, before, after] of [
      ["EnableDelegateAccount", "Disabled", "Enabled"],
      ["DisableDelegateAccount", "Enabled", "Disabled"],
    ] as const) {
      await desk.cloudsso(action, { AccountId });
      assert.equal(await status(), before);
      await desk.emulator.control.advanceClock(2000);
      assert.equal(await status(), after);
    }
  });

  it("that never were switched on cannot be switched off, or can when told so", async () => {
    const { AccountId } = delegation;
    assert.equal(
      await desk.refused("cloudsso", "DisableDelegateAccount", { AccountId }),
      "Unverified.NotThere.DelegateAccount",
    );
    await desk.emulator.control.setOptions({ unknownDelegateDisabling: "accept" });
    await desk.cloudsso("DisableDelegateAccount", { AccountId });
    assert.deepEqual(desk.emulator.state.cloudsso.delegates, {});
  });
});
