import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { newRamUser } from "../support/ram-people";
import { ramOf } from "../support/view";
import { secretOnceContract } from "./secret-once-contract";

const KIND = "ims:ServiceCredential";
const SERVICE = "dlf.aliyuncs.com";
const DAY_MS = 24 * 60 * 60_000;

type Here = Lifecycle<ProviderHere>;

const theUser = ({ cloud }: Here) => {
  const [user] = Object.values(ramOf(cloud).users);
  assert.ok(user);
  return user;
};
const credentialsOf = (here: Here) => Object.values(theUser(here).serviceCredentials ?? {});
const atUser = (here: Here) => ({ UserPrincipalName: theUser(here).userPrincipalName });
const program = (here: Here, changes: Values = {}): Values => ({
  userId: theUser(here).userId,
  serviceName: SERVICE,
  serviceCredentialName: "robot",
  ...changes,
});

/** Somebody makes one at the console. @returns its id. */
async function foreign(here: Here, serviceName = SERVICE): Promise<string> {
  const wanted = { ...atUser(here), ServiceName: serviceName, ServiceCredentialName: "theirs" };
  const { ServiceCredential } = await here.console("CreateServiceCredential", wanted, "ims");
  return `${theUser(here).userId}:${(ServiceCredential as Values)["ServiceCredentialId"]}`;
}

function remove(here: Here, id: string): Promise<unknown> {
  return here.console("DeleteServiceCredential", { ...atUser(here), ServiceCredentialId: id.split(":")[1] }, "ims");
}

secretOnceContract(KIND, {
  prepare: (here) => newRamUser(here, "robot"),
  program: (here) => program(here, { status: "Active", credentialAgeDays: 90 }),
  held: (here) =>
    credentialsOf(here).map((one) => ({
      id: `${theUser(here).userId}:${one.serviceCredentialId}`,
      secrets: { serviceCredentialSecret: one.serviceCredentialSecret },
      inputs: { serviceName: SERVICE, serviceCredentialName: one.serviceCredentialName, status: one.status },
    })),
  edit: {
    change: { serviceCredentialName: "machine", status: "Inactive" },
    by: "UpdateServiceCredential",
    byHand(here, id) {
      const change = { ServiceCredentialName: "machine", Status: "Inactive" };
      const at = { ...atUser(here), ServiceCredentialId: id.split(":")[1] };
      return here.console("UpdateServiceCredential", { ...at, ...change }, "ims");
    },
  },
  creates: "CreateServiceCredential",
  lists: "ListServiceCredentials",
  foreign,
  remove,
  most: 2,
  absent: (here) => `${theUser(here).userId}:SC00000000000000000000`,
});

