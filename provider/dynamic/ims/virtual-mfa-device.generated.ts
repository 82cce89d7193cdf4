// Generated from provider/resources/ims/virtual-mfa-device.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { virtualMfaDevice } from "../../resources/ims/virtual-mfa-device";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `VirtualMfaDevice`. Every value, at any depth, may be an output of another resource. */
export interface VirtualMfaDeviceArgs {
  /** 1 to 64 letters, digits and `-`, unique in the account. A change makes a new device. */
  virtualMfaDeviceName: pulumi.Input<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `VirtualMfaDevice.get` looks up; all of it may be left out. */
export interface VirtualMfaDeviceState {
  /** 1 to 64 letters, digits and `-`, unique in the account. A change makes a new device. */
  virtualMfaDeviceName?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The same as the id: `acs:ram::<account>:mfa/<name>`. */
  serialNumber?: pulumi.Input<string | undefined>;
  /** The number of the user who uses it. Nothing here: nobody. */
  userId?: pulumi.Input<string | undefined>;
  /** When it was bound to that user: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  activateDate?: pulumi.Input<string | undefined>;
  /** The seed of its codes, 64 characters of Base32. Told at creation alone: `get` has nothing here. */
  base32StringSeed?: pulumi.Input<string | undefined>;
  /** The seed as an image to scan, a PNG in Base64. Told at creation alone: `get` has nothing here. */
  qrCodePng?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * A second factor for the logon of a RAM user, in an app that makes codes.
 *
 * The seed is told once, so a device that is there cannot be taken over, and `get` cannot recover its seed. To bind it to
 * a user is an act, as it takes two codes that follow each other: `alicloud-identity call ims BindMFADevice`, or
 * `bindMFADevice` of `connect()`. A user has one device. One that is bound cannot be deleted: unbind it first.
 *
 * @example
 * const phone = new ims.VirtualMfaDevice("alice", { virtualMfaDeviceName: "alice-phone" });
 *
 * export const seed = phone.base32StringSeed; // a secret
 */
export class VirtualMfaDevice extends pulumi.CustomResource {
  /** 1 to 64 letters, digits and `-`, unique in the account. A change makes a new device. */
  declare readonly virtualMfaDeviceName: pulumi.Output<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The same as the id: `acs:ram::<account>:mfa/<name>`. */
  declare readonly serialNumber: pulumi.Output<string>;
  /** The number of the user who uses it. Nothing here: nobody. */
  declare readonly userId: pulumi.Output<string | undefined>;
  /** When it was bound to that user: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly activateDate: pulumi.Output<string | undefined>;
  /** The seed of its codes, 64 characters of Base32. Told at creation alone: `get` has nothing here. */
  declare readonly base32StringSeed: pulumi.Output<string>;
  /** The seed as an image to scan, a PNG in Base64. Told at creation alone: `get` has nothing here. */
  declare readonly qrCodePng: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: VirtualMfaDeviceArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(virtualMfaDevice, name, args, options));
    deriveFromId(this, virtualMfaDevice);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<serialNumber>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: VirtualMfaDeviceState, options?: pulumi.CustomResourceOptions): VirtualMfaDevice {
    return new VirtualMfaDevice(...lookUp<VirtualMfaDeviceArgs>(virtualMfaDevice, name, id, state, options));
  }

  static override isInstance(value: unknown): value is VirtualMfaDevice {
    return isInstanceOf(virtualMfaDevice.kind, value);
  }
}
