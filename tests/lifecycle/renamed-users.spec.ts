import assert from "node:assert/strict";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { newRamGroup, newRamUser } from "../support/ram-people";
import { ramOf } from "../support/view";

/** What hangs on a user, beside the user. */
const KINDS: { readonly [kind: string]: (here: Lifecycle<ProviderHere>) => Promise<Values> } = {
  "ims:AccessKey": async () => ({}),
  "ims:GroupMembership": async (here) => ({ groupId: await newRamGroup(here, "operators") }),
  "ims:LoginProfile": async () => ({ password: "Correct-horse-7" }),
  "ims:RotatedAccessKey": async () => ({}),
  "ims:ServiceCredential": async () => ({ serviceName: "kafka", serviceCredentialName: "robot" }),
  "ims:UserGroups": async (here) => ({ groupIds: [await newRamGroup(here, "operators")] }),
};

describe("what hangs on a RAM user that is renamed", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const logon = (name: string) => `${name}@${ramOf(here.cloud).defaultDomain}`;

  for (const [kind, rest] of Object.entries(KINDS)) {
    it(`${kind} is recorded by the number, though the program says the logon name, and survives the rename`, async () => {
      const { UserId } = await newRamUser(here, "ann");
      const others = await rest(here);
      const by = (userId: string): Values => ({ userId, ...others });
      const one = here.resource(kind);
      assert.equal(await one.up(by(logon("ann"))), "create");
      assert.equal(one.inputs["userId"], UserId);
      const { id } = one;
      await here.later();
      assert.equal(await one.preview(by(UserId)), "same");
      assert.equal(await one.preview(by(logon("anna"))), "update", "nobody has that name yet, so nothing is replaced");

      await here.console("UpdateUser", { UserId, NewUserPrincipalName: logon("anna") }, "ims");
      await here.later();
      await here.cloud.control.clearCalls();
      assert.equal(await one.refresh(), "there");
      for (const who of [UserId, logon("anna"), logon("ANNA")]) assert.equal(await one.up(by(who)), "same");
      assert.equal(one.id, id);
      assert.deepEqual(here.writes(), []);
    });

    it(`${kind} says of a logon name that nobody has what to do`, async () => {
      const others = await rest(here);
      await here.cloud.control.clearCalls();
      await assert.rejects(here.resource(kind).up({ userId: logon("nobody"), ...others }), {
        message: `there is no user ${logon("nobody")}; declare it in this program and use its output, or correct userId`,
      });
      assert.deepEqual(here.writes(), []);
    });
  }

  it("is found by a logon name whose domain has an underscore, as a default domain may have one", async () => {
    await here.console("SetDefaultDomain", { DefaultDomainName: "my_company.onaliyun.com" }, "ims");
    const { UserId } = await newRamUser(here, "ann");
    const key = here.resource("ims:AccessKey");
    assert.equal(await key.up({ userId: "ann@my_company.onaliyun.com" }), "create");
    assert.equal(key.inputs["userId"], UserId);
  });
});