describe("ims.ServiceCredential", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(async () => {
    await here.reset();
    await newRamUser(here, "robot");
  });

  const wanted = (changes: Values = {}) => program(here, changes);

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(wanted(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  const ages: readonly (readonly [what: string, days: number, changes: Values, shown: string])[] = [
    ["never ends", 3000, { credentialAgeDays: undefined }, "Valid"],
    ["has weeks left", 50, {}, "Valid"],
    ["has less than the thirty days that are the default", 61, {}, "Expiring"],
    ["has more than the days that the program says", 61, { renewBeforeDays: 10 }, "Valid"],
    ["is in the first half of a life that is shorter than twice the days", 10, { credentialAgeDays: 30 }, "Valid"],
    ["is over", 91, {}, "Expired"],
    ["is over, and nobody is to replace it", 91, { renewBeforeDays: 0 }, "Valid"],
  ];
  for (const [what, days, changes, shown] of ages) {
    it(`is ${shown} when it ${what}`, async () => {
      const asked = { credentialAgeDays: 90, ...changes };
      const one = await existing(asked);
      await here.later(days * DAY_MS);
      await one.refresh();
      assert.equal(one.inputs["expiryStatus"], shown);
      assert.deepEqual(await one.drift(wanted(asked)), shown === "Valid" ? [] : ["expiryStatus"]);
      assert.equal(await one.preview(wanted(asked)), shown === "Valid" ? "same" : "replace");
      const isOver = changes["renewBeforeDays"] === 0;
      assert.match(here.provider.said.join(), isOver ? /^warning: .* renewBeforeDays: 0 says that nothing/ : /^$/);
    });
  }

  it("is replaced by a new one before the old one goes, when it grows old, and then nothing is left to do", async () => {
    const one = await existing({ credentialAgeDays: 90 });
    const { id } = one;
    await here.later(70 * DAY_MS);
    await one.refresh();
    await here.cloud.control.clearCalls();
    assert.equal(await one.up(wanted({ credentialAgeDays: 90 })), "replace");
    assert.deepEqual(here.writes(), ["CreateServiceCredential", "DeleteServiceCredential"]);
    assert.notEqual(one.id, id);
    assert.deepEqual(
      credentialsOf(here).map(({ serviceCredentialSecret }) => serviceCredentialSecret),
      [one.outputs["serviceCredentialSecret"]],
    );
    await here.later();
    await one.refresh();
    assert.equal(await one.preview(wanted({ credentialAgeDays: 90 })), "same");
  });

  it("warns in the refresh, and stays, when somebody else's has the second place", async () => {
    const one = await existing({ credentialAgeDays: 90 });
    await foreign(here, "other.aliyuncs.com");
    await here.later(70 * DAY_MS);
    await one.refresh();
    assert.equal(here.provider.said.join(), "", "one for another service takes no place");
    const theirs = await foreign(here);
    await here.later();
    await one.refresh();
    const [, credential] = one.id.split(":");
    assert.match(
      here.provider.said.join(),
      new RegExp(
        `^warning: service credential ${credential} of user ${theUser(here).userId} ends at .*, and the new one needs a place, ` +
          `while the user for ${SERVICE} has ${credential}, ${theirs.split(":")[1]} and may have 2; when nobody uses another one, ` +
          "delete it with: alicloud-identity call ims DeleteServiceCredential --UserPrincipalName robot@.* --ServiceCredentialId <its id>; " +
          "or set deleteBeforeReplace: true$",
      ),
    );
    await assert.rejects(one.up(wanted({ credentialAgeDays: 90 })), /there are 2 already/);
    assert.equal(credentialsOf(here).length, 3);
  });

  for (const [what, changes] of [
    ["for another service", { serviceName: "other.aliyuncs.com" }],
    ["to live longer", { credentialAgeDays: 30 }],
  ] as const) {
    it(`is replaced when it is to be ${what}`, async () => {
      const one = await existing();
      assert.equal(await one.up(wanted(changes)), "replace");
      assert.equal(credentialsOf(here).length, 1);
    });
  }

  it("warns of one that is to work again", async () => {
    const one = await existing({ status: "Inactive" });
    await one.preview(wanted());
    assert.match(here.provider.said.join(), /service credential robot of user \d+ is disabled and will work again/);
  });

  it("stays what it is through a rename of its user, and goes with the user", async () => {
    const one = await existing();
    const { userId, userPrincipalName } = theUser(here);
    const renamed = userPrincipalName.replace("robot", "machine");
    await here.console("UpdateUser", { UserId: userId, NewUserPrincipalName: renamed }, "ims");
    await here.later();
    assert.equal(await one.refresh(), "there");
    assert.equal(await one.up(wanted({ status: "Inactive" })), "update");
    assert.equal(credentialsOf(here)[0]?.status, "Inactive");
    await here.console("DeleteUser", { UserId: userId }, "ims");
    await here.later();
    const { recorded } = one;
    await one.destroy();
    one.recorded = recorded;
    assert.equal(await one.refresh(), "gone");
  });

  it("never makes one of the caller: of a user who is not there none is made", async () => {
    const { message } = await failureOf(here.resource(KIND).up(wanted({ userId: "200000000000000000" })));
    assert.match(message, /^there is no user 200000000000000000; declare it in this program/);
    assert.deepEqual(here.writes(), []);
  });

  it("refuses in the preview what cannot be", async () => {
    const wrong = wanted({
      userId: "robot",
      serviceName: "my service",
      serviceCredentialName: "my robot",
      status: "On",
      credentialAgeDays: 0,
      renewBeforeDays: 181,
    });
    await assert.rejects(here.resource(KIND).preview(wrong), {
      message: [
        'userId must be the number of a RAM user, digits in quotes, as the id of an ims.User, or a logon name with its domain, not "robot"',
        'serviceName must be the name of a service, without blanks, not "my service"',
        'serviceCredentialName must be 1 to 128 letters, digits, ., - and _, not "my robot"',
        'status must be "Active" or "Inactive", not "On"',
        "credentialAgeDays must be 1 to 36,600 days, not 0",
        "renewBeforeDays must be 0 to 180 days, not 181",
      ].join("\n"),
    });
  });
});
