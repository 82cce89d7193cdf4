import assert from "node:assert/strict";
import { uncertainties } from "../../emulator/options";
import { systemClock } from "../../provider/client/wait";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, unlessOvertaken, upOf } from "./disturbed";

const KIND = "cloudsso:DelegateAccount";

describe("cloudsso.DelegateAccount", () => {
  let here: Lifecycle<ProviderHere>;
  let accountId: string;

  before(async () => {
    here = await sharedLifecycle();
    accountId = here.cloud.accountIds[0] ?? "";
  });

  beforeEach(() => here.reset());

  const program = (): Values => ({ accountId });
  const delegates = () => ({ ...here.cloud.state.cloudsso.delegates });
  const register = () =>
    here.cloud.control.perform("resourceDirectory", "RegisterDelegatedAdministrator", {
      AccountId: accountId,
      ServicePrincipal: "cloudsso.aliyuncs.com",
    });

  async function existing(): Promise<Managed> {
    await register();
    const one = here.resource(KIND);
    assert.equal(await one.up(program()), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  for (const delegateSwitchMs of uncertainties.delegateSwitchMs.values) {
    it(`is on and off by the end of the verb when its status follows after ${delegateSwitchMs} ms`, async () => {
      await here.reset({ delegateSwitchMs });
      const one = await existing();
      assert.deepEqual([one.id, delegates()], [accountId, { [accountId]: "Enabled" }]);
      assert.equal(await one.refresh(), "there");
      assert.equal(await one.preview(program()), "same");
      await here.later();
      const { recorded } = one;
      await one.destroy();
      assert.deepEqual(delegates(), { [accountId]: "Disabled" });
      one.recorded = recorded;
      assert.equal(await one.refresh(), "gone");
    });
  }

  it("adopts in silence one that is on already", async () => {
    await existing();
    const again = here.resource(KIND);
    assert.equal(await again.up(program()), "create");
    assert.deepEqual([here.writes(), here.provider.said], [[], []]);
  });

  for (const unknownDelegate of uncertainties.unknownDelegate.values) {
    for (const unknownDelegateDisabling of uncertainties.unknownDelegateDisabling.values) {
      it(`is made, and deleted when it never was, where that is "${unknownDelegate}" and a switch off is "${unknownDelegateDisabling}"`, async () => {
        await here.reset({ unknownDelegate, unknownDelegateDisabling });
        const one = await existing();
        const { recorded } = one;
        delete here.cloud.state.cloudsso.delegates[accountId];
        await here.later();
        await one.destroy();
        assert.deepEqual(delegates(), {});
        one.recorded = recorded;
        assert.equal(await one.refresh(), "gone");
        assert.equal(await one.up(program()), "create");
        assert.deepEqual(delegates(), { [accountId]: "Enabled" });
      });
    }
  }

  it("that was switched on stays in the state when nobody can see that it is, so that a destroy switches it off", async () => {
    await register();
    const one = here.resource(KIND);
    const held = await here.cloud.control.pause({ at: "before", action: "EnableDelegateAccount" });
    const up = one.up(program());
    await held.reached();
    await here.cloud.control.fault({ kind: "refuse", action: "GetDelegateAccount", code: "NoPermission", status: 403 });
    await held.release();
    await assert.rejects(up, /NoPermission/);
    assert.equal(one.id, accountId);
    await here.later();
    await one.destroy();
    assert.deepEqual(delegates(), { [accountId]: "Disabled" });
  });

  it("is gone when somebody switched it off, and made anew", async () => {
    const one = await existing();
    await here.console("DisableDelegateAccount", { AccountId: accountId });
    assert.equal(await one.refresh(), "gone");
    assert.equal(await one.up(program()), "create");
    assert.deepEqual(delegates(), { [accountId]: "Enabled" });
  });

  it("says where it has to be registered first", async () => {
    await assert.rejects(here.resource(KIND).up(program()), {
      name: "Error",
      message: new RegExp(
        `^account ${accountId} could not be switched on as a delegated administrator of CloudSSO; if the resource directory does ` +
          "not have it as delegated administrator of cloudsso.aliyuncs.com, register it there first, .* " +
          "\\(.*Unverified\\.WrongState\\.DelegatedAdministrator",
      ) as unknown as string,
    });
    assert.deepEqual(delegates(), {});
  });

  it("leaves a denial a denial", async () => {
    for (const action of ["GetDelegateAccount", "EnableDelegateAccount"]) {
      await here.cloud.control.fault({ kind: "refuse", action, code: "NoPermission", status: 403 });
      await here.later();
      await assert.rejects(here.resource(KIND).up(program()), (error: Error) => {
        assert.match(error.message, /NoPermission/);
        assert.doesNotMatch(error.message, /register it/);
        return true;
      });
    }
  });

  it("is off although the switch was refused, when somebody was quicker", async () => {
    const one = await existing();
    await here.cloud.control.fault({
      kind: "refuse",
      action: "DisableDelegateAccount",
      code: "Some.State",
      status: 409,
    });
    await assert.rejects(one.destroy(), /Some\.State/);
    await here.cloud.control.fault({ kind: "error500", action: "DisableDelegateAccount", carriedOut: true });
    await one.destroy();
    assert.deepEqual(delegates(), { [accountId]: "Disabled" });
  });

  it("is read by get, and one that is off is an error", async () => {
    await existing();
    const found = await here.provider.read(KIND, accountId, {});
    assert.deepEqual(found.inputs, { accountId });
    const [, other] = here.cloud.accountIds;
    await assert.rejects(here.provider.read(KIND, String(other), {}), {
      message: `there is no ${KIND} with the id ${other}`,
    });
  });

  it("is neither gone nor deleted for the keys of another account", async () => {
    const { id, outputs } = await existing();
    assert.equal(outputs["managementAccountId"], here.cloud.managementAccountId);
    const other = await otherAccount(here.cloud);
    const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
    await assert.rejects(provider.read(KIND, id, outputs), /was made in account/);
    await assert.rejects(provider.delete(KIND, id, outputs), /was made in account/);
  });

  it("refuses an id of another form", async () => {
    await assert.rejects(here.provider.read(KIND, `${accountId}:more`, {}), {
      message: `the id "${accountId}:more" is not of the form <accountId>`,
    });
  });

  it("refuses an account that is none in the preview", async () => {
    await assert.rejects(here.resource(KIND).preview({ accountId: "security" }), {
      message: 'accountId must be the UID of an account, digits in quotes, not "security"',
    });
  });

  const stories: readonly Story[] = [
    {
      what: "a create",
      async prepare() {
        await register();
        return upOf(here.resource(KIND), program());
      },
    },
    { what: "a read", prepare: async () => refreshOf(await existing(), program()) },
    { what: "a delete", prepare: async () => destroyOf(await existing()) },
  ];
  for (const story of stories) {
    unlessBroken(() => here, { ...story, look: delegates });
    unlessKilled(() => here, { ...story, look: delegates });
    if (story.what !== "a read") unlessOvertaken(() => here, { ...story, look: delegates });
  }
});
