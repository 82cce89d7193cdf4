import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { ProviderHere } from "../support/provider-here";
import { newRamUser } from "../support/ram-people";
import { ramOf } from "../support/view";
import { secretOnceContract } from "./secret-once-contract";

const KIND = "ims:VirtualMfaDevice";
const PNG = "iVBORw0KGgo";

type Here = Lifecycle<ProviderHere>;

const devices = ({ cloud }: Here) => Object.values(ramOf(cloud).virtualMfaDevices);

function make(here: Here, name = "alice-phone"): Promise<{ readonly [field: string]: unknown }> {
  return here.console("CreateVirtualMFADevice", { VirtualMFADeviceName: name }, "ims");
}

secretOnceContract(KIND, {
  program: () => ({ virtualMfaDeviceName: "alice-phone" }),
  held: (here) =>
    devices(here).map(({ serialNumber, base32StringSeed }) => ({
      id: serialNumber,
      secrets: { base32StringSeed },
      inputs: { virtualMfaDeviceName: serialNumber.replace(/^.*\//, "") },
    })),
  creates: "CreateVirtualMFADevice",
  lists: "ListVirtualMFADevices",
  async foreign(here) {
    const { VirtualMFADevice } = await make(here);
    return (VirtualMFADevice as { SerialNumber: string }).SerialNumber;
  },
  remove: (here, id) => here.console("DeleteVirtualMFADevice", { SerialNumber: id }, "ims"),
  absent: ({ cloud }) => `acs:ram::${cloud.managementAccountId}:mfa/nobodys`,
});

describe("ims.VirtualMfaDevice", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  async function existing(name = "alice-phone"): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up({ virtualMfaDeviceName: name }), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  /** A user binds it, which takes two codes; here it is written down. @returns the logon name. */
  async function bind(one: Managed): Promise<string> {
    const { UserPrincipalName } = await newRamUser(here, "alice");
    const [user] = Object.values(ramOf(here.cloud).users);
    const device = ramOf(here.cloud).virtualMfaDevices[one.id];
    assert.ok(user && device);
    Object.assign(device, { userId: user.userId, activateDate: Date.UTC(2026, 0, 2, 3, 4, 5) });
    await here.later();
    return UserPrincipalName;
  }

  it("has its serial number for an id, and gives the seed and its image as secrets", async () => {
    const one = await existing();
    assert.equal(one.id, `acs:ram::${here.cloud.managementAccountId}:mfa/alice-phone`);
    assert.equal(one.outputs["serialNumber"], one.id);
    assert.match(String(one.outputs["base32StringSeed"]), /^[A-Z2-7]{64}$/);
    assert.ok(String(one.outputs["qrCodePng"]).startsWith(PNG));
  });

  it("keeps the image out of everything but the one output", async () => {
    const one = await existing();
    await one.refresh();
    assert.ok(String(one.outputs["qrCodePng"]).startsWith(PNG));
    const { qrCodePng: _, ...rest } = one.outputs;
    assert.ok(!JSON.stringify([rest, here.provider.said, here.cloud.calls]).includes(PNG));
  });

  it("says who uses it, which is no drift, and is not deleted before that one lets go", async () => {
    const one = await existing();
    const name = await bind(one);
    await one.refresh();
    assert.equal(await one.preview({ virtualMfaDeviceName: "alice-phone" }), "same");
    assert.equal(one.outputs["userId"], Object.keys(ramOf(here.cloud).users)[0]);
    assert.equal(one.outputs["activateDate"], "2026-01-02T03:04:05Z");
    assert.match(String(one.outputs["base32StringSeed"]), /^[A-Z2-7]{64}$/);
    await here.later();
    assert.equal(
      (await failureOf(one.destroy())).message,
      `virtual MFA device alice-phone cannot be deleted: user ${name} is bound to it; unbind it with: alicloud-identity call ` +
        `ims UnbindMFADevice --UserPrincipalName ${name}`,
    );
    assert.equal(devices(here).length, 1);
    await here.console("UnbindMFADevice", { UserPrincipalName: name }, "ims");
    await one.destroy();
    assert.deepEqual(devices(here), []);
  });

  it("is another one under another name", async () => {
    const one = await existing();
    const seed = one.outputs["base32StringSeed"];
    assert.equal(await one.up({ virtualMfaDeviceName: "alice-tablet" }), "replace");
    assert.deepEqual(here.writes(), ["CreateVirtualMFADevice", "DeleteVirtualMFADevice"]);
    assert.notEqual(one.outputs["base32StringSeed"], seed);
  });

  it("is declared once in a program", async () => {
    await existing();
    const [one, two] = [here.resource(KIND), here.resource(KIND)];
    await one.preview({ virtualMfaDeviceName: "bob-phone" });
    await assert.rejects(two.preview({ virtualMfaDeviceName: "Bob-phone" }), /names what the resource .* manages/);
  });

  it("is not held for the lost one when a sibling is", async () => {
    await make(here, "bob-phone");
    await here.cloud.control.fault({ kind: "resetAfter", action: "CreateVirtualMFADevice" });
    const one = here.resource(KIND);
    const { message } = await failureOf(one.up({ virtualMfaDeviceName: "alice-phone" }));
    assert.match(
      message,
      /the secret of mfa\/alice-phone; delete it with: alicloud-identity call ims DeleteVirtualMFADevice/,
    );
    await here.later();
    const again = await failureOf(one.up({ virtualMfaDeviceName: "alice-phone" }));
    assert.match(
      again.message,
      /so a secret of mfa\/alice-phone may be lost; when nobody uses it, delete it with: .*:mfa\/alice-phone, then/,
    );
  });

  it("refuses in the preview a name that the service would not take, and in a look-up what is no serial number", async () => {
    await assert.rejects(here.resource(KIND).preview({ virtualMfaDeviceName: "alice.phone" }), {
      message: 'virtualMfaDeviceName must be 1 to 64 letters, digits and -, not "alice.phone"',
    });
    await assert.rejects(here.provider.read(KIND, "alice-phone", {}), {
      message: "alice-phone is not the serial number of a virtual MFA device, acs:ram::<account>:mfa/<name>",
    });
  });
});
